"""Read a workbook or CSV file into rows of plain text, by the headings of its columns."""

from __future__ import annotations

import codecs
import csv
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime

from xinqiao.directory.refused import refuse
from xinqiao.directory.spreadsheet.columns import SHEETS, Column, Sheets
from xinqiao.rules.text import Text

MOST_BYTES = 2 * 1024 * 1024
MOST_UNPACKED = 60 * 1024 * 1024
MOST_ROWS = 2000
HEADING_WITHIN = 10  # the row of headings may stand below a title
GUARDED = re.compile(r"'(?=[=+\-@\t\r])")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number as the spreadsheet shows it, and its cells by field."""

    number: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its kind ("units", "people", "roster"), and its rows. Everything in it is plain text."""

    kind: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What is wrong, where. `column` is None where it is about the whole row."""

    sheet: Text
    row: int
    column: Text | None
    said: Text

    @property
    def sentence(self) -> Text:
        """The whole sentence: where, what, and what to do."""
        if self.column is None:
            return Text("第 {row} 行：{said}", "Row {row}: {said}").fill(row=self.row, said=self.said)
        where = Text("第 {row} 行“{column}”：{said}", "Row {row}, '{column}': {said}")
        return where.fill(row=self.row, column=self.column, said=self.said)


def read(name: str, content: bytes, known: Sheets = SHEETS) -> list[Sheet]:
    """Return the sheets found in a file, of those that are `known`. DirectoryError if it is too large, not a spreadsheet, or has no known headings."""
    if len(content) > MOST_BYTES:
        size, most = round(len(content) / 1048576, 1), MOST_BYTES // 1048576
        raise refuse(
            "文件有 {size} MB，最大 {most} MB。请分成几个文件。",
            "The file has {size} MB; at most {most} MB. Please split it.",
            "file",
            size=size,
            most=most,
        )
    is_csv = name.lower().endswith((".csv", ".txt"))
    found = [sheet for rows in (_from_csv(content) if is_csv else _from_workbook(content)) if (sheet := _sheet(rows, known))]
    if not found:
        raise refuse(
            "文件里没有认得的表头。请下载模板，照它的第一行写。",
            "No known headings were found. Please download the template and keep its first row.",
            "file",
        )
    return found


def _from_csv(content: bytes) -> list[list[list[str]]]:
    written = _decoded(content)
    first = written.split("\n", 1)[0]
    separator = max(",\t;", key=first.count)
    try:
        return [list(csv.reader(io.StringIO(written, newline=""), delimiter=separator))]
    except csv.Error:
        raise _unreadable() from None


def _decoded(content: bytes) -> str:
    """Return the text: UTF-16 where it is marked so, else UTF-8, else what a Chinese spreadsheet program saves."""
    marked = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "gb18030"):
        with suppress(UnicodeDecodeError):
            return content.decode(encoding)
    raise _unreadable()


def _from_workbook(content: bytes) -> list[list[list[str]]]:
    from python_calamine import CalamineError, load_workbook  # here: only an import needs the wheel in memory

    _check_unpacked(content)
    try:
        book = load_workbook(io.BytesIO(content))
        return [_cells(book.get_sheet_by_name(name).to_python(skip_empty_area=False)) for name in book.sheet_names[:20]]
    except (CalamineError, OSError, ValueError):
        raise _unreadable() from None


def _check_unpacked(content: bytes) -> None:
    """Refuse a file that swells beyond reason when it is unpacked."""
    if not content.startswith(b"PK"):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            swollen = sum(part.file_size for part in packed.infolist()) > MOST_UNPACKED
    except zipfile.BadZipFile:
        raise _unreadable() from None
    if swollen:
        raise refuse(
            "这个文件解开以后太大。请只留下要导入的行。",
            "The file is too large when unpacked. Please keep only the rows to import.",
            "file",
        )


def _unreadable() -> Exception:
    return refuse(
        "这个文件打不开。请用 Excel（.xlsx）或 CSV 文件。",
        "The file cannot be read. Please use an Excel (.xlsx) or CSV file.",
        "file",
    )


def _cells(rows: Iterable[Sequence[object]]) -> list[list[str]]:
    return [[_plain(cell) for cell in row] for row in rows]


def _plain(cell: object) -> str:
    """Return a cell as text: 101.0 is 101, a date is ISO, yes and no are words."""
    if isinstance(cell, datetime | date):
        return cell.isoformat()[:10]
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def _sheet(rows: list[list[str]], known: Sheets) -> Sheet | None:
    for start, heading in enumerate(rows[:HEADING_WITHIN]):
        places = {kind: _places(heading, columns) for kind, (_title, columns) in known.items()}
        kind = max(places, key=lambda kind: len(places[kind]))
        if len(places[kind]) >= 3:
            _check_headings(known[kind], places[kind])
            return Sheet(kind, tuple(_rows(rows[start + 1 :], start + 2, places[kind])))
    return None


def _places(heading: list[str], columns: tuple[Column, ...]) -> dict[str, int]:
    """Return at which place each column stands; a star after a heading only marks it as required."""
    words = {cell.strip().rstrip("*＊ ").lower(): place for place, cell in reversed(list(enumerate(heading)))}
    found = ((c.field, words.get(c.heading.zh, words.get(c.heading.en.lower()))) for c in columns)
    return {field: place for field, place in found if place is not None}


def _check_headings(sheet: tuple[Text, tuple[Column, ...]], places: dict[str, int]) -> None:
    title, columns = sheet
    missing = next((column for column in columns if column.required and column.field not in places), None)
    if missing:
        raise refuse(
            "“{sheet}”表缺少“{column}”这一列。请加上，或者用模板。",
            "The sheet '{sheet}' lacks the column '{column}'. Please add it or use the template.",
            "file",
            sheet=title,
            column=missing.heading,
        )


def _rows(rows: list[list[str]], first: int, places: dict[str, int]) -> list[Row]:
    found = []
    for number, cells in enumerate(rows, first):
        row = {field: _clean(cells[place]) if place < len(cells) else "" for field, place in places.items()}
        if any(row.values()):
            found.append(Row(number, row))
    if len(found) > MOST_ROWS:
        raise refuse(
            "一张表最多 {most} 行，这张有 {count} 行。请分成几个文件。",
            "A sheet takes at most {most} rows; this one has {count}. Please split it.",
            "file",
            most=MOST_ROWS,
            count=len(found),
        )
    return found


def _clean(cell: str) -> str:
    """Return the cell without the spaces around it and without the guard our own exports put before a formula sign."""
    return GUARDED.sub("", cell.strip().replace("\0", ""), count=1) if cell else ""
