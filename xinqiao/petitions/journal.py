"""Everything one transaction writes, collected in memory and written table by table.

A step by hand is a journal with one step in it; an import is a journal with many. The rows are the same.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.db import models

from xinqiao.directory import snapshot
from xinqiao.directory.snapshot import Snapshot
from xinqiao.documents.models import Document, Sequence, Service
from xinqiao.ledger.append import Line, append
from xinqiao.outbox.models import Message
from xinqiao.petitions.models import (
    Attachment,
    Claim,
    LinkedRecord,
    Obligation,
    Petition,
    Rating,
    Referral,
    RunningClock,
    Statement,
)
from xinqiao.vault import store
from xinqiao.vault.contact import Contact
from xinqiao.vault.secret_fields import SecretField
from xinqiao.wording import index as wording
from xinqiao.wording.normalise import PART

# In this order: a row is written after the rows it points to.
TABLES: tuple[type[models.Model], ...] = (
    Petition, Referral, LinkedRecord, Claim, RunningClock, Service, Document, Attachment, Statement, Rating, Message, Obligation,
)  # fmt: skip
SECRET: tuple[Any, ...] = (Claim, LinkedRecord, Statement, Attachment, Rating)  # and the petition itself, and its documents


class Journal:
    """The rows to write, the rows to change, and the numbers taken in this transaction."""

    def __init__(self) -> None:
        self._new: dict[type[models.Model], dict[int, models.Model]] = defaultdict(dict)
        self._changed: dict[tuple[type[models.Model], int], tuple[models.Model, set[str]]] = {}
        self._gone: list[Obligation] = []
        self._lines: list[Line] = []
        self._fresh: set[str] = set()
        self._identities: list[tuple[Petition | LinkedRecord, Any, list[Any]]] = []
        self._coded: list[tuple[Message, LinkedRecord]] = []
        self._addressed: list[tuple[Message, LinkedRecord]] = []
        self._sequences: dict[str, Sequence] = {}
        self._words: dict[str, tuple[Petition, str]] = {}
        self._more_words: list[tuple[Petition, str]] = []
        self._sealed: list[Petition] = []
        self._directory: Snapshot | None = None

    @property
    def directory(self) -> Snapshot:
        """The directory as it was when this transaction began."""
        if self._directory is None:
            self._directory = snapshot.current()
        return self._directory

    def add(self, row: models.Model) -> None:
        """Write `row` as a new row."""
        self._new[type(row)][id(row)] = row

    def added(self, table: type[models.Model]) -> list[Any]:
        """Return the new rows of a table that were collected so far."""
        return list(self._new[table].values())

    def change(self, row: models.Model, *fields: str) -> None:
        """Write the named fields of `row`; a row that is new in this journal is written whole anyway."""
        if row._state.adding:
            return
        _, known = self._changed.setdefault((type(row), row.pk), (row, set()))
        known.update(fields)

    def drop(self, obligation: Obligation) -> None:
        """Remove a line of the worklist: the only rows that ever go, because they are computed from the others."""
        if obligation._state.adding:
            self._new[Obligation].pop(id(obligation), None)
        else:
            self._gone.append(obligation)

    def record(self, line: Line, *, is_first: bool = False) -> None:
        """Append a line to the ledger."""
        self._lines.append(line)
        if is_first:
            self._fresh.add(line.subject)

    def identify(self, row: Petition | LinkedRecord, contact: Contact, query_code: str, *, is_findable: bool = True) -> None:
        """Put the identity of a petitioner or a co-signer into the vault and its key on his row; not `is_findable`: no phone leads to it."""
        identity, digests = store.new_identity(row.root.number, contact, query_code)
        self._identities.append((row, identity, digests if is_findable else []))

    def address(self, message: Message, row: LinkedRecord) -> None:
        """Address a message to a co-signer, whose identity may only be written with it."""
        self._addressed.append((message, row))

    def carry_code(self, message: Message, row: LinkedRecord) -> None:
        """Let a mail carry the code of a change of contact, whose identity may only be written with it."""
        self._coded.append((message, row))

    def identity_of(self, row: Petition | LinkedRecord) -> Any:
        """Return the identity of a petitioner or co-signer who is new in this journal, else its key in the vault."""
        return next((found for known, found, _ in self._identities if known is row), row.identity_id)

    def take_number(self, scope: str) -> int:
        """Return the next number of a scope; its row stays locked until the transaction ends."""
        sequence = self._sequences.get(scope)
        if sequence is None:
            rows = Sequence.objects.select_for_update()
            sequence, _ = rows.get_or_create(scope=scope, defaults={"last": 0})
            self._sequences[scope] = sequence
        sequence.last += 1
        return sequence.last

    def index(self, petition: Petition, text: str) -> None:
        """Make a new petition's words findable."""
        self._words[petition.number] = (petition, text)

    def index_more(self, petition: Petition, text: str) -> None:
        """Make more words of a petition findable."""
        if petition.number in self._words:
            text = f"{self._words[petition.number][1]}{PART}{text}"
            self._words[petition.number] = (petition, text)
        else:
            self._more_words.append((petition, text))

    def seal(self, petition: Petition) -> None:
        """Let every text of a petition that has just been sealed lie encrypted, and take its words out of the index."""
        self._sealed.append(petition)
        self._more_words = [(other, text) for other, text in self._more_words if other.number != petition.number]
        if self._words.pop(petition.number, None) is None:
            wording.remove(petition.pk)

    def write(self) -> None:
        """Write everything, in an order in which every row finds the rows it points to."""
        for petition in self._sealed:
            self._encrypt(petition)
        self._write_identities()
        for sequence in self._sequences.values():
            Sequence.objects.filter(pk=sequence.pk).update(last=sequence.last)
        if self._gone:
            Obligation.objects.filter(pk__in=[row.pk for row in self._gone]).delete()
        for table in (*TABLES, *(table for table in self._new if table not in TABLES)):  # records with a life of their own come last
            if rows := list(self._new[table].values()):
                table._default_manager.bulk_create(rows)
        self._write_changes()
        if self._words:
            wording.add([(petition.pk, text) for petition, text in self._words.values()])
        for petition, text in self._more_words:
            wording.extend(petition.pk, text)
        append(self._lines, fresh=frozenset(self._fresh))

    def _encrypt(self, petition: Petition) -> None:
        """Write the texts of all rows of a sealed petition anew (one query for each table that has any)."""
        self.change(petition, *_secret(Petition))
        for table in SECRET if petition.pk else ():  # rows that are new are written encrypted
            for row in table._default_manager.filter(petition=petition):
                row.petition = petition
                self.change(row, *_secret(table))
        for document in (*self.added(Document), *Document.objects.filter(subject=petition.number)):
            if document.subject == petition.number:
                kept, _ = self._changed.get((Document, document.pk), (document, None))  # the row that this transaction changes already
                kept.is_secret = True  # type: ignore[union-attr]
                self.change(kept, "is_secret", *_secret(Document))

    def _write_identities(self) -> None:
        if not self._identities:
            return
        store.save(
            [identity for _, identity, _ in self._identities],
            [digest for _, _, digests in self._identities for digest in digests],
        )
        for row, identity, _ in self._identities:
            row.identity_id = identity.pk
        for message, member in self._addressed:
            message.identity_id = member.identity_id
        for message, change in self._coded:
            message.code_of = change.identity_id
        ids = {row.number: row.identity_id for row, _, _ in self._identities if isinstance(row, Petition)}
        for message in self.added(Message):
            if message.identity_id == 0:
                message.identity_id = ids[message.subject]

    def _write_changes(self) -> None:
        """Write changed rows, those of one table that change alike in one statement."""
        alike: dict[Any, list[int]] = defaultdict(list)
        values: dict[Any, dict[str, Any]] = {}
        for (table, pk), (row, fields) in self._changed.items():
            change = {row._meta.get_field(name).attname: _value(row, name) for name in sorted(fields)}  # type: ignore[union-attr]
            key = (table, *((column, repr(value)) for column, value in change.items()))
            alike[key].append(pk)
            values[key] = change
        for key, pks in alike.items():
            key[0]._default_manager.filter(pk__in=pks).update(**values[key])


def _value(row: models.Model, name: str) -> Any:
    """Return what to write for a field; a foreign key to a row that was only just written has its key by now."""
    field = row._meta.get_field(name)
    if isinstance(field, SecretField):
        return field.stored(row)
    if isinstance(field, models.ForeignKey) and field.is_cached(row):
        return getattr(row, name).pk
    return getattr(row, field.attname)  # type: ignore[union-attr]


def _secret(table: type[models.Model]) -> list[str]:
    """Return the names of the columns that lie encrypted where the row is secret."""
    return [field.name for field in table._meta.fields if isinstance(field, SecretField)]
