"""A shift at every station, walked by real steps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from tests.enterprise import Enterprise
from xinqiao.directory.duties import Actor, Clockwork, staff
from xinqiao.outreach.models import OutreachRecord
from xinqiao.petitions.perform import perform, step_module
from xinqiao.petitions.zone import SHANGHAI, local_day
from xinqiao.rules.terms_outreach import OutreachKind, ShiftPart

MORNING = datetime(2026, 3, 5, 8, tzinfo=SHANGHAI)  # a Thursday; the shift of the receptionist begins
BEFORE = MORNING - timedelta(days=3)
EVENING = MORNING + timedelta(hours=12)
LATER = MORNING + timedelta(hours=1)
EVERYBODY = (
    "receptionist", "clerk", "head", "handler", "unit_head", "other_handler", "other_head", "leader", "discipline", "auditor", "admin", "clockwork",
)  # fmt: skip
ROUTES: dict[str, tuple[tuple[str, str, datetime], ...]] = {
    "planned": (),
    "unattended": (("note_unattended", "clockwork", LATER),),
    "missed": (("note_unattended", "clockwork", LATER), ("note_missed", "clockwork", EVENING)),
    "shift_cancelled": (("cancel_shift", "clerk", BEFORE),),
    "on_duty": (("begin_shift", "receptionist", MORNING),),
    "handed_over": (("begin_shift", "receptionist", MORNING), ("hand_over", "receptionist", EVENING)),
    "unsigned": (
        ("begin_shift", "receptionist", MORNING), ("hand_over", "receptionist", EVENING), ("note_unsigned", "clockwork", EVENING + timedelta(hours=1)),
    ),
    "signed_for": (("begin_shift", "receptionist", MORNING), ("hand_over", "receptionist", EVENING), ("sign_for_shift", "clerk", EVENING)),
}


@dataclass
class Desk:
    """The duty desk of the group's petition office."""

    house: Enterprise

    def actor(self, key: str, at: datetime) -> Actor:
        """Return who takes a step on that day."""
        return Clockwork() if key == "clockwork" else staff(self.house.person(key), local_day(at))

    def fields(self, step: str) -> dict[str, Any]:
        """Return the entry's fields of a step that is taken as it should be."""
        known: dict[str, dict[str, Any]] = {
            "plan_shift": {"person_id": self.house.person("receptionist").pk, "begins_at": MORNING, "ends_at": EVENING, "part": ShiftPart.DAY, "phone": "0391-5550111"},
            "swap_shift": {"person_id": self.house.person("clerk").pk, "reason": "家里有事。"}, "cancel_shift": {"reason": "排重了。"},
            "hand_over": {"notes": "二矿王师傅还要回电。", "numbers": ("QC-2026-000001",)}, "sign_for_shift": {"remark": "收到。"},
        }  # fmt: skip
        return known.get(step, {})

    def take(self, step: str, record: OutreachRecord, by: str, at: datetime, *, version: int | None = None, **fields: Any) -> OutreachRecord:
        """Take one step."""
        entry = step_module(step, OutreachRecord.steps_in).Entry(**{**self.fields(step), **fields})
        return perform(step, record, entry, actor=self.actor(by, at), at=at, version=version)

    def new(self) -> OutreachRecord:
        """Return a shift that is not planned yet."""
        return OutreachRecord(kind=OutreachKind.SHIFT.value, unit_id=self.house.office.pk)

    def planned(self, by: str = "clerk", **fields: Any) -> OutreachRecord:
        """Plan a shift: the receptionist's, on Thursday by day, unless said otherwise."""
        return self.take("plan_shift", self.new(), by, BEFORE, **fields)

    def at(self, station: str) -> OutreachRecord:
        """Return the receptionist's shift at a station. Whoever signs for it is on duty by a shift of his own."""
        record = self.planned()
        if any(step == "sign_for_shift" for step, _, _ in ROUTES[station]):
            self.next_on_duty()
        for step, by, at in ROUTES[station]:
            record = self.take(step, record, by, at)
        return record

    def next_on_duty(self, who: str = "clerk") -> OutreachRecord:
        """Let somebody come on duty for the night after it."""
        night = self.planned(person_id=self.house.person(who).pk, begins_at=EVENING, ends_at=EVENING + timedelta(hours=12), part=ShiftPart.NIGHT)
        return self.take("begin_shift", night, who, EVENING)
