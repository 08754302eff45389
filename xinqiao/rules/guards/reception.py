"""What stands in the way of a booking of a leaders' reception day."""

from __future__ import annotations

from xinqiao.rules.facts import Facts
from xinqiao.rules.guards.records import UPWARDS
from xinqiao.rules.terms import Path, PetitionStatus, RecordKind
from xinqiao.rules.terms_reception import OPEN_BOOKINGS
from xinqiao.rules.text import Text


def may_be_told_in_person(facts: Facts) -> Text | None:
    """Refuse what is dealt with in secret: an accusation, and what only few may read; nobody brings it to an announced day (条例§30)."""
    is_secret = facts.petition_status is PetitionStatus.SEALED or facts.is_close or Path.ACCUSATION in facts.paths
    if not is_secret and facts.petition_status not in UPWARDS:
        return None
    return Text(
        "这件事要保密办理，不在接待日当面谈：接待日是公开的，别人看得到谁来了。想补充的，请写在留言里。",
        "This matter is dealt with in confidence and not on a reception day: those days are public, and others see who comes. Write to us in a message instead.",
    )


def no_booking_open(facts: Facts) -> Text | None:
    """Refuse a second booking while one stands: who wants another day gives the first back, so that somebody else gets it."""
    if not facts.records.get(RecordKind.BOOKING, frozenset()) & OPEN_BOOKINGS:
        return None
    return Text("已经约了一场，或者在候补。想换一场，请先取消原来的。", "A reception is booked already, or waited for. To take another one, cancel the first.")


def not_whoever_receives(facts: Facts) -> Text | None:
    """Refuse the leader who receives: he would choose who comes to him."""
    if not facts.is_subject:
        return None
    return Text("接待的是您自己，要由接待室替他取消。", "You are the one who receives: the reception desk cancels it for him.")
