"""督办: the petition office or a leader holds a unit to its duty; the unit answers by a day, and the answer is read (条例§40)."""

from __future__ import annotations

from datetime import date

from xinqiao.rules.clocks import READ_SUPERVISION, SUPERVISION_REPLY
from xinqiao.rules.facts import Seat
from xinqiao.rules.guards.oversight import not_a_leader_s, still_open
from xinqiao.rules.guards.records import not_sealed_matter, triaged_first
from xinqiao.rules.procedures.who import DESK, HEAD, UNIT
from xinqiao.rules.terms import START, DocumentKind, Duty, Party
from xinqiao.rules.terms_oversight import SupervisionForm
from xinqiao.rules.terms_oversight import SupervisionStatus as S
from xinqiao.rules.text import Text
from xinqiao.rules.transition import Branch, Procedure, Transition

SUPERVISORS = DESK | {Duty.LEADER}  # at Seat.OUTSIDE: nobody supervises his own unit
CLOCK = (SUPERVISION_REPLY,)
READING = (READ_SUPERVISION,)
ORDER = (DocumentKind.SUPERVISION_ORDER,)
TOLD = (Party.RECORD_UNIT,)


def _branch(form: SupervisionForm, zh: str, en: str) -> Branch:
    return Branch(
        name=form.value, when=Text(form.zh, form.en), target=S.WAITING, starts=CLOCK, issues=ORDER, tells=TOLD, story=Text(zh, en)
    )  # fmt: skip


SUPERVISION = Procedure(
    "supervision", S, date(2022, 5, 1),
    Transition(
        name="remind", label=Text("催办", "remind the unit"), article="条例§28(1), §40",
        source=frozenset({START}), target=S.WAITING, by=SUPERVISORS, seat=Seat.OUTSIDE, guards=(not_sealed_matter, triaged_first, still_open),
        starts=CLOCK, issues=(DocumentKind.REMINDER_SLIP,), tells=TOLD,
        story=Text("{office}催了{unit}，要它{due}前回复办到哪一步。", "{office} reminded {unit}, which must say by {due} how far it has come."),
    ),
    Transition(
        name="supervise", label=Text("督办", "supervise"), article="条例§40",
        source=frozenset({START}), target=S.WAITING, by=SUPERVISORS, seat=Seat.OUTSIDE, guards=(not_sealed_matter, triaged_first, still_open),
        starts=CLOCK, issues=ORDER, tells=TOLD,
        branches=(
            _branch(
                SupervisionForm.INSPECTION, "{office}到{unit}实地督查，要它{due}前回复。",
                "{office} inspects the work of {unit} on the spot; {unit} must answer by {due}.",
            ),
        ),
        story=Text("{office}督办了{unit}，要它{due}前改正并回复。", "{office} supervised {unit}, which must put it right and answer by {due}."),
    ),
    Transition(
        name="supervise_by_leader", label=Text("领导督办", "supervise as a leader"), article="条例§39, §40",
        source=frozenset({START}), target=S.WAITING, by=frozenset({Duty.LEADER}), seat=Seat.OUTSIDE, guards=(not_sealed_matter, triaged_first, still_open),
        starts=CLOCK, issues=ORDER, tells=(*TOLD, Party.DESK),
        branches=(
            _branch(SupervisionForm.CIRCULAR, "上级领导通报了{unit}，要它{due}前改正并回复。", "A leader above criticised {unit} in a circular; it must answer by {due}."),
            _branch(SupervisionForm.LISTED, "这件事由上级领导挂牌督办，{unit}{due}前要有结果。", "A leader above has listed this for supervision; {unit} must have a result by {due}."),
        ),
        story=Text("上级领导约谈了{unit}，要它{due}前改正并回复。", "A leader above spoke to {unit}, which must put it right and answer by {due}."),
    ),
    Transition(
        name="answer_supervision", label=Text("回复督办", "answer the supervision"), article="条例§40",
        source=frozenset({S.WAITING}), target=S.ANSWERED, by=UNIT | HEAD, seat=Seat.RECORD, starts=READING, stops=CLOCK,
        issues=(DocumentKind.SUPERVISION_REPLY,), tells=(Party.ASKING_UNIT,), is_public=False,
        story=Text("{unit}回复了督办。", "{unit} answered the supervision."),
    ),
    Transition(
        name="accept_supervision", label=Text("认可督办回复", "accept the reply to the supervision"), article="条例§40",
        source=frozenset({S.ANSWERED}), target=S.ENDED, by=SUPERVISORS, seat=Seat.OUTSIDE, guards=(not_a_leader_s,), stops=READING, tells=TOLD,
        story=Text("对{unit}的督办有了结果，已经认可。", "The supervision of {unit} has had its result, which was accepted."),
    ),
    Transition(
        name="return_supervision", label=Text("退回督办回复", "send the reply to the supervision back"), article="条例§28(1), §40",
        source=frozenset({S.ANSWERED}), target=S.WAITING, by=SUPERVISORS, seat=Seat.OUTSIDE, guards=(not_a_leader_s,), starts=CLOCK, stops=READING, tells=TOLD,
        story=Text("{unit}对督办的回复不行，退回重办，{due}前再回复。", "What {unit} answered will not do: it was sent back, to be answered again by {due}."),
    ),
    Transition(
        name="end_supervision", label=Text("结束督办", "end the supervision"), article="条例§40",
        source=frozenset({S.WAITING}), target=S.ENDED, by=SUPERVISORS, seat=Seat.OUTSIDE, guards=(not_a_leader_s,), stops=CLOCK, tells=TOLD,
        story=Text("对{unit}的督办结束了。", "The supervision of {unit} was ended."), is_public=False,
    ),
)  # fmt: skip
