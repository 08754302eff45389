"""A mediation that was offered, agreed to by one side or both, settled, or not settled."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from xinqiao.petitions import mediating as settlements
from xinqiao.petitions.models import LinkedRecord
from xinqiao.petitions.steps.write_settlement import Agreed
from xinqiao.petitions.zone import local_day

if TYPE_CHECKING:
    from tests.walking import Walk


def offered(walk: Walk) -> Walk:
    return walk.to("accepted").link(
        "mediation", "offer_mediation", "handler", unit_id=walk.enterprise.office.pk, matter="取暖费退多少，可以商量。", is_labour=True
    )  # fmt: skip


def agreed_by_petitioner(walk: Walk) -> Walk:
    return offered(walk).take_linked("mediation", "agree_to_mediation", walk.petitioner, is_voluntary=True)


def agreed_by_unit(walk: Walk) -> Walk:
    return offered(walk).take_linked("mediation", "consent_for_unit", "unit_head")


def mediating(walk: Walk) -> Walk:
    return agreed_by_petitioner(walk).take_linked("mediation", "consent_for_unit", "unit_head")


def written(walk: Walk) -> Walk:
    terms = (Agreed(text="退还两周取暖费。", due_on=local_day(walk.at) + timedelta(days=20)), Agreed(text="双方对此再无争议。"))
    return mediating(walk).take_linked("mediation", "write_settlement", "handler", terms=terms)


def confirm(walk: Walk) -> Walk:
    """The petitioner confirms the words as they stand."""
    record = LinkedRecord.objects.filter(petition=walk.petition, kind="mediation").latest("pk")
    return walk.take_linked("mediation", "confirm_settlement", walk.petitioner, is_voluntary=True, seen=settlements.digest(record))


def confirmed_by_petitioner(walk: Walk) -> Walk:
    return confirm(written(walk))


def confirmed_by_unit(walk: Walk) -> Walk:
    return written(walk).take_linked("mediation", "confirm_settlement_for_unit", "unit_head")


def settled(walk: Walk) -> Walk:
    return confirm(confirmed_by_unit(walk))


def failed(walk: Walk) -> Walk:
    return mediating(walk).take_linked("mediation", "fail_mediation", "handler", reason="退费的数额没有谈拢。")


ROUTES: dict[str, Callable[[Walk], Walk]] = {
    "mediation_offered": offered, "mediation_half_agreed": agreed_by_petitioner, "mediation_agreed_by_unit": agreed_by_unit,
    "mediating": mediating, "terms_written": written, "terms_by_petitioner": confirmed_by_petitioner, "terms_by_unit": confirmed_by_unit, "settled": settled, "not_settled": failed,
}  # fmt: skip
