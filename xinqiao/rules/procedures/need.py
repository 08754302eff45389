"""困难帮扶: a need is recorded with the person's consent, help has an owner and a day, and consent is taken back at any time (条例§37(3))."""

from __future__ import annotations

from datetime import date

from xinqiao.rules.clocks import HELP_NEED
from xinqiao.rules.facts import Seat
from xinqiao.rules.guards.records import not_sealed_matter
from xinqiao.rules.guards.talk import somebody_to_talk_with
from xinqiao.rules.procedures.talk import TALKERS
from xinqiao.rules.procedures.who import PERSON
from xinqiao.rules.terms import START, Party
from xinqiao.rules.terms_need import HELPERS
from xinqiao.rules.terms_need import NeedStatus as S
from xinqiao.rules.text import Text
from xinqiao.rules.transition import Branch, Procedure, Transition

BY_CONSENT = "条例§37(3), 个人信息保护法§13, §15, §29"
TOLD = (Party.PETITIONER,)

NEED_TABLE = Procedure(
    "need", S, date(2022, 5, 1),
    Transition(
        name="record_need", label=Text("登记困难和帮扶", "record a need and what help is offered"), article=BY_CONSENT,
        source=frozenset({START}), target=S.OPEN, by=TALKERS, seat=Seat.ANY, guards=(not_sealed_matter, somebody_to_talk_with), starts=(HELP_NEED,), tells=TOLD,
        story=Text("经您同意，记下了一个困难和能帮的忙，{due}前落实。您随时可以收回同意。", "With your consent a need was recorded, and help that is due by {due}. You can take your consent back at any time."),
    ),
    Transition(
        name="record_aid", label=Text("记帮扶的结果", "record what became of the help"), article=BY_CONSENT,
        source=frozenset({S.OPEN}), target=S.HELPED, by=TALKERS | HELPERS, seat=Seat.HELPING, stops=(HELP_NEED,), tells=TOLD,
        branches=(
            Branch(
                name="unhelped", when=Text("没有帮成的", "no help could be given"), target=S.UNHELPED, stops=(HELP_NEED,), tells=TOLD,
                story=Text("答应的帮扶没有办成，原因写给您了。", "The help that was offered could not be given; you were written why."),
            ),
        ),
        story=Text("答应的帮扶落实了。", "The help that was offered was given."),
    ),
    Transition(
        name="end_consent", label=Text("收回同意，不再记", "take the consent back"), article="个人信息保护法§15, §16",
        source=frozenset({S.OPEN, S.HELPED, S.UNHELPED}), target=S.WITHDRAWN, by=PERSON | TALKERS | HELPERS, seat=Seat.HELPING, stops=(HELP_NEED,), tells=TOLD,
        story=Text("您收回了同意：记的困难谁也看不到了。不影响这件事怎么办。", "You took your consent back: nobody reads the need any more. It changes nothing in how your matter is handled."),
    ),
)  # fmt: skip
