"""Somebody at the door: password, second step, set-up, as a browser without scripts sends them."""

from __future__ import annotations

import re
from datetime import datetime
from html import unescape
from typing import Any

import pyotp
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.enterprise import PASSWORD, SINCE, WRITTEN, Enterprise
from xinqiao.directory import snapshot
from xinqiao.directory.models import Edition, PolicyRow

SECOND, SET_UP, DESK = "desk:second_step", "desk:set_up", "desk:worklist"


@pytest.fixture
def two_steps(enterprise: Enterprise) -> Enterprise:
    """The enterprise as the product comes: staff need a second step."""
    ask_second_step()
    return enterprise


def ask_second_step(value: int = 2) -> None:
    """Set the policy as it is without a row of its own."""
    PolicyRow.objects.create(key="second_factor", value=value, effective_from=SINCE, recorded_at=WRITTEN, recorded_by="test")
    Edition.objects.update(number=Edition.objects.get().number + 1)
    snapshot.forget()


def said(response: Any) -> str:
    """What a page says."""
    return unescape(response.content.decode())


def give_password(browser: Client, login: str = "handler", password: str = PASSWORD, **more: Any) -> Any:
    """Send the first form."""
    return browser.post(reverse("desk:sign_in"), {"login": login, "password": password, **more})


def secret_on(page: str) -> str:
    """Return the secret that a set-up page shows, as it is typed by hand."""
    found = re.search(r'class="number secret">([A-Z2-7 ]+)<', page)
    assert found, page[:2000]
    return found[1].replace(" ", "")


def code_of(secret: str, at: datetime | None = None, *, later: int = 0) -> str:
    """Return the code of a generator now, or so many half minutes later."""
    return pyotp.TOTP(secret).generate_otp(int((at or timezone.now()).timestamp()) // 30 + later)


def set_up(browser: Client, login: str = "handler", **more: Any) -> tuple[str, list[str]]:
    """Sign in for the first time, setting up a generator; return its secret and the recovery codes."""
    assert give_password(browser, login, **more)["Location"].startswith(reverse(SET_UP))
    secret = secret_on(said(browser.get(reverse(SET_UP))))
    page = said(browser.post(reverse(SET_UP), {"code": code_of(secret)}))
    codes = re.findall(r'<li class="number">([a-z0-9-]{19})</li>', page)
    assert len(codes) == 10, page[:3000]
    return secret, codes


def sign_in_with(browser: Client, secret: str, login: str = "handler", *, later: int = 1) -> Any:
    """Sign in with password and code; the next half minute's, because this one's was used when it was set up."""
    assert give_password(browser, login)["Location"].startswith(reverse(SECOND))
    return browser.post(reverse(SECOND), {"code": code_of(secret, later=later)})


def is_in(browser: Client) -> bool:
    """Whether a page of the desk opens."""
    return bool(browser.get(reverse("desk:sign_ins")).status_code == 200)
