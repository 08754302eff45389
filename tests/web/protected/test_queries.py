"""How many statements the pages of the protected host take: golden, and not growing."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.web.golden_queries import counted, expected
from tests.web.portal import ways
from tests.web.protected_host import WHO, report


@pytest.mark.parametrize("page", ["home", "how", "file", "lookup"])
def test_open_pages(reporter: Client, page: str) -> None:
    assert counted(reporter, "/" if page == "home" else f"/{page}/") == expected("protected")[page]


def test_filing_receipt_and_matter(reporter: Client) -> None:
    report(reporter)
    ways.begin(reporter)
    ways.go_on(reporter)
    with CaptureQueriesContext(connection) as queries:
        assert reporter.post("/file/who/", WHO).status_code == 302
    assert len(queries) == expected("protected")["filing"]
    assert counted(reporter, "/file/receipt/") == expected("protected")["receipt"]
    reporter.post("/file/receipt/saved/")
    assert counted(reporter, "/matter/") == expected("protected")["matter"]
