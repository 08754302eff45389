"""What the attacks on the core share."""

from __future__ import annotations

from typing import Any

import pytest

from tests.petitions.world import World, put_back


@pytest.fixture
def world(db: Any) -> World:
    """One petition at every station."""
    return put_back()
