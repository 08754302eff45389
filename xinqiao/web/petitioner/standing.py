"""Where a matter stands, in one sentence, on one bridge, and what comes next."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from xinqiao.petitions.dossier import Dossier
from xinqiao.petitions.models import RunningClock
from xinqiao.petitions.story import Event
from xinqiao.rules.clocks import AFTER_CARE, ASK_FINAL_REVIEW, ASK_REVIEW, FINAL_REVIEW, REVIEW, TELL, Binds
from xinqiao.rules.guards.sending import MOST_HOPS
from xinqiao.rules.owed import ANSWERING, MAIN
from xinqiao.rules.terms import Path, RecordKind, Term
from xinqiao.rules.terms import PetitionStatus as S
from xinqiao.rules.terms_joint import MergeStatus
from xinqiao.rules.text import Text
from xinqiao.web.petitioner import review_telling
from xinqiao.web.petitioner.standing_words import Said

TELL_WHO = Text("，{due}前书面告诉您由谁办", "; by {due} you are told in writing who deals with it")
NO_PROMISE = Text("", "")
SENT = Said(
    Text("已经交给{unit}", "It was given to {unit}"),
    Text("，{due}前书面告诉您受理不受理", "; by {due} you are told in writing whether it is accepted"),
    Text("{unit}决定是否受理，并书面告诉您。", "{unit} decides whether to accept it and tells you in writing."),
)
SAYINGS: Mapping[Term, Said] = {
    S.REGISTERED: Said(
        Text("{office}已经收到", "{office} has received it"), TELL_WHO,
        Text("我们看过以后，确定由谁办，并书面告诉您。", "We read it, find who is to deal with it, and tell you in writing."),
    ),
    S.AWAITING_SUPPLEMENT: Said(
        Text("{office}请您补充材料", "{office} asks you for more"), TELL_WHO,
        Text("请您看一下要补充什么，写好交上来。不补充，我们也按期告诉您由谁办。", "See what is missing and send it. Even without it you are told in time who deals with it."),
    ),
    S.TRIAGED: Said(
        Text("{office}看过了，正在确定由谁办", "{office} has read it and is finding who is to deal with it"), TELL_WHO,
        Text("确定由谁办以后，我们书面告诉您。", "Once it is clear who deals with it you are told in writing."),
    ),
    S.FORWARDED: SENT,
    S.ASSIGNED: SENT,
    S.ACCEPTED: Said(
        Text("{unit}正在办理", "{unit} is dealing with it"), Text("，{due}前给您书面答复", "; you get the written answer by {due}"),
        Text("{unit}查清楚以后，一条一条书面答复您。", "{unit} looks into it and answers you in writing, point by point."),
    ),
    S.DRAFTED: Said(
        Text("{unit}写好了答复，等负责人签字", "{unit} has written the answer; the head is to sign it"),
        Text("，{due}前送给您", "; it reaches you by {due}"),
        Text("负责人签字以后，书面答复送给您。", "When the head has signed it, the written answer is sent to you."),
    ),
    S.SIGNED: Said(
        Text("{unit}的书面答复已经签发，等您打开签收", "The written answer of {unit} is signed and waits for you to open it"), NO_PROMISE,
        Text("请打开下面的答复。打开就是签收，从那天起算您申请复查的 30 天。", "Open the answer below. Opening it counts as receipt; your 30 days to ask for a review run from that day."),
    ),
    S.REPLIED: Said(
        Text("{unit}已经书面答复您", "{unit} has answered you in writing"), NO_PROMISE,
        Text("{rating}{again}", "{rating} {again}"),
    ),
    S.REFUSED: Said(
        Text("这件事不归我们办，理由和该找谁已经书面告诉您", "This is not ours to deal with; reasons and the right door were given in writing"), NO_PROMISE,
        Text("请打开告知书，看看该找哪个单位。", "Open the notice to see where to go."),
    ),
    S.DIVERTED: Said(
        Text("这件事要走别的法定途径，怎么走已经书面告诉您", "Another lawful way applies; how to go was given in writing"), NO_PROMISE,
        Text("请打开告知书，看看找谁、几天之内要办。", "Open the notice to see whom to ask and within how many days."),
    ),
    S.SEALED: Said(
        Text("已经交给有权处理的部门", "It was passed to the department that is competent"),
        Text("，{due}前告诉您受理情况", "; by {due} you are told whether it takes this up"),
        Text("除了这个部门，谁也看不到这件事。", "Nobody outside that department can see this matter."),
    ),
    S.GOING_UP: Said(
        Text("正在用纸质送上级机关处理", "It is being sent to the superior body on paper"), NO_PROMISE,
        Text("送到哪里、以后向谁询问，写在下面的经过里。送出以后，这里的内容全部销毁。", "Where it goes and whom to ask is in the course of events below. Once it is sent, its content is destroyed here."),
    ),
    S.GONE_UP: Said(
        Text("已经用纸质送上级机关，这里不留内容", "It was sent to the superior body on paper; nothing of it is kept here"), NO_PROMISE,
        Text("请向上级机关询问，报上这个编号；它的名称和电话写在下面的经过里。这里只留编号、时间和您的回执。", "Ask the superior body and give this number; its name and telephone are in the course of events below. Only number, times and your receipt are kept here."),
    ),
    S.ENDED: Said(
        Text("信访程序走完了", "The procedure is over"), Text("；{due}前我们还来看您", "; somebody still comes to see you by {due}"),
        Text("同一事实和理由不再受理。有新的情况，可以再反映；仲裁、诉讼的路还在。", "The same facts and reasons are not accepted again. New ones can be brought; arbitration and court remain open."),
    ),
    S.WITHDRAWN: Said(
        Text("您自愿撤回，这件事不再办理", "You withdrew of your own free will; the matter is no longer dealt with"), NO_PROMISE,
        Text("记录都留着。不是您的本意，或者又有新情况，请给我们留言。", "Every record is kept. If you did not mean it, or something new happens, write to us."),
    ),
    S.MERGED: Said(
        Text("和{lead}是同一件事，两件一起办", "It is the same matter as {lead}: both are handled together"),
        Text("；{due}前书面答复您", "; you are answered in writing by {due}"),
        Text("书面答复单独给您一份。您的编号、查询码、期限和权利都不变；觉得不是同一件事的，请留言。", "You get a written answer of your own. Your number, query code, time limits and rights stay; if you think it is not the same matter, write to us."),
    ),
    S.CLOSED: Said(
        Text("这件事已经办结", "This matter is closed"), NO_PROMISE,
        Text("答复和告知书您随时可以在这里看。又有新情况，可以再反映。", "You can read the papers here at any time. If something new happens, tell us again."),
    ),
}  # fmt: skip
STUDYING = Said(
    Text("{unit}正在研究您的建议", "{unit} is studying your proposal"), Text("，{due}前答复您", "; you are answered by {due}"),
    Text("研究以后，告诉您采不采纳和为什么。", "Then you are told whether it is adopted, and why."),
)
DESIGNATING = Said(
    Text("几个单位都没有办，正在请上级领导指定由谁办", "Several units did not deal with it; a leader is naming the one that does"), TELL_WHO,
    Text("指定的单位不能再退回。现在由{office}负责，有事请找它。", "The unit that is named cannot return it. {office} is in charge meanwhile: turn to it."),
)
AGAIN = Text("不同意的话，{due}前可以申请复查。", "If you do not agree, you may ask for a review by {due}.")
REOPENING = Text(
    "您说没有办好。不办这件事的负责人{due}前看您的理由，决定要不要重新办，并告诉您。",
    "You said that it was not done well. A head who did not handle it reads your reasons by {due}, decides whether it is done anew and tells you.",
)
WITHDRAWING = Text(
    "您申请了撤回。不办这件事的人会来向您核实；核实以前，照常办理。",
    "You asked to withdraw. Somebody who does not handle it will ask whether you mean it; until then work goes on.",
)
ANOTHER = Text("另一件", "another one")
NUMBER = Text("第 {number} 号", "no. {number}")
RECEIVED_ON = Text("{day}收到", "received {day}")
WHY_DAY = Text("为什么是 {day}？", "Why {day}?")
WAS_DAY = Text("{clock}：到 {day}为止，已经过了", "{clock}: it ran until {day} and is over")
PLEASE_RATE = Text("请您评价办得怎么样。", "Please rate how it was handled.")
RATED = Text("谢谢您的评价。", "Thank you for your rating.")
RATED_ONCE = Text("您已经评价过了，谢谢。评价只能给一次。", "You have rated it already, thank you. It can be done once.")
NOT_YET_RATED = Text(
    "现在还不能评价。书面答复送到您手里以后，这里就可以评价。",
    "It is too early to rate. Once the written answer has reached you, you can rate it here.",
)
PUT_BACK = Said(
    Text("这一部分并回了原来那一件，在那里一起办", "This part went back into the matter it came from and is handled there"), NO_PROMISE,
    Text("请用同一个查询码打开原来的编号，答复写在那里。", "Open the number you had first with the same query code: the answer is given there."),
)
LATE = Text("已经过了期限，这是我们的责任。您可以打电话问，也可以在下面留言。", "The day has passed; the fault is ours. Phone us, or write below.")
LATE_NO_WORDS = Text("已经过了期限，这是我们的责任。请打电话问。", "The day has passed; the fault is ours. Please phone us.")  # where nobody here reads what he writes
WHO_UNIT = Text("负责：{unit}。", "In charge: {unit}.")
SEALED_DOORS = Text("有权处理的部门", "the competent department")


def saying(dossier: Dossier) -> Said:
    """Return the sentences for where the matter stands."""
    petition = dossier.petition
    if petition.standing is S.MERGED:
        return _together(dossier)
    if petition.standing is S.ACCEPTED and petition.path == Path.STUDY:
        return STUDYING
    if petition.standing is S.TRIAGED and petition.hops >= MOST_HOPS:
        return DESIGNATING
    under_way = review_telling.running_review(dossier)
    return SAYINGS[petition.standing] if under_way is None else review_telling.saying(under_way)


def _together(dossier: Dossier) -> Said:
    """Return what is said of a petition that was merged, or of a part that was put back."""
    if not any(row.standing is MergeStatus.IN for row in dossier.records_of(RecordKind.MERGE)):
        return PUT_BACK
    said = SAYINGS[S.MERGED]
    if any(dossier.clock(clock.name) for clock in ANSWERING):
        return said
    is_sent = dossier.petition.handling_unit_id is not None and dossier.clock(TELL.name) is None
    return Said(said.doing, SENT.promise if is_sent else TELL_WHO, said.after)


def running(dossier: Dossier) -> RunningClock | None:
    """Return the clock that sets the day the petitioner waits for (the first that runs of those that count)."""
    standing = dossier.petition.standing
    after = {S.REPLIED: (REVIEW, FINAL_REVIEW, ASK_FINAL_REVIEW, ASK_REVIEW), S.ENDED: (AFTER_CARE,)}
    clocks = after[S(standing)] if standing in after else MAIN[standing][3] if standing in MAIN else ()
    found = (dossier.clock(clock.name) for clock in clocks)
    return next((clock for clock in found if clock and clock.paused_on is None), None)


def is_ours(clock: RunningClock) -> bool:
    """Return whether the clock binds us; the time to ask for a review is the petitioner's own."""
    return clock.clock.binds is not Binds.PETITIONER


