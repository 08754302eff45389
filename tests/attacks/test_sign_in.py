"""Attacks 22, 28, 29, 37, 41, 42, 43 at the door of the staff: guessing, links, sessions, and what leaks."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.enterprise import PASSWORD, Enterprise
from tests.walking import CODE, Walk
from tests.web.desk.doors import ask_second_step, code_of, give_password, is_in, said, secret_on, set_up, sign_in_with
from tests.web.visiting import petition_url, plain_pages, visit  # noqa: F401 fixtures
from xinqiao.directory import change
from xinqiao.directory.models import Person, Post
from xinqiao.ledger.append import history
from xinqiao.ledger.walk import breaks
from xinqiao.outbox.models import Message
from xinqiao.petitions import lookup, throttle
from xinqiao.sign_in import delays, factors, links, sessions
from xinqiao.sign_in.delays import Attempt
from xinqiao.sign_in.models import Delay, PasswordLink, StaffSession

pytestmark = [pytest.mark.django_db, pytest.mark.postgres_too]
AT = datetime(2026, 3, 12, 8, 10, tzinfo=UTC)
NEW = "Another-2026-bridge"
BY = "person:1"


def switch(person: Person, *, is_active: bool) -> None:
    entry = change.PersonEntry(login=person.login, name=person.name, name_en=person.name_en, is_active=is_active)
    change.change_person(person, entry, by=BY, at=timezone.now())


# 22: the query code


def test_a_million_guesses_at_query_codes_come_to_a_few_hundred(walk: Callable[..., Walk], monkeypatch: pytest.MonkeyPatch) -> None:
    """Attack 22: of any number of guesses an hour, from any number of places, only so many are compared at all.

    Here with 2 tries a place (policy; 20 by default): 10 for one number, 200 in all. By default 10⁶ guesses at one number
    take 10⁶ / 100 hours, more than a year, and then one in 10⁶ codes of 10¹² has been tried.
    """
    number = walk().petition.number
    compared: list[str] = []
    monkeypatch.setattr(lookup, "code_matches", lambda *_pair: bool(compared.append("compared")))
    for n in range(60):
        lookup.look_up(number, f"{n:012d}", place=f"10.0.{n}.1", tries=2, at=AT)
    assert len(compared) == 2 * throttle.FOR_A_NUMBER
    for n in range(400):
        lookup.look_up(f"XQ-2026-{n:07d}", f"{n:012d}", place=f"10.{n}.1.1", tries=2, at=AT)
    assert len(compared) == 2 * throttle.FOR_ALL
    assert lookup.look_up(number, CODE, place="10.0.0.9", tries=2, at=AT).free_at == datetime(2026, 3, 12, 9, tzinfo=UTC)


# 28, 29: who has left


@pytest.mark.parametrize("how", ["switched off", "password by an administrator", "sessions ended"])
def test_who_is_shut_out_is_out_with_his_next_click_everywhere(enterprise: Enterprise, how: str, client: Client) -> None:
    """Attack 28: two live sessions and somebody who is half way in; none opens a page afterwards."""
    other, half, person = Client(), Client(), enterprise.person("handler")
    ask_second_step()
    secret, _codes = set_up(client)
    sign_in_with(other, secret)
    give_password(half)
    assert is_in(client) and is_in(other) and len(sessions.live(person)) == 2
    if how == "switched off":
        switch(person, is_active=False)
    elif how == "sessions ended":
        factors.reset(person, by=BY, at=timezone.now())
    else:
        change.set_password(person, NEW, must_change=True, by=BY, at=timezone.now())
    assert not is_in(client) and not is_in(other)
    assert sessions.live(Person.objects.get(pk=person.pk)) == []
    assert half.post(reverse("desk:second_step"), {"code": code_of(secret, later=2)}).status_code == 302
    assert not is_in(half)


def test_who_comes_back_gets_no_old_session(enterprise: Enterprise, client: Client) -> None:
    """Attack 28: switched on again, he needs a new password; the old cookie stays dead."""
    give_password(client)
    for is_active in (False, True):
        switch(enterprise.person("handler"), is_active=is_active)
    assert not is_in(client)
    assert "密码不对" in said(give_password(Client()))


def test_a_duty_that_ends_at_midnight_takes_the_session_along(walk: Callable[..., Walk], enterprise: Enterprise, client: Client) -> None:
    """Attack 29: a deputy's open session sees nothing on the day after his post's last, without a new sign-in."""
    petition, today = walk("accepted").petition, timezone.localdate()
    give_password(client)
    assert client.get(petition_url(petition)).status_code == 200
    Post.objects.filter(person=enterprise.person("handler")).update(valid_to=today)
    assert client.get(petition_url(petition)).status_code == 200
    Post.objects.filter(person=enterprise.person("handler")).update(valid_to=today - timedelta(days=1))
    for url in (petition_url(petition), "/desk/find/?q=停暖"):
        assert client.get(url).status_code == 404, url
    assert petition.number not in said(client.get("/desk/"))
    assert is_in(client)  # his own sign-ins he may still end


# 37: where links lead


@pytest.mark.parametrize(
    "asked",
    ["//evil.example/x", "https://evil.example/", "http:///evil.example", "javascript:alert(1)", "/\\evil.example", "\\\\evil.example",
     "////evil.example", "https:evil.example", "\t//evil.example", "desk/../../evil", "http://testserver.evil.example/"],
)  # fmt: skip
def test_next_leads_to_no_other_site_from_any_page_of_the_door(enterprise: Enterprise, asked: str) -> None:
    """Attack 37: after the password, after the set-up, after the code, after a new password, after giving it again."""
    ask_second_step()
    browser, seen = Client(), []
    seen.append(give_password(browser, next=asked)["Location"])
    page = said(browser.get(reverse("desk:set_up"), {"next": asked})).partition("<main")[2]
    secret = secret_on(page)
    page += said(browser.post(reverse("desk:set_up"), {"code": code_of(secret), "next": asked})).partition("<main")[2]
    seen.append(browser.post(reverse("desk:go_on"), {"next": asked})["Location"])
    page += said(browser.get(reverse("desk:change_password"), {"next": asked})).partition("<main")[2]
    seen.append(browser.post(reverse("desk:confirm"), {"present": PASSWORD, "next": asked})["Location"])
    again = Client()
    give_password(again, next=asked)
    seen.append(again.post(reverse("desk:second_step"), {"code": code_of(secret, later=1), "next": asked})["Location"])
    seen.append(again.get(reverse("desk:sign_in"), {"next": asked})["Location"])
    given = {"present": PASSWORD, "password": NEW, "again": NEW, "next": asked}
    seen.append(again.post(reverse("desk:change_password"), given)["Location"])
    assert all(re.fullmatch(r"/desk/[a-z-]*/?[a-z-]*/?", where) for where in seen), seen
    assert "evil" not in page


@pytest.mark.parametrize("header", ["HTTP_HOST", "HTTP_X_FORWARDED_HOST", "HTTP_X_FORWARDED_SERVER", "HTTP_X_ORIGINAL_HOST", "HTTP_FORWARDED"])
def test_a_poisoned_host_gets_into_no_link(enterprise: Enterprise, client: Client, settings: Any, header: str) -> None:
    """Attack 37: the link to set a password names our own address, whatever the request's headers say."""
    settings.ALLOWED_HOSTS = ["testserver"]
    give_password(client, "security")
    newcomer = change.add_person(change.PersonEntry(login="li-xin", name="李新"), by=BY, at=timezone.now())
    url = reverse("administration:sign_in_of", args=[newcomer.pk, "link"])
    value = "host=evil.example" if header == "HTTP_FORWARDED" else "evil.example"
    answer = client.post(url, **{header: value})
    assert answer.status_code == 400 if header == "HTTP_HOST" else "http://testserver/desk/password/set/" in said(answer)
    assert "evil" not in said(answer)
    settings.PORTAL_ADDRESS = "https://xf.example.com"
    assert "https://xf.example.com/desk/password/set/" in said(client.post(url))


