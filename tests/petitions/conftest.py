"""What the tests of the core share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.petitions.world import World, standing


@pytest.fixture
def world(db: Any) -> Iterator[World]:
    """One petition at every station."""
    with standing() as world:
        yield world
