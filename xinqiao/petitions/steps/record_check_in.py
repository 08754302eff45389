"""登记回访: how he was asked, what he said, what was found, what is done about it. Silence is never “all well”."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xinqiao.petitions.step import Step
from xinqiao.petitions.watching import add_measure, again, go_on, stop, time_measures
from xinqiao.petitions.written import written
from xinqiao.rules.clocks import ANSWER_RETALIATION, CHECK_IN, MEET_FEAR
from xinqiao.rules.protection import WAYS_TO_TRY
from xinqiao.rules.terms import Secrecy
from xinqiao.rules.terms_protection import AskedHow, CheckFinding


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`how`: the way he was asked, or looked for; `said`, `found`: in words. A measure with `owner` and `until`, or why none is needed."""

    how: AskedHow
    finding: CheckFinding
    said: str = ""
    found: str = ""
    measure: str = ""
    owner: str = ""
    until: date | None = None
    none_needed: str = ""


def apply(step: Step, entry: Entry) -> str | None:
    if entry.finding is CheckFinding.UNREACHED:
        return _not_reached(step, entry)
    said = written(step, entry.said, field="said", zh="请照他的话写他怎么说。没有问到本人的，选“没有联系上”。", en="Write what he said in his words. If he was not asked himself, choose “not reached”.")
    found = written(step, entry.found, field="found", zh="请写查到什么：问了谁、看了什么。", en="Write what was found: whom you asked, what you looked at.")
    step.keep(asked_on=step.today.isoformat(), how=entry.how.value, said=said, found=found, finding=entry.finding.value)
    branch = _round(step, entry.finding)
    _decide(step, entry)
    step.texts = {"said": said, "found": found}
    return branch


def _not_reached(step: Step, entry: Entry) -> str:
    tried = [*step.linked.content.get("tried", [])]
    step.refuse_unless(entry.how.value not in tried, "这种方式这一次找过了，请换一种。", "He was looked for in this way already: try another.", field="how")
    tried.append(entry.how.value)
    step.texts = {"found": note} if (note := entry.found.strip()[:5000]) else {}
    needed = 1 if step.petition.secrecy == Secrecy.ANONYMOUS.value else WAYS_TO_TRY
    if len(tried) < needed:
        step.keep(tried=tried)
        return CheckFinding.UNREACHED.value
    stop(step, CHECK_IN, MEET_FEAR)
    step.body |= {"due": again(step).isoformat(), "tried": tried}
    step.keep(tried=[])
    return "silent"


def _round(step: Step, finding: CheckFinding) -> str | None:
    """Stop what was waited for, and let the next round run; return the branch."""
    check_in = step.due_on(CHECK_IN)
    if finding is CheckFinding.QUIET and step.due_on(MEET_FEAR) and check_in is not None and check_in > step.today:
        stop(step, MEET_FEAR)
        return "met"
    stop(step, CHECK_IN, MEET_FEAR)
    if finding is CheckFinding.UNCLEAR:
        step.body["due"] = again(step).isoformat()
        return finding.value
    if finding is CheckFinding.RETALIATED:
        step.body["due"] = ANSWER_RETALIATION.lasting(step.limit_days(ANSWER_RETALIATION)).due(step.today, step.calendar).on.isoformat()
        return finding.value
    due = go_on(step)
    step.body["due"] = due.isoformat() if due else None
    return None if due else "last"


def _decide(step: Step, entry: Entry) -> None:
    if entry.measure.strip():
        add_measure(step, entry.measure, entry.owner, entry.until)
        step.keep(none_needed="")
        return
    step.refuse_unless(
        entry.finding is CheckFinding.QUIET or bool(step.linked.content.get("measures")), "有迹象或者查实了，要写采取什么措施、由谁负责、哪天以前。",
        "Where there are signs of it, or it was found, say which measure is taken, by whom, and by when.", field="measure",
    )  # fmt: skip
    time_measures(step)
    if entry.finding is CheckFinding.QUIET:
        step.keep(none_needed=written(step, entry.none_needed, field="none_needed", zh="请写采取什么措施；不用采取的，写明为什么。", en="Say which measure is taken; or why none is needed."))
