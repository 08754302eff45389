"""Why it is due on that day: the rule in one sentence, and every day of the count."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from itertools import groupby
from typing import Any

from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from xinqiao.directory import snapshot
from xinqiao.petitions.models import RunningClock
from xinqiao.rules.clocks import Clock, DayCounted
from xinqiao.rules.text import Text
from xinqiao.web.petitioner.explaining import source
from xinqiao.web.ui.speech import Speech

FROM = Text("从 {day}起算。", "Counted from {day}.")
LONGER, LONGER_ONE = Text("批准延长了 {days} 天。", "Extended by {days} days."), Text("批准延长了 1 天。", "Extended by one day.")
PROVISIONAL = Text(
    "那一年的放假安排国家还没有公布，到时候可能会有变动。", "The public holidays of that year are not announced yet; the day may move."
)
NUMBERS, NUMBER = Text("第 {first}–{last} 天", "days {first}–{last}"), Text("第 {first} 天", "day {first}")
NOT_COUNTED = Text("不计", "not counted")


def reason(clock: RunningClock, speech: Speech) -> dict[str, Any]:
    """Return the rule, its article and the days, in the reader's language."""
    rule = clock.clock
    sentences = [rule.reason, FROM.fill(day=speech.day(clock.anchor_on))]
    if clock.extended_days:
        sentences.append(LONGER_ONE if clock.extended_days == 1 else LONGER.fill(days=clock.extended_days))
    if clock.is_provisional:
        sentences.append(PROVISIONAL)
    between = " " if speech.english else ""
    days = _days(rule, clock.anchor_on, clock.calendar_version, clock.extended_days, tuple(clock.rests), speech)
    return {"text": between.join(speech.say(sentence) for sentence in sentences), "article": speech.say(source(rule)), "days": days}


@lru_cache(maxsize=2048)
def _days(
    rule: Clock, anchor: date, calendar: int, extra_days: int, pauses: tuple[tuple[date, date], ...], speech: Speech
) -> SafeString:
    """Return table rows (days, numbers, why), one for each run of days that count alike. Hundreds of matters share them."""
    counted = rule.explain(anchor, snapshot.calendar_version(calendar), extra_days=extra_days, pauses=pauses)
    runs = [list(run) for _, run in groupby(counted, key=lambda line: (line.why.zh, line.number is None))]
    row = '<tr><td>{}</td><td class="number">{}</td><td>{}</td></tr>'
    return format_html_join("", row, (_line(run, speech) for run in runs))


def _line(run: list[DayCounted], speech: Speech) -> tuple[str, str, str]:
    first, last = run[0], run[-1]
    days = speech.day(first.day) if first is last else f"{speech.day(first.day)} – {speech.day(last.day)}"
    if first.number is None:
        numbers = NOT_COUNTED
    else:
        numbers = (NUMBER if first is last else NUMBERS).fill(first=first.number, last=last.number)
    return days, speech.say(numbers), speech.say(first.why)
