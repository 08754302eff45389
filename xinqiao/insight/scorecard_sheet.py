"""The scorecard of a unit as a spreadsheet: what the page does not show is empty."""

from __future__ import annotations

from xinqiao.directory.spreadsheet.columns import Column, Sheets
from xinqiao.directory.spreadsheet.writing import book
from xinqiao.rules.text import Text

KIND = "scorecard"
SHEETS: Sheets = {
    KIND: (
        Text("各项比率", "Rates"),
        tuple(
            Column(field=field, heading=Text(zh, en), example=Text("", ""))
            for field, zh, en in (
                ("group", "哪一类", "Group"), ("rate", "指标", "Rate"), ("means", "怎么算的", "How it is counted"), ("since", "从", "From"), ("until", "到", "To"), ("k", "分子", "Numerator"), ("n", "分母", "Denominator"),
                ("share", "%", "%"), ("others", "人数相近的其他单位合计（%）", "Other units of similar size together (%)"),
            )
        ),
    )
}  # fmt: skip
HOW_TO = (
    Text("一行是一个指标的一段时间，最近的在前。不到 10 件的不显示；密封的件不计。不和别的单位排名。", "A row is one rate of one period, the newest first. Fewer than 10 are not shown; sealed petitions count nowhere. Units are not ranked."),
)  # fmt: skip


def workbook(rows: list[list[str]], language: str) -> bytes:
    """Return the workbook; no cell is taken for a formula."""
    return book({KIND: rows}, language, SHEETS, HOW_TO)
