"""认可办好了: the office that held the meeting has looked at what shows it."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.outreach.meeting_words import tell_petition_done
from xinqiao.outreach.sweeps import LONGEST
from xinqiao.petitions.own_record import OwnAct


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`note`: how it was verified; may be empty. `words`: what the petitioner reads, where the task is about a petition; may be empty."""

    note: str = ""
    words: str = ""


def apply(act: OwnAct, entry: Entry) -> None:
    """Keep the day; the petition's story tells it where the task is about one."""
    note, words = entry.note.strip(), entry.words.strip()
    act.refuse_unless(len(note) <= LONGEST, f"太长了，最多 {LONGEST} 个字。", f"Too long: at most {LONGEST} characters.", field="note")
    act.refuse_unless(len(words) <= 500, "太长了，最多 500 个字。", "Too long: at most 500 characters.", field="words")
    act.keep(note=note, accepted_on=act.today.isoformat())
    act.body["accepted_on"] = act.today.isoformat()
    tell_petition_done(act, words)
