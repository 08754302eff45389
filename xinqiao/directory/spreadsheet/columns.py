"""The columns of the two sheets, and how a cell becomes a value."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from xinqiao.directory.refused import DirectoryError, refuse
from xinqiao.rules.terms import STAFF_DUTIES, Duty, UnitKind
from xinqiao.rules.text import Text

YES, NO = Text("是", "yes"), Text("否", "no")
YEARS = range(1900, 2101)
DATE = re.compile(r"(\d{4})\D?(\d{1,2})\D?(\d{1,2})日?(?:[ T].*)?")


def text(cell: str) -> str:
    """Return the cell as it stands."""
    return cell


def code(cell: str) -> str:
    """Return a code in small letters."""
    return cell.lower()


def day(cell: str) -> date | None:
    """Return the date of 2024-03-01, 2024/3/1, 2024年3月1日 or 20240301."""
    if not cell:
        return None
    found = DATE.fullmatch(cell)
    try:
        meant = date(*map(int, found.groups())) if found else None
    except ValueError:
        meant = None
    if meant is not None and meant.year in YEARS:
        return meant
    raise refuse(
        "“{cell}”不是日期。请写成 2024-03-01 这样。",
        "'{cell}' is not a date. Please write it as 2024-03-01.",
        cell=cell,
    )


def yes(cell: str) -> bool:
    """Return whether the cell says yes; an empty one says no."""
    word = cell.lower()
    if word in ("", "否", "no", "n", "0", "false", "×"):
        return False
    if word in ("是", "yes", "y", "1", "true", "√", "✓"):
        return True
    raise refuse("“{cell}”看不懂。请填“是”或“否”。", "'{cell}' is not clear. Please write yes or no.", cell=cell)


def kind(cell: str) -> UnitKind:
    """Return the kind of unit by its Chinese or English term or its identifier."""
    for term in UnitKind:
        if cell.lower() in (term.zh, term.en, term.value) or cell in re.split("[（）]", term.zh):
            return term
    raise _not_one_of(cell, [Text(term.zh, term.en) for term in UnitKind])


def duty(cell: str) -> Duty | None:
    """Return the duty by its Chinese or English term or its identifier."""
    if not cell:
        return None
    for term in STAFF_DUTIES:
        if cell.lower() in (term.zh, term.en, term.value):
            return term
    raise _not_one_of(cell, [Text(term.zh, term.en) for term in STAFF_DUTIES])


def _not_one_of(cell: str, terms: list[Text]) -> DirectoryError:
    choices = Text("、".join(term.zh for term in terms), ", ".join(term.en for term in terms))
    return refuse(
        "没有“{cell}”。只能填：{choices}。",
        "There is no '{cell}'. Please write one of: {choices}.",
        cell=cell,
        choices=choices,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: `field` in our words, its heading, what a template shows, and how it is read."""

    field: str
    heading: Text
    example: Text
    required: bool = False
    parse: Callable[[str], Any] = text
    choices: tuple[Text, ...] = ()


def _column(field: str, zh: str, en: str, example: str | Text = "", **more: Any) -> Column:
    shown = example if isinstance(example, Text) else Text(example, example)
    return Column(field=field, heading=Text(zh, en), example=shown, **more)


KINDS = tuple(Text(term.zh, term.en) for term in UnitKind)
DUTIES = tuple(Text(term.zh, term.en) for term in STAFF_DUTIES)
TICK: dict[str, Any] = {"parse": yes, "choices": (YES, NO)}

UNITS = (
    _column("key", "单位编码", "Unit code", "kq-2", required=True, parse=code),
    _column("name", "单位全称", "Full name", Text("某某集团第二煤矿", "No. 2 Coal Mine"), required=True),
    _column("name_en", "英文名", "English name", "No. 2 Coal Mine"),
    _column("short_name", "简称", "Short name", "二矿", required=True),
    _column(
        "kind", "类型", "Kind", Text(UnitKind.PLANT.zh, UnitKind.PLANT.en), required=True, parse=kind, choices=KINDS
    ),
    _column("parent", "上级单位编码", "Code of the unit above", "group", parse=code),
    _column("valid_from", "启用日期", "First day", "2024-01-01", required=True, parse=day),
    _column("valid_to", "停用日期", "Last day", parse=day),
    _column("successor", "承接单位编码", "Code of the successor", parse=code),
    _column("handles_petitions", "可办信访", "Handles petitions", YES, **TICK),
    _column("can_issue_opinion", "可出意见书", "Issues opinions", YES, **TICK),
    _column("is_front_desk", "登记网上来件", "Registers online petitions", NO, **TICK),
    _column("review_unit", "复查单位编码", "Code of the reviewing unit", "group", parse=code),
    _column("review_outside", "外部复查机关", "Reviewing body outside"),
    _column("place", "地址", "Address"),
    _column("phone", "电话", "Phone", "0350-1234567"),
)
PEOPLE = (
    _column("login", "登录名", "Sign-in name", "wang-example", required=True, parse=code),
    _column("name", "姓名", "Name", Text("王示例", "Wang Shili"), required=True),
    _column("name_en", "英文姓名", "Name in English", "Wang Shili"),
    _column("email", "邮箱", "E-mail", "wang@example.com"),
    _column("unit", "单位编码", "Unit code", "kq-2", parse=code),
    _column("duty", "职责", "Duty", Text(Duty.HANDLER.zh, Duty.HANDLER.en), parse=duty, choices=DUTIES),
    _column("title", "岗位名称", "Title of the post", Text("信访科承办员", "Handler")),
    _column("title_en", "岗位英文名", "Title in English", "Handler"),
    _column("valid_from", "任职日期", "In post from", "2024-01-01", parse=day),
    _column("valid_to", "免职日期", "In post until", parse=day),
)
Sheets = Mapping[str, tuple[Text, tuple[Column, ...]]]  # kind -> title and columns
SHEETS: Sheets = {
    "units": (Text("单位", "Units"), UNITS),
    "people": (Text("人员", "People"), PEOPLE),
}
