"""反馈建议: adopted, in part, or not and why; what was changed (条例§40)."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.petitions.upload import Upload, attach
from xinqiao.petitions.written import written
from xinqiao.rules.terms import PROPOSAL_OUTCOMES, Outcome


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`adoption`: adopted, in part or not; `answer`: what was changed and when, or why not."""

    adoption: Outcome
    answer: str
    uploads: tuple[Upload, ...] = ()


def apply(step: Step, entry: Entry) -> None:
    step.refuse_unless(entry.adoption in PROPOSAL_OUTCOMES, "请选采纳、部分采纳或者暂不采纳。", "Choose adopted, in part, or not.", field="adoption")
    answer = written(
        step, entry.answer, field="answer", least=5, zh="请写清改了什么、哪天改好；不采纳的写明理由。", en="Say what was changed and when; if it is not adopted, why."
    )  # fmt: skip
    step.keep(adoption=entry.adoption.value, answer=answer)
    step.texts = {"answer": answer}
    step.letter = {"adoption": entry.adoption, "answer": answer}
    step.body["unit"] = step.linked.unit_id
    attach(step, entry.uploads)
