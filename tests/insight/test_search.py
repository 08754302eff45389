"""Search: newest first, twenty at a time, nothing but what one may open; snippets."""

from __future__ import annotations

import pytest
from django.utils import timezone

from xinqiao.directory import snapshot
from xinqiao.insight import search
from xinqiao.insight.search import Query, find
from xinqiao.insight.snippet import snippet
from xinqiao.wording import index as wording

pytestmark = pytest.mark.django_db


def numbers(enterprise, key, **query):
    found = find(Query(**query), enterprise.actor(key), snapshot.current(), timezone.localdate())
    return [row.number for row in found.petitions], found.before


def test_words_of_one_two_and_four_characters(walk, enterprise):
    petition = walk(title="锅炉坏了", text="三号楼的锅炉从周一起就坏了，没有人来修。").petition
    walk(title="食堂涨价", text="一份菜涨了两块。")
    for words in ("锅", "锅炉", "周一起就", "锅炉 坏了", "没有人来修。"):
        assert numbers(enterprise, "clerk", words=words)[0] == [petition.number], words
    assert numbers(enterprise, "clerk", words="锅炉 涨价")[0] == []


def test_pages_follow_one_another_without_gap_or_double(walk, enterprise, monkeypatch):
    monkeypatch.setattr(search, "PAGE", 3)
    made = [walk().petition.number for _ in range(8)]
    seen, before = [], None
    for _ in range(5):
        page, before = numbers(enterprise, "clerk", words="宿舍", before=before)
        seen += page
        if before is None:
            break
    assert seen == made[::-1] and before is None


def test_reader_of_few_is_led_further_instead_of_waiting(walk, enterprise, monkeypatch):
    monkeypatch.setattr(search, "PAGE", 2)
    monkeypatch.setattr(search, "LOOKED_AT", 3)
    monkeypatch.setattr(search, "BLUR", 1)
    mine = walk("accepted").petition
    for _ in range(5):
        walk()
    found, before = numbers(enterprise, "handler", words="宿舍")
    assert found == [] and before is not None
    seen = []
    while before is not None:
        found, before = numbers(enterprise, "handler", words="宿舍", before=before)
        seen += found
    assert seen == [mine.number]


def test_sealed_petition_is_found_by_the_discipline_alone(walk, enterprise):
    sealed = walk("sealed", title="检举甲乙丙").petition
    assert numbers(enterprise, "discipline", words=sealed.number)[0] == [sealed.number]
    for key in ("clerk", "head", "leader", "handler", "auditor"):
        assert numbers(enterprise, key, words=sealed.number)[0] == numbers(enterprise, key, words="甲乙丙")[0] == []


def test_letters_that_are_written_nowhere_are_taken_as_sounds(walk, enterprise):
    petition = walk(title="锅炉坏了", text="三号楼的锅炉从周一起就坏了。").petition
    walk("sealed", title="锅炉里有鬼")
    wording.fold()
    found = find(Query(words="guolu"), enterprise.actor("clerk"), snapshot.current(), timezone.localdate())
    assert [row.number for row in found.petitions] == [petition.number] and found.is_by_sound
    written = find(Query(words="锅炉"), enterprise.actor("clerk"), snapshot.current(), timezone.localdate())
    assert [row.number for row in written.petitions] == [petition.number] and not written.is_by_sound
    walk(title="guolu 是谁写的")
    wording.fold()
    assert len(find(Query(words="guolu"), enterprise.actor("clerk"), snapshot.current(), timezone.localdate()).petitions) == 1


@pytest.mark.parametrize(
    ("text", "words", "marked"),
    [
        ("三号楼锅炉坏了", "锅炉", "三号楼<mark>锅炉</mark>坏了"),
        ("<b>锅炉</b>", "锅炉", "&lt;b&gt;<mark>锅炉</mark>&lt;/b&gt;"),
        ("ＡＢＣ公司欠款", "abc", "<mark>ＡＢＣ</mark>公司欠款"),
        ("没有这个词", "锅炉", "没有这个词"),
        ("一 二\n三", "二 三", "一 <mark>二</mark> <mark>三</mark>"),
        ("", "锅炉", ""),
        ("𠮷野家", "𠮷", "<mark>𠮷</mark>野家"),
    ],
)
def test_snippet_marks_and_escapes(text, words, marked):
    assert snippet(text, words) == marked


def test_snippet_of_a_long_text_shows_the_place():
    shown = snippet("前" * 500 + "锅炉" + "后" * 500, "锅炉")
    assert "<mark>锅炉</mark>" in shown and len(shown) < 130 and shown.startswith("…") and shown.endswith("…")
