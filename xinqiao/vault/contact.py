"""What a petitioner tells about himself, and how contacts are made comparable."""

from __future__ import annotations

import re
import secrets
import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """The plain identity on its way into the vault; it lives no longer than the request. `on_envelope`: of a letter, the sender's name as its envelope has it."""

    name: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    on_envelope: str = ""

    def __repr__(self) -> str:  # a traceback or a log line must not show it
        return "Contact(…)"

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was given."""
        return not (self.name or self.phone or self.email or self.address or self.on_envelope)


DOTS = "·•‧・∙"


def comparable(kind: str, value: str) -> str:
    """Return the form in which two contacts are the same: digits of a phone without +86, an address in lower case, a name without spaces."""
    if kind == "name":
        return re.sub(r"[\s\-]+", "", re.sub(rf"[{DOTS}.]", "·", unicodedata.normalize("NFKC", value).casefold()))
    plain = unicodedata.normalize("NFKC", value).strip().lower()
    if kind != "phone":
        return plain
    digits = re.sub(r"\D", "", plain).removeprefix("00")  # 00 and + are the same
    return digits[2:] if len(digits) == 13 and digits.startswith("86") else digits


def new_query_code() -> str:
    """Return twelve random decimal digits (39 bits; guessing is throttled): easy to read out and to type."""
    return f"{secrets.randbelow(10**12):012d}"


def new_member_code() -> str:
    """Return eight random decimal digits (27 bits; guessing is throttled): a co-signer's own, short enough to read out."""
    return f"{secrets.randbelow(10**8):08d}"


def grouped(code: str) -> str:
    """Return the query code in three groups of four."""
    return " ".join(code[i : i + 4] for i in range(0, len(code), 4))
