"""Guards that look at clocks: what runs, what has ended, how far it may be moved (条例§22, §34)."""

from __future__ import annotations

from xinqiao.rules.clocks import EXTENSION_CAP_DAYS, FIRST_CONTACT, REPORT, Binds, Clock, clock_of
from xinqiao.rules.facts import Facts, Guard
from xinqiao.rules.text import Text, counted


def in_time(clock: Clock) -> Guard:
    """Refuse once the clock's last day has passed."""

    def guard(facts: Facts) -> Text | None:
        if not facts.overdue(clock):
            return None
        late = Text(
            "{clock}已于 {day} 届满（{article}）。", "The {clock} ended on {day} ({article})."
        )  # fmt: skip
        return late.fill(clock=clock, day=facts.due[clock.name].isoformat(), article=clock.article)

    return guard


def extension_asked(facts: Facts) -> Text | None:
    """Refuse unless the handler has asked for an extension."""
    if facts.extension_asked_days:
        return None
    return Text("还没有人申请延期。", "Nobody has asked for an extension.")


def extension_not_asked(facts: Facts) -> Text | None:
    """Refuse a second request while one is open."""
    if not facts.extension_asked_days:
        return None
    return Text("延期申请正在审批，请等结果。", "An extension is already waiting for approval.")


def extension_left(facts: Facts) -> Text | None:
    """Refuse when all extensions together would exceed 30 calendar days (条例§34)."""
    if facts.extended_days + max(facts.extension_asked_days, 1) <= EXTENSION_CAP_DAYS:
        return None
    return Text(
        "延期合计不得超过 30 日，已延 {days}（条例§34）。",
        "Extensions may not exceed 30 days in all; granted so far: {days} (条例§34).",
    ).fill(days=counted(facts.extended_days, " 日", "day", "days"))


def breach_unrecorded(facts: Facts) -> Text | None:
    """Refuse unless the last day of a running duty has passed and that is not on record yet."""
    if any(
        clock_of(name).breached_on(due_on, facts.today) for name, due_on in facts.due.items() if name not in facts.breached
    ):
        return None
    return Text("没有新超期的期限。", "No time limit has newly passed.")


def duty_runs(facts: Facts) -> Text | None:
    """Refuse where no duty has a time limit running."""
    if any(clock_of(name).is_duty and clock_of(name).binds is Binds.STAFF for name in facts.due):
        return None
    return Text("没有正在走的办理期限。", "No time limit of ours is running.")


def contact_owed(facts: Facts) -> Text | None:
    """Refuse where no first contact is owed, or it was made."""
    if FIRST_CONTACT.name in facts.due:
        return None
    return Text("已经联系过了，或者这件不用首次联系；以后的联系请写留言。", "The first contact was made, or none is owed; write a remark for later ones.")


def left_a_way_to_reach(facts: Facts) -> Text | None:
    """Refuse for an anonymous petitioner: he is reached by a remark only."""
    if not facts.is_anonymous:
        return None
    return Text("匿名的件没有电话可打：请写留言，留言就算首次联系。", "An anonymous petitioner has no phone: write a remark, which counts as the first contact.")


def report_owed(facts: Facts) -> Text | None:
    """Refuse where no report is owed: forwarded, or the report was accepted."""
    if REPORT.name in facts.due:
        return None
    return Text("这件不欠办结报告：是转送的，或者报告已经认可。", "No report is owed: it was forwarded, or the report was accepted.")


def more_time_asked(facts: Facts) -> Text | None:
    """Refuse unless the unit has asked its sender for more time to report."""
    return None if facts.is_more_time_asked else Text("承办单位没有申请推迟报告。", "The unit has not asked to report later.")


def more_time_not_asked(facts: Facts) -> Text | None:
    """Refuse a second request while the sender has not decided the first."""
    return Text("已经申请过推迟，等交办单位决定。", "More time was asked for; the sender decides.") if facts.is_more_time_asked else None


def report_accepted(facts: Facts) -> Text | None:
    """Refuse while the sender has not accepted the report that an assigned matter owes (条例§22(3))."""
    if REPORT.name not in facts.due:
        return None
    return Text("这件是交办的：承办单位的办结报告认可以后才能办结。", "This matter was assigned: it is closed once the unit's report is accepted.")
