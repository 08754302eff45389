"""Values the samples share: one petition, one day, one picture."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.safestring import SafeString, mark_safe

Sample = dict[str, Any]
SHANGHAI = ZoneInfo("Asia/Shanghai")
TODAY = date(2026, 3, 20)
AT = datetime(2026, 3, 12, 23, 41, tzinfo=SHANGHAI)
QR = (
    '<svg viewBox="0 0 21 21" aria-hidden="true"><path d="M0 0h7v7H0zM14 0h7v7h-7zM0 14h7v7H0z'
    'M9 9h3v3H9zM14 14h3v2h-3z"/></svg>'
)


@dataclass(frozen=True)
class Both:
    """A bilingual value, shaped like the texts of the rules."""

    zh: str
    en: str


TITLE = Both("宿舍三号楼停暖两周", "No heating in dormitory 3 for two weeks")
ACCEPTED = Both("受理", "Acceptance")
TELL = Both("告知", "telling the petitioner")
OPEN = Both("打开", "Open")


def picture() -> SafeString:
    """A stand-in for a QR code."""
    return mark_safe(QR)  # noqa: S308 a constant of this module