# 41: links to set a password


def made(person: Person, at: datetime | None = None) -> str:
    return links.make(person, by=BY, at=at or timezone.now())


def set_by(token: str, browser: Client | None = None, password: str = NEW) -> Any:
    return (browser or Client()).post(reverse("desk:set_by_link", args=[token]), {"password": password, "again": password})


def test_a_link_is_used_once_and_looking_at_it_uses_nothing(enterprise: Enterprise, client: Client) -> None:
    """Attack 41: scanners of mail open links; HEAD and GET leave it alive, a poor password too, and a second use is dead."""
    give_password(client)
    token = made(enterprise.person("handler"))
    for look in (Client().get, Client().head, Client().get):
        assert look(reverse("desk:set_by_link", args=[token])).status_code == 200
    assert is_in(client)
    assert "至少" in said(set_by(token, password="short"))
    assert set_by(token)["Location"] == reverse("desk:sign_in")
    assert not is_in(client)
    assert set_by(token, password="Third-2026-bridge").status_code == 410
    assert give_password(Client(), password=NEW).status_code == 302


@pytest.mark.parametrize("what", ["expired", "password", "new post", "post ended", "off", "newer link", "other token"])
def test_a_link_is_dead_after(enterprise: Enterprise, what: str) -> None:
    """Attack 41: expiry, a new password, a new or ended duty, a switched-off account, a newer link; and guesses open nothing."""
    person, now = enterprise.person("handler"), timezone.now()
    token = made(person, now - timedelta(hours=48, minutes=1) if what == "expired" else now)
    if what == "password":
        change.set_password(person, "Third-2026-bridge", must_change=False, by=BY, at=now)
    elif what == "new post":
        entry = change.PostEntry(person=person, unit=enterprise.other_mine, duty="handler", title="承办人", valid_from=date(2026, 1, 1))
        change.add_post(entry, by=BY, at=now)
    elif what == "post ended":
        change.end_post(person.posts.get(), timezone.localdate(), by=BY, at=now)
    elif what == "off":
        switch(person, is_active=False)
    elif what == "newer link":
        made(person)
    elif what == "other token":
        token = token[:-1] + ("A" if token[-1] != "A" else "B")
    assert Client().get(reverse("desk:set_by_link", args=[token])).status_code == 410
    assert set_by(token).status_code == 410
    assert not Person.objects.get(pk=person.pk).check_password(NEW)


