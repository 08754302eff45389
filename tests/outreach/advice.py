"""Recommendations from causes at every station, walked by real steps: the group's petition office to Mine No. 2, from a finding of its team."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

import pytest

from tests.enterprise import Enterprise
from tests.outreach.cases import ShiftCases
from tests.outreach.sweeps import EVERYBODY, NOON, Shaft, shaft_of
from xinqiao.directory.models import Unit
from xinqiao.outreach import advising
from xinqiao.outreach.models import OutreachRecord
from xinqiao.petitions.zone import SHANGHAI
from xinqiao.rules.procedures.advice import ADVICE
from xinqiao.rules.terms import Outcome
from xinqiao.rules.terms_advice import AdviceSource
from xinqiao.rules.terms_oversight import RecommendationSort

LATER = datetime(2026, 4, 10, 8, tzinfo=SHANGHAI)  # thirty days and one after noon
ACCEPTED = datetime(2026, 3, 12, 9, tzinfo=SHANGHAI)
ROUTES: dict[str, tuple[tuple[str, str, datetime], ...]] = {
    "advised": (), "advice_late": (("note_advice_late", "clockwork", LATER),), "advice_answered": (("answer_advice", "handler", NOON),),
    "advice_accepted": (("answer_advice", "handler", NOON), ("accept_advice", "head", ACCEPTED)),
}  # fmt: skip


@dataclass
class Advised(Shaft):
    """The same shaft, with what its office recommends."""

    def fields(self, step: str) -> dict[str, Any]:
        """Return the entry's fields of a step that is taken as it should be."""
        known: dict[str, dict[str, Any]] = {
            "advise": {
                "sort": RecommendationSort.WORK, "cause": "housing.meals", "root": "更衣室归谁修没有人定。", "text": "定下更衣室归机电队修，报修两天内到。",
                "source": AdviceSource.FINDING, "ref": self.found.number if self.found else "",
            },
            "answer_advice": {"adoption": Outcome.ADOPT, "answer": "已定归机电队，4 月 1 日起报修两天内到。"}, "return_advice": {"reason": "没有写哪天起。"},
        }  # fmt: skip
        return known.get(step) or super().fields(step)

    found: OutreachRecord | None = None

    def new(self, addressee: Unit | None = None) -> OutreachRecord:
        """Return a recommendation of the office that is not raised yet."""
        return advising.new((addressee or self.house.mine).pk, self.house.office.pk)

    def raised(self, by: str = "head", **fields: Any) -> OutreachRecord:
        """Raise it from the team's finding."""
        if self.found is None or not OutreachRecord.objects.filter(pk=self.found.pk).exists():  # the five cases roll back
            self.found = self.take("record_finding", Shaft.new(self), "team_head", NOON)
        return self.take("advise", self.new(), by, NOON, **fields)

    def at(self, station: str) -> OutreachRecord:
        """Return the recommendation at a station."""
        record = self.raised()
        for step, by, at in ROUTES[station]:
            record = self.take(step, record, by, at)
        return record


def advised(enterprise: Enterprise) -> Advised:
    """Open the section and the team."""
    shaft = shaft_of(enterprise)
    return Advised(shaft.house, shaft.section, shaft.team)


class AdviceCases(ShiftCases):
    """The five cases for the steps of a recommendation."""

    table, routes, everybody = ADVICE, ROUTES, EVERYBODY
    at: ClassVar[datetime] = NOON
    by: ClassVar[str] = "head"
    allowed: ClassVar[frozenset[str]] = frozenset({"head"})

    @pytest.fixture
    def desk(self, enterprise: Enterprise) -> Advised:
        """The shaft."""
        return advised(enterprise)
