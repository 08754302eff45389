"""What recusals, hearings, mediations and the units that help ask of whoever takes a step in them."""

from __future__ import annotations

from xinqiao.rules.facts import Facts
from xinqiao.rules.terms import Duty, FinalReviewStatus, RecordKind
from xinqiao.rules.terms_handling import OPEN_HEARING, OPEN_MEDIATION, PENDING_HEARING, HearingStatus
from xinqiao.rules.text import Text


def decides_on_another(facts: Facts) -> Text | None:
    """Refuse whoever the record is about: nobody decides on his own recusal (条例§28(3))."""
    if not facts.is_subject:
        return None
    return Text("这是您自己的回避，不能由您决定。", "This is about yourself: somebody else decides it.")


def investigation_reported(facts: Facts) -> Text | None:
    """Refuse an answer without a report of the investigation, where the enterprise asks for one (policy `report_needed`)."""
    if not facts.is_report_missing:
        return None
    return Text("本单位规定先写调查报告，再写答复。", "By your enterprise's own rule a report of the investigation comes before the answer.")


def no_mediation_open(facts: Facts) -> Text | None:
    """Refuse while a mediation waits for consent or goes on (条例§33)."""
    if not facts.records.get(RecordKind.MEDIATION, frozenset()) & OPEN_MEDIATION:
        return None
    return Text("有一个调解还没有结束：先写协议，或者记下没有谈成。", "A mediation is not over: settle it, or record that it failed.")


def no_hearing_open(facts: Facts) -> Text | None:
    """Refuse a second hearing while one is asked for, called, or its opinion is not written."""
    if not facts.records.get(RecordKind.HEARING, frozenset()) & OPEN_HEARING:
        return None
    return Text("已经有一个听证在办。", "A hearing is under way already.")


def hearing_over(facts: Facts) -> Text | None:
    """Refuse to sign while a hearing is called or its opinion is not written, for the answer rests on it; or while one that was asked for waits for a word."""
    standings = facts.records.get(RecordKind.HEARING, frozenset())
    if standings & PENDING_HEARING:
        return Text("听证还没有结束：听证意见写好以后，才能签发。", "A hearing is not over: the answer is signed once its opinion is written.")
    if HearingStatus.ASKED in standings:
        return Text("反映人要求听证，还没有答复他：先决定听不听证，再签发。", "The petitioner asked for a hearing and has no answer yet: decide on it first, then sign.")
    return None


def review_hearing_called(facts: Facts) -> Text | None:
    """Refuse to let the time limit of the final review rest without a hearing that was called (条例§36(2))."""
    if facts.records.get(RecordKind.HEARING, frozenset()) & PENDING_HEARING:
        return None
    return Text("先通知复核听证，写明日子、地点和主持人，期限才能停。", "Call the hearing first, with day, place and chair; only then the time limit rests.")


def review_hearing_finished(facts: Facts) -> Text | None:
    """Refuse to go on with the final review while its hearing is called, or its opinion is not written (条例§36(2))."""
    if not facts.records.get(RecordKind.HEARING, frozenset()) & PENDING_HEARING:
        return None
    return Text("复核的听证还没有结束：先写听证意见，或者取消听证。", "The hearing of the final review is not over: write its opinion, or cancel it, first.")


def review_hearing_held(facts: Facts) -> Text | None:
    """Refuse to let the time limit of the final review run on while its hearing is called and not held (条例§36(2))."""
    if HearingStatus.CALLED not in facts.records.get(RecordKind.HEARING, frozenset()):
        return None
    return Text("复核的听证还没有举行：举行或者取消以后，期限才继续。", "The hearing of the final review is not held yet: the time limit runs on once it is held, or cancelled.")


def heard_impartially(facts: Facts) -> Text | None:
    """Refuse whoever investigated or handled the matter: its chair, or somebody who did not, writes what the hearing concludes (条例§31(6))."""
    if facts.is_subject or not facts.has_handled:
        return None
    return Text("您办过或者调查过这件事：听证意见由主持人写，或者由没有办过的人写。", "You handled or investigated this: the chair writes the opinion, or somebody who did not.")


def finally_reviewing(facts: Facts) -> Text | None:
    """Refuse whoever is not head in the unit that finally reviews the matter now (条例§36(2))."""
    reviewing = facts.records.get(RecordKind.FINAL_REVIEW, frozenset()) & {FinalReviewStatus.UNDER_REVIEW, FinalReviewStatus.HEARING}
    if reviewing and facts.reviewing_duties & {Duty.UNIT_HEAD, Duty.OFFICE_HEAD}:
        return None
    return Text("正在复核这件事的单位，由它的负责人在复核中通知听证。", "Only the head of the unit that finally reviews the matter now holds a hearing in the final review.")
