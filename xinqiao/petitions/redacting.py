"""Whom a text about a matter must not name: the petitioner, and everybody who signed with him."""

from __future__ import annotations

from collections.abc import Callable, Collection

from xinqiao.petitions.dossier import Dossier
from xinqiao.petitions.journal import Journal
from xinqiao.petitions.models import LinkedRecord, Petition
from xinqiao.vault.redact import redactor


def of_matter(dossier: Dossier, journal: Journal | None = None) -> Callable[[str], str]:
    """Return the function that takes all of them out of a text. `journal`: of a step that may only just be writing them down."""
    rows: list[Petition | LinkedRecord] = [dossier.petition, *dossier.records]
    known = [journal.identity_of(row) if journal else row.identity_id for row in rows]
    return redactor(*(each for each in known if each))


def for_reader(dossier: Dossier) -> Callable[[str], str]:
    """Return the same, made once for a page (one query)."""
    if dossier.clean is None:
        dossier.clean = of_matter(dossier)
    return dossier.clean


def of_several(petitions: Collection[Petition]) -> Callable[[str], str]:
    """Return the function that takes the petitioners and co-signers of all of them out of a text (two queries)."""
    members = LinkedRecord.objects.filter(petition__in=petitions, identity_id__isnull=False).values_list("identity_id", flat=True)
    return redactor(*{petition.identity_id for petition in petitions}.union(key for key in members if key))
