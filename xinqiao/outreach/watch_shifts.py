"""Note by itself where nobody came on duty, where a whole shift was missed, and what nobody signed for (policies of the day)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import datetime

from xinqiao.directory import snapshot
from xinqiao.directory.duties import Clockwork
from xinqiao.outreach.duty import handed_at, patience
from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.roster import shifts
from xinqiao.outreach.steps import note_missed, note_unattended, note_unsigned
from xinqiao.petitions.overdue import no_rest
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import Refused
from xinqiao.rules.terms_outreach import ShiftStatus


def note_shifts(now: datetime, *, rest: Callable[[], None] = no_rest) -> int:
    """Take `note_unattended`, `note_missed` and `note_unsigned` wherever they are due; return how often.

    Three queries by status (index `outreach_begins`), whatever the roster has seen before: what is noted or signed for stands in
    another status. Each stands alone in its transaction; whoever comes on duty at the same moment is quicker or it is noted.
    """
    grace, wait = patience(snapshot.current(), now)
    late = shifts().filter(status=ShiftStatus.PLANNED.value, begins_at__lte=now - grace)
    noted = _note("note_unattended", note_unattended.Entry(), late.order_by("begins_at"), now, rest)
    over = shifts().filter(status=ShiftStatus.UNATTENDED.value, ends_at__lte=now)
    noted += _note("note_missed", note_missed.Entry(), over.order_by("begins_at"), now, rest)
    handed = shifts().filter(status=ShiftStatus.HANDED_OVER.value).order_by("begins_at")
    unsigned = [shift for shift in handed if handed_at(shift) + wait <= now]
    return noted + _note("note_unsigned", note_unsigned.Entry(), unsigned, now, rest)


def _note(name: str, entry: object, found: Iterable[OutreachRecord], now: datetime, rest: Callable[[], None]) -> int:
    noted = 0
    for shift in list(found):
        with suppress(Refused):  # somebody came, or signed, in between
            perform(name, shift, entry, actor=Clockwork(), at=now)
            noted += 1
        rest()
    return noted
