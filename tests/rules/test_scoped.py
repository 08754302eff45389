"""The narrowest value that fits counts, by the day on which it begins; without one the plain policy does."""

from __future__ import annotations

from datetime import date
from itertools import product

from xinqiao.rules.clocks import HANDLE, REVIEW, TELL, TELL_BY_UNIT
from xinqiao.rules.scoped import ORDINARY, URGENT, Scope, ScopedValue, in_force, special
from xinqiao.rules.terms import Channel

CLOCKS = (TELL, TELL_BY_UNIT, HANDLE, REVIEW)
DAY = date(2026, 3, 2)
KEY = "remind_days"


def row(value: int | None, day: date = DAY, **scope: str) -> ScopedValue:
    return ScopedValue(KEY, Scope(**scope), day, value)


def found(*rows: ScopedValue, channel: str = "visit", is_urgent: bool = False, clock: str = "tell", on: date = DAY) -> int | None:
    return special(rows, KEY, on, channel=channel, is_urgent=is_urgent, clock=clock)


def test_nothing_special_is_nothing() -> None:
    assert found() is None
    assert found(row(5, channel="letter")) is None and found(row(5, clock="handle")) is None and found(row(5, urgency=URGENT)) is None


def test_each_circumstance_counts_alone_and_together() -> None:
    assert found(row(5, channel="visit")) == found(row(5, clock="tell")) == found(row(5, urgency=ORDINARY)) == 5
    rows = (row(5, channel="visit"), row(6, clock="tell"), row(7, channel="visit", clock="tell"), row(8, urgency=URGENT))
    assert found(*rows) == 7 and found(*rows, clock="handle") == 5 and found(*rows, channel="letter") == 6
    assert found(*rows, channel="letter", clock="handle", is_urgent=True) == 8


def test_among_equals_the_clock_comes_before_the_urgency_and_that_before_the_channel() -> None:
    rows = (row(5, channel="visit"), row(6, clock="tell"), row(7, urgency=ORDINARY))
    assert found(*rows) == 6 and found(*rows, clock="handle") == 7


def test_every_channel_urgency_and_clock_has_the_value_of_its_narrowest_row() -> None:
    """Domain C12, features 4.6: the whole matrix channel × urgency × step, with a value in every cell, row and column."""
    clocks, channels = [clock.name for clock in CLOCKS], [channel.value for channel in Channel]
    scopes = [(channel, urgency, clock) for channel in ("", *channels) for urgency in ("", ORDINARY, URGENT) for clock in ("", *clocks)][1:]
    rows = [row(n, channel=channel, urgency=urgency, clock=clock) for n, (channel, urgency, clock) in enumerate(scopes)]
    for channel, is_urgent, clock in product(channels, (False, True), clocks):
        named = (channel, URGENT if is_urgent else ORDINARY, clock)
        assert found(*rows, channel=channel, is_urgent=is_urgent, clock=clock) == scopes.index(named)
        without = [each for each, scope in zip(rows, scopes, strict=True) if scope != named]
        assert found(*without, channel=channel, is_urgent=is_urgent, clock=clock) == scopes.index(("", *named[1:]))


def test_it_counts_from_its_day_until_the_next_or_until_it_is_given_up() -> None:
    rows = (row(5, channel="visit"), row(9, date(2026, 4, 1), channel="visit"), row(None, date(2026, 5, 1), channel="visit"))
    assert [found(*rows, on=date(2026, month, 1)) for month in (3, 4, 5)] == [None, 9, None]
    assert found(*rows) == 5 and in_force(rows, KEY, date(2026, 6, 1)) == {}
    assert found(ScopedValue("serious_days", Scope("visit"), DAY, 4)) is None
