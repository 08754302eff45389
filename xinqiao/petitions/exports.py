"""Lists of names that leave the store (名单导出): asked for, decided by somebody else, watched, and gone after their day.

Every move is a line in the export's own chain of the ledger; every name in it is a line in its petition's chain, which the
petitioner reads. `export_making` makes the files.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from xinqiao.directory.duties import Staff, staff
from xinqiao.directory.models import Person
from xinqiao.directory.snapshot import Snapshot
from xinqiao.ledger.append import Line, append
from xinqiao.petitions.access import visible_to
from xinqiao.petitions.identity_access import nearest_custodian
from xinqiao.petitions.models import Export, ExportPart, Petition
from xinqiao.petitions.refused import UNDER_MAINTENANCE, Refused
from xinqiao.petitions.zone import local_day, start_of
from xinqiao.rules.exports import ASKING, DECIDING, ENDS_FROM, EXPORTED, MOVES
from xinqiao.rules.limits import SHORT_LIMIT
from xinqiao.rules.terms_sharing import AccessPurpose, ExportStatus, IdentityPart
from xinqiao.rules.text import Text
from xinqiao.vault import files

MOST = 50  # exports on one page
FIRST_YEAR = 1949  # nothing was received before
TICKET_LASTS = timedelta(seconds=60)
DONE = Text("这份名单刚刚有人处理过，请看最新情况。", "Somebody has just dealt with this list. Look at it as it is now.")
NOBODY = Text("除您以外还没有人担任身份保管员，没有人能决定。请安全管理员先设好这个岗位。", "Nobody but you is a custodian, so nobody can decide. Let the administrator give the post first.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """Which petitions of the office: received from `since` to `until` (both included), of one handling unit, in one status."""

    since: date
    until: date
    unit_id: int | None = None
    status: str = ""

    def as_kept(self) -> dict[str, Any]:
        """Return it as it is kept and recorded."""
        return {"since": self.since.isoformat(), "until": self.until.isoformat(), "unit": self.unit_id, "status": self.status}


def kept(export: Export) -> Chosen:
    """Return what an export chose."""
    said = export.chosen
    return Chosen(since=date.fromisoformat(said["since"]), until=date.fromisoformat(said["until"]), unit_id=said["unit"], status=said["status"])


def eligible(chosen: Chosen, desk_unit_id: int, actor: Staff, directory: Snapshot) -> QuerySet[Petition]:
    """Return the petitions of an office that may stand in a list of names: seen by the asker, real names only, none sealed, none from the protected host.

    Whether one is merged with a stricter one, or he stepped aside from it, is asked for each when the list is made.
    """
    rows = visible_to(actor, directory).filter(
        desk_unit=desk_unit_id, secrecy=EXPORTED.value, is_sealed=False, is_protected=False, is_kept_close=False, identity_id__isnull=False,
        received_at__gte=start_of(chosen.since), received_at__lt=start_of(chosen.until + timedelta(days=1)),
    )  # fmt: skip
    if chosen.unit_id is not None:
        rows = rows.filter(handling_unit__in=sorted(directory.subtree(chosen.unit_id)) if chosen.unit_id in directory.units else [])
    return rows.filter(status=chosen.status) if chosen.status else rows


def office_of(actor: Staff) -> int | None:
    """Return the office whose petitions this person may ask to export; None if there is none."""
    return min(actor.units_with(*ASKING), default=None)


def most_of(directory: Snapshot, at: datetime) -> int:
    """Return how many petitions one list has at most."""
    return directory.policy("export_most", local_day(at))


def ask(chosen: Chosen, actor: Staff, directory: Snapshot, at: datetime, *, purpose: AccessPurpose, reason: str, parts: Collection[IdentityPart]) -> Export:
    """Ask for a list. Raises Refused if it says too little, holds nobody or too many, or nobody could decide; the same asked twice is asked once."""
    _refuse_under_maintenance(directory)
    today, desk = local_day(at), office_of(actor)
    if desk is None:
        raise Refused(Text("只有信访办的信访专员和负责人可以申请。", "Only petition officers and heads of the office ask for it."))
    _check(chosen, reason, parts, today)
    count, most = eligible(chosen, desk, actor, directory).count(), most_of(directory, at)
    if not count:
        raise Refused(Text("这样选，一件实名的也没有。请放宽条件。", "No petition with a real name fits. Choose more widely."), "since")
    if count > most:
        raise Refused(Text(f"这样选有 {count} 件，一份名单最多 {most} 件。请缩小范围，分几次申请。", f"{count} petitions fit, and a list has at most {most}. Choose fewer, and ask several times."), "since")
    custody = nearest_custodian(desk, {actor.person_id}, directory, today)
    if custody is None:
        raise Refused(NOBODY)
    values: dict[str, Any] = {
        "asked_by": actor.person.pk, "desk_unit_id": desk, "purpose": purpose.value, "reason": reason.strip(), "parts": [part.value for part in IdentityPart if part in parts],
        "chosen": chosen.as_kept(), "state": ExportStatus.ASKED.value,
    }  # fmt: skip
    with transaction.atomic():
        same = Export.objects.select_for_update().filter(asked_by=actor.person.pk, state=ExportStatus.ASKED.value)
        for row in same:
            if all(getattr(row, name) == value for name, value in values.items()):
                return row
        export = Export.objects.create(**values, custody_unit_id=custody, asked_at=at, total=count)
        record(export, "ask", actor.name, at, purpose=export.purpose, parts=export.parts, chosen=export.chosen, count=count, unit=custody)
    return export


def _refuse_under_maintenance(directory: Snapshot) -> None:
    if directory.maintenance is not None:
        raise Refused(UNDER_MAINTENANCE)


def _check(chosen: Chosen, reason: str, parts: Collection[IdentityPart], today: date) -> None:
    if len(reason.strip()) < 4:
        raise Refused(Text("请写清要这份名单做什么，没有它办不成什么。", "Say what the list is for, and what cannot be done without it."), "reason")
    if len(reason.strip()) > SHORT_LIMIT:
        raise Refused(Text(f"太长了，最多 {SHORT_LIMIT} 个字。", f"Too long: at most {SHORT_LIMIT} characters."), "reason")
    if not parts:
        raise Refused(Text("请选名单里要有什么。", "Choose what the list holds."), "parts")
    if chosen.since > chosen.until:
        raise Refused(Text("后一天要在前一天以后。", "The second day comes after the first."), "until")
    for field, day in (("since", chosen.since), ("until", chosen.until)):
        if not FIRST_YEAR <= day.year <= today.year + 1:
            raise Refused(Text(f"年份写错了：请写 {FIRST_YEAR} 到 {today.year + 1} 年之间的一天。", f"The year is wrong: write a day from {FIRST_YEAR} to {today.year + 1}."), field)


def in_custody(units: frozenset[int]) -> list[Export]:
    """Return what waits for these custodians, oldest first, and after it what they let out and is not gone (one query; MOST at most)."""
    open_ones = [ExportStatus.ASKED.value, *(status.value for status in ENDS_FROM)]
    rows = list(Export.objects.filter(custody_unit__in=sorted(units), state__in=open_ones).defer("fixed").order_by("-pk")[:MOST])
    return [row for row in reversed(rows) if row.state == ExportStatus.ASKED.value] + [row for row in rows if row.state != ExportStatus.ASKED.value]


def waiting(units: frozenset[int]) -> int:
    """Return how many lists wait for these custodians (one query)."""
    return Export.objects.filter(custody_unit__in=sorted(units), state=ExportStatus.ASKED.value).count()


def own(actor: Staff) -> list[Export]:
    """Return what this person asked for, newest first."""
    return list(Export.objects.filter(asked_by=actor.person.pk).defer("fixed").order_by("-pk")[:MOST])


def own_one(actor: Staff, key: int) -> Export | None:
    """Return one list that this person asked for; nobody else's is there for him."""
    return Export.objects.filter(asked_by=actor.person.pk, pk=key).defer("fixed").first()


