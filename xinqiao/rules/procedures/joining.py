"""并案: one petition goes into another and is handled with it, and can come out again as it was (domain §2.2 row 5).

Each petitioner keeps his own number, time limits, written answer and time to ask for a review (条例§23, §32, §35).
"""

from __future__ import annotations

from datetime import date

from xinqiao.rules.clocks import HANDLE, STUDY, TELL, TELL_BY_UNIT
from xinqiao.rules.facts import Seat
from xinqiao.rules.guards.joint import leads_none, merge_open, second_person, still_together
from xinqiao.rules.guards.records import petition_in
from xinqiao.rules.procedures.who import DESK
from xinqiao.rules.terms import START, Duty, Party
from xinqiao.rules.terms import DocumentKind as D
from xinqiao.rules.terms import PetitionStatus as P
from xinqiao.rules.terms_joint import JoinedStatus, MergeStatus
from xinqiao.rules.text import Text
from xinqiao.rules.transition import Branch, Procedure, Transition

IN_FORCE = date(2022, 5, 1)
FOLLOWS = frozenset({Duty.CLOCKWORK})  # follows from what somebody did on the other petition, whose chain names him
ALIKE = petition_in(P.TRIAGED, P.ACCEPTED)
TOLD = (Party.PETITIONER, Party.DESK)

MERGE_TABLE = Procedure(
    "merge", MergeStatus, IN_FORCE,
    Transition(
        name="merge_into", label=Text("提出并案", "ask to merge it into another"), article="条例§28(1), 内部规定",
        source=frozenset({START}), target=MergeStatus.ASKED, by=DESK,
        guards=(ALIKE, merge_open, leads_none),
        story=Text("{office}提出并案，等另一个人确认。", "{office} asked to merge it; somebody else is to confirm."), is_public=False,
    ),
    Transition(
        name="confirm_merge", label=Text("确认并案", "confirm the merge"), article="条例§23(2), 内部规定",
        source=frozenset({MergeStatus.ASKED}), target=MergeStatus.IN, by=DESK | {Duty.LEADER}, seat=Seat.ANY, guards=(second_person, ALIKE, leads_none),
        story=Text("第二个人看过两件，确认并案。", "A second person read both and confirmed the merge."), is_public=False,
    ),
    Transition(
        name="unmerge", label=Text("分开办", "take it apart again"), article="条例§28(1), 内部规定",
        source=frozenset({MergeStatus.ASKED, MergeStatus.IN}), target=MergeStatus.APART, by=DESK,
        guards=(still_together,),
        branches=(
            Branch(
                name="unconfirmed", when=Text("还没有确认的", "not confirmed yet"), target=MergeStatus.APART,
                story=Text("{office}没有同意并案，这件单独办。", "{office} did not agree to the merge."),
            ),
        ),
        story=Text("{office}把并案的件分开，原来到哪一步还从哪一步办。", "{office} took the merged petitions apart; each goes on from where it was."), is_public=False,
    ),
    Transition(
        name="leave_merge", label=Text("因撤回分出", "leave it by a withdrawal"), article="条例§18(4), 内部规定",
        is_inner=True, source=frozenset({MergeStatus.ASKED, MergeStatus.IN}), target=MergeStatus.APART, by=FOLLOWS,
        story=Text("反映人撤回了这一件，不再和第 {other} 号一起办。", "The petitioner withdrew this one; it is not handled with no. {other} any more."), is_public=False,
    ),
)  # fmt: skip

JOINED_TABLE = Procedure(
    "joined", JoinedStatus, IN_FORCE,
    Transition(
        name="take_in", label=Text("并入另一件", "take another petition in"), article="内部规定",
        is_inner=True, source=frozenset({START}), target=JoinedStatus.IN, by=FOLLOWS, guards=(ALIKE,),
        story=Text("第 {other} 号并到这件一起办。", "No. {other} is handled together with this one."), is_public=False,
    ),
    Transition(
        name="let_out", label=Text("并入的件分开", "let a merged petition go"), article="内部规定",
        is_inner=True, source=frozenset({JoinedStatus.IN}), target=JoinedStatus.APART, by=FOLLOWS,
        story=Text("第 {other} 号从这件分开，单独办。", "No. {other} is handled on its own again."), is_public=False,
    ),
)  # fmt: skip

