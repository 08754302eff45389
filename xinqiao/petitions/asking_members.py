"""What is kept when a co-signer was asked: by which way, and what he said."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.directory.duties import MemberActor
from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written
from xinqiao.rules.text import Text, say

HIMSELF = Text("本人凭联名码在网上", "himself, online, with his own code")


@dataclass(frozen=True, kw_only=True)
class AskedBy:
    """`how`: face to face, by phone …; `said`: what he said. Both are the staff's to write; he himself may leave them empty."""

    how: str = ""
    said: str = ""


def note_answer(step: Step, entry: AskedBy) -> None:
    """Keep how he was asked and what he said. Refuses staff who do not write it down."""
    if isinstance(step.actor, MemberActor):
        words = written(step, entry.said, field="said", zh="", en="", least=0)
        step.keep(how=say(HIMSELF, step.petition.language), **({"said": words} if words else {}))
        return
    how = written(step, entry.how, field="how", zh="请写怎么问到本人的：当面、电话……", en="Say how the person was asked: face to face, by phone …", most=100)
    said = written(step, entry.said, field="said", zh="请写下本人怎么说的。", en="Write down what the person said.")
    step.keep(how=how, said=said)
