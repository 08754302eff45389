"""出发: they are on their way, or there; a trip that is typed in from paper set out on its day."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.own_record import OwnAct


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Nothing to say."""


def apply(act: OwnAct, _entry: Entry) -> None:
    """Note when. Raises Refused before its day: whoever goes earlier moves the visit first."""
    act.refuse_unless(act.record.on <= act.today, "还没有到那一天。提前去，请先改日子。", "Its day has not come. To go earlier, move the visit first.")
    act.keep(out_at=act.at.isoformat())
