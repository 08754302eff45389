"""说谁来: the head of the unit, or somebody in his place, and then why; whoever stands in is seen as such."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.directory.duties import holders
from xinqiao.petitions.own_record import OwnAct
from xinqiao.rules.terms import Duty
from xinqiao.rules.terms_meeting import TASK_OWNERS


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Who comes; `reason`: why the head does not come himself, where it is somebody else."""

    person_id: int
    reason: str = ""


def apply(act: OwnAct, entry: Entry) -> None:
    """Keep who comes. Raises Refused for somebody of another unit, and for a substitute without a reason (one query)."""
    posts = [post for post in holders({act.record.unit_id}, TASK_OWNERS, act.today) if post.person_id == entry.person_id]
    act.refuse_unless(bool(posts), "请选本单位在任的人。", "Choose somebody in office in your unit.", field="person_id")
    is_head, reason = any(post.duty == Duty.UNIT_HEAD.value for post in posts), entry.reason.strip()
    act.refuse_unless(is_head or 2 <= len(reason) <= 500, "不是负责人来的，请写明为什么由他来（2 到 500 字）。", "If it is not the head who comes, say why (2 to 500 characters).", field="reason")
    act.set(person_id=entry.person_id)
    act.keep(seats=[*act.record.content.get("seats", []), {"person": entry.person_id, "is_head": is_head, "why": "" if is_head else reason, "by": act.actor.person_id, "at": act.at.isoformat()}])
    act.body["is_substitute"] = not is_head
