"""Write the template and the export: the same two sheets the import reads."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from xinqiao.directory.models import Person, Post, Unit
from xinqiao.directory.spreadsheet.columns import NO, SHEETS, YES, Column, Sheets
from xinqiao.rules.terms import Duty, UnitKind
from xinqiao.rules.text import Bilingual, Text, say

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
LAST_ROW = 1048575
HOW_TO = (
    Text("带 * 的列必须填。表头不要改；列的先后可以换，不用的列可以删。", "Columns with * are required. Keep the headings; columns may be moved or left out."),
    Text("上级单位、复查单位写编码；同一个文件里的单位先后随意。", "Name the unit above and the reviewing unit by code; the order of rows does not matter."),
    Text("一个人有几个岗位，就写几行，登录名相同。", "A person with several posts has several rows with the same sign-in name."),
    Text("编码或登录名已有的，导入时更新，不会重复。", "A code or sign-in name that exists is updated, never doubled."),
    Text("日期写成 2024-03-01。有一行不对，整个文件都不写入，会逐行告诉您。", "Dates look like 2024-03-01. If one row is wrong nothing is written, and you are told row by row."),
    Text("账号导入后没有密码，请在人员页上设初始密码。", "Accounts come without a password; set the first one on the person's page."),
)  # fmt: skip


def guarded(value: str) -> str:
    """Return a cell that no spreadsheet program takes for a formula: an apostrophe before the signs that start one."""
    return f"'{value}" if value.startswith(FORMULA_SIGNS) else value


def template(language: str) -> bytes:
    """Return an empty workbook: headings, choices to pick, and a sheet that says how to fill it in, with examples."""
    return book({kind: [] for kind in SHEETS}, language)


def workbook(language: str) -> bytes:
    """Return all units and people as a workbook that can be imported again."""
    return book({"units": _units(language), "people": _people(language)}, language)


def book(rows: dict[str, list[list[str]]], language: str, sheets: Sheets = SHEETS, how_to: Sequence[Text] = HOW_TO) -> bytes:
    """Return a workbook with these rows under the headings of these sheets, and a sheet that says how to fill it in."""
    import xlsxwriter  # here: only a download needs the wheel in memory

    written = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(written, options) as made:
        for kind, (title, columns) in sheets.items():
            _write(made, say(title, language), columns, rows[kind], language)
        _explain(made.add_worksheet(say(Text("填写说明", "How to fill in"), language)), language, sheets, how_to)
    return written.getvalue()


def _explain(notes: Any, language: str, sheets: Sheets, how_to: Sequence[Text]) -> None:
    """Write the rules and one example for each column: here, not as a row that somebody forgets to delete."""
    notes.set_column(0, 2, 24)
    for place, line in enumerate(how_to):
        notes.write_string(place, 0, say(line, language))
    place = len(how_to) + 1
    for title, columns in sheets.values():
        for column in columns:
            cells = (title, column.heading, column.example)
            for across, cell in enumerate(cells):
                notes.write_string(place, across, guarded(say(cell, language)))
            place += 1


def _write(book: Any, title: str, columns: Sequence[Column], rows: Iterable[list[str]], language: str) -> None:
    sheet = book.add_worksheet(title)
    bold = book.add_format({"bold": True, "bottom": 1})
    for place, column in enumerate(columns):
        heading = say(column.heading, language)
        sheet.write_string(0, place, f"{heading}*" if column.required else heading, bold)
        sheet.set_column(place, place, max(12, 2 * len(heading) + 2))
        if column.choices:
            choices = [say(choice, language) for choice in column.choices]
            sheet.data_validation(
                1, place, LAST_ROW, place, {"validate": "list", "source": choices, "error_type": "warning"}
            )
    for number, row in enumerate(rows, 1):
        for place, cell in enumerate(row):
            if cell:
                sheet.write_string(number, place, guarded(cell))
    sheet.freeze_panes(1, 0)


def _shown(value: object, language: str) -> str:
    if isinstance(value, bool):
        return say(YES if value else NO, language)
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else say(value, language)


def _units(language: str) -> list[list[str]]:
    units = list(Unit.objects.select_related("parent", "review_unit", "successor").order_by("pk"))
    named = {"parent": "parent", "review_unit": "review_unit", "successor": "successor"}
    rows = []
    for unit in units:
        row: list[str] = []
        for column in SHEETS["units"][1]:
            value = getattr(unit, column.field)
            if column.field in named:
                value = value.key if value else ""
            row.append(_shown(UnitKind(value) if column.field == "kind" else value, language))
        rows.append(row)
    return rows


def _people(language: str) -> list[list[str]]:
    rows = []
    posts = Post.objects.select_related("person", "unit").order_by("person__login", "pk")
    for post in posts:
        held: list[Bilingual | date | str | None] = [
            post.unit.key, Duty(post.duty), post.title, post.title_en, post.valid_from, post.valid_to
        ]  # fmt: skip
        rows.append([*_own(post.person), *(_shown(value, language) for value in held)])
    rows.extend([*_own(person), *[""] * 6] for person in Person.objects.filter(posts=None).order_by("login"))
    return rows


def _own(person: Person) -> list[str]:
    return [person.login, person.name, person.name_en, person.email]
