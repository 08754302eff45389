"""The promise of a second look: by others, in time or with reasons, and not by those who handled it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.walking import entry
from xinqiao.directory.models import Post, Unit
from xinqiao.petitions.models import LinkedRecord
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import Refused
from xinqiao.rules.terms import Duty, ReviewOutcome

pytestmark = pytest.mark.django_db
GROUNDS = "没有测夜里的温度。"


def ask(started: Any, days: int) -> LinkedRecord:
    """Ask on the given day after the answer arrived."""
    record = LinkedRecord(petition=started.petition, kind="review")
    right = started.petition.clocks.get(name="ask_review")
    at = started.at + timedelta(days=days + (right.due_on - right.statutory_on).days)
    perform("ask_review", record, entry("ask_review", grounds=GROUNDS), actor=started.petitioner, at=at)
    return record


@pytest.mark.parametrize(("days", "is_late"), [(29, False), (30, False), (31, True)])
def test_day_thirty_is_in_time_and_day_thirty_one_needs_a_reason(walk: Any, days: int, is_late: bool) -> None:
    """Attack 50: the last day counts whole; a day later nothing is refused in silence, but a reason is asked for."""
    started = walk("replied")
    if not is_late:
        assert ask(started, days).status == "under_review"
        return
    with pytest.raises(Refused) as caught:
        ask(started, days)
    assert caught.value.field == "why_late" and "负责人决定" in caught.value.words.zh


def test_nobody_appeals_while_the_answer_is_put_off(walk: Any) -> None:
    """Attack 50: an extension that waits for approval is no answer; there is nothing to review yet."""
    started = walk("extension_asked")
    record = LinkedRecord(petition=started.petition, kind="review")
    with pytest.raises(Refused):
        perform("ask_review", record, entry("ask_review", grounds=GROUNDS), actor=started.petitioner, at=started.at)


@pytest.mark.parametrize("who", ["handler", "unit_head"])
def test_who_handled_it_or_signed_it_does_not_review_it_whatever_post_he_gets(walk: Any, enterprise: Any, who: str) -> None:
    """Attack 50: a transfer to the reviewing office does not make a reviewer of him; nor does his own unit review itself."""
    started = walk("review_asked")
    person, office = enterprise.person(who), Unit.objects.get(key="office")
    Post.objects.create(person=person, unit=office, duty=Duty.COORDINATOR.value, title="借调", title_en="lent", valid_from=date(2020, 1, 1))
    record = LinkedRecord.objects.get(petition=started.petition)
    assert record.unit_id != started.petition.handling_unit_id
    fields = {"outcome": ReviewOutcome.UPHOLD, "reasons": "事实清楚，依据充分，予以维持。"}
    with pytest.raises(Refused) as caught:
        perform("draft_review", record, entry("draft_review", **fields), actor=enterprise.actor(who), at=started.at)
    assert "不能再来复查" in caught.value.words.zh
