"""Number and query code: the only key a petitioner needs. Guessing is slow, and tells nothing."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime

from xinqiao.petitions import throttle
from xinqiao.petitions.models import LinkedRecord, Petition
from xinqiao.petitions.numbering import as_number
from xinqiao.petitions.zone import local_day
from xinqiao.prepared import Prepared
from xinqiao.rules.terms import RecordKind
from xinqiao.rules.terms_joint import SplitStatus
from xinqiao.vault.store import code_matches

NOBODY = "0" * 64  # compared when there is no such number, so that both ways take the same time


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """`petition` if number and code are right; `free_at` if there were too many tries; neither if one is wrong."""

    petition: Petition | None = None
    free_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberAnswer:
    """`member` if the number and the code of a co-signer's slip are right; the rest as in `Answer`."""

    member: LinkedRecord | None = None
    free_at: datetime | None = None


def as_code(typed: str) -> str:
    """Return a typed query code as its bare digits."""
    return re.sub(r"\D", "", unicodedata.normalize("NFKC", typed))[:32]


_by_number = Prepared(lambda number: Petition.objects.filter(number=number), str)


def look_up(number: str, code: str, *, place: str, tries: int, at: datetime) -> Answer:
    """Compare number and code. `place` is where it is asked from, `tries` how often an hour one may be wrong there.

    A wrong number and a wrong code get the same answer after the same work. Only wrong tries are counted.
    """
    known = as_number(number, local_day(at).year)
    limits = throttle.for_a_key("look_up", number=known, place=place, tries=tries)
    if throttle.is_used_up(limits, at):
        return Answer(free_at=throttle.free_again_at(at))
    petition = _by_number.first(known)
    if code_matches(as_code(code), petition.code_digest if petition else NOBODY) and petition:
        return Answer(petition=petition)
    for limit in limits:
        throttle.count(limit, at)
    return Answer()


def look_up_member(number: str, code: str, *, place: str, tries: int, at: datetime) -> MemberAnswer:
    """Compare a number with the codes on its co-signers' slips. A wrong number and a wrong code get the same answer; as `look_up`."""
    known, typed = as_number(number, local_day(at).year), as_code(code)
    limits = throttle.for_a_key("member", number=known, place=place, tries=tries)
    if throttle.is_used_up(limits, at):
        return MemberAnswer(free_at=throttle.free_again_at(at))
    petition = _by_number.first(known)
    rows = _members(petition) if petition and petition.has_records else []
    found = [row for row in rows if code_matches(typed, row.code_digest)] if rows else []
    if not rows:
        code_matches(typed, NOBODY)
    if found:
        return MemberAnswer(member=found[0])
    for limit in limits:
        throttle.count(limit, at)
    return MemberAnswer()


def _members(petition: Petition) -> list[LinkedRecord]:
    return list(LinkedRecord.objects.filter(petition=petition, kind=RecordKind.MEMBER.value).exclude(code_digest="").order_by("pk"))


def member_by_key(pk: int) -> LinkedRecord | None:
    """Return the record about a co-signer, with its petition (one query)."""
    return LinkedRecord.objects.filter(pk=pk, kind=RecordKind.MEMBER.value).select_related("petition").first()


def part_of(petition: Petition, number: str) -> Petition | None:
    """Return the petition of this number if it was split off this one and still stands on its own."""
    rows = LinkedRecord.objects.filter(petition=petition, kind=RecordKind.SPLIT.value, status=SplitStatus.OFF.value)
    is_part = petition.has_records and any(row.content["number"] == number for row in rows)
    return _by_number.first(number) if is_part else None