def test_a_link_lies_in_the_store_as_a_digest_and_skips_no_second_step(enterprise: Enterprise) -> None:
    """Attack 41, 30: who reads the database cannot use a link; who has the link still lacks the second step."""
    ask_second_step()
    set_up(Client())
    token = made(enterprise.person("handler"))
    assert token not in repr(list(PasswordLink.objects.values())) and token not in repr([line.body for line in history("sign_in")])
    set_by(token)
    browser = Client()
    assert give_password(browser, password=NEW)["Location"] == reverse("desk:second_step")
    assert not is_in(browser)


# 42: guessing passwords and codes


def test_unknown_wrong_delayed_and_switched_off_take_the_same_work(enterprise: Enterprise, monkeypatch: pytest.MonkeyPatch) -> None:
    """Attack 42: the same sentence, the same number of password hashes and of statements: the same time."""
    switch(enterprise.person("other_handler"), is_active=False)
    give_password(Client(), "somebody")  # the directory is in memory
    done = {}
    encode = Argon2PasswordHasher.encode
    for name, values in {"unknown": {"login": "nobody"}, "wrong": {"password": "wrong"}, "off": {"login": "other_handler"}}.items():
        hashed: list[str] = []
        with CaptureQueriesContext(connection) as queries, monkeypatch.context() as patch:
            patch.setattr(Argon2PasswordHasher, "encode", lambda *args, seen=hashed: seen.append("x") or encode(*args))
            patch.setattr(Argon2PasswordHasher, "verify", lambda *_args, seen=hashed: bool(seen.append("x")))
            page = said(give_password(Client(), **values))
        shown = re.sub(r'value="[^"]*"', "", page.partition("<main")[2])
        done[name] = (len(hashed), len(queries), shown)
    assert done["unknown"] == done["wrong"] == done["off"]
    assert done["unknown"][0] == 1


