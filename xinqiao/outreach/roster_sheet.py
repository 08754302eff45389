"""The roster as a spreadsheet: a template, what stands on it, and an import that writes all rows or none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from xinqiao.directory import spreadsheet
from xinqiao.directory.duties import Staff
from xinqiao.directory.models import Person
from xinqiao.directory.refused import refuse
from xinqiao.directory.spreadsheet import Sheet
from xinqiao.directory.spreadsheet.columns import Sheets, day
from xinqiao.outreach import planning
from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.roster import hours
from xinqiao.outreach.sheets import Outcome, by_name, clock, column, one_of, run
from xinqiao.outreach.steps.plan_shift import Entry
from xinqiao.petitions.zone import SHANGHAI
from xinqiao.rules.terms import Term
from xinqiao.rules.terms_outreach import ShiftPart, ShiftRole
from xinqiao.rules.text import Text, say

KIND = "roster"
NOBODY = Text(
    "本单位那天没有在岗的“{said}”。请核对姓名，或者写登录名。",
    "Nobody called '{said}' holds a post in this unit on that day. Please check the name, or write the sign-in name.",
)
HOW_TO = (
    Text("带 * 的列必须填。表头不要改；列的先后可以换，不用的列可以删。", "Columns with * are required. Keep the headings; columns may be moved or left out."),
    Text("一行是一个人的一个班。同名的人写登录名。", "One row is one shift of one person. Where two have the same name, write the sign-in name."),
    Text("不写上下班时间：白班 8:00 到 20:00，夜班 20:00 到次日 8:00。", "Without hours a day shift is 8:00 to 20:00, a night shift 20:00 to 8:00 of the next day."),
    Text("下班时间早于上班时间，就是次日下班。", "An end before the beginning is on the next day."),
    Text("不写值班电话，就用本单位的电话。填了私人号码，门户网站上会公布它。", "Without a number the unit's own is called. A private number that is written here is shown on the portal."),
    Text("已经这样排好的行不动，不会重复。有一行不对，整个文件都不写入，会逐行告诉您。", "Rows that stand on the roster already are left alone. If one row is wrong nothing is written, and you are told row by row."),
)  # fmt: skip


def _term(kind: type[Term], cell: str) -> Any:
    for term in kind:
        if cell.lower() in (term.zh, term.zh.removesuffix("班"), term.en, term.value):
            return term
    choices = Text("、".join(term.zh for term in kind), ", ".join(term.en for term in kind))
    raise refuse("没有“{cell}”。只能填：{choices}。", "There is no '{cell}'. Please write one of: {choices}.", cell=cell, choices=choices)


def part(cell: str) -> ShiftPart:
    """Return which part of the day: 白班, 夜班, or their English terms."""
    found: ShiftPart = _term(ShiftPart, cell)
    return found


def role(cell: str) -> ShiftRole:
    """Return what somebody does on his shift; nothing written: he sits at the desk."""
    found: ShiftRole = _term(ShiftRole, cell) if cell else ShiftRole.DESK
    return found


def phone(cell: str) -> str:
    """Return a number to call as it is written. DirectoryError for what is none."""
    if cell and not PHONE.fullmatch(cell):
        raise refuse("“{cell}”不是电话号码。请写成 0391-5550100 或者手机号。", "'{cell}' is not a phone number. Please write it as 0391-5550100.", cell=cell)
    return cell


PHONE = re.compile(r"[+0-9][0-9 \-()（）转*#]{2,29}")


SHEETS: Sheets = {
    KIND: (
        Text("值班表", "Roster"),
        (
            column("day", "日期", "Day", "2026-03-05", required=True, parse=day),
            column("part", "班次", "Shift", Text(ShiftPart.NIGHT.zh, ShiftPart.NIGHT.en), required=True, parse=part, choices=tuple(Text(t.zh, t.en) for t in ShiftPart)),
            column("person", "值班人", "Who", Text("王示例", "Wang Shili"), required=True),
            column("begins", "上班时间", "From", "20:00", parse=clock),
            column("ends", "下班时间", "Until", "08:00", parse=clock),
            column("role", "值守或带班", "Desk or lead", Text(ShiftRole.DESK.zh, ShiftRole.DESK.en), parse=role, choices=tuple(Text(t.zh, t.en) for t in ShiftRole)),
            column("phone", "值班电话", "Number to call", "0391-5550100", parse=phone),
        ),
    )
}  # fmt: skip
FIELDS = {"person_id": "person", "begins_at": "begins", "ends_at": "ends"}  # of a refusal -> the column


def template(language: str) -> bytes:
    """Return an empty workbook: headings, choices, and how to fill it in."""
    return spreadsheet.book({KIND: []}, language, SHEETS, HOW_TO)


def workbook(rows: Iterable[OutreachRecord], language: str) -> bytes:
    """Return shifts, each with its person, as a workbook that can be imported again."""
    return spreadsheet.book({KIND: [_cells(shift, language) for shift in rows]}, language, SHEETS, HOW_TO)


def _cells(shift: OutreachRecord, language: str) -> list[str]:
    begins_at, ends_at = (moment.astimezone(SHANGHAI) for moment in hours(shift))
    said = shift.content
    person = shift.person.name if shift.person else ""
    return [
        begins_at.date().isoformat(), say(ShiftPart(said["part"]), language), person, f"{begins_at:%H:%M}", f"{ends_at:%H:%M}",
        say(ShiftRole(said["role"]), language), said.get("phone", ""),
    ]  # fmt: skip


def read(name: str, content: bytes) -> Sheet:
    """Return the rows of a file. DirectoryError if it cannot be read or has no known headings."""
    return spreadsheet.read(name, content, SHEETS)[0]


def preview(unit_id: int, sheet: Sheet, *, actor: Staff, at: datetime) -> Outcome:
    """Return what `load` would do: it takes the real steps and undoes them."""
    return _run(unit_id, sheet, actor, at, keep=False)


def load(unit_id: int, sheet: Sheet, *, actor: Staff, at: datetime) -> Outcome:
    """Plan the shifts of all rows; if one is wrong, plan none and say what is wrong with each."""
    return _run(unit_id, sheet, actor, at, keep=True)


def _run(unit_id: int, sheet: Sheet, actor: Staff, at: datetime, *, keep: bool) -> Outcome:
    people: dict[date, dict[str, list[Person]]] = {}
    return run(
        sheet, SHEETS, lambda values: _entry(unit_id, values, people),
        lambda entries, is_whole: planning.plan(unit_id, entries, actor=actor, at=at, keep=keep and is_whole), FIELDS,
    )  # fmt: skip


def _entry(unit_id: int, values: dict[str, Any], people: dict[date, dict[str, list[Person]]]) -> Entry:
    """Return the shift of a row; who may be on the roster is asked once a day. DirectoryError where nobody or several are called so."""
    on: date = values["day"]
    if on not in people:
        people[on] = by_name(planning.people_of(unit_id, on))
    person = one_of(people[on], values["person"], NOBODY)
    usual = planning.USUAL[values["part"]]
    begins_at, ends_at = planning.span(on, values.get("begins") or usual[0], values.get("ends") or usual[1])
    return Entry(
        person_id=person.pk, begins_at=begins_at, ends_at=ends_at, part=values["part"], role=values.get("role") or ShiftRole.DESK, phone=values.get("phone") or "",
    )  # fmt: skip
