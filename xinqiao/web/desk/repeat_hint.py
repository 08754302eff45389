"""“Perhaps the same matter”, before a call, a visit or a letter is registered: only what its reader may see anyway, and whose petitioner he may know.

By phone or e-mail, exactly as given: matters in real name of his own office, each noted as read by him, so that asking leaves a trace. By words of the
title: matters of his own office. Never by a name; never what is sealed, confidential, anonymous, protected or kept close until triage.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from xinqiao.insight import search
from xinqiao.petitions import matter
from xinqiao.petitions.models import Petition
from xinqiao.petitions.redacting import covered
from xinqiao.petitions.zone import local_day
from xinqiao.rules.disclosure import Disclosure, disclosure
from xinqiao.rules.procedures.petition import PETITION
from xinqiao.rules.terms import Secrecy
from xinqiao.rules.terms_visit import REGISTRARS
from xinqiao.vault import store
from xinqiao.vault.contact import Contact
from xinqiao.web.desk.matters import note_several
from xinqiao.web.desk.places import petition_url
from xinqiao.web.staff import StaffRequest
from xinqiao.web.ui.speech import Speech

MOST, BACK = 5, timedelta(days=180)
PIECE, PIECES, LIKE = 4, 5, 2  # characters of a title that are looked for together, how many such pieces, and how many make two titles alike
TAKES_MORE = PETITION.by_name["supplement"].source


def perhaps_same(request: StaffRequest, contact: Contact, title: str, today: date) -> list[tuple[Petition, bool]]:
    """Return the matters that this one may be, each with whether its contact is the same; those first, at most MOST.

    Two queries for a contact, one for each piece of the title and one for what they found.
    """
    by_contact = _by_contact(request, contact, today)
    known = {row.pk for row in by_contact}
    by_words = [row for row in _worded(request, title, today) if row.pk not in known]
    return [(row, True) for row in by_contact] + [(row, False) for row in by_words[: MOST - len(by_contact)]]


def _by_contact(request: StaffRequest, contact: Contact, today: date) -> list[Petition]:
    numbers = store.of_contact(contact, limit=matter.SIMILAR)[: matter.SIMILAR]
    found = [row for row in matter.find_some(numbers, request.staff, request.directory) if _may_name(row, request)][:MOST]
    note_several(request, found, today)  # its petitioner reads that somebody came upon it, as when its page is opened
    return found


def is_his(request: StaffRequest, petition: Petition, contact: Contact, today: date) -> bool:
    """Return whether whoever calls left the same phone or e-mail with that matter, as far as a hint says so: no more is learned here than by asking for it."""
    return petition.pk in {row.pk for row in _by_contact(request, contact, today)}


def as_shown(petition: Petition, request: StaffRequest) -> dict[str, Any]:
    """Return one matter as the question before adding to it shows it."""
    return {"number": petition.number, "title": covered([(petition, petition.title)], request.staff)[0], "url": petition_url(petition.number), "version": petition.version}


def _is_told(row: Petition, request: StaffRequest) -> bool:
    """Whether a hint may name it at all: of his own office, in real name, and nothing about which little may be known."""
    mine = row.desk_unit_id in request.staff.units_with(*REGISTRARS)
    return mine and row.secrecy == Secrecy.REAL_NAME.value and not (row.is_sealed or row.is_protected or row.is_kept_close or row.guards)


def _may_name(row: Petition, request: StaffRequest) -> bool:
    """Whether he may know who brings it: a hint by contact says so."""
    duties = frozenset(request.staff.duties_in(row.desk_unit_id))
    return _is_told(row, request) and disclosure(duties, Secrecy.REAL_NAME, at_desk=True) is Disclosure.MASK


def _worded(request: StaffRequest, title: str, today: date) -> list[Petition]:
    """Return the matters in which several pieces of the title stand, those with most of them first, the newest first among them."""
    plain = "".join(title.split())
    pieces = [plain[at : at + PIECE] for at in range(0, len(plain) - PIECE + 1, PIECE // 2)][:PIECES]
    hits: Counter[str] = Counter()
    for piece in pieces:
        found = search.find(search.Query(words=piece, received_from=today - BACK), request.staff, request.directory, today)
        hits.update(() if found.is_by_sound else (row.number for row in found.petitions))
    alike = [number for number, n in hits.most_common(matter.SIMILAR) if n >= min(LIKE, len(pieces))]
    rows = [row for row in matter.find_some(alike, request.staff, request.directory) if _is_told(row, request)]
    return sorted(rows, key=lambda row: (-hits[row.number], -row.pk))


def shown(found: Iterable[tuple[Petition, bool]], request: StaffRequest, s: Speech, by_contact: str, by_words: str) -> list[dict[str, Any]]:
    """Return the matters as the hint shows them: number, what, when, where it is, and why it is here."""
    pairs = list(found)
    titles = covered([(row, row.title) for row, _same in pairs], request.staff)
    return [
        {
            "number": row.number, "title": title, "url": petition_url(row.number), "on": s.day(local_day(row.received_at)), "status": s.say(row.standing), "version": row.version,
            "where": s.say(request.directory.unit(row.handling_unit_id or row.desk_unit_id)), "why": by_contact if same else by_words, "may_add": row.standing in TAKES_MORE,
        }
        for (row, same), title in zip(pairs, titles, strict=True)
    ]  # fmt: skip
