"""What the attacks on the core share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.attacks.addresses import addresses  # noqa: F401
from tests.mail_server import Server, serving
from tests.petitions.world import World, standing


@pytest.fixture
def world(db: Any) -> Iterator[World]:
    """One petition at every station."""
    with standing() as world:
        yield world


@pytest.fixture
def smtp(settings: Any) -> Iterator[Server]:
    """A mail server that the product sends to."""
    with serving(settings) as server:
        yield server
