"""交班: what is open, in his words and by the numbers that nobody has taken on yet."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.own_record import OwnAct

LONGEST = 3000


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What the next one has to know, and the numbers of the matters that stay open. Nothing open: say so."""

    notes: str
    numbers: tuple[str, ...] = ()


def apply(act: OwnAct, entry: Entry) -> None:
    """Keep both. Raises Refused without a word, or where it is too long."""
    notes = entry.notes.strip()
    act.refuse_unless(2 <= len(notes) <= LONGEST, "请写交班事项；没有要交的，就写“无”以外的一句话，例如“没有待办”。", "Please write what is handed over; if nothing is open, say so in a sentence.", field="notes")
    act.keep(notes=notes, numbers=list(dict.fromkeys(entry.numbers)), handed_at=act.at.isoformat(), handed_by=act.actor.person_id)
    act.body["numbers"] = list(dict.fromkeys(entry.numbers))
