"""The second step: led to set it up, asked for it at each sign-in, recovery codes, and what is not accepted."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.enterprise import PASSWORD, Enterprise
from tests.web.desk.doors import (
    SECOND,
    SET_UP,
    ask_second_step,
    code_of,
    give_password,
    is_in,
    said,
    secret_on,
    set_up,
    sign_in_with,
    two_steps,  # noqa: F401 fixture
)
from xinqiao.directory.models import Person, Post
from xinqiao.sign_in import factors, totp
from xinqiao.sign_in.models import Factor, RecoveryCode

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("two_steps")]
ELSEWHERE = ("desk:worklist", "desk:find", "desk:news", "desk:change_password", "desk:sign_ins", "desk:confirm", "leader:home")


def test_who_has_no_second_factor_is_led_to_set_one_up_and_gets_nowhere_else(client: Client) -> None:
    answer = give_password(client, next="/desk/news/")
    assert answer["Location"] == f"{reverse(SET_UP)}?next=%2Fdesk%2Fnews%2F"
    for name in ELSEWHERE:
        assert reverse("desk:sign_in") in client.get(reverse(name))["Location"], name
    assert client.get(reverse(SECOND))["Location"] == reverse(SET_UP)
    assert client.post(reverse("desk:go_on"))["Location"] == reverse("desk:sign_in")
    assert not is_in(client)


def test_setting_up_completes_the_sign_in_and_goes_where_one_wanted(client: Client) -> None:
    give_password(client)
    secret = secret_on(said(client.get(reverse(SET_UP))))
    assert "对不上" in said(client.post(reverse(SET_UP), {"code": "000000"}))
    page = said(client.post(reverse(SET_UP), {"code": code_of(secret), "next": "/desk/news/"}))
    assert page.count('<li class="number">') == 10 and "收好了，继续" in page
    assert client.post(reverse("desk:go_on"), {"next": "/desk/news/"})["Location"] == "/desk/news/"
    assert is_in(client)


def test_the_secret_lies_encrypted_in_the_store_and_the_codes_as_digests(client: Client) -> None:
    give_password(client)
    page = said(client.get(reverse(SET_UP)))
    secret = secret_on(page)
    codes = [line for line in said(client.post(reverse(SET_UP), {"code": code_of(secret)})).split("<li") if 'class="number">' in line]
    codes = [line.split('class="number">')[1][:19] for line in codes]
    assert totp.shown(Person.objects.get(login="handler"), Factor.objects.get().secret).replace(" ", "") == secret
    with connection.cursor() as cursor:
        for table in ("sign_in_factor", "sign_in_recoverycode", "sign_in_staffsession", "ledger_entry"):
            cursor.execute(f"SELECT * FROM {table}")  # noqa: S608 names of our own tables
            text = repr(cursor.fetchall())
            assert secret not in text and not any(code in text or code.replace("-", "") in text for code in codes), table


def test_each_sign_in_asks_for_it(client: Client) -> None:
    secret, _codes = set_up(Client())
    assert give_password(client)["Location"] == reverse(SECOND)
    assert not is_in(client)
    assert "验证码不对" in said(client.post(reverse(SECOND), {"code": "123456"}))
    assert client.post(reverse(SECOND), {"code": code_of(secret, later=1)})["Location"] == reverse("desk:worklist")
    assert is_in(client)


def test_a_code_works_once_also_the_one_of_the_set_up() -> None:
    secret, _codes = set_up(Client())
    again = Client()
    give_password(again)
    assert "验证码不对" in said(again.post(reverse(SECOND), {"code": code_of(secret)}))
    assert sign_in_with(Client(), secret).status_code == 302
    assert "验证码不对" in said(sign_in_with(Client(), secret))


@pytest.mark.parametrize("later", [-3, -2, 3])
def test_old_and_future_codes_are_refused(later: int) -> None:
    secret, _codes = set_up(Client())
    Factor.objects.update(last_step=0)
    assert "验证码不对" in said(sign_in_with(Client(), secret, later=later))


def test_the_codes_are_those_of_the_rfc() -> None:
    """RFC 6238, appendix B, SHA-1: the last six of the eight digits it prints."""
    secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
    person = Person.objects.get(login="handler")
    sealed = totp.seal(secret, person.pk)
    for seconds, code in ((59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (2000000000, "279037")):
        at = timezone.datetime.fromtimestamp(seconds, timezone.get_default_timezone())
        assert totp.step_of(person, sealed, code, at) == seconds // 30
        assert totp.step_of(person, sealed, f"{code[:3]} {code[3:]}", at) == seconds // 30


def test_a_recovery_code_stands_in_once_and_says_so() -> None:
    _secret, codes = set_up(Client())
    browser = Client()
    give_password(browser)
    assert browser.post(reverse(SECOND), {"code": codes[0].upper()})["Location"] == reverse("desk:worklist")
    assert "备用码" in said(browser.get(reverse("desk:sign_ins"))) and "还剩 9 个" in said(browser.get(reverse("desk:sign_ins")))
    again = Client()
    give_password(again)
    assert "验证码不对" in said(again.post(reverse(SECOND), {"code": codes[0]}))


def test_five_wrong_codes_lead_back_to_the_password_and_to_a_wait() -> None:
    secret, _codes = set_up(Client())
    browser = Client()
    give_password(browser)
    answers = [browser.post(reverse(SECOND), {"code": "000000"}) for _try in range(5)]
    assert answers[4]["Location"] == reverse("desk:sign_in")
    assert "连续错了 5 次" in said(browser.get(reverse("desk:sign_in")))
    give_password(browser)
    assert "以后再试" in said(browser.post(reverse(SECOND), {"code": code_of(secret, later=1)}))
    assert not is_in(browser)


def test_the_way_from_password_to_second_step_lasts_ten_minutes(client: Client) -> None:
    secret, _codes = set_up(Client())
    give_password(client)
    session = client.session
    session["half"] = session["half"] | {"at": session["half"]["at"] - 601}
    session.save()
    assert client.post(reverse(SECOND), {"code": code_of(secret, later=1)})["Location"] == reverse("desk:sign_in")


def test_a_new_password_and_being_switched_off_end_the_way(client: Client) -> None:
    secret, _codes = set_up(Client())
    for change in ({"is_active": False}, {"is_active": True, "password": "x"}):
        give_password(client)
        Person.objects.filter(login="handler").update(**change)
        assert client.post(reverse(SECOND), {"code": code_of(secret, later=1)})["Location"] == reverse("desk:sign_in")


def test_what_was_being_written_travels_through_both_steps(enterprise: Enterprise, client: Client) -> None:
    secret, _codes = set_up(Client())
    here = Client()
    written = said(here.post("/desk/register/", {"text": "食堂停了三天，没有人说为什么。"}))
    carried = written.split('name="written" value="')[1].split('"')[0]
    first = said(give_password(here, written=carried))
    assert 'name="written"' in first and reverse(SECOND) in first
    asked = said(here.post(reverse(SECOND), {"written": carried}))
    assert carried in asked
    last = said(here.post(reverse(SECOND), {"code": code_of(secret, later=1), "written": carried}))
    assert "食堂停了三天" in last


def test_a_session_of_one_step_ends_on_the_day_two_are_asked_for(client: Client) -> None:
    ask_second_step(1)
    give_password(client)
    assert is_in(client)
    ask_second_step(2)
    assert reverse("desk:sign_in") in client.get("/desk/")["Location"]
    assert give_password(client)["Location"] == reverse(SET_UP)


def test_whoever_has_no_duty_needs_none(enterprise: Enterprise, client: Client) -> None:
    Post.objects.filter(person=enterprise.person("handler")).update(valid_to=timezone.localdate() - timedelta(days=1))
    assert give_password(client)["Location"] == reverse("desk:change_password")
    assert client.get(reverse("desk:change_password")).status_code == 200


def test_the_last_factor_stays_where_one_is_needed_and_goes_where_not(enterprise: Enterprise, client: Client) -> None:
    set_up(client)
    remove = reverse("desk:remove_factor", args=[Factor.objects.get().pk])
    assert "唯一" in said(client.post(remove, follow=True))
    assert Factor.objects.count() == 1
    ask_second_step(1)
    client.post(remove)
    assert Factor.objects.count() == 0


def test_changing_factors_asks_for_the_password_again_after_ten_minutes(client: Client) -> None:
    set_up(client)
    session = client.session
    session["proved"] -= 601
    session.save()
    for url in (reverse(SET_UP), reverse("desk:new_codes")):
        sent = client.get(url) if url == reverse(SET_UP) else client.post(url)
        assert sent["Location"].startswith(reverse("desk:confirm")), url
    assert "密码不对" in said(client.post(reverse("desk:confirm"), {"present": "wrong"}))
    before = client.session.session_key
    assert client.post(reverse("desk:confirm"), {"present": PASSWORD, "next": reverse(SET_UP)})["Location"] == reverse(SET_UP)
    assert client.session.session_key != before
    assert client.get(reverse(SET_UP)).status_code == 200


def test_nobody_takes_away_or_uses_what_is_anothers(enterprise: Enterprise, client: Client) -> None:
    secret, codes = set_up(Client(), "clerk")
    set_up(client)
    theirs = Factor.objects.get(person=enterprise.person("clerk"))
    assert client.post(reverse("desk:remove_factor", args=[theirs.pk])).status_code == 404
    mine = Client()
    give_password(mine)
    assert "验证码不对" in said(mine.post(reverse(SECOND), {"code": code_of(secret, later=1)}))
    assert "验证码不对" in said(mine.post(reverse(SECOND), {"code": codes[0]}))


def test_new_recovery_codes_end_the_old_ones(client: Client) -> None:
    _secret, codes = set_up(client)
    page = said(client.post(reverse("desk:new_codes")))
    assert page.count('<li class="number">') == 10 and codes[0] not in page
    assert RecoveryCode.objects.count() == 10
    assert not factors.use_code(Person.objects.get(login="handler"), codes[0], timezone.now())


@pytest.mark.parametrize("answer", ["", "x", "[]", "{}", json.dumps({"id": "x", "rawId": "x", "type": "public-key", "response": {}}), "9" * 30_000])
@pytest.mark.parametrize("where", [SECOND, SET_UP])
def test_an_odd_answer_for_a_passkey_gets_a_sentence(client: Client, where: str, answer: str) -> None:
    if where == SECOND:
        set_up(Client())
    give_password(client)
    client.get(reverse(where))
    response = client.post(reverse(where), {"credential": answer})
    assert response.status_code == 200 and "通行密钥" in said(response)
    assert not is_in(client)


def test_the_sign_in_says_where_one_step_is_enough(client: Client) -> None:
    page = reverse("desk:sign_in")
    assert "没有要求第二道验证" not in said(client.get(page))
    ask_second_step(1)
    assert "没有要求第二道验证" in said(client.get(page))
