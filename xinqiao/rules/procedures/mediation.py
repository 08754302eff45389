"""调解: of their own free will both sides let somebody help them agree; what they agree on is written down (条例§33)."""

from __future__ import annotations

from datetime import date

from xinqiao.rules.clocks import MEDIATE
from xinqiao.rules.facts import Seat
from xinqiao.rules.guards.handling import no_mediation_open
from xinqiao.rules.guards.records import petition_in
from xinqiao.rules.procedures.who import DESK, HEAD, PERSON, UNIT
from xinqiao.rules.terms import START, DocumentKind, Duty, Party
from xinqiao.rules.terms import PetitionStatus as P
from xinqiao.rules.terms_handling import OPEN_MEDIATION, TERMS_OPEN
from xinqiao.rules.terms_handling import MediationStatus as S
from xinqiao.rules.text import Text
from xinqiao.rules.transition import Branch, Procedure, Transition

SETTLING = petition_in(P.ACCEPTED, P.DRAFTED, P.SIGNED, P.REPLIED, P.DIVERTED)
INSIDE = (Party.HANDLING_UNIT, Party.DESK, Party.RECORD_UNIT)
BOTH = Text("双方都同意了", "both sides agree")
LABOUR = Text("双方都同意了，劳动争议（15 日）", "both sides agree; a labour dispute (15 days)")
BEGINS = Text("您和单位都同意，开始调解。办理的期限照常计算。", "You and the unit agree: the mediation begins. The time limit to answer you runs on.")
BEGINS_LABOUR = Text(
    "您和单位都同意，开始调解。{due}前谈不成，您可以去申请劳动仲裁。办理的期限照常计算。",
    "You and the unit agree: the mediation begins. If it is not settled by {due} you may go to labour arbitration. The time limit to answer you runs on.",
)

