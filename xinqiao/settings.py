"""Deployment: environment variables, one file. Law lives in `rules/`, customer policy in dated rows."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

from xinqiao.ledger.signing import Signer
from xinqiao.vault.keyring import Keyring
from xinqiao.vault.master_key import Command, KeyFile, MasterKey
from xinqiao.web.protected import host as protected_host

PACKAGE = Path(__file__).resolve().parent
DATA = Path(os.environ.get("XINQIAO_DATA") or PACKAGE.parent / "var").resolve()


def master_key() -> MasterKey:
    """Return what wraps the ring of keys: a command of a key management service, or a file, best on another disk than the store."""
    if line := os.environ.get("XINQIAO_KEY_COMMAND"):
        return Command(line)
    return KeyFile(Path(os.environ.get("XINQIAO_MASTER_KEY_FILE") or DATA / "keys" / "master.key"))


KEYRING = Keyring(DATA / "keys", master_key())
# What signs seals of the ledger and receipts: a key file of its own beside the ring, or a command (docs/security.md).
SIGNER = Signer(
    DATA / "keys", command=os.environ.get("XINQIAO_SIGN_COMMAND", ""), public=os.environ.get("XINQIAO_SIGN_PUBLIC", "")
)
SECRET_KEY = KEYRING.django_secret
DEBUG = False
ALLOWED_HOSTS = [host for host in os.environ.get("XINQIAO_HOSTS", "localhost,127.0.0.1,[::1]").split(",") if host]
# Where petitioners reach the portal, as it is printed on documents: https://xf.example.com. Empty: the address of the page.
PORTAL_ADDRESS = os.environ.get("XINQIAO_PORTAL_ADDRESS", "").rstrip("/")
# A host of its own for downloads of uploaded files: https://files.xf.example.com. Empty: the path /files/ of this one.
FILES_ADDRESS = os.environ.get("XINQIAO_FILES_ADDRESS", "").rstrip("/")
# Where the protected host is reached, which keeps no address and no minute: https://baohu.example.com. Empty: no page leads there.
PROTECTED_ADDRESS = os.environ.get("XINQIAO_PROTECTED_ADDRESS", "").rstrip("/")
IS_PROTECTED = False  # this process serves the portal and staff; `XINQIAO_SERVES=protected` makes it the other one (at the end)
COOKIE_HEAD = "xinqiao_"
MODE_COOKIE_NAME = "mode"
BEHIND_TLS = os.environ.get("XINQIAO_TLS", "") == "1"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "django_tasks",
    "django_tasks_db",
    "xinqiao.ledger",
    "xinqiao.wording",
    "xinqiao.directory",
    "xinqiao.vault",
    "xinqiao.documents",
    "xinqiao.outbox",
    "xinqiao.retention",
    "xinqiao.petitions",
    "xinqiao.outreach",
    "xinqiao.insight",
    "xinqiao.sign_in",
    "xinqiao.web.ui",
    "xinqiao.web.petitioner",
    "xinqiao.web.portal",
    "xinqiao.web.protected",
    "xinqiao.web.desk",
    "xinqiao.web.leader",
    "xinqiao.web.admin",
    "xinqiao.ops",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "xinqiao.web.file_door.FileDoor",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "xinqiao.sign_in.watch.SessionWatch",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

if os.environ.get("XINQIAO_COUNT_SQL") == "1":  # `bench` asks how many statements a request takes
    MIDDLEWARE.insert(0, "xinqiao.ops.bench.counting.CountStatements")

ROOT_URLCONF = "xinqiao.urls"
WSGI_APPLICATION = "xinqiao.wsgi.application"
FORM_RENDERER = "xinqiao.web.ui.renderer.Renderer"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["django.templatetags.i18n", "django.templatetags.static", "xinqiao.web.ui.templatetags.ui"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "xinqiao.web.ui.context.look",
            ],
        },
    }
]

SQLITE = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA foreign_keys=ON;PRAGMA cache_size=-16000;"
        "PRAGMA mmap_size=0;PRAGMA temp_store=MEMORY;"
    ),
}

# Statements are prepared on the server once they come again: of the store's work on a page two thirds were planning (docs/performance.md).
# Such a statement is planned without its parameters, which makes a queue look like a handful of lines; with the price of a spinning disk for a row
# by an index, the store then reads and sorts the whole queue for one page of it (docs/performance.md). Rows by an index cost little on what it runs on.
POSTGRESQL: dict[str, Any] = {"server_side_binding": True, "prepare_threshold": 3, "options": "-c random_page_cost=1.1"}


def database() -> dict[str, Any]:
    """Return the store: `DATABASE_URL` if set (PostgreSQL in production), else SQLite in the data folder."""
    url = os.environ.get("DATABASE_URL")
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3", "NAME": str(DATA / "xinqiao.sqlite3"), "OPTIONS": SQLITE,
            "CONN_MAX_AGE": None, "TEST": {"NAME": None},
        }  # fmt: skip
    store: dict[str, Any] = dict(dj_database_url.parse(url, conn_max_age=600, conn_health_checks=True))
    given: dict[str, Any] = store.get("OPTIONS", {})
    return store | {"OPTIONS": POSTGRESQL | given}


DATABASES = {"default": database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "directory.Person"
AUTHENTICATION_BACKENDS = ["xinqiao.directory.sessions.StaffBackend"]
PASSWORD_HASHERS = ["xinqiao.sign_in.hashing.Argon2"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "xinqiao.directory.passwords.LengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "xinqiao.directory.passwords.VarietyValidator"},
    {"NAME": "xinqiao.directory.passwords.NotTheNameValidator"},
]
LOGIN_URL = "desk:sign_in"

SESSION_ENGINE = "xinqiao.sign_in.sessions"
SESSION_COOKIE_AGE = 24 * 3600  # `staff_session_hours` is at most this
SESSION_COOKIE_NAME = "xinqiao_desk"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = BEHIND_TLS
SECURE_HSTS_SECONDS = 31536000 if BEHIND_TLS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_TLS else None
SECURE_REFERRER_POLICY = "same-origin"  # with "no-referrer" browsers send `Origin: null`, and every form would be refused
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "xinqiao.web.errors.csrf_failure"
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"], "img-src": ["'self'", "data:"], "object-src": ["'none'"], "base-uri": ["'none'"],
        "form-action": ["'self'"], "frame-ancestors": ["'none'"],
    }
}  # fmt: skip

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_AGE = 365 * 86400
USE_I18N = USE_TZ = True
TIME_ZONE = "Asia/Shanghai"

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_MAX_AGE = 31536000
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
FILE_UPLOAD_HANDLERS = ["xinqiao.web.upload_handler.BoundedUploads"]
DATA_UPLOAD_MAX_NUMBER_FILES = 40

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

NUMBER_HEAD = os.environ.get("XINQIAO_NUMBER_HEAD", "XQ").upper()  # of the petitions' numbers: the enterprise's letters
if not re.fullmatch(r"[A-Z]{1,8}", NUMBER_HEAD):
    raise ImproperlyConfigured("XINQIAO_NUMBER_HEAD: one to eight letters A–Z, like XQ")
# ClamAV's daemon, asked about every uploaded file: the path of its socket, or host:port. Empty: files are only copied clean.
CLAMD = os.environ.get("XINQIAO_CLAMD", "")
FILINGS_PER_HOUR = int(os.environ.get("XINQIAO_FILINGS_PER_HOUR", "30"))  # from one place
PROTECTED_FILINGS_PER_HOUR = int(os.environ.get("XINQIAO_PROTECTED_FILINGS_PER_HOUR", "200"))  # from everywhere: no place is known

EMAIL_HOST = os.environ.get("XINQIAO_SMTP_HOST", "")
EMAIL_PORT = int(os.environ.get("XINQIAO_SMTP_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("XINQIAO_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("XINQIAO_SMTP_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("XINQIAO_SMTP_TLS", "") == "1"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("XINQIAO_MAIL_FROM", "xinqiao@localhost")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": os.environ.get("XINQIAO_LOG", "WARNING")},
}

if os.environ.get("XINQIAO_SERVES") == "protected":
    globals().update(protected_host.differing(globals()))
