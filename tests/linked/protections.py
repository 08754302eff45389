"""Files on which somebody is watched over: after a fear, a finding, a wish not to be asked, the last question."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any

from xinqiao.petitions.zone import local_day
from xinqiao.rules.terms_oversight import Consequence
from xinqiao.rules.terms_protection import AskedHow, CheckFinding, OwnAnswer

if TYPE_CHECKING:
    from tests.walking import Walk

KIND = "retaliation"
QUESTION, REPLY = "这个月的奖金发了吗？和上个月一样吗？", "发了，少了一半，说是考核。"
WORDS = "队长说再告就调我去下井。"


def on_file(walk: Walk) -> Walk:
    """Let the walk go on on the file of its petitioner."""
    protecting: Any = import_module("xinqiao.petitions.protecting")
    walk.petition = protecting.file_of(walk.petition)
    return walk


def feared(walk: Walk) -> Walk:
    protecting: Any = import_module("xinqiao.petitions.protecting")
    protecting.declare(walk.to("accepted").petition, WORDS, has_happened=False, at=walk.at)
    return on_file(walk)


def quiet() -> dict[str, Any]:
    """Return an entry that says that all is well, because he said so and somebody looked."""
    return {"how": AskedHow.PHONE, "finding": CheckFinding.QUIET, "said": "没有人为难我。", "found": "看了三个月的考勤，没有变。", "none_needed": "他说不用。"}


def found(walk: Walk) -> Walk:
    entry = {"how": AskedHow.MEETING, "finding": CheckFinding.RETALIATED, "said": "三月起夜班加了一倍。", "found": "排班表属实。"}
    measure = {"measure": "恢复原来的排班", "owner": "矿长", "until": local_day(walk.at)}
    return feared(walk).take_linked(KIND, "record_check_in", "discipline", **entry, **measure)


def advised(walk: Walk) -> Walk:
    return found(walk).take_linked(KIND, "advise_liability", "discipline", to="集团党委", proposed=Consequence.WARN, text="队长因反映问题调了班，建议诫勉。")


def written_to(walk: Walk) -> Walk:
    return feared(walk).take_linked(KIND, "write_to_guarded", "discipline", text=QUESTION)


def written_back(walk: Walk) -> Walk:
    return written_to(walk).take_linked(KIND, "write_back", walk.petitioner, words=REPLY)


def unasked(walk: Walk) -> Walk:
    return feared(walk).take_linked(KIND, "answer_check_in", walk.petitioner, answer=OwnAnswer.LEAVE)


def ended(walk: Walk) -> Walk:
    feared(walk)
    for days in (30, 60, 90):
        walk.days(days).take_linked(KIND, "answer_check_in", walk.petitioner, answer=OwnAnswer.NO)
    return walk


ROUTES: dict[str, Callable[[Walk], Walk]] = {
    "feared": feared, "retaliation_found": found, "liability_advised": advised, "written_to": written_to, "written_back": written_back, "not_asked": unasked, "watch_ended": ended,
}  # fmt: skip
