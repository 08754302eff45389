"""记下当时发生的事: facts of the visit and who saw them; about the visit, never about a person, and wiped after its days."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.outreach.visits import words
from xinqiao.petitions.own_record import OwnAct

LONGEST, MOST = 1000, 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`facts`: what happened, when, what was done; `witness`: who saw it, by his post ("当班保安"). `token`: the same form is kept once."""

    facts: str
    witness: str
    token: str = ""


def apply(act: OwnAct, entry: Entry) -> None:
    """Keep it with the visit. Raises Refused without facts or witness, for a name that the visit holds, and where its words were wiped already."""
    kept = act.record.content
    act.refuse_unless("wiped_on" not in kept, "这次来访的文字已经到期抹去了，不能再写。", "The words of this visit were wiped after their days; nothing can be added.")
    facts = words(act, entry.facts, field="facts", zh="请写发生了什么：几点、什么情况、怎么处理的。", en="Say what happened: when, what, what was done.", most=LONGEST)
    witness = words(act, entry.witness, field="witness", zh="请写谁看见了（写岗位，例如：当班保安）。没有人看见的，不要记。", en="Say who saw it, by post (the guard on duty). What nobody saw is not noted.", most=60)
    names = [name for name in kept.get("names", ()) if name in facts or name in witness]
    act.refuse_unless(not names, "只记事，不记人：请把来访人的姓名去掉。", "It is about what happened, not about a person: please take the visitor's name out.", field="facts")
    notes = kept.get("incidents", [])
    act.refuse_unless(not entry.token or all(note["token"] != entry.token for note in notes), "这一条已经记下了。", "This is written down already.", field="token")
    act.refuse_unless(len(notes) < MOST, "记得够多了。", "That is enough of notes.", field="facts")
    act.keep(incidents=[*notes, {"facts": facts, "witness": witness, "by": act.actor.person_id, "at": act.at.isoformat(), "token": entry.token}])
