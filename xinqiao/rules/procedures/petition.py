"""The life of a petition (信访事项): 《信访工作条例》 chapters 3 and 4, one row a step."""

from __future__ import annotations

from datetime import date

from xinqiao.rules.clocks import (
    ASK_FINAL_REVIEW,
    ASK_REVIEW,
    FIRST_CONTACT,
    HANDLE,
    OBJECT,
    REPORT,
    REPORT_TELL,
    STUDY,
    TELL,
    TELL_BY_UNIT,
)
from xinqiao.rules.facts import Seat
from xinqiao.rules.guards.answering import all_served
from xinqiao.rules.guards.ending import reopen_decided
from xinqiao.rules.guards.handling import no_mediation_open
from xinqiao.rules.guards.joint import leads_none
from xinqiao.rules.guards.oversight import no_oversight_open
from xinqiao.rules.guards.records import none_open
from xinqiao.rules.guards.reviews import cared_for, no_review_open
from xinqiao.rules.guards.sending import (
    hops_left,
    hops_used_up,
    in_other_hands,
    path_in,
    referral_declined,
    referral_not_declined,
    some_path_in,
)
from xinqiao.rules.guards.time_limits import contact_owed, left_a_way_to_reach, report_accepted
from xinqiao.rules.procedures.accusing import ACCUSING
from xinqiao.rules.procedures.answering import ANSWERING
from xinqiao.rules.procedures.at_once import AT_ONCE
from xinqiao.rules.procedures.clockwork import CLOCKWORK_STEPS
from xinqiao.rules.procedures.disposing import DISPOSING
from xinqiao.rules.procedures.ending import ENDING
from xinqiao.rules.procedures.following_up import FOLLOWING_UP
from xinqiao.rules.procedures.joining import JOINING
from xinqiao.rules.procedures.meeting_notes import MEETING_NOTES
from xinqiao.rules.procedures.receipt import RECEIPT_STEPS
from xinqiao.rules.procedures.referring_up import REFERRING_UP
from xinqiao.rules.procedures.reopening import REOPENING
from xinqiao.rules.procedures.serving import SERVING
from xinqiao.rules.procedures.urgency import URGENCY
from xinqiao.rules.procedures.who import DESK, PERSON, UNIT
from xinqiao.rules.procedures.withdrawal import WITHDRAWAL
from xinqiao.rules.terms import DIVERTING_PATHS, START, Duty, Party, Path, PromiseStatus, RecordKind, Term
from xinqiao.rules.terms import DocumentKind as D
from xinqiao.rules.terms import PetitionStatus as S
from xinqiao.rules.text import Text
from xinqiao.rules.transition import Branch, Procedure, Transition

WITH_UNIT: frozenset[Term] = frozenset({S.FORWARDED, S.ASSIGNED})
BEFORE_TRIAGE: frozenset[Term] = frozenset({S.REGISTERED, S.AWAITING_SUPPLEMENT})
OPEN: frozenset[Term] = frozenset(S) - {S.CLOSED, S.GOING_UP, S.GONE_UP}

