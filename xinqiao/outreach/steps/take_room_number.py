"""取号: whoever comes gets the next number of the day; nobody asks for a name."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.outreach.models import OutreachRecord
from xinqiao.petitions.own_record import OwnAct
from xinqiao.rules.joint import MOST_HEADS
from xinqiao.rules.terms_outreach import OutreachKind

MOST_A_DAY = 300
LOOKED_BACK = 30  # numbers among which a form that is sent twice finds its own


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`heads`: how many come together. `token`: the same form gets one number."""

    heads: int = 1
    token: str = ""


def apply(act: OwnAct, entry: Entry) -> None:
    """Give out the number. Raises Refused for a form that has one, for no head count, and where the numbers of the day are used up (one query)."""
    record = act.record
    act.refuse_unless(len(entry.token) <= 40, "这个标记太长了。", "The mark is too long.", field="token")
    act.refuse_unless(1 <= entry.heads <= MOST_HEADS, "请写来了几个人。", "Say how many people came.", field="heads")
    newest = OutreachRecord.objects.filter(kind=OutreachKind.ROOM_VISIT.value, unit=record.unit_id, on=record.on).order_by("-id")[:LOOKED_BACK]
    act.refuse_unless(not entry.token or all(row.content.get("token") != entry.token for row in newest), "号已经取好了。", "The number was taken already.", field="token")
    queue = int(record.number.rpartition("-")[2])
    act.refuse_unless(queue <= MOST_A_DAY, "今天的号取完了，请直接到窗口说。", "Today's numbers are used up: please go straight to the window.")
    act.set(begins_at=act.at)
    act.keep(heads=entry.heads, token=entry.token)
    act.body.update({"queue": queue, "heads": entry.heads})
