"""The settings of every installation. What differs between them is read from the environment, as README.md lists."""

from datetime import timedelta
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF

from . import database, environment

BASE_DIR = Path(__file__).resolve().parent.parent
TIMELINE_VAR = environment.folder("TIMELINE_VAR", BASE_DIR / "var")

DEBUG = environment.flag("DEBUG")
SECRET_KEY = environment.secret_key("SECRET_KEY", TIMELINE_VAR / "secret_key")
ALLOWED_HOSTS = environment.hosts("ALLOWED_HOSTS", ["127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS = environment.origins("CSRF_TRUSTED_ORIGINS")
BASE_URL = environment.origin("BASE_URL")  # absolute links outside a request; empty: the address asked for

INSTALLED_APPS = [
    "timeline.apps.TimelineConfig",
    "articles.apps.ArticlesConfig",
    "pghistory.admin",  # before the admin, whose template it extends
    "django.contrib.admin",
    "import_export",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "pgtrigger",
    "pghistory",
    "procrastinate.contrib.django",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "csp",
    "axes",
]
if find_spec("django_linear_migrations"):  # a development tool: absent where only requirements.lock is installed
    INSTALLED_APPS.append("django_linear_migrations")

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # pads at random, against guessing secrets by length
    "timeline.compression.brotli_for_public_answers",
    "timeline.api.straight.straight_to_the_api",  # past all that follow, which are for people
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "timeline.pages.languages.LanguageOfTheAddress",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",  # last, as its documentation asks
]

ROOT_URLCONF = "timeline.urls"
WSGI_APPLICATION = "timeline.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
FIXTURE_DIRS = [BASE_DIR / "fixtures"]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "timeline.pages.languages.context",
            ],
        },
    },
]

# PostgreSQL: the embedded one, or the one that DATABASE_URL names
DATABASES: dict[str, dict[str, Any]] = database.connections(TIMELINE_VAR)

AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{validator}"}
    for validator in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "admin:login"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]  # both, so that nobody can lock out another's account
AXES_RESET_ON_SUCCESS = True

LANGUAGE_CODE = "en-gb"  # of addresses without a language, the API and the admin
LANGUAGES = [("en-gb", "English"), ("fr", "Français"), ("ar", "العربية"), ("he", "עברית")]
LOCALE_PATHS = [BASE_DIR / "timeline" / "locale"]
TIME_ZONE = "UTC"
USE_TZ = True
FORMS_URLFIELD_ASSUME_HTTPS = True  # what every Django after 5.2 does

STATIC_URL = "static/"
STATIC_ROOT = TIMELINE_VAR / "static"
WHITENOISE_ALLOW_ALL_ORIGINS = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        # names with a hash of the content, so that browsers may keep the files for years
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SAMESITE = "Lax"
HTTPS = environment.flag("HTTPS")  # behind a proxy that ends TLS and sets X-Forwarded-Proto itself
if HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]  # asked by the machine itself, over plain HTTP
    SECURE_HSTS_SECONDS = 31_536_000  # one year
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True

REST_FRAMEWORK = {
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    # sessions are looked at by addresses that write alone: what is read is the same for all, so that caches may keep it
    "DEFAULT_AUTHENTICATION_CLASSES": ["timeline.api.access.Bearer"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.AllowAny"],
    "UNAUTHENTICATED_USER": None,
    "DEFAULT_THROTTLE_CLASSES": ["timeline.api.limits.PerClient"],
    "NUM_PROXIES": 1 if HTTPS else 0,  # whose X-Forwarded-For is believed
    "EXCEPTION_HANDLER": "timeline.api.problems.answer",
    "URL_FORMAT_OVERRIDE": None,  # format= is a parameter of ours
}
API_PERIOD = 60  # seconds in which requests are counted; periods begin with the full minute
API_LIMITS = {"address": 600, "token": 6000}  # requests a period, of one address without a token, and of one token
SPECTACULAR_SETTINGS = {
    "OAS_VERSION": "3.1.0",
    "TITLE": "Negotiation timeline",
    "DESCRIPTION": "A dated timeline of rounds of talks. Every fact rests on exact words in a stored article.",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SORT_OPERATION_PARAMETERS": False,
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "timeline.api.schema.leave_picked_members_out",
        "timeline.api.links.lead_on",
    ],
    "ENUM_NAME_OVERRIDES": {
        "Kind": "timeline.models.Kind",
        "Phase": "timeline.models.Phase",
        "Outcome": "timeline.models.Outcome",
        "Precision": "timeline.models.Precision",
        "Role": "timeline.models.Role",
        "Attendance": "timeline.models.Attendance",
        "PartyKind": "timeline.models.PartyKind",
        "CitationState": "timeline.models.CitationState",
        "PublishedBasis": "articles.models.PublishedBasis",
    },
    "ENUM_ADD_EXPLICIT_BLANK_NULL_CHOICE": True,
    "SWAGGER_UI_DIST": "SIDECAR",  # served from here
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "SWAGGER_UI_SETTINGS": {"deepLinking": True, "validatorUrl": None},  # none: it would ask a third party
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        "gunicorn.http.wsgi": {"level": "ERROR"},  # it warns of every HEAD request, which Django answers like GET
    },
}
