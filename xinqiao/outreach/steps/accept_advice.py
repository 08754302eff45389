"""认可反馈: the recommendation is answered; from this day on it is watched whether the cause comes back."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.outreach.sweeps import LONGEST
from xinqiao.petitions.own_record import OwnAct


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`note`: how it was verified; may be empty."""

    note: str = ""


def apply(act: OwnAct, entry: Entry) -> None:
    """Keep the day, and for how many days the cause is watched: the policy of this day, whatever it says later."""
    note = entry.note.strip()
    act.refuse_unless(len(note) <= LONGEST, f"太长了，最多 {LONGEST} 个字。", f"Too long: at most {LONGEST} characters.", field="note")
    days = act.directory.policy("cause_again_days", act.today)
    act.keep(note=note, accepted_on=act.today.isoformat(), watched_days=days)
    act.set(begins_at=act.at)
    act.body |= {"accepted_on": act.today.isoformat(), "watched_days": days}
