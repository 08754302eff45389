"""Before filing: published answers like what was written. Never in the way, and never anything that is not published."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.enterprise import Enterprise
from tests.linked import publications
from tests.walking import Walk
from tests.web.golden_queries import counted
from tests.web.portal import ways
from tests.web.portal.test_published import key, text
from xinqiao.petitions import published_like
from xinqiao.petitions.models import Petition
from xinqiao.rules.terms import RecordKind

pytestmark = pytest.mark.django_db
LIKE = {"text": "我们宿舍停暖半个月了，请恢复供暖。", "wants": "恢复供暖"}
HEAD, SAME = "也许有人反映过像这样的事", "您说是同样的问题"


@pytest.fixture
def walked(enterprise: Enterprise) -> Walk:
    return publications.published(Walk(enterprise))


def test_what_is_like_it_is_shown_and_to_go_on_is_enough(client: Client, walked: Walk) -> None:
    ways.begin(client, **LIKE)
    page = text(client, "/file/where/")
    assert HEAD in page and f"/published/{key(walked)}/" in page and "我也有同样的问题" in page
    ways.go_on(client)
    ways.finish(client)
    petition = Petition.objects.latest("pk")
    assert petition.pk != walked.petition.pk and not petition.records.filter(kind=RecordKind.SAME.value).exists()


def test_one_press_says_that_it_is_the_same_and_another_takes_it_back(client: Client, walked: Walk) -> None:
    ways.begin(client, **LIKE)
    assert client.post("/file/where/", ways.WHERE | {"same": key(walked), "place": "五号楼"}).url == "/file/where/"
    page = text(client, "/file/where/")
    assert SAME in page and HEAD not in page and "五号楼" in page, "what was typed beside it is kept"
    client.post("/file/where/", ways.WHERE | {"same": ""})
    assert HEAD in text(client, "/file/where/")
    client.post("/file/where/", ways.WHERE | {"same": key(walked), "happened_on": "不是日子"})
    ways.go_on(client)
    ways.finish(client)
    assert Petition.objects.latest("pk").records.filter(kind=RecordKind.SAME.value).count() == 1


def test_the_way_over_the_published_page_ends_on_the_same_record(client: Client, walked: Walk) -> None:
    ways.begin(client, **LIKE)
    assert f"/file/?same={key(walked)}" in text(client, f"/published/{key(walked)}/")
    page = text(client, f"/file/?same={key(walked)}")
    assert LIKE["text"] in page and "您说和公开过的" in page
    ways.begin(client, **LIKE | {"same": key(walked)})
    assert SAME in text(client, "/file/where/")
    ways.go_on(client)
    ways.finish(client)
    assert Petition.objects.latest("pk").records.filter(kind=RecordKind.SAME.value).count() == 1


@pytest.mark.parametrize("state", [publications.proposed, publications.declined, publications.taken_down])
def test_what_is_not_published_is_never_shown(client: Client, enterprise: Enterprise, state: Callable[[Walk], Walk]) -> None:
    walked = state(Walk(enterprise))
    ways.begin(client, **LIKE)
    assert HEAD not in text(client, "/file/where/")
    client.post("/file/where/", ways.WHERE | {"same": key(walked)})
    assert SAME not in text(client, "/file/where/")


def test_an_old_memory_shows_nothing_that_was_taken_down(client: Client, walked: Walk, monkeypatch: pytest.MonkeyPatch) -> None:
    ways.begin(client, **LIKE)
    held = published_like._memory.likeness()
    walked.take_linked("publication", "take_down", walked.petitioner)
    monkeypatch.setattr(published_like.Memory, "likeness", lambda _self: held)
    assert held.like(LIKE["text"], most=3) and HEAD not in text(client, "/file/where/")


@pytest.mark.parametrize("typed", ["x", "-1", "9" * 40, "١", "\x00", "999999"])
def test_strange_keys_are_harmless(client: Client, walked: Walk, typed: str) -> None:
    ways.begin(client, **LIKE)
    client.post("/file/where/", ways.WHERE | {"same": typed})
    assert HEAD in text(client, "/file/where/")


def test_something_else_gets_no_hint_and_the_queries_do_not_grow(client: Client, enterprise: Enterprise, walked: Walk) -> None:
    ways.begin(client, text="班车天天晚点，扣了全勤奖。", wants="班车准点")
    assert HEAD not in text(client, "/file/where/")
    ways.begin(client, **LIKE)
    one = counted(client, "/file/where/")
    for _ in range(3):
        publications.published(Walk(enterprise))
    assert counted(client, "/file/where/") == one == 3 + _frame(client), "the mark, the rows, the draft"


def _frame(client: Client) -> int:
    """What every page of the portal takes."""
    return counted(Client(), "/file/")


def test_the_protected_host_knows_nothing_published(client: Client, walked: Walk, settings: Any) -> None:
    ways.begin(client, **LIKE)
    settings.IS_PROTECTED = True
    from xinqiao.petitions.drafts import Writing
    from xinqiao.web.petitioner.likes import hints

    assert hints(Writing(what={**LIKE, "same": str(key(walked))})) == {}