MEDIATION = Procedure(
    "mediation", S, date(2022, 5, 1),
    Transition(
        name="offer_mediation", label=Text("提出调解", "offer mediation"), article="条例§33",
        source=frozenset({START}), target=S.OFFERED, by=UNIT | HEAD | DESK, seat=Seat.EITHER,
        guards=(petition_in(P.ACCEPTED, P.DRAFTED, P.DIVERTED), no_mediation_open), tells=(Party.PETITIONER, Party.HANDLING_UNIT, Party.RECORD_UNIT),
        story=Text("建议由{unit}调解。您和单位都愿意，才调解；不愿意，照常办理。", "Mediation by {unit} is offered. It takes place only if you and the unit both want it; otherwise work goes on as before."),
    ),
    Transition(
        name="agree_to_mediation", label=Text("同意调解", "agree to mediation"), article="条例§33",
        source=frozenset({S.OFFERED, S.UNIT_AGREED}), target=S.PETITIONER_AGREED, by=PERSON, seat=Seat.EITHER, tells=INSIDE,
        branches=(
            Branch(name="both", when=BOTH, target=S.MEDIATING, tells=INSIDE, story=BEGINS),
            Branch(name="labour", when=LABOUR, target=S.MEDIATING, starts=(MEDIATE,), tells=INSIDE, story=BEGINS_LABOUR),
        ),
        story=Text("您同意调解，等单位同意。", "You agreed to mediation; the unit has still to agree."),
    ),
    Transition(
        name="consent_for_unit", label=Text("单位同意调解", "agree to mediation for the unit"), article="条例§33",
        source=frozenset({S.OFFERED, S.PETITIONER_AGREED}), target=S.UNIT_AGREED, by=HEAD, seat=Seat.UNIT, tells=(Party.PETITIONER,),
        branches=(
            Branch(name="both", when=BOTH, target=S.MEDIATING, tells=(Party.PETITIONER, Party.RECORD_UNIT), story=BEGINS),
            Branch(name="labour", when=LABOUR, target=S.MEDIATING, starts=(MEDIATE,), tells=(Party.PETITIONER, Party.RECORD_UNIT), story=BEGINS_LABOUR),
        ),
        story=Text("单位同意调解，等您同意。", "The unit agreed to mediation; you have still to agree."),
    ),
    Transition(
        name="decline_mediation", label=Text("不愿意调解", "decline mediation"), article="条例§33",
        source=OPEN_MEDIATION, target=S.FAILED, by=PERSON, seat=Seat.EITHER, stops=(MEDIATE,), tells=INSIDE,
        story=Text("您不愿意调解，照常办理。", "You do not want mediation; work goes on as before."),
    ),
    Transition(  # nothing counts before both sides have confirmed these words; written anew, both look at them again
        name="write_settlement", label=Text("拟协议", "write the settlement"), article="条例§33",
        source=TERMS_OPEN | {S.MEDIATING}, target=S.TERMS_WRITTEN, by=UNIT | HEAD, seat=Seat.UNIT, guards=(SETTLING,),
        tells=(Party.PETITIONER, Party.HANDLING_UNIT, Party.RECORD_UNIT),
        story=Text("{unit}把商量好的写成了协议。您和单位都确认，才算数。", "{unit} put into words what was agreed. It counts once you and the unit have both confirmed it."),
    ),
    Transition(
        name="confirm_settlement", label=Text("同意协议", "confirm the settlement"), article="条例§33",
        source=frozenset({S.TERMS_WRITTEN, S.TERMS_BY_UNIT}), target=S.TERMS_BY_PETITIONER, by=PERSON, seat=Seat.EITHER, guards=(SETTLING,), tells=INSIDE,
        story=Text("您看过协议，同意。", "You read the settlement and confirmed it."),
    ),
    Transition(  # the petitioner is told, so that he can say so if it is not true
        name="record_signed_settlement", label=Text("登记反映人签字的协议", "enter the settlement that the petitioner signed"), article="条例§33",
        source=frozenset({S.TERMS_WRITTEN, S.TERMS_BY_UNIT}), target=S.TERMS_BY_PETITIONER, by=UNIT | HEAD | DESK, seat=Seat.EITHER, guards=(SETTLING,),
        tells=(Party.PETITIONER, *INSIDE),
        story=Text("登记了您在协议上的签字，签字的那一页存在案卷里。不是您签的，请马上告诉我们。", "Your signature under the settlement was entered, and the signed page is on file. If you did not sign it, tell us at once."),
    ),
    Transition(
        name="confirm_settlement_for_unit", label=Text("单位同意协议", "confirm the settlement for the unit"), article="条例§33",
        source=frozenset({S.TERMS_WRITTEN, S.TERMS_BY_PETITIONER}), target=S.TERMS_BY_UNIT, by=HEAD, seat=Seat.UNIT, guards=(SETTLING,), tells=(Party.PETITIONER,),
        story=Text("单位负责人看过协议，同意。", "The head of the unit read the settlement and confirmed it."),
    ),
    Transition(
        name="reject_settlement", label=Text("不同意协议这样写", "ask for other words in the settlement"), article="条例§33",
        source=TERMS_OPEN, target=S.MEDIATING, by=PERSON, seat=Seat.EITHER, tells=INSIDE,
        story=Text("您不同意协议这样写，再商量。", "You do not agree to these words; the talks go on."),
    ),
    Transition(
        name="settle", label=Text("达成协议", "settle"), article="条例§33",
        source=frozenset({S.TERMS_BY_PETITIONER, S.TERMS_BY_UNIT}), target=S.SETTLED, by=frozenset({Duty.CLOCKWORK}), seat=Seat.EITHER, is_inner=True,
        stops=(MEDIATE,), issues=(DocumentKind.SETTLEMENT,), tells=(Party.PETITIONER, Party.DESK, Party.RECORD_UNIT),
        story=Text("谈成了：您和{unit}都确认了协议，写成了书面的。", "It is settled: you and {unit} both confirmed it, and it was put in writing."),
    ),
    Transition(
        name="fail_mediation", label=Text("调解不成", "record that it was not settled"), article="条例§33",
        source=OPEN_MEDIATION, target=S.FAILED, by=UNIT | HEAD, seat=Seat.UNIT, stops=(MEDIATE,), tells=(Party.PETITIONER, Party.DESK, Party.RECORD_UNIT),
        branches=(
            Branch(
                name="labour", when=Text("劳动争议", "a labour dispute"), target=S.FAILED, stops=(MEDIATE,),
                tells=(Party.PETITIONER, Party.DESK, Party.RECORD_UNIT),
                story=Text("调解没有谈成。您可以去申请劳动仲裁，时效是一年，请留意。", "The mediation failed. You may go to labour arbitration; mind the limit of one year."),
            ),
        ),
        story=Text("调解没有谈成，照常办理。", "The mediation failed; work goes on as before."),
    ),
)  # fmt: skip
