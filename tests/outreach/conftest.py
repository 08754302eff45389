"""The duty desk for the tests of this folder."""

from __future__ import annotations

import pytest

from tests.enterprise import Enterprise
from tests.outreach.shifts import Desk


@pytest.fixture
def desk(enterprise: Enterprise) -> Desk:
    """The duty desk of the group's petition office."""
    return Desk(enterprise)
