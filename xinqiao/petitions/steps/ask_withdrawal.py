"""申请撤回: the petitioner himself, online or by a letter that staff keep. Nothing stops before he was asked about it."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.directory.duties import PetitionerActor
from xinqiao.petitions.step import Step
from xinqiao.petitions.upload import Upload, attach
from xinqiao.rules.limits import SHORT_LIMIT, WRITING_LIMIT


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`letter`: where the letter lies, if staff record one. `is_voluntary`: his own word that nobody made him."""

    reason: str
    is_voluntary: bool = False
    letter: str = ""
    uploads: tuple[Upload, ...] = ()


def apply(step: Step, entry: Entry) -> str | None:
    reason, letter = entry.reason.strip(), entry.letter.strip()
    by_petitioner = isinstance(step.actor, PetitionerActor)
    step.refuse_unless(0 < len(reason) <= WRITING_LIMIT, "请写几句为什么撤回，最多五千字。", "Say why, in at most 5,000 characters.", field="reason")
    step.refuse_unless(
        entry.is_voluntary, "是本人自愿的才能撤回。有人要求您撤回的，请不要撤，可以给我们留言。",
        "Only a withdrawal of one's own free will counts. If somebody asks you to withdraw, do not: write to us.", field="is_voluntary",
    )  # fmt: skip
    step.refuse_unless(
        by_petitioner or bool(letter or entry.uploads),
        "请写明书面申请放在哪里，或者放进它的照片。", "Say where the letter is kept, or add a picture of it.", field="letter",
    )  # fmt: skip
    step.refuse_unless(len(letter) <= SHORT_LIMIT, "这一栏最多二百个字。", "At most 200 characters fit here.", field="letter")
    step.petition.withdrawal_asked_on = step.today
    step.journal.change(step.petition, "withdrawal_asked_on")
    step.texts, step.texts_are_public = {"reason": reason, **({"letter": letter} if letter else {})}, True
    attach(step, entry.uploads)
    step.body |= {"office": step.petition.desk_unit_id, "withdrawal_asked_on": step.today.isoformat()}
    return None if by_petitioner else "by_letter"
