"""结束接待: how many came in all, those without an appointment included: a count, no names."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.own_record import OwnAct

MOST = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`came`: how many people were received."""

    came: int


def apply(act: OwnAct, entry: Entry) -> None:
    """Keep when it ended and how many came."""
    act.refuse_unless(0 <= entry.came <= MOST, f"请写接待了多少人（0 到 {MOST}）。", f"Say how many people were received (0 to {MOST}).", field="came")
    act.keep(ended_at=act.at.isoformat(), came=entry.came)
    act.body["came"] = entry.came
