"""抹去来访的文字: after their days names, wish and notes are gone; head count, times and outcome stay (policy `room_words_days`)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xinqiao.petitions.own_record import OwnAct

WORDS = frozenset({"names", "wish", "where", "why", "incidents", "token", "petition"})


@dataclass(frozen=True, slots=True)
class Entry:
    """Nothing to say."""


def apply(act: OwnAct, _entry: Entry) -> None:
    """Take the words out. Raises Refused before their day, and where they are gone already."""
    kept = act.record.content
    act.refuse_unless("wipe_on" in kept, "已经抹去了。", "It is wiped already.")
    act.refuse_unless(date.fromisoformat(kept["wipe_on"]) <= act.today, "还没有到抹去的日子。", "Its day has not come yet.")
    act.body["notes"] = len(kept.get("incidents", ()))
    act.record.content = {key: value for key, value in kept.items() if key not in WORDS and key != "wipe_on"}
    act.keep(wiped_on=act.today.isoformat())
