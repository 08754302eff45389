"""The calendar of joint meetings as a spreadsheet: when, where, who chairs, which units; nothing of any item."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from xinqiao.directory.spreadsheet.columns import Column, Sheets
from xinqiao.directory.spreadsheet.writing import book
from xinqiao.outreach.models import OutreachRecord
from xinqiao.rules.text import Text

KIND = "meetings"
HOW_TO = (Text("这是您看得到的联席会议，最多 500 次。议题不在这张表里。", "These are the joint meetings that you may see, at most 500. No item stands in this sheet."),)


def _column(field: str, zh: str, en: str) -> Column:
    return Column(field=field, heading=Text(zh, en), example=Text("", ""))


SHEETS: Sheets = {
    KIND: (
        Text("联席会议", "Joint meetings"),
        (
            _column("on", "哪一天", "Day"), _column("hours", "几点", "Hours"), _column("place", "在哪里开", "Place"),
            _column("office", "召集单位", "Convened by"), _column("chair", "谁主持", "Chair"), _column("units", "请哪些单位", "Units"), _column("status", "状态", "State"), _column("minutes", "纪要编号", "Minutes"),
        ),
    )
}  # fmt: skip


def line(row: OutreachRecord, said: Mapping[str, Any]) -> list[str]:
    """Return one row from a meeting and its line of the list."""
    return [row.on.isoformat(), said["hours"], said["place"], said["office"], said["chair"], said["units"], said["status"], row.content.get("house_number", "")]


def workbook(rows: list[list[str]], language: str) -> bytes:
    """Return the workbook; no cell is taken for a formula."""
    return book({KIND: rows}, language, SHEETS, HOW_TO)
