"""Statutory clocks: on which day a duty falls due, and why. Pure date arithmetic."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import Enum

from xinqiao.rules.text import Text

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Which days the State Council declared off, which weekend days it declared on (调休), and for which years.

    `official_years` holds the years whose official notice is known; any other year is provisional.
    `version` identifies the stored calendar (0 = none stored).
    """

    days_off: frozenset[date] = frozenset()
    days_on: frozenset[date] = frozenset()
    official_years: frozenset[int] = frozenset()
    version: int = 0

    def is_working(self, day: date) -> bool:
        """Return whether `day` is a working day: a declared 调休 day, or a weekday not declared off."""
        return day in self.days_on or (day.weekday() < 5 and day not in self.days_off)

    def next_working(self, day: date) -> date:
        """Return `day` itself if it is a working day, else the first working day after it."""
        while not self.is_working(day):
            day += ONE_DAY
        return day

    def is_provisional(self, day: date) -> bool:
        """Return whether the year of `day` has no official notice yet."""
        return day.year not in self.official_years


PLAIN = WorkCalendar()


class Binds(Enum):
    """Whom a clock binds: staff are held to the stricter date, petitioners enjoy the later one."""

    STAFF = "staff"
    PETITIONER = "petitioner"


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A computed due date.

    `statutory_on` counts from the anchor, the anchor excluded, the last day included; `effective_on` is the next
    working day if the last day is none (民法典§203). `on` is the one that counts for whom the clock binds.
    """

    anchor_on: date
    statutory_on: date
    effective_on: date
    on: date
    is_provisional: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCounted:
    """One line of the explanation of a due date: `number` is None for a day that is not counted."""

    day: date
    number: int | None
    why: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A time limit of the regulation: `days` calendar days, or working days if `working`."""

    name: str
    code: str
    zh: str
    en: str
    article: str
    days: int
    working: bool = False
    binds: Binds = Binds.STAFF
    policy: str = ""  # the key of the dated policy that sets `days`; "" for a limit of the law
    is_in_house: bool = False  # about our own desks: what an import tells of other times and places is not measured by it
    is_duty: bool = True  # letting it pass is a breach; False for what the unit may do, and need not
    at_desk: bool = False  # kept by the registering office, not by the unit in charge
    is_linked: bool = False  # belongs to a linked record, of which a petition may have several
    by_asker: bool = False  # kept by the unit that set the linked record going, not by the one it names
    reason: Text = field(default=Text("", ""))  # one sentence for the petitioner: why it is due then

    def breached_on(self, due_on: date, until: date) -> date | None:
        """Return the first day too late if the duty is not done by `until`, the day it is or was done; None if in time."""
        is_late = until > due_on and self.is_duty and self.binds is Binds.STAFF
        return due_on + ONE_DAY if is_late else None

    @property
    def follows_calendar(self) -> bool:
        """Whether its day depends on which days are worked."""
        return self.working or self.binds is Binds.PETITIONER

    def recounted(self, old: Due, new: Due, today: date) -> Due | None:
        """Return what becomes of a running clock when the calendar changes: `old` was computed by the one before. None: nothing.

        A petitioner's day only moves later. Nobody's is moved into the past: that would make late whoever was in time.
        """
        if new == old:
            return None
        is_allowed = new.on >= (old.on if self.binds is Binds.PETITIONER else min(today, old.on))
        kept = new if is_allowed else replace(old, is_provisional=new.is_provisional)
        return None if kept == old else kept

    def lasting(self, days: int | None) -> Clock:
        """Return the same clock with the `days` that a policy or the sender set; None: its own."""
        return self if days is None or days == self.days else replace(self, days=days)

    def due(self, anchor: date, calendar: WorkCalendar = PLAIN, *, extra_days: int = 0) -> Due:
        """Return the due date counted from `anchor` (day zero). `extra_days` are calendar days of extension (§34)."""
        if self.working:
            statutory = effective = count_working(anchor, self.days, calendar) + timedelta(days=extra_days)
        else:
            statutory = anchor + timedelta(days=self.days + extra_days)
            effective = calendar.next_working(statutory)
        on = effective if self.binds is Binds.PETITIONER else statutory
        provisional = calendar.is_provisional(effective) and (self.working or self.binds is Binds.PETITIONER)
        return Due(
            anchor_on=anchor, statutory_on=statutory, effective_on=effective, on=on, is_provisional=provisional
        )  # fmt: skip

    def explain(
        self, anchor: date, calendar: WorkCalendar = PLAIN, *, extra_days: int = 0, pauses: Sequence[tuple[date, date]] = ()
    ) -> list[DayCounted]:
        """Return every day from the anchor to the due date, counted or not and why; it ends on `due(...).on`.

        `pauses` are the spans in which the clock rested: of each the days after the first up to and with the last.
        """
        due = self.due(anchor, calendar, extra_days=extra_days + sum(paused_days(*pause) for pause in pauses))
        lines = [DayCounted(day=anchor, number=None, why=Text("起算日不计入", "The day it starts is not counted"))]
        day, number = anchor, 0
        while day < due.statutory_on:
            day += ONE_DAY
            rests = any(first < day <= last for first, last in pauses)
            counts = not rests and (not self.working or calendar.is_working(day) or number >= self.days)
            number += counts
            why = RESTED if rests else _why(day, calendar, counts)
            lines.append(DayCounted(day=day, number=number if counts else None, why=why))
        while day < due.on:
            day += ONE_DAY
            lines.append(DayCounted(day=day, number=None, why=_moved(day, due.on)))
        return lines


