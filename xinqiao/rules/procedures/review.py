"""复查、复核: two linked records with tables of the same shape, the second with a hearing in which its time limit rests (条例§35, §36)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xinqiao.rules.clocks import ASK_FINAL_REVIEW, ASK_REVIEW, DECIDE_LATE, FINAL_REVIEW, REVIEW, Clock
from xinqiao.rules.facts import Guard, Seat
from xinqiao.rules.guards.answering import signer_did_not_draft
from xinqiao.rules.guards.handling import review_hearing_called, review_hearing_finished, review_hearing_held
from xinqiao.rules.guards.records import petition_in
from xinqiao.rules.guards.reviews import (
    answer_reviewable,
    did_not_handle,
    no_review_open,
    nobody_left,
    not_finally_reviewed,
    not_reviewed_yet,
    reviewed_first,
)
from xinqiao.rules.procedures.who import DESK, HEAD, PERSON, UNIT
from xinqiao.rules.terms import START, DocumentKind, Duty, FinalReviewStatus, Party, ReviewStatus
from xinqiao.rules.terms import DocumentKind as D
from xinqiao.rules.terms import PetitionStatus as P
from xinqiao.rules.text import Text
from xinqiao.rules.transition import Branch, Procedure, Transition

ADMITS = frozenset({Duty.LEADER, Duty.UNIT_HEAD})
INNER = PERSON | {Duty.INTAKE, Duty.CLOCKWORK, Duty.LEADER} | DESK | UNIT | HEAD  # within another step, whoever takes that
ANSWERED = petition_in(P.REPLIED, P.CLOSED, P.ENDED)
TOLD = (Party.PETITIONER, Party.DESK, Party.HANDLING_UNIT, Party.RECORD_UNIT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """What is different between the review and the final review."""

    suffix: str  # of the steps' names
    zh: str
    en: str
    article: str
    statuses: type[ReviewStatus] | type[FinalReviewStatus]
    right: Clock  # the petitioner's time to ask
    limit: Clock  # ours to decide
    request: DocumentKind
    decision: DocumentKind
    before: tuple[Guard, ...]  # what must have gone before
    signing: tuple[Guard, ...] = ()  # what must be over before the opinion is signed


def _asking(level: Level) -> tuple[Transition, ...]:
    s, zh, en = level.statuses, level.zh, level.en
    return (
        Transition(
            name=f"ask_{level.suffix}", label=Text(f"申请{zh}", f"ask for the {en}"), article=level.article,
            source=frozenset({START}), target=s.UNDER_REVIEW, by=PERSON | {Duty.MEMBER, Duty.INTAKE} | DESK,
            guards=(ANSWERED, answer_reviewable, no_review_open, *level.before), stops=(level.right,), starts=(level.limit,),
            issues=(level.request,), tells=TOLD,
            branches=(
                Branch(
                    name="late", when=Text("申请期限已过", "the time to ask is over"), target=s.LATE, starts=(DECIDE_LATE,), issues=(level.request,),
                    tells=TOLD,
                    story=Text(f"您申请{zh}，但期限已过；您写的理由，负责人{{due}}前看过并决定要不要{zh}。", f"You asked for the {en} after the time limit; a leader reads your reasons and decides by {{due}}."),
                ),
                Branch(
                    name="outside", when=Text("内部没有上一级单位", "no unit above inside the enterprise"), target=s.OUTSIDE,
                    stops=(level.right,), issues=(level.request, D.REVIEW_TRANSFER), tells=(Party.PETITIONER, Party.DESK),
                    story=Text(f"您申请{zh}。由外面的上级机关{zh}，{{office}}把案卷送过去。", f"You asked for the {en}. A body outside decides it; {{office}} hands the file over."),
                ),
            ),
            story=Text(f"您申请{zh}。{{unit}}另派没有办过这件事的人{zh}，{{due}}前书面答复您。", f"You asked for the {en}. People of {{unit}} who did not handle it look at it again and answer in writing by {{due}}."),
        ),
        Transition(
            name=f"admit_late_{level.suffix}", label=Text(f"同意逾期{zh}", f"admit the late request for the {en}"), article=f"{level.article}, 内部规定",
            source=frozenset({s.LATE}), target=s.UNDER_REVIEW, by=ADMITS, seat=Seat.RECORD, guards=(did_not_handle,), stops=(DECIDE_LATE, level.right), starts=(level.limit,), tells=TOLD,
            story=Text(f"期限虽然过了，理由成立，同意{zh}，{{due}}前书面答复您。", "The request came late, but the reasons hold: it is taken up, and you are answered by {due}."),
        ),
        Transition(
            name=f"decline_late_{level.suffix}", label=Text(f"逾期不予{zh}", f"do not take the late request for the {en} up"), article=f"{level.article}, 内部规定",
            source=frozenset({s.LATE}), target=s.DECLINED, by=ADMITS, seat=Seat.RECORD, guards=(did_not_handle,), stops=(DECIDE_LATE,), issues=(D.LATE_ADVICE,),
            tells=(Party.PETITIONER, Party.DESK, Party.RECORD_UNIT),
            story=Text(f"申请{zh}的期限过了，没有同意{zh}；还可以怎么办，书面告诉您了。", f"The time to ask for the {en} was over and it was not taken up; you were told in writing what else you can do."),
        ),
        Transition(
            name=f"drop_{level.suffix}", label=Text(f"撤回{zh}申请", f"withdraw the request for the {en}"), article=level.article,
            source=frozenset({s.LATE, s.UNDER_REVIEW}), target=s.DROPPED, by=PERSON, seat=Seat.RECORD, stops=(DECIDE_LATE, level.limit),
            tells=(Party.DESK, Party.HANDLING_UNIT, Party.RECORD_UNIT),
            story=Text(f"您撤回了{zh}申请。", f"You withdrew your request for the {en}."),
        ),
    )  # fmt: skip


def _handing_on(level: Level) -> Transition:
    """Where everybody who could decide had a part in the matter: the next unit of the line above that has others, else a body outside."""
    s, zh, en = level.statuses, level.zh, level.en
    return Transition(
        name=f"hand_on_{level.suffix}", label=Text(f"转给别的单位{zh}", f"hand the {en} to another unit"), article=f"{level.article}, 内部规定",
        source=frozenset({s.LATE, s.UNDER_REVIEW, s.DRAFTED}), target=s.UNDER_REVIEW, by=DESK, guards=(nobody_left,), tells=TOLD,
        branches=(
            Branch(
                name="late", when=Text("逾期申请还没有决定", "a late request is not decided on yet"), target=s.LATE, tells=TOLD,
                story=Text("您写的理由，改由{unit}的负责人看：原来的单位里能决定的人都参与过这件事。", "A leader of {unit} reads your reasons instead: those who could decide before had a part in the matter."),
            ),
            Branch(
                name="outside", when=Text("内部没有别的单位", "no other unit inside the enterprise"), target=s.OUTSIDE, stops=(level.right, level.limit, DECIDE_LATE),
                issues=(D.REVIEW_TRANSFER,), tells=(Party.PETITIONER, Party.DESK, Party.HANDLING_UNIT),
                story=Text(f"单位内部能{zh}的人都参与过这件事，改由外面的上级机关{zh}，{{office}}把案卷送过去。", f"All who could decide the {en} inside had a part in the matter. A body outside decides it; {{office}} hands the file over."),
            ),
        ),
        story=Text(f"{zh}改由{{unit}}办：原来的单位里能{zh}的人都参与过这件事。答复您的期限不变。", f"The {en} is now with {{unit}}: those who could decide it before had a part in the matter. You are answered by the same day."),
    )  # fmt: skip


def _deciding(level: Level) -> tuple[Transition, ...]:
    s, zh, en = level.statuses, level.zh, level.en
    return (
        Transition(
            name=f"draft_{level.suffix}", label=Text(f"拟{zh}意见", f"draft the opinion of the {en}"), article=level.article,
            source=frozenset({s.UNDER_REVIEW, s.DRAFTED}), target=s.DRAFTED, by=UNIT, seat=Seat.RECORD, guards=(did_not_handle,),
            story=Text(f"{{unit}}写好了{zh}意见，等负责人签字。", f"{{unit}} has drafted the opinion of the {en}; the head is to sign it."),
        ),
        Transition(
            name=f"return_{level.suffix}", label=Text(f"退回重写{zh}意见", f"send the opinion of the {en} back"), article=level.article,
            source=frozenset({s.DRAFTED}), target=s.UNDER_REVIEW, by=HEAD, seat=Seat.RECORD, guards=(did_not_handle,),
            story=Text(f"{{unit}}负责人要求把{zh}意见写得更清楚。", f"The head of {{unit}} asked for a better opinion of the {en}."), is_public=False,
        ),
        Transition(
            name=f"sign_{level.suffix}", label=Text(f"签发{zh}意见书", f"sign the opinion of the {en}"), article=level.article,
            source=frozenset({s.DRAFTED}), target=s.SIGNED, by=HEAD, seat=Seat.RECORD, guards=(did_not_handle, signer_did_not_draft, *level.signing),
            issues=(level.decision,), tells=(Party.PETITIONER, Party.DESK, Party.HANDLING_UNIT),
            story=Text(f"{{unit}}负责人签发了{zh}意见书。", f"The head of {{unit}} signed the opinion of the {en}."),
        ),
        Transition(
            name=f"conclude_{level.suffix}", label=Text(f"{zh}意见已送达", f"the opinion of the {en} was served"), article=level.article,
            source=frozenset({s.SIGNED}), target=s.REVIEWED, by=INNER, seat=Seat.EITHER, is_inner=True, is_public=False,
            starts=(ASK_FINAL_REVIEW,) if level.right is ASK_REVIEW else (),
            branches=(
                Branch(
                    name="remitted", when=Text("撤销，责令重办", "set aside, to be done anew"), target=s.REVIEWED,
                    story=Text("原来的意见撤销了，要重新办。", "The answer was set aside and must be done anew."),
                ),
            ),
            story=Text(f"{zh}意见送到了。", f"The opinion of the {en} reached the petitioner."),
        ),
        Transition(
            name=f"record_outside_{level.suffix}", label=Text(f"登记外部{zh}结果", f"enter the outcome of the {en} outside"), article=level.article,
            source=frozenset({s.OUTSIDE}), target=s.REVIEWED, by=DESK, starts=(ASK_FINAL_REVIEW,) if level.right is ASK_REVIEW else (),
            tells=(Party.PETITIONER, Party.HANDLING_UNIT),
            branches=(
                Branch(
                    name="remitted", when=Text("撤销，责令重办", "set aside, to be done anew"), target=s.REVIEWED, tells=(Party.PETITIONER, Party.HANDLING_UNIT),
                    story=Text(f"外面的上级机关{zh}后撤销了原来的意见，要重新办。", "The body outside set the answer aside; it must be done anew."),
                ),
            ),
            story=Text(f"外面的上级机关{zh}过了，结果记在这里。", f"The body outside has decided the {en}; the outcome is on file."),
        ),
        Transition(
            name=f"close_outside_{level.suffix}", label=Text(f"登记外部不予{zh}", f"enter that the {en} outside did not take place"), article=level.article,
            source=frozenset({s.OUTSIDE}), target=s.DECLINED, by=DESK, tells=(Party.PETITIONER, Party.HANDLING_UNIT),
            story=Text(f"外面的上级机关没有{zh}，原因写给您了。", f"The body outside did not deal with the {en}; you were written why."),
        ),
    )  # fmt: skip


def _table(level: Level, *more: Transition) -> Procedure:
    kind = level.suffix
    return Procedure(kind, level.statuses, date(2022, 5, 1), *_asking(level), _handing_on(level), *more, *_deciding(level))


REVIEW_TABLE = _table(
    Level(
        suffix="review", zh="复查", en="review", article="条例§35", statuses=ReviewStatus, right=ASK_REVIEW, limit=REVIEW,
        request=D.REVIEW_REQUEST, decision=D.REVIEW_DECISION, before=(not_reviewed_yet,),
    )
)  # fmt: skip
FINAL_REVIEW_TABLE = _table(
    Level(
        suffix="final_review", zh="复核", en="final review", article="条例§36", statuses=FinalReviewStatus, right=ASK_FINAL_REVIEW,
        limit=FINAL_REVIEW, request=D.FINAL_REVIEW_REQUEST, decision=D.FINAL_REVIEW_DECISION, before=(reviewed_first, not_finally_reviewed), signing=(review_hearing_finished,),
    ),
    Transition(  # the one clock that the law lets rest: within the call of the hearing
        name="pause_for_hearing", label=Text("复核听证开始，期限停止", "let the time limit rest for a hearing"), article="条例§36(2)",
        source=frozenset({FinalReviewStatus.UNDER_REVIEW}), target=FinalReviewStatus.HEARING, by=HEAD, seat=Seat.RECORD,
        guards=(did_not_handle, review_hearing_called), is_inner=True,
        story=Text("{unit}决定听证。听证的天数不算在复核的期限里。", "{unit} holds a hearing; its days are not counted in the time limit."),
    ),
    Transition(
        name="resume_after_hearing", label=Text("听证结束，期限继续", "let the time limit run on after the hearing"), article="条例§36(2)",
        source=frozenset({FinalReviewStatus.HEARING}), target=FinalReviewStatus.UNDER_REVIEW, by=HEAD | UNIT, seat=Seat.RECORD,
        guards=(review_hearing_held,), is_inner=True,
        story=Text("听证结束了，{due}前书面答复您。", "The hearing is over; you are answered in writing by {due}."),
    ),
)  # fmt: skip
