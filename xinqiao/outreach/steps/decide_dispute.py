"""会上定归谁办: the decision in the minutes is the step of the petition or its referral, in one transaction, with the meeting as its source (条例§24)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from xinqiao.directory.duties import Staff
from xinqiao.outreach.agenda import dispute_of, matter
from xinqiao.outreach.meeting_words import said_in
from xinqiao.outreach.meetings import LONGEST, item_of, refuse_hidden, replaced
from xinqiao.outreach.steps.put_on_agenda import NO_DISPUTE, NO_MATTER
from xinqiao.outreach.sweeps import written
from xinqiao.petitions.discussed import locked
from xinqiao.petitions.dossier import Dossier
from xinqiao.petitions.own_record import OwnAct
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import Refused
from xinqiao.petitions.steps import decide_co_handling, designate, insist, take_back
from xinqiao.rules.terms_meeting import AgendaGround, DisputeVerdict

V = DisputeVerdict
OFFERED = {
    AgendaGround.NAME_UNIT: (V.NAME,), AgendaGround.OBJECTION: (V.INSIST, V.AGREE), AgendaGround.DIFFERENCE: (V.HELPS, V.NEED_NOT, V.SETTLED),
}  # fmt: skip
HELPING = {V.HELPS: decide_co_handling.Verdict.HELPS, V.NEED_NOT: decide_co_handling.Verdict.RELEASED, V.SETTLED: decide_co_handling.Verdict.SETTLED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`item`: its id; `unit_id`: the unit that is named; `due_on`: the day of an opinion; `told`: what the petitioner reads."""

    item: int
    verdict: DisputeVerdict
    decision: str
    told: str
    unit_id: int | None = None
    due_on: date | None = None


def apply(act: OwnAct, entry: Entry) -> None:
    """Decide it. Raises Refused where no such dispute waits, and for whatever the table of the petition or its referral refuses: the same people decide as without a meeting."""
    item = item_of(act.record, entry.item)
    refuse_hidden(act, item)
    if not isinstance(act.actor, Staff) or not item["ref"] or matter(item["ref"], act.actor, act.directory) is None:
        raise Refused(NO_MATTER, "item")
    found = dispute_of(item["ref"], act.actor, act.directory, act.today)
    if found is None or entry.verdict not in OFFERED[found[0]]:
        raise Refused(NO_DISPUTE, "verdict")
    decision = written(act, entry.decision, field="decision", zh="请写清怎么定的、为什么。", en="Say what is decided, and why.", most=LONGEST)
    told = written(act, entry.told, field="told", zh="请写一句告诉信访人的话。", en="Write a sentence for the petitioner.", most=500)
    dossier = locked(item["ref"])
    if dossier is None:
        raise Refused(NO_MATTER, "item")
    step, record, inner = _step(act, entry, dossier, found[1], said_in(act, decision))
    perform(step, record, inner, actor=act.actor, at=act.at, recorded_at=act.recorded_at, journal=act.journal, dossier=dossier)
    decided = {"decision": decision, "told": told, "by": act.actor.person_id, "at": act.at.isoformat(), "verdict": entry.verdict.value, "step": step, "named": entry.unit_id}
    act.keep(items=replaced(act.record, {**item, "decided": decided}))
    act.body |= {"item": entry.item, "petition": item["ref"], "step": step, "unit": entry.unit_id}


def _step(act: OwnAct, entry: Entry, dossier: Dossier, key: str, words: str) -> tuple[str, Any, Any]:
    """Return the step of the petition's own tables that this decision is, the record on which it is taken, and its entry."""
    if entry.verdict is V.NAME:
        act.refuse_unless(entry.unit_id is not None, "请选指定哪个单位。", "Choose the unit that is named.", field="unit_id")
        return "designate", dossier.petition, designate.Entry(unit_id=entry.unit_id or 0, reason=words)
    if entry.verdict is V.INSIST:
        return "insist", dossier.referral, insist.Entry(reason=words)
    if entry.verdict is V.AGREE:
        return "take_back", dossier.petition, take_back.Entry(note=words)
    record = next(row for row in dossier.records if row.key == key)
    return "decide_co_handling", record, decide_co_handling.Entry(verdict=HELPING[entry.verdict], decision=words, due_on=entry.due_on)
