"""How a petition gets its linked records: one module a kind, each with the stations that its tests start from."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tests.linked import (
    accesses,
    accounting,
    accusations,
    bookings,
    call_backs,
    call_outs,
    co_handlings,
    contacts,
    handlers,
    hearings,
    inquiries,
    joint,
    leading,
    mediations,
    needs,
    promises,
    protections,
    publications,
    recusals,
    reviews,
    sharing,
    supervisions,
    talks,
)

if TYPE_CHECKING:
    from tests.walking import Walk

LINKED_ROUTES: dict[str, Callable[[Walk], Walk]] = {**accesses.ROUTES, **contacts.ROUTES, **call_outs.ROUTES, **accusations.ROUTES, **promises.ROUTES, **sharing.ROUTES, **publications.ROUTES, **reviews.ROUTES, **supervisions.ROUTES, **leading.ROUTES, **accounting.ROUTES, **recusals.ROUTES, **handlers.ROUTES, **inquiries.ROUTES, **mediations.ROUTES, **hearings.ROUTES, **co_handlings.ROUTES, **joint.ROUTES, **bookings.ROUTES, **protections.ROUTES, **talks.ROUTES, **call_backs.ROUTES, **needs.ROUTES}
