"""Write and retire the rules that propose a unit for a matter: a change is a new rule, the old one stays as it was used."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from xinqiao.directory.change.record import changes, check_filled, check_length, record
from xinqiao.directory.models import Category, RoutingRuleRow, Unit
from xinqiao.directory.refused import refuse
from xinqiao.rules.routing import split_words
from xinqiao.rules.text import Text
from xinqiao.rules.triage import SEALED_CATEGORY

WORDS, REASON = Text("地点或单位里的词", "Words of places or units"), Text("理由", "Reason")
LEAST = 2  # characters of a word: one alone is found everywhere


@dataclass(frozen=True, kw_only=True)
class RoutingEntry:
    """A rule as somebody wants it to be. `category`: a class, a leaf, or empty for all; `words`: any of them, or empty."""

    unit_id: int
    reason: str
    category: str = ""
    words: str = ""


@changes
def add_routing_rule(entry: RoutingEntry, *, by: str, at: datetime) -> RoutingRuleRow:
    """Propose a unit for such matters from today on."""
    _check(entry, at)
    row = RoutingRuleRow.objects.create(**asdict(entry), valid_from=timezone.localdate(at), recorded_at=at, recorded_by=by)
    record("routing.add", {"rule": row.pk, **asdict(entry)}, by=by, at=at)
    return row


@changes
def retire_routing_rule(row: RoutingRuleRow, *, by: str, at: datetime) -> RoutingRuleRow:
    """Propose it no longer, from today on."""
    if row.valid_to is not None:
        raise refuse("这条建议已经停用了。", "This rule is retired already.")
    row.valid_to = timezone.localdate(at) - timedelta(days=1)
    row.save(update_fields=["valid_to"])
    record("routing.retire", {"rule": row.pk, "category": row.category, "words": row.words, "unit_id": row.unit_id}, by=by, at=at)
    return row


def _check(entry: RoutingEntry, at: datetime) -> None:
    unit = Unit.objects.filter(pk=entry.unit_id).first()
    if unit is None or unit.valid_to is not None or not unit.handles_petitions:
        raise refuse("请选一个可以办理信访事项的单位。", "Choose a unit that handles petitions.", "unit_id")
    if not entry.category and not split_words(entry.words):
        raise refuse("类别和词至少写一样，不然每一件都会建议它。", "Give a category or words, else it would be proposed for everything.", "words")
    if entry.category and not Category.objects.filter(code=entry.category).exists():
        raise refuse("没有这个类别。", "There is no such category.", "category")
    if entry.category.startswith(SEALED_CATEGORY):
        raise refuse("这一类甄别时就密封交给纪检，不转别的单位。", "This class is sealed for discipline at triage and goes to no other unit.", "category")
    if any(len(word) < LEAST for word in split_words(entry.words)):
        raise refuse("每个词至少两个字，用顿号隔开。", "Each word has at least two characters; part them by commas.", "words")
    check_length(RoutingRuleRow, "words", entry.words, WORDS)
    check_filled("reason", entry.reason, REASON)
    check_length(RoutingRuleRow, "reason", entry.reason, REASON)
