"""Whom a text about a matter must not name: the petitioner, everybody who signed with him, and whoever else in the vault he writes about (ADR-0012)."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from typing import Any, NamedTuple, Protocol, TypeVar

from xinqiao.directory.duties import Staff
from xinqiao.petitions.dossier import Dossier
from xinqiao.petitions.journal import Journal
from xinqiao.petitions.models import LinkedRecord, Petition
from xinqiao.vault.redact import Covered, redacted_each, redactor, without_others
from xinqiao.vault.redact import covered as covered_people


def said(dossier: Dossier) -> list[str]:
    """Return what the petitioner wrote, as far as it is in memory: the names of others are looked for there, and not in what staff wrote.

    A member of staff who could have a name of his choice looked up would learn from ××× who has petitioned.
    """
    petition = dossier.petition
    return [petition.title, petition.text, petition.place, petition.happened, *(claim.text for claim in dossier.claims), *dossier.heard]


def of_matter(dossier: Dossier, journal: Journal | None = None) -> Callable[[str], str]:
    """Return the function that takes all of them out of a text. `journal`: of a step that may only just be writing them down."""
    rows: list[Petition | LinkedRecord] = [dossier.petition, *dossier.records]
    known = [journal.identity_of(row) if journal else row.identity_id for row in rows]
    return redactor(*(each for each in known if each), said=said(dossier))


def for_reader(dossier: Dossier) -> Covered:
    """Return the same for a page, with everybody masked; made once (two queries)."""
    if dossier.covered is None:
        rows: list[Petition | LinkedRecord] = [dossier.petition, *dossier.records]
        dossier.covered = covered_people({row.identity_id for row in rows if row.identity_id}, said(dossier))
    return dossier.covered


def with_leave(dossier: Dossier) -> Callable[[str], str]:
    """Return what a text is read with by whoever has leave: this matter's people as written, whoever else the vault knows covered (two queries)."""
    rows: list[Petition | LinkedRecord] = [dossier.petition, *dossier.records]
    return without_others({row.identity_id for row in rows if row.identity_id}, said(dossier))


def of_numbers(numbers: Collection[str]) -> Callable[[str], str]:
    """Return the same for the petitions with these numbers, whoever reads it: for a text that was written about them (four queries)."""
    return of_several(list(Petition.objects.filter(number__in=numbers)))


def of_several(petitions: Collection[Petition]) -> Callable[[str], str]:
    """Return the function that takes the petitioners and co-signers of all of them out of a text (three queries)."""
    members = LinkedRecord.objects.filter(petition__in=petitions, identity_id__isnull=False).values_list("identity_id", flat=True)
    written = [text for petition in petitions for text in (petition.title, petition.text)]
    return redactor(*{petition.identity_id for petition in petitions}.union(key for key in members if key), said=written)


class Listed(Protocol):
    """A line of a list: a dataclass that names a petition by its number and shows its title."""

    @property
    def number(self) -> str: ...
    @property
    def title(self) -> str: ...


L = TypeVar("L", bound=Listed)


class Whose(Protocol):
    """What masking asks of a petition."""

    @property
    def identity_id(self) -> int | None: ...
    @property
    def desk_unit_id(self) -> int: ...
    @property
    def is_sealed(self) -> bool: ...


class _Carried(NamedTuple):
    """The same as a line of a list carries it."""

    identity_id: int | None
    desk_unit_id: int
    is_sealed: bool = False


def is_covered_for(petition: Whose, actor: Staff) -> bool:
    """Return whether lists and searches show it covered to this reader: whoever works in the registering office, or reads a sealed one, reads it as written."""
    return not petition.is_sealed and not actor.duties_in(petition.desk_unit_id)


def covered(shown: Collection[tuple[Whose, str]], actor: Staff) -> list[str]:
    """Return texts of several petitions as this reader reads them in a list: as written only where he works in the registering office (two queries at most)."""
    others = [is_covered_for(petition, actor) for petition, _text in shown]
    clean = iter(redacted_each([(petition.identity_id, text) for (petition, text), is_other in zip(shown, others, strict=True) if is_other]))
    return [next(clean) if is_other else text for (_petition, text), is_other in zip(shown, others, strict=True)]


def covered_lines(lines: Collection[L], actor: Staff) -> list[L]:
    """Return the lines of any list with their titles as this reader reads them: every list of petitions passes here (three queries at most)."""
    return covered_together(lines, (), actor)[0]


def covered_together(lines: Collection[L], shown: Collection[tuple[Whose, str]], actor: Staff) -> tuple[list[L], list[str]]:
    """Return what `covered_lines` and `covered` return, for a page that shows both (three queries at most; two where the lines say whose they are)."""
    rows: dict[str, Whose] = {line.number: row for line in lines if (row := _carried(line)) is not None}
    asked = {line.number for line in lines} - rows.keys()
    found = Petition.objects.filter(number__in=asked).only("number", "identity_id", "desk_unit_id", "is_sealed") if asked else ()
    rows |= {row.number: row for row in found}
    known = [line for line in lines if line.number in rows]
    texts = covered([*((rows[line.number], line.title) for line in known), *shown], actor)
    titles = iter(texts[: len(known)])
    changed: Any = replace
    return [changed(line, title=next(titles)) if line.number in rows else line for line in lines], texts[len(known) :]


def _carried(line: Listed) -> Whose | None:
    """Return what masking asks of a petition, as far as its line carries it (none that is sealed); None if it does not. Without an identity it is anonymous."""
    desk = getattr(line, "desk_unit_id", None)
    return _Carried(getattr(line, "identity_id", None), desk) if desk else None


def on_paper(dossier: Dossier) -> Callable[[str], str]:
    """Return the function that takes the petitioner and whoever signed with him out of a frozen document, for the reading of others.

    What the document quotes of him is covered as it is on the page; the phones and numbers of offices stay.
    """
    people = for_reader(dossier)
    quoted = sorted({dossier.petition.title, *(claim.text for claim in dossier.claims)}, key=len, reverse=True)
    covering = [(text, covered_text) for text in quoted if text and (covered_text := people.clean(text)) != text]

    def clean(text: str) -> str:
        for written, shown in covering:
            text = text.replace(written, shown)
        return people.named(text)

    return clean
