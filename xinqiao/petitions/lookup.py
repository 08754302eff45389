"""Number and query code: the only key a petitioner needs. Guessing is slow, and tells nothing."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime

from xinqiao.petitions import throttle
from xinqiao.petitions.models import Petition
from xinqiao.petitions.numbering import as_number
from xinqiao.petitions.throttle import Limit
from xinqiao.petitions.zone import local_day
from xinqiao.prepared import Prepared
from xinqiao.vault.store import code_matches

NOBODY = "0" * 64  # compared when there is no such number, so that both ways take the same time
FOR_A_NUMBER, FOR_ALL = 5, 100  # times the limit of one place: nobody can lock others out by guessing wrong


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """`petition` if number and code are right; `free_at` if there were too many tries; neither if one is wrong."""

    petition: Petition | None = None
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
    limits = (
        Limit(what="look_up.place", value=place, times=tries),
        Limit(what="look_up.number", value=known, times=tries * FOR_A_NUMBER),
        Limit(what="look_up.all", value="", times=tries * FOR_ALL),
    )
    if throttle.is_used_up(limits, at):
        return Answer(free_at=throttle.free_again_at(at))
    petition = _by_number.first(known)
    if code_matches(as_code(code), petition.code_digest if petition else NOBODY) and petition:
        return Answer(petition=petition)
    for limit in limits:
        throttle.count(limit, at)
    return Answer()
