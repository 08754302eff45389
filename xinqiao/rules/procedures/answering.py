"""The answer, once the matter is accepted: more time, the draft, a second person's signature (条例§29, §32, §34)."""

from __future__ import annotations

from xinqiao.rules.clocks import HANDLE
from xinqiao.rules.facts import Seat
from xinqiao.rules.guards.answering import every_claim_concluded, signer_did_not_draft
from xinqiao.rules.guards.handling import hearing_over, investigation_reported
from xinqiao.rules.guards.joint import handling_runs
from xinqiao.rules.guards.records import none_open
from xinqiao.rules.guards.sending import path_in, some_path_in
from xinqiao.rules.guards.time_limits import extension_asked, extension_left, extension_not_asked, in_time
from xinqiao.rules.procedures.who import HEAD, UNIT
from xinqiao.rules.terms import DocumentKind as D
from xinqiao.rules.terms import Party, Path, RecordKind
from xinqiao.rules.terms import PetitionStatus as S
from xinqiao.rules.terms_sharing import OPEN_COUNTERSIGNS
from xinqiao.rules.text import Text
from xinqiao.rules.transition import Branch, Transition

ANSWERING = (
    Transition(
        name="ask_extension", label=Text("申请延期", "ask for an extension"), article="条例§34",
        source=frozenset({S.ACCEPTED, S.MERGED}), target=None, by=UNIT, seat=Seat.UNIT,
        guards=(some_path_in(Path.OPINION), handling_runs, in_time(HANDLE), extension_not_asked, extension_left),
        story=Text("{unit}申请延长办理 {days} 日。", "{unit} asked for {days} more days."), is_public=False,
    ),
    Transition(
        name="extend", label=Text("批准延期", "approve the extension"), article="条例§34",
        source=frozenset({S.ACCEPTED, S.MERGED}), target=None, by=HEAD, seat=Seat.UNIT,
        guards=(extension_asked, in_time(HANDLE), extension_left),
        issues=(D.EXTENSION_NOTICE, D.EXTENSION_APPROVAL), tells=(Party.PETITIONER,),
        story=Text("情况复杂，{unit}负责人批准延长 {days} 日，{due} 前答复。", "It is complex: the head of {unit} granted {days} more days, to {due}."),
    ),
    Transition(
        name="deny_extension", label=Text("不批准延期", "deny the extension"), article="条例§34",
        source=frozenset({S.ACCEPTED, S.MERGED}), target=None, by=HEAD, seat=Seat.UNIT, guards=(extension_asked,),
        story=Text("{unit}负责人没有批准延期。", "The head of {unit} did not grant the extension."), is_public=False,
    ),
    Transition(
        name="reply", label=Text("拟处理意见", "draft the answer"), article="条例§32",
        source=frozenset({S.ACCEPTED, S.DRAFTED}), target=S.DRAFTED, by=UNIT, seat=Seat.UNIT,
        guards=(path_in(Path.OPINION, Path.STUDY), extension_not_asked, investigation_reported),
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
        source=frozenset({S.DRAFTED}), target=S.SIGNED, by=HEAD, seat=Seat.UNIT, guards=(every_claim_concluded, hearing_over, signer_did_not_draft, none_open(RecordKind.COUNTERSIGN, *OPEN_COUNTERSIGNS)),
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
)  # fmt: skip
