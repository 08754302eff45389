"""A rule proposes a unit by category and words, with its reason; the best reason comes first."""

from __future__ import annotations

from datetime import date
from typing import Any

from xinqiao.rules.routing import MOST, Proposal, RoutingRule, proposals, split_words

DAY = date(2026, 3, 2)


def rule(pk: int, unit_id: int, category: str = "", *words: str, begin: date = DAY, end: date | None = None) -> RoutingRule:
    return RoutingRule(pk=pk, category=category, words=words, unit_id=unit_id, reason="归它管", valid_from=begin, valid_to=end)


def found(*rules: RoutingRule, on: date = DAY, **matter: Any) -> list[Proposal]:
    return proposals(rules, on=on, **({"category": "0703", "place": "二矿新村", "text": "三号楼没有暖气"} | matter))


def units(*rules: RoutingRule, **matter: Any) -> list[int]:
    return [proposal.rule.unit_id for proposal in found(*rules, **matter)]


def test_category_is_a_class_a_leaf_or_any() -> None:
    assert units(rule(1, 7, "07"), rule(2, 8, "0703"), rule(3, 9, "0704"), rule(4, 6, "08")) == [8, 7]
    assert units(rule(1, 7, "07"), category="") == []  # not triaged yet


def test_a_word_must_be_there_and_the_place_says_more_than_the_text() -> None:
    assert units(rule(1, 7, "", "暖气"), rule(2, 8, "", "二矿"), rule(3, 9, "", "四矿"), rule(4, 6, "07")) == [8, 7, 6]
    (proposal,) = found(rule(1, 7, "07", "四矿", "三号楼"))
    assert (proposal.word, proposal.is_place) == ("三号楼", False)
    assert found(rule(1, 7, "07", "四矿")) == []


def test_one_proposal_a_unit_and_never_a_long_list() -> None:
    assert units(rule(1, 7, "07"), rule(2, 7, "", "二矿")) == [7]
    assert len(found(*(rule(n, n, "07") for n in range(1, 9)))) == MOST


def test_a_rule_counts_from_its_day_to_its_day() -> None:
    late, over = rule(1, 7, "07", begin=date(2026, 3, 3)), rule(2, 8, "07", end=date(2026, 3, 1))
    assert units(late, over) == [] and units(late, over, on=date(2026, 3, 3)) == [7]


def test_words_are_parted_as_people_part_them() -> None:
    assert split_words(" 二矿新村、三号楼，三号楼 东区;西区 ") == ("二矿新村", "三号楼", "东区", "西区")
    assert split_words(" 、") == ()
