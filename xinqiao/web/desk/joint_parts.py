"""What the desk says of a matter that several people bring, and of a visit that skipped a level: facts, never about a person."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from xinqiao.petitions.models import LinkedRecord, Petition
from xinqiao.rules.disclosure import Disclosure
from xinqiao.rules.joint import SKIPS, said_of_heads, skips_a_level
from xinqiao.rules.procedures.joining import MERGE_TABLE
from xinqiao.rules.terms import Channel, RecordKind
from xinqiao.rules.terms_joint import MemberRole, MemberStatus
from xinqiao.rules.text import Text
from xinqiao.vault.contact import Contact
from xinqiao.vault.mask import masked_some
from xinqiao.web.desk import steps_open
from xinqiao.web.desk.matters import OpenMatter
from xinqiao.web.desk.places import petition_url, step_url
from xinqiao.web.ui.speech import Speech

Row = tuple[str, str]
NAMING = frozenset({RecordKind.MERGE, RecordKind.JOINED, RecordKind.SPLIT})


def heads(found: OpenMatter, s: Speech) -> list[Row]:
    """Return how many people bring it, as claimed, and of those who are named how many said so themselves."""
    members = found.dossier.records_of(RecordKind.MEMBER)
    said = said_of_heads(Channel(found.petition.channel), found.petition.heads)
    rows = [(_("人数"), s.say(said))] if said else []
    if not members:
        return rows
    counts = {status: sum(row.standing is status for row in members) for status in MemberStatus}
    shown = (", " if s.english else "，").join(f"{s.say(status)} {n}" for status, n in counts.items() if n)
    return [*rows, (_("登记的联名人"), shown)]


def level(found: OpenMatter, s: Speech) -> list[Row]:
    """Return the fact that a visit went more than one level above the unit that is competent (条例§20(1))."""
    petition, directory = found.petition, found.directory
    if petition.handling_unit_id is None or petition.handling_unit_id not in directory.units:
        return []
    unit = directory.organisation(petition.handling_unit_id)
    levels = [(above.pk, above.kind) for above in (unit, *directory.ancestors(unit.pk))]
    if not skips_a_level(Channel(petition.channel), directory.organisation(petition.desk_unit_id).pk, levels):
        return []
    return [(_("走访的层级"), s.say(SKIPS.fill(unit=Text(unit.zh, unit.en))))]


def members(found: OpenMatter, s: Speech) -> list[dict[str, Any]]:
    """Return the co-signers, each masked, with what was heard from him and what can be done (one query for all of them)."""
    rows = found.dossier.records_of(RecordKind.MEMBER)
    may_see = found.disclosure() is Disclosure.MASK
    contacts = masked_some([row.identity_id for row in rows if row.identity_id]) if may_see else {}
    return [_member(replace(found, linked=row), row, contacts.get(row.identity_id or 0, Contact()), s) for row in rows]


def _member(on: OpenMatter, row: LinkedRecord, contact: Contact, s: Speech) -> dict[str, Any]:
    steps = steps_open.on_record(on, s)
    if may_print(on):
        url = reverse("desk:member_slip", args=[on.petition.number, row.position])
        steps = [{"label": _("打印联名确认单"), "url": url}, *steps]
    return {
        "name": contact.name or f"{s.say(RecordKind.MEMBER)} {row.position}", "phone": contact.phone, "role": s.say(MemberRole(row.content["role"])),
        "status": s.say(row.standing), "is_denied": row.standing is MemberStatus.DENIED, "how": row.content.get("how", ""),
        "said": row.content.get("said", ""), "steps": steps,
    }  # fmt: skip


def may_print(on: OpenMatter) -> bool:
    """Return whether this reader may hand the co-signer his slip: the registering office, while he was not asked."""
    waits = on.linked is not None and on.linked.identity_id is not None and on.linked.standing is MemberStatus.NAMED
    return waits and bool(on.facts().desk_duties) and on.disclosure() is Disclosure.MASK


def repeated(other: Petition, found: OpenMatter) -> dict[str, str]:
    """Return that the same item was brought before, and where to merge it if that is open: same title, or triaged alike."""
    petition = found.petition
    is_same = other.title == petition.title or (bool(petition.category) and other.category == petition.category)
    if not is_same:
        return {}
    on = found.on(RecordKind.MERGE.value, 0)
    row = on.linked.procedure.by_name["merge_into"] if on and on.linked else None
    is_open = on is not None and row is not None and other.standing is petition.standing and row.refusal(on.facts(MERGE_TABLE)) is None
    again = _("同一类事，以前反映过") if other.received_at <= petition.received_at else _("同一类事，后来又反映过")
    return {"again": again, "merge": step_url(petition.number, "merge_into") if is_open else ""}


def others(linked: LinkedRecord) -> list[dict[str, str]]:
    """Return the way to the petition that a merge or a split names."""
    if linked.kind == RecordKind.SAME.value:
        return [{"label": _("看公开的答复"), "url": reverse("portal:published_one", args=[linked.content["key"]])}]
    is_elsewhere = linked.petition.is_sealed  # the discipline office does not see what it gave back
    number = linked.content.get("number", "") if linked.kind in NAMING and not is_elsewhere else ""
    return [{"label": _("打开 %(number)s") % {"number": number}, "url": petition_url(number)}] if number else []
