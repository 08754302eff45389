"""The guards of linked records let the lawful step pass and refuse the other one with a sentence that says why."""

from __future__ import annotations

from tests.rules.facts import rows, words
from xinqiao.rules import transition
from xinqiao.rules.guards.handling import decides_on_another, investigation_reported
from xinqiao.rules.guards.records import none_open, petition_in
from xinqiao.rules.terms import PetitionStatus, PromiseStatus, RecordKind


def test_petition_must_stand_where_the_row_says() -> None:
    guard = petition_in(PetitionStatus.ACCEPTED, PetitionStatus.REPLIED)
    assert words(guard, petition_status=PetitionStatus.REPLIED) is None
    assert words(guard, petition_status=PetitionStatus.CLOSED) == "信访事项“已受理、已答复”的时候才能走这一步。"


def test_open_record_holds_the_step_up() -> None:
    guard = none_open(RecordKind.PROMISE, PromiseStatus.PROMISED)
    assert words(guard) is None
    assert words(guard, records={RecordKind.PROMISE: frozenset({PromiseStatus.KEPT})}) is None
    assert words(guard, records={RecordKind.PROMISE: frozenset({PromiseStatus.PROMISED, PromiseStatus.KEPT})}) == "还有没有办完的承诺事项。"


def test_nobody_decides_on_his_own_recusal() -> None:
    assert words(decides_on_another) is None
    assert words(decides_on_another, is_subject=True) == "这是您自己的回避，不能由您决定。"


def test_where_a_report_is_asked_for_it_comes_before_the_answer() -> None:
    assert words(investigation_reported) is None
    assert words(investigation_reported, is_report_missing=True) == "本单位规定先写调查报告，再写答复。"


def test_every_guard_of_linked_records_is_tested_here() -> None:
    tested = {"not_sealed_matter", "still_open", "not_a_leader_s", "no_supervision_open", "petition_in", "none_open", "decides_on_another", "investigation_reported"}
    used = {guard.__qualname__.split(".")[0] for step in rows() for guard in step.guards if guard.__module__ != transition.__name__}
    assert used == tested
