"""Small turns of speech."""

from __future__ import annotations

from datetime import date

from xinqiao.web.ui.speech import MONTHS_EN, Speech


def capital(label: str) -> str:
    """Return an English term as it begins a line; Chinese stays as it is."""
    return label[:1].upper() + label[1:]


def brief(day: date, speech: Speech) -> str:
    """Return a date as short as it fits under a pier."""
    return f"{day.day} {MONTHS_EN[day.month]}" if speech.english else f"{day.month} 月 {day.day} 日"
