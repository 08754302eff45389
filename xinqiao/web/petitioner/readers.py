"""Who opened a name or a page, as the petitioner reads it: staff by unit and post, never by name (条例§30)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from xinqiao.directory.models import Post
from xinqiao.directory.snapshot import Snapshot
from xinqiao.petitions.story import Event
from xinqiao.petitions.zone import local_day
from xinqiao.prepared import Prepared
from xinqiao.rules.terms_sharing import IdentityPart
from xinqiao.rules.text import Text
from xinqiao.vault.readings import Reading
from xinqiao.web.petitioner.why_opened import why_opened
from xinqiao.web.ui.speech import Speech

WHOLE = Text("全部身份信息", "the whole identity")
NAMED = {**{part.value: Text(part.zh, part.en) for part in IdentityPart}, "email": Text("电子邮箱", "e-mail"), "code": Text("新查询码", "the new query code")}
PARTS = {"phone": Text("电话号码", "the phone number"), "address name": Text("姓名和地址", "name and address")}  # of the slips; a list names its parts
STAFF = Text("工作人员", "Staff")
FEW = 12  # people who read most matters at all: asked by a statement that is compiled once (ADR-0002)
_of_few = Prepared(lambda *people: Post.objects.filter(person_id__in=people).order_by("pk"), *[int] * FEW)
FOR_ANOTHER = Text("{own}（代{absent}）", "{own} (for: {absent})")


def what_was_read(said: str) -> Text:
    """Return what of an identity was read."""
    named = [text for part, text in NAMED.items() if part in said.split()]
    return PARTS.get(said) or (Text("、".join(part.zh for part in named), ", ".join(part.en for part in named)) if named else WHOLE)


def is_valid(post: Post, on: date) -> bool:
    """Return whether a post is held on a day."""
    return post.valid_from <= on and (post.valid_to is None or on <= post.valid_to)


class Readers:
    """Whoever opened the identity or a page of one matter; `as_one`: the words for all of them, where nobody is told apart (a sealed matter)."""

    def __init__(self, events: Iterable[Event], read: Sequence[Reading], directory: Snapshot, s: Speech, *, as_one: Text | None = None) -> None:
        self._seen, self._read = [event for event in events if event.verb == "reveal"], read
        self._directory, self._speech, self._as_one = directory, s, as_one
        looked: list[Event | Reading] = [*self._seen, *read]
        persons = {key for each in looked for key in (each.person_id, each.for_id) if key is not None}
        self._posts = _posts_of(persons) if persons and as_one is None else {}

    def openings(self) -> list[dict[str, Any]]:
        """Return who has looked at the identity: post, when, what of it, why."""
        return [
            {
                "by": self._titled(event.person_id, local_day(event.at), event.for_id), "when": self._speech.moment(event.at), "reason": why_opened(event.texts.get("reason", "")),
                "what": self._speech.say(what_was_read(event.texts.get("parts", ""))),
            }
            for event in self._seen
        ]  # fmt: skip

    def page_readings(self) -> list[dict[str, Any]]:
        """Return who opened pages, by day: post and day."""
        return [{"by": self._titled(row.person_id, row.day, row.for_id), "day": self._speech.day(row.day)} for row in self._read]

    def _titled(self, person: int | None, on: date, absent: int | None = None) -> str:
        """Return by which post somebody looked; where he stood in for another (代理), for which post."""
        if self._as_one is not None:
            return self._speech.say(self._as_one)
        own = self._post_on(person, on)
        return self._speech.say(own if absent is None else FOR_ANOTHER.fill(own=own, absent=self._post_on(absent, on)))

    def _post_on(self, person: int | None, on: date) -> Text:
        post = next((post for post in self._posts.get(person or 0, []) if is_valid(post, on)), None)
        unit = self._directory.unit(post.unit_id) if post else None
        return of_unit(Text(post.title, post.title_en or post.title), Text(unit.zh, unit.en)) if post and unit else STAFF


def of_unit(title: Text, unit: Text) -> Text:
    """Return a post with its unit, said once where the post names it already (纪委书记 of 纪委)."""
    return Text(title.zh if title.zh.startswith(unit.zh) else f"{unit.zh}{title.zh}", title.en if unit.en in title.en else f"{title.en}, {unit.en}")


def _posts_of(people: set[int]) -> dict[int, list[Post]]:
    """Return the posts of these people (one query)."""
    found: dict[int, list[Post]] = defaultdict(list)
    few = len(people) <= FEW
    for post in _of_few(*people, *[0] * (FEW - len(people))) if few else Post.objects.filter(person_id__in=people).order_by("pk"):
        found[post.person_id].append(post)
    return found
