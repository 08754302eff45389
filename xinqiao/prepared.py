"""Queries that are compiled once and run many times.

Building and compiling a queryset costs ten times what SQLite needs to answer it (ADR-0002). A hot, fixed query is
therefore written as an ordinary queryset, compiled by Django the first time, and afterwards only executed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from django.db import connection, models
from django.db.models.sql.compiler import SQLCompiler

M = TypeVar("M", bound=models.Model)

NUMBER = 900_000_001  # stand-ins that no real query contains; the first parameter is NUMBER, the second NUMBER + 1, …
WORD = "\ue000parameter\ue000"


class Prepared(Generic[M]):
    """A single-table queryset with parameters: `Prepared(lambda pk: Claim.objects.filter(petition=pk), int)`.

    Calling it with values for the parameters returns a list of model instances, as the queryset would. Parameters are
    ints and strings; the queryset must not use select_related, values or a slice that depends on a parameter.
    """

    def __init__(self, build: Callable[..., models.QuerySet[M]], *kinds: type) -> None:
        self._build, self._kinds = build, kinds
        self._ready: dict[str, tuple[str, list[Any], list[int | None], Any, list[str], SQLCompiler, type[M]]] = {}

    def __call__(self, *values: int | str) -> list[M]:
        vendor = connection.vendor
        ready = self._ready.get(vendor)
        if ready is None:
            ready = self._ready[vendor] = self._compile()
        sql, constants, places, converters, names, compiler, model = ready
        parameters = [constants[i] if place is None else values[place] for i, place in enumerate(places)]
        with connection.cursor() as cursor:
            cursor.execute(sql, parameters)
            rows: Sequence[Any] = cursor.fetchall()
        if converters and rows:
            rows = list(compiler.apply_converters(rows, converters))
        alias = connection.alias
        return [model.from_db(alias, names, row) for row in rows]

    def first(self, *values: int | str) -> M | None:
        """Return the first row, or None."""
        return next(iter(self(*values)), None)

    def _compile(self) -> Any:
        stand_ins: list[int | str] = [
            NUMBER + i if kind is int else f"{WORD}{i}" for i, kind in enumerate(self._kinds)
        ]
        query = self._build(*stand_ins).query
        compiler = query.get_compiler(connection=connection)
        sql, constants = compiler.as_sql()
        converters = compiler.get_converters([column[0] for column in compiler.select])
        model: Any = query.model
        names = [field.attname for field in model._meta.concrete_fields]
        places = [stand_ins.index(value) if value in stand_ins else None for value in constants]
        return sql, list(constants), places, converters, names, compiler, model
