"""What is put on file when a reporter was told the result. Only discipline reads it (条例§30)."""

from __future__ import annotations

from collections.abc import Callable

from xinqiao.directory.snapshot import UnitFacts
from xinqiao.petitions.letter_parts import Letter, day
from xinqiao.petitions.step import Step
from xinqiao.rules.terms import DocumentKind
from xinqiao.rules.text import Text

TOLD = Text(
    "编号 {number} 的检举控告办结后，于{day}向检举人反馈了结果：", "After accusation no. {number} was concluded, the reporter was told the result on {day}:"
)


def _told(step: Step, unit: UnitFacts, letter: Letter) -> None:
    letter.paragraph(TOLD, number=step.petition.number, day=day(step.today))
    letter.plain(step.letter["text"])
    if step.letter["said"]:
        letter.heading(Text("检举人的意见", "What the reporter said"))
        letter.plain(step.letter["said"])


TO_FILE = frozenset({DocumentKind.ACCUSATION_FEEDBACK})
BODIES: dict[DocumentKind, Callable[[Step, UnitFacts, Letter], None]] = {
    DocumentKind.ACCUSATION_FEEDBACK: _told,
}  # fmt: skip
