"""Published answers as everybody reads them, and the copy that staff begin with."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from xinqiao.petitions.dossier import Dossier
from xinqiao.petitions.models import Claim, LinkedRecord
from xinqiao.petitions.redacting import of_matter
from xinqiao.rules.terms import Outcome, PublicationStatus, RecordKind

PAGE = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """One published answer: nothing else of the petition leaves this module."""

    key: int
    title: str
    question: str
    answer: str
    category: str
    unit_id: int
    published_on: date


def published(*, before: int | None = None) -> tuple[list[Published], int | None]:
    """Return published answers, newest first, and where the next page begins."""
    rows = shown() if before is None else shown().filter(pk__lt=before)
    found = [_read(row) for row in rows.order_by("-pk")[: PAGE + 1]]
    return found[:PAGE], found[PAGE - 1].key if len(found) > PAGE else None


def published_one(key: int) -> Published | None:
    """Return one published answer; None if there is none, or it was taken down."""
    row = shown().filter(pk=key).first()
    return _read(row) if row else None


def published_some(keys: Collection[int]) -> list[Published]:
    """Return those of some published answers that are there."""
    return [_read(row) for row in shown().filter(pk__in=keys)]


def first_copy(dossier: Dossier) -> dict[str, str]:
    """Return title, question and answer of a petition, cleared as far as a program can: somebody reads them before they go out."""
    clean, petition, claims = of_matter(dossier), dossier.petition, dossier.remaining
    texts = {
        "title": petition.title,
        "question": "\n".join(claim.text for claim in claims),
        "answer": "\n\n".join(_answered(claim) for claim in claims if claim.outcome),
    }
    return {name: clean(text) for name, text in texts.items()}


def _answered(claim: Claim) -> str:
    said = (
        ("要求", claim.text), ("结论", Outcome(claim.outcome).zh), ("查明的事实", claim.facts), ("依据", claim.basis), ("答复意见", claim.opinion)
    )  # fmt: skip
    return "\n".join(f"{label}：{text}" for label, text in said if text)


def shown() -> QuerySet[LinkedRecord]:
    """Return the records of what everybody may read now."""
    open_matters = {"petition__is_sealed": False, "kind": RecordKind.PUBLICATION.value, "status": PublicationStatus.PUBLISHED.value}
    return LinkedRecord.objects.filter(**open_matters).select_related("petition")


def _read(row: LinkedRecord) -> Published:
    said, petition = row.content, row.petition
    return Published(
        key=row.pk, title=said["title"], question=said["question"], answer=said["answer"], category=petition.category[:2],
        unit_id=petition.handling_unit_id or petition.desk_unit_id, published_on=date.fromisoformat(said["published_on"]),
    )  # fmt: skip
