"""记下到期没有写下访记录: the worker notes it the day after the last one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xinqiao.petitions.own_record import OwnAct


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Nothing to say."""


def apply(act: OwnAct, _entry: Entry) -> None:
    """Note it. Raises Refused up to and on the last day."""
    last = date.fromisoformat(act.record.content["report_by"])
    act.refuse_unless(last < act.today, "还没有到期。", "The time is not over.")