def test_a_wait_reads_and_costs_the_same_for_a_name_that_does_not_exist(enterprise: Enterprise, monkeypatch: pytest.MonkeyPatch) -> None:
    """Attack 42: whether the wait is for an account or for nobody, and whether the password is right, cannot be told."""
    done = {}
    encode = Argon2PasswordHasher.encode
    for name in ("handler", "nobody"):
        for _try in range(delays.FROM_ONE_PLACE):
            give_password(Client(), name, "wrong")
        for password in (PASSWORD, "wrong"):
            hashed: list[str] = []
            with CaptureQueriesContext(connection) as queries, monkeypatch.context() as patch:
                patch.setattr(Argon2PasswordHasher, "encode", lambda *args, seen=hashed: seen.append("x") or encode(*args))
                answer = give_password(Client(), name, password)
            shown = re.sub(r'value="[^"]*"|\d\d:\d\d', "", said(answer).partition("<main")[2])
            done[name, password] = (answer.status_code, len(hashed), len(queries), shown)
    assert len(set(done.values())) == 1 and next(iter(done.values()))[:2] == (429, 1)


def test_a_month_of_guessing_at_one_account_from_everywhere_is_a_few_thousand_tries() -> None:
    """Attack 42: from a new place each time the waits double up to a quarter of an hour: about a hundred a day."""
    tried, at = 0, AT.timestamp()
    while at < AT.timestamp() + 2 * 86400:
        now = datetime.fromtimestamp(at, UTC)
        attempt = Attempt(name="handler", place=f"10.{tried // 250}.{tried % 250}.1")
        until = delays.waits_until(attempt, now)
        if until is None:
            delays.failed(attempt, now)
            tried += 1
        at = until.timestamp() if until else at + 1
    assert 150 < tried < 250  # in two days


def test_one_place_and_all_places_together_may_fail_so_often_an_hour() -> None:
    """Attack 42: trying one password on every account ends too."""
    tried = 0
    for n in range(100):
        attempt = Attempt(name=f"person-{n}", place="10.0.0.1", tries_per_hour=60)
        if not delays.crowded_until(attempt, AT):
            delays.failed(attempt, AT)
            tried += 1
    assert tried == 60
    assert not delays.crowded_until(Attempt(name="x", place="10.0.0.2", tries_per_hour=60), AT)
    for n in range(200):
        attempt = Attempt(name=f"person-{n}", place=f"10.1.{n}.1", tries_per_hour=1)
        if not delays.crowded_until(attempt, AT):
            delays.failed(attempt, AT)
            tried += 1
    assert tried == delays.FOR_ALL_PLACES


