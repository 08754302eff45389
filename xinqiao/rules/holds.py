"""Who releases a legal hold (暂缓销毁): the duty that placed it, or its superior in the same line; else two people, one of whom placed it (policy)."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from xinqiao.rules.terms import Duty
from xinqiao.rules.text import Text

HOLDERS = (Duty.DISCIPLINE, Duty.LEADER)  # who places holds; the audit duty alters nothing and reads. A leader: of the whole enterprise


class Tie(Enum):
    """What somebody is to a hold."""

    PLACER = "placer"  # placed it himself
    LINE = "line"  # another of the same duty, in the same unit or above it
    OTHER = "other"  # another duty that places holds, or the same duty elsewhere


class Hand(Enum):
    """What somebody may do to a hold in force."""

    RELEASES = "releases"  # alone
    ASKS = "asks"  # says that it is needed no more; another agrees
    AGREES = "agrees"  # to what the placer asked
    NOTHING = "nothing"


# (tie, has the placer asked to release it?) -> hand. What is not named here is NOTHING: no other duty lets go what it did not place.
RELEASING: Mapping[tuple[Tie, bool], Hand] = {
    (Tie.LINE, False): Hand.RELEASES, (Tie.LINE, True): Hand.RELEASES, (Tie.PLACER, False): Hand.ASKS, (Tie.OTHER, True): Hand.AGREES,
}  # fmt: skip
WHY_NOT: Mapping[Tie, Text] = {
    Tie.PLACER: Text("您已经提出解除，要等另一位有权的人同意。", "You asked to release it: another person who may agrees or does not."),
    Tie.OTHER: Text(
        "这条暂缓由{duty}提出：由同一职责的另一位或者本线上级解除；要求暂缓的人自己先提出解除，您才能同意。",
        "The duty “{duty}” placed this hold: another of that duty, or the one above it in its line, releases it; you can agree once whoever placed it has asked to release it.",
    ),
}  # fmt: skip


def hand(tie: Tie, *, is_asked: bool) -> Hand:
    """Return what somebody with this tie may do; `is_asked`: whoever placed the hold has asked to release it."""
    return RELEASING.get((tie, is_asked), Hand.NOTHING)
