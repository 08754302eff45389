"""回访: each call is a record that the petitioner reads; what he says was written down wrongly is looked at by somebody else."""

from __future__ import annotations

from datetime import date

from xinqiao.rules.clocks import LOOK_AT_CALL, READ_REOPEN
from xinqiao.rules.facts import Seat
from xinqiao.rules.guards.call_back import looks_at_another_s_call
from xinqiao.rules.procedures.reopening import DECIDERS
from xinqiao.rules.procedures.who import PERSON
from xinqiao.rules.procedures.withdrawal import OUTSIDERS
from xinqiao.rules.terms import START, Party
from xinqiao.rules.terms_call_back import UNREACHED
from xinqiao.rules.terms_call_back import CallStatus as S
from xinqiao.rules.text import Text
from xinqiao.rules.transition import Branch, Procedure, Transition

OURS = "条例§27, 内部规定（回访）"
READ_TO_HIM = (Party.PETITIONER,)

CALL_TABLE = Procedure(
    "call_back", S, date(2022, 5, 1),
    Transition(
        name="note_call", label=Text("记回访的内容", "note what was said at the call-back"), article=OURS,
        source=frozenset({START}), target=S.CALLED, by=OUTSIDERS, seat=Seat.OUTSIDE, is_inner=True, is_public=False,
        branches=(Branch(name=UNREACHED, when=Text("没有联系上的", "nobody was reached"), target=S.UNREACHED, story=Text("几次都没有联系上。", "Nobody was reached, though it was tried more than once.")),),
        story=Text("回访说了什么，记下来了。", "What was said at the call-back was written down."),
    ),
    Transition(
        name="dispute_call", label=Text("说回访记得不对", "say that the call-back is not what he said"), article=OURS,
        source=frozenset({S.CALLED, S.UNREACHED}), target=S.DISPUTED, by=PERSON, starts=(LOOK_AT_CALL,), tells=(Party.DESK,),
        story=Text("您说回访记得不对。由没有打这个电话的负责人{due}前核实。", "You say that the call-back is not what you said. A head who did not make the call looks at it by {due}."),
    ),
    Transition(
        name="settle_call", label=Text("核实回访的记录", "look at the disputed call-back"), article=OURS,
        source=frozenset({S.DISPUTED}), target=S.STANDS, by=DECIDERS, seat=Seat.OUTSIDE, guards=(looks_at_another_s_call,), stops=(LOOK_AT_CALL,), tells=READ_TO_HIM,
        branches=(
            Branch(
                name="corrected", when=Text("照本人说的更正", "corrected as he says"), target=S.CORRECTED, stops=(LOOK_AT_CALL,), tells=READ_TO_HIM,
                story=Text("核实了您的回访，照您说的更正了。", "Your call-back was looked at and corrected as you say."),
            ),
            Branch(
                name="corrected_anew", when=Text("更正，并请人看要不要重新办", "corrected, and somebody reads whether it is done anew"), target=S.CORRECTED, stops=(LOOK_AT_CALL,), starts=(READ_REOPEN,), tells=READ_TO_HIM,
                story=Text("核实了您的回访，照您说的更正了；再由负责人看要不要重新办。", "Your call-back was looked at and corrected as you say; a head reads whether it is done anew."),
            ),
        ),
        story=Text("核实了您的回访，记录没有改，原因写给您了。", "Your call-back was looked at; the record stands, and you were written why."),
    ),
)  # fmt: skip
