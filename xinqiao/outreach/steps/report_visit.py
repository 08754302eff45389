"""写下访记录: how many people they met, what it came to, and which of the old promises they told the outcome of."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.directory.duties import Clockwork
from xinqiao.outreach.roster import reason_given
from xinqiao.outreach.steps import tell_commitment
from xinqiao.outreach.visits import MOST_TOLD, to_tell, words
from xinqiao.petitions.own_record import OwnAct

MOST = 5000


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`heads`: how many people in all, 0 for none; `told`: the numbers of earlier commitments whose outcome was told there; `why_untold`: needed where one is left out."""

    heads: int
    summary: str
    told: tuple[str, ...] = ()
    why_untold: str = ""
    token: str = ""  # of a report from a phone: sent twice, it is written once


def apply(act: OwnAct, entry: Entry) -> None:
    """Keep the report. Raises Refused where something promised earlier was not told and no reason is given (one query, and three for each that was told)."""
    act.refuse_unless(0 <= entry.heads <= MOST, f"请写一共见了多少人（0 到 {MOST}）。", f"Say how many people you met in all (0 to {MOST}).", field="heads")
    summary = words(act, entry.summary, field="summary", zh="请写看到、听到了什么；什么也没有，也写明。", en="Say what you saw and heard; if it was nothing, say that.")
    waiting = {row.number: row for row in to_tell(act.record.place_key) if row.content["visit"] != act.record.number}
    act.refuse_unless(set(entry.told) <= waiting.keys() and len(entry.told) <= MOST_TOLD, "请从列出的里面选。", "Choose from what is listed.", field="told")
    kept: dict[str, object] = {"told": sorted(set(entry.told)), "untold": sorted(waiting.keys() - set(entry.told))}
    if kept["untold"]:
        act.refuse_unless(bool(entry.why_untold.strip()), "上次答应的事，有的没有说结果，请写明为什么。", "Of what was promised before, some was not told. Say why.", field="why_untold")
        kept["why_untold"] = reason_given(act, entry.why_untold)
    for number in sorted(set(entry.told)):
        act.perform("tell_commitment", waiting[number], tell_commitment.Entry(visit=act.record.number), actor=Clockwork())
    act.keep(**kept, report_token=entry.token[:40], heads=entry.heads, summary=summary, reported_at=act.at.isoformat(), reported_by=act.actor.person_id)
    act.body |= {"heads": entry.heads, "told": len(set(entry.told))}
