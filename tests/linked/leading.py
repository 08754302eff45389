"""What leaders set going: directives given, taken over, reported on; a sponsorship that runs and one that is over."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from importlib import import_module
from typing import TYPE_CHECKING

from xinqiao.petitions.zone import local_day

if TYPE_CHECKING:
    from tests.walking import Walk


def given(walk: Walk) -> Walk:
    due_on = local_day(walk.at) + timedelta(days=10)
    return walk.to("accepted").link("directive", "instruct", "leader", text="天冷，请二矿三天内解决。", due_on=due_on)


def noted(walk: Walk) -> Walk:
    return given(walk).take_linked("directive", "acknowledge_instruction", "handler")


def reported(walk: Walk) -> Walk:
    return noted(walk).take_linked("directive", "report_on_instruction", "handler", report="三月四日换好阀门，已经热了。")


def led(walk: Walk) -> Walk:
    sponsor, today = import_module("xinqiao.petitions.steps.sponsor"), local_day(walk.at)
    stones = tuple(
        sponsor.Milestone(text=text, on=today + timedelta(days=days)) for text, days in (("到现场看", 7), ("管网改造完", 30))
    )  # fmt: skip
    return walk.to("accepted").link("sponsorship", "sponsor", "leader", plan="带后勤部到现场，查清管网，当面答复。", milestones=stones)


def unled(walk: Walk) -> Walk:
    return led(walk).take_linked("sponsorship", "end_sponsorship", "leader", result="管网改造完，当面答复过了。")


ROUTES: dict[str, Callable[[Walk], Walk]] = {
    "directive_given": given, "directive_noted": noted, "directive_reported": reported, "led": led, "sponsorship_ended": unled,
}  # fmt: skip
