"""A matter whose handlers the head of the unit has named."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.walking import Walk


def named(walk: Walk) -> Walk:
    return walk.to("accepted").link("handlers", "name_handlers", "unit_head", person_id=walk.enterprise.person("handler").pk)


ROUTES: dict[str, Callable[[Walk], Walk]] = {"handlers_named": named}
