"""Words are found exactly, newest first, on both stores; whatever is typed, nothing raises."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import closing
from itertools import chain
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from xinqiao.wording import index
from xinqiao.wording.models import Entry, Posting, Waiting
from xinqiao.wording.normalise import PART, body_of, normalise, query_words

pytestmark = [pytest.mark.django_db, pytest.mark.postgres_too]

TEXTS = {
    1: f"三号井浴室停水{PART}从周一起,三号井的浴室没有热水。",
    2: f"工资少发{PART}二队 十月的工资 少发了 350.50 元,ABC-12 号条子可查。",
    3: f"𠮷先生的来信{PART}家住㐀村,𠮷𡈽两个字电脑打不出来😀👍🏽",
    4: f"食堂{PART}饭菜 涨价\n了\uff0c一份 \uff11\uff12 元 \uff21bC",
    5: f"AND OR NOT{PART}\"引号\" 'x' * (括号) NEAR(a b, 2) a-b ^c {{d}} col:e %_\\ ' OR 1=1 --",
    6: f"水{PART}电",
}


@pytest.fixture(params=["waiting", "folded", "bulk"])
def texts(request: pytest.FixtureRequest) -> None:
    """The texts in each of the three states that an entry can be in: searches see no difference."""
    if request.param == "bulk":
        index.add([*TEXTS.items(), *((number, "无关") for number in range(1000, 1000 + index.BULK))])
        assert not Waiting.objects.exists()
        return
    index.add(TEXTS.items())
    if request.param == "folded":
        assert index.fold() == len(TEXTS)


def found(words: str, before: int | None = None) -> list[int]:
    return index.newest(words, limit=100, before=before)


@pytest.mark.usefixtures("texts")
@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("水", [6, 1]), ("井", [1]), ("资", [2]), ("鬻", []), ("电", [6, 3]), ("浴室", [1]), ("室没", [1]), ("室停水", [1]),
        ("三号井的浴室没有热水", [1]), ("三号井的浴室没有冷水热水", []), ("三号井停浴室没有热水", []), ("发了350", [2]),
        ("350.50", [2]), ("350,50", []), ("\uff13\uff15\uff10.50", [2]), ("abc", [4, 2]), ("ABC-12", [2]), ("\uff41\uff22\uff23", [4, 2]),
        ("12", [4, 2]), ("1", [5, 4, 2]), ("0", [2]), ("涨价了", [4]), ("工资 少发", [2]), ("工资 浴室", []),
        ("元 abc 12", [4, 2]), ("𠮷", [3]), ("𠮷先", [3]), ("𡈽", [3]), ("𠮷𡈽", [3]), ("㐀村", [3]), ("𠮶", []), ("😀", [3]),
        ("👍🏽", [3]), ("😀👍", [3]), ("😁", []), (",", [5, 4, 3, 2, 1]), ("。", [2, 1]), ("有热水。", [1]),
    ],
)  # fmt: skip
def test_finds_what_a_plain_scan_finds(words: str, expected: list[int]) -> None:
    assert found(words) == expected


@pytest.mark.usefixtures("texts")
def test_nothing_is_found_across_a_title_and_its_text() -> None:
    assert found("水电") == []
    assert found("水从") == []
    assert found("水 电") == [6]


@pytest.mark.usefixtures("texts")
@pytest.mark.parametrize(
    "words",
    [
        '"', '""', '"引号"', "'", "' OR 1=1 --", "*", "水*", "(", ")", "(括号)", "NEAR", "NEAR(a b, 2)", "NEAR(", "-", "a-b", "--",
        "^c", "^", "{d}", "col:e", "pairs:e", ":", "+", "a + b", "AND", "AND OR NOT", "NOT", "OR", "%", "_", "%_\\", "\\", "\\'", "$1", "?",
        "%s", "%(a)s", ";", "\x00", "水\x00电", "\ud800", "\udfff水", "\u200b", "\ufeff", "\u0301", "İ", "ß", "ﷺ", "﷼", "🇨🇳", "\x1e", "\x7f", "/* */",
        "{}", "{1,2}", "NULL", "a" * 100_000, "水 " * 50_000, "三号井" * 20_000, " ".join(map(str, range(20_000))),
    ],
)  # fmt: skip
def test_no_sign_of_a_query_language_means_anything(words: str) -> None:
    """Attack 40: what is typed is text; nothing raises, and the answer is that of a plain scan."""
    wanted = query_words(words)
    bodies = {number: body_of(text) for number, text in TEXTS.items()}
    plain = [number for number in sorted(TEXTS, reverse=True) if wanted and all(w in bodies[number] for w in wanted)]
    assert found(words) == plain


@pytest.mark.parametrize("words", ["", " ", "\u3000\n\t", "\x00"])
def test_no_word_finds_nothing(words: str) -> None:
    index.add(TEXTS.items())
    assert list(index.matching(words)) == []


def test_random_texts_are_found_as_by_a_plain_scan() -> None:
    """Few characters, so that pairs are frequent and phrases of frequent pairs are rare."""
    draw = random.Random(20)
    alphabet = '水电水电水电的的ab1,"-*𠮷𠮶😀 '
    texts = {n: "".join(draw.choices(alphabet, k=draw.randint(1, 60))) for n in range(1, 700)}
    rows = list(texts.items())
    index.add(rows[:500])
    index.add(rows[500:550])
    index.fold(30)
    for row in rows[550:560]:
        index.add([row])
    present = {n: normalise(text) for n, text in rows[:560]}
    for _ in range(150):
        words = " ".join(
            "".join(draw.choices(alphabet, k=draw.choice([1, 2, 3, 4, 9, 14]))) for _ in range(draw.choice([1, 1, 2]))
        )
        wanted = query_words(words)
        plain = [n for n in sorted(present, reverse=True) if wanted and all(word in present[n] for word in wanted)]
        assert index.newest(words, limit=1000) == plain, words
        assert index.newest(words, limit=5, before=300) == [n for n in plain if n < 300][:5], words


def test_batches_come_newest_first_and_grow() -> None:
    index.add((n, "浴室停水") for n in range(1, 1501))
    index.add([(1501, "浴室停水")])
    batches = list(index.matching("停水"))
    assert len(batches) > 2
    assert max(map(len, batches)) > len(batches[0])
    assert list(chain.from_iterable(batches)) == list(range(1501, 0, -1))
    assert index.newest("停水", limit=3, before=1400) == [1399, 1398, 1397]


def test_long_words_are_checked_in_the_middle_too() -> None:
    index.add([(1, "三号井的浴室从周一起没有热水"), (2, "三号井的浴室从周二起没有热水")])
    index.fold()
    assert found("三号井的浴室从周二起没有热水") == [2]
    assert found("三号井的浴室从周三起没有热水") == []


@pytest.mark.usefixtures("texts")
def test_a_removed_document_is_gone_and_can_come_back() -> None:
    index.remove(1)
    index.remove(1)
    index.remove(404)
    assert found("浴室") == found("井") == []
    assert not Entry.objects.filter(pk=1).exists()
    assert not Posting.objects.filter(pk=1).exists()
    index.add([(1, "浴室来水了")])
    index.fold()
    assert found("浴室") == [1]
    assert found("停水") == []
    assert found("工资") == [2]


def test_the_index_follows_the_transaction() -> None:
    index.add(TEXTS.items())
    index.fold()
    with transaction.atomic():
        index.add([(7, "浴室")])
        index.add((number, "浴室") for number in range(100, 190))
        index.remove(1)
        assert found("浴室") == [*range(189, 99, -1), 7]
        transaction.set_rollback(True)
    assert found("浴室") == [1]


def test_a_number_is_added_once() -> None:
    index.add([(1, "浴室")])
    with pytest.raises(DatabaseError), transaction.atomic():
        index.add([(1, "食堂")])
    assert found("浴室") == [1]


def test_folding_goes_by_portions_and_rebuilding_changes_no_answer() -> None:
    index.add((number, f"第{number}件 停水") for number in range(1, 11))
    assert [index.fold(4), index.fold(4), index.fold(4), index.fold(4)] == [4, 4, 2, 0]
    index.rebuild()
    assert Waiting.objects.count() == 10
    assert found("停水") == list(range(10, 0, -1))
    assert index.fold() == 10
    assert found("停水") == list(range(10, 0, -1))


def test_too_many_waiting_entries_are_folded_by_a_filing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a worker searches stay fast."""
    monkeypatch.setattr(index, "TOO_MANY_WAITING", 100)
    for number in range(1, 129):
        index.add([(number, "停水")])
    assert Waiting.objects.count() == 0
    assert len(found("停水")) == 100


