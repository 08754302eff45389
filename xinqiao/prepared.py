"""Queries that are compiled once and run many times.

Building and compiling a queryset costs ten times what SQLite needs to answer it (ADR-0002). A hot, fixed query is
therefore written as an ordinary queryset, compiled by Django the first time, and afterwards only executed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Generic, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import connection, models
from django.db.models.query import get_related_populators

M = TypeVar("M", bound=models.Model)

NUMBER = 900_000_001  # stand-ins that no real query contains; the first parameter is NUMBER, the second NUMBER + 1, …
WORD = "\ue000parameter\ue000"
MOMENT = datetime(7000, 1, 1, tzinfo=UTC)
TERM = re.compile("[a-z_]*")
Value = int | str | datetime


def spelled_out(sql: str, values: Sequence[Any]) -> tuple[str, list[Any]]:
    """Return a statement of Django's with the terms of the regulation in it (identifiers, and the empty text) written out, and the values that are left.

    A statement that PostgreSQL prepares is planned without its parameters: it then knows neither how rare a status is nor that an index of what is
    owed (`waits_for <> ''`) fits, and reads all there is. What differs from reader to reader stays a parameter: the statement is the same for all.
    """
    pieces = sql.split("%s")
    if len(pieces) != len(values) + 1:  # it has a percent sign of its own
        return sql, list(values)
    written, left = [pieces[0]], []
    for value, piece in zip(values, pieces[1:], strict=True):
        is_term = isinstance(value, str) and TERM.fullmatch(value)
        written += f"'{value}'" if is_term else "%s", piece
        left += [] if is_term else [value]
    return "".join(written), left


class _Statement:
    """The SQL of a queryset as Django compiles it, and how its rows are read. Raises EmptyResultSet if no row can fulfil it."""

    def __init__(self, rows: models.QuerySet[Any, Any]) -> None:
        self.compiler = rows.query.get_compiler(connection=connection)
        self.sql, self.values = spelled_out(*self.compiler.as_sql())
        self.converters = self.compiler.get_converters([column[0] for column in self.compiler.select])

    def rows(self, values: Sequence[Any]) -> Sequence[Any]:
        """Ask the store with these values and return what it finds."""
        with connection.cursor() as cursor:
            cursor.execute(self.sql, values)
            found: Sequence[Any] = cursor.fetchall()
        return list(self.compiler.apply_converters(found, self.converters)) if self.converters and found else found


class _Instances(_Statement):
    """The same for rows that are instances of a model, with those that were selected with them (as Django's ModelIterable reads them)."""

    def __init__(self, rows: models.QuerySet[Any, Any], stand_ins: Sequence[Value]) -> None:
        super().__init__(rows)
        known = [_adapted(value) for value in stand_ins]
        self.places = [known.index(value) if value in known else None for value in self.values]
        plan: Any = self.compiler.klass_info
        self.model: Any = plan["model"]
        self.begin, self.end = plan["select_fields"][0], plan["select_fields"][-1] + 1
        selected: Any = self.compiler.select
        self.names = [column[0].target.attname for column in selected[self.begin : self.end]]
        self.related = get_related_populators(plan, selected, connection.alias)  # type: ignore[call-arg]  # the stubs are those of a later Django

    def found(self, values: Sequence[Value]) -> list[Any]:
        """Return the instances for these values of the parameters."""
        instances = []
        for row in self.rows([self.values[i] if place is None else _adapted(values[place]) for i, place in enumerate(self.places)]):
            instance = self.model.from_db(connection.alias, self.names, row[self.begin : self.end])
            for each in self.related:
                each.populate(row, instance)
            instances.append(instance)
        return instances


class Prepared(Generic[M]):
    """A queryset with parameters: `Prepared(lambda pk: Claim.objects.filter(petition=pk), int)`.

    Calling it with values for the parameters returns a list of model instances, as the queryset would, with what `select_related` names.
    Parameters are ints, strings and aware moments; the queryset must not use annotations, values or a slice that depends on a parameter.
    """

    def __init__(self, build: Callable[..., models.QuerySet[M]], *kinds: type) -> None:
        self._build, self._kinds = build, kinds
        self._ready: dict[str, _Instances] = {}

    def __call__(self, *values: Value) -> list[M]:
        ready = self._ready.get(connection.vendor)
        if ready is None:
            stand_ins = [_stand_in(kind, i) for i, kind in enumerate(self._kinds)]
            ready = self._ready[connection.vendor] = _Instances(self._build(*stand_ins), stand_ins)
        return ready.found(values)

    def first(self, *values: Value) -> M | None:
        """Return the first row, or None."""
        return next(iter(self(*values)), None)


class Compiled:
    """A `values_list` queryset without parameters, compiled once: each call asks the store anew and returns the tuples it would.

    For what is the same as long as somebody's posts and the edition of the directory are (`Snapshot.once` keeps it).
    """

    def __init__(self, rows: models.QuerySet[Any, Any]) -> None:
        try:
            self._statement: _Statement | None = _Statement(rows)
        except EmptyResultSet:  # no row can fulfil it
            self._statement = None

    def __call__(self) -> list[tuple[Any, ...]]:
        """Return the rows of now."""
        return [tuple(row) for row in self._statement.rows(self._statement.values)] if self._statement else []


def _stand_in(kind: type, i: int) -> Value:
    if kind is datetime:
        return MOMENT + timedelta(i)
    return NUMBER + i if kind is int else f"{WORD}{i}"


def _adapted(value: Value) -> Any:
    return connection.ops.adapt_datetimefield_value(value) if isinstance(value, datetime) else value
