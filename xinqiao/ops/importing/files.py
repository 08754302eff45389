"""Read the rows of a .xlsx, .csv or .jsonl file as dictionaries."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from xinqiao.ops.importing.columns import ColumnError
from xinqiao.rules.text import Text

SUFFIXES = (".xlsx", ".csv", ".jsonl")


def read(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield (line number as the user sees it, {column: value}). Raises ColumnError for a file that is none."""
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise ColumnError(Text("只能读 .xlsx、.csv、.jsonl 文件。", "Only .xlsx, .csv and .jsonl files can be read."))
    if not path.is_file():
        raise ColumnError(Text("没有这个文件：{path}。", "There is no such file: {path}.").fill(path=path))
    try:
        yield from {".xlsx": _xlsx, ".csv": _csv, ".jsonl": _jsonl}[suffix](path)
    except (OSError, CalamineError, UnicodeDecodeError, json.JSONDecodeError, csv.Error) as error:
        words = Text("文件读不出来：{why}。请检查文件是否完整。", "The file cannot be read: {why}. Check that it is whole.")
        raise ColumnError(words.fill(why=type(error).__name__)) from error


def _xlsx(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    with path.open("rb") as stream:
        rows = iter(CalamineWorkbook.from_filelike(io.BytesIO(stream.read())).get_sheet_by_index(0).to_python())
    header = [str(cell).strip() for cell in next(rows, [])]
    for line, row in enumerate(rows, 2):
        if any(cell not in ("", None) for cell in row):
            yield line, dict(zip(header, row, strict=False))


def _csv(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("gb18030")  # what Chinese spreadsheets save
    for line, row in enumerate(csv.DictReader(io.StringIO(text, newline="")), 2):
        yield line, {(key or "").strip(): value for key, value in row.items()}


def _jsonl(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    with path.open(encoding="utf-8") as stream:
        for line, text in enumerate(stream, 1):
            if text.strip():
                row = json.loads(text)
                if not isinstance(row, dict):
                    raise ColumnError(Text("第 {line} 行不是 {{…}} 对象。", "Line {line} is not an object {{…}}.").fill(line=line))
                yield line, row
