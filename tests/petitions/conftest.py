"""What the tests of the core share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.petitions.world import STAGE, World


@pytest.fixture
def world(db: Any) -> Iterator[World]:
    """One petition at every station."""
    with STAGE.open() as world:
        yield world
