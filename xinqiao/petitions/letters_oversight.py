"""What is written when a unit is held to its duty: reminders, supervision, the unit's answer. Never who the petitioner is (条例§38–40)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from xinqiao.directory.snapshot import UnitFacts
from xinqiao.petitions.letter_parts import Letter, day, received
from xinqiao.petitions.letters_inner import NOT_PASSED_ON
from xinqiao.petitions.step import Step
from xinqiao.rules.clocks import HANDLE, RECOMMENDATION, STUDY, SUPERVISION_REPLY
from xinqiao.rules.terms import DocumentKind
from xinqiao.rules.terms_oversight import SupervisionForm
from xinqiao.rules.text import Text

ABOUT = Text(
    "“{title}”一事（编号 {number}，{received}收到），在办理中发现下面的问题。（《信访工作条例》第四十条）",
    "In the handling of the matter “{title}” (no. {number}, received on {received}) the following was found (Regulation, Art. 40).",
)
FOUND, DEMANDED = Text("发现的问题", "What was found"), Text("要求", "What is demanded")
REPLY_BY = Text("请你单位{due}前在系统里书面回复：做了什么，办到哪一步，附上凭据。", "Answer in writing in the system by {due}: what was done, how far it has come, and what shows it.")
CLOCKS_GO_ON = Text("各项法定期限照常计算，不因督办改变。", "All time limits of the law run on; supervision changes none of them.")
ANSWERED = Text(
    "你单位对“{title}”一事（编号 {number}，{received}收到）的督办，我单位回复如下：",
    "To your supervision of the matter “{title}” (no. {number}, received on {received}) we answer:",
)
RECOMMENDED = Text(
    "从“{title}”一事（编号 {number}，{received}收到）的办理中，向你单位提出{sort}。（《信访工作条例》第四十条）",
    "From the handling of the matter “{title}” (no. {number}, received on {received}) we make to you a {sort} (Regulation, Art. 40).",
)
FEEDBACK_BY = Text("请你单位{due}前书面反馈采纳情况；不采纳的，写明理由。", "Say in writing by {due} whether you adopt it; if you do not, say why.")
FED_BACK = Text(
    "你单位就“{title}”一事（编号 {number}，{received}收到）提出的建议，我单位{adoption}，情况如下：",
    "Your recommendation from the matter “{title}” (no. {number}, received on {received}) is {adoption}:",
)
TITLES: dict[SupervisionForm, Text] = {
    SupervisionForm.INSPECTION: Text("信访事项实地督查通知书", "Notice of an inspection on the spot"),
    SupervisionForm.ADMONITION: Text("信访工作约谈通知书", "Notice of an admonition talk"),
    SupervisionForm.CIRCULAR: Text("信访工作通报", "Circular on petition work"),
    SupervisionForm.LISTED: Text("信访事项挂牌督办通知书", "Notice of listed supervision"),
}


def title(step: Step, kind: DocumentKind) -> Text | None:
    """Return what a supervision order is called by its form; None for every other letter."""
    return TITLES.get(step.letter["form"]) if kind is DocumentKind.SUPERVISION_ORDER else None


def _order(step: Step, unit: UnitFacts, letter: Letter) -> None:
    said = step.letter
    letter.paragraph(ABOUT, **received(step.petition))
    letter.heading(FOUND)
    letter.plain(letter.say(said["ground"]) + (letter.say(Text("：", ": ")) + said["problem"] if said["problem"] else ""))
    letter.heading(DEMANDED)
    letter.plain(said["demand"])
    limit = step.limit_days(SUPERVISION_REPLY)
    due = SUPERVISION_REPLY.lasting(limit).due(step.today, step.calendar).on
    letter.paragraph(REPLY_BY, due=day(due))
    letter.paragraph(CLOCKS_GO_ON)
    letter.paragraph(NOT_PASSED_ON)
    limit_on = step.due_on(HANDLE) or step.due_on(STUDY)
    letter.fields(*([(Text("办理期限", "Time limit to answer"), day(limit_on))] if limit_on else []), (Text("联系电话", "Phone"), unit.phone or Text("见通讯录", "see the directory")))


def _reply(step: Step, unit: UnitFacts, letter: Letter) -> None:
    letter.paragraph(ANSWERED, **received(step.petition))
    letter.plain(step.letter["reply"])


def addressee(step: Step, kind: DocumentKind) -> UnitFacts:
    """Return to whom it is written: the answer to whoever asked, all else to the unit that is asked."""
    asked = step.linked.unit_id or step.dossier.responsible_unit_id
    return step.directory.units[step.linked.content["by_unit"] if kind in ANSWERS else asked]


def issuer(step: Step, kind: DocumentKind) -> UnitFacts:
    """Return whose letter it is."""
    asked = step.linked.unit_id or step.dossier.responsible_unit_id
    return step.directory.units[asked if kind in ANSWERS else step.linked.content["by_unit"]]


def _recommendation(step: Step, unit: UnitFacts, letter: Letter) -> None:
    said = step.letter
    letter.paragraph(RECOMMENDED, **received(step.petition), sort=said["sort"])
    letter.heading(Text("查到的根子", "Root cause"))
    letter.plain(said["cause"])
    letter.heading(Text("建议", "What is recommended"))
    letter.plain(said["text"])
    limit = step.limit_days(RECOMMENDATION) or RECOMMENDATION.days
    letter.paragraph(FEEDBACK_BY, due=day(step.today + timedelta(days=limit)))
    letter.paragraph(NOT_PASSED_ON)


def _feedback(step: Step, unit: UnitFacts, letter: Letter) -> None:
    letter.paragraph(FED_BACK, **received(step.petition), adoption=step.letter["adoption"])
    letter.plain(step.letter["answer"])


BODIES: dict[DocumentKind, Callable[[Step, UnitFacts, Letter], None]] = {
    DocumentKind.REMINDER_SLIP: _order,
    DocumentKind.SUPERVISION_ORDER: _order,
    DocumentKind.SUPERVISION_REPLY: _reply,
    DocumentKind.RECOMMENDATION_LETTER: _recommendation,
    DocumentKind.RECOMMENDATION_ANSWER: _feedback,
}
ANSWERS = frozenset({DocumentKind.SUPERVISION_REPLY, DocumentKind.RECOMMENDATION_ANSWER})
