"""回访: whether it was really solved (化解) is asked of the petitioner by somebody who did not handle it, and never computed."""

from __future__ import annotations

from xinqiao.rules.clocks import CALL_BACK, READ_REOPEN
from xinqiao.rules.facts import Seat
from xinqiao.rules.procedures.reopening import RATED
from xinqiao.rules.procedures.withdrawal import OUTSIDERS
from xinqiao.rules.terms import Party, Resolution
from xinqiao.rules.terms_call_back import ANEW, UNREACHED
from xinqiao.rules.text import Text
from xinqiao.rules.transition import Branch, Transition

SAID = Text("回访了您：您说{said}。", "You were called back and said: {said}.")
READ_BY_ANOTHER = Text(
    "回访了您：您说{said}。由不办这件事、也没有打这个电话的负责人来看，决定要不要重新办。",
    "You were called back and said: {said}. A head who neither handled it nor made the call reads whether it is done anew.",
)

FOLLOWING_UP = (
    Transition(
        name="record_outcome", label=Text("回访是否化解", "ask whether it is solved"), article="条例§27, 内部规定",
        source=RATED, target=None, by=OUTSIDERS, seat=Seat.OUTSIDE,
        stops=(CALL_BACK,),
        branches=(
            *(
                Branch(name=said.value, when=Text(said.zh, said.en), stops=(CALL_BACK,), story=SAID.fill(said=Text(said.plain, said.en)))
                for said in Resolution
            ),
            *(
                Branch(
                    name=ANEW[said], when=Text(f"{said.zh}，并请人看要不要重新办", f"{said.en}, and somebody reads whether it is done anew"), stops=(CALL_BACK,), starts=(READ_REOPEN,),
                    tells=(Party.DESK,), story=READ_BY_ANOTHER.fill(said=Text(said.plain, said.en)),
                )
                for said in Resolution
            ),
            Branch(  # nobody may guess for him: it stays open whether it is solved
                name=UNREACHED, when=Text("几次都没有联系上本人", "he could not be reached, though it was tried more than once"), stops=(CALL_BACK,),
                story=Text("我们想问您解决得怎么样，几次都没有联系上。没有解决的，请给我们留言。", "We tried to ask you whether it is solved and could not reach you. If it is not, write to us."),
            ),
        ),
        story=Text("回访了您，记下了解决得怎么样。", "You were called back, and what was solved was recorded."),
    ),
)  # fmt: skip
