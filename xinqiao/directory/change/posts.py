"""Give and end posts: who does what in which unit, from day to day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from xinqiao.directory.change.people import check_an_admin_stays
from xinqiao.directory.change.record import changes, check_filled, check_length, record
from xinqiao.directory.models import Person, Post, Unit
from xinqiao.directory.refused import refuse
from xinqiao.rules.terms import SEPARATED, STAFF_DUTIES
from xinqiao.rules.text import Text

LABELS = {"title": Text("岗位名称", "Title of the post"), "title_en": Text("岗位英文名", "Title in English")}


@dataclass(frozen=True, slots=True, kw_only=True)
class PostEntry:
    """A duty of a person in a unit; both days included."""

    person: Person
    unit: Unit
    duty: str
    title: str
    valid_from: date
    valid_to: date | None = None
    title_en: str = ""


@changes
def add_post(entry: PostEntry, *, by: str, at: datetime) -> Post:
    """Give a post."""
    check_post(entry, by)
    post = Post.objects.create(
        person=entry.person, unit=entry.unit, duty=entry.duty, title=entry.title, title_en=entry.title_en,
        valid_from=entry.valid_from, valid_to=entry.valid_to,
    )  # fmt: skip
    record("post.add", {**_body(post), "duty": post.duty, "from": post.valid_from, "to": post.valid_to}, by=by, at=at)
    return post


@changes
def end_post(post: Post, last_day: date, *, by: str, at: datetime) -> Post:
    """End a post after `last_day`."""
    post = Post.objects.select_related("person").get(pk=post.pk)
    if last_day < post.valid_from:
        raise refuse(
            "免职日期不能早于任职日期 {begin}。",
            "The last day cannot be before the first, {begin}.",
            "last_day",
            begin=post.valid_from,
        )
    if post.valid_to is not None and post.valid_to <= last_day:
        raise refuse("这个岗位到 {end} 已经结束。", "This post ends on {end} already.", "last_day", end=post.valid_to)
    _check_own(post.person, by)
    if post.person.is_active:
        check_an_admin_stays(post.person, at, post.duty)
    was, post.valid_to = post.valid_to, last_day
    post.save(update_fields=["valid_to"])
    record("post.end", {**_body(post), "duty": post.duty, "last_day": last_day, "was": was}, by=by, at=at)
    return post


@changes
def retitle_post(post: Post, title: str, title_en: str, *, by: str, at: datetime) -> Post:
    """Give a post another title; the duty stays."""
    post = Post.objects.get(pk=post.pk)
    _check_titles(title, title_en)
    was, post.title, post.title_en = post.title, title, title_en
    post.save(update_fields=["title", "title_en"])
    record("post.title", {**_body(post), "title": title, "title_en": title_en, "was": was}, by=by, at=at)
    return post


def _body(post: Post) -> dict[str, int]:
    return {"post": post.pk, "person": post.person_id, "unit": post.unit_id}


def check_post(entry: PostEntry, by: str) -> None:
    """Refuse a post that makes no sense, or that whoever gives it may not give."""
    if entry.duty not in STAFF_DUTIES:
        raise refuse("没有“{duty}”这项职责。", "There is no duty called '{duty}'.", "duty", duty=entry.duty)
    _check_titles(entry.title, entry.title_en)
    _check_own(entry.person, by)
    if entry.valid_to is not None and entry.valid_to < entry.valid_from:
        raise refuse("免职日期不能早于任职日期。", "The last day cannot be before the first.", "valid_to")
    unit = entry.unit
    if entry.valid_from < unit.valid_from or (unit.valid_to is not None and entry.valid_from > unit.valid_to):
        raise refuse(
            "“{unit}”那天不存在。请改任职日期，或另选单位。",
            "'{unit}' does not exist on that day. Please change the day or choose another unit.",
            "valid_from",
            unit=unit.name,
        )
    overlapping = _overlapping(entry)
    if overlapping.filter(unit=unit, duty=entry.duty).exists():
        raise refuse(
            "这个人在“{unit}”已经有这项职责，日期重叠。",
            "This person holds this duty in '{unit}' already on some of these days.",
            "duty",
            unit=unit.name,
        )
    if _mixes(entry.duty, set(overlapping.values_list("duty", flat=True))):
        raise refuse(
            "三员分立：系统管理员、安全管理员、审计员由三个人分别担任，也不能同时有别的职责。请另选一个人，或先结束原来的岗位。",
            "Separated administrators: system administrator, security administrator and auditor are three people, and none of them holds another duty at the same time. Please choose somebody else or end the other post first.",
            "duty",
        )


def _check_titles(title: str, title_en: str) -> None:
    check_filled("title", title, LABELS["title"])
    check_length(Post, "title", title, LABELS["title"])
    check_length(Post, "title_en", title_en, LABELS["title_en"])


def _check_own(person: Person, by: str) -> None:
    if by == f"person:{person.pk}":
        raise refuse(
            "不能改自己的职责。请另一位安全管理员来做。",
            "You cannot change your own duties. Please ask another security administrator.",
            "duty",
        )


def _overlapping(entry: PostEntry) -> QuerySet[Post]:
    held = Post.objects.filter(Q(valid_to=None) | Q(valid_to__gte=entry.valid_from), person=entry.person)
    return held.filter(valid_from__lte=entry.valid_to) if entry.valid_to else held


def _mixes(duty: str, others: set[str]) -> bool:
    return any((others - {alone}) if duty == alone else (alone in others) for alone in SEPARATED)
