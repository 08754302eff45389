"""Which unit a matter probably belongs to, by the customer's own dated rules: a proposal with its reason, never a decision."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

MOST = 3  # proposals shown: more would be a list to search, not a hint
BETWEEN = str.maketrans("、，,;；", "     ")


@dataclass(frozen=True, slots=True, kw_only=True)
class RoutingRule:
    """Matters of `category` (class, leaf, "" for all) that name one of `words` (none: any) belong to the unit, from a day to a day."""

    pk: int
    category: str
    words: tuple[str, ...]
    unit_id: int
    reason: str
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A unit that a rule proposes, and the word of the matter by which it does ("" where the category alone says it)."""

    rule: RoutingRule
    word: str
    is_place: bool  # was the word found in the place, which says most?


def split_words(text: str) -> tuple[str, ...]:
    """Return the words of a rule as an administrator types them, each once."""
    return tuple(dict.fromkeys(word for word in text.translate(BETWEEN).split()))


def proposals(rules: Iterable[RoutingRule], *, category: str, place: str, text: str, on: date) -> list[Proposal]:
    """Return at most MOST proposals, the best reason first, one a unit.

    A word in the place says more than one in the text, a word more than the category alone, a leaf more than a class.
    """
    found = [proposal for rule in rules if (proposal := _proposal(rule, category, place, text, on)) is not None]
    found.sort(key=lambda p: (p.is_place, bool(p.word), len(p.rule.category), -p.rule.pk), reverse=True)
    best: dict[int, Proposal] = {}
    for proposal in found:
        best.setdefault(proposal.rule.unit_id, proposal)
    return list(best.values())[:MOST]


def _proposal(rule: RoutingRule, category: str, place: str, text: str, on: date) -> Proposal | None:
    is_in_force = rule.valid_from <= on and (rule.valid_to is None or on <= rule.valid_to)
    if not is_in_force or not category.startswith(rule.category):
        return None
    if not rule.words:
        return Proposal(rule=rule, word="", is_place=False)
    for where, is_place in ((place, True), (text, False)):
        word = next((word for word in rule.words if word in where), None)
        if word is not None:
            return Proposal(rule=rule, word=word, is_place=is_place)
    return None
