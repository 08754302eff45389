"""One administrator alone opens no account of a colleague: not by the second step, not by the password, not by both in any order."""

from __future__ import annotations

from email import message_from_bytes, policy
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.enterprise import Enterprise
from tests.mail_server import serving
from tests.web.desk.doors import ask_second_step, give_password, said, set_up
from xinqiao.directory import change
from xinqiao.directory.models import PasswordMemory, Person
from xinqiao.directory.refused import DirectoryError
from xinqiao.ledger.append import history
from xinqiao.outbox.deliver import deliver
from xinqiao.outbox.models import Message
from xinqiao.sign_in import links, two_people
from xinqiao.sign_in.models import Factor, ResetRequest

pytestmark = [pytest.mark.django_db, pytest.mark.postgres_too]
WHY = {"reason": "手机丢了，当面核对了工作证"}


def browser(enterprise: Enterprise, key: str) -> Client:
    client = Client()
    client.force_login(enterprise.person(key), backend="xinqiao.directory.sessions.StaffBackend")
    return client


def of(person: Person, what: str) -> str:
    return reverse("administration:sign_in_of", args=[person.pk, what])


def decide(client: Client, answer: str = "agree") -> Any:
    return client.post(reverse("administration:sign_in_decide", args=[ResetRequest.objects.latest("pk").pk]), {"answer": answer})


@pytest.fixture
def person(enterprise: Enterprise) -> Person:
    return enterprise.person("handler")


def test_one_administrator_takes_no_second_step_away(enterprise: Enterprise, person: Person) -> None:
    """Attack 42: asked alone, asked twice, agreed by himself, agreed by the person whom it is about."""
    ask_second_step()
    set_up(Client())
    security = browser(enterprise, "security")
    assert "请写理由" in said(security.post(of(person, "second_step"), {"reason": " "}))
    for _ in range(2):
        security.post(of(person, "second_step"), WHY)
    assert ResetRequest.objects.count() == 1 and Factor.objects.filter(person=person).exists()
    decide(security)
    assert Factor.objects.filter(person=person).exists() and ResetRequest.objects.get().is_agreed is None
    with pytest.raises(DirectoryError):
        two_people.agree(ResetRequest.objects.get(), by=f"person:{person.pk}", at=timezone.now())
    for key in ("handler", "clerk", "auditor", "custodian"):
        assert decide(browser(enterprise, key)).status_code == 404, key
    decide(browser(enterprise, "admin"))
    assert not Factor.objects.filter(person=person).exists()
    assert [line.verb for line in history("sign_in")][-3:] == ["reset.ask", "reset.agree", "factor.reset"]
    assert "手机丢了" not in repr([line.body for line in history("sign_in")])


def test_a_password_that_alone_would_open_an_account_needs_two(enterprise: Enterprise, person: Person) -> None:
    """Attack 42: by the button of the password and of the link; who agreed sees the password, who asked never does."""
    security, was = browser(enterprise, "security"), person.password
    for url in (reverse("administration:password", args=[person.pk]), of(person, "link"), of(person, "password")):
        page = said(security.post(url))
        assert "要另一位管理员同意" in page and "desk/password/set" not in page
    person.refresh_from_db()
    assert person.password == was and not links.PasswordLink.objects.exists()
    security.post(of(person, "password"), WHY)
    shown = decide(browser(enterprise, "admin"))
    person.refresh_from_db()
    assert person.must_change_password and person.check_password(shown.context["password"])


def test_what_was_prepared_before_the_reset_is_dead_after_it(enterprise: Enterprise, person: Person) -> None:
    """Attack 41, 42: a link and a first password made while the second step stood; then the reset is agreed to in good faith."""
    ask_second_step()
    set_up(Client())
    at, by = timezone.now(), {"by": enterprise.actor("security").name}
    token = links.make(person, at=at, **by)
    change.set_password(person, "Prepared-2026-x", must_change=True, at=at, **by)
    other = links.make(person, at=at, **by)
    security = browser(enterprise, "security")
    security.post(of(person, "second_step"), WHY)
    decide(browser(enterprise, "admin"))
    assert links.person_of(token, timezone.now()) is None is links.person_of(other, timezone.now())
    assert "密码不对" in said(give_password(Client(), password="Prepared-2026-x"))
    assert two_people.needs_second(Person.objects.get(pk=person.pk), "password", timezone.now()), "the way back in needs two as well"


def test_an_account_switched_off_and_on_is_not_a_new_one(enterprise: Enterprise, person: Person) -> None:
    """Attack 42: the way round by switching off, which takes the password away."""
    for is_active in (False, True):
        entry = change.PersonEntry(login=person.login, name=person.name, is_active=is_active)
        change.change_person(person, entry, by=enterprise.actor("security").name, at=timezone.now())
    assert PasswordMemory.objects.filter(person=person).exists()
    assert two_people.needs_second(Person.objects.get(pk=person.pk), "password", timezone.now())


