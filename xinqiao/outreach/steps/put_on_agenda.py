"""列入议题: a proposal, or something put on by hand; what is to be discussed in words that the invited read, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from xinqiao.directory.duties import Staff
from xinqiao.outreach import causes
from xinqiao.outreach.agenda import LOOKED_BACK_DAYS, dispute_of, matter
from xinqiao.outreach.meetings import MOST_ITEMS
from xinqiao.outreach.sweeps import written
from xinqiao.petitions.own_record import OwnAct
from xinqiao.petitions.refused import Refused
from xinqiao.rules.causes import cause
from xinqiao.rules.limits import SHORT_LIMIT
from xinqiao.rules.terms_meeting import AgendaSort
from xinqiao.rules.text import Text

NO_MATTER = Text("没有找到这件，或者它不能上会。请核对编号。", "There is no such matter, or it cannot be discussed in a meeting. Check the number.")
NO_GROUP = Text("这一组里没有您看得到的件。", "No matter of this group is yours to see.")
NO_DISPUTE = Text("这件现在没有等着定归谁办的争议。", "No dispute on who is competent waits on this matter now.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`ref`: a code of causes, or the number of a petition, or empty for an item by hand. `subject`: what is to be discussed, without names."""

    sort: AgendaSort
    subject: str
    why: str
    ref: str = ""


def apply(act: OwnAct, entry: Entry) -> None:
    """Put it on. Raises Refused for what the convener may not see, what is on it already, and an agenda that is full (up to two queries)."""
    items = act.record.content.get("items", [])
    act.refuse_unless(len(items) < MOST_ITEMS, f"一次会最多 {MOST_ITEMS} 个议题。", f"At most {MOST_ITEMS} items a meeting.", field="subject")
    ref = entry.ref.strip()
    act.refuse_unless(not ref or all(item["ref"] != ref for item in items), "这一项已经在议题里了。", "This is on the agenda already.", field="ref")
    unit = checked(act, entry.sort, ref)
    subject = written(act, entry.subject, field="subject", zh="请写清议什么。写事，不写人名。", en="Say what is to be discussed: the matter, no names.", most=SHORT_LIMIT)
    why = written(act, entry.why, field="why", zh="请写明为什么要上会。", en="Say why it is to be discussed.", most=500)
    key = 1 + max((item["id"] for item in items), default=0)
    item = {"id": key, "sort": entry.sort.value, "ref": ref, "unit": unit, "subject": subject, "why": why, "by": act.actor.person_id, "on": act.today.isoformat()}
    act.keep(items=[*items, item])
    act.body |= {"item": key, "sort": entry.sort.value}


def checked(act: OwnAct, sort: AgendaSort, ref: str) -> int | None:
    """Return the unit of a group of like matters, else None. Raises Refused for what is not there for the convener."""
    if not isinstance(act.actor, Staff):
        raise Refused(NO_MATTER, "ref")
    if sort is AgendaSort.CLUSTER:
        top = act.directory.organisation(act.record.unit_id).pk
        if cause(ref) is None or not causes.cluster(act.actor, act.directory, ref, top, act.today - timedelta(days=LOOKED_BACK_DAYS), act.today).exists():
            raise Refused(NO_GROUP, "ref")
        return top
    if (ref or sort is not AgendaSort.BY_HAND) and matter(ref, act.actor, act.directory) is None:
        raise Refused(NO_MATTER, "ref")
    if sort is AgendaSort.DISPUTE and dispute_of(ref, act.actor, act.directory, act.today) is None:
        raise Refused(NO_DISPUTE, "ref")
    return None
