"""A number of few is told nowhere on the leader's pages, nor by taking what is told from a total."""

from __future__ import annotations

import random
import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from tests.walking import Walk
from tests.web.visiting import plain_pages, visit  # noqa: F401 fixtures
from xinqiao.directory import snapshot
from xinqiao.insight.few import COUNTED, shown
from xinqiao.insight.figures import Counts, Figures
from xinqiao.rules.few import FEWEST, FEWEST_SHARE
from xinqiao.rules.terms import Channel

pytestmark = pytest.mark.django_db


def test_no_row_is_what_the_total_leaves_of_the_others(enterprise):
    """Attack 26: over two hundred boards of small and large units: each total less the told rows is nothing, or several units and not few."""
    units = list(snapshot.current().in_order())
    chance = random.Random(26)
    for _ in range(200):
        rows = [(unit, _counts(chance)) for unit in units]
        found = Figures(timezone.now(), sum((counts for _, counts in rows), Counts()), tuple(rows))
        board = shown(found)
        for name in COUNTED:
            told, total = [getattr(row, name) for _, row in board.units], getattr(board.total, name)
            assert all(number is None or number == 0 or number >= FEWEST for number in (*told, total))
            if total is not None and None in told:
                rest = total - sum(number or 0 for number in told)
                assert told.count(None) > 1 and rest >= FEWEST and rest > told.count(None), (name, told)
        shares = [row.on_time for _, row in board.units]
        assert all(part.share is None or part.n >= FEWEST_SHARE for part in (*shares, board.total.on_time))
        hidden = [part.n for part in shares if part.n and part.share is None]
        assert not hidden or board.total.on_time.share is None or (len(hidden) > 1 and sum(hidden) >= FEWEST_SHARE)


def _counts(chance: random.Random) -> Counts:
    def one() -> int:
        return chance.choice((0, 0, 1, 2, 3, 4, 5, 7, 20))

    cohort = chance.choice((0, 1, 5, 9, 10, 12, 40))
    return Counts(one(), one(), one(), one(), cohort, chance.randint(0, cohort), one())


def test_the_page_names_no_small_number_of_any_unit(enterprise, visit):  # noqa: F811
    """Attack 26: six matters of one office, one of them overdue, and one of a mine: the page says “some” for each, and the total does not tell the mine's."""
    for age in (1, 1, 1, 2, 2, 20):
        Walk(enterprise, at=timezone.now() - timedelta(days=age))
    Walk(enterprise, at=timezone.now() - timedelta(days=1)).to("accepted")
    cache.clear()
    page = visit("leader").page("/leader/")
    cells = re.findall(r'<td data-label="[^"]*" class="number">(?:<a[^>]*>)?([^<]*)', page.split('id="by_unit"')[1])
    assert cells and not [cell for cell in cells if cell.strip() in ("1", "2", "3", "4")]
    totals = re.findall(r'<b class="number">([^<]*)</b> <span class="stat_text">', page)
    assert totals[2] == "若干" and not [told for told in totals[:3] if told in ("1", "2", "3", "4")]
    if totals[0].isdigit():
        told = [int(cell) for cell in cells[::5] if cell.strip().isdigit()]
        assert int(totals[0]) - sum(told) not in range(1, FEWEST)


def test_a_channel_by_which_one_came_has_no_number(enterprise, visit):  # noqa: F811
    """Attack 26: one letter beside many calls is “some”, and so is the next smallest, or the total would tell it."""
    for channel, n in ((Channel.PHONE, 9), (Channel.LETTER, 1)):
        for _ in range(n):
            Walk(enterprise, channel=channel)
    page = visit("leader").page("/leader/channels/")
    assert page.count(">若干</a>") == 2 and ">9</a>" not in page and ">1</a>" not in page and ">10</td>" in page
