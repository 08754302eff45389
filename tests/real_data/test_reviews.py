"""The answered real petitions on their own dates: all answered, 84 late, and for 200 of them the reviews run to both ends."""

from __future__ import annotations

import json
import random
from collections import Counter
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.enterprise import Enterprise
from tests.linked.reviews import company
from tests.walking import entry
from xinqiao.directory import snapshot
from xinqiao.directory.duties import Importer, PetitionerActor
from xinqiao.directory.models import Unit
from xinqiao.ops.importing import columns
from xinqiao.ops.importing.rows import Reader
from xinqiao.ops.importing.run import Plan, run
from xinqiao.ops.verify import faults
from xinqiao.petitions.models import LinkedRecord, Petition, RunningClock
from xinqiao.petitions.perform import perform
from xinqiao.petitions.zone import SHANGHAI, at_noon
from xinqiao.rules.terms import Outcome, ReviewOutcome, ServiceWay

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
NOW = datetime(2026, 3, 1, tzinfo=UTC)
REVIEWS = 200
REASONS = "调阅了原卷，听了双方的意见，逐条核对了事实和依据。"
pytestmark = [
    pytest.mark.real_data, pytest.mark.slow,
    pytest.mark.skipif(not DATA.is_dir(), reason="the real petitions (../shared/data) are not here"),
]  # fmt: skip


class Course:
    """One answered petition on its way through the reviews; `at` is the moment of the next step."""

    def __init__(self, house: Enterprise, petition: Petition) -> None:
        self.house, self.petition = house, petition
        self.at = at_noon(petition.clocks.get(name="ask_review").anchor_on)

    def take(self, step: str, who: str, record: Any = None, **fields: Any) -> Any:
        """Take a step three days after the one before."""
        self.at += timedelta(days=3)
        actor = PetitionerActor(petition_id=self.petition.pk) if who == "petitioner" else self.house.actor(who, self.at.astimezone(SHANGHAI).date())
        done = perform(step, record or self.petition, entry(step, **fields), actor=actor, at=self.at)
        self.petition = Petition.objects.get(pk=self.petition.pk)
        return done

    def review(self, outcome: ReviewOutcome) -> None:
        """Ask for the review by the company, and get its opinion."""
        record = self.take("ask_review", "petitioner", LinkedRecord(petition=self.petition, kind="review"), grounds="没有回答最要紧的一条。")
        order = "" if outcome is ReviewOutcome.UPHOLD else "把拖欠的日期和数目逐项查清。"
        self.take("draft_review", "company_clerk", record, outcome=outcome, reasons=REASONS, order=order)
        self.take("sign_review", "company_head", LinkedRecord.objects.get(pk=record.pk))
        self.take("serve", "company_clerk", way=ServiceWay.MAIL, recipient="本人")

    def final_review(self, *, hearing: bool) -> None:
        """Ask for the final review by the group, with a hearing or without, to the end of the procedure."""
        final = self.take("ask_final_review", "petitioner", LinkedRecord(petition=self.petition, kind="final_review"), grounds="复查也没有回答。")
        if hearing:
            on = self.at.astimezone(SHANGHAI).date() + timedelta(days=13)
            chair_id = self.house.person("leader").pk
            called = self.take("call_review_hearing", "head", LinkedRecord(petition=self.petition, kind="hearing"), subject="拖欠的日期和数目", on=on, at=time(9), place="集团会议室", chair_id=chair_id)
            self.take("cancel_hearing", "head", LinkedRecord.objects.get(pk=called.pk), reason="反映人来信说不参加了。")
        self.take("draft_final_review", "clerk", LinkedRecord.objects.get(pk=final.pk), outcome=ReviewOutcome.UPHOLD, reasons=REASONS)
        self.take("sign_final_review", "head", LinkedRecord.objects.get(pk=final.pk))
        self.take("serve", "clerk", way=ServiceWay.MAIL, recipient="本人")

    def redo(self) -> None:
        """What was set aside is answered anew, and closed after the window."""
        reply = __import__("xinqiao.petitions.steps.reply", fromlist=["Conclusion"])
        conclusion = reply.Conclusion(outcome=Outcome.SUPPORT, facts="重新查清，属实。", basis="《薪酬管理办法》第八条", opinion="十日内补发。")
        self.take("reply", "plant_handler", conclusions=(conclusion,) * self.petition.claims.count())
        self.take("sign", "plant_head")
        self.take("serve", "plant_handler", way=ServiceWay.IN_PERSON, recipient="本人")


@pytest.fixture
def answered(enterprise: Enterprise) -> list[Petition]:
    company(enterprise)
    lines = [json.loads(line) for line in (DATA / "replies_dev.jsonl").read_text("utf-8").splitlines()]
    found = columns.match(sorted({name for row in lines for name in row}))
    unit_id = Unit.objects.get(key="mine-4").pk
    reader = Reader(found, DATA / "replies_dev.jsonl", snapshot.current(), NOW, unit_id)
    rows = reader.parse(enumerate(lines, 1))
    assert reader.errors == []
    run(rows, Plan(desk_unit_id=enterprise.office.pk, actor=Importer(), now=NOW))
    return list(Petition.objects.order_by("pk"))


def test_answered_petitions_and_two_hundred_reviews_run_to_both_ends(enterprise: Enterprise, answered: list[Petition]) -> None:
    assert Counter(petition.status for petition in answered) == {"replied": 1432}
    handled = RunningClock.objects.filter(name="handle")
    assert sum(clock.stopped_on > clock.statutory_on for clock in handled) == 84
    chosen = random.Random(35).sample([petition for petition in answered if petition.clocks.filter(name="ask_review").exists()], REVIEWS)
    for number, petition in enumerate(chosen):
        course = Course(enterprise, petition)
        outcome = (ReviewOutcome.UPHOLD, ReviewOutcome.VARY, ReviewOutcome.REMIT, ReviewOutcome.UPHOLD)[number % 4]
        course.review(outcome)
        if outcome is ReviewOutcome.REMIT:
            course.redo()
        elif number % 8 < 4:
            course.final_review(hearing=number % 3 == 0)
    standings = Counter(Petition.objects.filter(pk__in=[petition.pk for petition in chosen]).values_list("status", flat=True))
    assert standings == {"replied": 50 + 75, "ended": 75}  # 50 answered anew, 75 content with the review, 75 to the last end
    assert Counter(LinkedRecord.objects.values_list("kind", "status")) == {("review", "reviewed"): 200, ("final_review", "reviewed"): 75, ("hearing", "hearing_cancelled"): 26}
    reviews = RunningClock.objects.filter(name__in=("review", "final_review"))
    assert reviews.count() == 275 and all(clock.stopped_on and clock.stopped_on <= clock.due_on for clock in reviews)
    rested = [clock for clock in reviews if clock.pauses]
    assert rested and all((clock.due_on - clock.anchor_on).days == 33 for clock in rested)
    assert list(faults()) == []
