"""The time limits and the words, taken from the rules and said plainly."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy

from xinqiao.rules.clocks import (
    ASK_REVIEW,
    CLOCKS,
    EXTENSION_CAP_DAYS,
    HANDLE,
    REPORT_TELL,
    STUDY,
    TELL,
    TELL_BY_UNIT,
    Clock,
)
from xinqiao.rules.terms import DocumentKind, Path, Secrecy, Term
from xinqiao.rules.text import Text

SHOWN: tuple[tuple[Clock, Any], ...] = (
    (TELL, gettext_lazy("告诉您由谁办")), (TELL_BY_UNIT, gettext_lazy("告诉您受理不受理")), (HANDLE, gettext_lazy("书面答复您")),
    (STUDY, gettext_lazy("答复您的建议")), (ASK_REVIEW, gettext_lazy("您不同意，可以申请复查")),
)  # fmt: skip
AWAITED: dict[str, Any] = {clock.name: what for clock, what in (*SHOWN, (REPORT_TELL, gettext_lazy("告诉您受理情况")))}
SOURCES = (
    ("纪检监察机关处理检举控告工作规则", "Rules of the discipline authorities on accusations"), ("条例", "Regulation"),
    ("内部规定", "our own rule"),
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
    DocumentKind.DECISION: "The written answer",
    DocumentKind.PROPOSAL_REPLY: "The answer to a proposal",
    DocumentKind.PROOF_OF_SERVICE: "Proves that the paper reached you",
    Path.OPINION: "The unit looks into it and answers in writing",
    Path.STUDY: "It is studied, and you are told whether it is adopted",
}


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
    for chinese, name in SOURCES:
        english = english.replace(chinese, f"{name} ({chinese}) ")
    return Text(clock.article, english.strip())


def awaited(clock: Clock) -> Any:
    """Return what the petitioner waits for until the day of this clock."""
    return AWAITED.get(clock.name, Text(clock.zh, clock.en))


def extension_days() -> int:
    """Return by how many days an answer may be put off at most."""
    return EXTENSION_CAP_DAYS


def glossary() -> list[dict[str, Any]]:
    """Return official words with what they mean."""
    return [{"term": term, "plain": plain(term)} for term in WORDS]


def plain(term: Term) -> Text:
    """Return what an official term means, in both languages."""
    return Text(term.plain, PLAIN_EN.get(term, term.en))
