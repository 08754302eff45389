"""Write the questions that are asked by kind of matter: a version is written, tried, and put in force from a day on; then it never changes (ADR-0027)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from django.utils import timezone

from xinqiao.directory.change.record import changes, check_filled, check_length, record
from xinqiao.directory.models import Category, QuestionSetRow
from xinqiao.directory.refused import DirectoryError, refuse
from xinqiao.rules.questions import Question, as_plain, fault, from_plain
from xinqiao.rules.text import Text

TITLE, TITLE_EN = Text("反映人看到的叫法", "What people call it"), Text("叫法（英文）", "What people call it, in English")
STALE = Text("刚才有人改过这些问题，或者这一页发了两次。请先看看现在的样子；还要改的，再按一次。", "Somebody changed these questions a moment ago, or the page was sent twice. Look at them as they are now; to change them all the same, press again.")
UP, DOWN = -1, 1
IN_WRITING: dict[str, None] = {"valid_from": None, "dropped_on": None}


@changes
def write_questions(category: str, *, by: str, at: datetime) -> QuestionSetRow:
    """Begin a new version for a category, as a copy of the newest one; return the one that is being written, if there is one."""
    if not Category.objects.filter(code=category).exists():
        raise refuse("没有这个类别。", "There is no such category.", "category")
    rows = QuestionSetRow.objects.filter(category=category)
    if found := rows.filter(**IN_WRITING).first():
        return found
    newest = rows.filter(dropped_on=None).order_by("valid_from", "pk").last()
    copied = {"title": newest.title, "title_en": newest.title_en, "questions": newest.questions, "next_key": newest.next_key} if newest else {}
    row = QuestionSetRow.objects.create(category=category, recorded_at=at, recorded_by=by, **copied)
    record("questions.write", {"questions": row.pk, "category": category}, by=by, at=at)
    return row


@changes
def name_questions(pk: int, seen: int, title: str, title_en: str, *, by: str, at: datetime) -> QuestionSetRow:
    """Say what people call such a matter. `seen`: the revision that the page showed."""
    row = _open(pk, seen)
    _check_titles(title, title_en)
    row.title, row.title_en = title.strip(), title_en.strip()
    return _kept(row, by=by, at=at)


@changes
def put_question(pk: int, seen: int, question: Question, *, by: str, at: datetime) -> QuestionSetRow:
    """Write a question in the place of the one with its key; one without a key is added at the end."""
    row = _open(pk, seen)
    every = list(from_plain(row.questions))
    if question.key:
        place = _place(every, question.key)
        every[place] = question
    else:
        every.append(replace(question, key=f"q{row.next_key}"))
        row.next_key += 1
    return _keep_questions(row, every, by=by, at=at)


@changes
def move_question(pk: int, seen: int, key: str, towards: int, *, by: str, at: datetime) -> QuestionSetRow:
    """Move a question one place up (-1) or down (1)."""
    row = _open(pk, seen)
    every = list(from_plain(row.questions))
    place = _place(every, key)
    if not 0 <= place + towards < len(every):
        raise refuse("已经在头上或者最后了。", "It is the first or the last already.")
    first, second = sorted((place, place + towards))
    if every[second].asked_if == every[first].key:
        raise refuse("第 {second} 题看第 {first} 题的回答，得排在它后面。要换次序，请先改第 {second} 题的条件。", "Question {second} depends on question {first} and stays after it. To change the order, change the condition of question {second} first.", first=first + 1, second=second + 1)
    every[first], every[second] = every[second], every[first]
    return _keep_questions(row, every, by=by, at=at)


@changes
def remove_question(pk: int, seen: int, key: str, *, by: str, at: datetime) -> QuestionSetRow:
    """Take a question out of the version that is being written."""
    row = _open(pk, seen)
    every = list(from_plain(row.questions))
    place = _place(every, key)
    needed = [number for number, each in enumerate(every, 1) if each.asked_if == key]
    if needed:
        raise refuse("第 {needed} 题看它的回答。要拿掉它，请先改第 {needed} 题的条件。", "Question {needed} depends on it. To take it out, change the condition of question {needed} first.", needed=needed[0])
    del every[place]
    return _keep_questions(row, every, by=by, at=at)


@changes
def ask_questions(pk: int, seen: int, valid_from: date, *, by: str, at: datetime) -> QuestionSetRow:
    """Put the version in force from a day on, not earlier than today; one without questions asks nothing from then on."""
    row = _open(pk, seen)
    if valid_from < timezone.localdate(at):
        raise refuse("不能倒着生效。请填今天或以后的日期。", "It cannot begin in the past. Please give today or a later day.", "valid_from")
    _check_titles(row.title, row.title_en)
    _check_questions(from_plain(row.questions))
    row.valid_from, row.recorded_at, row.recorded_by = valid_from, at, by
    row.save()
    body = {"questions": row.pk, "category": row.category, "from": valid_from, "count": len(row.questions), "content_sha256": content_digest(row)}
    record("questions.ask", body, by=by, at=at)
    return row


@changes
def drop_questions(pk: int, seen: int, *, by: str, at: datetime) -> None:
    """Give up the version that is being written; nobody was ever asked it."""
    row = _open(pk, seen)
    record("questions.drop", {"questions": row.pk, "category": row.category}, by=by, at=at)
    row.dropped_on, row.revision = timezone.localdate(at), row.revision + 1
    row.save()


def content_digest(row: QuestionSetRow) -> str:
    """Return the SHA-256 (hex) of what a version asks, as the ledger has it from the day on which it was put in force."""
    return hashlib.sha256(json.dumps([row.title, row.title_en, row.questions], sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _open(pk: int, seen: int) -> QuestionSetRow:
    row = QuestionSetRow.objects.filter(pk=pk).first()
    if row is None or row.revision != seen:
        raise DirectoryError(STALE)
    if row.valid_from is not None or row.dropped_on is not None:
        raise refuse("这一版已经定下来了，不能再改。请写新的一版。", "This version is settled and is not changed any more. Please write a new one.")
    return row


def _kept(row: QuestionSetRow, *, by: str, at: datetime) -> QuestionSetRow:
    row.revision += 1
    row.recorded_at, row.recorded_by = at, by
    row.save()
    record("questions.change", {"questions": row.pk, "category": row.category, "count": len(row.questions)}, by=by, at=at)
    return row


def _keep_questions(row: QuestionSetRow, every: Sequence[Question], *, by: str, at: datetime) -> QuestionSetRow:
    _check_questions(every)
    row.questions = as_plain(every)
    return _kept(row, by=by, at=at)


def _place(every: Sequence[Question], key: str) -> int:
    place = next((place for place, each in enumerate(every) if each.key == key), None)
    if place is None:
        raise DirectoryError(STALE)
    return place


def _check_questions(every: Sequence[Question]) -> None:
    if wrong := fault(every):
        raise DirectoryError(wrong[1])


def _check_titles(title: str, title_en: str) -> None:
    for name, value, label in (("title", title, TITLE), ("title_en", title_en, TITLE_EN)):
        check_filled(name, value, label)
        check_length(QuestionSetRow, name, value.strip(), label)