def test_the_person_is_told_and_can_say_no(enterprise: Enterprise, person: Person) -> None:
    """Attack 42: what waits stands on his own page with its reason; he stops it, and nobody else's."""
    browser(enterprise, "security").post(of(person, "password"), WHY)
    own = Client()
    give_password(own)
    assert "管理员要重设" in said(own.get("/desk/", follow=True))
    assert WHY["reason"] in said(own.get(reverse("desk:sign_ins")))
    url = reverse("desk:refuse_reset", args=[ResetRequest.objects.get().pk])
    assert browser(enterprise, "clerk").post(url).status_code == 404
    assert own.post(url).status_code == 302 and ResetRequest.objects.get().is_agreed is False
    assert own.post(url).status_code == 302
    decide(browser(enterprise, "admin"))
    person.refresh_from_db()
    assert not person.must_change_password


def test_the_person_is_told_by_mail_without_any_secret(enterprise: Enterprise, person: Person, settings: Any) -> None:
    """Attack 42: whoever lost nothing and cannot sign in any more learns of it outside the system, when it is asked and when it is done; the mail opens nothing."""
    Person.objects.filter(pk=person.pk).update(email="handler@example.com")
    browser(enterprise, "security").post(of(person, "password"), WHY)
    shown = decide(browser(enterprise, "admin"))
    asked, done = Message.objects.filter(person=person).order_by("pk")
    assert (asked.step, done.step, done.party) == ("reset_asked:password", "reset_done:password", "signs_in")
    with serving(settings) as server:
        assert all(deliver(row.pk, timezone.now()) for row in (asked, done))
    first, second = (message_from_bytes(each.content, policy=policy.default) for each in server.taken)
    assert [each.rcpt_tos for each in server.taken] == [["handler@example.com"]] * 2
    assert "我没有要求，不要重设" in first.get_content() and "两位管理员给您设新密码了" in second.get_content() and "set a new password" in second.get_content()
    for mail in (first, second):
        said_in = f"{mail['subject']} {mail.get_content()}"
        assert not any(secret in said_in for secret in (shown.context["password"], WHY["reason"], person.login, person.name, enterprise.person("security").name, "http"))


def test_a_reset_of_somebody_without_a_mailbox_or_that_is_refused_mails_nobody(enterprise: Enterprise, person: Person) -> None:
    """Attack 42: nothing waits in the outbox for an address that is not there, and what was not done is not told as done."""
    browser(enterprise, "security").post(of(person, "password"), WHY)
    assert not Message.objects.filter(party="signs_in").exists()
    Person.objects.filter(pk=person.pk).update(email="handler@example.com")
    decide(browser(enterprise, "admin"), "no")
    assert not Message.objects.filter(party="signs_in").exists()


def test_without_another_administrator_the_machine_is_the_way(enterprise: Enterprise) -> None:
    """Attack 42: the only other administrator is the one who lost it; the page names the command, and does nothing."""
    ask_second_step()
    set_up(Client(), "admin")
    admin = enterprise.person("admin")
    page = said(browser(enterprise, "security").post(of(admin, "second_step"), WHY))
    assert "xinqiao password admin --second-step" in page and not ResetRequest.objects.exists() and Factor.objects.filter(person=admin).exists()


def test_what_waits_is_counted_where_administrators_begin_and_nothing_is_called_reset_that_was_not_there(enterprise: Enterprise, person: Person) -> None:
    """Attack 42: a request that no second administrator hears of is agreed to by nobody."""
    home, other = reverse("administration:home"), browser(enterprise, "admin")
    assert '<b class="number">0</b>' in said(other.get(home)).split("待同意的岗位和登录")[-2]
    security = browser(enterprise, "security")
    security.post(of(person, "password"), WHY)
    assert '<b class="number">1</b>' in said(other.get(home)).split("待同意的岗位和登录")[-2]
    assert "没有设过第二道验证" in said(security.post(of(person, "second_step"), follow=True)) and not [line for line in history("sign_in") if line.verb == "factor.reset"]


def test_a_first_password_and_one_beside_a_second_step_need_one(enterprise: Enterprise, person: Person) -> None:
    new = change.add_person(change.PersonEntry(login="li-xin", name="李新"), by="command", at=timezone.now())
    assert not two_people.needs_second(new, "password", timezone.now())
    ask_second_step()
    set_up(Client())
    assert not two_people.needs_second(person, "password", timezone.now())
    assert two_people.needs_second(person, "second_step", timezone.now())
