"""What the petitioner does with the records linked to his matter: which steps are open to him, and the pages they lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _

from xinqiao.petitions.models import LinkedRecord
from xinqiao.rules.procedures.every import LINKED, PROCEDURE_OF
from xinqiao.rules.terms import START, RecordKind
from xinqiao.rules.text import Text
from xinqiao.web.portal import review_telling

if TYPE_CHECKING:
    from xinqiao.web.portal.telling import Telling

LETTERS = ("recusal.ask_recusal", "recusal.grant_recusal", "recusal.refuse_recusal")


def record_for(telling: Telling, step: str) -> LinkedRecord | None:
    """Return the record on which the petitioner would take a step: a new one for its first, else the newest on which it is open."""
    procedure = PROCEDURE_OF[step]
    kind = next(kind for kind, table in LINKED.items() if table is procedure)
    if START in procedure.by_name[step].source:
        return LinkedRecord(petition=telling.petition, kind=kind.value)
    standing = procedure.by_name[step].source
    return next((row for row in reversed(telling.dossier.records_of(kind)) if row.standing in standing), None)


def closed(telling: Telling, step: str) -> Text | None:
    """Return why a step on a linked record is not open to the petitioner; None if it is."""
    record = record_for(telling, step)
    if record is None:
        return NOTHING_TO_DO
    facts = telling.dossier.facts(telling.visit.actor, telling.visit.today, record=record)
    return record.procedure.by_name[step].refusal(facts)


NOTHING_TO_DO = Text("现在没有等您办的。", "Nothing waits for you here now.")


def offers(telling: Telling) -> list[dict[str, Any]]:
    """Return the links to what is open to him, those that wait for an answer first."""
    rows = review_telling.offer(telling, closed)
    if closed(telling, "take_down") is None:
        rows.append({"label": _("您的答复登在网上了，想撤下来？"), "url": reverse("portal:take_down")})
    if closed(telling, "ask_recusal") is None:
        rows.append({"label": _("办事的人和这件事有关系？可以要求他回避"), "url": reverse("portal:recusal")})
    return rows


__all__ = ["LETTERS", "RecordKind", "closed", "offers", "record_for"]
