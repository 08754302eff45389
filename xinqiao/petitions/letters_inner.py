"""What units write to one another about a matter: never who the petitioner is (条例§22, §23, §34)."""

from __future__ import annotations

from collections.abc import Callable

from xinqiao.directory.snapshot import UnitFacts
from xinqiao.petitions.letter_parts import Letter, day
from xinqiao.petitions.step import Step
from xinqiao.petitions.zone import local_day
from xinqiao.rules.clocks import OBJECT, REPORT, TAKE_OVER, TELL_BY_UNIT, Clock
from xinqiao.rules.terms import Channel, DocumentKind, Secrecy
from xinqiao.rules.text import Text, counted

FORWARDED = Text(
    "“{title}”一事（编号 {number}，{received}收到），按照“属地管理、分级负责，谁主管、谁负责”的原则，现转送你单位办理。（《信访工作条例》第二十三条）",
    "The matter “{title}” (no. {number}, received on {received}) is forwarded to you, who are competent for it (Regulation, Art. 23).",
)
ASSIGNED = Text(
    "“{title}”一事（编号 {number}，{received}收到），现交由你单位办理，并请按期报告办理结果。（《信访工作条例》第二十二条、第二十三条）",
    "The matter “{title}” (no. {number}, received on {received}) is assigned to you; report its result in time (Arts. 22, 23).",
)
ASKED: tuple[tuple[Clock, Text], ...] = (
    (TAKE_OVER, Text("{due}前签收。", "Take it over by {due}.")),
    (OBJECT, Text(
        "不归你单位办的，{due}前提出异议，写明理由；核实之前仍由你单位负责。（第二十三条）",
        "If you are not competent, object by {due} with reasons; until that is decided you stay in charge (Art. 23).",
    )),
    (TELL_BY_UNIT, Text(
        "{due}前书面告知信访人是否受理，并送达。（第二十三条）",
        "Tell the petitioner in writing by {due} whether you accept it, and serve the notice (Art. 23).",
    )),
    (REPORT, Text("{due}前向我单位报告办理结果。（第二十二条）", "Report the result to us by {due} (Art. 22).")),
)  # fmt: skip
ANSWER = Text(
    "受理的，受理之日起60日内逐项书面答复信访人。（第三十四条）",
    "If you accept it, answer every claim in writing within 60 days of accepting (Art. 34).",
)
WHO: dict[Secrecy, Text] = {
    Secrecy.REAL_NAME: Text(
        "实名。姓名、电话、住址不写在函里；要联系本人的，在系统里写明理由查看，查看会留痕",
        "real name. Name, phone and address are not in this letter; give a reason in the system to read them, which is recorded",
    ),
    Secrecy.CONFIDENTIAL: Text("本人要求保密，不提供身份", "asked for confidentiality; the identity is not given"),
    Secrecy.ANONYMOUS: Text("匿名", "anonymous"),
}
NOT_PASSED_ON = Text(
    "不得把信访事项的内容和信访人的情况透露、转给被反映的人和单位。（《信访工作条例》第三十条）",
    "Nothing of the matter or of the petitioner may be passed on to whom it is about (Art. 30).",
)
OBJECTED = Text(
    "你单位{sent}转来的“{title}”一事（编号 {number}），我单位认为不属于我单位职权范围，现提出异议。（《信访工作条例》第二十三条）",
    "We object to the matter “{title}” (no. {number}) that you sent on {sent}: we are not competent for it (Art. 23).",
)
IN_CHARGE = Text("在你单位核实之前，我单位仍然负责。", "Until you have decided, we stay in charge.")
FOUND = Text(
    "你单位对“{title}”一事（编号 {number}）提出的异议，我单位核实如下：",
    "On your objection to the matter “{title}” (no. {number}) we have found:",
)
AGREED = Text("同意退回，另行确定承办单位。", "We agree to the return and will find another unit.")
NOT_AGREED = Text("不同意退回，仍由你单位办理，各项期限照常计算。", "We do not agree: you deal with it, and all time limits run on.")
MORE_TIME = Text(
    "“{title}”一事（编号 {number}）申请延长办理期限，审批如下：（《信访工作条例》第三十四条）",
    "More time was asked for on the matter “{title}” (no. {number}). It was decided (Art. 34):",
)


