"""When a supervision (督办) is proposed (条例§40, domain §1.5): computed from what is on record, never stored, never about a person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from xinqiao.rules.clocks import HANDLE, KEEP_PROMISE, REPORT, STUDY, TAKE_OVER, TELL, TELL_BY_UNIT, Clock, clock_of
from xinqiao.rules.facts import Facts
from xinqiao.rules.guards.oversight import AT_WORK, OPEN_SUPERVISIONS
from xinqiao.rules.terms import PetitionStatus, RecordKind, ReferralStatus
from xinqiao.rules.terms_oversight import SupervisionGround as G
from xinqiao.rules.text import Text, counted

WATCHED: tuple[Clock, ...] = (TELL, TELL_BY_UNIT, HANDLE, STUDY)  # C1, C2, C4 with C5; C3 is a right of the unit, not a duty


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Why a supervision is proposed: its ground, and what was found, in one sentence."""

    ground: G
    found: Text
    is_at_desk: bool = False  # it is the registering office that is late, not the unit in charge


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """What the guards need not know and the triggers do. `again`: petitions on the same item that came later."""

    dissatisfied_on: date | None = None
    called_back_on: date | None = None
    again: int = 0
    unheard_days: int = 10  # policy


def triggers(facts: Facts, signs: Signs) -> list[Proposal]:
    """Return why this petition calls for supervision, the gravest first; nothing while one is open or once it is over."""
    if facts.status not in AT_WORK or facts.records.get(RecordKind.SUPERVISION, frozenset()) & OPEN_SUPERVISIONS:
        return []
    return [*_late(facts), *_going_round(facts), *_answered_badly(facts, signs)]


def _said(on: date) -> Text:
    return Text(f"{on.year}年{on.month}月{on.day}日", f"{on.day} {on:%B} {on.year}")  # as in a letter: a page says it in its own way


def _late(facts: Facts) -> Iterator[Proposal]:
    for key, due_on in sorted(facts.due.items(), key=lambda item: item[1]):
        clock, days = clock_of(key), (facts.today - due_on).days
        if days <= 0:
            continue
        if clock in WATCHED:
            words = Text("{clock}{day}到期，已经超 {days}，还没有办。", "The {clock} ended on {day}, {days} ago, with the work undone.")
            yield Proposal(ground=G.OVERDUE, found=words.fill(clock=clock, day=_said(due_on), days=counted(days, " 天", "day", "days")), is_at_desk=clock.at_desk)
        elif clock is KEEP_PROMISE:
            words = Text("答应的事{day}到期，已经超 {days}，没有落实也没有说明。", "A promise was due on {day}, {days} ago; it was neither kept nor explained.")
            yield Proposal(ground=G.PROMISE, found=words.fill(day=_said(due_on), days=counted(days, " 天", "day", "days")))
        elif clock is REPORT:
            words = Text("交办的办结报告{day}到期，已经超 {days}，没有报来。", "The report on the result was due on {day}, {days} ago, and has not come.")
            yield Proposal(ground=G.NO_FEEDBACK, found=words.fill(day=_said(due_on), days=counted(days, " 天", "day", "days")))
    if facts.extension_asked_days and facts.overdue(HANDLE):
        yield Proposal(ground=G.EXTENSION, found=Text("申请了延期，没有批准，已经超过办理期限。", "More time was asked for and not granted, and the last day has passed."))


def _going_round(facts: Facts) -> Iterator[Proposal]:
    if facts.hops and facts.referral is ReferralStatus.SENT and facts.overdue(TAKE_OVER):
        words = Text("先后转给 {n} 个单位，现在的单位过了期限还没有签收。", "It was sent to {n} units; the present one has not taken it over in time.")
        yield Proposal(ground=G.HOPS, found=words.fill(n=facts.hops + 1))
    if facts.hops and facts.referral is ReferralStatus.DECLINED:
        words = Text("先后 {n} 个单位没有办，现在的单位又提出异议。", "{n} units did not deal with it, and the present one objects again.")
        yield Proposal(ground=G.OBJECTED, found=words.fill(n=facts.hops))


def _answered_badly(facts: Facts, signs: Signs) -> Iterator[Proposal]:
    if facts.is_answered and facts.claims_open:
        words = Text("答复了，还有 {n} 个诉求项没有结论。", "It was answered; claims without a conclusion: {n}.")
        yield Proposal(ground=G.MISSED, found=words.fill(n=facts.claims_open))
    rated_on, called_on = signs.dissatisfied_on, signs.called_back_on
    is_unheard = rated_on is not None and (called_on is None or called_on < rated_on) and facts.status is PetitionStatus.REPLIED
    if is_unheard and rated_on is not None and (facts.today - rated_on).days >= signs.unheard_days:
        words = Text("反映人{day}评价不满意，到现在没有人回访。", "The petitioner was dissatisfied on {day}, and nobody has called back.")
        yield Proposal(ground=G.UNHEARD, found=words.fill(day=_said(rated_on)))
    if signs.again:
        words = Text("同一件事后来又反映了 {n} 次。", "The same matter was brought {n} times more.")
        yield Proposal(ground=G.AGAIN, found=words.fill(n=signs.again))


AT_ONCE = Text("马上办这一步，回复里写明为什么拖到现在、哪天办完。", "Do it now; say in the answer why it took so long and by when it is done.")
# What is usually demanded, to begin a letter with.
DEMANDS: Mapping[G, Text] = {
    G.OVERDUE: AT_ONCE, G.EXTENSION: AT_ONCE, G.SHIRKING: AT_ONCE,
    G.PROMISE: Text("把答应的事做到；做不到的，由负责人向反映人说明原因。", "Keep the promise, or let the head tell the petitioner why not."),
    G.HOPS: Text("当天签收，马上和反映人联系。", "Take it over today and contact the petitioner at once."),
    G.OBJECTED: Text("重新核对职责分工；属于你单位的，当天签收办理。", "Check again who is competent; if it is you, take it over today."),
    G.MISSED: Text("把漏掉的诉求项逐项补上答复，送达反映人。", "Answer the claims that were left out, one by one, and serve the answer."),
    G.UNHEARD: Text("当面或者打电话听反映人说，还有什么没有解决，回复里写明怎么办。", "Hear the petitioner in person or by phone, and say in the answer what is done about what remains."),
    G.AGAIN: Text("查清为什么又来反映，一次办清楚，回复里写明。", "Find out why it came again, settle it this time, and say so in the answer."),
    G.NO_FEEDBACK: Text("马上报办理结果：怎么答复的、落实到哪一步。", "Report the result now: how it was answered, and what was carried out."),
    G.UNEXECUTED: Text("按处理意见执行，附上凭据。", "Carry the decision out, and add what shows it."),
}  # fmt: skip
