"""Who reads what was said in confidence: the one door to the contents of a confided record (`rules.confided`, ADR-0025)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from xinqiao.directory.duties import Staff
from xinqiao.petitions.dossier import Dossier
from xinqiao.petitions.models import LinkedRecord
from xinqiao.rules.confided import CONFIDED, TAKEN_BACK, Reader
from xinqiao.rules.procedures.who import HEAD
from xinqiao.rules.procedures.withdrawal import OUTSIDERS
from xinqiao.rules.record_kinds import RECORD_RULES, KeptValue
from xinqiao.rules.terms import RecordKind
from xinqiao.rules.terms_need import NeedStatus
from xinqiao.rules.terms_oversight import SponsorshipStatus


def read_by(record: LinkedRecord, dossier: Dossier, actor: Staff, today: date) -> Mapping[str, KeptValue]:
    """Return the values of a linked record that this member of staff may read: all of them, or of a confided one the open ones alone."""
    fields = RECORD_RULES[RecordKind(record.kind)].fields
    return fields if may_read(record, dossier, actor, today) else {name: value for name, value in fields.items() if value.is_open}


def may_read(record: LinkedRecord, dossier: Dossier, actor: Staff, today: date) -> bool:
    """Return whether a member of staff reads the contents of a record of a petition that he sees (no query).

    Whoever stepped aside reads none, though he took part; whoever is kept out does not see the petition (`access`). Nobody reads them
    for another: a substitute only what he took part in himself.
    """
    readers = CONFIDED.get(RecordKind(record.kind))
    if readers is None:
        return True
    if record.standing in TAKEN_BACK:
        return False
    own = actor.own
    return not dossier.is_recused(own) and any(IS[reader](record, dossier, own, today) for reader in readers)


def _took_part(record: LinkedRecord, _dossier: Dossier, actor: Staff, _today: date) -> bool:
    return actor.person.pk in (record.person_id, record.second_id)


def _is_handler(_record: LinkedRecord, dossier: Dossier, actor: Staff, _today: date) -> bool:
    named = dossier.records_of(RecordKind.HANDLERS)[-1:]
    return any(actor.person.pk in (row.person_id, row.second_id) and row.unit_id == dossier.responsible_unit_id for row in named)


def _is_head(_record: LinkedRecord, dossier: Dossier, actor: Staff, today: date) -> bool:
    return bool(dossier.facts(actor, today).unit_duties & HEAD)


def _is_helper(record: LinkedRecord, _dossier: Dossier, actor: Staff, _today: date) -> bool:
    return record.standing is NeedStatus.OPEN and bool(actor.duties_in(record.unit_id) & HEAD)


def _is_outsider(_record: LinkedRecord, dossier: Dossier, actor: Staff, today: date) -> bool:
    return bool(dossier.facts(actor, today).outside_duties & OUTSIDERS)


def _is_sponsor(_record: LinkedRecord, dossier: Dossier, actor: Staff, _today: date) -> bool:
    led = (row for row in dossier.records_of(RecordKind.SPONSORSHIP) if row.standing is SponsorshipStatus.LED)
    return any(row.person_id == actor.person.pk for row in led)


IS: Mapping[Reader, Callable[[LinkedRecord, Dossier, Staff, date], bool]] = {
    Reader.TOOK_PART: _took_part, Reader.HANDLER: _is_handler, Reader.HEAD: _is_head, Reader.SPONSOR: _is_sponsor, Reader.HELPER: _is_helper, Reader.OUTSIDER: _is_outsider,
}  # fmt: skip
