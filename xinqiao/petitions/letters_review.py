"""What the papers of reviews say: the request, the opinion, the advice where it came too late, the letter to a body outside (条例§35–37)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from xinqiao.directory.duties import MemberActor
from xinqiao.directory.snapshot import UnitFacts
from xinqiao.petitions import filing_away
from xinqiao.petitions.letter_parts import Letter, day, received
from xinqiao.petitions.reviewing import answering_unit
from xinqiao.petitions.step import Step
from xinqiao.petitions.zone import local_day
from xinqiao.rules.clocks import AFTER_CARE, ASK_FINAL_REVIEW
from xinqiao.rules.terms import DocumentKind, Outcome, Path, RecordKind, ReviewOutcome
from xinqiao.rules.text import Text

REQUESTED = Text(
    "我对“{title}”一事（编号 {number}）的{opinion}不服，于{asked}申请{review}。",
    "I do not agree with the {opinion} on the matter “{title}” (no. {number}) and asked for the {review} on {asked}.",
)
DECISION_ZH, REVIEW_ZH = Text("处理意见", "decision"), Text("复查意见", "opinion of the review")
REVIEWED = Text(
    "您对{answering}就“{title}”一事（编号 {number}）作出的{opinion}不服，于{asked}申请{review}，我单位于{received}收到。经另派没有办过此事的人员{review}，意见如下：（《信访工作条例》{article}）",
    "You did not agree with the {opinion} of {answering} on the matter “{title}” (no. {number}) and asked for the {review} on {asked}; it came on {received}. "
    "People who did not handle it have looked at it again, with this opinion (Regulation, {article}):",
)
OUTCOMES: dict[ReviewOutcome, Text] = {
    ReviewOutcome.UPHOLD: Text("维持原来的{opinion}。", "The {opinion} is upheld."),
    ReviewOutcome.VARY: Text("变更原来的{opinion}。变更后的答复是：", "The {opinion} is varied. The answer now is:"),
    ReviewOutcome.REMIT: Text(
        "撤销原来的{opinion}，责令{handling}重新办理，60日内重新书面答复您。要重新查清的是：",
        "The {opinion} is set aside. {handling} must deal with the matter anew and answer in writing within 60 days. What is to be found out:",
    ),
}
NEXT_FINAL = Text(
    "您如果不服本意见，可以自收到之日起30日内向{body}申请复核。（《信访工作条例》第三十六条）",
    "If you do not agree you may ask {body} for the final review within 30 days of receiving this opinion (Art. 36).",
)
NO_MORE = Text(
    "这是最后一次复核。您以同一事实和理由再反映的，各级都不再受理（《信访工作条例》第三十六条）；有新的事实和理由，可以另外反映。仲裁、诉讼等权利不受影响。",
    "This is the final review. The same facts and reasons are not accepted again at any level (Art. 36); new ones can be brought. Arbitration and court remain open to you.",
)
REDO = Text("重新作出答复以后，您不服的，仍可以申请复查。", "When you have been answered anew you may again ask for a review.")
LATE = Text(
    "您就“{title}”一事（编号 {number}）于{asked}申请{review}，已经超过30日的期限（{until}）。我单位看了您写的理由，决定不予{review}：",
    "On the matter “{title}” (no. {number}) you asked for the {review} on {asked}, after the time limit of 30 days ({until}). We have read your reasons and do not take it up:",
)
STILL = Text(
    "您还可以：有新的事实和理由的，另外反映；走仲裁、诉讼等法定途径的，请留意各自的期限；生活有困难的，可以找{unit}帮您申请救助。",
    "You still can: bring new facts and reasons as a new matter; go to arbitration or court within their time limits; if you are in need, ask {unit} to help you apply for aid.",
)
HANDED = Text(
    "信访人对“{title}”一事（编号 {number}）的{opinion}不服，于{asked}申请{review}。我单位内部没有上一级{review}机关，现将案卷移送贵单位，请依法{review}，并将意见书抄送我单位。",
    "The petitioner does not agree with the {opinion} on the matter “{title}” (no. {number}) and asked for the {review} on {asked}. No unit inside the enterprise is above "
    "the one that answered: the file is handed to you for the {review}; please send us a copy of your opinion.",
)
HANDED_ON = Text(
    "信访人对“{title}”一事（编号 {number}）的{opinion}不服，于{asked}申请{review}。我单位内部能{review}的人员都参与过此事，另派不出人，现将案卷移送贵单位，请依法{review}，并将意见书抄送我单位。",
    "The petitioner does not agree with the {opinion} on the matter “{title}” (no. {number}) and asked for the {review} on {asked}. All inside the enterprise who could decide "
    "it had a part in the matter: the file is handed to you for the {review}; please send us a copy of your opinion.",
)
ANSWER_WAS, GROUNDS = Text("原来的答复", "The answer was"), Text("申请的理由", "Grounds of the request")
ENDED = Text(
    "“{title}”一事（编号 {number}，{received}收到）的信访程序于{ended}终结。同一事实和理由不再受理；仍要做好解释、疏导和帮扶。（《信访工作条例》第三十六条、第三十七条）",
    "The procedure on the matter “{title}” (no. {number}, received on {received}) ended on {ended}. The same facts and reasons are not accepted again; explaining and help go on (Arts. 36, 37).",
)


LAPSED = Text(
    "“{title}”一事（编号 {number}，{received}收到）已经书面答复，申请{review}的期限{until}届满，没有申请。按照本单位的规定，信访程序于{ended}终结。",
    "The matter “{title}” (no. {number}, received on {received}) was answered in writing; nobody asked for the {review} by {until}, when the time for it was over. By the enterprise's own rule the procedure ended on {ended}.",
)
CARED_FOR = Text("终结以后，由{unit}{due}前上门看望、疏导帮扶，并记在案卷里。", "After the end {unit} goes to see the petitioner by {due}, explains and helps, and keeps it on file.")
OPINIONS = (DocumentKind.DECISION, DocumentKind.SPOT_REPLY, DocumentKind.REVIEW_DECISION, DocumentKind.FINAL_REVIEW_DECISION)


def _named(step: Step) -> dict[str, object]:
    """Return what the sentences name: the matter, which opinion is reviewed, and by which of the two reviews."""
    is_final = step.linked.kind == RecordKind.FINAL_REVIEW
    kind = RecordKind(step.linked.kind)
    return {
        **received(step.petition), "opinion": REVIEW_ZH if is_final else DECISION_ZH, "review": Text(kind.zh, kind.en),
        "asked": day(date.fromisoformat(step.linked.content["asked_on"])), "answering": answering_unit(step, step.linked.kind),
        "article": Text("第三十六条", "Art. 36") if is_final else Text("第三十五条", "Art. 35"),
        "handling": step.directory.units[step.dossier.responsible_unit_id],
    }  # fmt: skip


def _said(pattern: Text, named: dict[str, object]) -> dict[str, object]:
    """Return of the named things those for which a sentence has a gap."""
    return {name: value for name, value in named.items() if f"{{{name}}}" in pattern.zh}


def _request(step: Step, unit: UnitFacts, letter: Letter) -> None:
    named = _named(step)
    letter.paragraph(REQUESTED, **_said(REQUESTED, named))
    letter.heading(GROUNDS)
    letter.plain(step.linked.content["grounds"])
    if step.linked.content["why_late"]:
        letter.heading(Text("过了期限才申请的原因", "Why it is asked for late"))
        letter.plain(step.linked.content["why_late"])


def _opinion(step: Step, unit: UnitFacts, letter: Letter) -> None:
    content, named = step.linked.content, _named(step) | {"received": day(date.fromisoformat(step.linked.content["received_on"]))}
    outcome = ReviewOutcome(content["outcome"])
    letter.paragraph(REVIEWED, **_said(REVIEWED, named))
    letter.heading(GROUNDS)
    letter.plain(content["grounds"])
    letter.heading(Text("查明的事实和理由", "Facts found and reasons"))
    letter.plain(content["reasons"])
    letter.heading(Text("结论", "Outcome"))
    letter.paragraph(OUTCOMES[outcome], **_said(OUTCOMES[outcome], named))
    if content["order"]:
        letter.plain(content["order"])
    if outcome is ReviewOutcome.REMIT:
        letter.remedy(REDO)
    elif step.linked.kind == RecordKind.FINAL_REVIEW:
        letter.remedy(NO_MORE)
    else:
        above = step.directory.unit(unit.review_unit_id)
        outside = Text(unit.review_outside, unit.review_outside) if unit.review_outside else Text("再上一级单位", "the unit above that")
        letter.remedy(NEXT_FINAL, body=above or outside)


def _late(step: Step, unit: UnitFacts, letter: Letter) -> None:
    named, running = _named(step), step.dossier.clock("ask_final_review" if step.linked.kind == RecordKind.FINAL_REVIEW else "ask_review")
    until = Text(f"到{day(running.due_on).zh}为止", f"until {day(running.due_on).en}") if running else Text("已届满", "over")
    letter.paragraph(LATE, **_said(LATE, named), until=until)
    letter.plain(step.letter["reason"])
    letter.remedy(STILL, unit=unit)


def _transfer(step: Step, unit: UnitFacts, letter: Letter) -> None:
    named = _named(step)
    words = HANDED_ON if step.name.startswith("hand_on_") else HANDED
    letter.paragraph(words, **_said(words, named))
    letter.heading(GROUNDS)
    letter.plain(step.linked.content["grounds"])
    letter.heading(ANSWER_WAS)
    claims = (claim for claim in step.dossier.remaining if claim.path != Path.STUDY.value)
    letter.items((claim.text, claim.facts, claim.basis, Outcome(claim.outcome), claim.opinion) for claim in claims)
    letter.fields(
        (Text("申请日期", "Asked on"), named["asked"]), (Text("受送单位", "To"), step.linked.content["body"] or Text("上一级机关", "the body above")),
    )  # fmt: skip


def _ended(step: Step, unit: UnitFacts, letter: Letter) -> None:
    ended = day(step.letter["ended_on"])
    if right := step.letter.get("right"):
        review = Text(RecordKind.FINAL_REVIEW.zh, RecordKind.FINAL_REVIEW.en) if right.name == ASK_FINAL_REVIEW.name else Text(RecordKind.REVIEW.zh, RecordKind.REVIEW.en)
        letter.paragraph(LAPSED, **received(step.petition), review=review, until=day(right.due_on), ended=ended)
    else:
        letter.paragraph(ENDED, **received(step.petition), ended=ended)
    rows = [row for row in filing_away.papers(step) if row.kind in OPINIONS and not row.superseded_by]
    outside = [row.content for row in step.dossier.records if row.kind in (RecordKind.REVIEW, RecordKind.FINAL_REVIEW) and row.content.get("body") and row.content.get("number")]
    letter.heading(Text("走过的程序", "What the procedure was"))
    letter.numbered([
        *(letter.say(Text("{kind} {number}（{on}）", "{kind} {number} ({on})").fill(kind=DocumentKind(row.kind), number=row.number, on=day(local_day(row.issued_at)))) for row in rows),
        *(letter.say(Text("{body}的意见书 {number}（{on}送达）", "opinion {number} of {body} (served on {on})").fill(body=said["body"], number=said["number"], on=day(date.fromisoformat(said["served_on"])))) for said in outside),
    ])  # fmt: skip
    if (care := step.due_on(AFTER_CARE)) is not None:
        letter.paragraph(CARED_FOR, unit=unit, due=day(care))


def title(step: Step, kind: DocumentKind) -> Text | None:
    """Return the title where it is not that of the kind: an end because the time to ask passed unused is entered as that (期满登记)."""
    is_lapse = kind is DocumentKind.END_REGISTER and step.letter.get("right") is not None
    return Text("信访事项期满登记表", "Entry that the time to ask for a review passed") if is_lapse else None


BY_REVIEWER = frozenset({DocumentKind.REVIEW_DECISION, DocumentKind.FINAL_REVIEW_DECISION, DocumentKind.LATE_ADVICE})
BY_PETITIONER = frozenset({DocumentKind.REVIEW_REQUEST, DocumentKind.FINAL_REVIEW_REQUEST})
TO_UNIT = frozenset({DocumentKind.REVIEW_REQUEST, DocumentKind.FINAL_REVIEW_REQUEST, DocumentKind.REVIEW_TRANSFER, DocumentKind.END_REGISTER})


def signatory(step: Step) -> str:
    """Return the placeholder of whoever asks: the petitioner, or one of those who signed with him and asks alone."""
    return "{{member}}" if isinstance(step.actor, MemberActor) else "{{petitioner}}"


def addressee(step: Step, kind: DocumentKind) -> Text:
    """Return to whom a request or the file goes: the reviewing unit, or the body outside; the entry of the end to nobody."""
    if kind is DocumentKind.END_REGISTER:
        return Text("", "")
    unit, outside = step.directory.unit(step.linked.unit_id), step.linked.content["body"]
    name = Text(unit.zh, unit.en) if unit else Text(outside, outside) if outside else Text("上一级机关", "The body above")
    return Text(f"{name.zh}：", f"{name.en}:")


BODIES: dict[DocumentKind, Callable[[Step, UnitFacts, Letter], None]] = {
    DocumentKind.REVIEW_REQUEST: _request, DocumentKind.FINAL_REVIEW_REQUEST: _request, DocumentKind.REVIEW_DECISION: _opinion,
    DocumentKind.FINAL_REVIEW_DECISION: _opinion, DocumentKind.LATE_ADVICE: _late, DocumentKind.REVIEW_TRANSFER: _transfer,
    DocumentKind.END_REGISTER: _ended,
}  # fmt: skip