RESTED = Text("听证期间，不计", "Hearing, not counted")


def paused_days(first: date, last: date) -> int:
    """Return by how many calendar days a rest from `first` to `last` moves a clock; paused and resumed on one day: none."""
    return (last - first).days


def count_working(anchor: date, days: int, calendar: WorkCalendar) -> date:
    """Return the day on which `days` working days after `anchor` are complete."""
    day, left = anchor, days
    while left > 0:
        day += ONE_DAY
        left -= calendar.is_working(day)
    return day


def _why(day: date, calendar: WorkCalendar, counts: bool) -> Text:
    if not counts:
        return Text("休息日或节假日，不计", "Rest day or public holiday, not counted")
    if day in calendar.days_on:
        return Text("调休上班，计入", "Make-up working day, counted")
    if not calendar.is_working(day):
        return Text("按日历日计，节假日也计入", "Calendar days are counted, holidays too")
    return Text("计入", "Counted")


def _moved(day: date, last: date) -> Text:
    if day == last:
        return Text("顺延到这个工作日", "Moved to this working day")
    return Text("最后一天遇休息日，顺延", "The last day fell on a rest day and moves on")


TELL = Clock(
    name="tell", code="C1", zh="告知期限", en="time limit to tell", article="条例§23(2)", days=15, at_desk=True,
    reason=Text("收到之日起 15 日内书面告诉您由谁办。", "Within 15 days of receipt you are told in writing who deals with it."),
)  # fmt: skip
TELL_BY_UNIT = Clock(
    name="tell_by_unit", code="C2", zh="承办单位告知期限", en="unit's time limit to tell", article="条例§23(3)", days=15,
    reason=Text("承办单位收到之日起 15 日内书面告诉您是否受理。", "The unit tells you in writing within 15 days whether it accepts."),
)  # fmt: skip
OBJECT = Clock(
    name="object", code="C3", zh="异议期限", en="time limit to object", article="条例§23(3)", days=5, working=True,
    is_duty=False,
    reason=Text("单位认为不归它办的，5 个工作日内提出。", "A unit that thinks it is not competent says so in 5 working days."),
)  # fmt: skip
HANDLE = Clock(
    name="handle", code="C4", zh="办理期限", en="time limit to handle", article="条例§34", days=60,
    reason=Text("受理之日起 60 日内书面答复您。", "Within 60 days of acceptance you get the written answer."),
)  # fmt: skip
REPORT_RESULT = Clock(
    name="report_result", code="C11.2", zh="检举结果反馈期限", en="time limit to tell the result of an accusation",
    article="纪检监察机关处理检举控告工作规则", days=15, working=True,
    reason=Text("办结后 15 个工作日内告诉您结果。", "Within 15 working days of its conclusion you are told the result."),
)  # fmt: skip
ASK_REVIEW = Clock(
    name="ask_review", code="C6", zh="申请复查期限", en="time limit to ask for review", article="条例§35", days=30,
    binds=Binds.PETITIONER,
    reason=Text("您收到书面答复之日起 30 日内可以申请复查。", "You may ask for a review within 30 days of receiving the answer."),
)  # fmt: skip
REPORT_TELL = Clock(
    name="report_tell", code="C11", zh="检举告知期限", en="time limit to tell the reporter",
    article="纪检监察机关处理检举控告工作规则", days=15, working=True,
    reason=Text("15 个工作日内告诉您受理情况。", "Within 15 working days you are told whether it is taken up."),
)  # fmt: skip
STUDY = Clock(
    name="study", code="C12", zh="建议研究期限（内部）", en="internal limit to study a proposal", article="内部规定", days=30,
    reason=Text("建议在 30 日内研究答复（本单位规定）。", "A proposal is studied and answered within 30 days (our own rule)."),
)  # fmt: skip

