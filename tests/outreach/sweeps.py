"""Sweeps and findings at every station, walked by real steps: a team and a section of the mine, with their heads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar

import pytest

from tests import enterprise as house_of
from tests.enterprise import Enterprise
from tests.outreach.cases import ShiftCases
from xinqiao.directory import snapshot
from xinqiao.directory.duties import Actor, Clockwork, staff
from xinqiao.directory.models import Unit
from xinqiao.outreach.models import OutreachRecord
from xinqiao.petitions.perform import perform, step_module
from xinqiao.petitions.zone import SHANGHAI, local_day
from xinqiao.rules.procedures.finding import FINDING
from xinqiao.rules.procedures.sweep import SWEEP
from xinqiao.rules.terms import Duty
from xinqiao.rules.terms_outreach import OutreachKind
from xinqiao.rules.terms_sweep import FindingCause, HowSeen

MARCH = date(2026, 3, 1)
FIRST = datetime(2026, 3, 1, 8, tzinfo=SHANGHAI)
NOON = datetime(2026, 3, 10, 12, tzinfo=SHANGHAI)
AFTER = datetime(2026, 3, 26, 8, tzinfo=SHANGHAI)  # the 25th has passed
EVERYBODY = (
    "team_head", "section_head", "receptionist", "clerk", "head", "handler", "unit_head", "other_handler", "other_head", "leader", "discipline", "auditor", "admin", "clockwork",
)  # fmt: skip
SWEEPS: dict[str, tuple[tuple[str, str, datetime], ...]] = {
    "sweeping": (), "sweep_reported": (("report_sweep", "team_head", NOON),), "sweep_zero": (("report_sweep", "team_head", NOON),),
    "sweep_missed": (("note_sweep_missed", "clockwork", AFTER),),
}  # fmt: skip
FINDINGS: dict[str, tuple[tuple[str, str, datetime], ...]] = {
    "found": (), "solving": (("take_on_finding", "team_head", NOON),),
    "finding_solved": (("take_on_finding", "team_head", NOON), ("solve_finding", "team_head", NOON)),
    "to_register": (("pass_to_office", "team_head", NOON),), "grown": (("pass_to_office", "team_head", NOON), ("register_finding", "clerk", NOON)),
    "finding_dropped": (("drop_finding", "team_head", NOON),),
}  # fmt: skip


@dataclass
class Shaft:
    """A team of a section of the mine."""

    house: Enterprise
    section: Unit
    team: Unit

    def actor(self, key: str, at: datetime) -> Actor:
        """Return who takes a step on that day."""
        return Clockwork() if key == "clockwork" else staff(self.house.person(key), local_day(at))

    def fields(self, step: str) -> dict[str, Any]:
        """Return the entry's fields of a step that is taken as it should be."""
        seen = {"place": "掘进一队更衣室", "subject": "更衣室的暖气不热，下井回来换衣服冷。", "headcount": "10-20", "cause": FindingCause.LIVING}
        known: dict[str, dict[str, Any]] = {
            "record_finding": seen, "correct_finding": {**seen, "headcount": "12", "reason": "数清楚了。"},
            "take_on_finding": {"person_id": self.house.person("team_head").pk, "measure": "换一组暖气片。", "due_on": date(2026, 3, 13)},
            "solve_finding": {"done": "换了暖气片，量了三天都在二十度以上。", "seen": HowSeen.AGREED, "seen_text": "班前会上问了，都说行。"},
            "register_finding": {"title": "掘进一队更衣室不热", "text": "更衣室的暖气不热，换了一组还是不行。"},
            "report_sweep": {"looked": "三个班都问了，更衣室、食堂看了。"}, "report_sweep_late": {"looked": "补问了三个班。", "reason": "月底检修忘了。"},
            **{step: {"reason": "要换整栋楼的管子。"} for step in ("hand_up_finding", "pass_to_office", "return_finding", "drop_finding")},
        }  # fmt: skip
        return known.get(step, {})

    def take(self, step: str, record: OutreachRecord, by: str, at: datetime, *, version: int | None = None, **fields: Any) -> OutreachRecord:
        """Take one step."""
        entry = step_module(step, OutreachRecord.steps_in).Entry(**{**self.fields(step), **fields})
        return perform(step, record, entry, actor=self.actor(by, at), at=at, version=version)

    def new(self) -> OutreachRecord:
        """Return a finding of the team that is not written down yet."""
        return OutreachRecord(kind=OutreachKind.FINDING.value, unit_id=self.team.pk)

    def new_sweep(self, unit: Unit | None = None) -> OutreachRecord:
        """Return the sweep of March before it begins."""
        return OutreachRecord(kind=OutreachKind.SWEEP.value, unit_id=(unit or self.team).pk, on=MARCH)

    def recorded(self, by: str = "team_head", **fields: Any) -> OutreachRecord:
        """Write down what the team found."""
        return self.take("record_finding", self.new(), by, NOON, **fields)

    def at(self, station: str) -> OutreachRecord:
        """Return the team's sweep or finding at a station."""
        is_sweep = station in SWEEPS
        record = self.take("open_sweep", self.new_sweep(), "clockwork", FIRST) if is_sweep else self.recorded()
        for step, by, at in (SWEEPS if is_sweep else FINDINGS)[station]:
            record = self.take(step, record, by, at, **({"is_zero": True} if station == "sweep_zero" else {}))
        return record


def shaft_of(enterprise: Enterprise) -> Shaft:
    """Open a section and a team of the mine, each with its head."""
    section = house_of._unit("section", "二矿掘进一队", "掘进一队", "section", enterprise.mine)
    team = house_of._unit("team", "二矿掘进一队早班", "早班", "team", section)
    for key, unit in (("section_head", section), ("team_head", team)):
        enterprise.people[key] = house_of._person(key, unit, Duty.UNIT_HEAD)
    snapshot.forget()
    return Shaft(enterprise, section, team)


class FindingCases(ShiftCases):
    """The five cases for the steps of a finding."""

    table, routes, everybody = FINDING, FINDINGS, EVERYBODY
    at: ClassVar[datetime] = NOON
    by: ClassVar[str] = "team_head"
    allowed: ClassVar[frozenset[str]] = frozenset({"team_head"})

    @pytest.fixture
    def desk(self, enterprise: Enterprise) -> Shaft:
        """The team and its section."""
        return shaft_of(enterprise)


class SweepCases(FindingCases):
    """The five cases for the steps of a sweep."""

    table, routes = SWEEP, SWEEPS
