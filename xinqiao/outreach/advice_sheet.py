"""The register of recommendations as a spreadsheet: state, days, feedback, whether the cause came back; nobody's name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from xinqiao.directory.spreadsheet.columns import Column, Sheets
from xinqiao.directory.spreadsheet.writing import book
from xinqiao.outreach.models import OutreachRecord
from xinqiao.rules.text import Text

MOST = 1000
KIND = "advice"
HOW_TO = (
    Text("这是您看得到的建议，最新的在前，最多 1000 条。", "These are the recommendations that you may see, newest first, at most 1000."),
    Text("“又发生了”按您看得到的件算，不足五件的不说件数。", "“Came back” is computed from what you may see; fewer than five are not counted out."),
)  # fmt: skip


def _column(field: str, zh: str, en: str) -> Column:
    return Column(field=field, heading=Text(zh, en), example=Text("", ""))


SHEETS: Sheets = {
    KIND: (
        Text("三项建议", "Recommendations"),
        (
            _column("made", "哪天提出", "Raised on"), _column("by", "提出单位", "Raised by"), _column("unit", "向哪个单位提", "To"),
            _column("sort", "哪一项", "Kind"), _column("cause", "原因", "Cause"), _column("text", "建议", "Recommendation"), _column("status", "状态", "State"),
            _column("due", "到期", "Due"), _column("days", "还有几天", "Days left"), _column("adoption", "采纳不采纳", "Adopted or not"), _column("answer", "反馈", "Feedback"),
            _column("again", "原因又来没有", "Came back"),
        ),
    )
}  # fmt: skip


def line(row: OutreachRecord, said: Mapping[str, Any]) -> list[str]:
    """Return one row from a recommendation and its line of the register."""
    answers = row.content.get("answers", ())
    return [
        row.on.isoformat(), said["by"], said["unit"], said["sort"], said["cause"], row.content["text"], said["status"],
        row.due_on.isoformat() if row.due_on else "", "" if said["days"] is None else str(said["days"]), said["adoption"],
        answers[-1]["answer"] if answers else "", said["again"]["status"] if said["again"] else "",
    ]  # fmt: skip


def workbook(rows: list[list[str]], language: str) -> bytes:
    """Return the workbook; no cell is taken for a formula."""
    return book({KIND: rows}, language, SHEETS, HOW_TO)
