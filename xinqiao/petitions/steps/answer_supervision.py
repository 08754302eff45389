"""回复督办: the unit says what it did, how far it has come, and what shows it."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.petitions.upload import Upload, attach
from xinqiao.petitions.written import written


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`reply`: what was done and when, or why not; `uploads`: what shows it."""

    reply: str
    uploads: tuple[Upload, ...] = ()


def apply(step: Step, entry: Entry) -> None:
    reply = written(
        step, entry.reply, field="reply", least=5, zh="请写清做了什么、哪天做的、办到哪一步。", en="Say what was done, when, and how far it has come."
    )  # fmt: skip
    step.keep(reply=reply)
    step.texts = {"reply": reply}
    step.letter = {"reply": reply}
    step.body["unit"] = step.linked.unit_id
    attach(step, entry.uploads)
