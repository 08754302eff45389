"""说不是自己提的: somebody else may hold the query code; a person is called by name to speak with the petitioner before any further change."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.directory.conflicts import free
from xinqiao.directory.duties import holders
from xinqiao.directory.models import Post
from xinqiao.petitions.step import Step
from xinqiao.rules.terms import Duty


@dataclass(frozen=True, kw_only=True)
class Entry:
    """Nothing is asked: whoever was robbed of his code is asked no questions first."""


def apply(step: Step, entry: Entry) -> None:
    checked_by = step.linked.person_id
    post = _called(step, checked_by)
    step.give_to(step.petition.desk_unit_id, post.person_id if post else None)
    step.keep(second=post.duty if post else Duty.OFFICE_HEAD.value, **({"checked_by": checked_by} if checked_by else {}))
    step.body["unit"] = step.linked.unit_id


def _called(step: Step, checked_by: int | None) -> Post | None:
    """Return who is called by name: a head of the registering office, else an officer of it; nobody kept out, and not whoever had verified it.

    What only the officers read until triage (ADR-0020) is theirs: a head finds no such petition.
    """
    unit, shut = step.petition.desk_unit_id, step.dossier.aside(step.today) | ({checked_by} if checked_by else set())
    posts = holders([unit], {Duty.OFFICE_HEAD, Duty.COORDINATOR}, step.today)
    if step.petition.is_kept_close:
        posts = [post for post in posts if post.duty == Duty.COORDINATOR.value] or posts
    able = free(posts, frozenset(shut))
    return min(able, key=lambda post: post.duty != Duty.OFFICE_HEAD.value, default=None)
