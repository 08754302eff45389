"""重新办理: a dissatisfied rating with a reason, or the petitioner's own request, is read by somebody who did not handle it."""

from __future__ import annotations

from xinqiao.rules.clocks import AFTER_CARE, ASK_FINAL_REVIEW, ASK_REVIEW, CALL_BACK, HANDLE, READ_REOPEN, STUDY, TELL
from xinqiao.rules.facts import Seat
from xinqiao.rules.guards.answering import not_rated, rating_open
from xinqiao.rules.guards.call_back import called_by_another
from xinqiao.rules.guards.ending import reopen_asked, reopen_not_asked
from xinqiao.rules.guards.oversight import not_his_own_office
from xinqiao.rules.guards.reviews import no_review_open
from xinqiao.rules.procedures.who import PERSON
from xinqiao.rules.terms import DocumentKind, Duty, Party, Term
from xinqiao.rules.terms import PetitionStatus as S
from xinqiao.rules.text import Text
from xinqiao.rules.transition import Branch, Transition

ANSWERED: frozenset[Term] = frozenset({S.REPLIED, S.CLOSED})
RATED = ANSWERED | {S.ENDED}  # what is rated may be asked to be done anew, and is decided, wherever the matter has come meanwhile
DECIDERS = frozenset({Duty.OFFICE_HEAD, Duty.LEADER})  # at Seat.OUTSIDE: never the unit that handled it
DECIDED = (READ_REOPEN, ASK_REVIEW, ASK_FINAL_REVIEW, CALL_BACK, AFTER_CARE)
NOTICE = (DocumentKind.REOPEN_NOTICE,)
TOLD = (Party.PETITIONER, Party.DESK, Party.HANDLING_UNIT)

REOPENING = (
    Transition(
        name="rate", label=Text("评价", "rate"), article="条例§21(2)",
        source=RATED, target=None, by=PERSON, guards=(not_rated, rating_open),
        tells=(Party.DESK, Party.HANDLING_UNIT),
        branches=(
            Branch(
                name="dissatisfied", when=Text("不满意，并写了理由", "dissatisfied, with a reason"), starts=(READ_REOPEN,),
                tells=(Party.DESK, Party.HANDLING_UNIT),
                story=Text("您作了评价。您不满意的理由，由不办这件事的负责人来看，决定要不要重新办。", "You rated it. Your reason is read by a head who did not handle it and decides whether it is done anew."),
            ),
        ),
        story=Text("您作了评价。", "You rated how it was handled."),
    ),
    Transition(
        name="ask_reopen", label=Text("要求重新办理", "ask to have it done anew"), article="条例§42–45, 内部规定",
        source=ANSWERED, target=None, by=PERSON, guards=(reopen_not_asked,), starts=(READ_REOPEN,), tells=(Party.DESK,),
        story=Text("您要求重新办理。由不办这件事的负责人来看您的理由。", "You asked to have it done anew. A head who did not handle it reads your reasons."),
    ),
    Transition(
        name="reopen", label=Text("同意重新办理", "have it done anew"), article="条例§34, 内部规定",
        source=RATED, target=S.ACCEPTED, by=DECIDERS, seat=Seat.OUTSIDE, guards=(reopen_asked, not_his_own_office, called_by_another, no_review_open),
        stops=DECIDED, starts=(HANDLE,), issues=NOTICE, tells=TOLD,
        branches=(
            Branch(
                name="proposal", when=Text("建议意见（§29）", "a proposal (§29)"), target=S.ACCEPTED, stops=DECIDED, starts=(STUDY,),
                issues=NOTICE, tells=TOLD, story=Text("同意重新研究您的建议。", "Your proposal is studied anew."),
            ),
            Branch(
                name="mixed", when=Text("既有要求，又有建议", "claims and proposals together"), target=S.ACCEPTED, stops=DECIDED,
                starts=(HANDLE, STUDY), issues=NOTICE, tells=TOLD,
                story=Text("同意重新办理，{due}前再书面答复。", "It is done anew; you are answered in writing again by {due}."),
            ),
            Branch(
                name="unanswered", when=Text("从来没有答复过：不予受理、导入其他程序或撤回的", "never answered: not accepted, diverted or withdrawn"),
                target=S.TRIAGED, stops=DECIDED, starts=(TELL,), issues=NOTICE, tells=TOLD,
                story=Text("同意重新办理，重新确定由谁办。", "It is taken up again; who deals with it is decided anew."),
            ),
        ),
        story=Text("同意重新办理，{due}前再书面答复。", "It is done anew; you are answered in writing again by {due}."),
    ),
    Transition(
        name="decline_reopen", label=Text("不重新办理", "do not do it anew"), article="内部规定",
        source=RATED, target=None, by=DECIDERS, seat=Seat.OUTSIDE, guards=(reopen_asked, not_his_own_office, called_by_another), stops=(READ_REOPEN,),
        tells=(Party.PETITIONER,),
        story=Text("看过您的理由，不重新办理，原因写给您了。", "Your reasons were read; it is not done anew, and you were written why."),
    ),
)  # fmt: skip
