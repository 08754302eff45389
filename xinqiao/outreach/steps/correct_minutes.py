"""更正纪要: a new dated version of what was decided on one item; what stood there before is kept."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.outreach.meetings import LONGEST, NO_ITEM, item_of, refuse_hidden, replaced
from xinqiao.outreach.roster import reason_given
from xinqiao.outreach.sweeps import written
from xinqiao.petitions.own_record import OwnAct
from xinqiao.petitions.refused import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`item`: its id; `decision`: as it should read; why."""

    item: int
    decision: str
    reason: str


def apply(act: OwnAct, entry: Entry) -> None:
    """Keep the new words as a version of this day. Raises Refused where nothing changes, and for a dispute: its words stand in the petition."""
    item = item_of(act.record, entry.item)
    refuse_hidden(act, item)
    if "decided" not in item:
        raise Refused(NO_ITEM, "item")
    act.refuse_unless(
        "step" not in item["decided"], "这一项的争议在会上已经定了，信访件上已经照办，这段话不能改；要改，请在那件信访件上另作决定。",
        "The dispute of this item was decided in the meeting, and in the petition: these words stay. To change it, decide anew on the petition.", field="decision",
    )  # fmt: skip
    decision, reason = written(act, entry.decision, field="decision", zh="请写清怎么定的。", en="Say what was decided.", most=LONGEST), reason_given(act, entry.reason)
    was = item["decided"]
    act.refuse_unless(decision != was["decision"], "和原来写的一样。", "It reads as before.", field="decision")
    versions = [*act.record.content["versions"], {"at": act.at.isoformat(), "by": act.actor.person_id, "item": entry.item, "was": was["decision"], "why": reason}]
    act.keep(items=replaced(act.record, {**item, "decided": {**was, "decision": decision}}), versions=versions)
    act.body |= {"item": entry.item, "version": len(versions)}