RECEIVED, ACCEPTED_, HANDLING = Text("已收到", "Received"), Text("已受理", "Accepted"), Text("办理中", "Being handled")
STUDYING_, ANSWERED, RATING = Text("研究中", "Being studied"), Text("书面答复", "Written answer"), Text("您来评价", "Your rating")
TAKEN_UP, PASSED_ON = Text("已收下", "Taken up"), Text("已交给有权处理的部门", "Passed on")
NOT_OURS, OTHER_WAY = Text("已告诉您该找谁", "Told where to go"), Text("已告诉您怎么走", "Told which way to go")
WITHDRAWN_ = Text("您已撤回", "Withdrawn by you")
READ = Text("已看过", "Read")

GOES_ON = frozenset({"accept", "answer_at_once"})  # after these it was answered, though a part may have gone another way
# how many piers lie behind, by status; the next one is lit
BEHIND: Mapping[Term, int] = {
    S.ACCEPTED: 2, S.DRAFTED: 2, S.SIGNED: 3, S.REPLIED: 4, S.CLOSED: 4, S.ENDED: 4,
}  # fmt: skip


def bridge(dossier: Dossier, events: list[Event], due: str) -> list[dict[str, Any]]:
    """Return the piers of the bridge; the day stands under the pier that is waited for."""
    labels, behind = _piers(dossier, [event.verb for event in events])
    waited_for = behind if dossier.petition.standing is S.SIGNED else behind + 1
    stages: list[dict[str, Any]] = []
    for position, label in enumerate(labels):
        state = "done" if position < behind else "here" if position == behind else "todo"
        stages.append({"label": label, "state": state, "note": due if due and position == waited_for else ""})
    return stages


