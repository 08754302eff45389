"""What is written in the course of the handling: who steps aside, what was found out, hearings, settlements, help from other units."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from xinqiao.directory.snapshot import UnitFacts
from xinqiao.petitions import recusing
from xinqiao.petitions.letter_parts import Letter, day, received
from xinqiao.petitions.models import LinkedRecord
from xinqiao.petitions.step import Step
from xinqiao.rules.terms import DocumentKind
from xinqiao.rules.terms_handling import Heard, InquiryStatus
from xinqiao.rules.text import Text

REASONS = Text("理由", "Reasons")
DECLARED = Text(
    "“{title}”一事（编号 {number}，{received}收到），声明人和这件事或者和信访人有利害关系，要求回避。（《信访工作条例》第二十八条）",
    "On the matter “{title}” (no. {number}, received on {received}) the declarer has an interest in it or in the petitioner and asks to step aside (Regulation, Art. 28).",
)
DECIDED = Text(
    "“{title}”一事（编号 {number}，{received}收到）中的回避，决定如下：（《信访工作条例》第二十八条）",
    "On the recusal in the matter “{title}” (no. {number}, received on {received}) it is decided (Art. 28):",
)
STEPS_ASIDE = Text("同意回避。从即日起不再办理这件事的任何一步。", "The recusal is granted. From today no further step in this matter is taken by this member of staff.")
STAYS = Text("不同意回避，继续办理。", "The recusal is not granted; the work goes on.")


def declaration(step: Step, unit: UnitFacts, letter: Letter) -> None:
    """A member of staff's own declaration."""
    letter.paragraph(DECLARED, **received(step.petition))
    letter.fields((Text("声明人岗位", "Post"), recusing.title_of(step.letter["subject"], step.dossier, step.today)))
    letter.heading(REASONS)
    letter.plain(step.letter["reason"])


def recusal(step: Step, unit: UnitFacts, letter: Letter) -> None:
    """The decision on a recusal."""
    letter.paragraph(DECIDED, **received(step.petition))
    letter.fields((Text("所涉岗位", "Post concerned"), recusing.title_of(step.letter["subject"], step.dossier, step.today)))
    letter.paragraph(STEPS_ASIDE if step.letter["is_granted"] else STAYS)
    letter.heading(REASONS)
    letter.plain(step.letter["reason"])


INVESTIGATED = Text(
    "“{title}”一事（编号 {number}，{received}收到），调查情况报告如下：（《信访工作条例》第二十八条、第三十一条）",
    "On the matter “{title}” (no. {number}, received on {received}) the investigation found (Arts. 28, 31):",
)


def investigation(step: Step, unit: UnitFacts, letter: Letter) -> None:
    """The report of the investigation, with the list of what it rests on."""
    said = step.letter
    letter.paragraph(INVESTIGATED, **received(step.petition))
    letter.heading(Text("查明的情况", "What was found"))
    letter.plain(said["found"])
    letter.heading(Text("依据的材料", "The material it rests on"))
    letter.numbered([letter.say(_material(record)) for record in said["material"]])
    letter.heading(Text("处理建议", "What is proposed"))
    letter.plain(said["proposed"])


def _material(record: LinkedRecord) -> Text:
    kept, on = record.content, day(date.fromisoformat(record.content["on"]))
    what = Heard(kept["who"]) if record.standing is InquiryStatus.INTERVIEW else kept["what"]
    return Text("{kind}：{what}（{on}）", "{kind}: {what} ({on})").fill(kind=record.standing, what=what, on=on)


BODIES: dict[DocumentKind, Callable[[Step, UnitFacts, Letter], None]] = {
    DocumentKind.RECUSAL_DECLARATION: declaration,
    DocumentKind.RECUSAL_DECISION: recusal,
    DocumentKind.INVESTIGATION_REPORT: investigation,
}
TO_FILE = frozenset({DocumentKind.RECUSAL_DECISION, DocumentKind.INVESTIGATION_REPORT})
BY_RECORD_UNIT = frozenset({DocumentKind.RECUSAL_DECISION})  # issued by the unit that the linked record names
