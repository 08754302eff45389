"""转交上级机关: an accusation against those above everybody here goes to the superior body on paper, and only the receipt stays (条例§30; domain §0.9, ADR-0017).

Against the discipline duty itself, or leaders of the enterprise: nobody inside may judge it, and nobody inside needs to keep it. The letter
is printed and posted; what was written is then destroyed, and the chain keeps number, times, digest and where it went.
"""

from __future__ import annotations

from xinqiao.rules.clocks import REPORT_RESULT, REPORT_TELL, TELL, TELL_BY_UNIT
from xinqiao.rules.facts import Seat
from xinqiao.rules.guards.joint import leads_none
from xinqiao.rules.procedures.who import DESK
from xinqiao.rules.terms import DocumentKind as D
from xinqiao.rules.terms import Duty, Party
from xinqiao.rules.terms import PetitionStatus as S
from xinqiao.rules.text import Text
from xinqiao.rules.transition import Transition

ON_ITS_WAY = Text(
    "您反映的事按规定要由{to}处理：印成纸质送去（{where}）。送出以后，平台上的内容全部销毁，只留编号、时间和回执；以后请向{to}询问，报上这个编号。",
    "What you brought must be dealt with by {to}: it is printed and sent there ({where}). Once it is sent, its content is destroyed here; number, times and your receipt stay. Ask {to} from then on, and give this number.",
)

REFERRING_UP = (
    Transition(
        name="refer_up", label=Text("转交上级机关（纸质）", "refer it to the superior body on paper"), article="条例§30, 纪检监察机关处理检举控告工作规则",
        source=frozenset({S.REGISTERED, S.AWAITING_SUPPLEMENT, S.TRIAGED}), target=S.GOING_UP, by=DESK, guards=(leads_none,),
        issues=(D.REFERRAL_UP,), supersedes=(D.WHERE_SENT_NOTICE, D.SUPPLEMENT_NOTICE), tells=(Party.PETITIONER,), story=ON_ITS_WAY,
    ),
    Transition(
        name="refer_up_sealed", label=Text("密封件转交上级机关（纸质）", "refer the sealed matter to the superior body on paper"), article="条例§30, 纪检监察机关处理检举控告工作规则",
        source=frozenset({S.SEALED}), target=S.GOING_UP, by=frozenset({Duty.DISCIPLINE}), seat=Seat.UNIT,
        issues=(D.REFERRAL_UP,), tells=(Party.PETITIONER,), story=ON_ITS_WAY,
    ),
    Transition(  # he is told when it is on its way; with the content goes every address
        name="confirm_sent_up", label=Text("登记已送出，销毁内容", "enter that it was sent, and destroy the content"), article="条例§30, ADR-0017",
        source=frozenset({S.GOING_UP}), target=S.GONE_UP, by=DESK | {Duty.DISCIPLINE}, seat=Seat.UNIT,
        stops=(TELL, TELL_BY_UNIT, REPORT_TELL, REPORT_RESULT),
        story=Text(
            "已经送到{to}（{where}）。平台上的内容已经销毁，只留编号、时间和回执；请向{to}询问，报上这个编号。",
            "It was sent to {to} ({where}). Its content was destroyed here; number, times and your receipt stay. Ask {to}, and give this number.",
        ),
    ),
)  # fmt: skip
