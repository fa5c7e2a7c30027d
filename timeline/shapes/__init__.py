"""What the API answers, member by member, and the texts of events that are kept ready to be answered."""
