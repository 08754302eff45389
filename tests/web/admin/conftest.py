"""Browsers in which an administrator is signed in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.enterprise import Enterprise

Signed = Callable[[str], Client]


@pytest.fixture
def signed(enterprise: Enterprise) -> Signed:
    """`signed("handler")` is a browser in which that person is signed in."""

    def sign(key: str) -> Client:
        browser = Client()
        browser.force_login(enterprise.person(key), backend="xinqiao.directory.sessions.StaffBackend")
        return browser

    return sign


@pytest.fixture
def admin(signed: Signed) -> Client:
    return signed("admin")


@pytest.fixture
def security(signed: Signed) -> Client:
    return signed("security")


def text(response: Any) -> str:
    """The page as text."""
    return response.content.decode()
