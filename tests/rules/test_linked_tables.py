"""Nothing hangs in the air in the tables of linked records either."""

from __future__ import annotations

import pytest

from tests.rules.facts import ends, facts
from xinqiao.rules.facts import Seat
from xinqiao.rules.owed import ON_RECORD, owed_on_record
from xinqiao.rules.procedures.every import LINKED, PROCEDURE_OF, row_of
from xinqiao.rules.record_kinds import RECORD_RULES
from xinqiao.rules.terms import START, RecordKind


def test_every_kind_has_its_table_and_its_rule() -> None:
    assert set(LINKED) == set(RecordKind) == set(RECORD_RULES)
    assert all(kind.value == table.kind for kind, table in LINKED.items())
    assert all(kind is rule.kind and rule.fields for kind, rule in RECORD_RULES.items())


@pytest.mark.parametrize("kind", RecordKind)
def test_first_step_makes_the_record_and_is_not_taken_in_its_unit(kind: RecordKind) -> None:
    """A record that is not there names no unit yet."""
    openings = [step for step in LINKED[kind].by_name.values() if START in step.source]
    assert openings
    for step in openings:
        assert step.source == {START} and step.target is not None and step.seat is not Seat.RECORD


def test_what_is_owed_stands_in_a_status_of_its_table_and_names_a_clock_that_the_table_starts() -> None:
    for (kind, status), (_work, _seat, _duty, clock) in ON_RECORD.items():
        table = LINKED[kind]
        assert isinstance(status, table.statuses)
        started = {c.name for step in table.by_name.values() for end in ends(step) for c in end.starts}
        assert clock is None or clock.name in started
        (line,) = owed_on_record(kind, f"{kind}:1", facts(status, is_close=kind is RecordKind.CALL_OUT))  # once it is triaged nobody is called any more
        assert line.record == f"{kind}:1"


def test_verb_of_the_ledger_names_its_row() -> None:
    for name, table in PROCEDURE_OF.items():
        assert row_of(name if table.kind == "petition" else f"{table.kind}.{name}") is table.by_name[name]
