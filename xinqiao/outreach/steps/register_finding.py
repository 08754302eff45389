"""登记为信访事项: the finding becomes a petition, with what the sweep found out; each names the other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from xinqiao.outreach.sweeps import written
from xinqiao.petitions.models import Petition
from xinqiao.petitions.own_record import OwnAct
from xinqiao.petitions.perform import perform
from xinqiao.petitions.steps import register
from xinqiao.petitions.zone import local_day
from xinqiao.rules.limits import TEXT_LIMIT, TITLE_LIMIT
from xinqiao.rules.terms import Channel, Secrecy
from xinqiao.rules.text import Text

FOUND = Text("排查发现：{day}，{unit}，{place}，涉及 {heads} 人。", "Found in a sweep: {day}, {unit}, {place}; {heads} concerned.")
TRIED = Text("采取的措施：{measure}", "What was done: {measure}")
MOVED = Text("{day}，{unit}交出：{why}", "{day}, handed on by {unit}: {why}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A title, and what it is about, without names; where it was found and what was tried is added."""

    title: str
    text: str


def apply(act: OwnAct, entry: Entry) -> None:
    """Register it in the same transaction. Nobody brings the petition: it has no name and no query code that anybody holds.

    `source` is the number of the finding, which is unique: it is registered once. Raises Refused for what `register` refuses.
    """
    title = written(act, entry.title, field="title", zh="请写一句话的标题。", en="Write a title of one sentence.", most=TITLE_LIMIT)
    text = written(act, entry.text, field="text", zh="请写是什么事。写事，不写人名。", en="Say what it is about: the issue, no names.")
    given = register.Entry(
        channel=Channel.SWEEP, secrecy=Secrecy.ANONYMOUS, title=title, text=f"{text}\n\n{told(act)}"[:TEXT_LIMIT], place=act.record.content["place"], source=act.record.number,
    )  # fmt: skip
    petition = perform("register", Petition(desk_unit_id=act.record.unit_id), given, actor=act.actor, at=act.at, recorded_at=act.recorded_at, journal=act.journal)
    act.keep(petition=petition.number)
    act.body["petition"] = petition.number


def told(act: OwnAct) -> str:
    """Return what the sweep found out, as the petition tells it: places, days, measures; no person."""
    record, content = act.record, act.record.content
    least, most = content["headcount"]
    first = int(record.place_key.removeprefix("unit-"))
    lines = [FOUND.fill(day=record.on, unit=act.directory.unit(first), place=content["place"], heads=least if least == most else f"{least}–{most}")]
    lines += [TRIED.fill(measure=content["measure"])] if content.get("measure") else []
    lines += [MOVED.fill(day=local_day(datetime.fromisoformat(step["at"])), unit=act.directory.unit(step["from"]), why=step["why"]) for step in content.get("moves", ())]
    return "\n".join(line.zh for line in lines)
