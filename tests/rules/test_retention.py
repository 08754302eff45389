"""Never anything unanswered, open, under review, promised, held: over the whole table, and for any facts at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.rules.facts import TODAY, facts, row
from xinqiao.rules.clocks import CALL_BACK, CLOCKS
from xinqiao.rules.facts import Facts
from xinqiao.rules.policy import POLICIES
from xinqiao.rules.procedures.every import LINKED
from xinqiao.rules.retention import (
    BY_KEY,
    FORMAL,
    FORMAL_YEARS,
    PLAIN_YEARS,
    SCHEDULE,
    SETTLED,
    kept_until,
    retention_class,
)
from xinqiao.rules.terms import DocumentKind, Path, PetitionStatus, RecordKind, ReferralStatus
from xinqiao.rules.terms_retention import RetentionClass

CLOSED = facts(PetitionStatus.CLOSED, kept_until=TODAY - timedelta(days=1), is_told_in_writing=True)
DISPOSE = row("dispose")
# May anything still come of it? Terminal in its own table, or a copy, a leave or a name that binds nobody.
HARMLESS = {"copied", "kept_out", "countersign_objected", "access_granted", "named", "confirmed", "in", "off", "help_given", "not_asked", "watch_ended", "call_made", "call_unreached", "need_helped", "need_unhelped"}


def test_what_is_over_may_go() -> None:
    assert DISPOSE.refusal(CLOSED) is None


def test_a_call_back_that_nobody_made_keeps_no_file() -> None:
    assert DISPOSE.refusal(replace(CLOSED, due={CALL_BACK.name: TODAY})) is None


@pytest.mark.parametrize("change", [
    {"status": status} for status in PetitionStatus if status is not PetitionStatus.CLOSED
] + [
    {"kept_until": None}, {"kept_until": TODAY}, {"is_held": True}, {"is_anything_owed": True}, {"is_withdrawal_asked": True},
    {"is_more_time_asked": True}, {"extension_asked_days": 1}, {"rating_until": TODAY}, {"unserved": frozenset({DocumentKind.DECISION})},
    {"referral": ReferralStatus.REPORTED}, {"referral": ReferralStatus.DECLINED}, {"is_told_in_writing": False}, {"is_disposed": True},
] + [{"due": {name: TODAY}} for name in CLOCKS if name != CALL_BACK.name], ids=str)  # fmt: skip
def test_anything_open_keeps_it(change: dict[str, Any]) -> None:
    values: dict[str, Any] = {"status": PetitionStatus.CLOSED, "kept_until": date(2020, 1, 1), "is_told_in_writing": True}
    assert DISPOSE.refusal(facts(**values | change)) is not None


@pytest.mark.parametrize("kind", list(RecordKind))
def test_of_every_kind_of_record_each_status_is_settled_or_keeps_it(kind: RecordKind) -> None:
    """Closed world: a kind or a status that nobody thought about keeps the petition."""
    for status in LINKED[kind].statuses:
        held = DISPOSE.refusal(facts(PetitionStatus.CLOSED, kept_until=date(2020, 1, 1), is_told_in_writing=True, records={kind: frozenset({status})}))
        leads_on = any(step.target not in (None, status) for step in LINKED[kind].by_name.values() if status in step.source)
        assert (held is None) == (status in SETTLED[kind])
        assert held is not None or not leads_on or status.value in HARMLESS, status


def test_a_promise_that_was_not_kept_keeps_it_for_ever() -> None:
    assert {status.value for status in SETTLED[RecordKind.PROMISE]} == {"kept"}


some_records = st.dictionaries(st.sampled_from(list(RecordKind)), st.just(None), max_size=3).flatmap(
    lambda kinds: st.fixed_dictionaries({kind: st.frozensets(st.sampled_from(list(LINKED[kind].statuses)), min_size=1) for kind in kinds})
)


some_facts = st.fixed_dictionaries({
    "status": st.sampled_from(list(PetitionStatus)), "due": st.dictionaries(st.sampled_from(sorted(CLOCKS)), st.dates(), max_size=2), "records": some_records,
    "kept_until": st.none() | st.dates(date(2000, 1, 1), date(2060, 1, 1)), "is_held": st.booleans(), "is_anything_owed": st.booleans(),
    "is_told_in_writing": st.booleans(), "is_withdrawal_asked": st.booleans(), "rating_until": st.none() | st.dates(date(2026, 1, 1), date(2027, 1, 1)),
    "unserved": st.frozensets(st.sampled_from(list(DocumentKind)), max_size=2),
})  # fmt: skip
OPEN = {"promised", "explained", "under_review", "late", "drafted", "signed", "outside", "hearing", "published"}


def is_open(found: Facts) -> bool:
    """Whether the sentence of the promise keeps it: unanswered, open, in a window, under review, promised and not kept, held."""
    return (
        found.status is not PetitionStatus.CLOSED or not found.is_told_in_writing or bool(found.due) or found.is_anything_owed
        or found.is_held or found.is_withdrawal_asked or bool(found.unserved) or found.kept_until is None or found.kept_until >= TODAY
        or (found.rating_until is not None and found.rating_until >= TODAY)
        or any(one.value in OPEN for some in found.records.values() for one in some)
    )  # fmt: skip


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(values=some_facts)
def test_whatever_the_facts_nothing_open_is_disposed_of(values: dict[str, Any]) -> None:
    found = facts(**values)
    assert not is_open(found) or DISPOSE.refusal(found) is not None


def test_the_policies_lengthen_and_never_shorten_the_law() -> None:
    assert POLICIES["keep_formal_years"].minimum == FORMAL_YEARS == POLICIES["keep_formal_years"].default
    assert POLICIES["keep_plain_years"].minimum == PLAIN_YEARS == POLICIES["keep_plain_years"].default


def test_every_class_has_a_row_and_every_row_says_all() -> None:
    assert {sort.value for sort in RetentionClass} <= set(BY_KEY)
    for line in SCHEDULE:
        assert line.source and all(text.zh and text.en for text in (line.what, line.period, line.starts, line.end))
        assert ("{years}" in line.period.zh) == bool(line.policy) and (not line.policy or line.policy in POLICIES)


def test_the_longest_period_counts() -> None:
    def sort(**given: object) -> RetentionClass:
        return retention_class(**{"is_sealed": False, "paths": (), "is_hazard": False, "documents": ()} | given)  # type: ignore[arg-type]

    assert sort(is_sealed=True, documents=[DocumentKind.DECISION]) is sort(paths=[Path.ACCUSATION]) is RetentionClass.ACCUSATION
    assert sort(documents=[DocumentKind.DECISION], is_hazard=True) is RetentionClass.OPINION
    assert sort(is_hazard=True) is RetentionClass.SAFETY
    assert sort(documents=[DocumentKind.REFUSAL_NOTICE, DocumentKind.FILE_INDEX]) is RetentionClass.OTHER
    assert DocumentKind.DECISION in FORMAL and DocumentKind.FILE_INDEX not in FORMAL


def test_the_last_day_is_the_end_of_a_year() -> None:
    assert kept_until(date(2026, 1, 1), 10) == kept_until(date(2026, 12, 31), 10) == date(2036, 12, 31)
