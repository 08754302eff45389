"""The rows of the index. `xinqiao.wording.index` is the only writer."""

from __future__ import annotations

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper


class TokensField(models.BinaryField):  # type: ignore[type-arg]  # Django has no such brackets at run time
    """An array of 32-bit integers on PostgreSQL. Written and read by `wording.postgresql` in SQL only."""

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        return "integer[]" if connection.vendor == "postgresql" else "blob"


class DocumentField(models.BigIntegerField):  # type: ignore[type-arg]  # the same
    """The number of a document. On SQLite it is the rowid, so that a table of documents is its own index."""

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        return "bigint" if connection.vendor == "postgresql" else "integer"


class Entry(models.Model):
    """One document that can be found: its normalised body."""

    document_id = DocumentField(primary_key=True)
    body = models.TextField()


class Waiting(models.Model):
    """An entry that `fold()` has not put into the index yet; until then searches read its body."""

    document_id = DocumentField(primary_key=True)


class Posting(models.Model):
    """PostgreSQL: the tokens of a folded entry, under a GIN index. Empty on SQLite, whose index is the FTS5 table."""

    document_id = DocumentField(primary_key=True)
    tokens = TokensField()
