"""Rows of the sheet of units as changes of the directory."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from django.utils import timezone

from xinqiao.directory.change import UnitEntry, add_unit, change_unit, close_unit
from xinqiao.directory.change.units import present_begin
from xinqiao.directory.models import Unit
from xinqiao.directory.refused import refuse
from xinqiao.directory.spreadsheet.reading import Row

Values = dict[str, Any]
Step = tuple[Row, Callable[[], str]]
SAME_NAME = (
    "name", "name_en", "short_name", "kind", "handles_petitions", "can_issue_opinion", "is_front_desk", "review_outside",
    "place", "phone",
)  # fmt: skip


class UnitLoader:
    """Adds, changes and closes units, those above first."""

    def __init__(self, by: str, at: datetime) -> None:
        self.by, self.at = by, at
        self.seen: dict[str, int] = {}
        self.circle: frozenset[str] = frozenset()

    def steps(self, rows: list[tuple[Row, Values]]) -> Iterable[Step]:
        """Yield each row with what is to be done, in an order in which it can be done."""
        ordered, self.circle = _above_first(rows)
        for row, values in ordered:
            yield row, lambda row=row, values=values: self._put(row, values)  # type: ignore[misc]
        for row, values in reversed(ordered):
            if values.get("valid_to"):
                yield row, lambda values=values: self._close(values)  # type: ignore[misc]

    def _put(self, row: Row, values: Values) -> str:
        key = values["key"]
        first = self.seen.setdefault(key, row.number)
        if first != row.number:
            raise refuse(
                "和第 {first} 行的编码相同。每个单位只写一行。",
                "The code is that of row {first} too. Please give each unit one row.",
                "key",
                first=first,
            )
        unit = Unit.objects.filter(key=key).first()
        if unit is None:
            add_unit(self._entry(values, None), by=self.by, at=self.at)
            return "added"
        if unit.valid_from != values["valid_from"]:
            raise refuse(
                "系统里的启用日期是 {begin}，导入不能改它。",
                "The unit begins on {begin}; an import cannot change that.",
                "valid_from",
                begin=unit.valid_from,
            )
        if unit.valid_to is not None:
            return "same"
        entry = self._entry(values, unit)
        effective_on = max(timezone.localdate(self.at), present_begin(unit))
        before = Unit.objects.filter(pk=unit.pk).values().get()
        change_unit(unit, entry, effective_on, by=self.by, at=self.at)
        return "same" if Unit.objects.filter(pk=unit.pk).values().get() == before else "changed"

    def _close(self, values: Values) -> str:
        unit = Unit.objects.filter(key=values["key"]).first()
        if unit is None or unit.valid_to == values["valid_to"]:
            return "same_end"
        close_unit(unit, values["valid_to"], self._unit(values.get("successor"), "successor"), by=self.by, at=self.at)
        return "closed"

    def _entry(self, values: Values, unit: Unit | None) -> UnitEntry:
        """Return the unit as the row says; what the file has no column for stays as it is."""
        given = {
            name: values[name] if name in values else getattr(unit, name)
            for name in SAME_NAME
            if name in values or unit
        }
        for name in ("parent", "review_unit"):
            if name in values:
                found = self._unit(values[name], name, values["key"])
                given[f"{name}_id"] = found.pk if found else None
            elif unit:
                given[f"{name}_id"] = getattr(unit, f"{name}_id")
        return UnitEntry(key=values["key"], valid_from=values["valid_from"], **given)

    def _unit(self, key: str | None, column: str, own: str = "") -> Unit | None:
        if not key:
            return None
        unit = Unit.objects.filter(key=key).first()
        if unit is None and {key, own} <= self.circle:
            raise refuse(
                "这一格绕成了圈：顺着上级单位、复查单位往上走，又回到它自己。请改正其中一行。",
                "The rows go round in a circle: following the units above and the reviewing units leads back to this one. "
                "Please correct one of them.",
                column,
            )
        if unit is None:
            raise refuse(
                "没有编码为 {key} 的单位。请先填这个单位，或改正编码。",
                "There is no unit with the code {key}. Please enter it first, or correct the code.",
                column,
                key=key,
            )
        return unit


def _above_first(rows: list[tuple[Row, Values]]) -> tuple[list[tuple[Row, Values]], frozenset[str]]:
    """Return the rows with each unit after those it names, and the codes that go round in a circle: they come last."""
    waiting, ordered = list(rows), list[tuple[Row, Values]]()
    while waiting:
        missing = {values["key"] for _row, values in waiting}
        free = [pair for pair in waiting if not _needs(pair[1]) & missing]
        if not free:
            return ordered + waiting, _circle({values["key"]: _needs(values) & missing for _row, values in waiting})
        ordered.extend(free)
        taken = {id(pair) for pair in free}
        waiting = [pair for pair in waiting if id(pair) not in taken]
    return ordered, frozenset()


def _needs(values: Values) -> set[str]:
    return {key for key in (values.get("parent"), values.get("review_unit")) if key}


def _circle(needs: dict[str, set[str]]) -> frozenset[str]:
    """Return the codes from which one comes back to where one began."""

    def reached(key: str) -> set[str]:
        found, todo = set[str](), list(needs[key])
        while todo:
            if (next_key := todo.pop()) not in found:
                found.add(next_key)
                todo.extend(needs.get(next_key, ()))
        return found

    return frozenset(key for key in needs if key in reached(key))