def test_filing_writes_two_rows(django_assert_num_queries: pytest.FixtureRequest) -> None:
    with django_assert_num_queries(2):  # type: ignore[operator]
        index.add([(1, "浴室停水")])


@pytest.mark.skipif("connection.vendor != 'sqlite'")
def test_scrubbing_leaves_no_word_of_a_removed_document() -> None:
    """Attack 30: a sealed petition cannot be read out of the search index."""
    index.add((number, "浴室停水") for number in range(1, 101))
    index.add([(200, "密件饕餮之事")])
    index.fold()
    index.add((number, "食堂涨价") for number in range(301, 401))
    index.remove(200)
    tail = "饕餮".encode()[1:]  # FTS5 shortens a term by what it shares with the one before
    assert tail in _segments()
    index.scrub()
    assert tail not in _segments()
    assert len(found("浴室停水")) == 100
    assert len(found("食堂")) == 100


def _segments() -> bytes:
    with connection.cursor() as cursor:
        cursor.execute("SELECT block FROM wording_pairs_data")
        return b"".join(bytes(block) for (block,) in cursor.fetchall())


@pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite's planner")
@pytest.mark.usefixtures("texts")
def test_the_waiting_are_read_by_their_keys_and_no_body_besides() -> None:
    """Whatever the planner knows or not: a walk over all bodies cost 44 ms at 35,000 petitions."""
    said: list[str] = []

    def plan(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        if "wording_waiting" in sql:
            with closing(connection.connection.cursor()) as cursor:
                said.extend(row[3] for row in cursor.execute("EXPLAIN QUERY PLAN " + sql.replace("%s", "?"), params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(plan):
        found("水")
    assert said and any("wording_entry" in line for line in said)
    assert all("rowid=?" in line for line in said if "wording_entry" in line)
