"""送达: what follows when a document has reached the petitioner depends on which it is (条例§23(2), §35)."""

from __future__ import annotations

from xinqiao.rules.clocks import (
    ASK_REVIEW,
    CALL_BACK,
    FINAL_REVIEW,
    FIRST_CONTACT,
    HANDLE,
    REVIEW,
    STUDY,
    TELL,
    TELL_BY_UNIT,
)
from xinqiao.rules.facts import Seat
from xinqiao.rules.guards.answering import something_to_serve
from xinqiao.rules.procedures.who import DESK, PERSON, UNIT
from xinqiao.rules.terms import DocumentKind as D
from xinqiao.rules.terms import Duty, Party, Term
from xinqiao.rules.terms import PetitionStatus as S
from xinqiao.rules.text import Text
from xinqiao.rules.transition import Branch, Transition

SERVABLE: frozenset[Term] = frozenset(S) - {S.CLOSED, S.SEALED, S.GOING_UP, S.GONE_UP}  # what is closed was served whole

UNTOLD = Text(
    "没有留下能送达的姓名或住址，{documents}放在这里，您随时可以看。",
    "No name or address was left to deliver to: {documents} can be read here at any time.",
)

REFUSED = Text(
    "{documents}送到时没有签收，有见证人在场，按已送达算；您随时可以在这里看。",
    "{documents}: delivered and not signed for, with a witness, which counts as served. It can be read here at any time.",
)
REFUSED_ANSWER = Text(f"{REFUSED.zh}不服的，可以申请复查。", f"{REFUSED.en} You may ask for a review.")

PROVEN = Text("补记：您收到过{documents}。现在由谁办，以最新的告知为准。", "Entered later: {documents} had reached you. Who deals with it now, the newest notice says.")

SERVING = (
    Transition(
        name="serve", label=Text("送达", "serve"), article="条例§23(2), §35",
        source=SERVABLE, target=None, by=PERSON | {Duty.INTAKE, Duty.CLOCKWORK} | DESK | UNIT, seat=Seat.EITHER,
        guards=(something_to_serve,), issues=(D.PROOF_OF_SERVICE,),
        branches=(
            Branch(
                name="sent", when=Text("去向告知书", "the where-sent notice"), stops=(TELL,), issues=(D.PROOF_OF_SERVICE,),
                story=Text("您收到了{documents}。", "You received: {documents}."),
            ),
            Branch(
                name="told", when=Text("受理、不予受理、途径告知书", "the acceptance, not-accepted or path notice"),
                stops=(TELL, TELL_BY_UNIT), issues=(D.PROOF_OF_SERVICE,),
                story=Text("您收到了{documents}。", "You received: {documents}."),
            ),
            Branch(
                name="answered", when=Text("处理意见书", "the decision"), target=S.REPLIED,
                stops=(TELL, TELL_BY_UNIT, HANDLE, FIRST_CONTACT), starts=(ASK_REVIEW, CALL_BACK), issues=(D.PROOF_OF_SERVICE,),
                tells=(Party.DESK,), story=Text("您收到了{documents}。不服的，可以申请复查。", "You received: {documents}. You may ask for a review."),
            ),
            Branch(  # 条例§35 gives a review of a decision, not of the reply to a proposal
                name="proposal_answered", when=Text("对建议的答复", "the reply to a proposal"), target=S.REPLIED,
                stops=(TELL, TELL_BY_UNIT, STUDY, FIRST_CONTACT), starts=(CALL_BACK,), issues=(D.PROOF_OF_SERVICE,), tells=(Party.DESK,),
                story=Text("您收到了{documents}。", "You received: {documents}."),
            ),
            Branch(
                name="both_answered", when=Text("处理意见书和对建议的答复一起", "the decision together with the reply to a proposal"),
                target=S.REPLIED, stops=(TELL, TELL_BY_UNIT, HANDLE, STUDY, FIRST_CONTACT), starts=(ASK_REVIEW, CALL_BACK),
                issues=(D.PROOF_OF_SERVICE,),
                tells=(Party.DESK,), story=Text("您收到了{documents}。不服的，可以申请复查。", "You received: {documents}. You may ask for a review."),
            ),
            Branch(  # what follows, the review's own table says: 责令重办, 申请复核 or 程序终结
                name="reviewed", when=Text("复查、复核意见书", "the opinion of a review"), stops=(REVIEW, FINAL_REVIEW),
                issues=(D.PROOF_OF_SERVICE,), tells=(Party.DESK, Party.HANDLING_UNIT), story=Text("您收到了{documents}。", "You received: {documents}."),
            ),
            Branch(  # the decision sets the status, whichever of the two is served first
                name="proposal_apart", when=Text("对建议的答复，与处理意见书分开送", "the reply to a proposal, apart from the decision"),
                stops=(TELL, TELL_BY_UNIT, STUDY), issues=(D.PROOF_OF_SERVICE,), tells=(Party.DESK,),
            ),
            Branch(
                name="sent_exempt", when=Text("去向告知书，姓名或住址不清（§23(2)）", "the where-sent notice; name or address unclear (§23(2))"),
                stops=(TELL,), story=UNTOLD,
            ),
            Branch(
                name="told_exempt", when=Text("受理等告知书，姓名或住址不清（§23(2)）", "the other notices; name or address unclear (§23(2))"),
                stops=(TELL, TELL_BY_UNIT), story=UNTOLD,
            ),
            Branch(
                name="untold", when=Text("补充、延期、撤回等文书，姓名或住址不清", "a supplement, extension or withdrawal notice; name or address unclear"),
                story=UNTOLD,
            ),
            Branch(  # what counts is the day on which it reached him, not the day on which the proof came
                name="proven_before", when=Text("已被后来的步骤代替的去向告知书，代替以前就送到了，后补证明", "a where-sent notice that was overtaken after it had arrived; the proof came later"),
                stops=(TELL,), issues=(D.PROOF_OF_SERVICE,), story=PROVEN,
            ),
            Branch(
                name="proven_after", when=Text("以前寄出、代替以后才送到的，或者期限后来重新起算过的", "it was sent before and arrived after it was overtaken, or the time was started anew since"),
                issues=(D.PROOF_OF_SERVICE,), story=PROVEN,
            ),
            Branch(
                name="returned", when=Text("没有送到", "it did not arrive"), tells=(Party.DESK, Party.HANDLING_UNIT),
                story=Text("{documents}没有送到，要另想办法。", "{documents} did not reach you; another way is being found."),
            ),
        ),
        story=Text("您收到了{documents}。", "You received: {documents}."),
    ),
)  # fmt: skip