REPORT = Clock(
    name="report", code="C10", zh="办结报告期限", en="time limit to report the result", article="条例§22(3)", days=90,
    policy="report_days",
    reason=Text("交办时由交办单位定的：这一天以前报告办理结果，并经交办单位认可。", "Set by the sender when it assigned the matter: by this day the result is reported and the sender agrees."),
)  # fmt: skip

TAKE_OVER = Clock(
    name="take_over", code="C12.1", zh="签收期限（内部）", en="internal limit to take a referral over", article="内部规定", days=1,
    working=True, policy="take_over_working_days", is_in_house=True,
    reason=Text("转交件发出后按本单位规定的工作日签收；别的期限不等签收。", "A referral is taken over within our own working days; no other limit waits for it."),
)  # fmt: skip
FIRST_CONTACT = Clock(
    name="first_contact", code="C12.2", zh="首次联系期限（内部）", en="internal limit to first contact", article="内部规定", days=1,
    working=True, policy="first_contact_working_days", is_in_house=True,
    reason=Text("承办单位接到以后，按本单位规定的工作日和反映人联系。", "Once the unit has the matter it contacts the petitioner within our own working days."),
)  # fmt: skip

READ_REOPEN = Clock(
    name="read_reopen", code="C12.8", zh="重办申请审阅期限（内部）", en="internal limit to read a request to do it anew", article="内部规定",
    days=10, policy="reopen_days",
    reason=Text("您要求重新办理的，10 日内由不办这件事的负责人看过并答复（本单位规定）。", "Within 10 days a head who did not handle it reads your request and answers (our own rule)."),
)  # fmt: skip

KEEP_PROMISE = Clock(
    name="keep_promise", code="C12.9", zh="承诺落实期限", en="time limit to keep a promise", article="条例§32, 内部规定", days=30,
    is_linked=True,
    reason=Text("答应您的时候定的：这一天以前做到，做不到要说明原因。", "Set when it was promised: kept by this day, or you are told why not."),
)  # fmt: skip

REVIEW = Clock(
    name="review", code="C7", zh="复查期限", en="time limit of the review", article="条例§35", days=30,
    reason=Text("收到您的复查申请之日起 30 日内书面答复您。", "Within 30 days of receiving your request you get the written opinion."),
)  # fmt: skip
ASK_FINAL_REVIEW = Clock(
    name="ask_final_review", code="C8", zh="申请复核期限", en="time limit to ask for the final review", article="条例§36", days=30,
    binds=Binds.PETITIONER,
    reason=Text("您收到复查意见之日起 30 日内可以申请复核。", "You may ask for the final review within 30 days of receiving the opinion of the review."),
)  # fmt: skip
FINAL_REVIEW = Clock(
    name="final_review", code="C9", zh="复核期限", en="time limit of the final review", article="条例§36", days=30,
    reason=Text("收到您的复核申请之日起 30 日内书面答复您，听证的时间不算。", "Within 30 days of receiving your request you get the written opinion; a hearing is not counted."),
)  # fmt: skip
DECIDE_LATE = Clock(
    name="decide_late", code="C12.12", zh="逾期申请决定期限（内部）", en="internal limit to decide on a late request", article="条例§35, 内部规定", days=5,
    working=True, policy="late_request_working_days", is_in_house=True, is_linked=True,
    reason=Text("过了期限才申请的，负责人按本单位规定的工作日看过您写的原因并决定。", "A leader reads why you asked late, and decides within our own working days."),
)  # fmt: skip
AFTER_CARE = Clock(
    name="after_care", code="C12.10", zh="终结后回访期限（内部）", en="internal limit to keep in touch after the end", article="条例§37(3), 内部规定",
    days=30, policy="after_care_days", at_desk=True,
    reason=Text("程序走完了，30 日内我们还来看您、能帮的帮（本单位规定）。", "The procedure is over; within 30 days somebody still comes to see you and helps where he can (our own rule)."),
)  # fmt: skip
CALL_BACK = Clock(
    name="call_back", code="C12.11", zh="回访期限（内部）", en="internal limit to ask whether it is solved", article="条例§27, 内部规定",
    days=30, policy="call_back_days", is_in_house=True, at_desk=True,
    reason=Text("答复送到您手里以后，由不办这件事的人问您解决了没有（本单位规定）。", "After the answer has reached you, somebody who did not handle it asks you whether it is solved (our own rule)."),
)  # fmt: skip

