"""更正纪要: a new dated version of what was decided on one item, or of what its petitioner was told; what stood there before is kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from xinqiao.outreach import minutes
from xinqiao.outreach.meeting_words import tell_petition_anew
from xinqiao.outreach.meetings import LONGEST, NO_ITEM, is_matter, item_of, refuse_hidden, replaced
from xinqiao.outreach.roster import reason_given
from xinqiao.outreach.sweeps import written
from xinqiao.petitions.own_record import OwnAct
from xinqiao.petitions.refused import Refused

MOST_TOLD = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`item`: its id; `decision`: as it should read; `told`: what the petitioner should have been told, None: as it was; why."""

    item: int
    decision: str
    reason: str
    told: str | None = None


def apply(act: OwnAct, entry: Entry) -> None:
    """Keep the new words as a version of this day, numbered and frozen; the petitioner is told anew where his words change.

    Raises Refused where nothing changes, and for the words of a dispute: they stand in the petition.
    """
    item = item_of(act.record, entry.item)
    refuse_hidden(act, item)
    if "decided" not in item:
        raise Refused(NO_ITEM, "item")
    was = item["decided"]
    decision = written(act, entry.decision, field="decision", zh="请写清怎么定的。", en="Say what was decided.", most=LONGEST)
    told = _told(act, item, entry.told)
    reason = reason_given(act, entry.reason)
    act.refuse_unless(
        "step" not in was or decision == was["decision"], "这一项的争议在会上已经定了，信访件上已经照办，这段话不能改；要改，请在那件信访件上另作决定。",
        "The dispute of this item was decided in the meeting, and in the petition: these words stay. To change it, decide anew on the petition.", field="decision",
    )  # fmt: skip
    act.refuse_unless(decision != was["decision"] or told != was.get("told", ""), "和原来写的一样。", "It reads as before.", field="decision")
    version: dict[str, Any] = {"at": act.at.isoformat(), "by": act.actor.person_id, "item": entry.item, "why": reason}
    version |= ({"was": was["decision"]} if decision != was["decision"] else {}) | ({"was_told": was["told"]} if told != was.get("told", "") else {})
    act.keep(items=replaced(act.record, {**item, "decided": {**was, "decision": decision, "told": told}}))
    minutes.issue(act, version)
    act.body |= {"item": entry.item, "version": len(act.record.content["versions"])}
    if "was_told" in version:
        tell_petition_anew(act, item, told, reason)


def _told(act: OwnAct, item: dict[str, Any], told: str | None) -> str:
    """Return the words for the petitioner as they are to be: where there is none, or nothing is asked, as they were."""
    was = str(item["decided"].get("told", ""))
    if told is None or not is_matter(item):
        return was
    return written(act, told, field="told", zh="这一项关系到信访人，请写一句告诉他的话。", en="This is about a petition: write a sentence for the petitioner.", most=MOST_TOLD)
