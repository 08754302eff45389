"""Add, rename and retire categories, each from a day on."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from xinqiao.directory.change.record import changes, check_filled, check_length, record
from xinqiao.directory.models import Category
from xinqiao.directory.refused import refuse
from xinqiao.rules.text import Text
from xinqiao.rules.triage import SEALED_CATEGORY

CODE = re.compile(r"[0-9]{2}([0-9]{2})?")
LABELS = {"name": Text("类别名称", "Name of the category"), "name_en": Text("英文名", "English name")}


@changes
def add_category(code: str, name: str, name_en: str, valid_from: date, *, by: str, at: datetime) -> Category:
    """Add a class (two digits) or a leaf (four digits, its class first)."""
    if not CODE.fullmatch(code):
        raise refuse(
            "类别编码是两位（大类）或四位（小类）数字。",
            "A category code has two digits (class) or four (leaf).",
            "code",
        )
    _check_names(name, name_en)
    if _open(code, valid_from):
        raise refuse(
            "编码 {code} 已经在用。请换一个编码。", "The code {code} is in use. Please take another.", "code", code=code
        )
    if len(code) == 4 and not _covers(code[:2], valid_from):
        raise refuse(
            "还没有 {code} 这个大类。请先加大类。",
            "There is no class {code}. Please add it first.",
            "code",
            code=code[:2],
        )
    row = _write(code, name, name_en, valid_from, by=by, at=at)
    record("category.add", {"code": code, "name": name, "from": valid_from}, by=by, at=at)
    return row


@changes
def rename_category(code: str, name: str, name_en: str, effective_from: date, *, by: str, at: datetime) -> Category:
    """Give a category another name from a day on; what was classed before keeps its code."""
    row = _current(code)
    _check_names(name, name_en)
    _check_day(row, effective_from, timezone.localdate(at))
    row.valid_to = effective_from - timedelta(days=1)
    row.save(update_fields=["valid_to"])
    renamed = _write(code, name, name_en, effective_from, by=by, at=at)
    record("category.rename", {"code": code, "name": name, "from": effective_from, "was": row.name}, by=by, at=at)
    return renamed


@changes
def retire_category(code: str, last_day: date, *, by: str, at: datetime) -> Category:
    """Offer a category no longer after `last_day`; a class only when its leaves are retired."""
    row = _current(code)
    if code == SEALED_CATEGORY:
        raise refuse(
            "这一类由纪检部门密封办理，不能停用。",
            "Petitions of this class are sealed for discipline; it cannot be retired.",
            "last_day",
        )
    if last_day < max(row.valid_from, timezone.localdate(at)):
        raise refuse(
            "停用日期不能早于今天，也不能早于启用的那天。",
            "The last day cannot be before today, nor before the first day.",
            "last_day",
        )
    leaves = Category.objects.filter(code__startswith=code).exclude(code=code)
    if leaves.filter(Q(valid_to=None) | Q(valid_to__gt=last_day)).exists():
        raise refuse(
            "这个大类下面还有在用的小类。请先停用小类。",
            "There are leaves in use below this class. Please retire them first.",
            "last_day",
        )
    row.valid_to = last_day
    row.save(update_fields=["valid_to"])
    record("category.retire", {"code": code, "last_day": last_day}, by=by, at=at)
    return row


def _check_names(name: str, name_en: str) -> None:
    check_filled("name", name, LABELS["name"])
    check_length(Category, "name", name, LABELS["name"])
    check_length(Category, "name_en", name_en, LABELS["name_en"])


def _check_day(row: Category, effective_from: date, today: date) -> None:
    if effective_from < today or effective_from <= row.valid_from:
        raise refuse(
            "新名称不能从过去起算，并且要晚于现在的名称起用的 {begin}。",
            "A new name cannot count from the past, and must begin after {begin}, when the present one began.",
            "effective_from",
            begin=row.valid_from,
        )


def _current(code: str) -> Category:
    row = Category.objects.filter(code=code, valid_to=None).order_by("-valid_from").first()
    if row is None:
        raise refuse("没有在用的类别 {code}。", "There is no category {code} in use.", "code", code=code)
    return row


def _open(code: str, valid_from: date) -> bool:
    """Whether a row of this code begins later or still runs on that day."""
    return Category.objects.filter(
        Q(valid_to=None) | Q(valid_to__gte=valid_from) | Q(valid_from__gte=valid_from), code=code
    ).exists()


def _covers(code: str, day: date) -> bool:
    return Category.objects.filter(Q(valid_to=None) | Q(valid_to__gte=day), code=code, valid_from__lte=day).exists()


def _write(code: str, name: str, name_en: str, valid_from: date, *, by: str, at: datetime) -> Category:
    return Category.objects.create(
        code=code, name=name, name_en=name_en, valid_from=valid_from, recorded_at=at, recorded_by=by
    )