DECIDE_RECUSAL = Clock(
    name="decide_recusal", code="C14.1", zh="回避决定期限（内部）", en="internal limit to decide on a recusal", article="条例§28(3), 内部规定",
    days=3, working=True, policy="recusal_working_days", is_linked=True,
    reason=Text("有人要求回避的，按本单位规定的工作日决定。", "A recusal that was asked for is decided within our own working days."),
)  # fmt: skip

DECIDE_ACCESS = Clock(
    name="decide_access", code="C14.7", zh="身份查阅决定期限（内部）", en="internal limit to decide who reads the identity", article="条例§30, 个人信息保护法§51, 内部规定",
    days=1, working=True, policy="access_working_days", is_in_house=True, is_linked=True,
    reason=Text("有工作人员申请看您的身份，管身份信息的人按本单位规定的工作日决定。", "The keeper of identities decides within our own working days whether a member of staff may read who you are."),
)  # fmt: skip

CHECK_CONTACT = Clock(
    name="check_contact", code="C14.8", zh="核实姓名、联系方式变更期限（内部）", en="internal limit to check a change of name or contact", article="个人信息保护法§46, §50, 内部规定", days=3,
    working=True, policy="check_contact_working_days", is_in_house=True, is_linked=True,
    reason=Text("您提出改姓名或者联系方式，按本单位规定的工作日核实是不是您本人。", "You asked to change your name or contact; within our own working days we make sure that it is you."),
)  # fmt: skip
CONFIRM_CONTACT = Clock(
    name="confirm_contact", code="C14.9", zh="确认姓名、联系方式变更期限（内部）", en="internal limit to confirm a change of name or contact", article="个人信息保护法§46, §50, 内部规定", days=2,
    working=True, policy="confirm_contact_working_days", is_in_house=True, is_linked=True,
    reason=Text("核实过是您本人以后，另一位工作人员按本单位规定的工作日确认。", "Once we made sure that it is you, a second member of staff confirms it within our own working days."),
)  # fmt: skip
SPEAK_CONTACT = Clock(
    name="speak_contact", code="C14.10", zh="和本人说清期限（内部）", en="internal limit to speak with whoever did not ask for the change", article="个人信息保护法§51, §57, 内部规定", days=1,
    working=True, policy="speak_contact_working_days", is_in_house=True, is_linked=True,
    reason=Text("您说不是您提的：按本单位规定的工作日，用您原来留的联系方式找您说清楚。", "You said that it was not you: within our own working days we reach you by the contact that you left at first."),
)  # fmt: skip

DIRECTIVE = Clock(
    name="directive", code="C12.21", zh="批示办理期限", en="time limit set by a directive", article="条例§18(2), 内部规定", days=10, is_linked=True,
    reason=Text("领导批示里定的：这一天以前报告落实情况。", "Set in the directive: by this day it is reported on."),
)  # fmt: skip
SPONSORSHIP = Clock(
    name="sponsorship", code="C12.22", zh="包案期限", en="time limit of the sponsorship", article="条例§18(2), 内部规定", days=90, is_linked=True,
    reason=Text("包案计划里最后一个节点的日子。", "The day of the last milestone of the plan."),
)  # fmt: skip
RECOMMENDATION = Clock(
    name="recommendation", code="C12.23", zh="建议反馈期限", en="time limit to answer a recommendation", article="条例§40, 内部规定", days=30,
    policy="recommendation_days", is_linked=True,
    reason=Text("收到三项建议的单位，这一天以前书面反馈采纳不采纳。", "The unit says in writing by this day whether it adopts the recommendation."),
)  # fmt: skip
SUPERVISION_REPLY = Clock(
    name="supervision_reply", code="C12.20", zh="督办回复期限", en="time limit to answer a supervision", article="条例§40, 内部规定", days=5,
    working=True, policy="supervision_working_days", is_linked=True,
    reason=Text("督办发出以后，被督办的单位按规定的工作日回复办到哪一步（本单位规定）。", "The supervised unit says within our own working days how far it has come."),
)  # fmt: skip

