"""发会议通知: every unit gets its invitation; whoever is left out of an item was told to the convener before."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.outreach.meetings import kept_from_chair, left_out
from xinqiao.outreach.steps.invite_unit import invite
from xinqiao.petitions.own_record import OwnAct


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`is_read`: the convener has read who is left out of what, where somebody is."""

    is_read: bool = False


def apply(act: OwnAct, entry: Entry) -> None:
    """Invite them. Raises Refused for an agenda without an item, and where somebody is left out and the convener has not read it."""
    content = act.record.content
    act.refuse_unless(bool(content["items"]), "还没有议题。请先列入至少一个议题。", "There is no item yet. Put at least one on the agenda.", field="is_read")
    barred = act.record.person is not None and kept_from_chair(content["items"], act.record.person, act.directory, act.today)
    act.refuse_unless(not barred, "主持人不能看其中的议题，请换一位主持人，或者不列那一项。", "The chair may not see one of the items: choose another chair, or leave it off.", field="is_read")
    out = left_out(content["items"], content["units"], act.directory, act.today)
    act.refuse_unless(entry.is_read or not out, "有参加单位看不到其中的议题，请先看清楚再发。", "Some units do not see all items. Read which before you send.", field="is_read")
    invite(act, content["units"])
    act.keep(called_on=act.today.isoformat())
    act.body |= {"units": len(content["units"]), "items": len(content["items"])}
