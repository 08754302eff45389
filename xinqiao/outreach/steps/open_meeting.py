"""开会，记谁到了: of each unit who came, or that nobody did; whoever stands in for another is seen as such."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.directory.duties import holders
from xinqiao.outreach.meetings import invitations
from xinqiao.outreach.steps.end_invitation import uninvite
from xinqiao.petitions.own_record import OwnAct
from xinqiao.rules.terms import Duty
from xinqiao.rules.terms_meeting import TASK_OWNERS


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`came`: unit and person of everybody who came; a unit that is not named stayed away. `others`: who else was there, by office."""

    came: tuple[tuple[int, int], ...]
    others: str = ""


def apply(act: OwnAct, entry: Entry) -> None:
    """Note who came. Raises Refused before the day, where nobody came, and for somebody of another unit (three queries)."""
    content = act.record.content
    act.refuse_unless(act.today >= act.record.on, "会议那天还没有到。", "The day of the meeting has not come yet.", field="came")
    came = dict(entry.came)
    posts = holders(content["units"], TASK_OWNERS, act.today)
    known = {(post.unit_id, post.person_id) for post in posts}
    heads = {(post.unit_id, post.person_id) for post in posts if post.duty == Duty.UNIT_HEAD.value}
    act.refuse_unless(bool(came) and set(came.items()) <= known, "请从参加单位在任的人里选到会的人，至少一位。", "Choose who came from the people in office in the units; at least one.", field="came")
    others = entry.others.strip()
    act.refuse_unless(len(others) <= 500, "太长了，最多 500 个字。", "Too long: at most 500 characters.", field="others")
    named = {row.unit_id: row.person_id for row in invitations(act.record.number) if row.person_id}
    present = [{"unit": unit, "person": came.get(unit), "named": named.get(unit), "is_head": (unit, came.get(unit)) in heads} for unit in content["units"]]
    act.keep(present=present, others=others, opened_at=act.at.isoformat())
    act.body["came"] = len(came)
    uninvite(act)
