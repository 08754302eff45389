"""What people type, without what cannot be shown."""

from __future__ import annotations

import re

# Control characters, lone surrogates and writing-direction overrides are no text; line ends and tabs are.
NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
LINE_END = re.compile("\r\n|\r|\u2028|\u2029")
DATE_FORMATS = ["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日"]


def clean_text(value: str) -> str:
    """Return typed text without what cannot be shown, with plain line ends."""
    return NO_TEXT.sub("", LINE_END.sub("\n", value)).strip()
