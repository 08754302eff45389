"""说办好了: in writing what was done, and what shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from xinqiao.outreach.sweeps import written
from xinqiao.petitions.own_record import OwnAct
from xinqiao.petitions.zone import at_noon


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`done`: what was done; `shown`: what shows it."""

    done: str
    shown: str


def apply(act: OwnAct, entry: Entry) -> None:
    """Keep it beside earlier words; the office reads it within the days of the policy `minutes_days`."""
    done = written(act, entry.done, field="done", zh="请写清办了什么。", en="Say what was done.")
    shown = written(act, entry.shown, field="shown", zh="请写明凭什么看得出办好了。", en="Say what shows it.")
    told = {"done": done, "shown": shown, "by": act.actor.person_id, "at": act.at.isoformat()}
    act.keep(told=[*act.record.content.get("told", []), told])
    act.set(ends_at=at_noon(act.today + timedelta(days=act.directory.policy("minutes_days", act.today))))
