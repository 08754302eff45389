"""解决了: what was done, and how those concerned see it."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.outreach.sweeps import LONGEST, written
from xinqiao.petitions.own_record import OwnAct
from xinqiao.rules.terms_sweep import HowSeen


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`seen`: whether those concerned accept it, and in what words; no names."""

    done: str
    seen: HowSeen
    seen_text: str = ""


def apply(act: OwnAct, entry: Entry) -> None:
    """Keep both. Raises Refused where those concerned do not accept it: then it is not solved."""
    done = written(act, entry.done, field="done", zh="请写怎么解决的。", en="Say what was done.")
    act.refuse_unless(entry.seen is not HowSeen.NOT_AGREED, "当事人不认可，还不算解决：接着办，上交上一级，或者转信访部门登记。", "Those concerned do not accept it, so it is not solved: go on, hand it up, or pass it to the petition office.", field="seen")
    act.keep(done=done, seen=entry.seen.value, seen_text=entry.seen_text.strip()[:LONGEST], solved_at=act.at.isoformat())
    act.body["seen"] = entry.seen.value
