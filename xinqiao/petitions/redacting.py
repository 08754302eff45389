"""Whom a text about a matter must not name: the petitioner, and everybody who signed with him."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from xinqiao.directory.duties import Staff
from xinqiao.petitions.dossier import Dossier
from xinqiao.petitions.journal import Journal
from xinqiao.petitions.models import LinkedRecord, Petition
from xinqiao.vault.redact import Covered, redacted_each, redactor
from xinqiao.vault.redact import covered as covered_people


def of_matter(dossier: Dossier, journal: Journal | None = None) -> Callable[[str], str]:
    """Return the function that takes all of them out of a text. `journal`: of a step that may only just be writing them down."""
    rows: list[Petition | LinkedRecord] = [dossier.petition, *dossier.records]
    known = [journal.identity_of(row) if journal else row.identity_id for row in rows]
    return redactor(*(each for each in known if each))


def for_reader(dossier: Dossier) -> Covered:
    """Return the same for a page, with everybody masked; made once (one query)."""
    if dossier.covered is None:
        rows: list[Petition | LinkedRecord] = [dossier.petition, *dossier.records]
        dossier.covered = covered_people({row.identity_id for row in rows if row.identity_id})
    return dossier.covered


def of_several(petitions: Collection[Petition]) -> Callable[[str], str]:
    """Return the function that takes the petitioners and co-signers of all of them out of a text (two queries)."""
    members = LinkedRecord.objects.filter(petition__in=petitions, identity_id__isnull=False).values_list("identity_id", flat=True)
    return redactor(*{petition.identity_id for petition in petitions}.union(key for key in members if key))


def covered(shown: Collection[tuple[Petition, str]], actor: Staff) -> list[str]:
    """Return texts of several petitions as this reader reads them in a list: as written only where he works in the registering office (one query)."""
    others = [not petition.is_sealed and not actor.duties_in(petition.desk_unit_id) for petition, _text in shown]
    clean = iter(redacted_each([(petition.identity_id, text) for (petition, text), is_other in zip(shown, others, strict=True) if is_other]))
    return [next(clean) if is_other else text for (_petition, text), is_other in zip(shown, others, strict=True)]


def covered_titles(titles: Mapping[str, str], actor: Staff) -> dict[str, str]:
    """Return the titles of the petitions with these numbers as this reader reads them in a list (two queries at most)."""
    rows = Petition.objects.filter(number__in=titles).only("number", "identity_id", "desk_unit_id", "is_sealed") if titles else ()
    shown = [(row, titles[row.number]) for row in rows]
    return dict(titles) | {row.number: text for (row, _title), text in zip(shown, covered(shown, actor), strict=True)}
