"""Before somebody files: what was published about the same thing, with "I have the same problem" and "no, go on"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.conf import settings

from xinqiao.petitions import publishing
from xinqiao.petitions.drafts import Writing
from xinqiao.petitions.published_like import like

SAME = "same"  # the button; empty: it is not the same after all
KEY_MOST = 18  # digits of a key


def hints(writing: Writing) -> dict[str, Any]:
    """Return what the page shows: the one he says is the same, or those that are like it. Nothing on the protected host, which knows nothing published."""
    if settings.IS_PROTECTED:
        return {}
    if key := key_of(writing.what.get("same", "")):
        return {"same": publishing.published_one(key)}
    what = writing.what
    told = "\n".join(filter(None, (what.get("title", ""), what.get("text", ""), what.get("wants", ""))))
    return {"alike": like(told)} if told else {}


def chosen(writing: Writing, sent: Mapping[str, str]) -> Writing:
    """Return the draft with the published answer whose problem is his, as the button says that he pressed; as it was if he pressed none."""
    if SAME not in sent:
        return writing
    key = key_of(sent[SAME])
    is_there = key is not None and publishing.published_one(key) is not None
    return replace(writing, what=writing.what | {"same": str(key) if is_there else ""})


def key_of(typed: str) -> int | None:
    """Return a typed key as a number; None if it is none."""
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < KEY_MOST else None
