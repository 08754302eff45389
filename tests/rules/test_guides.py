"""The guides for the handler: what stands where, in which language, and what is cited."""

from __future__ import annotations

from datetime import date

import pytest

from xinqiao.rules.categories import SEED
from xinqiao.rules.guides import CITED, FOR_ALL, LEAST_DAYS, MOST_DAYS, Guide, guidance, is_matched, pieces, points
from xinqiao.rules.guides_seed import seed
from xinqiao.rules.text import Text

SEEDED = {guide.category: guide for guide in seed()}
LEAVES = {code for leaves in SEED.values() for code, _zh, _en in leaves}


def test_every_class_has_a_guide_and_every_leaf_is_led_by_somebody() -> None:
    assert {code for code, _zh, _en in SEED} <= set(SEEDED) and FOR_ALL in SEEDED
    assert set(SEEDED) - {code for code, _zh, _en in SEED} - {FOR_ALL} <= LEAVES
    for leaf in LEAVES:
        said = guidance(SEEDED, leaf)
        assert said.lead.zh and said.lead.en and said.facts and said.talk and said.clauses
        assert (said.standard_days is None) == leaf.startswith("10"), leaf  # accusations follow their own time limits


@pytest.mark.parametrize("guide", SEEDED.values(), ids=lambda guide: guide.category or "all")
def test_a_seeded_guide_is_whole_in_both_languages(guide: Guide) -> None:
    for text in (guide.facts, guide.talk, guide.clauses):
        assert is_matched(text) and bool(text.zh) == bool(text.en)
        assert all(point.zh != point.en for point in points(text))
    assert guide.standard_days is None or LEAST_DAYS <= guide.standard_days <= MOST_DAYS
    for line in points(guide.clauses):
        assert CITED.search(line.zh) and CITED.search(line.en), line.zh


def test_the_leaf_speaks_first_then_its_class_then_the_guide_for_all_and_nothing_twice() -> None:
    guides = {
        "": Guide(category="", facts=Text("总", "all"), talk=Text("听", "listen"), standard_days=30, valid_from=date(2026, 1, 1)),
        "01": Guide(category="01", facts=Text("类\n总", "class\nall"), standard_days=15, lead=Text("人力", "HR"), valid_from=date(2026, 3, 1)),
        "0101": Guide(category="0101", facts=Text("叶", "leaf"), valid_from=date(2026, 2, 1)),
    }
    said = guidance(guides, "0101")
    assert [point.en for point in said.facts] == ["leaf", "class", "all"] and said.talk == (Text("听", "listen"),)
    assert (said.standard_days, said.lead.en, said.since) == (15, "HR", date(2026, 3, 1))
    assert guidance(guides, "").facts == (Text("总", "all"),) and guidance(guides, "0703").standard_days == 30
    assert guidance({}, "0101").since is None


def test_without_english_the_chinese_stands_and_unmatched_english_is_seen() -> None:
    assert points(Text("甲\n\n 乙 ", "")) == (Text("甲", "甲"), Text("乙", "乙"))
    assert is_matched(Text("甲\n乙", "")) and is_matched(Text("甲", "a")) and not is_matched(Text("甲\n乙", "a"))


@pytest.mark.parametrize(
    ("line", "cited"),
    [
        ("《工伤保险条例》第十七条：谁申请", [("工伤保险条例", "第十七条")]), ("见《甲办法》 第12条和《乙办法》。", [("甲办法", "第12条"), ("乙办法", "")]),
        ("没有书名号的第三条", []), ("《》第一条", []), ("《没有收尾", []),
    ],
)  # fmt: skip
def test_a_citation_is_a_piece_and_no_word_is_lost(line: str, cited: list[tuple[str, str]]) -> None:
    found = pieces(line)
    assert [(piece.title, piece.clause) for piece in found if piece.title] == cited
    assert "".join(piece.words for piece in found) == line
