"""Attack 18: whoever names somebody in an accusation is told what to add, and finds out nothing about who works here."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from tests.enterprise import Enterprise
from tests.web.portal import ways
from xinqiao.directory.models import Person
from xinqiao.petitions.models import LinkedRecord, Petition

pytestmark = [pytest.mark.django_db, pytest.mark.postgres_too]
WHO = {"secrecy": "confidential", "name": "范小安", "phone": "199 0000 1234"}


def filed(about: str, **where: str) -> tuple[Client, Petition]:
    client = Client()
    assert ways.begin(client).status_code == 302
    assert ways.go_on(client, about=about, **where).status_code == 302
    assert ways.finish(client, **WHO).status_code == 302
    return client, Petition.objects.latest("pk")


def page(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def bare(html: str) -> str:
    """Return a page without its numbers, codes, pictures and tokens."""
    html = re.sub(r"<svg.*?</svg>", "", html, flags=re.DOTALL)
    html = re.sub(r'name="(csrfmiddlewaretoken|version)" value="[^"]*"', "", html)
    html = re.sub(r"\b[0-9a-f]{12,}\b", "", html)
    return re.sub(r"\d+", "0", re.sub(r"[A-Za-z0-9+/=]{40,}", "", html))


@pytest.mark.parametrize("url", ["/file/receipt/", "/matter/"])
def test_a_name_that_the_directory_knows_and_one_that_it_does_not_give_the_same_pages(enterprise: Enterprise, url: str) -> None:
    """Attack 18: names are tried, one by one, on receipt and page: each gets the same answer."""
    Person.objects.filter(pk=enterprise.person("handler").pk).update(name="赵凯")
    known, unknown = filed("赵凯", accuses="on"), filed("钱凯", accuses="on")
    assert LinkedRecord.objects.filter(petition=known[1], kind="complained").exists(), "he is kept out all the same"
    assert not LinkedRecord.objects.filter(petition=unknown[1], kind="complained").exists()
    seen = [bare(page(client, url)).replace(name, "某某") for (client, _), name in ((known, "赵凯"), (unknown, "钱凯"))]
    assert seen[0] == seen[1] and "您写了反映的是谁" in seen[0]


@pytest.mark.parametrize(("about", "is_bare"), [("钱凯", True), ("我们的头", True), ("综采一队队长钱凯", False), ("钱凯，机电科", False), ("Qian Kai, shift leader", False)])
@pytest.mark.parametrize("where", [{"accuses": "on"}, {}])
def test_his_own_words_alone_say_what_is_missing(enterprise: Enterprise, about: str, is_bare: bool, where: dict[str, str]) -> None:
    client, petition = filed(about, **where)
    for url in ("/file/receipt/", "/matter/"):
        shown = page(client, url)
        assert ("看不出单位或者职务" in shown) is is_bare and "/matter/write/" in shown
        assert ("系统认得的人和单位，已经看不到这件" in shown) is bool(where)
    client.cookies["language"] = "en"
    english = page(client, "/matter/")
    assert "You named whom it is about" in english and ("neither unit nor post" in english) is is_bare
    Petition.objects.filter(pk=petition.pk).update(status="triaged", is_kept_close=False)
    assert "You named whom it is about" not in page(client, "/matter/"), "it was read: the officer has named him or asks"


def test_who_named_nobody_reads_nothing_of_it(enterprise: Enterprise) -> None:
    client, _ = filed("", accuses="on")
    assert all("您写了反映的是谁" not in page(client, url) for url in ("/file/receipt/", "/matter/"))
