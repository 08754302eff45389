"""Recovery codes: for whoever lost his second factor. Shown once, each works once, kept as digests."""

from __future__ import annotations

import hashlib
import re
import secrets
import unicodedata
from datetime import datetime

from xinqiao.directory.models import Person
from xinqiao.sign_in.models import RecoveryCode

HOW_MANY = 10
SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"  # no i, l, o, 0, 1: they are mistaken for one another on paper
LENGTH = 16  # 79 bits: a digest without a key tells nothing


def make(person: Person) -> list[str]:
    """Return ten new codes in groups of four; those made before are dead."""
    codes = ["".join(secrets.choice(SIGNS) for _place in range(LENGTH)) for _code in range(HOW_MANY)]
    RecoveryCode.objects.filter(person=person).delete()
    RecoveryCode.objects.bulk_create(RecoveryCode(person=person, digest=_digest(person, code)) for code in codes)
    return ["-".join(code[place : place + 4] for place in range(0, LENGTH, 4)) for code in codes]


def looks_like(typed: str) -> bool:
    """Return whether somebody typed a recovery code rather than the six digits of a generator."""
    return len(_bare(typed)) == LENGTH


def use(person: Person, typed: str, at: datetime) -> bool:
    """Return whether `typed` is a code of this person that was not used yet, and use it up."""
    unused = RecoveryCode.objects.filter(person=person, digest=_digest(person, _bare(typed)), used_at=None)
    return bool(unused.update(used_at=at))


def left(person: Person) -> int:
    """Return how many codes the person has left."""
    return RecoveryCode.objects.filter(person=person, used_at=None).count()


def _bare(typed: str) -> str:
    return re.sub(r"[^a-z0-9]", "", unicodedata.normalize("NFKC", typed[:200]).lower())


def _digest(person: Person, code: str) -> str:
    return hashlib.sha256(f"recovery\0{person.pk}\0{code}".encode()).hexdigest()
