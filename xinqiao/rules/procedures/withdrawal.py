"""撤回: the petitioner gives the matter up himself, and somebody outside the handling unit asks him whether he means it.

The Regulation has no article on it: what is here protects the petitioner (条例§18(4), §46(6)) and is the enterprise's own rule.
"""

from __future__ import annotations

from xinqiao.rules.clocks import FIRST_CONTACT, HANDLE, OBJECT, REPORT, STUDY, TAKE_OVER, TELL, TELL_BY_UNIT
from xinqiao.rules.facts import Seat
from xinqiao.rules.guards.ending import not_accusation, not_ex_officio, withdrawal_asked, withdrawal_not_asked
from xinqiao.rules.guards.joint import leads_none, not_put_back
from xinqiao.rules.guards.sending import triaged_first
from xinqiao.rules.owed import WITHDRAWABLE
from xinqiao.rules.procedures.who import DESK, PERSON
from xinqiao.rules.terms import DocumentKind, Duty, Party
from xinqiao.rules.terms import PetitionStatus as S
from xinqiao.rules.text import Text
from xinqiao.rules.transition import Branch, Transition

OUTSIDERS = DESK | {Duty.LEADER}  # at Seat.OUTSIDE: never the unit that handles it

WITHDRAWAL = (
    Transition(
        name="ask_withdrawal", label=Text("申请撤回", "ask to withdraw"), article="条例§18(4), 内部规定",
        source=WITHDRAWABLE | {S.SEALED}, target=None, by=PERSON | {Duty.INTAKE} | DESK,
        guards=(not_accusation, not_put_back, withdrawal_not_asked), tells=(Party.DESK,),
        branches=(
            Branch(  # he is told, so that a letter he never wrote does not pass in silence
                name="by_letter", when=Text("工作人员记下书面申请", "staff record a letter"), tells=(Party.PETITIONER, Party.DESK),
                story=Text("{office}收到您书面的撤回申请，会向您核实；核实以前照常办理。", "{office} received your letter asking to withdraw and will ask you about it; until then work goes on."),
            ),
        ),
        story=Text("您申请撤回。我们会向您核实，核实以前照常办理。", "You asked to withdraw. You will be asked whether you mean it; until then work goes on."),
    ),
    Transition(
        name="confirm_withdrawal", label=Text("确认撤回", "confirm the withdrawal"), article="条例§18(4), §46(6), 内部规定",
        source=WITHDRAWABLE, target=S.WITHDRAWN, by=OUTSIDERS, seat=Seat.OUTSIDE,
        guards=(withdrawal_asked, triaged_first, not_ex_officio, leads_none),
        stops=(TELL, TELL_BY_UNIT, OBJECT, HANDLE, STUDY, REPORT, TAKE_OVER, FIRST_CONTACT),
        issues=(DocumentKind.WITHDRAWAL_NOTICE,),
        tells=(Party.PETITIONER, Party.DESK, Party.HANDLING_UNIT),
        story=Text("向您核实过，您自愿撤回。到此为止，记录都留着。", "You were asked and withdraw of your own free will. It ends here; every record is kept."),
    ),
    Transition(
        name="keep_open", label=Text("不撤回，继续办", "keep it open"), article="条例§18(4), §46(6), 内部规定",
        source=WITHDRAWABLE, target=None, by=OUTSIDERS, seat=Seat.OUTSIDE, guards=(withdrawal_asked,),
        tells=(Party.PETITIONER,),
        branches=(
            Branch(
                name="ex_officio", when=Text("安全隐患等依职权继续办的", "a safety hazard or other matter that goes on by law"),
                tells=(Party.PETITIONER,),
                story=Text("事关安全，不因撤回而停止，要查到底。您不用再做什么。", "Safety is at stake: it does not stop with a withdrawal and is looked into to the end. You need do nothing more."),
            ),
        ),
        story=Text("向您核实过：不撤回，这件事继续办。", "You were asked: it is not withdrawn, and work goes on."),
    ),
)  # fmt: skip
