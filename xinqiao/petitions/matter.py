"""One petition with everything that its page shows, in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db.models import F, QuerySet

from xinqiao.directory.duties import Staff
from xinqiao.directory.models import Person
from xinqiao.directory.snapshot import Snapshot
from xinqiao.documents.models import Document
from xinqiao.petitions.access import visible_to
from xinqiao.petitions.dossier import RATEABLE, TO_BE_SERVED, Dossier, is_overtaken, linked
from xinqiao.petitions.edition_memory import EditionMemory
from xinqiao.petitions.models import Attachment, Claim, Petition, Rating, Referral, RunningClock, Statement
from xinqiao.prepared import Prepared
from xinqiao.rules.clocks import HANDLE, REPORT, STUDY
from xinqiao.rules.procedures.petition import WITH_UNIT


@dataclass(kw_only=True)
class Matter:
    """A petition, its dossier, and besides it what is over: stopped clocks, served documents, files, the ratings."""

    petition: Petition
    dossier: Dossier
    clocks: list[RunningClock] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)
    ratings: list[Rating] = field(default_factory=list)  # oldest first: one for every answer that was rated


_clocks = Prepared(lambda pk: RunningClock.objects.filter(petition=pk).order_by("pk"), int)
_claims = Prepared(lambda pk: Claim.objects.filter(petition=pk, is_dropped=False).order_by("position"), int)
_documents = Prepared(lambda number: Document.objects.filter(subject=number).order_by("pk"), str)
_referral = Prepared(lambda pk: Referral.objects.filter(petition=pk).order_by("-pk")[:1], int)
_ratings = Prepared(lambda pk: Rating.objects.filter(petition=pk).order_by("pk"), int)
RATING = ("office", "unit", "reason", "rated_at", "superseded_on")
RATED = {f"rating_{name}": F(f"petition__ratings__{name}") for name in ("id", *RATING)}
attachments = Prepared(lambda pk: Attachment.objects.filter(petition=pk).order_by("pk"), int)


SIMILAR = 10
Finder = tuple[Prepared[Petition], Prepared[Petition]]
_finders: EditionMemory[object, Finder] = EditionMemory(256)  # as many ways of seeing, each with its compiled queries


def _finder(actor: Staff, directory: Snapshot) -> Finder:
    """Return `visible_to` of this actor by person and number, for one and for several, compiled once for all who see alike on one day.

    What it gives depends on the duties in each unit (and, of a substitute, on which are his own), which are the key, on the unit tree, which the memory is for, and on who he is himself.
    """
    duties = sorted((unit, tuple(sorted(actor.duties_in(unit)))) for unit in {post.unit_id for post in actor.posts})
    seen = (actor.on, actor.absent, tuple(duties), tuple(sorted(actor.own.duties)) if actor.absent else ())
    memory = _finders.of(directory)
    if seen not in memory:
        def rows(person: int) -> QuerySet[Petition]:
            return visible_to(replace(actor, person=Person(pk=person)), directory)

        memory[seen] = (
            Prepared(lambda person, number: rows(person).filter(number=number), int, str),
            Prepared(lambda person, *numbers: rows(person).filter(number__in=numbers).order_by("-pk"), int, *[str] * SIMILAR),
        )
    return memory[seen]


def find(number: str, actor: Staff, directory: Snapshot) -> Petition | None:
    """Return the petition of this number if `actor` may see it (one query); else None."""
    if not number.isprintable():  # PostgreSQL takes no NUL, not even to say that it knows no such number
        return None
    with suppress(EmptyResultSet):  # whose duties show him nothing has no query to compile
        return _finder(actor, directory)[0].first(actor.person.pk, number)
    return None


def find_some(numbers: Sequence[str], actor: Staff, directory: Snapshot) -> list[Petition]:
    """Return those of at most SIMILAR petitions that `actor` may see, newest first (one query, none for none)."""
    if not numbers:
        return []
    with suppress(EmptyResultSet):
        return _finder(actor, directory)[1](actor.person.pk, *numbers, *[""] * (SIMILAR - len(numbers)))
    return []


def load(petition: Petition) -> Matter:
    """Return what belongs to a petition (three queries; one for where it was sent and the ratings, one for what is linked to it)."""
    clocks, documents = _clocks(petition.pk), _documents(petition.number)
    referral, ratings = _sent_and_rated(petition, clocks)
    dossier = Dossier(
        petition=petition, clocks=[clock for clock in clocks if clock.stopped_on is None], claims=_claims(petition.pk),
        unserved=[row for row in documents if row.kind in TO_BE_SERVED and row.service_id is None and not row.superseded_by],
        overtaken=[row for row in documents if is_overtaken(row)], referral=referral,
        rating=next((row for row in ratings if row.superseded_on is None), None), records=linked(petition),
    )  # fmt: skip
    return Matter(petition=petition, dossier=dossier, clocks=clocks, documents=documents, ratings=ratings)


def _sent_and_rated(petition: Petition, clocks: Sequence[RunningClock]) -> tuple[Referral | None, list[Rating]]:
    """Return the referral while a unit has to accept it or owes a report, and the ratings once there may be any (one query)."""
    owes_report = any(clock.name == REPORT.name and clock.stopped_on is None for clock in clocks)
    is_done_anew = any(clock.name in (HANDLE.name, STUDY.name) and clock.stopped_by == "serve" for clock in clocks)
    if not (petition.standing in RATEABLE or is_done_anew):
        return (_referral.first(petition.pk) if owes_report or petition.standing in WITH_UNIT else None), []
    if not owes_report:
        return None, _ratings(petition.pk)
    sent: list[Any] = list(Referral.objects.filter(petition=petition.pk).annotate(**RATED).order_by("-pk", F("rating_id")))
    rows = [row for row in sent if row.pk == sent[0].pk and row.rating_id is not None]
    return (sent[0] if sent else None), [_rating_of(row) for row in rows]


def _rating_of(row: Any) -> Rating:
    """Return the rating that a row of a referral was read with."""
    return Rating(pk=row.rating_id, petition_id=row.petition_id, **{name: getattr(row, f"rating_{name}") for name in RATING})


def texts_of(petition: Petition, step: str) -> dict[str, str]:
    """Return the free texts written when a step was last taken; empty if it never was."""
    row = Statement.objects.filter(petition=petition, step=step).order_by("-pk").first()
    return dict(row.texts) if row else {}
