"""What the tests of the portal share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.walking import CODE, Walk
from tests.web.portal import ways
from tests.web.visiting import plain_pages  # noqa: F401 every test here uses it


@pytest.fixture
def holder(client: Client, walk: Callable[..., Walk]) -> Callable[..., tuple[Client, Walk]]:
    """`holder("accepted")` gives a client that has looked up a petition which stands there."""

    def enter(to: str = "registered", **traits: Any) -> tuple[Client, Walk]:
        walked = walk(to, **traits)
        assert ways.enter(client, walked.petition, CODE).status_code == 302
        return client, walked

    return enter
