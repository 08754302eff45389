"""检举控告: sealed at whatever point it is recognised, told to the reporter twice, fifteen working days each (条例§30)."""

from __future__ import annotations

from xinqiao.rules.clocks import (
    ASK_REVIEW,
    CALL_BACK,
    FIRST_CONTACT,
    HANDLE,
    OBJECT,
    READ_REOPEN,
    REPORT,
    REPORT_RESULT,
    REPORT_TELL,
    STUDY,
    TAKE_OVER,
    TELL,
    TELL_BY_UNIT,
)
from xinqiao.rules.facts import Seat
from xinqiao.rules.guards.accusing import reporter_told, result_not_owed, result_owed
from xinqiao.rules.guards.joint import leads_none
from xinqiao.rules.procedures.who import DESK
from xinqiao.rules.terms import DocumentKind as D
from xinqiao.rules.terms import Duty, Party, Term
from xinqiao.rules.terms import PetitionStatus as S
from xinqiao.rules.text import Text
from xinqiao.rules.transition import Branch, Transition

UNDER_WAY: frozenset[Term] = frozenset({S.FORWARDED, S.ASSIGNED, S.ACCEPTED, S.DRAFTED, S.SIGNED, S.REPLIED})
RULES_OF_DISCIPLINE = "纪检监察机关处理检举控告工作规则"

ACCUSING = (
    Transition(  # what turns out to be an accusation on its way: from here on nobody else sees it
        name="seal", label=Text("移送纪检并密封", "pass it to discipline and seal it"), article="条例§30",
        source=UNDER_WAY, target=S.SEALED, by=DESK, guards=(leads_none,),
        stops=(TELL, TELL_BY_UNIT, OBJECT, HANDLE, STUDY, REPORT, TAKE_OVER, FIRST_CONTACT, ASK_REVIEW, READ_REOPEN, CALL_BACK),
        starts=(REPORT_TELL,), issues=(D.SEALED_TRANSFER,), supersedes=(D.WHERE_SENT_NOTICE,), tells=(Party.PETITIONER, Party.DISCIPLINE),
        story=Text("已交给有权处理的部门，其他人看不到。", "Passed to the competent department; nobody else can see it."),
    ),
    Transition(  # part of registering: whom its writer names leaves nobody at a petition office who may read it
        name="seal_at_filing", label=Text("登记时移送纪检并密封", "pass it to discipline and seal it as it is registered"), article="条例§30",
        source=frozenset({S.REGISTERED}), target=S.SEALED, by=frozenset({Duty.CLOCKWORK}), is_inner=True, stops=(TELL,),
        starts=(REPORT_TELL,), issues=(D.SEALED_TRANSFER,), tells=(Party.PETITIONER, Party.DISCIPLINE),
        story=Text("您反映的人，信访办里没有人能办：已交给有权处理的部门，其他人看不到。", "Nobody at a petition office may deal with whom you name: it was passed to the competent department, and nobody else can see it."),
    ),
    Transition(
        name="tell_reporter", label=Text("告知受理检举", "tell the reporter"), article=RULES_OF_DISCIPLINE,
        source=frozenset({S.SEALED}), target=None, by=frozenset({Duty.DISCIPLINE}), seat=Seat.UNIT, stops=(REPORT_TELL,),
        tells=(Party.PETITIONER,),
        story=Text("有权处理的部门已告知您受理情况。", "The competent department told you whether it takes this up."),
    ),
    Transition(
        name="conclude_accusation", label=Text("检举办结", "conclude the accusation"), article=RULES_OF_DISCIPLINE,
        source=frozenset({S.SEALED}), target=None, by=frozenset({Duty.DISCIPLINE}), seat=Seat.UNIT,
        guards=(reporter_told, result_not_owed), starts=(REPORT_RESULT,), is_public=False,
        branches=(
            Branch(name="anonymous", when=Text("匿名的：不欠反馈", "anonymous: no result is owed"),
                   story=Text("有权处理的部门办结了。", "The competent department has concluded it.")),
        ),
        story=Text("有权处理的部门办结了，要向检举人反馈结果。", "The competent department has concluded it and owes the reporter the result."),
    ),
    Transition(
        name="tell_result", label=Text("反馈检举结果", "tell the reporter the result"), article=RULES_OF_DISCIPLINE,
        source=frozenset({S.SEALED}), target=None, by=frozenset({Duty.DISCIPLINE}), seat=Seat.UNIT, guards=(result_owed,),
        stops=(REPORT_RESULT,), issues=(D.ACCUSATION_FEEDBACK,), tells=(Party.PETITIONER,),
        story=Text("有权处理的部门向您反馈了结果。", "The competent department told you the result."),
    ),
)  # fmt: skip
