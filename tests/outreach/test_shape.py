"""Records with a life of their own: the same door, one table, a chain each, nothing that `verify` would miss (ADR-0019)."""

from __future__ import annotations

from dataclasses import is_dataclass
from inspect import signature
from typing import Any

import pytest

from tests.architecture.source import PACKAGE, ROOT, none, python_files
from tests.enterprise import Enterprise
from tests.outreach.shifts import BEFORE, EVENING, MORNING, ROUTES, Desk
from xinqiao.directory import snapshot
from xinqiao.ledger.models import Entry
from xinqiao.ops import verify
from xinqiao.outreach.access import FROM_ABOVE, IN_UNIT, units_of, visible_to
from xinqiao.outreach.models import OutreachRecord
from xinqiao.petitions.perform import step_module
from xinqiao.petitions.refused import STALE, Refused
from xinqiao.rules.owed_outreach import WAITS_FOR
from xinqiao.rules.procedures.every import PROCEDURE_OF
from xinqiao.rules.procedures.outreach import OUTREACH, TABLES
from xinqiao.rules.terms_outreach import OutreachKind

ROWS = {name: (kind, row) for kind, table in OUTREACH.items() for name, row in table.by_name.items()}


@pytest.mark.parametrize("name", sorted(ROWS))
def test_every_step_has_its_module_and_its_test_file(name: str) -> None:
    module = step_module(name, OutreachRecord.steps_in)
    assert is_dataclass(module.Entry) and module.Entry.__doc__ and not module.Entry.__doc__.startswith("Entry(")
    assert [given.strip("_") for given in signature(module.apply).parameters] == ["act", "entry"]
    assert module.__doc__ and ROWS[name][1].label.zh[:2] in module.__doc__
    assert (ROOT / "tests" / "outreach" / f"test_{name}.py").exists()


def test_every_module_of_steps_is_a_step_and_no_name_is_used_twice() -> None:
    assert {file.stem for file in python_files(PACKAGE / "outreach" / "steps")} - {"__init__"} == set(ROWS)
    none(sorted(set(ROWS) & set(PROCEDURE_OF)))
    assert len(ROWS) == sum(len(table.by_name) for table in OUTREACH.values())


def test_no_row_asks_for_what_only_petitions_have() -> None:
    """Clocks and messages belong to petitions: a record of its own that needs one calls for a change of shape. So do documents, but for minutes (ADR-0026)."""
    for _, row in ROWS.values():
        assert not (row.stops or row.starts or row.supersedes or row.tells), row.name
    assert {name for name, (_, row) in ROWS.items() if row.issues} == {"sign_minutes", "correct_minutes"}


def test_every_kind_has_its_table_and_its_door() -> None:
    assert set(OUTREACH) == set(OutreachKind) == set(IN_UNIT) == set(FROM_ABOVE)
    assert {table.kind for table in OUTREACH.values()} == set(OutreachKind.values())
    assert len({table.kind for table in TABLES}) == len(TABLES)


def test_every_status_is_reached_and_what_waits_can_be_taken() -> None:
    for table in OUTREACH.values():
        targets = {row.target for row in table.by_name.values()} | {branch.target for row in table.by_name.values() for branch in row.branches}
        assert targets - {None} == set(table.statuses)
        for status in set(table.statuses) & set(WAITS_FOR):
            assert [row for row in table.by_name.values() if status in row.source], status


@pytest.mark.parametrize("station", sorted(ROUTES))
def test_verify_finds_nothing_where_nobody_touched_the_store(desk: Desk, station: str) -> None:
    desk.at(station)
    none(list(verify.faults()))


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"status": "signed_for"}, "the status is not the one recorded"), ({"on": "2026-03-06"}, "on is not what was recorded"),
        ({"person_id": None}, "person is not what was recorded"), ({"begins_at": BEFORE}, "begins_at is not what was recorded"),
        ({"place_key": "pit-2"}, "place is not what was recorded"),
    ],
)  # fmt: skip
def test_whoever_changes_a_row_is_found_out(desk: Desk, change: dict[str, Any], why: str) -> None:
    shift = desk.at("on_duty")
    OutreachRecord.objects.filter(pk=shift.pk).update(**change)
    assert list(verify.faults()) == [f"{shift.number}: {why}"]


def test_whoever_changes_what_was_written_is_found_out(desk: Desk) -> None:
    shift = desk.at("handed_over")
    shift.content = {**shift.content, "notes": "没有待办。"}
    shift.save(update_fields=["content"])
    assert list(verify.faults()) == [f"{shift.number}: content_sha256 is not what was recorded"]


def test_whoever_takes_a_row_away_is_found_out(desk: Desk) -> None:
    shift = desk.at("on_duty")
    OutreachRecord.objects.filter(pk=shift.pk).delete()
    assert list(verify.faults()) == [f"{shift.number}: the record is missing, the ledger still names it"]


def test_what_was_written_lies_encrypted_and_stands_in_no_ledger_line(desk: Desk) -> None:
    shift = desk.at("handed_over")
    raw = OutreachRecord.objects.filter(pk=shift.pk).extra(select={"plain": "content"}).values_list("plain", flat=True)
    assert "王师傅" not in str(list(raw)) and "encrypted" in str(list(raw))
    assert "王师傅" not in str(list(Entry.objects.filter(subject=shift.number).values_list("body", flat=True)))


def test_of_two_at_once_one_is_refused(desk: Desk) -> None:
    seen = desk.at("planned")
    desk.take("swap_shift", seen, "receptionist", BEFORE, version=seen.version)
    with pytest.raises(Refused) as caught:
        desk.take("cancel_shift", seen, "clerk", BEFORE, version=1)
    assert caught.value.words == STALE


def test_a_step_of_a_substitute_says_for_whom(desk: Desk) -> None:
    """The ledger line of a step carries the capacity in which it was taken (ADR-0015)."""
    shift = desk.at("handed_over")
    bodies = [line.body for line in Entry.objects.filter(subject=shift.number).order_by("number")]
    assert [body["from"] for body in bodies] == ["start", "planned", "on_duty"] and all("for" not in body for body in bodies)


def test_the_list_is_what_one_may_open(desk: Desk, enterprise: Enterprise) -> None:
    """Whoever works in the office sees its roster, who oversees it from above too, and nobody else; his own shift he always sees."""
    shift, directory = desk.at("planned"), snapshot.current()
    sees = {
        key for key in enterprise.people
        if visible_to(enterprise.actor(key, MORNING.date()), OutreachKind.SHIFT, directory).filter(number=shift.number).exists()
    }  # fmt: skip
    assert sees == {"receptionist", "clerk", "head", "leader"}
    units = units_of(enterprise.actor("clerk", EVENING.date()), OutreachKind.SHIFT, directory)
    assert units >= {enterprise.office.pk, enterprise.mine.pk}  # the group's office oversees the rosters of the mines
