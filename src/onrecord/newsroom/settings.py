"""Django's settings, derived from one `Config`. Nothing here is meant to be edited.

A newsroom is configured in its `onrecord.toml`; `ONRECORD_NEWSROOM` names its folder.
"""

import os
import secrets
from pathlib import Path

import environ

from onrecord import conf

PACKAGE = Path(__file__).resolve().parent.parent
ONRECORD = conf.load(Path(os.environ.get("ONRECORD_NEWSROOM", ".")).resolve())
DATA = ONRECORD.data

DEBUG = ONRECORD.debug
# A folder that is no newsroom gets no secret written into it (a type checker imports this too).
SECRET_KEY = os.environ.get("ONRECORD_SECRET_KEY") or (
    conf.secret(ONRECORD) if (ONRECORD.folder / conf.FILE_NAME).exists() else secrets.token_hex()
)
BASE_URL = ONRECORD.base_url.rstrip("/")
SECURE = BASE_URL.startswith("https://")
# The server itself listens on loopback; names other than the newsroom's own are refused.
ALLOWED_HOSTS = sorted({ONRECORD.host, "localhost", "127.0.0.1", "[::1]"})

INSTALLED_APPS = [
    "onrecord.newsroom",
    "onrecord.syndication",
    "onrecord.importers",
    "onrecord.corrections",
    "onrecord.desk",
    "onrecord.articles",
    "onrecord.record",
    "onrecord.outbox",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "onrecord.newsroom.middleware.RefusedPublish",
]

ROOT_URLCONF = "onrecord.newsroom.urls"
WSGI_APPLICATION = "onrecord.newsroom.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
                "onrecord.newsroom.context_processors.newsroom",
            ],
        },
    },
]

env = environ.Env()
DATABASES = {
    "default": env.db_url_config(ONRECORD.database_url or f"sqlite:///{DATA / 'onrecord.sqlite3'}")
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        # A writer takes its lock at BEGIN, so two writers wait for each other instead of failing.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        # FULL: what a reader was told we have survives a power cut (WAL with NORMAL may lose it).
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
        "PRAGMA foreign_keys=ON; PRAGMA cache_size=-16000;",
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": env.cache_url_config(ONRECORD.redis_url or "locmemcache://onrecord"),
}

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "wagtailadmin_login"

LANGUAGE_CODE = ONRECORD.language if ONRECORD.language in conf.LANGUAGES else "en"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("en", "English"), ("ar", "العربية")]
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
LOCALE_PATHS = [PACKAGE / "locale"]
FORMAT_MODULE_PATH = "onrecord.newsroom.formats_i18n"
USE_I18N = True
USE_TZ = True
TIME_ZONE = ONRECORD.time_zone

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "onrecord.newsroom.static.NewsroomStaticStorage"},
}

MAILBOX = DATA / "mailbox"
if ONRECORD.mail_url and not ONRECORD.mail_url.startswith("file"):
    vars().update(env.email_url_config(ONRECORD.mail_url))
else:
    EMAIL_BACKEND = "onrecord.newsroom.mail.FileBackend"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = SERVER_EMAIL = ONRECORD.sender

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
# Behind a web server that speaks TLS for us, requests arrive as http and say an https origin.
CSRF_TRUSTED_ORIGINS = [BASE_URL]
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "SAMEORIGIN"
SILENCED_SYSTEM_CHECKS = [
    "security.W004",  # HSTS and the redirect to https belong to the web server that speaks TLS
    "security.W008",
    "security.W019",  # the admin shows a story's preview in a frame of its own
]
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

WAGTAIL_SITE_NAME = ONRECORD.name
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAILIMAGES_IMAGE_MODEL = "onrecord_articles.Picture"
WAGTAILIMAGES_IMAGE_FORM_BASE = "onrecord.articles.forms.PictureForm"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odt", "pdf", "txt", "xlsx"]
# Nobody outside learns who works at the desk.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_ALLOW_UNICODE_SLUGS = True
# Search and reference tasks run at once and in the same process; what must not be lost is in
# the outbox. docs/decisions/0006 says why.
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"onrecord": {"level": "INFO"}},
}
