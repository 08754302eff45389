"""Nobody sits at the desk and something comes in: whoever leads the shift is called by mail at once, the heads after their minutes; nobody twice."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.enterprise import SINCE, WRITTEN
from tests.mail_server import serving
from tests.outreach.shifts import MORNING, Desk
from tests.walking import Walk
from xinqiao.directory import snapshot
from xinqiao.directory.models import PolicyRow
from xinqiao.outbox.deliver import deliver, due_messages
from xinqiao.outbox.models import Message
from xinqiao.outreach.calling import call
from xinqiao.rules.terms import MessageState, Path, Secrecy
from xinqiao.rules.terms_outreach import ShiftRole

pytestmark = pytest.mark.postgres_too
AT = MORNING + timedelta(hours=2)


@pytest.fixture
def night(desk: Desk) -> Desk:
    """The clerk leads a shift to which nobody at the desk came; everybody has a mailbox."""
    desk.planned()
    desk.planned(person_id=desk.house.person("clerk").pk, role=ShiftRole.LEAD)
    for key, person in desk.house.people.items():
        person.email = f"{key}@example.com"
        person.save(update_fields=["email"])
    return desk


def called() -> list[str]:
    return [message.person.login for message in Message.objects.filter(party="on_call").select_related("person").order_by("pk") if message.person]


def test_whoever_leads_is_called_at_once_the_head_after_his_minutes_and_nobody_twice(night: Desk) -> None:
    Walk(night.house, at=AT)
    assert call(AT) == 1 and called() == ["clerk"]
    assert [call(AT), call(AT + timedelta(minutes=5))] == [0, 0]
    assert call(AT + timedelta(minutes=16)) == 1 and called() == ["clerk", "head"]
    assert call(AT + timedelta(minutes=17)) == 0
    Walk(night.house, at=AT + timedelta(minutes=18))
    assert call(AT + timedelta(minutes=19)) == 1 and called() == ["clerk", "head", "clerk"]


def test_nobody_is_called_while_somebody_is_at_the_desk_or_once_it_is_triaged(night: Desk) -> None:
    walked = Walk(night.house, at=AT)
    walked.take("triage", "clerk", category="0703", path=Path.OPINION)
    assert call(AT + timedelta(minutes=20)) == 0
    desk_shift = night.planned(person_id=night.house.person("head").pk)
    night.take("begin_shift", desk_shift, "head", MORNING)
    Walk(night.house, at=AT + timedelta(minutes=21))
    assert call(AT + timedelta(minutes=40)) == 0 and called() == []


def test_without_a_mailbox_or_where_the_policy_says_no_nobody_is_called(night: Desk) -> None:
    Walk(night.house, at=AT)
    person = night.house.person("clerk")
    person.email = ""
    person.save(update_fields=["email"])
    assert call(AT) == 0
    PolicyRow.objects.create(key="on_call_mail", value=1, effective_from=SINCE, recorded_at=WRITTEN, recorded_by="test")
    snapshot.forget()
    assert call(AT + timedelta(minutes=30)) == 0 and called() == []


def test_the_mail_says_neither_which_matter_nor_who(night: Desk, settings: Any) -> None:
    """Attack 25: what leaves the house says that something waits, and nothing of it."""
    walked = Walk(night.house, at=AT, secrecy=Secrecy.CONFIDENTIAL)
    call(AT)
    (message,) = Message.objects.filter(party="on_call")
    assert message.pk in due_messages(AT)
    with serving(settings) as server:
        assert deliver(message.pk, AT)
    (envelope,) = server.taken
    raw = envelope.content.decode()
    assert envelope.rcpt_tos == ["clerk@example.com"] and walked.petition.number not in raw and "范小安" not in raw and walked.petition.title not in raw
    message.refresh_from_db()
    assert message.state == MessageState.SENT.value and message.evidence.count() == 1
    assert deliver(message.pk, AT) is False


def test_a_mailbox_that_is_gone_is_given_up_and_tells_no_petitioner(night: Desk, settings: Any) -> None:
    Walk(night.house, at=AT)
    call(AT)
    person = night.house.person("clerk")
    person.is_active = False
    person.save(update_fields=["is_active"])
    before = Message.objects.count()
    (message,) = Message.objects.filter(party="on_call")
    with serving(settings) as server:
        assert not deliver(message.pk, AT) and not server.taken
    message.refresh_from_db()
    assert message.state == MessageState.FAILED.value and Message.objects.count() == before


def test_a_worker_at_a_staffed_desk_asks_once(night: Desk, django_assert_num_queries: Any) -> None:
    desk_shift = night.planned(person_id=night.house.person("head").pk)
    night.take("begin_shift", desk_shift, "head", MORNING)
    snapshot.current()
    with django_assert_num_queries(2):  # the edition of the directory, and the shifts that run
        assert call(AT) == 0
