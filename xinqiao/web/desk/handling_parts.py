"""What of the handling is not for everybody who sees the matter: whom the petitioner wants to step aside, and what was found out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from xinqiao.petitions.models import Attachment, LinkedRecord
from xinqiao.petitions.story import Event
from xinqiao.rules.procedures.petition import PETITION
from xinqiao.rules.procedures.recusal import DECIDERS
from xinqiao.rules.record_kinds import RECORD_RULES
from xinqiao.rules.terms import DocumentKind, Duty, RecordKind
from xinqiao.rules.text import Text
from xinqiao.web.desk.matters import OpenMatter
from xinqiao.web.desk.places import step_url
from xinqiao.web.ui.speech import Speech

ACTS = Text(
    "{unit}的负责人在这件事上回避了：该由负责人签发、审批的，由{above}的{duty}来办（条例§28(3)）。",
    "The head of {unit} stepped aside from this matter: what a head signs or approves is done by the {duty} of {above} (条例§28(3)).",
)
STUCK = Text(
    "{review}停在这里：{unit}里能{review}、能签发的人都参与过这件事，或者在答复它的单位任职（{article}）。请{office}的专员或主任按“{step}”，转给再上一级；内部没有的，送外面的上级机关。",
    "The {review} stands still: all in {unit} who could decide or sign it had a part in the matter, or belong to the unit that answered ({article}). "
    "The officer or head of {office} presses “{step}”: it goes to the next unit above, or to a body outside where there is none.",
)
FOR_INSIDERS = (RecordKind.RECUSAL, RecordKind.INQUIRY)
PAPERS_FOR_INSIDERS = frozenset({DocumentKind.RECUSAL_DECLARATION, DocumentKind.RECUSAL_DECISION, DocumentKind.INVESTIGATION_REPORT})


def is_helper(found: OpenMatter) -> bool:
    """Return whether the reader sees the matter only because a linked record names his unit, or takes no part any more."""
    facts = found.facts()
    if facts.desk_duties or facts.unit_duties or facts.outside_duties or facts.reviewing_duties:
        return False
    named = {row.unit_id for row in found.dossier.records if RECORD_RULES[RecordKind(row.kind)].gives_sight and row.unit_id}
    return facts.is_recused or bool(named & {post.unit_id for post in found.actor.posts})


def is_kept_back(found: OpenMatter, record: LinkedRecord) -> bool:
    """Return whether a record is not for this reader: material of the inquiry, or what was said about somebody who may be himself."""
    if record.kind == RecordKind.RECUSAL and record.content.get("asked_by") == Duty.PETITIONER.value:
        return not replace(found, linked=record).facts(record.procedure).record_duties & DECIDERS
    return record.kind in FOR_INSIDERS and is_helper(found) and record.person_id != found.actor.person_id


def readable(found: OpenMatter, events: Iterable[Event]) -> list[Event]:
    """Return the events without what was written on recusals, where one of them is kept back from this reader."""
    is_silent = any(is_kept_back(found, record) for record in found.dossier.records_of(RecordKind.RECUSAL))
    return [replace(event, texts={}) if is_silent and event.verb.startswith("recusal.") else event for event in events]


def acting(found: OpenMatter, s: Speech) -> list[str]:
    """Return who acts for the heads who stepped aside, in the registering office and where it is handled."""
    units = dict.fromkeys((found.petition.desk_unit_id, found.dossier.responsible_unit_id))
    known = ((unit, found.dossier.acting_for(unit, found.today)) for unit in units)
    return [
        s.say(ACTS.fill(unit=found.directory.units[unit], above=found.directory.units[acts.unit_id], duty=acts.duty)) for unit, acts in known if acts
    ]  # fmt: skip


def stuck(found: OpenMatter, s: Speech) -> list[str]:
    """Return what is said of a review that nobody of its unit may move on."""
    rows = [row for row in found.dossier.records if row.kind in (RecordKind.REVIEW, RecordKind.FINAL_REVIEW) and replace(found, linked=row).facts(row.procedure).is_stuck]
    return [
        s.say(STUCK.fill(
            review=RecordKind(row.kind), unit=found.directory.units[row.unit_id], office=found.directory.units[found.petition.desk_unit_id],
            article=row.procedure.by_name[f"draft_{row.kind}"].article, step=row.procedure.by_name[f"hand_on_{row.kind}"].label,
        )) for row in rows if row.unit_id
    ]  # fmt: skip


def is_kept_paper(found: OpenMatter, kind: DocumentKind) -> bool:
    """Return whether a document is not for this reader."""
    return kind in PAPERS_FOR_INSIDERS and is_helper(found)


def files(found: OpenMatter, every: list[Attachment]) -> list[Attachment]:
    """Return the files this reader may open.

    The registering office, reviewers and leaders above: all. The unit in charge: those that the office chose to send
    along, and whatever came since. A unit that only helps: of those sent along, the petitioner's.
    """
    facts, referral = found.facts(), found.dossier.referral
    if found.petition.is_sealed or facts.desk_duties or facts.outside_duties or facts.reviewing_duties:
        return every
    if is_helper(found):
        return [file for file in every if file.goes_along and file.from_petitioner]
    return [file for file in every if file.goes_along or (referral is not None and file.added_at >= referral.sent_at)]


def files_part(found: OpenMatter, every: list[Attachment]) -> dict[str, Any]:
    """Return what the page says of files: those that may be opened, how many others there are, where more are sent from."""
    shown, row = files(found, every), PETITION.by_name["send_files"]
    may_send = any(not file.goes_along for file in every) and not row.refusal(found.facts())
    return {"files": shown, "withheld": len(every) - len(shown), "send_files_url": step_url(found.petition.number, row.name, None) if may_send else ""}
