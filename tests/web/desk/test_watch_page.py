"""The page of a watch against retaliation, for whoever watches: what it is called, what comes first, in both languages."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.enterprise import Enterprise, add_union
from tests.walking import Walk
from tests.web.visiting import petition_url
from xinqiao.petitions import protecting
from xinqiao.petitions.models import Petition

pytestmark = pytest.mark.django_db


@pytest.fixture
def of_union(enterprise: Enterprise, walk: Any) -> Petition:
    """A file that the union watches."""
    add_union(enterprise)
    walked = walk("sealed")
    petition = walked.petition
    protecting.declare(petition, "队长说再告就调我去下井。", has_happened=False, at=walked.at)
    file = protecting.file_of(petition)
    assert file is not None
    return file


def test_it_is_called_a_watch_whoever_watches(of_union: Petition, visit: Any) -> None:
    assert of_union.watcher == "union"
    for url in (petition_url(of_union), "/desk/", f"/desk/find/?q={of_union.number}"):
        page, english = (re.sub(r"(?s)<select.*?</select>", "", visit("union", *language).client.get(url).content.decode()) for language in ((), ("en",)))
        assert of_union.number in page and "移送纪检" not in page and "跟踪（密）" in page, url
        assert "passed to discipline" not in english and "watch (sealed)" in english and "打击报复跟踪" not in english and "Watch against retaliation" in english, url


def test_the_conversation_comes_first_and_the_rest_is_folded(walk: Any, visit: Any) -> None:
    walked: Walk = walk("written_back")
    page = visit("discipline").page(petition_url(walked.petition))
    main = page[page.index("<main") :]
    order = [main.index(mark) for mark in ('id="talk"', 'id="said"', "跟踪的情况、能办的步骤", "<summary>经过</summary>")]
    assert order == sorted(order)
    assert walked.petition.guards in main[: main.index("跟踪的情况")], "which matter it is about is not folded away"
    assert {"经过", "期限", "基本情况", "跟踪的情况、能办的步骤"} <= set(re.findall(r'<details class="more"><summary>([^<]*)</summary>', main))


@pytest.mark.parametrize(("language", "other"), [((), r"\d{4}年\d{1,2}月"), (("en",), r"\d{1,2} (January|February|March|April|May|June|July|August|September|October|November|December) \d{4}")])
def test_a_day_is_written_in_one_way(walk: Any, visit: Any, language: tuple[str, ...], other: str) -> None:
    page = visit("discipline", *language).page(petition_url(walk("written_back").petition))
    assert re.search(other, page) is None, re.search(other, page)
