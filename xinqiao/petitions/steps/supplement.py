"""补充材料: more facts or files, asked for or not, for as long as the matter is open."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.petitions.upload import Upload, attach
from xinqiao.rules.limits import TEXT_LIMIT
from xinqiao.rules.terms import PetitionStatus


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A text, files, or both."""

    text: str = ""
    uploads: tuple[Upload, ...] = ()


def apply(step: Step, entry: Entry) -> str | None:
    text = entry.text.strip()
    step.refuse_unless(
        bool(text or entry.uploads), "请写几句话，或者选一个文件。", "Write something or choose a file.", field="text"
    )  # fmt: skip
    step.refuse_unless(
        len(text) <= TEXT_LIMIT, "内容太长，最多一万个字。请缩短。", "Too long: at most 10,000 characters.", field="text"
    )  # fmt: skip
    step.texts, step.texts_are_public = ({"text": text} if text else {}), True
    attach(step, entry.uploads)
    if text and not step.petition.is_sealed:
        step.journal.index_more(step.petition, text)
    return "asked" if step.petition.standing is PetitionStatus.AWAITING_SUPPLEMENT else None
