"""After the reviews: done anew, or the procedure ends, for the same facts and reasons only, and somebody still cares (条例§36(3), §37(3))."""

from __future__ import annotations

from xinqiao.rules.clocks import AFTER_CARE, ASK_FINAL_REVIEW, ASK_REVIEW, CALL_BACK, HANDLE, READ_REOPEN
from xinqiao.rules.facts import Seat
from xinqiao.rules.guards.reviews import no_review_open, right_lapsed
from xinqiao.rules.procedures.who import DESK, HEAD, PERSON, UNIT
from xinqiao.rules.terms import DocumentKind as D
from xinqiao.rules.terms import Duty, Party, Term
from xinqiao.rules.terms import PetitionStatus as S
from xinqiao.rules.text import Text
from xinqiao.rules.transition import Transition

INNER = PERSON | {Duty.INTAKE, Duty.CLOCKWORK, Duty.LEADER} | DESK | UNIT | HEAD  # within another step, whoever takes that
OVER: frozenset[Term] = frozenset({S.CLOSED, S.ENDED})

ENDING = (
    Transition(
        name="redo", label=Text("责令重办", "order it done anew"), article="条例§35, §36",
        source=frozenset({S.REPLIED}), target=S.ACCEPTED, by=INNER, seat=Seat.EITHER, is_inner=True, stops=(READ_REOPEN, CALL_BACK), starts=(HANDLE,),
        tells=(Party.PETITIONER, Party.DESK, Party.HANDLING_UNIT),
        story=Text("原来的意见撤销了，{unit}重新办，{due}前书面答复您。", "The answer was set aside; {unit} does it anew and answers in writing by {due}."),
    ),
    Transition(
        name="end", label=Text("程序终结", "end the procedure"), article="条例§36(3)",
        source=frozenset({S.REPLIED}), target=S.ENDED, by=INNER, seat=Seat.EITHER, is_inner=True, starts=(AFTER_CARE,), issues=(D.END_REGISTER,),
        tells=(Party.PETITIONER, Party.DESK, Party.HANDLING_UNIT),
        story=Text(
            "复核过了，信访程序到此结束：同一事实和理由不再受理；有新的情况，可以再反映。",
            "The final review is done and the procedure ends: the same facts and reasons are not accepted again; new ones can be brought.",
        ),
    ),
    Transition(
        name="lapse", label=Text("期满终结", "end it because the time to ask passed"), article="内部规定",
        source=frozenset({S.REPLIED}), target=S.ENDED, by=frozenset({Duty.CLOCKWORK}), seat=Seat.EITHER,
        guards=(no_review_open, right_lapsed), stops=(ASK_REVIEW, ASK_FINAL_REVIEW), issues=(D.END_REGISTER,), tells=(Party.PETITIONER, Party.DESK),
        story=Text("申请复查、复核的期限过了，没有申请，程序到此结束。", "The time to ask for a review passed unused, and the procedure ends."),
    ),
    Transition(
        name="take_up_again", label=Text("恢复办理", "take it up again"), article="条例§35, 内部规定",
        source=OVER, target=S.REPLIED, by=INNER, seat=Seat.EITHER, is_inner=True, stops=(AFTER_CARE,),
        story=Text("因为同意逾期申请，这件事恢复办理。", "As the late request was admitted, the matter is taken up again."), is_public=False,
    ),
    Transition(
        name="care", label=Text("终结后疏导帮扶", "keep in touch after the end"), article="条例§37(3)",
        source=frozenset({S.ENDED}), target=None, by=DESK | UNIT, seat=Seat.EITHER, stops=(AFTER_CARE,),
        story=Text("程序走完以后，我们又来看了您。", "After the end of the procedure somebody came to see you."), is_public=False,
    ),
)  # fmt: skip
