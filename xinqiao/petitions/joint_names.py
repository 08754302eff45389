"""Read who else brings a matter, as people write it down: one a line, name and phone."""

from __future__ import annotations

import re
import unicodedata

from xinqiao.petitions.steps.name_member import Entry
from xinqiao.rules.terms_joint import MemberRole

PHONE = re.compile(r"\+?\d[\d\s()\-]{4,24}\d")
MARKS = " \t,，、;；:：|"


def members_of(typed: str) -> tuple[Entry, ...]:
    """Return the representatives of a typed list; the phone may stand before or behind the name, or be missing."""
    lines = (unicodedata.normalize("NFKC", line).strip(MARKS) for line in typed.splitlines())
    return tuple(_member(line) for line in lines if line)


def _member(line: str) -> Entry:
    found = PHONE.search(line)
    phone = found[0].strip() if found else ""
    name = line.replace(found[0], " ") if found else line
    return Entry(name=" ".join(name.strip(MARKS).split()), phone=phone, role=MemberRole.REPRESENTATIVE)
