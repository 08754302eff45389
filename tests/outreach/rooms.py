"""A visit to the reception room at every station, walked by real steps, and the five cases on it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.enterprise import Enterprise
from tests.outreach.cases import ShiftCases
from tests.outreach.shifts import Desk
from xinqiao.directory.duties import Actor
from xinqiao.documents.models import Document
from xinqiao.outreach.models import OutreachRecord
from xinqiao.petitions.models import Petition
from xinqiao.petitions.perform import perform
from xinqiao.petitions.steps import register
from xinqiao.petitions.zone import SHANGHAI, local_day
from xinqiao.rules.procedures.room import ROOM_VISIT
from xinqiao.rules.terms import Channel, DocumentKind, Secrecy
from xinqiao.rules.terms_outreach import OutreachKind
from xinqiao.vault.contact import Contact

COMING = datetime(2026, 3, 5, 9, tzinfo=SHANGHAI)  # a Thursday
TURN = COMING + timedelta(minutes=12)
TALKED = COMING + timedelta(minutes=40)
WIPING = COMING + timedelta(days=181)
Route = tuple[tuple[str, str, datetime], ...]
CALLED: Route = (("call_room_number", "receptionist", TURN),)
ROUTES: dict[str, Route] = {
    "room_in_queue": (), "room_at_window": CALLED, "room_registered": (*CALLED, ("link_room_visit", "receptionist", TALKED)),
    "room_answered": (*CALLED, ("link_room_visit", "receptionist", TALKED), ("answer_room_visit", "receptionist", TALKED)),
    "room_directed": (*CALLED, ("direct_room_visit", "receptionist", TALKED)), "room_left": (("leave_room", "receptionist", TALKED),),
}  # fmt: skip


class Room(Desk):
    """The reception room of the group's petition office."""

    def registered(self, by: str = "receptionist", at: datetime = TALKED) -> Petition:
        """Return a petition that somebody registered there."""
        entry = register.Entry(
            channel=Channel.VISIT, secrecy=Secrecy.REAL_NAME, title="停暖", text="三号楼停暖两周。", contact=Contact(name="范小安", phone="13900001234"), received_at=at,
        )  # fmt: skip
        return perform("register", Petition(desk_unit_id=self.house.office.pk), entry, actor=self.actor(by, at), at=at)

    def answered(self, number: str) -> None:
        """Let the written answer of a petition be signed; tests/petitions/test_answer_at_once.py walks there."""
        Document.objects.create(kind=DocumentKind.SPOT_REPLY.value, subject=number, number=f"当场-{number}", content={}, issued_at=TALKED, unit_id=self.house.office.pk, digest="0" * 64)

    def take(self, step: str, record: OutreachRecord, by: str, at: datetime, *, version: int | None = None, **fields: Any) -> OutreachRecord:
        """Take one step; what it needs beside the visit is there."""
        if step == "link_room_visit" and "petition" not in fields:
            fields["petition"] = self.mine(by, at)
        if step == "answer_room_visit" and record.content.get("petition"):
            self.signed(record.content["petition"])
        return super().take(step, record, by, at, version=version, **fields)

    def mine(self, by: str, at: datetime) -> str:
        """Return the number of a petition that he registered, registered once."""
        who: Actor = self.actor(by, at)
        found = Petition.objects.filter(first_receiver=who.person_id).values_list("number", flat=True).first() if who.person_id else None
        return found or (self.registered(by, at).number if by in ("receptionist", "clerk", "head") else "none")

    def signed(self, number: str) -> None:
        """Let the answer be signed, once."""
        if not Document.objects.filter(subject=number, kind=DocumentKind.SPOT_REPLY.value).exists():
            self.answered(number)

    def fields(self, step: str) -> dict[str, Any]:
        """Return the entry's fields of a step that is taken as it should be."""
        known: dict[str, dict[str, Any]] = {
            "note_room_visit": {"heads": 7, "speakers": 3, "companions": 2, "wish": "三号楼停暖。"},
            "direct_room_visit": {"where": "劳动仲裁院，滨河路 8 号，0391-5550199", "why": "劳动报酬的争议先仲裁，有时效。"},
            "note_room_incident": {"facts": "十点二十，有人把热水壶碰倒，没有人受伤，地面擦干了。", "witness": "当班保安"},
        }  # fmt: skip
        return known.get(step, {})

    def new(self, at: datetime = COMING) -> OutreachRecord:  # type: ignore[override]
        """Return a visit that has no number yet."""
        return OutreachRecord(kind=OutreachKind.ROOM_VISIT.value, unit_id=self.house.office.pk, on=local_day(at))

    def came(self, at: datetime = COMING, by: str = "receptionist", **fields: Any) -> OutreachRecord:
        """Let somebody come and take a number."""
        return self.take("take_room_number", self.new(at), by, at, **fields)

    def at(self, station: str) -> OutreachRecord:
        """Return a visit at a station."""
        record = self.came()
        for step, by, at in ROUTES[station]:
            record = self.take(step, record, by, at)
        return record


class RoomCases(ShiftCases):
    """The five cases, on a visit to the room."""

    table, routes = ROOM_VISIT, ROUTES
    allowed = frozenset({"receptionist", "clerk", "head"})
    by, at, station = "receptionist", TALKED, "room_at_window"

    @pytest.fixture
    def desk(self, enterprise: Enterprise) -> Room:
        room = Room(enterprise)
        if self.step in ("link_room_visit", "answer_room_visit", "note_room_incident", "wipe_room_visit"):
            for who in ("receptionist", "clerk", "head"):  # registered before any refusal is counted
                room.mine(who, TALKED)
        return room