READ_SUPERVISION = Clock(
    name="read_supervision", code="C12.24", zh="督办回复审核期限（内部）", en="internal limit to read the reply to a supervision", article="条例§40, 内部规定", days=5,
    working=True, policy="read_supervision_working_days", is_in_house=True, is_linked=True, by_asker=True,
    reason=Text("被督办的单位回复以后，督办的一方按本单位规定的工作日看完，认可或者退回。", "Whoever supervised reads the unit's reply within our own working days, and accepts it or sends it back."),
)  # fmt: skip

READ_FEEDBACK = Clock(
    name="read_feedback", code="C12.25", zh="建议反馈审核期限（内部）", en="internal limit to read the feedback on a recommendation", article="条例§40, 内部规定", days=5,
    working=True, policy="read_feedback_working_days", is_in_house=True, is_linked=True, by_asker=True,
    reason=Text("单位反馈建议以后，提出建议的一方按本单位规定的工作日看完，认可或者退回。", "Whoever made the recommendation reads the feedback within our own working days, and accepts it or sends it back."),
)  # fmt: skip
DECIDE_FAILURE = Clock(
    name="decide_failure", code="C12.26", zh="责任追究决定期限（内部）", en="internal limit to decide on a failure", article="条例§42–46, 内部规定", days=10,
    working=True, policy="decide_failure_working_days", is_in_house=True, is_linked=True, by_asker=True,
    reason=Text("提出责任追究以后，领导按本单位规定的工作日决定追究不追究。", "A leader decides within our own working days whether the unit is held to account."),
)  # fmt: skip
ANSWER_FAILURE = Clock(
    name="answer_failure", code="C12.27", zh="追究落实反馈期限（内部）", en="internal limit to say how it was held to account", article="条例§42–46, 内部规定", days=30,
    policy="answer_failure_days", is_in_house=True, is_linked=True,
    reason=Text("决定追究以后，单位按本单位规定的天数反馈落实情况。", "Within our own days the unit says how the decision was carried out."),
)  # fmt: skip

MEDIATE = Clock(
    name="mediate", code="C14.2", zh="劳动争议调解期限", en="time limit of a labour mediation", article="劳动争议调解仲裁法§14", days=15,
    is_duty=False, is_linked=True,
    reason=Text("劳动争议调解，双方同意之日起 15 日内谈不成，您可以去申请仲裁。", "If a labour dispute is not settled within 15 days of both sides agreeing to mediation, you may go to arbitration."),
)  # fmt: skip

DECIDE_HEARING = Clock(
    name="decide_hearing", code="C14.3", zh="听证申请决定期限（内部）", en="internal limit to decide on a hearing", article="内部规定", days=10,
    policy="hearing_days", is_linked=True,
    reason=Text("您要求听证的，按本单位规定的天数决定。", "Whether a hearing is held is decided within our own days."),
)  # fmt: skip
HOLD_HEARING = Clock(
    name="hold_hearing", code="C14.4", zh="听证日期", en="day of the hearing", article="条例§31(6), 内部规定", days=30, is_linked=True,
    reason=Text("通知书上写的听证日期。", "The day that the notice of the hearing names."),
)  # fmt: skip

CO_HANDLE = Clock(
    name="co_handle", code="C14.5", zh="协办期限", en="time limit of the unit that helps", article="条例§24, 内部规定", days=10, is_linked=True,
    reason=Text("请别的单位协办时定的：这一天以前出意见。", "Set when another unit was asked to help: its opinion is due by this day."),
)  # fmt: skip

COUNTERSIGN = Clock(
    name="countersign", code="C14.6", zh="会签期限（内部）", en="internal limit to countersign", article="内部规定", days=3, working=True,
    policy="countersign_working_days", is_in_house=True, is_linked=True,
    reason=Text("请另一个单位的负责人会签的，按本单位规定的工作日看完。", "The head of another unit who is asked to countersign reads the draft within our own working days."),
)  # fmt: skip

