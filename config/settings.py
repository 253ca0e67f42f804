"""Settings, all from the environment; `.env.example` explains each variable."""

import logging
from pathlib import Path
from typing import Any

import pghistory
import structlog
from environs import Env

from config.secrets import database_from, secret
from config.terms import enum_names

env = Env()
BASE_DIR = Path(__file__).resolve().parent.parent

DEBUG = env.bool("PUNKT_DEBUG", False)
SECRET_KEY = secret("SECRET_KEY")
ALLOWED_HOSTS = env.list("PUNKT_ALLOWED_HOSTS", ["127.0.0.1", "localhost", "[::1]"])
BASE_URL = env.str("PUNKT_BASE_URL", "http://127.0.0.1:8000").rstrip("/")
STATE_DIR = Path(env.str("PUNKT_STATE_DIR", str(BASE_DIR / ".punkt")))
MEDIA_ROOT = Path(env.str("PUNKT_MEDIA_DIR", str(STATE_DIR / "media")))
TEST_CLOCK = env.str("PUNKT_TEST_CLOCK", "")

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "corsheaders",
    "django_filters",
    "django_linear_migrations",
    "django_prometheus",
    "django_structlog",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "pgtrigger",
    "pghistory",
    "rest_framework",
    "foundation.tenancy.apps.TenancyConfig",
    "foundation.audit.apps.AuditConfig",
    "foundation.outbox.apps.OutboxConfig",
    "foundation.http.apps.HttpConfig",
    "foundation.accounts.apps.AccountsConfig",
    "committees",
    "meetings",
    "agenda",
    "proceedings",
    "minutes",
    "hearings",
    "annualcycle",
    "reminders",
    "publication",
    "interchange",
    "desk",
    "config.apps.ConfigConfig",
]

MIDDLEWARE = [
    "django_prometheus.middleware.PrometheusBeforeMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "foundation.http.middleware.ProblemMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "corsheaders.middleware.CorsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "config.logs.RequestLog",
    "django_prometheus.middleware.PrometheusAfterMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
APPEND_SLASH = False
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": []},
    }
]

DATABASES: dict[str, dict[str, Any]] = {"default": database_from(env)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.User"
PGHISTORY_FOREIGN_KEY_FIELD = pghistory.ForeignKey(db_index=False)

REDIS_URL = env.str("REDIS_URL", "redis://127.0.0.1:6379/0")
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "punkt",
        "OPTIONS": {"socket_connect_timeout": 2, "socket_timeout": 2},
    }
}

LANGUAGE_CODE = "da"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
DATA_UPLOAD_MAX_MEMORY_SIZE = 60 * 2**20
FILE_UPLOAD_MAX_MEMORY_SIZE = 2**20
MAX_JSON_BYTES = 5 * 2**20
MAX_UPLOAD_BYTES = 50 * 2**20
PUBLIC_FORMS_PER_HOUR = env.int("PUNKT_PUBLIC_FORMS_PER_HOUR", 30)

