"""Recommendations of the demonstration: one waits for feedback, one came back after its feedback was accepted."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from xinqiao.directory.duties import staff
from xinqiao.directory.models import Person, Unit
from xinqiao.outreach import advising
from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.sweeps import of_kind
from xinqiao.petitions.perform import perform, step_module
from xinqiao.petitions.zone import local_day
from xinqiao.rules.terms import Outcome
from xinqiao.rules.terms_advice import AdviceSource
from xinqiao.rules.terms_outreach import OutreachKind
from xinqiao.rules.terms_oversight import RecommendationSort


def play(now: datetime) -> None:
    """Raise them from findings of the sweep, as the head of the petition office does."""
    five, three, two = (now - timedelta(days=days) for days in (5, 3, 2))
    paid = _raise(
        five, "加班没有算进工资", RecommendationSort.WORK, "untold.answered", "加班怎么算、问了找谁，没有贴出来，区队和劳资科各说各的。",
        "加班核算办法贴到每个区队楼；问工资的三天内由劳资科答复。",
    )  # fmt: skip
    _take(paid, "answer_advice", "lin-yu", three, adoption=Outcome.ADOPT, answer="核算办法已贴到九个区队楼，劳资科设了答复电话，三天内答复。")
    _take(paid, "accept_advice", "wei-guang", two, note="到三个区队楼看了，都贴了。")
    _raise(
        now - timedelta(days=4), "充电架坏了", RecommendationSort.POLICY, "safety.gear", "灯房设备归谁修、几天修好，没有规定。",
        "把灯房、更衣室设备写进机电队维修责任表，定下报修几天内到。",
    )  # fmt: skip


def _raise(at: datetime, subject: str, sort: RecommendationSort, cause: str, root: str, text: str) -> OutreachRecord:
    found = next(row for row in of_kind(OutreachKind.FINDING) if subject in row.content["subject"])
    record = advising.new(Unit.objects.get(key="mine-2").pk, Unit.objects.get(key="petition-office").pk)
    return _take(record, "advise", "wei-guang", at, sort=sort, cause=cause, root=root, text=text, source=AdviceSource.FINDING, ref=found.number)


def _take(record: OutreachRecord, step: str, who: str, at: datetime, **fields: Any) -> OutreachRecord:
    actor = staff(Person.objects.get(login=who), local_day(at))
    return perform(step, record, step_module(step, OutreachRecord.steps_in).Entry(**fields), actor=actor, at=at)
