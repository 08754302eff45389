"""Whatever station a petition or a linked record walked to by real steps, `verify` finds it as the ledger tells it."""

from __future__ import annotations

import pytest

from tests.enterprise import Enterprise
from tests.linked import LINKED_ROUTES
from tests.walking import ROUTES, Walk
from xinqiao.ops.verify import faults

pytestmark = pytest.mark.postgres_too


def test_every_station_is_as_it_was_recorded(enterprise: Enterprise) -> None:
    for station in (*ROUTES, *LINKED_ROUTES):
        Walk(enterprise).to(station)
    assert list(faults()) == []