def _piers(dossier: Dossier, told: list[str]) -> tuple[tuple[Text, ...], int]:
    petition, verbs = dossier.petition, set(told)
    if petition.is_sealed:
        return (RECEIVED, PASSED_ON), 1
    last = next((verb for verb in reversed(told) if verb in ("confirm_withdrawal", "reopen")), "")
    if petition.standing in (S.WITHDRAWN, S.CLOSED) and last == "confirm_withdrawal":
        return (RECEIVED, WITHDRAWN_), 2 if petition.standing is S.CLOSED else 1
    for verb, label in (("refuse", NOT_OURS), ("divert", OTHER_WAY)):
        if verb in verbs and petition.standing in (S.REFUSED, S.DIVERTED, S.CLOSED) and not verbs & GOES_ON:
            closed = petition.standing is S.CLOSED
            return (RECEIVED, READ, label), 3 if closed else 2
    is_proposal = petition.path == Path.STUDY
    middle = (TAKEN_UP, STUDYING_) if is_proposal else (ACCEPTED_, HANDLING)
    behind = BEHIND.get(petition.standing, 0) + (dossier.rating is not None and petition.standing in BEHIND)
    if petition.standing is S.MERGED and any(dossier.clock(clock.name) for clock in ANSWERING):
        behind = BEHIND[S.ACCEPTED]
    if petition.has_records and (piers := review_telling.piers(dossier)):
        return (RECEIVED, *middle, ANSWERED, *piers[0]), 4 + piers[1]
    if petition.is_at_once:
        return (RECEIVED, READ, ANSWERED, RATING), behind - 1
    return (RECEIVED, *middle, ANSWERED, RATING), behind


def days_until(day: date, today: date) -> int:
    """Return how many days are left; negative when it is past."""
    return (day - today).days
