"""不列这一项: an item is taken off, or a proposal is not taken up; the reason stays."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.directory.duties import Staff
from xinqiao.outreach.agenda import proposals
from xinqiao.outreach.meetings import NO_ITEM, item_of, refuse_hidden
from xinqiao.outreach.roster import reason_given
from xinqiao.petitions.own_record import OwnAct
from xinqiao.petitions.refused import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`item`: the id of an item, or None; `proposal`: the key of what is proposed and not taken up."""

    reason: str
    item: int | None = None
    proposal: str = ""


def apply(act: OwnAct, entry: Entry) -> None:
    """Leave it off. Raises Refused where there is no such item or proposal (up to four queries)."""
    reason, content = reason_given(act, entry.reason), act.record.content
    if entry.item:
        item = item_of(act.record, entry.item)
        refuse_hidden(act, item)
        key = f"{item['sort']}:{item['ref']}" if item["ref"] else f"item:{item['id']}"
        act.keep(items=[each for each in content["items"] if each["id"] != entry.item])
        left = {"key": key, "subject": item["subject"]}
    else:
        offered = proposals(act.record, act.actor, act.directory, act.today) if isinstance(act.actor, Staff) else []  # type: ignore[arg-type]
        if entry.proposal not in {each.key for each in offered}:
            raise Refused(NO_ITEM, "proposal")
        left = {"key": entry.proposal, "subject": ""}
    act.keep(left=[*content.get("left", []), {**left, "why": reason, "by": act.actor.person_id, "on": act.today.isoformat()}])
    act.body["item"] = entry.item or 0
