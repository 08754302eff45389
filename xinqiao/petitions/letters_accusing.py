"""What is put on file when a reporter was told the result. Only discipline reads it (条例§30)."""

from __future__ import annotations

from collections.abc import Callable

from xinqiao.directory.snapshot import UnitFacts
from xinqiao.petitions.letter_parts import Letter, day
from xinqiao.petitions.step import Step
from xinqiao.rules.terms import DocumentKind
from xinqiao.rules.text import Text

TOLD = Text(
    "实名检举控告（编号 {number}）办结后，向检举人反馈结果的情况记录如下，只供有权处理的部门查阅。（《信访工作条例》第三十条）",
    "After the accusation no. {number}, brought by name, was concluded, the reporter was told the result as follows. Only the competent department reads this (Art. 30).",
)


def _told(step: Step, unit: UnitFacts, letter: Letter) -> None:
    letter.paragraph(TOLD, number=step.petition.number)
    letter.form(
        (Text("反馈日期", "Told on"), day(step.today)), (Text("反馈单位", "Told by"), unit), (Text("反馈内容", "What was told"), step.letter["text"]),
        (Text("检举人意见", "What the reporter said"), step.letter["said"] or Text("没有提出意见", "nothing")),
    )  # fmt: skip


TO_FILE = frozenset({DocumentKind.ACCUSATION_FEEDBACK})
BODIES: dict[DocumentKind, Callable[[Step, UnitFacts, Letter], None]] = {
    DocumentKind.ACCUSATION_FEEDBACK: _told,
}  # fmt: skip
