"""Make the workbooks of a list of names: a part at a time, so that neither memory nor a lock grows with the list.

A part is one transaction: the names are read, each petition's chain says so, the encrypted file lies there, its row names it.
What is killed between two parts goes on with the next one; what was let out is neither longer nor made twice.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from xinqiao.directory import snapshot
from xinqiao.directory.duties import Staff, staff
from xinqiao.directory.models import Person
from xinqiao.directory.snapshot import Snapshot
from xinqiao.petitions import exports
from xinqiao.petitions.dossier import load
from xinqiao.petitions.export_sheet import Row, Watermark, workbook
from xinqiao.petitions.identity_access import disclosed
from xinqiao.petitions.models import Export, ExportPart, Petition
from xinqiao.petitions.zone import local_day
from xinqiao.rules.disclosure import Disclosure
from xinqiao.rules.terms import Channel, PetitionStatus
from xinqiao.rules.terms_sharing import AccessPurpose, ExportStatus
from xinqiao.vault import files
from xinqiao.vault.reveal import reveal_list

AT_ONCE = 500  # petitions in one workbook
LEASE = timedelta(minutes=2)  # a worker that said nothing for so long is gone


def make_exports(at: datetime, *, rest: Callable[[], None] = lambda: None, today_is: Callable[[], datetime] | None = None) -> int:
    """Make every list that was let out and nobody is making; return how many. `today_is` gives the moment of each part."""
    done = 0
    while export := _claim(at):
        while _part(export, (today_is or (lambda: at))()):
            rest()
        done += 1
    return done


def _claim(at: datetime) -> Export | None:
    """Take one that is to be made; of two workers one gets it."""
    free = Export.objects.filter(Q(claimed_at=None) | Q(claimed_at__lt=at - LEASE), state=ExportStatus.GRANTED.value)
    for export in free.order_by("pk"):
        if Export.objects.filter(pk=export.pk, claimed_at=export.claimed_at, state=ExportStatus.GRANTED.value).update(claimed_at=at):
            return export
    return None


def _part(export: Export, at: datetime) -> bool:
    """Make the next workbook; return whether there may be another. Whoever lost his post meanwhile gets an empty rest."""
    written: list[str] = []
    try:
        with transaction.atomic():
            locked = Export.objects.select_for_update().get(pk=export.pk)
            if locked.state != ExportStatus.GRANTED.value:
                return False
            last = locked.workbooks.order_by("-position").first()
            fixed: list[tuple[int, str]] = locked.fixed[locked.made : locked.made + AT_ONCE]
            if not fixed:
                return _finish(locked, at)
            _write(locked, dict(fixed), last.position + 1 if last else 1, at, written)
    except BaseException:
        for key in written:
            files.drop(key)  # no row names it
        raise
    return True


def _write(export: Export, statuses: dict[int, str], position: int, at: datetime, written: list[str]) -> None:
    """Write one workbook; the key of its file goes into `written` as soon as it lies there. What must not leave any more since the list was let out is left out."""
    directory, actor = snapshot.current(), staff(Person.objects.get(pk=export.asked_by), local_day(at))
    whole = replace(exports.kept(export), unit_id=None, status="")  # these may have changed: what was fixed counts
    found = exports.eligible(whole, export.desk_unit_id, actor, directory).filter(pk__in=statuses)
    named = [petition for petition in found.select_for_update(of=("self",)).order_by("pk") if _may_stand(petition, actor, directory, at)]
    reason = f"导出名单：{AccessPurpose(export.purpose).zh}。{export.reason}"
    identities = {petition.identity_id: petition.number for petition in named if petition.identity_id}
    contacts = reveal_list(identities, actor=actor.name, reason=reason, at=at, parts=export.parts)
    rows = [_row(petition, PetitionStatus(statuses[petition.pk]), directory, contacts[petition.identity_id]) for petition in named if petition.identity_id in contacts]
    content = workbook(rows, export.parts, _watermark(export, actor, position, at))
    key, digest = files.keep(content), hashlib.sha256(content).hexdigest()
    written.append(key)
    ExportPart.objects.create(export=export, position=position, rows=len(rows), file_key=key, sha256=digest)
    made, left_out = export.made + len(statuses), export.left_out + len(statuses) - len(rows)
    Export.objects.filter(pk=export.pk).update(made=made, left_out=left_out, claimed_at=at)
    exports.record(export, "make", "clockwork", at, part=position, rows=len(rows), sha256=digest)


def _may_stand(petition: Petition, actor: Staff, directory: Snapshot, at: datetime) -> bool:
    """Return whether the asker could read this identity on the petition's own page: the same two questions."""
    if not petition.has_records:
        return True
    dossier = load(petition)
    dossier.directory = directory
    return disclosed(dossier, actor, local_day(at)) is Disclosure.MASK and not dossier.is_recused(actor) and actor.person_id not in dossier.barred(local_day(at)) and dossier.shown_as.value == petition.secrecy


def _row(petition: Petition, status: PetitionStatus, directory: Snapshot, contact: object) -> Row:
    unit = directory.unit(petition.handling_unit_id or petition.desk_unit_id)
    category = directory.category_name(petition.category).zh if petition.category else ""
    told = (petition.number, local_day(petition.received_at).isoformat(), Channel(petition.channel).zh, category, unit.zh if unit else "", status.zh)
    return Row(told=told, contact=contact)


def _watermark(export: Export, actor: Staff, position: int, at: datetime) -> Watermark:
    post = next((post.title for post in actor.posts if post.unit_id == export.desk_unit_id), "")
    return Watermark(
        who=f"{post} {actor.person.name}".strip(), when=local_day(at).isoformat(), purpose=AccessPurpose(export.purpose).zh,
        number=f"{export.pk}-{position}", until=export.until.isoformat() if export.until else "",
    )  # fmt: skip


def _finish(export: Export, at: datetime) -> bool:
    export.state = ExportStatus.READY.value
    export.save(update_fields=["state"])
    exports.record(export, "finish", "clockwork", at, rows=export.made - export.left_out, left_out=export.left_out)
    return False
