"""给本人写话: whoever watches asks or tells him something on his own page; an anonymous one is reached in no other way."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`text`: what is asked or said; he reads it on the page of the watch, and nowhere else."""

    text: str


def apply(step: Step, entry: Entry) -> None:
    text = written(step, entry.text, field="text", least=2, zh="请写您要问他、告诉他什么。", en="Write what you ask him or tell him.")
    step.texts, step.texts_are_public = {"text": text}, True
    step.keep(written_on=step.today.isoformat())
