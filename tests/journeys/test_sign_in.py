"""Signing in in a real browser: an authenticator app without scripts, a passkey with Chromium's virtual authenticator."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pyotp
import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.enterprise import PASSWORD
from tests.journeys.walker import Walker
from tests.web.desk.doors import ask_second_step
from xinqiao.sign_in.models import Factor, StaffSession

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def walker(walker: Walker) -> Iterator[Walker]:
    """The walker in an installation that asks for the second step, as the product comes."""
    ask_second_step()
    return walker


def arrive(walker: Walker, login: str = "clerk") -> None:
    """Open the desk and give the password."""
    walker.go("/desk/")
    walker.page.fill("[name=login]", login)
    walker.page.fill("[name=password]", PASSWORD)
    walker.press()


def code(secret: str, later: int = 0) -> str:
    return pyotp.TOTP(secret).generate_otp(int(timezone.now().timestamp()) // 30 + later)


def test_a_code_generator_is_set_up_used_and_replaced_by_a_recovery_code(walker: Walker) -> None:
    """Works the same without JavaScript; a new browser is asked for a code, and can be signed out from the first."""
    arrive(walker)
    assert re.search(r"/sign-in/set-up/", walker.page.url)
    expect(walker.page.locator(".qr svg")).to_be_visible()
    secret = walker.page.locator(".secret").inner_text().replace(" ", "")
    walker.page.fill("[name=code]", code(secret))
    walker.press()
    codes = walker.page.locator(".recovery_codes li").all_inner_texts()
    assert len(codes) == 10
    walker.press()
    assert walker.page.url.endswith("/desk/")
    walker._become("another browser")
    arrive(walker)
    walker.page.fill("[name=code]", "000000")
    walker.press()
    expect(walker.page.locator("[role=alert]").first).to_be_visible()
    walker.page.fill("[name=code]", codes[0])
    walker.press()
    walker.go("/desk/sign-ins/")
    assert walker.page.locator("tbody").first.locator("tr").count() == 2
    walker.press("tbody tr form button")
    assert walker.page.locator("tbody").first.locator("tr").count() == 1
    walker._become("petitioner")
    walker.go("/desk/")
    expect(walker.page.locator("[name=password]")).to_be_visible()
    arrive(walker)
    walker.page.fill("[name=code]", code(secret, 1))
    walker.press()
    assert walker.page.url.endswith("/desk/")


def test_a_passkey_is_made_and_used(walker: Walker) -> None:
    """With scripts: Chromium's virtual authenticator makes a key and signs with it. Without: the passkey part is not there."""
    if not walker.look.scripts:
        arrive(walker)
        expect(walker.page.locator("[data-passkey]")).to_be_hidden()
        return
    devtools = walker.page.context.new_cdp_session(walker.page)
    devtools.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True}
    authenticator = devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})["authenticatorId"]
    arrive(walker)
    walker.page.locator("[data-passkey=add] button").click()
    expect(walker.page.locator(".recovery_codes")).to_be_visible()
    walker.check()
    held = devtools.send("WebAuthn.getCredentials", {"authenticatorId": authenticator})["credentials"]
    assert len(held) == 1 and Factor.objects.get().kind == Factor.PASSKEY
    walker.press()
    for _time in range(2):  # the count of signatures goes on
        walker.page.locator("[formaction$='/desk/sign-out/']").click()
        arrive(walker)
        walker.page.locator("[data-passkey=use] button").click()
        walker.page.wait_for_url("**/desk/")
    assert StaffSession.objects.exclude(person=None).count() == 1
    walker.page.locator("[formaction$='/desk/sign-out/']").click()
    devtools.send("WebAuthn.removeCredential", {"authenticatorId": authenticator, "credentialId": held[0]["credentialId"]})
    arrive(walker)
    walker.page.locator("[data-passkey=use] button").click()
    expect(walker.page.locator("[data-failed]")).not_to_be_empty()
    walker.check()
