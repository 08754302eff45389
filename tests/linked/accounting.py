"""Recommendations made, answered and accepted; failures found, upheld, dismissed and carried out; samples drawn and checked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from xinqiao.rules.terms import Outcome
from xinqiao.rules.terms_oversight import Consequence, ProcessFailure, RecommendationSort

if TYPE_CHECKING:
    from tests.walking import Walk

FOUND = {
    "failure": ProcessFailure.NOT_FINISHED, "facts": "三月二日到期没有答复，也没有申请延期。", "proposed": Consequence.CORRECT, "post": "承办岗",
}  # fmt: skip
DRAWN: dict[str, Any] = {"since": date(2026, 2, 1), "until": date(2026, 3, 31), "of": 12, "drawn": 3, "seed": "7f3a"}
SOUND = {"every_claim": True, "reasons": True, "proven": True, "reached": True, "polite": True}


def recommended(walk: Walk) -> Walk:
    fields = {"sort": RecommendationSort.WORK, "cause": "供暖前没有人查管网。", "text": "每年十月前查一遍宿舍管网。"}
    return walk.to("accepted").link("recommendation", "recommend", "head", **fields)


def fed_back(walk: Walk) -> Walk:
    fields = {"adoption": Outcome.ADOPT, "answer": "列入每年九月的检修计划。"}
    return recommended(walk).take_linked("recommendation", "answer_recommendation", "unit_head", **fields)


def accepted(walk: Walk) -> Walk:
    return fed_back(walk).take_linked("recommendation", "accept_feedback", "head")


def found(walk: Walk) -> Walk:
    return walk.to("supervision_ended").link("failure", "record_failure", "head", **FOUND)


def upheld(walk: Walk) -> Walk:
    return found(walk).take_linked("failure", "decide_failure", "leader", consequence=Consequence.CORRECT, reason="事实清楚。")


def dismissed(walk: Walk) -> Walk:
    return found(walk).take_linked("failure", "decide_failure", "leader", consequence=None, reason="当天管网抢修，有记录。")


def carried_out(walk: Walk) -> Walk:
    return upheld(walk).take_linked("failure", "answer_failure", "unit_head", done="已改正，承办岗每周报进度。")


def drawn(walk: Walk) -> Walk:
    return walk.to("replied").link("sample", "sample", "head", **DRAWN)


def sound(walk: Walk) -> Walk:
    return drawn(walk).take_linked("sample", "check_sample", "head", **SOUND)


def faulty(walk: Walk) -> Walk:
    return drawn(walk).take_linked("sample", "check_sample", "head", **(SOUND | {"reasons": False, "note": "没有写依据。"}))


ROUTES: dict[str, Callable[[Walk], Walk]] = {
    "recommended": recommended, "feedback_given": fed_back, "feedback_accepted": accepted, "failure_found": found,
    "failure_upheld": upheld, "failure_dismissed": dismissed, "failure_fed_back": carried_out, "sample_drawn": drawn,
    "sample_sound": sound, "sample_faulty": faulty,
}  # fmt: skip
