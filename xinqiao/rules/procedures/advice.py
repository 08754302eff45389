"""三项建议 raised from causes: to whom, what, until when; what was adopted or why not (条例§40, domain §6)."""

from __future__ import annotations

from datetime import date

from xinqiao.rules.facts import Seat
from xinqiao.rules.terms import START, Duty, Outcome
from xinqiao.rules.terms_advice import ANSWERING, RAISING
from xinqiao.rules.terms_advice import AdviceStatus as S
from xinqiao.rules.text import Text
from xinqiao.rules.transition import Branch, Procedure, Transition

OPEN = frozenset({S.ADVISED, S.ADVICE_LATE})

ADVICE = Procedure(
    "advice", S, date(2022, 5, 1),
    Transition(
        name="advise", label=Text("提出建议", "raise a recommendation"), article="条例§40", source=frozenset({START}), target=S.ADVISED, by=RAISING,
        seat=Seat.OUTSIDE, story=Text("提出了建议，写明了根子在哪里、建议做什么、哪天以前书面反馈。", "A recommendation was raised: what the cause is, what is proposed, and by when it is answered."),
    ),
    Transition(
        name="note_advice_late", label=Text("记下到期没有反馈", "note that no feedback came"), article="条例§40, 内部规定", source=frozenset({S.ADVISED}),
        target=S.ADVICE_LATE, by=frozenset({Duty.CLOCKWORK}), seat=Seat.RECORD, is_noting=True,
        story=Text("到了日子没有书面反馈。", "The day passed without written feedback."),
    ),
    Transition(
        name="answer_advice", label=Text("书面反馈", "give written feedback"), article="条例§40", source=OPEN, target=S.ADVICE_ANSWERED, by=ANSWERING,
        seat=Seat.RECORD, story=Text("书面反馈：采纳了，写明了改什么、哪天改好。", "Written feedback: adopted, with what changes and by when."),
        branches=(
            Branch(
                name="partly", when=Text(Outcome.ADOPT_PARTLY.zh, Outcome.ADOPT_PARTLY.en), target=S.ADVICE_ANSWERED,
                story=Text("书面反馈：采纳了一部分，其余的写明了为什么。", "Written feedback: adopted in part, with why the rest is not."),
            ),
            Branch(
                name="not_adopted", when=Text(Outcome.NOT_ADOPT.zh, Outcome.NOT_ADOPT.en), target=S.ADVICE_ANSWERED,
                story=Text("书面反馈：暂不采纳，写明了为什么。", "Written feedback: not adopted, with why."),
            ),
        ),
    ),
    Transition(
        name="accept_advice", label=Text("认可反馈", "accept the feedback on a recommendation"), article="条例§40", source=frozenset({S.ADVICE_ANSWERED}), target=S.ADVICE_ACCEPTED,
        by=RAISING, seat=Seat.OUTSIDE, story=Text("反馈认可了；从这天起看同样的原因还来不来。", "The feedback was accepted; from this day on it is watched whether the cause comes back."),
    ),
    Transition(
        name="return_advice", label=Text("退回反馈", "send the feedback on a recommendation back"), article="条例§40", source=frozenset({S.ADVICE_ANSWERED}), target=S.ADVISED,
        by=RAISING, seat=Seat.OUTSIDE, story=Text("反馈退回了，写明了还缺什么、哪天再反馈。", "The feedback was sent back, with what is missing and the new day."),
    ),
)  # fmt: skip
