"""Open one petition for a member of staff: visible or not there at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from django.http import Http404
from django.utils import timezone

from xinqiao.directory.duties import Staff
from xinqiao.directory.snapshot import Snapshot
from xinqiao.documents.content import Content
from xinqiao.petitions import matter
from xinqiao.petitions.access import sees_for
from xinqiao.petitions.dossier import Dossier
from xinqiao.petitions.edition_memory import EditionMemory
from xinqiao.petitions.identity_access import disclosed
from xinqiao.petitions.matter import Matter
from xinqiao.petitions.models import LinkedRecord, Petition, Referral
from xinqiao.petitions.redacting import for_reader, on_paper
from xinqiao.rules.disclosure import Disclosure
from xinqiao.rules.facts import Facts
from xinqiao.rules.procedures.every import LINKED
from xinqiao.rules.procedures.petition import PETITION
from xinqiao.rules.procedures.referral import REFERRAL
from xinqiao.rules.terms import RecordKind
from xinqiao.rules.transition import Procedure, Transition
from xinqiao.vault import readings
from xinqiao.web.desk.places import said_title
from xinqiao.web.staff import StaffRequest
from xinqiao.web.ui.speech import speech


@dataclass(frozen=True, kw_only=True)
class OpenMatter:
    """A petition on somebody's desk: the matter, who looks at it, when."""

    matter: Matter
    actor: Staff
    directory: Snapshot
    today: date
    linked: LinkedRecord | None = None  # the linked record that is looked at; one not stored yet for its first step
    known: list[Facts] = field(default_factory=list, repr=False, compare=False)  # the facts of the petition, worked out once for all its records

    def on(self, kind: str, position: int) -> OpenMatter | None:
        """Return the matter with one of its linked records before it, a new one for position 0; None if there is none."""
        if kind not in RecordKind.values():
            return None
        if position == 0:
            return replace(self, linked=LinkedRecord(petition=self.petition, kind=kind))
        found = (row for row in self.dossier.records if row.kind == kind and row.position == position)
        return next((replace(self, linked=row) for row in found), None)

    def again(self, request: StaffRequest) -> OpenMatter:
        """Return the same matter, and the same linked record, as it is now."""
        now = opened(request, self.petition.number)
        linked = self.linked
        return (now.on(linked.kind, linked.position or 0) if linked else None) or now

    @property
    def petition(self) -> Petition:
        """The petition."""
        return self.matter.petition

    @property
    def dossier(self) -> Dossier:
        """What the rules look at."""
        return self.matter.dossier

    def facts(self, procedure: Procedure = PETITION) -> Facts:
        """Return the facts for the petition's table, the referral's, or that of the linked record."""
        if self.linked is not None and procedure is self.linked.procedure:
            return self.dossier.facts(self.actor, self.today, record=self.linked, base=self._facts)
        referral = self.dossier.referral
        if procedure is REFERRAL and referral:
            each = tuple(replace(one, status=referral.standing) for one in self._facts.capacities)
            return replace(self._facts, status=referral.standing, capacities=each)
        return self._facts

    @property
    def _facts(self) -> Facts:
        if not self.known:
            self.known.append(self.dossier.facts(self.actor, self.today))
        return self.known[0]

    @property
    def reads_as_written(self) -> bool:
        """Whether this reader reads what the petitioner wrote as he wrote it: the registering office, and who investigates an accusation."""
        return bool(self._facts.desk_duties) or self.petition.is_sealed

    def clean(self, text: str) -> str:
        """Return a text as this reader reads it by default: whoever it was referred to, without who brings it (条例§30)."""
        return text if self.reads_as_written else for_reader(self.dossier).clean(text)

    @cached_property
    def on_paper(self) -> Callable[[str], str] | None:
        """What takes out of a document what this reader does not read by default; None where he reads it as it was frozen."""
        return None if self.reads_as_written else on_paper(self.dossier)

    def on_screen(self, content: Content) -> Content:
        """Return a draft as this reader reads it."""
        return content.covering(self.on_paper) if self.on_paper else content

    def said(self) -> dict[str, Any]:
        """Return the title and the text for this reader, and whether something was taken out of them."""
        petition = self.petition
        shown = {name: self.clean(getattr(petition, name)) for name in ("title", "text")}
        claims = [claim.text for claim in self.dossier.claims]
        is_cleaned = shown != {"title": petition.title, "text": petition.text} or claims != list(map(self.clean, claims))
        shown = {name: said_title(petition.number, text, speech()) for name, text in shown.items()}
        return {**shown, "claims": list(map(self.clean, claims)), "is_cleaned": is_cleaned}

    def record(self, procedure: Procedure) -> Petition | Referral | LinkedRecord | None:
        """Return the record that a procedure moves."""
        if procedure in LINKED.values():
            return self.linked if self.linked is not None and self.linked.procedure is procedure else None
        return self.dossier.referral if procedure is REFERRAL else self.petition

    def disclosure(self) -> Disclosure:
        """Return how this actor may read the petitioner's identity."""
        return disclosed(self.dossier, self.actor, self.today, self._facts)


_noted: EditionMemory[tuple[str, int, date], bool] = EditionMemory(20_000)  # what is in the store already


def _note(petition: Petition, request: StaffRequest, today: date) -> None:
    """Keep that he opened it today, once, and for whom: the second page of a day costs nothing."""
    known, key = _noted.of(request.directory), (petition.number, request.staff.person.pk, today)
    if key not in known:
        readings.note(*key, sees_for(request.staff, petition, request.directory))
        known[key] = True


def note_several(request: StaffRequest, petitions: Iterable[Petition], today: date) -> None:
    """Keep the same of several petitions that one page shows: nothing is written for those that he has opened today."""
    known, person_id = _noted.of(request.directory), request.staff.person.pk
    fresh = [petition for petition in petitions if (petition.number, person_id, today) not in known]
    readings.note_all([(petition.number, sees_for(request.staff, petition, request.directory)) for petition in fresh], person_id, today)
    known.update({(petition.number, person_id, today): True for petition in fresh})


class Gone(Http404):
    """There was a petition, and its content was disposed of: every page of it is a 404, its own says what became of it."""

    def __init__(self, petition: Petition) -> None:
        super().__init__()
        self.petition = petition


def opened(request: StaffRequest, number: str) -> OpenMatter:
    """Return the petition of this number, and keep that a page of it was opened; Http404 if it is not there for whoever asks."""
    petition = matter.find(number, request.staff, request.directory)
    if petition is None:
        raise Http404
    if petition.disposed_on is not None:
        raise Gone(petition)
    today = timezone.localdate()
    if request.method == "GET":
        _note(petition, request, today)
    found = matter.load(petition)
    found.dossier.directory = request.directory
    return OpenMatter(matter=found, actor=request.staff, directory=request.directory, today=today)


def transition(procedure: Procedure, name: str) -> Transition:
    """Return a row of a table; Http404 for a name it does not have."""
    if name not in procedure.by_name:
        raise Http404
    return procedure.by_name[name]
