"""How many statements the portal's pages take: golden, and not growing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.enterprise import Enterprise
from tests.walking import CODE, Walk
from tests.web.golden_queries import counted, expected
from tests.web.portal import ways

Holder = Callable[..., tuple[Client, Walk]]


@pytest.mark.parametrize("page", ["home", "how", "file", "lookup"])
def test_open_pages(client: Client, enterprise: Enterprise, page: str) -> None:
    assert counted(client, "/" if page == "home" else f"/{page}/") == expected("portal")[page]


def test_matter_and_receipt(holder: Holder) -> None:
    client, walked = holder("replied")
    for n in range(4):
        walked.take("remark", walked.petitioner, text=f"第 {n} 句")
    assert counted(client, "/matter/") == expected("portal")["matter"]
    assert counted(client, "/file/receipt/") == expected("portal")["receipt"]


def test_looking_up(holder: Holder) -> None:
    client, walked = holder()
    with CaptureQueriesContext(connection) as queries:
        assert ways.enter(client, walked.petition, CODE).status_code == 302
    assert len(queries) == expected("portal")["looking_up"]


def test_filing(client: Client, enterprise: Enterprise) -> None:
    ways.file(client)
    ways.begin(client)
    ways.go_on(client)
    with CaptureQueriesContext(connection) as queries:
        assert ways.finish(client).status_code == 302
    assert len(queries) == expected("portal")["filing"]
