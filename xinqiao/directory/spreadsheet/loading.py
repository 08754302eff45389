"""Bring the rows of a file into the directory: all of them, or none and every reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from xinqiao.directory.refused import DirectoryError, refuse
from xinqiao.directory.spreadsheet.columns import SHEETS, Column
from xinqiao.directory.spreadsheet.people import PeopleLoader
from xinqiao.directory.spreadsheet.reading import Problem, Row, Sheet
from xinqiao.directory.spreadsheet.units import UnitLoader
from xinqiao.rules.text import Text

Values = dict[str, Any]


@dataclass(slots=True)
class Outcome:
    """What an import did or would do: how many were added, changed, closed or left as they are; and what is wrong."""

    counts: dict[str, Counter[str]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


class _Rehearsed(Exception):
    """Undoes everything a rehearsal wrote."""


def preview(sheets: list[Sheet], *, by: str, at: datetime) -> Outcome:
    """Return what `load` would do. It takes the real steps and undoes them, so both always agree."""
    return _run(sheets, by, at, keep=False)


def load(sheets: list[Sheet], *, by: str, at: datetime) -> Outcome:
    """Write all rows; if one is wrong, write none and say what is wrong with each."""
    return _run(sheets, by, at, keep=True)


def _run(sheets: list[Sheet], by: str, at: datetime, *, keep: bool) -> Outcome:
    outcome = Outcome()
    try:
        with transaction.atomic():
            for sheet in sorted(sheets, key=lambda sheet: sheet.kind != "units"):  # people stand in units
                _run_sheet(sheet, outcome, by, at)
            if outcome.problems or not keep:
                raise _Rehearsed
    except _Rehearsed:
        pass
    outcome.problems.sort(key=lambda problem: (problem.sheet.zh != SHEETS["units"][0].zh, problem.row))
    return outcome


def _run_sheet(sheet: Sheet, outcome: Outcome, by: str, at: datetime) -> None:
    title, columns = SHEETS[sheet.kind]
    counts = outcome.counts.setdefault(sheet.kind, Counter())
    loader: UnitLoader | PeopleLoader = (UnitLoader if sheet.kind == "units" else PeopleLoader)(by, at)
    headings = {column.field: column.heading for column in columns}
    headings["last_day"] = headings["valid_to"]
    good: list[tuple[Row, Values]] = []

    def attempt(row: Row, step: Callable[[], str]) -> None:
        try:
            with transaction.atomic():
                done = step()
        except DirectoryError as refused:
            where = headings.get(refused.field.removesuffix("_id"))
            outcome.problems.append(Problem(sheet=title, row=row.number, column=where, said=refused.said))
        else:
            counts[done] += 1

    for row in sheet.rows:
        values, wrong = parsed(row, columns, title)
        outcome.problems.extend(wrong)
        if not wrong:
            good.append((row, values))
    for row, step in loader.steps(good):
        attempt(row, step)


def parsed(row: Row, columns: tuple[Column, ...], title: Text) -> tuple[Values, list[Problem]]:
    """Return the values of a row by field, and what is wrong with its cells."""
    values: Values = {}
    wrong = []
    for column in columns:
        if column.field not in row.cells:
            continue
        cell = row.cells[column.field]
        try:
            if column.required and not cell:
                raise refuse("这一格不能空。", "This cell must not be empty.")
            values[column.field] = column.parse(cell)
        except DirectoryError as refused:
            wrong.append(Problem(sheet=title, row=row.number, column=column.heading, said=refused.said))
    return values, wrong