def test_nobody_shuts_a_colleague_out(enterprise: Enterprise, client: Client) -> None:
    """Attack 42: in a browser where he has signed in before, strangers' tries cost him nothing; elsewhere it is a wait that
    ends by itself, that trying on does not prolong, and that the administrator can release."""
    give_password(client)
    client.post(reverse("desk:sign_out"))
    for n in range(60):
        give_password(Client(REMOTE_ADDR=f"10.0.{n}.1"), password="wrong")
        Delay.objects.filter(account=Attempt(name="handler", place="").account).update(last=int(timezone.now().timestamp()) - 1000)
    give_password(Client(REMOTE_ADDR="10.9.9.9"), password="wrong")
    assert give_password(Client(REMOTE_ADDR="10.8.8.8")).status_code == 429
    before = list(Delay.objects.order_by("pk").values_list("failures", "last"))
    for _try in range(5):
        give_password(Client(REMOTE_ADDR="10.9.9.9"), password="wrong")
    assert list(Delay.objects.order_by("pk").values_list("failures", "last")) == before
    assert give_password(client).status_code == 302 and is_in(client)
    admin = Client()
    give_password(admin, "security")
    admin.post(reverse("administration:sign_in_of", args=[enterprise.person("handler").pk, "release"]))
    assert give_password(Client(REMOTE_ADDR="10.8.8.8")).status_code == 302


def test_a_known_browser_is_known_for_its_own_name_only(enterprise: Enterprise, client: Client) -> None:
    """Attack 42: the cookie frees from nobody else's wait, a forged one from none, and it may fail five times itself."""
    give_password(client)
    client.post(reverse("desk:sign_out"))
    forged = Client()
    forged.cookies["xinqiao_known"] = "WyJoYW5kbGVyIiwiMSJd:1:abc"
    for browser, login in ((forged, "handler"), (client, "clerk"), (client, "handler")):
        answers = [give_password(browser, login, "wrong").status_code for _try in range(6)]
        assert answers == [200] * 5 + [429], login


def test_waits_double_up_to_a_quarter_of_an_hour_and_a_day_forgets_them() -> None:
    """Attack 42: 1, 2, 4, 8, 15, 15 minutes."""
    attempt, at, waits = Attempt(name="handler", place="10.0.0.1"), AT, []
    for _try in range(10):
        delays.failed(attempt, at)
        until = delays.waits_until(attempt, at)
        waits.append(round((until - at).total_seconds() / 60) if until else 0)
        at = until or at
    assert waits == [0, 0, 0, 0, 1, 2, 4, 8, 15, 15]
    assert delays.waits_until(attempt, at + timedelta(days=2)) is None
    delays.failed(attempt, at + timedelta(days=2))
    assert delays.waits_until(attempt, at + timedelta(days=2)) is None


def test_codes_and_secrets_are_in_no_log_no_message_no_ledger_and_flood_nobody(
    enterprise: Enterprise, caplog: pytest.LogCaptureFixture
) -> None:
    """Attack 42: no message is sent for a sign-in at all, so there is nobody to flood; nothing typed is written anywhere."""
    ask_second_step()
    caplog.set_level(logging.DEBUG)
    browser = Client(HTTP_USER_AGENT="Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/140.0", REMOTE_ADDR="203.0.113.77")
    secret, codes = set_up(browser)
    for n in range(4):
        give_password(Client(REMOTE_ADDR="203.0.113.77"), "handler", f"typed-by-mistake-{n}")
        give_password(Client(REMOTE_ADDR="203.0.113.77"), f"typed-by-mistake-{n}")
    used = code_of(secret, later=1)
    sign_in_with(Client(REMOTE_ADDR="203.0.113.77"), secret)
    assert not Message.objects.exists()
    written = caplog.text + repr([(line.verb, line.actor, line.body) for line in history("sign_in")])
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table.startswith(("sign_in", "petitions_throttle", "django_session", "directory_person")):
                cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 names of our own tables
                written += repr(cursor.fetchall())
    for word in (secret, *codes, PASSWORD, "typed-by-mistake", "203.0.113", f"'{used}'", "Mozilla"):
        assert word not in written, word