def addressee(step: Step, kind: DocumentKind) -> UnitFacts | None:
    """Return the unit that a letter between units goes to; None for what goes to the file."""
    if kind is DocumentKind.EXTENSION_APPROVAL:
        return None
    if kind in (DocumentKind.OBJECTION, DocumentKind.RESULT_REPORT):
        return step.directory.units[step.petition.desk_unit_id]
    if kind is DocumentKind.CO_OPINION:
        return step.directory.units[step.dossier.responsible_unit_id]
    return step.directory.units[step.body["unit"]]  # a unit that has just been released is told, too


def _matter(step: Step) -> dict[str, object]:
    petition = step.petition
    received_on = day(local_day(petition.received_at))
    return {"title": petition.title, "number": petition.number, "received": received_on}


def _sent(first: Text) -> Callable[[Step, UnitFacts, Letter], None]:
    def body(step: Step, unit: UnitFacts, letter: Letter) -> None:
        petition = step.petition
        letter.paragraph(first, **_matter(step))
        letter.heading(Text("信访人的要求", "What the petitioner asks for"))
        letter.numbered([claim.text for claim in step.dossier.remaining])
        letter.fields(
            (Text("类别", "Category"), step.directory.category_name(petition.category)),
            (Text("形式", "Channel"), Channel(petition.channel)), (Text("信访人", "Petitioner"), WHO[Secrecy(petition.secrecy)]),
        )  # fmt: skip
        letter.heading(Text("请你单位", "You are asked to"))
        due = {clock: step.due_on(clock) for clock, _ in ASKED}
        asked = [words.fill(due=day(on)) for clock, words in ASKED if (on := due[clock]) is not None]
        letter.numbered([letter.say(words) for words in (*asked[:3], ANSWER, *asked[3:])])
        if said := step.letter.get("instruction"):
            letter.heading(Text("办理要求", "What to mind"))
            letter.plain(said)
        if files := step.letter.get("files"):
            letter.heading(Text("随件转去的材料（没有遮盖，原件留在我单位）", "Files that go along (as they are; the originals stay with us)"))
            letter.numbered(files)
        letter.paragraph(NOT_PASSED_ON)
        letter.fields((Text("联系电话", "Phone"), unit.phone or Text("见通讯录", "see the directory")))

    return body


def objection(step: Step, unit: UnitFacts, letter: Letter) -> None:
    """The unit's objection, with its reasons (条例§23(3))."""
    referral = step.dossier.referral
    sent = day(local_day(referral.sent_at if referral else step.at))
    letter.paragraph(OBJECTED, **_matter(step), sent=sent)
    letter.heading(Text("理由", "Reasons"))
    letter.plain(step.letter["reason"])
    letter.paragraph(IN_CHARGE)


def finding(step: Step, unit: UnitFacts, letter: Letter) -> None:
    """What the sender made of the objection: the matter goes back, or stays (条例§23(3))."""
    letter.paragraph(FOUND, **_matter(step))
    letter.paragraph(AGREED if step.name == "take_back" else NOT_AGREED)
    if reason := step.letter["reason"]:
        letter.heading(Text("核实情况", "What was found"))
        letter.plain(reason)


def extension(step: Step, unit: UnitFacts, letter: Letter) -> None:
    """Who asked for more time and why, and what the head of the unit decided (条例§34)."""
    said = step.letter
    letter.paragraph(MORE_TIME, **_matter(step))
    letter.form(
        (Text("申请单位", "Asked for by"), unit), (Text("申请延长", "Days asked for"), counted(said["asked_days"], "日", "day", "days")),
        *([(Text("申请理由", "Why it was asked for"), asked)] if (asked := said["asked_reason"]) else []),
        (Text("原定期限", "Was due on"), day(said["old_due_on"])),
        (Text("批准延长", "Days granted"), counted(said["days"], "日", "day", "days")), (Text("现定期限", "Now due on"), day(said["new_due_on"])),
        (Text("审批意见", "Why it was granted"), said["reason"]),
        (Text("批准人", "Granted by"), Text("{unit}负责人", "the head of {unit}").fill(unit=unit)), (Text("批准日期", "Granted on"), day(step.today)),
    )  # fmt: skip



BODIES: dict[DocumentKind, Callable[[Step, UnitFacts, Letter], None]] = {
    DocumentKind.FORWARD_LETTER: _sent(FORWARDED),
    DocumentKind.ASSIGN_LETTER: _sent(ASSIGNED),
    DocumentKind.OBJECTION: objection,
    DocumentKind.OBJECTION_FINDING: finding,
    DocumentKind.EXTENSION_APPROVAL: extension,
}
