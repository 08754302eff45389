"""Write, change and retire the guides for the handler: a change is a new row that counts at once, the old one stays as it was read."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from xinqiao.directory.change.record import changes, check_length, record
from xinqiao.directory.models import Category, GuideRow
from xinqiao.directory.refused import refuse
from xinqiao.rules.guides import LEAST_DAYS, MOST_DAYS, Guide, is_matched
from xinqiao.rules.limits import WRITING_LIMIT
from xinqiao.rules.text import Text

PARTS, LEAD = ("facts", "talk", "clauses"), Text("主办部门", "Lead department")


@dataclass(frozen=True, kw_only=True)
class GuideEntry:
    """A guide as somebody wants it to be. `category`: a class, a leaf, or empty for all; texts have one point a line; days are calendar days."""

    category: str = ""
    facts: str = ""
    facts_en: str = ""
    talk: str = ""
    talk_en: str = ""
    clauses: str = ""
    clauses_en: str = ""
    standard_days: int | None = None
    lead: str = ""
    lead_en: str = ""

    @classmethod
    def of(cls, guide: Guide) -> GuideEntry:
        """Return a guide of the rules as an entry."""
        texts = {name: value for part in (*PARTS, "lead") for name, value in ((part, getattr(guide, part).zh), (f"{part}_en", getattr(guide, part).en))}
        return cls(category=guide.category, standard_days=guide.standard_days, **texts)


@changes
def add_guide(entry: GuideEntry, *, by: str, at: datetime) -> GuideRow:
    """Show a guide from today on. Refuses a category that has one."""
    if GuideRow.objects.filter(category=entry.category, valid_to=None).exists():
        raise refuse("这一类已经有指引了。请打开它来改。", "This category has a guide. Please open it and change it.", "category")
    return _write(entry, by=by, at=at)


@changes
def change_guide(row: GuideRow, entry: GuideEntry, *, by: str, at: datetime) -> GuideRow:
    """Show other words in its place from today on."""
    if entry.category != row.category and GuideRow.objects.filter(category=entry.category, valid_to=None).exists():
        raise refuse("那一类已经有指引了。请打开它来改。", "That category has a guide. Please open it and change it.", "category")
    _end(row, by=by, at=at)
    return _write(entry, by=by, at=at)


@changes
def retire_guide(row: GuideRow, *, by: str, at: datetime) -> GuideRow:
    """Show a guide no longer, from today on."""
    return _end(row, by=by, at=at)


def _write(entry: GuideEntry, *, by: str, at: datetime) -> GuideRow:
    _check(entry)
    row = GuideRow.objects.create(**asdict(entry), valid_from=timezone.localdate(at), recorded_at=at, recorded_by=by)
    record("guide.add", {"guide": row.pk, "category": row.category, "standard_days": row.standard_days}, by=by, at=at)
    return row


def _end(row: GuideRow, *, by: str, at: datetime) -> GuideRow:
    ended = GuideRow.objects.filter(pk=row.pk, valid_to=None).update(valid_to=timezone.localdate(at) - timedelta(days=1))
    if not ended:
        raise refuse("这份指引刚才已经改过或者停用了。请回到列表，打开现在用的一份。", "This guide was changed or retired a moment ago. Please open the present one in the list.")
    record("guide.retire", {"guide": row.pk, "category": row.category}, by=by, at=at)
    return row


def _check(entry: GuideEntry) -> None:
    if not any(getattr(entry, part).strip() for part in PARTS):
        raise refuse("请至少写一栏：要核实的、怎么谈，或者条款。", "Please write at least one: facts, talk, or clauses.", "facts")
    for part in PARTS:
        _check_part(part, Text(getattr(entry, part), getattr(entry, f"{part}_en")))
    for name in ("lead", "lead_en"):
        check_length(GuideRow, name, getattr(entry, name), LEAD)
    if entry.standard_days is not None and not LEAST_DAYS <= entry.standard_days <= MOST_DAYS:
        raise refuse("标准用时写 {least} 到 {most} 天。", "The standard time is {least} to {most} days.", "standard_days", least=LEAST_DAYS, most=MOST_DAYS)
    if entry.category and not Category.objects.filter(code=entry.category).exists():
        raise refuse("没有这个类别。", "There is no such category.", "category")


def _check_part(part: str, text: Text) -> None:
    for name, written in ((part, text.zh), (f"{part}_en", text.en)):
        if len(written) > WRITING_LIMIT:
            raise refuse("最多五千个字。", "At most 5,000 characters.", name)
    if not is_matched(text):
        raise refuse("英文要和中文一样多行，一行对一行；也可以整栏空着。", "Write as many lines in English as in Chinese, line by line; or leave it empty.", f"{part}_en")
