"""Call-backs: made, in vain, disputed by the petitioner, looked at by somebody else."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from xinqiao.petitions.zone import local_day
from xinqiao.rules.terms import Resolution
from xinqiao.rules.terms_call_back import CallFinding

if TYPE_CHECKING:
    from tests.walking import Walk

NOTE, HIS = "暖气有了，钱还没退。", "我说的是没有解决，夜里还是十一度。"


def _call(walk: Walk, **more: Any) -> dict[str, Any]:
    return {"called_on": local_day(walk.at), "resolution": Resolution.PARTLY, "note": NOTE, **more}


def called(walk: Walk) -> Walk:
    return walk.to("replied").take("record_outcome", "clerk", **_call(walk))


def unreached(walk: Walk) -> Walk:
    return walk.to("replied").take("record_outcome", "clerk", **_call(walk, resolution=None, note="三天打了四次，没有人接。"))


def asked_anew(walk: Walk) -> Walk:
    return walk.to("closed").take("record_outcome", "clerk", **_call(walk, resolution=Resolution.UNSOLVED, findings=(CallFinding.PRESSED,), note="没有解决，队长让我别再找了。"))


def disputed(walk: Walk) -> Walk:
    return called(walk).take_linked("call_back", "dispute_call", walk.petitioner, words=HIS)


def stands(walk: Walk) -> Walk:
    return disputed(walk).take_linked("call_back", "settle_call", "head", answer="问过打电话的人，也问了您，记的是那天的话。")


def corrected(walk: Walk) -> Walk:
    return disputed(walk).take_linked("call_back", "settle_call", "head", answer="问过您，照您说的更正。", corrected=Resolution.UNSOLVED)


ROUTES: dict[str, Callable[[Walk], Walk]] = {
    "called_back": called, "call_unreached": unreached, "call_anew": asked_anew, "call_disputed": disputed, "call_stands": stands, "call_corrected": corrected,
}  # fmt: skip
