"""What the tests of the outbox share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.mail_server import Server, serving
from tests.web.visiting import plain_pages, visit  # noqa: F401 fixtures


@pytest.fixture
def smtp(settings: Any) -> Iterator[Server]:
    """A mail server that the product sends to."""
    with serving(settings) as server:
        yield server
