"""One petition with everything that its page shows, in a fixed number of queries."""

from __future__ import annotations

from dataclasses import dataclass, field

from xinqiao.directory.duties import Actor
from xinqiao.directory.snapshot import Snapshot
from xinqiao.documents.models import Document
from xinqiao.petitions.access import visible_to
from xinqiao.petitions.dossier import TO_BE_SERVED, Dossier
from xinqiao.petitions.models import Attachment, Claim, Petition, Rating, Referral, RunningClock
from xinqiao.prepared import Prepared


@dataclass(kw_only=True)
class Matter:
    """A petition, its dossier, and besides it what is over: stopped clocks, served documents, files, the rating."""

    petition: Petition
    dossier: Dossier
    clocks: list[RunningClock] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)
    rating: Rating | None = None


_clocks = Prepared(lambda pk: RunningClock.objects.filter(petition=pk).order_by("pk"), int)
_claims = Prepared(lambda pk: Claim.objects.filter(petition=pk, is_dropped=False).order_by("position"), int)
_documents = Prepared(lambda number: Document.objects.filter(subject=number).order_by("pk"), str)
_referral = Prepared(lambda pk: Referral.objects.filter(petition=pk).order_by("-pk")[:1], int)
attachments = Prepared(lambda pk: Attachment.objects.filter(petition=pk).order_by("pk"), int)


def find(number: str, actor: Actor, directory: Snapshot) -> Petition | None:
    """Return the petition of this number if `actor` may see it, with its rating (one query); else None."""
    return visible_to(actor, directory).select_related("rating").filter(number=number).first()


def load(petition: Petition) -> Matter:
    """Return what belongs to a petition given by `find` (three queries; a fourth once it was sent to a unit)."""
    clocks, documents = _clocks(petition.pk), _documents(petition.number)
    rating = getattr(petition, "rating", None)
    was_sent = petition.handling_unit_id not in (None, petition.desk_unit_id)
    dossier = Dossier(
        petition=petition, clocks=[clock for clock in clocks if clock.stopped_on is None], claims=_claims(petition.pk),
        unserved=[row for row in documents if row.kind in TO_BE_SERVED and row.service_id is None],
        referral=_referral.first(petition.pk) if was_sent else None, is_rated=rating is not None,
    )  # fmt: skip
    return Matter(petition=petition, dossier=dossier, clocks=clocks, documents=documents, rating=rating)