def test_the_door_is_on_record_without_names_and_the_chain_holds(enterprise: Enterprise) -> None:
    """Attack 42, 49: each sign-in, failure, reset, release and change is a line with numbers of persons only."""
    ask_second_step()
    browser, handler, admin = Client(), enterprise.person("handler"), enterprise.person("security")
    give_password(browser, password="wrong")
    give_password(browser, "nobody-here")
    set_up(browser)
    browser.post(reverse("desk:new_codes"))
    boss = Client()
    set_up(boss, "security")
    for what in ("release", "link", "end", "second_step"):
        boss.post(reverse("administration:sign_in_of", args=[handler.pk, what]), {"reason": "手机丢了"} if what == "second_step" else {})
    lines = [(line.verb, line.actor, line.body.get("person")) for line in history("sign_in")]
    him, me, boss_name = handler.pk, f"person:{handler.pk}", f"person:{admin.pk}"
    assert lines == [
        ("sign_in.failed", "somebody", him), ("sign_in.failed", "somebody", None), ("factor.add", me, him), ("recovery.make", me, him),
        ("sign_in.done", me, him), ("recovery.make", me, him), ("factor.add", boss_name, admin.pk), ("recovery.make", boss_name, admin.pk),
        ("sign_in.done", boss_name, admin.pk), ("delay.release", boss_name, him), ("link.make", boss_name, him),
        ("session.end", boss_name, him), ("reset.ask", boss_name, him),
    ]  # fmt: skip
    text = repr([line.body for line in history("sign_in")])
    assert not any(word in text for word in ("handler", "测试", "nobody-here", "127.0.0.1", "Firefox"))
    assert not list(breaks())


# 43: sessions


def test_a_session_gets_another_key_at_every_step_and_an_old_one_opens_nothing(enterprise: Enterprise) -> None:
    """Attack 43: fixation. A key that somebody planted before, or copied between the steps, is dead after them."""
    ask_second_step()
    secret, _codes = set_up(Client())
    browser = Client()
    session = browser.session
    session["planted"] = "x"
    session.save()
    browser.cookies["xinqiao_desk"] = session.session_key
    keys = [session.session_key]
    give_password(browser)
    keys.append(browser.cookies["xinqiao_desk"].value)
    assert "planted" not in browser.session
    browser.post(reverse("desk:second_step"), {"code": code_of(secret, later=1)})
    keys.append(browser.cookies["xinqiao_desk"].value)
    session = browser.session
    session["proved"] = 0
    session.save()
    browser.post(reverse("desk:confirm"), {"present": PASSWORD})
    keys.append(browser.cookies["xinqiao_desk"].value)
    assert len(set(keys)) == 4 and is_in(browser)
    for key in keys[:-1]:
        thief = Client()
        thief.cookies["xinqiao_desk"] = key
        assert not is_in(thief)


def test_who_reads_the_database_can_take_over_no_session(enterprise: Enterprise, client: Client) -> None:
    """Attack 43, 30: the rows hold a digest of the cookie."""
    give_password(client)
    row = StaffSession.objects.exclude(person=None).get()
    thief = Client()
    thief.cookies["xinqiao_desk"] = row.session_key
    assert not is_in(thief) and is_in(client)


def test_live_sessions_are_listed_ended_one_by_one_and_all_at_once(enterprise: Enterprise) -> None:
    """Attack 43: each browser is a line; the ended one is out with its next click, others' cannot be ended."""
    agents = ("Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/140.0", "Mozilla/5.0 (Linux; Android 14) Chrome/130.0 MicroMessenger/8.0")
    one, two, stranger = Client(HTTP_USER_AGENT=agents[0]), Client(HTTP_USER_AGENT=agents[1]), Client()
    for browser, login in ((one, "handler"), (two, "handler"), (stranger, "clerk")):
        give_password(browser, login)
    page = said(one.get(reverse("desk:sign_ins")))
    assert "Firefox · Windows" in page and "WeChat · Android" in page and "另外 1 处" in said(two.get(reverse("desk:sign_ins")))
    keys = re.findall(r'name="session" value="([0-9a-f]{40})"', page)
    assert len(keys) == 1
    assert stranger.post(reverse("desk:end_sign_in"), {"session": keys[0]}).status_code == 404
    assert is_in(two)
    one.post(reverse("desk:end_sign_in"), {"session": keys[0]})
    assert is_in(one) and not is_in(two) and is_in(stranger)
    give_password(two)
    answer = one.post(reverse("desk:end_sign_ins"))
    assert answer["Clear-Site-Data"] == '"cache"'
    assert not is_in(one) and not is_in(two) and is_in(stranger)