JOINING = (
    Transition(
        name="go_in", label=Text("并入", "go into another petition"), article="条例§23(2), 内部规定",
        is_inner=True, source=frozenset({P.TRIAGED, P.ACCEPTED}), target=P.MERGED, by=FOLLOWS, issues=(D.MERGE_NOTICE,), tells=TOLD,
        story=Text("同一件事已经有人反映，和第 {other} 号一起办。书面答复单独给您，您的期限和权利不变。", "The same matter was brought before: it is handled together with no. {other}. You get an answer of your own; your time limits and rights stay."),
    ),
    Transition(
        name="come_out", label=Text("从并案中分出", "come out of the merge"), article="条例§23(2), 内部规定",
        is_inner=True, source=frozenset({P.MERGED}), target=P.TRIAGED, by=FOLLOWS, starts=(TELL,), supersedes=(D.MERGE_NOTICE,), tells=TOLD,
        branches=(
            Branch(
                name="accepted", when=Text("已经受理的", "accepted already"), target=P.ACCEPTED, supersedes=(D.MERGE_NOTICE,), tells=TOLD,
                story=Text("不再和别的件一起办，单独接着办，原来的期限照算。", "It is handled on its own again; its time limits run on as they did."),
            ),
            Branch(  # the unit's time to tell began with the leading petition's way to that unit
                name="sent", when=Text("主件已经转出、还没有受理的", "the leading petition was sent and is not accepted yet"), target=P.TRIAGED,
                stops=(TELL_BY_UNIT,), starts=(TELL,), supersedes=(D.MERGE_NOTICE, D.WHERE_SENT_NOTICE), tells=TOLD,
                story=Text("不再和别的件一起办，{office}重新确定由谁办，原来的期限照算。", "It is handled on its own again; {office} is finding who is to deal with it, by the same days."),
            ),
        ),
        story=Text("不再和别的件一起办，单独接着办，原来的期限照算。", "It is handled on its own again; its time limits run on as they did."),
    ),
    Transition(
        name="send_together", label=Text("随主件转交", "send it with the leading petition"), article="条例§23(1)",
        is_inner=True, source=frozenset({P.MERGED}), target=None, by=FOLLOWS, starts=(TELL_BY_UNIT,), issues=(D.WHERE_SENT_NOTICE,), supersedes=(D.WHERE_SENT_NOTICE,),
        tells=(Party.PETITIONER, Party.HANDLING_UNIT),
        story=Text("{office}把它和第 {other} 号一起交给{unit}办理。", "{office} gave it to {unit} together with no. {other}."),
    ),
    Transition(
        name="return_together", label=Text("随主件收回", "take it back with the leading petition"), article="条例§23(3), §24",
        is_inner=True, source=frozenset({P.MERGED}), target=None, by=FOLLOWS, supersedes=(D.WHERE_SENT_NOTICE,), tells=(Party.HANDLING_UNIT,),
        story=Text("{unit}没有办，{office}重新确定由谁办。", "{unit} did not deal with it; {office} is finding who is to deal with it."),
    ),
    Transition(
        name="accept_together", label=Text("随主件受理", "accept it with the leading petition"), article="条例§23, §31(6), §34",
        is_inner=True, source=frozenset({P.MERGED}), target=None, by=FOLLOWS, starts=(HANDLE,), issues=(D.ACCEPTANCE_NOTICE,), tells=TOLD,
        branches=(
            Branch(
                name="proposal", when=Text("建议意见（§29）", "a proposal (§29)"), starts=(STUDY,), issues=(D.ACCEPTANCE_NOTICE,), tells=TOLD,
                story=Text("{unit}收下了您的建议，正在研究。", "{unit} has taken up your proposal and is studying it."),
            ),
            Branch(
                name="mixed", when=Text("既有要求，又有建议", "claims and proposals together"), starts=(HANDLE, STUDY),
                issues=(D.ACCEPTANCE_NOTICE,), tells=TOLD,
                story=Text("{unit}受理了您的要求，{due}前书面答复；您的建议一并研究。", "{unit} accepted your claims and will answer in writing by {due}; your proposal is studied too."),
            ),
        ),
        story=Text("{unit}受理了，{due}前书面答复。", "{unit} accepted it and will answer in writing by {due}."),
    ),
    Transition(
        name="answer_together", label=Text("随主件答复", "answer it with the leading petition"), article="条例§32, §34",
        is_inner=True, source=frozenset({P.MERGED}), target=P.SIGNED, by=FOLLOWS, issues=(D.DECISION,), tells=TOLD,
        branches=(
            Branch(
                name="proposal", when=Text("建议意见（§29）", "a proposal (§29)"), target=P.SIGNED, issues=(D.PROPOSAL_REPLY,), tells=TOLD,
                story=Text("{unit}负责人签发了对建议的答复。", "The head of {unit} signed the reply to your proposal."),
            ),
            Branch(
                name="mixed", when=Text("既有要求，又有建议", "claims and proposals together"), target=P.SIGNED,
                issues=(D.DECISION, D.PROPOSAL_REPLY), tells=TOLD,
                story=Text("{unit}负责人签发了处理意见书和对建议的答复。", "The head of {unit} signed the decision and the reply to your proposal."),
            ),
        ),
        story=Text("{unit}负责人签发了给您的处理意见书。", "The head of {unit} signed the decision for you."),
    ),
    Transition(
        name="put_back", label=Text("拆出的件并回", "go back into the petition it came from"), article="内部规定",
        is_inner=True, source=frozenset({P.REGISTERED, P.AWAITING_SUPPLEMENT, P.TRIAGED}), target=P.MERGED, by=FOLLOWS, guards=(merge_open, leads_none), stops=(TELL,), tells=(Party.PETITIONER,),
        story=Text("这一部分并回第 {other} 号，还在一起办。", "This part went back into no. {other} and is handled there."),
    ),
)  # fmt: skip
