"""The front page and the page that explains."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.enterprise import Enterprise
from xinqiao.directory import snapshot
from xinqiao.directory.models import Edition, Unit
from xinqiao.rules.clocks import CLOCKS, HANDLE, TELL


def test_home_has_three_doors_and_the_offices_phone(client: Client, enterprise: Enterprise) -> None:
    page = client.get("/").content.decode()
    assert page.count('class="door') >= 3
    assert enterprise.office.phone in page
    assert enterprise.office.place in page


@pytest.mark.django_db
def test_home_without_a_front_desk_says_so_and_filing_writes_nothing(client: Client) -> None:
    snapshot.forget()
    assert "还没有开通接收" in client.get("/").content.decode()
    assert "还没有开通接收" in client.get("/file/").content.decode()


def test_how_takes_its_days_from_the_clocks(client: Client, enterprise: Enterprise) -> None:
    page = client.get("/how/").content.decode()
    for clock in (TELL, HANDLE):
        assert f"{clock.days} 天" in page
        assert CLOCKS[clock.name].reason.zh in page


def test_pages_speak_english(client: Client, enterprise: Enterprise) -> None:
    client.cookies["language"] = "en"
    assert "Tell us" in client.get("/").content.decode()
    assert "How long it takes" in client.get("/how/").content.decode()


def test_a_closed_front_desk_is_not_shown(client: Client, enterprise: Enterprise) -> None:
    Unit.objects.filter(pk=enterprise.office.pk).update(is_front_desk=False)
    Edition.objects.update(number=99)
    assert "还没有开通接收" in client.get("/").content.decode()
