"""A title is found by its pinyin or its initials; what is written is never confused with how it sounds."""

from __future__ import annotations

from itertools import chain

import pytest

from xinqiao.wording import index, sounds
from xinqiao.wording.models import Entry
from xinqiao.wording.normalise import PART

pytestmark = [pytest.mark.django_db, pytest.mark.postgres_too]

TEXTS = {
    1: f"宿舍停暖两周{PART}二矿宿舍三号楼没有暖气。",
    2: f"工资少发{PART}停暖的事另写。",
    3: f"银行代发的钱少了{PART}ting 是英文字母。",
    4: f"ABC 12{PART}没有中文题目。",
    5: f"绿化带𠮷树{PART}x",
}


@pytest.fixture(params=["folded", "bulk"], autouse=True)
def texts(request: pytest.FixtureRequest) -> None:
    rows = list(TEXTS.items())
    index.add(rows if request.param == "folded" else [*rows, *((n, "无关") for n in range(1000, 1000 + index.BULK))])
    while index.fold():
        pass


def heard(words: str, before: int | None = None) -> list[int]:
    return list(chain.from_iterable(index.sounding(words, before=before)))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("tingnuan", [1]), ("TingNuan", [1]), ("ting nuan", [1]), ("tn", [1]), ("sstnlz", [1]), ("gongzi", [2]), ("gzsf", [2]),
        ("yinhang", [3]), ("lvhua", [5]), ("lühua", [5]), ("shaofa", [2]), ("xian'zai", []), ("zzz", []), ("t", []), ("停暖", []),
        ("sushetingnuanliangzhou", [1]), ("sushetingnuanliangtian", []), ("", []), ("a1", []),
    ],
)  # fmt: skip
def test_titles_are_found_by_how_they_sound(words: str, expected: list[int]) -> None:
    assert heard(words) == expected


def test_newest_first_and_page_by_page() -> None:
    index.add([(n, f"工资第{n}次少发{PART}x") for n in range(10, 14)])
    index.fold()
    assert heard("gongzi") == [13, 12, 11, 10, 2]
    assert heard("gongzi", before=12) == [11, 10, 2]


def test_who_looks_for_letters_finds_letters_and_no_sounds() -> None:
    assert index.newest("ting", limit=9) == [3]
    assert index.newest("gongzi", limit=9) == []
    assert index.newest("停暖", limit=9) == [2, 1]


def test_a_removed_title_is_not_heard_any_more() -> None:
    index.remove(1)
    assert heard("tingnuan") == [] and not Entry.objects.filter(pk=sounds.FIRST + 1).exists()


def test_words_that_come_later_leave_the_sounds_as_they_are() -> None:
    index.extend(1, "补充的材料")
    index.fold()
    assert heard("tingnuan") == [1] and index.newest("补充的材料", limit=9) == [1]
    assert Entry.objects.filter(pk=sounds.FIRST + 1).count() == 1


def test_a_rebuilt_index_hears_the_same() -> None:
    index.rebuild()
    while index.fold():
        pass
    assert heard("tingnuan") == [1] and heard("gongzi") == [2]
