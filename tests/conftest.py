"""What every test that uses Django has in common."""

from django.conf import settings


def pytest_configure() -> None:
    """Settings that make tests fast, and free of a step before them. Nothing else differs from an installation."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.WHITENOISE_AUTOREFRESH = True  # asks for no folder of collected files
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # needs no collectstatic
    }
    settings.API_PERIOD = 10**10  # one for all tests, so that none depends on when a minute ends
