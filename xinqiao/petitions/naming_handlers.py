"""Whom the head of the unit may name as handlers, and what naming them leaves behind (条例§28(1))."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xinqiao.directory.duties import holders
from xinqiao.directory.models import Post
from xinqiao.petitions.dossier import Dossier
from xinqiao.petitions.step import Step
from xinqiao.rules.clocks import HANDLE, STUDY
from xinqiao.rules.limits import WRITING_LIMIT
from xinqiao.rules.procedures.who import HEAD, UNIT


@dataclass(frozen=True, kw_only=True)
class HandlersEntry:
    """`person_id`: who deals with it; `second_id`: who helps, if anybody; `asked`: what to mind; `until`: the head's own day, within the time limit."""

    person_id: int
    second_id: int | None = None
    asked: str = ""
    until: date | None = None


def may_handle(dossier: Dossier, today: date) -> list[Post]:
    """Return the posts of those who may be named: they work in the unit in charge, and have not stepped aside (one query)."""
    posts = holders({dossier.responsible_unit_id}, UNIT | HEAD, today)
    return [post for post in posts if post.person_id not in dossier.aside(today)]


def name(step: Step, entry: HandlersEntry) -> None:
    """Keep who deals with it. Refuses who does not work in the unit or has stepped aside, one person twice, a day that is past or too late."""
    unit_id = step.dossier.responsible_unit_id
    posts: dict[int, Post] = {}
    for post in may_handle(step.dossier, step.today):
        posts.setdefault(post.person_id, post)
    for field in ("person_id", "second_id"):
        chosen = getattr(entry, field)
        step.refuse_unless(
            chosen is None or chosen in posts, "请选本单位办信访的工作人员，已经回避的不能选。",
            "Choose somebody of the unit who deals with petitions and has not stepped aside.", field=field,
        )  # fmt: skip
    step.refuse_unless(entry.second_id != entry.person_id, "协办人请选另一位，或者不选。", "Choose somebody else as the second, or nobody.", field="second_id")
    step.refuse_unless(len(entry.asked) <= WRITING_LIMIT, "办理要求最多五千字。", "What to mind has at most 5,000 characters.", field="asked")
    last = min((on for on in (step.due_on(HANDLE), step.due_on(STUDY)) if on is not None), default=None)
    step.refuse_unless(
        entry.until is None or step.today <= entry.until <= max(last or entry.until, step.today),
        f"请选今天到办理期限（{last}）之间的一天。", f"Choose a day from today to the time limit ({last}).", field="until",
    )  # fmt: skip
    until = entry.until.isoformat() if entry.until else ""
    step.give_to(unit_id, entry.person_id)
    step.linked.second_id = entry.second_id
    step.journal.change(step.linked, "second_id")
    step.keep(second=entry.second_id, asked=entry.asked.strip(), until=until)
    second = posts[entry.second_id] if entry.second_id is not None else None
    step.letter = {"first": posts[entry.person_id], "second": second, "asked": entry.asked.strip(), "until": entry.until, "last": last}
    step.body["unit"] = unit_id
