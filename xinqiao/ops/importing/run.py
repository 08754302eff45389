"""Take the steps of every row: registered, and where the file holds an answer, walked to its service."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any

from django.db import transaction

from xinqiao.directory.duties import Importer
from xinqiao.ops.importing.rows import ImportRow
from xinqiao.petitions.dossier import Dossier, load
from xinqiao.petitions.journal import Journal
from xinqiao.petitions.models import Petition, Referral
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import Refused
from xinqiao.petitions.steps import accept, accept_report, assign, register, reply, report, serve, sign, triage
from xinqiao.petitions.zone import local_day
from xinqiao.rules.terms import Outcome, PetitionStatus, Secrecy, ServiceWay
from xinqiao.rules.terms import Path as LawfulPath
from xinqiao.rules.text import Text

BATCH = 250
HISTORICAL_REPORT = "历史件：办理结果见答复原文，随导入登记。"
HISTORICAL_BASIS = "历史答复，原件未分列依据。"


@dataclass
class Tally:
    """What an import did."""

    registered: int = 0
    continued: int = 0
    answered: int = 0
    skipped: int = 0


@dataclass(frozen=True, kw_only=True)
class Plan:
    """How to import: where it is registered, up to which day, and whether each batch is kept at once."""

    desk_unit_id: int
    actor: Importer
    now: datetime
    until: date | None = None
    keep_each_batch: bool = False


def run(rows: Iterable[ImportRow], plan: Plan, *, on_progress: Callable[[int], None] | None = None) -> Tally:
    """Import all rows in one transaction (or one per batch); any error rolls the transaction back."""
    tally = Tally()
    if plan.keep_each_batch:
        for batch in _batches(rows):
            with transaction.atomic():
                _import(batch, plan, tally)
            if on_progress:
                on_progress(len(batch))
        return tally
    with transaction.atomic():
        for batch in _batches(rows):
            _import(batch, plan, tally)
            if on_progress:
                on_progress(len(batch))
    return tally


def _batches(rows: Iterable[ImportRow]) -> Iterator[list[ImportRow]]:
    iterator = iter(rows)
    while batch := list(islice(iterator, BATCH)):
        yield batch


def _import(batch: list[ImportRow], plan: Plan, tally: Tally) -> None:
    known = {
        petition.source: petition
        for petition in Petition.objects.select_for_update().filter(source__in=[row.source for row in batch])
    }
    journal = Journal()
    for row in batch:
        if plan.until is not None and local_day(row.received_at) > plan.until:
            tally.skipped += 1
            continue
        try:
            _Row(row, plan, journal, tally).walk(known.get(row.source))
        except Refused as refused:
            where = Text("第 {line} 行：{words}", "Line {line}: {words}").fill(line=row.line, words=refused.words)
            raise Refused(where, refused.field) from refused
    journal.write()


class _Row:
    def __init__(self, row: ImportRow, plan: Plan, journal: Journal, tally: Tally) -> None:
        self.row, self.plan, self.journal, self.tally = row, plan, journal, tally

    def walk(self, petition: Petition | None) -> None:
        if petition is None:
            petition = Petition(desk_unit_id=self.plan.desk_unit_id)
            self.dossier = Dossier(petition=petition)
            self._register(petition)
        elif not self._goes_on(petition):
            self.tally.skipped += 1
            return
        else:
            self.dossier = load(petition)
            self.tally.continued += 1
        if petition.standing is PetitionStatus.REGISTERED and self._is_accepted_by_now:
            self._send(petition)
        if petition.standing is PetitionStatus.ACCEPTED and self._is_answered_by_now:
            self._answer(petition)

    def _goes_on(self, petition: Petition) -> bool:
        if petition.standing is PetitionStatus.REGISTERED:
            return self._is_accepted_by_now
        return petition.standing is PetitionStatus.ACCEPTED and self._is_answered_by_now

    @property
    def _is_accepted_by_now(self) -> bool:
        row = self.row
        if row.unit_id is None or not (row.reply or row.accepted_at):
            return False
        return self._has_happened(row.accepted_at or row.received_at)

    @property
    def _is_answered_by_now(self) -> bool:
        return bool(self.row.reply) and self.row.replied_at is not None and self._has_happened(self.row.replied_at)

    def _has_happened(self, at: datetime) -> bool:
        return self.plan.until is None or local_day(at) <= self.plan.until

    def _take(self, name: str, entry: object, at: datetime, record: Referral | None = None) -> None:
        """Take a step on the petition, or on its referral."""
        plan = self.plan
        how: dict[str, Any] = {"actor": plan.actor, "recorded_at": plan.now, "journal": self.journal, "dossier": self.dossier}
        if record is not None:
            perform(name, record, entry, at=at, **how)
        else:
            perform(name, self.dossier.petition, entry, at=at, **how)

    def _register(self, petition: Petition) -> None:
        row = self.row
        entry = register.Entry(
            channel=row.channel, secrecy=Secrecy.ANONYMOUS if row.contact.is_empty else Secrecy.REAL_NAME, title=row.title,
            text=row.text, contact=row.contact, place=row.place, received_at=row.received_at, source=row.source,
        )  # fmt: skip
        self._take("register", entry, row.received_at)
        self.tally.registered += 1
        if row.path is LawfulPath.ACCUSATION:
            self._take("triage", triage.Entry(category=row.category, path=row.path), row.received_at)

    def _send(self, petition: Petition) -> None:
        row = self.row
        if row.unit_id is None:
            return
        at = row.received_at
        self._take("triage", triage.Entry(category=row.category, path=row.path), at)
        if petition.standing is not PetitionStatus.TRIAGED:
            return
        if row.unit_id != petition.desk_unit_id:
            self._take("assign", assign.Entry(unit_id=row.unit_id), at)
        self._take("accept", accept.Entry(), row.accepted_at or at)

    def _answer(self, petition: Petition) -> None:
        row = self.row
        at = row.replied_at or row.received_at
        outcome = Outcome.NOT_ADOPT if row.path is LawfulPath.STUDY else Outcome.EXPLAIN
        conclusion = reply.Conclusion(outcome=outcome, facts=row.reply, basis=HISTORICAL_BASIS, opinion="见答复原文。")
        self._take("reply", reply.Entry(conclusions=(conclusion,) * len(self.dossier.claims)), at)
        self._take("sign", sign.Entry(), at)
        served_at = row.served_at or at
        served = serve.Entry(way=ServiceWay.OTHER, served_on=local_day(served_at), recipient="本人")
        self._take("serve", served, max(served_at, at))
        if self.dossier.referral is not None:  # the file itself is the report, and whoever imports it has accepted it
            self._take("report", report.Entry(text=HISTORICAL_REPORT), max(served_at, at), self.dossier.referral)
            self._take("accept_report", accept_report.Entry(), max(served_at, at), self.dossier.referral)
        self.tally.answered += 1
