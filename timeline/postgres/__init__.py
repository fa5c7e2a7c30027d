"""How Django connects to PostgreSQL here: Django's own engine, plus the embedded server and errors that help."""
