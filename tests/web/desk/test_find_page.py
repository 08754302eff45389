"""Find: by number, words, unit, status and days."""

from __future__ import annotations

import pytest

from tests.walking import entry
from xinqiao.petitions.perform import perform
from xinqiao.rules.terms import Channel

pytestmark = pytest.mark.django_db


def test_number_is_found_whole_by_its_beginning_and_by_its_digits(walk, visit):
    petition = walk().petition
    walk()
    clerk = visit("clerk")
    for words in (petition.number, petition.number.lower(), str(int(petition.number[-7:])), petition.number[-7:]):
        assert clerk.numbers("/desk/find/", q=words) == [petition.number], words
    assert len(clerk.numbers("/desk/find/", q=petition.number[:9])) == 2


def test_words_are_found_marked_and_escaped(walk, visit):
    petition = walk(title="锅炉<b>坏了", text="三号楼的锅炉<script>alert(1)</script>坏了。").petition
    raw = visit("clerk").client.get("/desk/find/", {"q": "锅炉"}).content.decode()
    assert "<mark>锅炉</mark>&lt;b&gt;坏了" in raw and "<script>alert" not in raw
    assert petition.number in raw


def test_narrowed_by_unit_status_and_days(walk, visit, enterprise):
    accepted, registered = walk("accepted").petition, walk().petition
    clerk = visit("clerk")
    assert clerk.numbers("/desk/find/", unit=enterprise.mine.pk) == [accepted.number]
    assert clerk.numbers("/desk/find/", status="registered") == [registered.number]
    assert clerk.numbers("/desk/find/", since="2000-01-01", until="2000-01-02") == []
    assert len(clerk.numbers("/desk/find/", since="2000-01-01")) == 2
    assert clerk.numbers("/desk/find/", q="宿舍", unit=enterprise.mine.pk) == [accepted.number]


@pytest.mark.parametrize("days", [{"until": "9999-12-31"}, {"since": "0001-01-01"}])
def test_a_year_that_cannot_be_is_said(walk, visit, days):
    walk()
    assert "日期写得不对" in visit("clerk").page("/desk/find/", **days)


def test_twenty_a_page_and_the_earlier_ones_behind(walk, visit):
    import re

    made = [walk().petition.number for _ in range(22)]
    clerk = visit("clerk")
    first = clerk.numbers("/desk/find/", q="宿舍")
    assert first == made[:1:-1]
    raw = clerk.page("/desk/find/", q="宿舍")
    before = re.search(r"before=(\d+)", raw)[1]
    assert clerk.numbers("/desk/find/", q="宿舍", before=before) == made[1::-1]
    assert "22" not in re.sub(
        r"<[^>]+>|XQ-\S+", "", raw.split("<tbody>")[1].split("</tbody>")[0].replace("日", "")
    )  # no total


@pytest.mark.parametrize(
    "query",
    [
        {"q": "' OR 1=1 --"},
        {"q": '"*'},
        {"q": "(((a+)+)+)$" * 9},
        {"unit": "x"},
        {"since": "2026-99-99"},
        {"before": "-1"},
        {"before": "9" * 30},
        {"q": "\x00"},
        {"status": "%"},
    ],
)
def test_odd_questions_find_nothing_and_break_nothing(walk, visit, query):
    walk()
    assert visit("clerk").client.get("/desk/find/", query).status_code == 200


def test_empty_question_explains(visit):
    assert "写编号的后几位" in visit("clerk").page("/desk/find/")
    assert "没有找到" in visit("clerk").page("/desk/find/", q="绝无此事")


def test_name_of_a_unit_leads_to_what_the_unit_has(walk, visit, enterprise):
    accepted = walk("accepted").petition
    clerk = visit("clerk")
    name = enterprise.mine.name
    page = clerk.page("/desk/find/", q=name)
    assert "要找单位" in page and f'href="/desk/find/?unit={enterprise.mine.pk}"' in page
    assert clerk.numbers("/desk/find/", unit=enterprise.mine.pk) == [accepted.number]
    assert "要找单位" not in clerk.page("/desk/find/", q="宿舍")
    assert "Looking for a unit" in visit("clerk", "en").page("/desk/find/", q=enterprise.mine.name_en)


def test_what_was_found_in_a_file_says_so(walk, visit):
    started = walk("accepted")
    supplement = entry("supplement", text="楼道里有一股煤气味")
    perform("supplement", started.petition, supplement, actor=started.petitioner, at=started.at)
    clerk = visit("clerk")
    assert "写在附件或补充材料里" in clerk.page("/desk/find/", q="煤气味")
    for words in ("停暖", started.petition.number, started.petition.number.lower(), "宿舍 煤气味"):
        assert "写在附件或补充材料里" not in clerk.page("/desk/find/", q=words), words


def test_a_channel_narrows_the_list_and_an_unknown_one_is_said(walk, visit):
    called = walk(channel=Channel.PHONE).petition
    walk()
    clerk = visit("clerk")
    assert clerk.numbers("/desk/find/", channel="phone") == [called.number]
    assert clerk.numbers("/desk/find/", q="宿舍", channel="phone") == [called.number]
    assert "没有这种形式" in clerk.page("/desk/find/", channel="pigeon")
