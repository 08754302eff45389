"""The few words the sheet itself adds to a letter, and how dates and signatures stand on it."""

from __future__ import annotations

import unicodedata
from datetime import date

from xinqiao.documents.content import Content, ItemConclusion, Language
from xinqiao.rules.text import Text, say

CLAIM = Text("您的要求", "Your claim")
FACTS = Text("查明的事实", "Facts found")
BASIS = Text("依据", "Basis")
CONCLUSION = Text("结论", "Conclusion")
OPINION = Text("答复意见", "Answer")
ITEMS_CAPTION = Text("逐项答复", "Answers claim by claim")
COLON = Text("：", ": ")
QR_NAME = Text("核验二维码", "QR code for checking")
SEAL_NAME = Text("{unit}的印章", "Seal of {unit}")
SEAL_WIDTH = 42  # mm, as the round seals of companies are

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
ORDINALS = "一二三四五六七八九"


def answer_rows(row: ItemConclusion, language: Language) -> list[tuple[str, str]]:
    """Return (label, text) of one answer below its claim, in the order of reasoning; empty ones fall away."""
    parts = ((FACTS, row.facts), (BASIS, row.basis), (CONCLUSION, row.conclusion), (OPINION, row.opinion))
    return [(say(label, language), text) for label, text in parts if text]


def claim_head(n: int, row: ItemConclusion, language: Language) -> str:
    """Return the head of the n-th answer: its ordinal and the claim."""
    return f"{ordinal(n)}、{row.claim}" if language == "zh" else f"{n}. {row.claim}"


def ordinal(n: int) -> str:
    """Return n as 一, 十二, 三十; from 100 on in figures."""
    tens, ones = divmod(n, 10)
    if n >= 100:
        return str(n)
    return (("" if tens == 1 else ORDINALS[tens - 1]) + "十" if tens else "") + (ORDINALS[ones - 1] if ones else "")


def long_day(on: date, language: Language) -> str:
    """Return the date of signature in words; months are named here because strftime follows the host's locale."""
    return f"{on.year}年{on.month}月{on.day}日" if language == "zh" else f"{on.day} {MONTHS[on.month - 1]} {on.year}"


def numbered_as(content: Content) -> str:
    """Return the number as it stands under the rule; "" for a paper that bears none."""
    return content.number if content.language == "zh" or not content.number else f"No. {content.number}"


def width(text: str) -> float:
    """Return the width of a line in em: a Han character 1, a letter or figure one half."""
    return sum(1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.5 for char in text)


def signature_margins(signatory: str, day: str) -> tuple[float, float]:
    """Return the right margins (em) of signatory and date.

    GB/T 9704-2012 §7.3.5.1: the date stands four characters off the right edge, the signatory centred above it, so
    that the seal covers both. A signatory too wide for that moves both to the left.
    """
    overhang = (width(signatory) - width(day)) / 2
    date_margin = max(4.0, overhang)
    return max(0.0, date_margin - overhang), date_margin


def seal_name(letter: Content) -> str:
    """Return what the picture of the seal is called, for who cannot see it."""
    return say(SEAL_NAME.fill(unit=letter.signatory), letter.language)


def seal_axis(signatory: str, day: str) -> float:
    """Return how far (em) the middle of signatory and date, and so of the seal, stands off the right edge."""
    return signature_margins(signatory, day)[1] + width(day) / 2
