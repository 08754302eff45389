"""Published answers: everybody reads the copy and nothing of whose it is; the petitioner takes his down."""

from __future__ import annotations

from collections.abc import Callable
from html import unescape

import pytest
from django.test import Client

from tests.enterprise import Enterprise
from tests.linked import publications
from tests.walking import CODE, Walk
from tests.web.portal import ways
from xinqiao.petitions import publishing

Walker = Callable[..., Walk]


def text(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200, url
    return unescape(response.content.decode()).split("<main")[1]


def key(walked: Walk) -> int:
    return int(walked.petition.records.get(kind="publication").pk)


def test_everybody_reads_the_copy_and_nothing_of_whose_it_is(client: Client, enterprise: Enterprise) -> None:
    walked = publications.published(Walk(enterprise))
    for url in ("/published/", f"/published/{key(walked)}/"):
        page = text(client, url)
        assert "宿舍停暖" in page and "二矿" in page
        for secret in (walked.petition.number, "范", "宿舍三号楼停暖两周", "经查，属实", "同意书"):
            assert secret not in page, (url, secret)
    assert "三日内恢复供暖，取暖费退还。" in text(client, f"/published/{key(walked)}/")
    assert 'href="/published/"' in text(client, "/")


@pytest.mark.parametrize("state", [publications.proposed, publications.declined, publications.taken_down])
def test_nothing_else_is_there(client: Client, enterprise: Enterprise, state: Callable[[Walk], Walk]) -> None:
    walked = state(Walk(enterprise))
    assert client.get(f"/published/{key(walked)}/").status_code == 404
    assert "还没有公开的答复" in text(client, "/published/")


def test_it_is_paged_and_strange_addresses_are_harmless(client: Client, enterprise: Enterprise, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publishing, "PAGE", 1)
    first, second = publications.published(Walk(enterprise)), publications.published(Walk(enterprise))
    page = text(client, "/published/")
    assert f"/published/{key(second)}/" in page and f"/published/{key(first)}/" not in page and f"?before={key(second)}" in page
    older = text(client, f"/published/?before={key(second)}")
    assert f"/published/{key(first)}/" in older and "回到最新的" in older
    for before in ("x", "-1", "9" * 40, "١", "\x00"):
        assert client.get("/published/", {"before": before}).status_code == 200
    assert client.get(f"/published/{'9' * 30}/").status_code == 404


def test_the_petitioner_takes_his_down(client: Client, enterprise: Enterprise) -> None:
    walked = publications.published(Walk(enterprise))
    assert client.get("/matter/published/").status_code == 302  # nobody without a grant
    ways.enter(client, walked.petition, CODE)
    assert "/matter/published/" in text(client, "/matter/")
    assert "不用说为什么" in text(client, "/matter/published/")
    done = client.post("/matter/published/", follow=True)
    assert "撤下了" in done.content.decode() and client.get(f"/published/{key(walked)}/").status_code == 404
    again = client.post("/matter/published/", follow=True)
    assert again.status_code == 200 and "撤下了。网上" not in again.content.decode()


def test_in_english(client: Client, enterprise: Enterprise) -> None:
    client.cookies["language"] = "en"
    assert "Published answers" in client.get("/published/").content.decode()
