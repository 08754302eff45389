"""What differs where a process serves the protected host (`XINQIAO_SERVES=protected`): the settings, in one place.

Everything that knows people is left out: no session, no sign-in, no staff page, no log line with a time.
"""

from __future__ import annotations

import os
from typing import Any

COOKIE_HEAD = "protected_"  # no other cookie is read here: those of the portal and of staff are dropped unseen (`client`)
OF_OTHERS = frozenset(f"xinqiao.web.{name}" for name in ("portal", "desk", "leader", "admin"))
MIDDLEWARE = [
    "xinqiao.web.protected.client.NothingOfTheClient",  # first: nothing else learns where a request comes from
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "xinqiao.web.file_door.FileDoor",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
# Nothing but our own files, and a page may send nothing anywhere but to this host.
POLICY = {
    "default-src": ["'none'"], "script-src": ["'self'"], "style-src": ["'self'"], "font-src": ["'self'"], "img-src": ["'self'", "data:"],
    "form-action": ["'self'"], "base-uri": ["'none'"], "frame-ancestors": ["'none'"],
}  # fmt: skip
# A line of a log has no time and no address here; what writes the log away may add a time (docs/security.md).
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "ERROR"},
    "loggers": {"django": {"level": "ERROR"}},
}


def differing(settings: dict[str, Any]) -> dict[str, Any]:
    """Return the settings that differ from those of the other host, given those."""
    hosts = os.environ.get("XINQIAO_PROTECTED_HOSTS", "")
    return {
        "IS_PROTECTED": True,
        "COOKIE_HEAD": COOKIE_HEAD,
        "MODE_COOKIE_NAME": f"{COOKIE_HEAD}mode",
        "CSRF_COOKIE_NAME": f"{COOKIE_HEAD}token",
        "CSRF_COOKIE_AGE": None,  # until the browser is closed
        "LANGUAGE_COOKIE_NAME": f"{COOKIE_HEAD}language",
        "LANGUAGE_COOKIE_AGE": None,
        "LANGUAGE_COOKIE_HTTPONLY": True,
        "LANGUAGE_COOKIE_SECURE": settings["BEHIND_TLS"],
        "SESSION_COOKIE_SAMESITE": "Strict",
        "CSRF_COOKIE_SAMESITE": "Strict",
        "LANGUAGE_COOKIE_SAMESITE": "Strict",
        "MESSAGE_STORAGE": "xinqiao.web.protected.client.Messages",
        "SECURE_REFERRER_POLICY": "no-referrer",
        "CONTENT_SECURITY_POLICY": {"DIRECTIVES": POLICY},
        "ROOT_URLCONF": "xinqiao.web.protected.urls",
        "MIDDLEWARE": MIDDLEWARE,
        "INSTALLED_APPS": [app for app in settings["INSTALLED_APPS"] if app not in OF_OTHERS],
        "ALLOWED_HOSTS": [host for host in hosts.split(",") if host] or settings["ALLOWED_HOSTS"],
        "PORTAL_ADDRESS": settings["PROTECTED_ADDRESS"],  # what is printed here leads back here
        "FILES_ADDRESS": "",
        "LOGGING": LOGGING,
    }
