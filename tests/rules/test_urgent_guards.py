"""What cannot wait is reported once, acknowledged once, and then over (条例§25)."""

from __future__ import annotations

import pytest

from tests.rules.facts import words
from xinqiao.rules.facts import Guard
from xinqiao.rules.guards import urgent
from xinqiao.rules.terms import UrgentReport


@pytest.mark.parametrize(
    ("guard", "passes"),
    [
        (urgent.not_urgent, {None}), (urgent.is_urgent, set(UrgentReport)), (urgent.urgent_waits, {UrgentReport.WAITING}),
        (urgent.urgent_unacknowledged, {UrgentReport.WAITING, UrgentReport.REMINDED, UrgentReport.LATE, UrgentReport.SERIOUS}),
        (urgent.urgent_alarm_open, {UrgentReport.WAITING, UrgentReport.REMINDED, UrgentReport.LATE}),
    ],
)  # fmt: skip
def test_each_guard_lets_its_own_pass(guard: Guard, passes: set[UrgentReport | None]) -> None:
    for state in (None, *UrgentReport):
        assert (words(guard, urgent=state) is None) is (state in passes)
