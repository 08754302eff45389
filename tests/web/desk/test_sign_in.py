"""Signing in, being locked out, signing out, changing one's password."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.db.models import F
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.enterprise import PASSWORD, Enterprise
from xinqiao.directory.models import Post
from xinqiao.sign_in.models import Delay

NEW = "Another-2026-bridge"
WRONG = "登录名或密码不对"


def post(browser: Client, **values: Any) -> Any:
    return browser.post(reverse("desk:sign_in"), {"login": "handler", "password": PASSWORD, **values})


def said(response: Any) -> str:
    return response.content.decode()


def test_the_right_password_lets_in_and_gives_a_new_session(enterprise: Enterprise, client: Client) -> None:
    client.get(reverse("desk:sign_in"))
    session = client.session
    session["kept"] = "before"
    session.save()
    before = session.session_key
    client.cookies["xinqiao_desk"] = before
    response = post(client, login=" Handler ")
    assert response["Location"] == reverse("desk:worklist")
    assert client.session.session_key != before


@pytest.mark.parametrize(
    ("who", "page"),
    [("admin", "administration:home"), ("leader", "leader:home"), ("clerk", "desk:worklist"), ("head", "desk:worklist"), ("custodian", "desk:custody")],
)
def test_each_duty_lands_on_its_first_page(enterprise: Enterprise, client: Client, who: str, page: str) -> None:
    assert post(client, login=who)["Location"] == reverse(page)


def test_a_leader_who_signs_too_begins_with_what_he_oversees(enterprise: Enterprise, client: Client) -> None:
    Post.objects.create(
        person=enterprise.person("unit_head"), unit=enterprise.mine, duty="leader", title="分管领导", valid_from=enterprise.mine.valid_from
    )
    assert post(client, login="unit_head")["Location"] == reverse("leader:home")


def test_unknown_wrong_and_switched_off_read_the_same(enterprise: Enterprise) -> None:
    off = enterprise.person("other_handler")
    off.is_active = False
    off.save()
    pages = []
    for values in ({"login": "nobody"}, {"password": "wrong"}, {"login": "other_handler"}):
        page = said(post(Client(), **values))
        assert WRONG in page
        pages.append(page.count("field"))
    assert len(set(pages)) == 1


def test_unknown_logins_cost_a_password_hash_too(enterprise: Enterprise, client: Client, monkeypatch: Any) -> None:
    hashed: list[str] = []
    from django.contrib.auth.hashers import Argon2PasswordHasher

    encode = Argon2PasswordHasher.encode
    monkeypatch.setattr(Argon2PasswordHasher, "encode", lambda *args: hashed.append("x") or encode(*args))
    post(client, login="nobody")
    assert hashed


@pytest.mark.parametrize("login", ["handler", "nobody-at-all"])
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_five_failures_lock_out_and_say_when_to_come_back(
    enterprise: Enterprise, client: Client, login: str, language: str
) -> None:
    client.cookies["language"] = language
    pages = [post(client, login=login, password="wrong") for _try in range(5)]
    locked = post(client, login=login)  # the right password does not help now
    assert (pages[0].status_code, locked.status_code) == (200, 429)
    until = timezone.localtime(datetime.fromtimestamp(Delay.objects.latest("last").last + 60, UTC))
    assert f"{until:%H:%M}" in said(locked)
    assert ("以后再试" if language == "zh-hans" else "try again after") in said(locked)
    assert "no-store" in locked["Cache-Control"]
    Delay.objects.update(last=F("last") - 61)
    assert post(client, login="handler").status_code == 302


@pytest.mark.parametrize(
    ("asked", "goes"),
    [
        ("/admin/units/", "/admin/units/"), ("//evil.example/x", "/desk/"), ("https://evil.example/", "/desk/"),
        ("javascript:alert(1)", "/desk/"), ("/\\evil.example", "/desk/"), ("", "/desk/"),
    ],
)  # fmt: skip
def test_attack_37_next_stays_on_this_site(enterprise: Enterprise, client: Client, asked: str, goes: str) -> None:
    assert post(client, next=asked)["Location"] == goes
    assert client.get(reverse("desk:sign_in"), {"next": asked})["Location"] == goes


@pytest.mark.parametrize(
    "values", [{"login": "x" * 5000}, {"login": "a\0b"}, {"password": ""}, {"password": "x" * 200}]
)
def test_odd_input_gets_the_form_again(enterprise: Enterprise, client: Client, values: dict[str, str]) -> None:
    response = post(client, **values)
    assert response.status_code == 200 and "_auth_user_id" not in client.session
    assert PASSWORD not in said(response)


def test_the_page_is_never_kept_and_has_the_language_switch(enterprise: Enterprise, client: Client) -> None:
    response = client.get(reverse("desk:sign_in"))
    assert "no-store" in response["Cache-Control"]
    assert 'name="language"' in said(response)
    client.cookies["language"] = "en"
    assert "Staff sign-in" in said(client.get(reverse("desk:sign_in")))


def test_signing_out_is_a_post_and_ends_the_session(enterprise: Enterprise, client: Client) -> None:
    post(client)
    assert client.get(reverse("desk:sign_out")).status_code == 405
    assert client.post(reverse("desk:sign_out"))["Location"] == reverse("desk:sign_in")
    assert "_auth_user_id" not in client.session


def test_an_idle_session_ends(enterprise: Enterprise, client: Client) -> None:
    post(client)
    client.get(reverse("desk:change_password"))
    session = client.session
    session["seen"] -= 16 * 60
    session.save()
    assert client.get(reverse("desk:change_password"))["Location"].startswith(reverse("desk:sign_in"))


def change(browser: Client, **values: str) -> Any:
    given = {"present": PASSWORD, "password": NEW, "again": NEW, **values}
    return browser.post(reverse("desk:change_password"), given)


def test_a_first_password_must_be_changed_before_anything_else(enterprise: Enterprise, client: Client) -> None:
    person = enterprise.person("admin")
    person.must_change_password = True
    person.save()
    post(client, login="admin")
    sent = client.get("/admin/units/")
    assert sent["Location"].startswith(reverse("desk:change_password"))
    assert "初始密码" in said(client.get(sent["Location"]))
    assert change(client, next="/admin/units/")["Location"] == "/admin/units/"
    assert client.get("/admin/units/").status_code == 200


def test_a_new_password_ends_the_other_sessions_and_keeps_this_one(enterprise: Enterprise, client: Client) -> None:
    other = Client()
    post(client)
    post(other)
    assert change(client).status_code == 302
    assert client.get(reverse("desk:change_password")).status_code == 200
    assert other.get(reverse("desk:change_password")).status_code == 302
    assert post(Client(), password=NEW).status_code == 302


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"present": "wrong"}, "现在的密码不对"), ({"again": "other"}, "两次写的新密码不一样"), ({"password": PASSWORD, "again": PASSWORD}, "和现在的一样"),
        ({"password": "Sh0rt-One", "again": "Sh0rt-One"}, "至少要有 12 个字符"), ({"password": "lowercaseonly", "again": "lowercaseonly"}, "三种"),
        ({"password": "Password1234", "again": "Password1234"}, "常见"), ({"password": "Xx-handler-2026", "again": "Xx-handler-2026"}, "登录名"),
    ],
)  # fmt: skip
def test_a_bad_new_password_is_refused_with_a_sentence(
    enterprise: Enterprise, client: Client, values: dict[str, str], sentence: str
) -> None:
    post(client)
    response = change(client, **values)
    assert response.status_code == 200 and sentence in said(response)
    assert post(Client()).status_code == 302
