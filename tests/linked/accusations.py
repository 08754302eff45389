"""An accusation of which the reporter was told that it is taken up, and one that is concluded; a proposal that was answered."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from xinqiao.petitions.zone import local_day

if TYPE_CHECKING:
    from tests.walking import Walk


def told(walk: Walk) -> Walk:
    return walk.to("sealed").take("tell_reporter", "discipline", text="已经受理。")


def concluded(walk: Walk) -> Walk:
    return told(walk).take("conclude_accusation", "discipline", concluded_on=local_day(walk.at), note="查实一项，已经处理。")


def proposal_replied(walk: Walk) -> Walk:
    walk.traits["path"] = import_module("xinqiao.rules.terms").Path.STUDY
    return walk.to("replied")


ROUTES: dict[str, Callable[[Walk], Walk]] = {"sealed_told": told, "sealed_concluded": concluded, "proposal_replied": proposal_replied}