EMAIL_BACKEND = "foundation.outbox.pipelining.PipeliningBackend"
EMAIL_HOST = env.str("EMAIL_HOST", "127.0.0.1")
EMAIL_PORT = env.int("EMAIL_PORT", 1025)
EMAIL_HOST_USER = env.str("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = secret("EMAIL_HOST_PASSWORD", default="")
EMAIL_USE_TLS = env.bool("EMAIL_USE_TLS", False)
EMAIL_TIMEOUT = env.int("EMAIL_TIMEOUT", 20)
MAIL_FROM = env.str("PUNKT_MAIL_FROM", "Punkt <punkt@localhost>")
MAIL_TEST_ADDRESS = env.str("PUNKT_MAIL_TEST_ADDRESS", "")
MAIL_LIMITS: dict[str, int] = env.dict("PUNKT_MAIL_LIMITS", {}, subcast_values=int)
OPERATIONS_ADDRESS = env.str("PUNKT_OPERATIONS_ADDRESS", "")
OUTBOX_CONNECTIONS = env.int("PUNKT_OUTBOX_CONNECTIONS", 1)
OUTBOX_LEASE_SECONDS = env.int("PUNKT_OUTBOX_LEASE_SECONDS", 120)
BOUNCE_ADDRESS = env.str("PUNKT_BOUNCE_ADDRESS", "")
BOUNCE_MAILBOX = env.str("PUNKT_BOUNCE_MAILBOX", "")
BOUNCE_MAILBOX_PASSWORD = secret("PUNKT_BOUNCE_MAILBOX_PASSWORD", default="")
BOUNCE_WEBHOOK_SECRET = secret("PUNKT_BOUNCE_WEBHOOK_SECRET", default="")

CELERY_BROKER_URL = REDIS_URL
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_SOFT_TIME_LIMIT = 240
CELERY_TASK_TIME_LIMIT = 300
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
# Who publishes does not wait for a Redis that is away: what is due stands in the database.
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 900,
    "socket_connect_timeout": 1,
    "max_retries": 1,
    "interval_start": 0,
    "interval_step": 0,
    "interval_max": 0,
}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TIMEZONE = "Europe/Copenhagen"
CELERY_BEAT_SCHEDULER = "foundation.outbox.pulse:PulsingScheduler"
CELERY_BEAT_SCHEDULE_FILENAME = str(STATE_DIR / "beat-schedule")
CELERY_BEAT_MAX_LOOP_INTERVAL = 5

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["foundation.accounts.authentication.BearerToken"],
    "DEFAULT_PERMISSION_CLASSES": ["foundation.accounts.authentication.ReaderRequired"],
    "DEFAULT_PARSER_CLASSES": ["foundation.http.parsers.StrictJSONParser"],
    "DEFAULT_RENDERER_CLASSES": ["foundation.http.renderers.JSONRenderer"],
    "DEFAULT_SCHEMA_CLASS": "foundation.http.schema.Schema",
    "EXCEPTION_HANDLER": "foundation.http.errors.problem_response",
    "UNAUTHENTICATED_USER": None,
    "URL_FORMAT_OVERRIDE": None,
    "NUM_PROXIES": env.int("PUNKT_PROXIES", 0),
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Punkt",
    "DESCRIPTION": "Sagsgang, dagsordener, referater, høringer og årshjul for en kommunes udvalg.",
    "VERSION": "1",
    "OAS_VERSION": "3.1.1",
    "COMPONENT_SPLIT_REQUEST": True,
    "SERVE_INCLUDE_SCHEMA": False,
    "ENABLE_DJANGO_DEPLOY_CHECK": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "REDOC_DIST": "SIDECAR",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "ENUM_NAME_OVERRIDES": enum_names(BASE_DIR),
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
    "ENUM_ADD_EXPLICIT_BLANK_NULL_CHOICE": False,
    "POSTPROCESSING_HOOKS": [
        "foundation.http.schema.mark_nullable_terms",
        "drf_spectacular.hooks.postprocess_schema_enums",
        "foundation.http.schema.admit_null",
        "foundation.http.schema.add_examples",
    ],
}
API_VERSION = "1.0"

STANDING_SOURCES = [
    "foundation.accounts.standings.grants_of",
    "committees.standings.seats_of",
    "committees.standings.council_seats_of",
    "committees.standings.person_of",
    "hearings.standings.consultee_roles",
    "proceedings.standings.substitute_roles",
]
GRANT_PLACES = {
    "committee": "committees.Committee",
    "department": "committees.Department",
    "item": "agenda.AgendaItem",
}
LETTER_JUDGES = ["reminders.actions.judging.reconsider"]
CALLED_SOURCES = ["meetings.querysets.members_of", "proceedings.standings.substitutes_of"]

CORS_ALLOWED_ORIGINS: list[str] = env.list("PUNKT_CORS_ORIGINS", [])
CORS_EXPOSE_HEADERS = ["ETag", "API-Version", "Location", "Retry-After"]
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "style-src": ["'self'", "'unsafe-inline'"],
        "script-src": ["'self'", "'unsafe-inline'"],
        "frame-ancestors": ["'none'"],
    }
}
X_FRAME_OPTIONS = "DENY"
# Nobody signs in by cookie, so there is no request for another site to forge.
SILENCED_SYSTEM_CHECKS = ["security.W003"]
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
HTTPS = BASE_URL.startswith("https://")
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^api/v1/health$"]
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None

DJANGO_STRUCTLOG_CELERY_ENABLED = True
# A request is told of once, when its route and its answer are known.
DJANGO_STRUCTLOG_STATUS_START_LOG_LEVEL = logging.DEBUG
PROMETHEUS_EXPORT_MIGRATIONS = False

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {
            "()": "config.logs.line_format",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["console"], "level": env.str("PUNKT_LOG_LEVEL", "INFO")},
}
structlog.configure(
    processors=[
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.filter_by_level,
        structlog.processors.TimeStamper(fmt="iso"),
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.format_exc_info,
        structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
    ],
    logger_factory=structlog.stdlib.LoggerFactory(),
    cache_logger_on_first_use=True,
)