def in_care(key: int, units: frozenset[int]) -> Export | None:
    """Return one list that these custodians decide about."""
    return Export.objects.filter(custody_unit__in=sorted(units), pk=key).first()


def grant(key: int, actor: Staff, directory: Snapshot, at: datetime, *, days: int, note: str = "") -> Export:
    """Let a list out until a day; the worker makes it. Raises Refused if it is decided already, by its asker, or for too long."""
    _refuse_under_maintenance(directory)
    most = directory.policy("export_days", local_day(at))
    if not 1 <= days <= most:
        raise Refused(Text(f"请写 1 到 {most} 天。", f"Between 1 and {most} days."), "days")
    with transaction.atomic():
        export = _to_decide(key, actor)
        asker = staff(Person.objects.get(pk=export.asked_by), local_day(at))
        asked = eligible(kept(export), export.desk_unit_id, asker, directory).filter(recorded_at__lte=export.asked_at)  # what came since, the custodian was not told of
        export.fixed = [list(pair) for pair in asked.order_by("pk").values_list("pk", "status")[:most_of(directory, at)]]
        export.total, export.until, export.decision = len(export.fixed), local_day(at) + timedelta(days=days - 1), note.strip()[:SHORT_LIMIT]
        return _decided(export, "grant", actor, at, due=export.until.isoformat(), count=export.total)


