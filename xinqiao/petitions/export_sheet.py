"""A workbook of names: every printed page and every sheet says who took it out, when, for what, and under which leave."""

from __future__ import annotations

import io
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from xinqiao.directory.spreadsheet.writing import guarded
from xinqiao.rules.terms_sharing import IdentityPart

TOLD = ("编号", "收到日期", "形式", "类别", "承办单位", "状态")
WIDTHS = (18, 12, 10, 24, 16, 12)
HEADER_LIMIT = 255  # characters in a header of Excel


@dataclass(frozen=True, slots=True, kw_only=True)
class Watermark:
    """Who, on which day, for which purpose, the number of the leave, and the day on which the file is destroyed here."""

    who: str
    when: str
    purpose: str
    number: str
    until: str

    def __str__(self) -> str:
        return f"内含个人信息，不得转发、抄录。导出人：{self.who}；日期：{self.when}；用途：{self.purpose}；同意编号：名单 {self.number}；{self.until} 以后请销毁。"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One petition: what is told of it, in the order of TOLD, and its contact with the parts that were asked for."""

    told: Sequence[str]
    contact: Any


def workbook(rows: Collection[Row], parts: Collection[str], mark: Watermark) -> bytes:
    """Return the rows as .xlsx. No cell is a formula, a link or a number; nothing of it touches a disk."""
    import xlsxwriter  # here: only the worker needs the wheel in memory

    written = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    asked = [part for part in IdentityPart if part.value in parts]
    with xlsxwriter.Workbook(written, options) as book:
        book.set_properties({"title": f"名单 {mark.number}", "comments": str(mark)})
        sheet = book.add_worksheet("名单")
        _frame(sheet, book, mark, [*TOLD, *(part.zh for part in asked)])
        for number, row in enumerate(rows, 2):
            cells = [*row.told, *(getattr(row.contact, part.value) for part in asked)]
            for place, cell in enumerate(cells):
                sheet.write_string(number, place, guarded(cell))
    return written.getvalue()


def _frame(sheet: Any, book: Any, mark: Watermark, headings: Sequence[str]) -> None:
    red, bold = book.add_format({"bold": True, "font_color": "#a4262c"}), book.add_format({"bold": True, "bottom": 1})
    sheet.write_string(0, 0, guarded(str(mark)), red)
    for place, heading in enumerate(headings):
        sheet.write_string(1, place, heading, bold)
        sheet.set_column(place, place, WIDTHS[place] if place < len(WIDTHS) else 20)
    said = str(mark).replace("&", "&&")[: HEADER_LIMIT - 10]
    sheet.set_header(f"&C&8{said}")
    sheet.set_footer(f"&L&8名单 {mark.number}&R&8&P / &N")
    sheet.set_landscape()
    sheet.repeat_rows(0, 1)
    sheet.freeze_panes(2, 1)
