"""A promise that waits, one that was kept, one that was explained."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from xinqiao.petitions.zone import local_day

if TYPE_CHECKING:
    from tests.walking import Walk


def promised(walk: Walk) -> Walk:
    due_on = local_day(walk.at) + timedelta(days=30)
    return walk.to("replied").link("promise", "promise", "handler", text="三号楼换一台循环泵。", due_on=due_on)


def kept(walk: Walk) -> Walk:
    return promised(walk).take_linked("promise", "keep_promise", "handler", proof="三月三日换好，室内十九度。")


def explained(walk: Walk) -> Walk:
    return promised(walk).take_linked("promise", "explain_promise", "unit_head", reason="厂家停产，改为修旧泵。")


ROUTES: dict[str, Callable[[Walk], Walk]] = {"promised": promised, "promise_kept": kept, "promise_explained": explained}
