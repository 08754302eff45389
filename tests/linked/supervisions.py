"""Supervisions: one that waits for an answer, one answered, one over, one that a leader set going."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from xinqiao.rules.terms_oversight import SupervisionForm, SupervisionGround

if TYPE_CHECKING:
    from tests.walking import Walk

FOUND = {"ground": SupervisionGround.SHIRKING, "problem": "受理二十天没有上门看过。", "demand": "三天内上门测温，写清哪天修好。"}


def supervised(walk: Walk) -> Walk:
    return walk.to("accepted").link("supervision", "supervise", "clerk", form=SupervisionForm.ORDER, **FOUND)


def answered(walk: Walk) -> Walk:
    return supervised(walk).take_linked("supervision", "answer_supervision", "handler", reply="三月四日上门测温，换了阀门。")


def ended(walk: Walk) -> Walk:
    return answered(walk).take_linked("supervision", "accept_supervision", "clerk", verdict="电话问过本人，热了。")


def listed(walk: Walk) -> Walk:
    walk.to("accepted").link("supervision", "supervise_by_leader", "leader", form=SupervisionForm.LISTED, **FOUND)
    return walk.take_linked("supervision", "answer_supervision", "handler", reply="三月四日上门测温，换了阀门。")


ROUTES: dict[str, Callable[[Walk], Walk]] = {
    "supervised": supervised, "supervision_answered": answered, "supervision_ended": ended, "listed_answered": listed,
}  # fmt: skip