def test_a_session_ends_when_idle_and_after_twelve_hours_in_any_case(enterprise: Enterprise, client: Client) -> None:
    """Attack 43: policies `staff_idle_minutes` and `staff_session_hours`."""
    for name, seconds in (("seen", 15 * 60 + 5), ("began", 12 * 3600 + 5)):
        give_password(client)
        session = client.session
        session["seen"] -= 100
        session.save()
        assert is_in(client)
        session = client.session
        session["seen"] -= 100
        session[name] -= seconds
        session.save()
        assert not is_in(client), name


def test_after_signing_out_the_back_button_of_a_shared_computer_shows_nothing(walk: Callable[..., Walk], enterprise: Enterprise, client: Client) -> None:
    """Attack 43: no page of the door or the desk may be kept, and signing out clears the browser's cache."""
    petition = walk("accepted").petition
    ask_second_step()
    pages = [give_password(client), client.get(reverse("desk:set_up"))]
    secret = secret_on(said(pages[1]))
    pages.append(client.post(reverse("desk:set_up"), {"code": code_of(secret)}))
    pages += [client.get(url) for url in ("/desk/", petition_url(petition), reverse("desk:sign_ins"), reverse("desk:confirm"))]
    pages += [client.get(reverse("desk:second_step")), client.get(reverse("desk:set_by_link", args=["x"])), Client().get(reverse("desk:sign_in"))]
    pages.append(client.post(reverse("desk:sign_out")))
    assert pages[-1]["Clear-Site-Data"] == '"cache"'
    for page in pages:
        assert "no-store" in page["Cache-Control"], page
    assert client.get(petition_url(petition)).status_code == 302


DOOR = (
    "sign_in", "sign_out", "second_step", "set_up", "go_on", "change_password", "confirm", "sign_ins", "end_sign_in", "end_sign_ins", "new_codes",
)  # fmt: skip


@pytest.mark.parametrize("name", DOOR)
def test_the_door_moves_only_by_a_form_of_ours(enterprise: Enterprise, name: str) -> None:
    """Attack 34, 43: no token, another site, another method: refused, and nobody is signed in, out, or changed."""
    strict, url = Client(enforce_csrf_checks=True), reverse(f"desk:{name}")
    strict.force_login(enterprise.person("handler"), backend="xinqiao.directory.sessions.StaffBackend")
    fields = {"login": "clerk", "password": PASSWORD, "present": PASSWORD, "again": NEW, "code": "1"}
    for method in ("put", "patch", "delete"):
        assert getattr(strict, method)(url).status_code in (403, 405)
    assert strict.post(url, fields).status_code == 403
    assert strict.post(url, fields, headers={"origin": "https://evil.example"}).status_code == 403
    assert strict.post(url, "{}", content_type="application/json").status_code == 403
    assert strict.get(url).status_code in (200, 302, 405)
    assert strict.session["_auth_user_id"] == str(enterprise.person("handler").pk)
    assert enterprise.person("handler").check_password(PASSWORD)


def test_the_session_cookie_is_kept_from_scripts_and_other_sites(enterprise: Enterprise, client: Client, settings: Any) -> None:
    """Attack 43."""
    settings.SESSION_COOKIE_SECURE = True
    give_password(client)
    cookie, known = client.cookies["xinqiao_desk"], client.cookies["xinqiao_known"]
    assert (cookie["httponly"], cookie["samesite"], cookie["secure"]) == (True, "Lax", True)
    assert (known["httponly"], known["samesite"], known["path"]) == (True, "Strict", "/desk/")
