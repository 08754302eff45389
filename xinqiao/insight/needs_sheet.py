"""The figures of needs as a spreadsheet: what the page does not tell is empty."""

from __future__ import annotations

from xinqiao.directory.spreadsheet.columns import Column, Sheets
from xinqiao.directory.spreadsheet.writing import book
from xinqiao.insight.needs import Board
from xinqiao.rules.few import FEWEST
from xinqiao.rules.terms_need import NeedTurn
from xinqiao.rules.text import Text, say

KIND = "needs"
TOTAL = Text("合计", "Total")
SHEETS: Sheets = {
    KIND: (
        Text("困难帮扶", "Needs and help"),
        tuple(
            Column(field=field, heading=heading, example=Text("", ""))
            for field, heading in (("year", Text("哪年登记的", "Recorded in")), ("sort", Text("哪方面的困难", "Kind of need")), *((turn.value, Text(turn.zh, turn.en)) for turn in NeedTurn))
        ),
    )
}  # fmt: skip
HOW_TO = (
    Text(
        f"一行是一类困难。不到 {FEWEST} 件的、和能从合计里减出来的，空着；没有的写 0。收回同意的、密封的不计。不按人、不按单位排。",
        f"A row is a kind of need. Fewer than {FEWEST}, and what could be taken from a total, is left empty; 0 is none. Needs whose consent was taken back and sealed petitions count nowhere. Nothing is by person, and no unit is ranked.",
    ),
)  # fmt: skip


def workbook(found: Board, year: int, language: str) -> bytes:
    """Return the workbook; no cell is taken for a formula."""
    rows = [[str(year), say(name, language), *_cells(cells)] for name, cells in (*found.rows, (TOTAL, found.total))]
    return book({KIND: rows}, language, SHEETS, HOW_TO)


def _cells(cells: tuple[int | None, ...]) -> list[str]:
    return ["" if cell is None else str(cell) for cell in cells]
