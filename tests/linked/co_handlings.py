"""A unit that was asked to help, gave its opinion, objected, was released, or whose help a leader decides on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from xinqiao.petitions.zone import local_day

if TYPE_CHECKING:
    from tests.walking import Walk

KIND = "co_handling"


def asked(walk: Walk) -> Walk:
    return walk.to("accepted").link(
        KIND, "ask_co_handler", "handler", unit_id=walk.enterprise.other_mine.pk, asked="查三号楼的换热站归谁管。", due_on=local_day(walk.at) + timedelta(days=10)
    )  # fmt: skip


def given(walk: Walk) -> Walk:
    return asked(walk).take_linked(KIND, "give_opinion", "other_handler", opinion="换热站归二矿，三矿没有钥匙。")


def objected(walk: Walk) -> Walk:
    return asked(walk).take_linked(KIND, "decline_co_handling", "other_handler", reason="换热站的移交清单上没有三矿。")


def released(walk: Walk) -> Walk:
    return objected(walk).take_linked(KIND, "release_co_handler", "handler", reason="移交清单属实。")


def escalated(walk: Walk) -> Walk:
    return objected(walk).take_linked(KIND, "escalate_co_handling", "handler", difference="二矿说换热站归三矿，三矿说没有移交。")


ROUTES: dict[str, Callable[[Walk], Walk]] = {
    "help_asked": asked, "help_given": given, "help_objected": objected, "help_released": released, "help_escalated": escalated,
}  # fmt: skip
