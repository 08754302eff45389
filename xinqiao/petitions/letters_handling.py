"""What is written in the course of the handling: who steps aside, what was found out, hearings, settlements, help from other units."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from xinqiao.directory.models import Post
from xinqiao.directory.snapshot import UnitFacts
from xinqiao.petitions import acting_for, recusing
from xinqiao.petitions.letter_parts import Letter, day, received
from xinqiao.petitions.letters_inner import NOT_PASSED_ON
from xinqiao.petitions.models import LinkedRecord
from xinqiao.petitions.step import Step
from xinqiao.petitions.zone import local_day
from xinqiao.rules.terms import Channel, DocumentKind, RecordKind
from xinqiao.rules.terms_handling import CoHandlingStatus, Heard, InquiryStatus, SettlementConsent
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
    title = acting_for.by_post(step, step.stands_for) or recusing.title_of(step.letter["subject"], step.dossier, step.today)
    letter.fields((Text("声明人岗位", "Post"), title))
    letter.heading(REASONS)
    letter.plain(step.letter["reason"])


def recusal(step: Step, unit: UnitFacts, letter: Letter) -> None:
    """The decision on a recusal."""
    letter.paragraph(DECIDED, **received(step.petition))
    letter.fields((Text("所涉岗位", "Post concerned"), recusing.title_of(step.letter["subject"], step.dossier, step.today)))
    letter.paragraph(STEPS_ASIDE if step.letter["is_granted"] else STAYS)
    letter.heading(REASONS)
    letter.plain(step.letter["reason"])


TO_HANDLE = Text(
    "“{title}”一事（编号 {number}，{received}收到），由下列人员承办：（《信访工作条例》第二十八条）",
    "The matter “{title}” (no. {number}, received on {received}) is dealt with by (Art. 28):",
)
HANDLERS_DECLARE = Text(
    "承办人员和这件事、和信访人没有利害关系；有的，当天声明回避。不推诿、敷衍、拖延，不泄露信访人的情况。（第二十八条、第三十条）",
    "The handlers have no interest in the matter or in the petitioner; whoever has one declares it the same day. They neither put it off nor pass anything on (Arts. 28, 30).",
)


def handling_slip(step: Step, unit: UnitFacts, letter: Letter) -> None:
    """Who in the unit deals with it, what is asked for, by when (条例§28(1)): colleagues by name and post, the petitioner never."""
    petition, said = step.petition, step.letter
    helpers = [row for row in step.dossier.records_of(RecordKind.CO_HANDLING) if row.standing is not CoHandlingStatus.RELEASED]
    units = [step.directory.units[row.unit_id] for row in helpers if row.unit_id is not None]
    names = Text("、".join(found.zh for found in units), ", ".join(found.en for found in units))
    letter.paragraph(TO_HANDLE, **received(petition))
    letter.fields(
        (Text("承办单位", "Handling unit"), unit), (Text("主办人", "First handler"), _colleague(said["first"])),
        *([(Text("协办人", "Second handler"), _colleague(said["second"]))] if said["second"] else []),
        *([(Text("协办单位", "Units that help"), names)] if units else []),
        (Text("形式", "Channel"), Channel(petition.channel)), (Text("类别", "Category"), step.directory.category_name(petition.category)),
        *([(Text("办理期限", "Time limit"), day(said["last"]))] if said["last"] else []),
        *([(Text("要求哪天办完", "To be done by"), day(said["until"]))] if said["until"] else []),
    )  # fmt: skip
    letter.heading(Text("信访人的要求", "What the petitioner asks for"))
    letter.numbered([claim.text for claim in step.dossier.remaining])
    if said["asked"]:
        letter.heading(Text("办理要求", "What to mind"))
        letter.plain(said["asked"])
    letter.paragraph(HANDLERS_DECLARE)
    letter.fields((Text("承办人签名", "Handlers"), BLANK), (Text("负责人签名", "Head of the unit"), _signed(acting_for.by_name(step))))


def _signed(stands_in: Text | None) -> Text:
    """Return the line for a signature; where a substitute (代理) signs, with “A代B” before it."""
    return BLANK if stands_in is None else Text("{who}　{line}", "{who}  {line}").fill(who=stands_in, line=BLANK)


def _chair(step: Step) -> Text:
    chair = step.letter["chair"]
    return acting_for.by_post(step, chair) or recusing.chair_title(chair, step.today)


def _colleague(post: Post) -> Text:
    name = post.person.name
    return Text(f"{name}（{post.title}）", f"{post.person.name_en or name} ({post.title_en or post.title})")


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


SETTLED = Text(
    "您反映的“{title}”一事（编号 {number}，{received}收到），经{mediator}调解，您和{unit}自愿达成如下协议：（《信访工作条例》第三十三条）",
    "On your matter “{title}” (no. {number}, received on {received}) you and {unit} have agreed of your own free will, with the help of {mediator} (Art. 33):",
)
AGREED_BY_THEMSELVES = Text(
    "您反映的“{title}”一事（编号 {number}，{received}收到），您和{unit}自愿和解，达成如下协议：（《信访工作条例》第三十三条）",
    "On your matter “{title}” (no. {number}, received on {received}) you and {unit} have agreed of your own free will (Art. 33):",
)
BINDING = Text(
    "本协议双方都确认以后生效。答应的事由{unit}逐项落实，到期没有做到的，您可以要求说明、可以要求重新办理。",
    "It takes effect once both sides have confirmed it. {unit} keeps each item; if one is not kept in time you may ask why, and ask to have the matter done anew.",
)
BLANK = Text("____________　　　年　　月　　日", "____________  date ____________")
PETITIONER_SIGNS = (Text("反映人签名", "Petitioner"), BLANK)
CONFIRMED = Text("{day} {how}", "{day}, {how}")
BY_HEAD = Text("{day} 单位负责人确认", "{day}, by the head of the unit")
MEDIATOR_SIGNS = (Text("调解人签名", "Mediator"), BLANK)


def settlement(step: Step, unit: UnitFacts, letter: Letter) -> None:
    """What both sides agreed on, item by item, how each side confirmed it, or where it signs (条例§33)."""
    is_mediated, mediator = step.letter["is_mediated"], step.directory.unit(step.linked.unit_id)
    letter.paragraph(SETTLED if is_mediated else AGREED_BY_THEMSELVES, **received(step.petition), unit=unit, mediator=mediator or "")
    letter.numbered(step.letter["terms"])
    letter.paragraph(BINDING, unit=unit)
    letter.fields(_petitioner_confirmed(step), _unit_confirmed(step), *([MEDIATOR_SIGNS] if is_mediated else []))


def _petitioner_confirmed(step: Step) -> tuple[Text, Text]:
    on, how = step.letter["petitioner_on"], step.letter["how"]
    if not on:
        return PETITIONER_SIGNS
    return Text("反映人确认", "Confirmed by the petitioner"), CONFIRMED.fill(day=day(date.fromisoformat(on)), how=SettlementConsent(how))


def _unit_confirmed(step: Step) -> tuple[Text, Text]:
    on = step.letter["unit_on"]
    if not on:
        return Text("单位盖章", "Unit"), BLANK
    return Text("单位确认", "Confirmed by the unit"), BY_HEAD.fill(day=day(date.fromisoformat(on)))


HEARING_CALLED = Text(
    "您反映的“{title}”一事（编号 {number}，{received}收到），{unit}决定举行听证，请您到场。（《信访工作条例》第三十一条、第三十六条）",
    "On your matter “{title}” (no. {number}, received on {received}) {unit} holds a hearing; please come (Arts. 31, 36).",
)
YOUR_PART = Text(
    "您可以当面说明情况、拿出证据、向办理单位提问；可以请一位亲友陪同。认为主持人应当回避的，可以提出。不能到场的，请提前告诉我们；不到场不影响这件事继续办。",
    "You may say how things were, show evidence and put questions to the unit; a relative or friend may come with you. You may ask that the chair steps aside. "
    "If you cannot come tell us in time; the matter goes on even if you do not.",
)
HEARD_ON = Text("“{title}”一事（编号 {number}，{received}收到）于{on}听证，笔录如下：", "On the matter “{title}” (no. {number}, received on {received}) a hearing was held on {on}. Minutes:")
CONCLUDED_FROM = Text("“{title}”一事（编号 {number}，{received}收到）于{on}听证，听证意见如下：", "On the matter “{title}” (no. {number}, received on {received}) a hearing was held on {on}. Opinion:")


def hearing_notice(step: Step, unit: UnitFacts, letter: Letter) -> None:
    """Day, time and place of a hearing, and what the petitioner may do there."""
    said = step.letter
    at = said["at"]
    letter.paragraph(HEARING_CALLED, **received(step.petition), unit=unit)
    letter.fields(
        (Text("听什么", "Subject"), said["subject"]), (Text("时间", "Time"), Text("{day} {time}", "{day}, {time}").fill(day=day(local_day(at)), time=f"{at:%H:%M}")),
        (Text("地点", "Place"), said["place"]), (Text("主持人", "Chair"), recusing.chair_title(said["chair"], step.today)),
        (Text("联系电话", "Phone"), unit.phone or Text("见公告", "see the notice")),
    )  # fmt: skip
    letter.paragraph(YOUR_PART)


def hearing_minutes(step: Step, unit: UnitFacts, letter: Letter) -> None:
    """Who was there and what was said."""
    said = step.letter
    letter.paragraph(HEARD_ON, **received(step.petition), on=day(said["held_on"]))
    letter.fields(
        (Text("地点", "Place"), said["place"]), (Text("主持人", "Chair"), _chair(step)), (Text("到场的人", "Present"), said["present"]),
        (Text("反映人", "The petitioner"), said["came"]),
    )  # fmt: skip
    letter.heading(Text("各方说的", "What was said"))
    letter.plain(said["minutes"])
    stands_in = acting_for.by_post(step, said["chair"])
    letter.fields(PETITIONER_SIGNS, (Text("主持人签名", "Chair"), _signed(stands_in)), (Text("记录人签名", "Keeper of the minutes"), BLANK))


def hearing_opinion(step: Step, unit: UnitFacts, letter: Letter) -> None:
    """What was concluded from the hearing."""
    letter.paragraph(CONCLUDED_FROM, **received(step.petition), on=day(date.fromisoformat(step.letter["held_on"])))
    letter.plain(step.letter["opinion"])


HELP_ASKED = Text(
    "“{title}”一事（编号 {number}，{received}收到）牵涉你单位，请你单位协办，由{unit}牵头并负责。（《信访工作条例》第二十四条）",
    "The matter “{title}” (no. {number}, received on {received}) concerns you; please help. {unit} leads and stays responsible (Art. 24).",
)
HELP_BY = Text("请在{due}前出具书面意见；认为不该由你单位协办的，请写明理由提出异议。", "Please give your opinion in writing by {due}; if you think that you need not help, object with your reasons.")
HELP_GIVEN = Text("“{title}”一事（编号 {number}，{received}收到），我单位的协办意见如下：", "Our opinion on the matter “{title}” (no. {number}, received on {received}):")


def help_asked(step: Step, unit: UnitFacts, letter: Letter) -> None:
    """What another unit is asked for, and by which day."""
    letter.paragraph(HELP_ASKED, **received(step.petition), unit=unit)
    letter.heading(Text("请你单位", "You are asked to"))
    letter.plain(step.letter["asked"])
    letter.paragraph(HELP_BY, due=day(step.letter["due_on"]))
    letter.paragraph(NOT_PASSED_ON)


def help_given(step: Step, unit: UnitFacts, letter: Letter) -> None:
    """The opinion of a unit that helps."""
    letter.paragraph(HELP_GIVEN, **received(step.petition))
    letter.heading(Text("请我们做的", "What we were asked"))
    letter.plain(step.letter["asked"])
    letter.heading(Text("意见", "Opinion"))
    letter.plain(step.letter["opinion"])


def title(step: Step, kind: DocumentKind) -> Text | None:
    """Return the title where it is not that of the kind: two sides who agree without a mediator write a 和解协议书."""
    if kind is DocumentKind.SETTLEMENT and not step.letter["is_mediated"]:
        return Text("和解协议书", "Agreement between the two sides")
    return None


BODIES: dict[DocumentKind, Callable[[Step, UnitFacts, Letter], None]] = {
    DocumentKind.RECUSAL_DECLARATION: declaration,
    DocumentKind.RECUSAL_DECISION: recusal,
    DocumentKind.HANDLING_SLIP: handling_slip,
    DocumentKind.INVESTIGATION_REPORT: investigation,
    DocumentKind.SETTLEMENT: settlement,
    DocumentKind.HEARING_NOTICE: hearing_notice,
    DocumentKind.HEARING_MINUTES: hearing_minutes,
    DocumentKind.HEARING_OPINION: hearing_opinion,
    DocumentKind.CO_HANDLING_LETTER: help_asked,
    DocumentKind.CO_OPINION: help_given,
}
TO_FILE = frozenset(
    {DocumentKind.RECUSAL_DECISION, DocumentKind.HANDLING_SLIP, DocumentKind.INVESTIGATION_REPORT, DocumentKind.HEARING_MINUTES, DocumentKind.HEARING_OPINION}
)
BY_RECORD_UNIT = frozenset(
    {DocumentKind.RECUSAL_DECISION, DocumentKind.HEARING_NOTICE, DocumentKind.HEARING_MINUTES, DocumentKind.HEARING_OPINION, DocumentKind.CO_OPINION}
)  # issued by the unit that the linked record names