CHECK_IN = Clock(
    name="check_in", code="C15.1", zh="打击报复回访期限（内部）", en="internal limit to ask about retaliation", article="条例§18(4), 内部规定", days=30,
    is_in_house=True, is_linked=True,
    reason=Text("您反映问题以后，不经手的人按本单位规定的日子来问您：有没有人为难您。", "After you spoke up, somebody who has no part in it asks you on our own days whether anyone makes trouble for you."),
)  # fmt: skip
MEET_FEAR = Clock(
    name="meet_fear", code="C15.2", zh="担心报复联系期限（内部）", en="internal limit to answer a fear of retaliation", article="条例§18(4), 内部规定", days=3,
    working=True, policy="meet_fear_working_days", is_in_house=True, is_linked=True,
    reason=Text("您说担心或者遭到报复，不经手的人按本单位规定的工作日和您联系。", "You said that you fear or suffer retaliation; somebody who has no part in it contacts you within our own working days."),
)  # fmt: skip
ANSWER_RETALIATION = Clock(
    name="answer_retaliation", code="C15.3", zh="打击报复书面答复期限（内部）", en="internal limit to answer the retaliation", article="条例§18(4), §46(6), 内部规定", days=15,
    policy="answer_retaliation_days", is_in_house=True, is_linked=True,
    reason=Text("查实有打击报复的，按本单位规定的天数书面答复您怎么处理。", "If retaliation was found, you are answered in writing within our own days what is done."),
)  # fmt: skip
ANSWER_WORDS = Clock(
    name="answer_words", code="C15.5", zh="跟踪中回话期限（内部）", en="internal limit to answer what he wrote on the watch", article="条例§18(4), 内部规定", days=3,
    working=True, policy="meet_fear_working_days", is_in_house=True, is_linked=True,
    reason=Text("您写了话来，不经手的人按本单位规定的工作日回您。", "You wrote; somebody who has no part in it answers within our own working days."),
)  # fmt: skip
PROTECT_MEASURE = Clock(
    name="protect_measure", code="C15.4", zh="保护措施期限", en="time limit of a measure of protection", article="条例§18(4), 内部规定", days=7, is_linked=True,
    reason=Text("定保护措施的时候定的：这一天以前落实。", "Set when the measure was decided: carried out by this day."),
)  # fmt: skip

TALK_AGAIN = Clock(
    name="talk_again", code="C14.12", zh="约好再谈的日期", en="day by which they talk again", article="内部规定（一人一事）", days=30, is_in_house=True, is_linked=True,
    reason=Text("谈的时候和您约好的：这一天以前再谈一次。", "Agreed with you in the talk: you talk again by this day."),
)  # fmt: skip

LOOK_AT_CALL = Clock(
    name="look_at_call", code="C12.13", zh="核实回访期限（内部）", en="internal limit to look at a disputed call-back", article="内部规定（回访）", days=5, working=True,
    is_in_house=True, is_linked=True,
    reason=Text("您说回访记得不对的，由没有打电话的负责人 5 个工作日内核实（本单位规定）。", "If you say that a call-back is not what you said, a head who did not make it looks at it within 5 working days (our own rule)."),
)  # fmt: skip

HELP_NEED = Clock(
    name="help_need", code="C14.13", zh="帮扶落实日期", en="day by which the help is given", article="条例§37(3), 内部规定", days=30, is_in_house=True, is_linked=True,
    reason=Text("答应帮您的时候定的：这一天以前落实，办不成要说明原因。", "Set when help was offered: given by this day, or you are told why not."),
)  # fmt: skip

EXTENSION_CAP_DAYS = 30  # C5, 条例§34: the total of all extensions, calendar days

CLOCKS: dict[str, Clock] = {
    clock.name: clock for clock in (TELL, TELL_BY_UNIT, OBJECT, HANDLE, ASK_REVIEW, REPORT_TELL, STUDY, REPORT, TAKE_OVER, FIRST_CONTACT, READ_REOPEN, KEEP_PROMISE, DECIDE_RECUSAL, DECIDE_ACCESS, CHECK_CONTACT, CONFIRM_CONTACT, SPEAK_CONTACT, MEDIATE, DECIDE_HEARING, HOLD_HEARING, CO_HANDLE, COUNTERSIGN, REVIEW, ASK_FINAL_REVIEW, FINAL_REVIEW, DECIDE_LATE, AFTER_CARE, CALL_BACK, REPORT_RESULT, SUPERVISION_REPLY, READ_SUPERVISION, READ_FEEDBACK, DECIDE_FAILURE, ANSWER_FAILURE, DIRECTIVE, SPONSORSHIP, RECOMMENDATION, CHECK_IN, MEET_FEAR, ANSWER_RETALIATION, ANSWER_WORDS, PROTECT_MEASURE, TALK_AGAIN, LOOK_AT_CALL, HELP_NEED)
}


def key_of(clock: Clock, record: str) -> str:
    """Return the key of a running clock: its name, and for a linked clock also the record it belongs to ("keep_promise@promise:2")."""
    return f"{clock.name}@{record}" if clock.is_linked else clock.name


def clock_of(key: str) -> Clock:
    """Return the rule that a running clock of this key follows."""
    return CLOCKS[key.partition("@")[0]]
