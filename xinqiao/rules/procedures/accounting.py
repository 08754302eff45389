"""What is learned and who answers for it: recommendations (三项建议), accountability (责任追究), quality samples (条例§38–46)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from xinqiao.rules.clocks import ANSWER_FAILURE, DECIDE_FAILURE, READ_FEEDBACK, READ_REOPEN, RECOMMENDATION
from xinqiao.rules.facts import Seat
from xinqiao.rules.guards.oversight import was_supervised
from xinqiao.rules.guards.records import not_sealed_matter, petition_in
from xinqiao.rules.procedures.who import HEAD, UNIT
from xinqiao.rules.terms import START, DocumentKind, Duty, Party, RecordKind
from xinqiao.rules.terms import PetitionStatus as P
from xinqiao.rules.terms_oversight import FailureStatus as F
from xinqiao.rules.terms_oversight import RecommendationStatus as R
from xinqiao.rules.terms_oversight import SampleStatus as S
from xinqiao.rules.text import Text
from xinqiao.rules.transition import Branch, Procedure, Transition

HEADS = frozenset({Duty.OFFICE_HEAD, Duty.LEADER})
SINCE = date(2022, 5, 1)

RECOMMENDATIONS = Procedure(
    "recommendation", R, SINCE,
    Transition(
        name="recommend", label=Text("提出三项建议", "make a recommendation"), article="条例§40",
        source=frozenset({START}), target=R.MADE, by=HEADS, seat=Seat.OUTSIDE, guards=(not_sealed_matter,), starts=(RECOMMENDATION,),
        issues=(DocumentKind.RECOMMENDATION_LETTER,), tells=(Party.RECORD_UNIT,), is_public=False,
        story=Text("{office}向{unit}提出了建议。", "{office} made a recommendation to {unit}."),
    ),
    Transition(
        name="answer_recommendation", label=Text("反馈建议", "answer the recommendation"), article="条例§40",
        source=frozenset({R.MADE}), target=R.ANSWERED, by=UNIT | HEAD, seat=Seat.RECORD, starts=(READ_FEEDBACK,), stops=(RECOMMENDATION,),
        issues=(DocumentKind.RECOMMENDATION_ANSWER,), tells=(Party.ASKING_UNIT,), is_public=False,
        story=Text("{unit}书面反馈了建议的采纳情况。", "{unit} said in writing whether it adopts the recommendation."),
    ),
    Transition(
        name="accept_feedback", label=Text("认可建议反馈", "accept the feedback"), article="条例§40",
        source=frozenset({R.ANSWERED}), target=R.ACCEPTED, by=HEADS, seat=Seat.OUTSIDE, stops=(READ_FEEDBACK,), tells=(Party.RECORD_UNIT,), is_public=False,
        story=Text("{unit}的建议反馈已经认可。", "The feedback of {unit} was accepted."),
    ),
    Transition(
        name="return_feedback", label=Text("退回建议反馈", "send the feedback back"), article="条例§40",
        source=frozenset({R.ANSWERED}), target=R.MADE, by=HEADS, seat=Seat.OUTSIDE, starts=(RECOMMENDATION,), stops=(READ_FEEDBACK,), tells=(Party.RECORD_UNIT,),
        is_public=False, story=Text("{unit}的建议反馈退回，{due}前再反馈。", "The feedback of {unit} was sent back, to be given again by {due}."),
    ),
)  # fmt: skip

FAILURES = Procedure(
    "failure", F, SINCE,
    Transition(
        name="record_failure", label=Text("提出责任追究", "put a failure on record"), article="条例§42–46",
        source=frozenset({START}), target=F.FOUND, by=HEADS, seat=Seat.OUTSIDE, guards=(not_sealed_matter, was_supervised), starts=(DECIDE_FAILURE,), is_public=False,
        story=Text("督办查出{unit}没有尽到职责，报领导决定。", "A supervision found that {unit} failed in a duty; a leader decides."),
    ),
    Transition(
        name="decide_failure", label=Text("决定责任追究", "decide on the failure"), article="条例§42–46",
        source=frozenset({F.FOUND}), target=F.UPHELD, by=frozenset({Duty.LEADER}), seat=Seat.OUTSIDE, starts=(ANSWER_FAILURE,), stops=(DECIDE_FAILURE,), tells=(Party.RECORD_UNIT, Party.ASKING_UNIT),
        is_public=False,
        branches=(
            Branch(
                name="dismissed", when=Text(F.DISMISSED.zh, F.DISMISSED.en), target=F.DISMISSED, stops=(DECIDE_FAILURE,), tells=(Party.ASKING_UNIT,),
                story=Text("领导决定不追究{unit}的责任。", "A leader decided that {unit} is not held to account."),
            ),
        ),
        story=Text("领导决定追究{unit}的责任。", "A leader decided that {unit} is held to account."),
    ),
    Transition(
        name="answer_failure", label=Text("反馈追究落实", "say how it was carried out"), article="条例§42–46",
        source=frozenset({F.UPHELD}), target=F.FED_BACK, by=HEAD, seat=Seat.RECORD, stops=(ANSWER_FAILURE,), tells=(Party.ASKING_UNIT,), is_public=False,
        story=Text("{unit}反馈了责任追究的落实情况。", "{unit} said how the decision on its failure was carried out."),
    ),
)  # fmt: skip

SAMPLES = Procedure(
    "sample", S, SINCE,
    Transition(
        name="sample", label=Text("抽查", "draw for a quality check"), article="条例§38, 内部规定",
        source=frozenset({START}), target=S.DRAWN, by=HEADS, seat=Seat.OUTSIDE, guards=(not_sealed_matter, petition_in(P.REPLIED, P.CLOSED)),
        is_public=False, story=Text("这件被随机抽到，检查办理质量。", "This was drawn at random for a check of quality."),
    ),
    Transition(
        name="check_sample", label=Text("记录抽查结果", "record what the check found"), article="条例§38, 内部规定",
        source=frozenset({S.DRAWN}), target=S.SOUND, by=HEADS, seat=Seat.OUTSIDE, is_public=False,
        branches=(
            Branch(
                name="fault", when=Text("有一项没有做到", "one point was not met"), target=S.FAULTY, tells=(Party.HANDLING_UNIT,),
                story=Text("抽查发现了问题。", "The check found a fault."),
            ),
            Branch(
                name="reopen", when=Text("问题大到要重新办理", "grave enough to do it anew"), target=S.FAULTY, starts=(READ_REOPEN,),
                tells=(Party.HANDLING_UNIT, Party.DESK),
                story=Text("抽查发现了问题，建议重新办理，由没有参与的负责人来定。", "The check found a fault and proposes to do it anew; a head who had no part decides."),
            ),
        ),
        story=Text("抽查没有发现问题。", "The check found no fault."),
    ),
)  # fmt: skip

ACCOUNTING: Mapping[RecordKind, Procedure] = {
    RecordKind.RECOMMENDATION: RECOMMENDATIONS, RecordKind.FAILURE: FAILURES, RecordKind.SAMPLE: SAMPLES,
}  # fmt: skip
