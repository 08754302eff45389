"""Which published answers are like what somebody writes: a hint before he files (7.1), never a reason not to."""

from __future__ import annotations

from django.db.models import Count, Max, Sum

from xinqiao.petitions import publishing
from xinqiao.petitions.publishing import Published
from xinqiao.wording.likeness import Likeness

COMPARED = 2_000  # the newest published answers: years of them
Mark = tuple[int, int, int]


class Memory:
    """What is published, in the memory of this process, as long as the same records are published."""

    def __init__(self) -> None:
        self._held: tuple[Mark | None, Likeness] = (None, Likeness({}))

    def likeness(self) -> Likeness:
        """Return it as of now (one query, two after something was published or taken down)."""
        told = publishing.shown().aggregate(n=Count("pk"), newest=Max("pk"), total=Sum("pk"))
        mark = (told["n"], told["newest"] or 0, told["total"] or 0)
        held_for, found = self._held
        if held_for != mark:
            found = Likeness({row.pk: f"{row.content['title']}\n{row.content['question']}" for row in publishing.shown().order_by("-pk")[:COMPARED]})
            self._held = (mark, found)
        return found


_memory = Memory()


def like(text: str, *, most: int = 3) -> list[Published]:
    """Return at most `most` published answers that are like a text, the likest first.

    The memory only proposes: what is returned is read again through the door of the public page, so what was taken down is not among it.
    """
    keys = _memory.likeness().like(text, most=most)
    found = {row.key: row for row in publishing.published_some(keys)} if keys else {}
    return [found[key] for key in keys if key in found]