PETITION = Procedure(
    "petition", S, date(2022, 5, 1),
    Transition(
        name="register", label=Text("登记", "register"), article="条例§21(2), §23(1)",
        source=frozenset({START}), target=S.REGISTERED,
        by=frozenset({Duty.INTAKE, Duty.COORDINATOR, Duty.OFFICE_HEAD, Duty.PETITIONER, Duty.CLOCKWORK}),
        starts=(TELL,), issues=(D.RECEIPT,), tells=(Party.PETITIONER, Party.DESK),
        branches=(
            Branch(
                name="handed_down", when=Text("上级转来", "handed down from above"), target=S.REGISTERED, starts=(TELL,),
                issues=(D.RECEIPT, D.INCOMING_RECORD), tells=(Party.PETITIONER, Party.DESK),
                story=Text("上级转来的这件事收到并登记了，回执已开出。", "The matter, handed down from above, was received and registered; a receipt was issued."),
            ),
        ),
        story=Text("收到这件事并登记，回执已开出。", "The matter was received and registered; a receipt was issued."),
    ),
    Transition(
        name="triage", label=Text("甄别", "triage"), article="条例§29, §30, §31",
        source=BEFORE_TRIAGE | {S.TRIAGED}, target=S.TRIAGED, by=DESK, guards=(leads_none,),
        branches=(
            Branch(
                name="accusation", when=Text("检举控告，或第 10 类", "an accusation, or category 10"),
                target=S.SEALED, stops=(TELL, TELL_BY_UNIT), starts=(REPORT_TELL,), issues=(D.SEALED_TRANSFER,),
                tells=(Party.PETITIONER, Party.DISCIPLINE),
                story=Text("已交给有权处理的部门，其他人看不到。", "Passed to the competent department; nobody else can see it."),
            ),
        ),
        story=Text("{office}看过了，正在确定由谁办。", "{office} has read it and is finding who is to deal with it."),
    ),
    Transition(
        name="ask_supplement", label=Text("通知补充材料", "ask for a supplement"), article="条例§19(1)",
        source=BEFORE_TRIAGE, target=S.AWAITING_SUPPLEMENT, by=DESK,
        issues=(D.SUPPLEMENT_NOTICE,), tells=(Party.PETITIONER,),
        story=Text("{office}请您补充材料。告知期限照常计算。", "{office} asks you for more. The time limit keeps running."),
    ),
    Transition(
        name="supplement", label=Text("补充材料", "supplement"), article="条例§19(1)",
        source=OPEN, target=None, by=PERSON | {Duty.INTAKE} | DESK | UNIT, seat=Seat.EITHER,
        tells=(Party.DESK, Party.HANDLING_UNIT),
        branches=(
            Branch(
                name="asked", when=Text("正在等补充材料", "a supplement was asked for"), target=S.REGISTERED,
                tells=(Party.DESK,), story=Text("收到补充的材料。", "The supplement was received."),
            ),
        ),
        story=Text("收到补充的材料。", "More material was received."),
    ),
    Transition(
        name="forward", label=Text("转送", "forward"), article="条例§23(1)",
        source=frozenset({S.TRIAGED}), target=S.FORWARDED, by=DESK, guards=(path_in(Path.OPINION, Path.STUDY), hops_left),
        issues=(D.WHERE_SENT_NOTICE, D.FORWARD_LETTER), supersedes=(D.WHERE_SENT_NOTICE,), tells=(Party.PETITIONER, Party.HANDLING_UNIT),
        story=Text("{office}转送{unit}办理。", "{office} forwarded it to {unit}."),
    ),
    Transition(
        name="assign", label=Text("交办", "assign"), article="条例§22(3), §23(1)",
        source=frozenset({S.TRIAGED}), target=S.ASSIGNED, by=DESK, guards=(path_in(Path.OPINION, Path.STUDY), hops_left),
        starts=(REPORT,), issues=(D.WHERE_SENT_NOTICE, D.ASSIGN_LETTER), supersedes=(D.WHERE_SENT_NOTICE,), tells=(Party.PETITIONER, Party.HANDLING_UNIT),
        story=Text("{office}交给{unit}办理，要求按期报告结果。", "{office} assigned it to {unit}, which must report the result."),
    ),
    Transition(
        name="designate", label=Text("指定承办单位", "name the handling unit"), article="条例§24, §28(1)",
        source=frozenset({S.TRIAGED}), target=S.ASSIGNED, by=frozenset({Duty.LEADER}), seat=Seat.OUTSIDE,
        guards=(path_in(Path.OPINION, Path.STUDY), hops_used_up), starts=(REPORT,), issues=(D.WHERE_SENT_NOTICE, D.ASSIGN_LETTER),
        supersedes=(D.WHERE_SENT_NOTICE,), tells=(Party.PETITIONER, Party.HANDLING_UNIT, Party.DESK),
        story=Text(
            "几个单位都没有办，上级领导指定{unit}办理，不能再退回。",
            "Several units did not deal with it: a leader named {unit}, which cannot return it.",
        ),
    ),
    Transition(
        name="take_back", label=Text("同意退回", "agree to the return"), article="条例§23(3)",
        source=WITH_UNIT, target=S.TRIAGED, by=DESK, guards=(referral_declined,), tells=(Party.HANDLING_UNIT,),
        issues=(D.OBJECTION_FINDING,), supersedes=(D.WHERE_SENT_NOTICE,), stops=(OBJECT,),  # C2 runs on for whoever ends up responsible: only a notice stops it
        story=Text("{unit}退回，{office}重新确定由谁办。", "{unit} returned it; {office} is finding who is to deal with it."),
    ),
    Transition(
        name="recall", label=Text("收回改派", "recall to send elsewhere"), article="条例§23(1), §28(1)",
        source=WITH_UNIT, target=S.TRIAGED, by=DESK, guards=(referral_not_declined,),
        stops=(OBJECT,), supersedes=(D.WHERE_SENT_NOTICE,), tells=(Party.HANDLING_UNIT,),
        story=Text("{office}从{unit}收回，重新确定由谁办。", "{office} recalled it from {unit} and is finding who is to deal with it."),
    ),
    Transition(  # part of naming whom it complains about
        name="take_away", label=Text("收回，另找单位", "take it back to find another unit"), article="条例§28(3), §30(3)",
        source=WITH_UNIT | {S.ACCEPTED, S.DRAFTED}, target=S.TRIAGED, by=DESK | {Duty.DISCIPLINE}, seat=Seat.OFFICES, is_inner=True,
        stops=(OBJECT, FIRST_CONTACT), supersedes=(D.WHERE_SENT_NOTICE,),
        story=Text("{office}从{unit}收回，重新确定由谁办。期限不变。", "{office} took it back from {unit} and is finding who is to deal with it. No day moves."),
    ),
    Transition(
        name="send_files", label=Text("补送材料", "send files after it"), article="条例§23(1), §30",
        source=WITH_UNIT | {S.ACCEPTED, S.DRAFTED, S.SIGNED, S.REPLIED, S.MERGED}, target=None, by=DESK, guards=(in_other_hands, referral_not_declined), tells=(Party.HANDLING_UNIT,),
        story=Text("{office}把您交的材料转给了{unit}。", "{office} passed files of yours to {unit}."),
    ),
    Transition(
        name="accept", label=Text("受理", "accept"), article="条例§23, §31(6)",
        source=WITH_UNIT | {S.TRIAGED}, target=S.ACCEPTED, by=UNIT, seat=Seat.UNIT,
        guards=(path_in(Path.OPINION, Path.STUDY), referral_not_declined),
        stops=(OBJECT,), starts=(HANDLE, FIRST_CONTACT), issues=(D.ACCEPTANCE_NOTICE,), tells=(Party.PETITIONER, Party.DESK),
        branches=(
            Branch(
                name="proposal", when=Text("建议意见（§29）：没有 60 日期限", "a proposal (§29): no 60-day clock"),
                target=S.ACCEPTED, stops=(OBJECT,), starts=(STUDY, FIRST_CONTACT), issues=(D.ACCEPTANCE_NOTICE,),
                tells=(Party.PETITIONER, Party.DESK),
                story=Text("{unit}收下了您的建议，正在研究。", "{unit} has taken up your proposal and is studying it."),
            ),
            Branch(
                name="mixed", when=Text("既有要求，又有建议：各走各的期限", "claims and proposals together: each has its own clock"),
                target=S.ACCEPTED, stops=(OBJECT,), starts=(HANDLE, STUDY, FIRST_CONTACT), issues=(D.ACCEPTANCE_NOTICE,),
                tells=(Party.PETITIONER, Party.DESK),
                story=Text(
                    "{unit}受理了您的要求，{due}前书面答复；您的建议一并研究。",
                    "{unit} accepted your claims and will answer in writing by {due}; your proposal is studied too.",
                ),
            ),
        ),
        story=Text("{unit}受理了，{due}前书面答复。", "{unit} accepted it and will answer in writing by {due}."),
    ),
    Transition(
        name="first_contact", label=Text("首次联系", "make the first contact"), article="条例§28(1), 内部规定",
        source=WITH_UNIT | {S.ACCEPTED, S.DRAFTED, S.SIGNED}, target=None, by=UNIT, seat=Seat.UNIT,
        guards=(contact_owed, left_a_way_to_reach), stops=(FIRST_CONTACT,),
        story=Text("{unit}和您联系过了。", "{unit} has been in touch with you."),
    ),
    Transition(
        name="refuse", label=Text("不予受理", "refuse"), article="条例§19(3), §23(1), §36(3)",
        source=frozenset({S.TRIAGED}), target=S.REFUSED, by=DESK, guards=(leads_none,), issues=(D.REFUSAL_NOTICE,), tells=(Party.PETITIONER,),
        story=Text("{office}：不归我们办，已书面告诉您理由和该找谁。", "{office}: not ours; reasons and the right door were given in writing."),
    ),
    Transition(
        name="divert", label=Text("导入其他程序", "divert"), article="条例§31(1)–(5)",
        source=frozenset({S.TRIAGED}), target=S.DIVERTED, by=DESK, guards=(some_path_in(*DIVERTING_PATHS), leads_none),
        issues=(D.PATH_NOTICE,), tells=(Party.PETITIONER,),
        branches=(
            Branch(  # the rest of the petition goes on, and its time to tell runs on
                name="partly", when=Text("还有别的诉求项", "other claims remain"), target=S.TRIAGED,
                issues=(D.PATH_NOTICE,), tells=(Party.PETITIONER,),
                story=Text(
                    "{office}：有的要求应走别的法定途径，已书面告诉您怎么走；其余的要求接着办。",
                    "{office}: another lawful path applies to part of it; you were told in writing how. The rest goes on.",
                ),
            ),
        ),
        story=Text("{office}：应走别的法定途径，已书面告诉您怎么走。", "{office}: another lawful path applies; you were told in writing how."),
    ),
    *AT_ONCE,
    *ANSWERING,
    *SERVING,
    *WITHDRAWAL,
    *REOPENING,
    *ACCUSING,
    *REFERRING_UP,
    *ENDING,
    *FOLLOWING_UP,
    *MEETING_NOTES,
    *JOINING,
    *URGENCY,
    *RECEIPT_STEPS,
    *CLOCKWORK_STEPS,
    *DISPOSING,
    Transition(
        name="close", label=Text("办结归档", "close"), article="条例§35, 内部规定",
        source=frozenset({S.REPLIED, S.REFUSED, S.DIVERTED, S.WITHDRAWN, S.ENDED}), target=S.CLOSED, by=DESK,
        guards=(all_served, report_accepted, reopen_decided, none_open(RecordKind.PROMISE, PromiseStatus.PROMISED), no_mediation_open, no_oversight_open, no_review_open, cared_for), stops=(ASK_REVIEW, ASK_FINAL_REVIEW), issues=(D.FILE_INDEX,), tells=(Party.PETITIONER,),
        story=Text("办结归档。", "Closed and archived."),
    ),
    Transition(
        name="remark", label=Text("留言", "write a remark"), article="条例§18(2)",
        source=frozenset(S) - {S.GOING_UP, S.GONE_UP}, target=None, by=PERSON | {Duty.DISCIPLINE} | DESK | UNIT, seat=Seat.EITHER,
        tells=(),
        branches=(
            Branch(name="asked", when=Text("反映人留言", "the petitioner writes"), tells=(Party.DESK, Party.HANDLING_UNIT),
                   story=Text("您留了言。", "You left a remark.")),
            Branch(name="answered", when=Text("工作人员留言", "staff write"), tells=(Party.PETITIONER,),
                   story=Text("工作人员给您留了言。", "Staff left you a remark.")),
            Branch(  # a remark is all that reaches whom the unit may not know
                name="contacted", when=Text("承办单位给匿名、保密的反映人首次留言", "the unit's first remark to an anonymous or confidential petitioner"),
                stops=(FIRST_CONTACT,), tells=(Party.PETITIONER,),
                story=Text("承办的工作人员给您留了言，和您联系。", "The staff in charge left you a remark to get in touch."),
            ),
        ),
        story=Text("留言。", "A remark."),
    ),
)  # fmt: skip
