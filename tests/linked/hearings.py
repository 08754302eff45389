"""A hearing that was asked for, refused, called, cancelled, held, concluded."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time, timedelta
from typing import TYPE_CHECKING, Any

from xinqiao.petitions.zone import local_day
from xinqiao.rules.terms_handling import Attendance

if TYPE_CHECKING:
    from tests.walking import Walk


def asked(walk: Walk) -> Walk:
    return walk.to("accepted").link("hearing", "ask_hearing", walk.petitioner, reason="想当面问问为什么停暖。")


def refused(walk: Walk) -> Walk:
    return asked(walk).take_linked("hearing", "refuse_hearing", "unit_head", reason="停暖的事实双方都认。")


def notice(walk: Walk, days: int = 8) -> dict[str, Any]:
    return {
        "subject": "停暖的原因和退费的数额", "on": local_day(walk.at) + timedelta(days=days), "at": time(9, 30), "place": "二矿二楼会议室",
        "chair_id": walk.enterprise.person("head").pk,
    }  # fmt: skip


def called(walk: Walk) -> Walk:
    return walk.to("accepted").link("hearing", "call_hearing", "unit_head", **notice(walk))


def cancelled(walk: Walk) -> Walk:
    return called(walk).take_linked("hearing", "cancel_hearing", "unit_head", reason="反映人出差，另定日子。")


def due(walk: Walk) -> Walk:
    """The notice went out eight days ago: the hearing is today."""
    walk.to("accepted")
    now, walk.at = walk.at, walk.at - timedelta(days=8)
    walk.link("hearing", "call_hearing", "unit_head", **notice(walk))
    walk.at = now
    return walk


def held(walk: Walk) -> Walk:
    return due(walk).take_linked(
        "hearing", "hold_hearing", "handler", held_on=local_day(walk.at), came=Attendance.CAME, present="主持人、记录人、后勤科长、反映人",
        minutes="后勤科长：泵坏了。反映人：两周没有人来修。",
    )  # fmt: skip


def concluded(walk: Walk) -> Walk:
    return held(walk).take_linked("hearing", "hearing_opinion", "head", opinion="停暖两周各方都认，退费按天计算。")


ROUTES: dict[str, Callable[[Walk], Walk]] = {
    "hearing_asked": asked, "hearing_refused": refused, "hearing_called": called, "hearing_due": due, "hearing_cancelled": cancelled, "hearing_held": held,
    "hearing_concluded": concluded,
}  # fmt: skip
