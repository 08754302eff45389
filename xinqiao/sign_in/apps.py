"""The Django application."""

from __future__ import annotations

from django.apps import AppConfig


class SignInConfig(AppConfig):
    """Sign-in of staff."""

    name = "xinqiao.sign_in"
    label = "sign_in"
