"""书面答复打击报复: what was found and what is done, in writing; then he is asked again on the days that are left."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.petitions.watching import go_on, stop
from xinqiao.petitions.written import written
from xinqiao.rules.clocks import ANSWER_RETALIATION


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`text`: what he reads; `no_advice`: why nobody is to be held to account, where that was not recommended. He does not read it."""

    text: str
    no_advice: str = ""


def apply(step: Step, entry: Entry) -> str | None:
    text = written(step, entry.text, field="text", least=5, zh="请写查明了什么、怎么处理。", en="Write what was found and what is done.")
    if entry.no_advice.strip() or not step.linked.content.get("advice"):
        reason = written(
            step, entry.no_advice, field="no_advice", zh="先建议追究责任；不建议的，写明为什么。", en="Recommend to hold to account first; or say why you do not."
        )  # fmt: skip
        step.keep(no_advice=reason)
    step.keep(answer=text)
    stop(step, ANSWER_RETALIATION)
    due = go_on(step)
    step.body["due"] = due.isoformat() if due else None
    step.letter = {"text": text, "due": due}
    step.texts, step.texts_are_public = {"text": text}, True
    return None if due else "last"
