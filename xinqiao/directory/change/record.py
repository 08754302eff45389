"""What all changes of the directory share: one transaction under one lock, a ledger line, a new edition."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.db import models, transaction
from django.db.models import F

from xinqiao.directory.models import Edition
from xinqiao.directory.refused import refuse
from xinqiao.ledger.append import Line, append
from xinqiao.rules.text import Bilingual

P = ParamSpec("P")
R = TypeVar("R")
SUBJECT = "directory"


def changes(write: Callable[P, R]) -> Callable[P, R]:
    """Run `write` in one transaction that holds the row every change of the directory locks."""

    @wraps(write)
    def locked(*args: P.args, **kwargs: P.kwargs) -> R:
        with transaction.atomic():
            Edition.objects.select_for_update().get_or_create(pk=1, defaults={"number": 0})
            return write(*args, **kwargs)

    return locked


def record(verb: str, body: Mapping[str, Any], *, by: str, at: datetime) -> None:
    """Append to the ledger and count the edition on. The caller is inside `changes`."""
    append(
        [Line(subject=SUBJECT, verb=verb, actor=by, at=at, recorded_at=at, body={k: plain(v) for k, v in body.items()})]
    )
    Edition.objects.filter(pk=1).update(number=F("number") + 1)


def plain(value: Any) -> Any:
    """Return a value as JSON knows it: dates as ISO strings."""
    if isinstance(value, date):
        return value.isoformat()
    return [plain(part) for part in value] if isinstance(value, list | tuple) else value


def check_length(model: type[models.Model], field: str, value: str, label: Bilingual) -> None:
    """Refuse a text that is longer than its column (SQLite would store it, PostgreSQL would fail)."""
    most = model._meta.get_field(field).max_length  # type: ignore[union-attr]
    if most is not None and len(value) > most:
        raise refuse(
            "“{label}”最多 {most} 个字。", "'{label}' takes at most {most} characters.", field, label=label, most=most
        )


def check_filled(field: str, value: str, label: Bilingual) -> None:
    """Refuse an empty text."""
    if not value.strip():
        raise refuse("请填写“{label}”。", "Please fill in '{label}'.", field, label=label)
