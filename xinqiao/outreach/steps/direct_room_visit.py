"""指到该去的地方: what is not for this office, and whose it is, on a slip that he takes along."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.outreach.room import end
from xinqiao.outreach.visits import words
from xinqiao.petitions.own_record import OwnAct

LONGEST = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`where`: which office, address or number; `why`: why there."""

    where: str
    why: str


def apply(act: OwnAct, entry: Entry) -> None:
    """Keep both for the slip. Raises Refused where one is missing."""
    where = words(act, entry.where, field="where", zh="请写该去哪里、找哪个部门、电话多少。", en="Say where to go, which office, which number.", most=LONGEST)
    why = words(act, entry.why, field="why", zh="请写为什么去那里办。", en="Say why there.", most=LONGEST)
    end(act)
    act.keep(where=where, why=why)
