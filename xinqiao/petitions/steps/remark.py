"""留言: petitioner and staff write to each other, anonymous ones too. It answers no claim and stops no clock."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.directory.duties import PetitionerActor
from xinqiao.petitions.step import Step
from xinqiao.petitions.upload import Upload, attach
from xinqiao.rules.clocks import FIRST_CONTACT
from xinqiao.rules.limits import WRITING_LIMIT
from xinqiao.rules.procedures.who import UNIT
from xinqiao.rules.terms import Secrecy


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What is said, and files with it."""

    text: str
    uploads: tuple[Upload, ...] = ()


def apply(step: Step, entry: Entry) -> str:
    text = entry.text.strip()
    step.refuse_unless(bool(text), "请写几句话。", "Write something.", field="text")
    step.refuse_unless(
        len(text) <= WRITING_LIMIT, "留言最多五千字，请缩短。", "A remark has at most 5,000 characters.", field="text"
    )  # fmt: skip
    step.texts, step.texts_are_public = {"text": text}, True
    attach(step, entry.uploads)
    return "asked" if isinstance(step.actor, PetitionerActor) else "contacted" if _is_first_contact(step) else "answered"


def _is_first_contact(step: Step) -> bool:
    """Who is not known to the unit is contacted by its remark."""
    is_unit = bool(step.actor.duties_in(step.dossier.responsible_unit_id) & UNIT)
    return is_unit and step.dossier.shown_as is not Secrecy.REAL_NAME and step.dossier.clock(FIRST_CONTACT.name) is not None
