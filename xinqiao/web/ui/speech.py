"""How dates, moments, days and bilingual values are said; one `Speech` serves a whole list."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils.translation import get_language

SHANGHAI = ZoneInfo("Asia/Shanghai")
WEEKDAYS_ZH = "一二三四五六日"
WEEKDAYS_EN = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS_LONG = ("", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
DAY_ZH = re.compile(r"(?P<year>\d{4})年(?P<month>\d{1,2})月(?P<day>\d{1,2})日")
DAY_EN = re.compile(rf"(?P<day>\d{{1,2}}) (?P<month>{'|'.join(MONTHS_LONG[1:])}) (?P<year>\d{{4}})")
HAN = re.compile("[\u4e00-\u9fff]")
MONTHS_EN = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def is_english() -> bool:
    """Whether the active language is English."""
    return (get_language() or "").startswith("en")


@dataclass(frozen=True, slots=True)
class Speech:
    """One language and, when years matter, the day it is spoken on. Asks Django nothing, so it is fast in loops."""

    english: bool
    today: date | None = None

    def say(self, value: object) -> str:
        """A bilingual value (anything with `.zh` and `.en`) in this language; other values as text, None as nothing."""
        if value is None:
            return ""
        spoken = getattr(value, "en" if self.english else "zh", None)
        return str(value) if spoken is None else str(spoken)

    def told(self, value: object) -> str:
        """A bilingual sentence of the record, its days written as everywhere else on a page: a letter says 2026年3月26日, a page 3 月 26 日（周四）."""
        return (DAY_EN if self.english else DAY_ZH).sub(self._as_on_a_page, self.say(value))

    def _as_on_a_page(self, found: re.Match[str]) -> str:
        between = " " if HAN.match(found.string[found.start() - 1 : found.start()]) else ""  # Chinese words and figures stand apart on a page
        month = MONTHS_LONG.index(found["month"]) if self.english else int(found["month"])
        try:
            return between + self.day(date(int(found["year"]), month, int(found["day"])))
        except ValueError:
            return found[0]

    def both(self, value: object) -> str:
        """A term at its first mention: English with the Chinese beside it, Chinese alone otherwise."""
        chinese = str(getattr(value, "zh", value))
        return f"{self.say(value)} ({chinese})" if self.english else chinese

    def day(self, value: date) -> str:
        """A date with its weekday: 3 月 26 日（周四）; with the year when it is not this year."""
        name = self._calendar_day(value)
        if self.english:
            return f"{WEEKDAYS_EN[value.weekday()]} {name}"
        return f"{name}（周{WEEKDAYS_ZH[value.weekday()]}）"

    def weekday(self, value: date) -> str:
        """The weekday of a date: 周四."""
        return WEEKDAYS_EN[value.weekday()] if self.english else f"周{WEEKDAYS_ZH[value.weekday()]}"

    def moment(self, value: datetime) -> str:
        """An aware datetime as Shanghai wall time: 3 月 12 日 23:41."""
        local = value.astimezone(SHANGHAI)
        between = ", " if self.english else " "
        return f"{self._calendar_day(local)}{between}{local.hour:02}:{local.minute:02}"

    def days_left(self, days: int) -> str:
        """Days until a due date in words: 还有 6 天, 今天, 超 1 天."""
        if days == 0:
            return "today" if self.english else "今天"
        if self.english:
            return f"{abs(days)} {'day' if abs(days) == 1 else 'days'} {'left' if days > 0 else 'late'}"
        return f"还有 {days} 天" if days > 0 else f"超 {-days} 天"

    def time_left(self, until: datetime, now: datetime) -> str:
        """Hours and minutes until a moment in words, where a day would be too coarse: 还有 1 小时 58 分, 超 20 分钟; from two days on, days."""
        minutes = int((until - now).total_seconds() // 60)
        hours, rest = divmod(abs(minutes), 60)
        if hours >= 48:
            return self.days_left(minutes // (24 * 60) if minutes > 0 else -(hours // 24))
        if self.english:
            return " ".join(filter(None, (f"{hours} h" if hours else "", f"{rest} min", "left" if minutes >= 0 else "late")))
        said = f"{hours} 小时 {rest} 分" if hours else f"{rest} 分钟"
        return f"还有 {said}" if minutes >= 0 else f"超 {said}"

    def _calendar_day(self, value: date) -> str:
        with_year = self.today is not None and value.year != self.today.year
        if self.english:
            return f"{value.day} {MONTHS_EN[value.month]}" + (f" {value.year}" if with_year else "")
        return (f"{value.year} 年 " if with_year else "") + f"{value.month} 月 {value.day} 日"


def speech(today: date | None = None) -> Speech:
    """The speech of the active language."""
    return Speech(is_english(), today)
