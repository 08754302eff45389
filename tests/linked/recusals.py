"""Recusals that wait for a head or for a leader, one that was granted, one that was not; asked for by staff or by the petitioner."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from xinqiao.rules.terms import Duty

if TYPE_CHECKING:
    from tests.walking import Walk


def declared(walk: Walk) -> Walk:
    return walk.to("accepted").link("recusal", "declare_recusal", "handler", reason="反映人是我的表弟。")


def declared_by_head(walk: Walk) -> Walk:
    return walk.to("accepted").link("recusal", "declare_recusal", "head", reason="三号楼是我批的。")


def asked(walk: Walk) -> Walk:
    return walk.to("accepted").link("recusal", "ask_recusal", walk.petitioner, about=Duty.HANDLER, whom="上次打电话的那位", reason="停暖就是他定的。")


def granted(walk: Walk) -> Walk:
    return declared(walk).take_linked("recusal", "grant_recusal", "unit_head", reason="亲属关系属实。")


def head_granted(walk: Walk) -> Walk:
    """The only head of the mine stepped aside after the answer was drafted: nobody of the mine can sign it."""
    walk.to("drafted").link("recusal", "declare_recusal", "unit_head", reason="停暖是我批的。")
    return walk.take_linked("recusal", "grant_recusal", "head", reason="属实。")


def refused(walk: Walk) -> Walk:
    return asked(walk).take_linked("recusal", "refuse_recusal", "unit_head", reason="他没有参与停暖的决定。")


ROUTES: dict[str, Callable[[Walk], Walk]] = {
    "recusal_asked": declared, "recusal_asked_above": declared_by_head, "recusal_asked_by_petitioner": asked, "recused": granted, "head_recused": head_granted,
    "recusal_refused": refused,
}  # fmt: skip
