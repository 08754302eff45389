"""The questions of a draft: which version it was begun with, what was answered, and where the way goes on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from django.urls import reverse

from xinqiao.directory.snapshot import Snapshot
from xinqiao.petitions.drafts import Writing
from xinqiao.rules.questions import QuestionSet, in_force, pairs
from xinqiao.web.questions import tongue
from xinqiao.web.ui.speech import speech

VERSION = "version"  # beside the answers, which are kept as "<key of the version>:<key of the question>"
Pairs = list[tuple[str, str]]


def kinds(directory: Snapshot, today: date) -> list[tuple[str, str]]:
    """Return the kinds of matter for which something is asked, as choices; none where nothing is."""
    say = speech().say
    return [(category, say(each.title)) for category, each in in_force(directory.question_sets.values(), today).items()]


def begun(writing: Writing, directory: Snapshot, today: date) -> Writing:
    """Return the draft with the version in force for the kind that was chosen; one it has begun with stays, whatever is settled meanwhile."""
    kind, so_far = writing.what.get("kind", ""), of(writing, directory)
    if so_far is not None and so_far.category == kind:
        return writing
    chosen = in_force(directory.question_sets.values(), today).get(kind)
    return replace(writing, asked=writing.asked | {VERSION: str(chosen.pk) if chosen else ""})


def of(writing: Writing, directory: Snapshot) -> QuestionSet | None:
    """Return the version that this draft is asked; None if nothing is."""
    version = writing.asked.get(VERSION, "")
    return directory.question_sets.get(int(version)) if version.isdecimal() else None


def answers(writing: Writing, asked: QuestionSet) -> dict[str, str]:
    """Return what was answered to the questions of this version, by their keys."""
    before = f"{asked.pk}:"
    return {name.removeprefix(before): kept for name, kept in writing.asked.items() if name.startswith(before)}


def with_answers(writing: Writing, asked: QuestionSet, given: Mapping[str, str]) -> Writing:
    """Return the draft with more answers."""
    return replace(writing, asked=writing.asked | {f"{asked.pk}:{key}": kept for key, kept in given.items()})


def said(writing: Writing, directory: Snapshot) -> tuple[str, Pairs]:
    """Return what such a matter is called, and question and answer of all that were answered, in the reader's language."""
    asked = of(writing, directory)
    return (speech().say(asked.title), pairs(asked, answers(writing, asked), tongue())) if asked else ("", [])


def page_after(writing: Writing, directory: Snapshot, level: int = -1) -> str:
    """Return the address of the next page on which something is asked, after the one of `level`; the second step if there is none."""
    return _page(writing, directory, 1, level, reverse("portal:file_where"))


def page_before(writing: Writing, directory: Snapshot, level: int | None = None) -> str:
    """Return the address of the page of questions before the one of `level` (none: of the second step); the first step if there is none."""
    return _page(writing, directory, -1, level, reverse("portal:file"))


def _page(writing: Writing, directory: Snapshot, way: int, level: int | None, last: str) -> str:
    asked = of(writing, directory)
    if asked is None:
        return last
    given = answers(writing, asked)
    start = asked.deepest + 1 if level is None else level
    levels = range(start + 1, asked.deepest + 1) if way > 0 else range(min(start, asked.deepest + 1) - 1, -1, -1)
    return next((reverse("portal:file_asked", args=[each]) for each in levels if asked.at(each, given)), last)