def refuse(key: int, actor: Staff, at: datetime, *, reason: str) -> Export:
    """Refuse a list; the asker reads why."""
    if not 4 <= len(reason.strip()) <= SHORT_LIMIT:
        raise Refused(Text("请写清为什么不同意，申请的人会读到。", "Say why not; the asker reads it."), "reason")
    with transaction.atomic():
        export = _to_decide(key, actor)
        export.decision = reason.strip()
        return _decided(export, "refuse", actor, at)


def _to_decide(key: int, actor: Staff) -> Export:
    """Return the locked row that waits for this custodian."""
    export = Export.objects.select_for_update().get(pk=key)
    if export.asked_by == actor.person_id:
        raise Refused(Text("自己申请的不能自己决定。", "Nobody decides about what he asked for himself."))
    if not DECIDING & actor.duties_in(export.custody_unit_id):
        raise Refused(Text("只有身份保管员可以决定。", "Only a custodian decides."))
    if export.state != ExportStatus.ASKED.value:
        raise Refused(DONE)
    return export


def _decided(export: Export, name: str, actor: Staff, at: datetime, **body: Any) -> Export:
    export.state, export.decided_by = MOVES[name].target.value, actor.person_id
    export.save()
    record(export, name, actor.name, at, note_sha256=hashlib.sha256(export.decision.encode()).hexdigest(), **body)
    return export


def record(export: Export, name: str, actor: str, at: datetime, **body: Any) -> None:
    """Append a move to the export's chain; the caller holds the lock on its row, or has just made it."""
    body |= {"to": MOVES[name].target.value}
    append([Line(subject=export.subject, verb=MOVES[name].verb, actor=actor, at=at, recorded_at=at, body=body)])


def parts_of(export: Export) -> list[ExportPart]:
    """Return its workbooks, in order."""
    return list(export.workbooks.order_by("position"))


def may_download(export: Export, actor: Staff, today: date) -> bool:
    """Return whether this person may have the files now: he asked, still holds the post, and the day has not passed."""
    is_his = export.asked_by == actor.person_id and bool(ASKING & actor.duties_in(export.desk_unit_id))
    return is_his and export.state == ExportStatus.READY.value and export.until is not None and today <= export.until


def make_ticket(part: ExportPart, holder: str, at: datetime) -> str:
    """Return a new token for one workbook (256 bits); an older one is void."""
    token = secrets.token_urlsafe(32)
    ExportPart.objects.filter(pk=part.pk).update(ticket=_digest(token), ticket_holder=holder, ticket_until=at + TICKET_LASTS)
    return token


def look(token: str, at: datetime) -> ExportPart | None:
    """Return the workbook of a ticket that is still good, without using it."""
    return ExportPart.objects.filter(ticket=_digest(token), ticket_until__gt=at).select_related("export").first()


def download(part: ExportPart, token: str, actor: Staff, at: datetime) -> bytes | None:
    """Use the ticket up, record the download and return the workbook; None if somebody was quicker, or it is destroyed."""
    with transaction.atomic():
        export = Export.objects.select_for_update().get(pk=part.export_id)
        if not may_download(export, actor, local_day(at)) or not ExportPart.objects.filter(pk=part.pk, ticket=_digest(token)).update(ticket="", ticket_until=None):
            return None
        record(export, "download", actor.name, at, part=part.position, sha256=part.sha256)
        return files.fetch(part.file_key)


def expire(today: date, at: datetime) -> int:
    """Destroy the files of every list whose day has passed; return how many lists."""
    late = Export.objects.filter(state__in=[status.value for status in ENDS_FROM], until__lt=today)
    return sum(_gone(key, today, at) for key in list(late.values_list("pk", flat=True)))


def _gone(key: int, today: date, at: datetime) -> bool:
    with transaction.atomic():
        export = Export.objects.select_for_update().get(pk=key)
        if export.until is None or export.until >= today or export.state == ExportStatus.GONE.value:
            return False
        workbooks = parts_of(export)
        ExportPart.objects.filter(export=export).update(file_key="", ticket="", ticket_until=None)
        export.state = ExportStatus.GONE.value
        export.save(update_fields=["state"])
        record(export, "expire", "clockwork", at, parts=len(workbooks))
    for part in workbooks:
        files.drop(part.file_key)
    return True


def _digest(token: str) -> str:
    return hashlib.sha256(f"export\0{token[:200]}".encode()).hexdigest()
