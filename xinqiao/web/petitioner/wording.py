"""Small turns of speech."""

from __future__ import annotations

from datetime import date

from xinqiao.rules.text import Text
from xinqiao.web.ui.speech import MONTHS_EN, Speech

BRIEF = Text("{n} 月 {day} 日", "{day} {name}")


def capital(label: str) -> str:
    """Return an English term as it begins a line; Chinese stays as it is."""
    return label[:1].upper() + label[1:]


def brief(day: date, speech: Speech) -> str:
    """Return a date as short as it fits under a pier."""
    return speech.say(BRIEF.fill(n=day.month, name=MONTHS_EN[day.month], day=day.day))
