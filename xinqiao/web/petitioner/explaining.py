"""The time limits and the words, taken from the rules and said plainly."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy

from xinqiao.rules.clocks import (
    AFTER_CARE,
    ASK_FINAL_REVIEW,
    ASK_REVIEW,
    CALL_BACK,
    CLOCKS,
    EXTENSION_CAP_DAYS,
    FINAL_REVIEW,
    FIRST_CONTACT,
    HANDLE,
    READ_REOPEN,
    REPORT_RESULT,
    REPORT_TELL,
    REVIEW,
    STUDY,
    TELL,
    TELL_BY_UNIT,
    Clock,
)
from xinqiao.rules.procedures.petition import PETITION
from xinqiao.rules.terms import DocumentKind, Path, Secrecy, Term
from xinqiao.rules.terms import PetitionStatus as S
from xinqiao.rules.text import Text

SHOWN: tuple[tuple[Clock, Any], ...] = (
    (TELL, gettext_lazy("告诉您由谁办")), (TELL_BY_UNIT, gettext_lazy("告诉您受理不受理")), (HANDLE, gettext_lazy("书面答复您")),
    (STUDY, gettext_lazy("答复您的建议")), (ASK_REVIEW, gettext_lazy("您不同意，可以申请复查")), (REVIEW, gettext_lazy("复查以后书面答复您")),
    (ASK_FINAL_REVIEW, gettext_lazy("不服复查，可以申请复核")), (FINAL_REVIEW, gettext_lazy("复核以后书面答复您")),
)  # fmt: skip
AWAITED: dict[str, Any] = {clock.name: what for clock, what in SHOWN} | {
    REPORT_TELL.name: gettext_lazy("告诉您受理情况"), READ_REOPEN.name: gettext_lazy("看您要求重新办的理由"),
    FIRST_CONTACT.name: gettext_lazy("和您联系"), AFTER_CARE.name: gettext_lazy("来看您"), REPORT_RESULT.name: gettext_lazy("告诉您结果"),
    CALL_BACK.name: gettext_lazy("问您真正解决了没有"),
}  # fmt: skip
SOURCES = (
    Text("纪检监察机关处理检举控告工作规则", "Rules of the discipline authorities on accusations"), Text("条例", "Regulation"),
    Text("个人信息保护法", "Personal Information Protection Law"), Text("内部规定", "our own rule"), Text("劳动争议调解仲裁法", "Labour Dispute Mediation and Arbitration Law"),
)  # fmt: skip
WORDS: tuple[Term, ...] = (*Secrecy, *(kind for kind in DocumentKind if kind.plain), Path.OPINION, Path.STUDY)
PLAIN_EN: dict[Term, str] = {
    Secrecy.REAL_NAME: "The people who handle it know who you are and can ask you directly",
    Secrecy.CONFIDENTIAL: "Your name is locked away; the handling unit cannot see it",
    Secrecy.ANONYMOUS: "No name is left; you talk to us with number and query code",
    DocumentKind.RECEIPT: "Proves that we received it",
    DocumentKind.WHERE_SENT_NOTICE: "Tells you who was given the matter",
    DocumentKind.ACCEPTANCE_NOTICE: "Tells you that it is accepted and by which day you are answered",
    DocumentKind.REFUSAL_NOTICE: "Tells you why it is not ours and where to go",
    DocumentKind.PATH_NOTICE: "Tells you which lawful way to go",
    DocumentKind.SUPPLEMENT_NOTICE: "Asks you for a little more",
    DocumentKind.EXTENSION_NOTICE: "Tells you how many more days are needed, and why",
    DocumentKind.MERGE_NOTICE: "Tells you that it is handled together with another matter",
    DocumentKind.WITHDRAWAL_NOTICE: "Proves that you withdrew of your own free will",
    DocumentKind.REOPEN_NOTICE: "Tells you why it is done anew",
    DocumentKind.DECISION: "The written answer",
    DocumentKind.PROPOSAL_REPLY: "The answer to a proposal",
    DocumentKind.SPOT_REPLY: "The written answer given to you on the spot",
    DocumentKind.PROOF_OF_SERVICE: "Proves that the paper reached you",
    Path.OPINION: "The unit looks into it and answers in writing",
    Path.STUDY: "It is studied, and you are told whether it is adopted",
}
STEPS: dict[str, Text] = {
    "forward": Text("把您说的事交给该办的单位。", "What you told us is given to the unit that has to deal with it."),
    "assign": Text("交给该办的单位，它还要把办的结果报回来。", "It is given to the unit, which must also report back what it did."),
    "accept": Text("单位答应办这件事了，从这天起算答复的天数。", "The unit takes the matter on; the days for the answer count from then."),
    "serve": Text("书面的答复到了您手里。您在网上打开，也算。", "The written answer has reached you. Opening it here counts too."),
    "close": Text("这件事办完了，材料收好存起来。", "The matter is finished and its papers are kept."),
}
WHAT_A_REVIEW_IS = Text("您不同意书面答复，可以请上一级单位再查一遍。", "If you do not agree with the written answer, a higher unit looks at it again.")
BY_STANDING: dict[S, tuple[str, ...]] = {
    S.REGISTERED: ("accept",), S.TRIAGED: ("accept",), S.FORWARDED: ("forward", "accept"), S.ASSIGNED: ("assign", "accept"),
    S.ACCEPTED: ("accept",), S.DRAFTED: ("accept",), S.SIGNED: ("serve", "review"), S.REPLIED: ("review",), S.CLOSED: ("close",),
    S.ENDED: ("review", "close"),
}  # fmt: skip


def words_of(standing: Term) -> list[dict[str, Any]]:
    """Return the official words that a page about a matter standing there uses, with what they mean."""
    return [_word(name) for name in BY_STANDING.get(S(standing), ())]


def _word(step: str) -> dict[str, Any]:
    """The word is the one the table uses; that of the review is the name of its time limit."""
    if step == "review":
        return {"term": Text(ASK_REVIEW.zh, ASK_REVIEW.en), "plain": WHAT_A_REVIEW_IS}
    return {"term": PETITION.by_name[step].label, "plain": STEPS[step]}


def time_limits() -> list[dict[str, Any]]:
    """Return what takes how long, and by which rule; the figures are those the clocks run by."""
    return [
        {"what": what, "days": clock.days, "working": clock.working, "reason": clock.reason, "article": source(clock)}
        for clock, what in SHOWN
        if clock.name in CLOCKS
    ]


def source(clock: Clock) -> Text:
    """Return by which rule it is counted."""
    english = clock.article
    for name in SOURCES:
        english = english.replace(name.zh, f"{name.en} ({name.zh}) ")
    return Text(clock.article, english.strip())


def awaited(clock: Clock) -> Any:
    """Return what the petitioner waits for until the day of this clock."""
    return AWAITED.get(clock.name, Text(clock.zh, clock.en))


def extension_days() -> int:
    """Return by how many days an answer may be put off at most."""
    return EXTENSION_CAP_DAYS


def glossary() -> list[dict[str, Any]]:
    """Return official words with what they mean."""
    return [*({"term": term, "plain": plain(term)} for term in WORDS), *(_word(step) for step in (*STEPS, "review"))]


def plain(term: Term) -> Text:
    """Return what an official term means, in both languages."""
    return Text(term.plain, PLAIN_EN.get(term, term.en))
