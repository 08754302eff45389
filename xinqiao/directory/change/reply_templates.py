"""Write, change and retire reply templates: a change is a new row, the old one stays as it was used."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from xinqiao.directory.change.record import changes, check_filled, check_length, record
from xinqiao.directory.models import Category, ReplyTemplate
from xinqiao.directory.refused import refuse
from xinqiao.rules.limits import WRITING_LIMIT
from xinqiao.rules.text import Text

NAME, PARTS = Text("名称", "Name"), ("facts", "basis", "opinion")


@dataclass(frozen=True, kw_only=True)
class TemplateEntry:
    """A template as somebody wants it to be. `category`: a class, a leaf, or empty for all."""

    name: str
    category: str = ""
    facts: str = ""
    basis: str = ""
    opinion: str = ""


@changes
def add_reply_template(entry: TemplateEntry, *, by: str, at: datetime) -> ReplyTemplate:
    """Offer a template from today on."""
    return _write(entry, by=by, at=at)


@changes
def change_reply_template(row: ReplyTemplate, entry: TemplateEntry, *, by: str, at: datetime) -> ReplyTemplate:
    """Offer other words in its place from today on; answers that were begun with the old ones stay as they are."""
    _end(row, by=by, at=at)
    return _write(entry, by=by, at=at)


@changes
def retire_reply_template(row: ReplyTemplate, *, by: str, at: datetime) -> ReplyTemplate:
    """Offer a template no longer, from today on."""
    return _end(row, by=by, at=at)


def _write(entry: TemplateEntry, *, by: str, at: datetime) -> ReplyTemplate:
    _check(entry)
    row = ReplyTemplate.objects.create(
        **asdict(entry), valid_from=timezone.localdate(at), recorded_at=at, recorded_by=by
    )  # fmt: skip
    record("reply_template.add", {"template": row.pk, "name": entry.name, "category": entry.category}, by=by, at=at)
    return row


def _end(row: ReplyTemplate, *, by: str, at: datetime) -> ReplyTemplate:
    if row.valid_to is not None:
        raise refuse("这份范本已经停用了。", "This template is retired already.", "name")
    row.valid_to = timezone.localdate(at) - timedelta(days=1)
    row.save(update_fields=["valid_to"])
    record("reply_template.retire", {"template": row.pk, "name": row.name, "category": row.category}, by=by, at=at)
    return row


def _check(entry: TemplateEntry) -> None:
    check_filled("name", entry.name, NAME)
    check_length(ReplyTemplate, "name", entry.name, NAME)
    if not any(getattr(entry, part).strip() for part in PARTS):
        raise refuse("请至少写一栏。", "Please write at least one of the texts.", "facts")
    for part in PARTS:
        if len(getattr(entry, part)) > WRITING_LIMIT:
            raise refuse("最多五千个字。", "At most 5,000 characters.", part)
    if entry.category and not Category.objects.filter(code=entry.category).exists():
        raise refuse("没有这个类别。", "There is no such category.", "category")
