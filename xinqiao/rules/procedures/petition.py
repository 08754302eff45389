"""The life of a petition (信访事项): 《信访工作条例》 chapters 3 and 4, one row a step."""

from __future__ import annotations

from datetime import date

from xinqiao.rules.clocks import (
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
from xinqiao.rules.procedures.at_once import AT_ONCE
from xinqiao.rules.procedures.clockwork import CLOCKWORK_STEPS
from xinqiao.rules.procedures.following_up import FOLLOWING_UP
from xinqiao.rules.procedures.reopening import REOPENING
from xinqiao.rules.procedures.who import DESK, HEAD, PERSON, UNIT
from xinqiao.rules.procedures.withdrawal import WITHDRAWAL
from xinqiao.rules.terms import DIVERTING_PATHS, START, Duty, Party, Path, Term
from xinqiao.rules.terms import DocumentKind as D
from xinqiao.rules.terms import PetitionStatus as S
from xinqiao.rules.text import Text
from xinqiao.rules.transition import (
    Branch,
    Procedure,
    Seat,
    Transition,
    all_served,
    contact_owed,
    every_claim_concluded,
    extension_asked,
    extension_left,
    extension_not_asked,
    in_time,
    left_a_way_to_reach,
    path_in,
    referral_declined,
    referral_not_declined,
    reopen_decided,
    report_accepted,
    signer_did_not_draft,
    some_path_in,
    something_to_serve,
)

WITH_UNIT: frozenset[Term] = frozenset({S.FORWARDED, S.ASSIGNED})
BEFORE_TRIAGE: frozenset[Term] = frozenset({S.REGISTERED, S.AWAITING_SUPPLEMENT})
OPEN: frozenset[Term] = frozenset(S) - {S.CLOSED}
SERVABLE: frozenset[Term] = OPEN - {S.SEALED}  # what is closed was served whole

UNTOLD = Text(
    "没有留下能送达的姓名或住址，{documents}放在这里，您随时可以看。",
    "No name or address was left to deliver to: {documents} can be read here at any time.",
)

PETITION = Procedure(
    "petition", S, date(2022, 5, 1),
    Transition(
        name="register", label=Text("登记", "register"), article="条例§21(2), §23(1)",
        source=frozenset({START}), target=S.REGISTERED,
        by=frozenset({Duty.INTAKE, Duty.COORDINATOR, Duty.OFFICE_HEAD, Duty.PETITIONER, Duty.CLOCKWORK}),
        starts=(TELL,), issues=(D.RECEIPT,), tells=(Party.PETITIONER, Party.DESK),
        story=Text("收到这件事并登记，回执已开出。", "The matter was received and registered; a receipt was issued."),
    ),
    Transition(
        name="triage", label=Text("甄别", "triage"), article="条例§29, §30, §31",
        source=BEFORE_TRIAGE | {S.TRIAGED}, target=S.TRIAGED, by=DESK,
        branches=(
            Branch(
                name="accusation", when=Text("检举控告，或第 10 类", "an accusation, or category 10"),
                target=S.SEALED, stops=(TELL, TELL_BY_UNIT), starts=(REPORT_TELL,), tells=(Party.PETITIONER, Party.DISCIPLINE),
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
        source=frozenset({S.TRIAGED}), target=S.FORWARDED, by=DESK, guards=(path_in(Path.OPINION, Path.STUDY),),
        issues=(D.WHERE_SENT_NOTICE,), tells=(Party.PETITIONER, Party.HANDLING_UNIT),
        story=Text("{office}转送{unit}办理。", "{office} forwarded it to {unit}."),
    ),
    Transition(
        name="assign", label=Text("交办", "assign"), article="条例§22(3), §23(1)",
        source=frozenset({S.TRIAGED}), target=S.ASSIGNED, by=DESK, guards=(path_in(Path.OPINION, Path.STUDY),),
        starts=(REPORT,), issues=(D.WHERE_SENT_NOTICE,), tells=(Party.PETITIONER, Party.HANDLING_UNIT),
        story=Text("{office}交给{unit}办理，要求按期报告结果。", "{office} assigned it to {unit}, which must report the result."),
    ),
    Transition(
        name="take_back", label=Text("同意退回", "agree to the return"), article="条例§23(3)",
        source=WITH_UNIT, target=S.TRIAGED, by=DESK, guards=(referral_declined,), tells=(Party.HANDLING_UNIT,),
        stops=(OBJECT,),  # C2 runs on for whoever ends up responsible: only a notice stops it
        story=Text("{unit}退回，{office}重新确定由谁办。", "{unit} returned it; {office} is finding who is to deal with it."),
    ),
    Transition(
        name="recall", label=Text("收回改派", "recall to send elsewhere"), article="条例§23(1), §28(1)",
        source=WITH_UNIT, target=S.TRIAGED, by=DESK, guards=(referral_not_declined,),
        stops=(OBJECT,), tells=(Party.HANDLING_UNIT,),
        story=Text("{office}从{unit}收回，重新确定由谁办。", "{office} recalled it from {unit} and is finding who is to deal with it."),
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
        source=frozenset({S.TRIAGED}), target=S.REFUSED, by=DESK, issues=(D.REFUSAL_NOTICE,), tells=(Party.PETITIONER,),
        story=Text("{office}：不归我们办，已书面告诉您理由和该找谁。", "{office}: not ours; reasons and the right door were given in writing."),
    ),
    Transition(
        name="divert", label=Text("导入其他程序", "divert"), article="条例§31(1)–(5)",
        source=frozenset({S.TRIAGED}), target=S.DIVERTED, by=DESK, guards=(some_path_in(*DIVERTING_PATHS),),
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
    Transition(
        name="ask_extension", label=Text("申请延期", "ask for an extension"), article="条例§34",
        source=frozenset({S.ACCEPTED}), target=None, by=UNIT, seat=Seat.UNIT,
        guards=(some_path_in(Path.OPINION), in_time(HANDLE), extension_not_asked, extension_left),
        story=Text("{unit}申请延长办理 {days} 日。", "{unit} asked for {days} more days."), is_public=False,
    ),
    Transition(
        name="extend", label=Text("批准延期", "approve the extension"), article="条例§34",
        source=frozenset({S.ACCEPTED}), target=None, by=HEAD, seat=Seat.UNIT,
        guards=(extension_asked, in_time(HANDLE), extension_left),
        issues=(D.EXTENSION_NOTICE,), tells=(Party.PETITIONER,),
        story=Text("情况复杂，{unit}负责人批准延长 {days} 日，{due} 前答复。", "It is complex: the head of {unit} granted {days} more days, to {due}."),
    ),
    Transition(
        name="deny_extension", label=Text("不批准延期", "deny the extension"), article="条例§34",
        source=frozenset({S.ACCEPTED}), target=None, by=HEAD, seat=Seat.UNIT, guards=(extension_asked,),
        story=Text("{unit}负责人没有批准延期。", "The head of {unit} did not grant the extension."), is_public=False,
    ),
    Transition(
        name="reply", label=Text("拟处理意见", "draft the answer"), article="条例§32",
        source=frozenset({S.ACCEPTED, S.DRAFTED}), target=S.DRAFTED, by=UNIT, seat=Seat.UNIT,
        guards=(path_in(Path.OPINION, Path.STUDY), extension_not_asked),
        story=Text("{unit}写好了答复，等负责人签字。", "{unit} has drafted the answer; the head is to sign it."),
    ),
    Transition(
        name="return_draft", label=Text("退回重写", "send the draft back"), article="条例§32",
        source=frozenset({S.DRAFTED}), target=S.ACCEPTED, by=HEAD, seat=Seat.UNIT,
        branches=(
            Branch(
                name="at_once", when=Text("当场答复的草稿", "the draft of an answer on the spot"), target=S.TRIAGED,
                story=Text("{unit}负责人认为不宜当场答复，或者要写得更清楚。", "The head of {unit} wants it better, or not answered on the spot."),
            ),
        ),
        story=Text("{unit}负责人要求把答复写得更清楚。", "The head of {unit} asked for a better answer."), is_public=False,
    ),
    Transition(
        name="sign", label=Text("签发", "sign"), article="条例§32, §34",
        source=frozenset({S.DRAFTED}), target=S.SIGNED, by=HEAD, seat=Seat.UNIT, guards=(every_claim_concluded, signer_did_not_draft),
        issues=(D.DECISION,), tells=(Party.PETITIONER, Party.DESK),
        branches=(
            Branch(
                name="proposal", when=Text("建议意见（§29）", "a proposal (§29)"), target=S.SIGNED,
                issues=(D.PROPOSAL_REPLY,), tells=(Party.PETITIONER, Party.DESK),
                story=Text("{unit}负责人签发了对建议的答复。", "The head of {unit} signed the reply to your proposal."),
            ),
            Branch(
                name="mixed", when=Text("既有要求，又有建议", "claims and proposals together"), target=S.SIGNED,
                issues=(D.DECISION, D.PROPOSAL_REPLY), tells=(Party.PETITIONER, Party.DESK),
                story=Text(
                    "{unit}负责人签发了处理意见书和对建议的答复。",
                    "The head of {unit} signed the decision and the reply to your proposal.",
                ),
            ),
            Branch(
                name="at_once", when=Text("当场答复（§23(2)）", "an answer on the spot (§23(2))"), target=S.SIGNED,
                issues=(D.SPOT_REPLY,), tells=(Party.PETITIONER, Party.DESK),
                story=Text("{unit}负责人签发了当场书面答复。", "The head of {unit} signed the reply on the spot."),
            ),
        ),
        story=Text("{unit}负责人签发了处理意见书。", "The head of {unit} signed the decision."),
    ),
    Transition(
        name="serve", label=Text("送达", "serve"), article="条例§23(2), §35",
        source=SERVABLE, target=None, by=PERSON | {Duty.INTAKE, Duty.CLOCKWORK} | DESK | UNIT, seat=Seat.EITHER,
        guards=(something_to_serve,), issues=(D.PROOF_OF_SERVICE,),
        branches=(
            Branch(
                name="sent", when=Text("去向告知书", "the where-sent notice"), stops=(TELL,), issues=(D.PROOF_OF_SERVICE,),
                story=Text("您收到了{documents}。", "You received: {documents}."),
            ),
            Branch(
                name="told", when=Text("受理、不予受理、途径告知书", "the acceptance, not-accepted or path notice"),
                stops=(TELL, TELL_BY_UNIT), issues=(D.PROOF_OF_SERVICE,),
                story=Text("您收到了{documents}。", "You received: {documents}."),
            ),
            Branch(
                name="answered", when=Text("处理意见书", "the decision"), target=S.REPLIED,
                stops=(TELL, TELL_BY_UNIT, HANDLE, FIRST_CONTACT), starts=(ASK_REVIEW,), issues=(D.PROOF_OF_SERVICE,),
                tells=(Party.DESK,), story=Text("您收到了{documents}。不服的，可以申请复查。", "You received: {documents}. You may ask for a review."),
            ),
            Branch(  # 条例§35 gives a review of a decision, not of the reply to a proposal
                name="proposal_answered", when=Text("对建议的答复", "the reply to a proposal"), target=S.REPLIED,
                stops=(TELL, TELL_BY_UNIT, STUDY, FIRST_CONTACT), issues=(D.PROOF_OF_SERVICE,), tells=(Party.DESK,),
                story=Text("您收到了{documents}。", "You received: {documents}."),
            ),
            Branch(
                name="both_answered", when=Text("处理意见书和对建议的答复一起", "the decision together with the reply to a proposal"),
                target=S.REPLIED, stops=(TELL, TELL_BY_UNIT, HANDLE, STUDY, FIRST_CONTACT), starts=(ASK_REVIEW,),
                issues=(D.PROOF_OF_SERVICE,),
                tells=(Party.DESK,), story=Text("您收到了{documents}。不服的，可以申请复查。", "You received: {documents}. You may ask for a review."),
            ),
            Branch(  # the decision sets the status, whichever of the two is served first
                name="proposal_apart", when=Text("对建议的答复，与处理意见书分开送", "the reply to a proposal, apart from the decision"),
                stops=(TELL, TELL_BY_UNIT, STUDY), issues=(D.PROOF_OF_SERVICE,), tells=(Party.DESK,),
            ),
            Branch(
                name="sent_exempt", when=Text("去向告知书，姓名或住址不清（§23(2)）", "the where-sent notice; name or address unclear (§23(2))"),
                stops=(TELL,), story=UNTOLD,
            ),
            Branch(
                name="told_exempt", when=Text("受理等告知书，姓名或住址不清（§23(2)）", "the other notices; name or address unclear (§23(2))"),
                stops=(TELL, TELL_BY_UNIT), story=UNTOLD,
            ),
            Branch(
                name="untold", when=Text("补充、延期、撤回等文书，姓名或住址不清", "a supplement, extension or withdrawal notice; name or address unclear"),
                story=UNTOLD,
            ),
            Branch(
                name="returned", when=Text("没有送到", "it did not arrive"), tells=(Party.DESK, Party.HANDLING_UNIT),
                story=Text("{documents}没有送到，要另想办法。", "{documents} did not reach you; another way is being found."),
            ),
        ),
        story=Text("您收到了{documents}。", "You received: {documents}."),
    ),
    *WITHDRAWAL,
    *REOPENING,
    *FOLLOWING_UP,
    *CLOCKWORK_STEPS,
    Transition(
        name="close", label=Text("办结归档", "close"), article="条例§35, 内部规定",
        source=frozenset({S.REPLIED, S.REFUSED, S.DIVERTED, S.WITHDRAWN}), target=S.CLOSED, by=DESK,
        guards=(all_served, report_accepted, reopen_decided), stops=(ASK_REVIEW,), tells=(Party.PETITIONER,),
        story=Text("办结归档。", "Closed and archived."),
    ),
    Transition(
        name="tell_reporter", label=Text("告知受理检举", "tell the reporter"), article="纪检监察机关处理检举控告工作规则",
        source=frozenset({S.SEALED}), target=None, by=frozenset({Duty.DISCIPLINE}), seat=Seat.UNIT, stops=(REPORT_TELL,),
        tells=(Party.PETITIONER,),
        story=Text("有权处理的部门已告知您受理情况。", "The competent department told you whether it takes this up."),
    ),
    Transition(
        name="remark", label=Text("留言", "write a remark"), article="条例§18(2)",
        source=frozenset(S), target=None, by=PERSON | {Duty.DISCIPLINE} | DESK | UNIT, seat=Seat.EITHER,
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
