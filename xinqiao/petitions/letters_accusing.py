"""What is put on file when a reporter was told the result, and the letter to the superior body. Only who deals with it reads them (条例§30)."""

from __future__ import annotations

from collections.abc import Callable

from xinqiao.directory.snapshot import UnitFacts
from xinqiao.petitions.letter_parts import Letter, day, received
from xinqiao.petitions.step import Step
from xinqiao.rules.terms import Channel, DocumentKind, Secrecy
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


HANDED = Text(
    "{received}收到编号 {number} 的检举控告，反映的是本单位有权处理的部门或者上级管理的领导人员，本单位不能处理，现将全部内容转交，请依规处理。平台上的内容在送出后销毁，只留编号和回执。请为反映人保密。（《信访工作条例》第三十条）",
    "On {received} accusation no. {number} came in. It concerns the department here that would be competent, or leaders whom your body supervises; nobody here may deal with it, and all of it is handed to you. Its content here is destroyed once it is sent; number and receipt stay. Please keep the reporter's identity secret (Art. 30).",
)


def _handed(step: Step, unit: UnitFacts, letter: Letter) -> None:
    """All that was written, word for word: nothing of it stays here."""
    petition, said = step.petition, received(step.petition)
    letter.paragraph(HANDED, number=said["number"], received=said["received"])
    letter.form(
        (Text("编号", "Number"), petition.number), (Text("怎么来的", "Channel"), Channel(petition.channel)), (Text("怎么留名的", "Known"), Secrecy(petition.secrecy)),
        (Text("标题", "Title"), petition.title), (Text("内容", "What was written"), petition.text), (Text("地点", "Place"), petition.place or Text("没有写", "none given")),
        (Text("时间", "When"), petition.happened or Text("没有写", "none given")),
        (Text("要求", "What is asked for"), "\n".join(f"{n}. {claim.text}" for n, claim in enumerate(step.dossier.claims, 1))),
        (Text("附件", "Files"), "\n".join(step.letter["files"]) or Text("没有", "none")),
    )  # fmt: skip


TO_FILE = frozenset({DocumentKind.ACCUSATION_FEEDBACK})
BODIES: dict[DocumentKind, Callable[[Step, UnitFacts, Letter], None]] = {
    DocumentKind.ACCUSATION_FEEDBACK: _told, DocumentKind.REFERRAL_UP: _handed,
}  # fmt: skip
