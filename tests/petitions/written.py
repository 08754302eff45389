"""What one step wrote, and the promises that every step keeps."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from tests.petitions.world import World
from xinqiao.documents.content import Content
from xinqiao.documents.issue import content_digest
from xinqiao.documents.models import Document, Service
from xinqiao.ledger.append import history
from xinqiao.ledger.models import Entry
from xinqiao.ledger.walk import breaks
from xinqiao.outbox.models import Message
from xinqiao.petitions.dossier import load
from xinqiao.petitions.models import LinkedRecord, Obligation, Petition, RunningClock, Statement
from xinqiao.petitions.vouching import content_digest as content_digest_of
from xinqiao.petitions.vouching import texts_digest
from xinqiao.petitions.zone import local_day
from xinqiao.rules.document_kinds import RULES
from xinqiao.rules.procedures.every import row_of
from xinqiao.rules.record_kinds import RECORD_RULES
from xinqiao.rules.terms import DocumentKind, RecordKind

PORTAL, EMAIL = ("petitioner", "portal", None), ("petitioner", "email", None)
WATCHED: tuple[Any, ...] = (Document, Service, Statement, Entry, RunningClock, Message)
BY_MAIL = {PORTAL, EMAIL}  # how the petitioner of the tests is told


def desk(party: str, unit_id: int) -> tuple[str, str, int | None]:
    """Return a message on the desk of a unit."""
    return (party, "desk", unit_id)


class Before:
    """The store before a step."""

    def __init__(self, petition: Petition | None) -> None:
        self.version = petition.version if petition else 0
        self.keys = {model: set(model.objects.values_list("pk", flat=True)) for model in WATCHED}
        self.running = {clock.pk for clock in RunningClock.objects.filter(stopped_on=None)}


class Done:
    """What a step left behind: only what is new or changed since `before`."""

    def __init__(self, before: Before, petition: Petition, at: datetime, world: World) -> None:
        self.petition, self.at, self._before, self._world = Petition.objects.get(pk=petition.pk), at, before, world
        self.documents: list[Document] = self._new(Document)
        self.services: list[Service] = self._new(Service)
        self.statements: list[Statement] = self._new(Statement)
        self.lines: list[Entry] = self._new(Entry)
        clocks = RunningClock.objects.filter(petition=petition)
        self.stopped: dict[str, date] = {
            clock.key: clock.stopped_on for clock in clocks if clock.pk in before.running and clock.stopped_on
        }
        self.started: dict[str, tuple[date, date]] = {
            clock.key: (clock.anchor_on, clock.due_on) for clock in self._new(RunningClock)
        }
        self._keeps_the_promises()

    def _new(self, model: Any) -> list[Any]:
        return list(model.objects.exclude(pk__in=self._before.keys[model]).order_by("pk"))

    @property
    def status(self) -> str:
        return self.petition.status

    @property
    def line(self) -> Entry:
        """The ledger's last new line: inner steps stand before it."""
        return self.lines[-1]

    @property
    def linked(self) -> LinkedRecord:
        """The linked record of the last line."""
        kind = self.line.verb.rpartition(".")[0]
        return LinkedRecord.objects.get(petition=self.petition, kind=kind, position=self.line.body["record"])

    @property
    def kinds(self) -> list[str]:
        return [document.kind for document in self.documents]

    @property
    def told(self) -> set[tuple[str, str, int | None]]:
        """(party, medium, unit) of the new messages; an e-mail's unit counts only when it fails (tests/outbox)."""
        return {
            (message.party, message.medium, None if message.medium == "email" else message.unit_id)
            for message in self._new(Message)
        }

    @property
    def texts(self) -> dict[str, str]:
        """The free texts of the step, of whichever inner step."""
        return {name: text for row in self.statements for name, text in row.texts.items()}

    @property
    def owed(self) -> set[tuple[int, str, str, date]]:
        """(unit, duty, work, due_on) of the worklist as it is now."""
        rows = Obligation.objects.filter(petition=self.petition)
        return {(row.unit_id, row.duty, row.work, row.due_on) for row in rows}

    def running(self, name: str) -> RunningClock | None:
        """Return the clock of this name if it runs."""
        return RunningClock.objects.filter(petition=self.petition, name=name, stopped_on=None).first()

    def _keeps_the_promises(self) -> None:
        assert self.lines, "a step without a line in the ledger"
        assert self.petition.version == self._before.version + (not row_of(self.line.verb).is_noting)
        assert not list(breaks())
        for document in self.documents:
            self._is_whole(document)
        for line in self.lines:
            self._vouches(line)
        self._owes_what_the_rules_say()

    def _is_whole(self, document: Document) -> None:
        """Numbered, frozen with its hash, in both languages."""
        mark = RULES[DocumentKind(document.kind)].mark
        assert document.kind == "receipt" or re.fullmatch(rf"\w+信{mark}〔2026〕[1-9]\d*号", document.number)
        assert document.number and document.subject == self.petition.number and document.issued_at == self.at
        assert document.digest == content_digest(document.content)
        chinese, english = (Content.from_json(document.content[language]) for language in ("zh", "en"))
        assert chinese.number == english.number == document.number
        assert chinese.blocks and len(chinese.blocks) == len(english.blocks) and chinese.title != english.title
        assert chinese.signed_on == local_day(self.at)

    def _vouches(self, line: Entry) -> None:
        """The line is on the petition's chain, and its hashes are those of the documents, texts and linked records."""
        if "record" in line.body:
            kind, position = line.verb.rpartition(".")[0], line.body["record"]
            record = LinkedRecord.objects.get(petition=self.petition, kind=kind, position=position)
            assert set(record.content) <= set(RECORD_RULES[RecordKind(kind)].fields), "a value that no page shows"
            if line == self.line:
                assert line.body["content_sha256"] == content_digest_of(record.content)
        assert line.subject == self.petition.number and line.at == line.recorded_at == self.at
        written = {(document.kind, document.number, document.digest) for document in self.documents}
        assert {tuple(known) for known in line.body.get("documents", ())} <= written
        if "texts_sha256" in line.body:
            assert line.body["texts_sha256"] in {texts_digest(row.texts) for row in self.statements}

    def _owes_what_the_rules_say(self) -> None:
        wanted = {
            (unit, line.duty.value, line.work.value, line.due_on, line.record)
            for unit, line in load(self.petition).owed(local_day(self.at))
        }
        rows = Obligation.objects.filter(petition=self.petition)
        assert {(row.unit_id, row.duty, row.work, row.due_on, row.record) for row in rows} == wanted
        assert Obligation.objects.filter(petition=self.petition).count() == len(wanted)
        assert [entry.number for entry in history(self.petition.number)][-1] == self.line.number
