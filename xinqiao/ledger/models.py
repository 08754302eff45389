"""The rows of the ledger: lines and seals are written by the ledger, never changed; checks say what `verify` found."""

from __future__ import annotations

from django.db import models

from xinqiao.ledger.plain_json import PlainJSON
from xinqiao.ledger.receipt import moment
from xinqiao.ledger.statement import SEAL, Signed


class Entry(models.Model):
    """One link of a record's hash chain. `at` is when it happened, `recorded_at` when it was written down."""

    subject = models.CharField(max_length=64)  # the petition's number, or "directory"
    number = models.PositiveIntegerField()
    verb = models.CharField(max_length=40)
    actor = models.CharField(max_length=64)  # "person:12", "petitioner", "clockwork"; never a name
    at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    body = models.JSONField(encoder=PlainJSON)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "number"], name="ledger_one_link")]
        indexes = (  # a few among millions: what was handed over or counted anew
            models.Index(fields=["-id"], condition=models.Q(verb__in=("succeed", "recount")), name="ledger_moved"),
        )

    def __str__(self) -> str:
        return f"{self.subject} #{self.number} {self.verb}"


class Seal(models.Model):
    """A signed Merkle root over all lines with `after` < id ≤ `last` (ADR-0010); chained to the seal before it."""

    number = models.PositiveBigIntegerField(unique=True)  # 1, 2, 3 … without gaps
    day = models.DateField(null=True, unique=True)  # of the daily one, in Asia/Shanghai; null if somebody asked for it
    sealed_at = models.DateTimeField()  # to the second
    after = models.BigIntegerField()
    last = models.BigIntegerField()
    entries = models.BigIntegerField()
    root = models.CharField(max_length=64)  # RFC 6962 over the digests of the lines, in the order of their ids
    previous = models.CharField(max_length=64)  # SHA-256 of the statement of the seal before
    next_key = models.CharField(max_length=16, blank=True)  # the key that signs from the next seal on, if it changes
    key = models.CharField(max_length=16)
    signature = models.CharField(max_length=100)

    def __str__(self) -> str:
        return f"seal {self.number}"

    @property
    def signed(self) -> Signed:
        """The statement that is published, mailed and printed."""
        values = {
            "number": self.number, "sealed": moment(self.sealed_at), "after": self.after, "last": self.last, "entries": self.entries,
            "root": self.root, "previous": self.previous, "next_key": self.next_key, "key": self.key,
        }  # fmt: skip
        return Signed(SEAL, {name: str(value) for name, value in values.items()}, self.signature)


class Check(models.Model):
    """One run of `verify` that somebody asked for on a page: done by the worker, its result kept with its day."""

    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=64)
    with_files = models.BooleanField(default=False)
    claimed_at = models.DateTimeField(null=True)  # a worker says every few seconds that it is still at it
    walked = models.BigIntegerField(default=0)
    total = models.BigIntegerField(default=0)
    ended_at = models.DateTimeField(null=True)
    found = models.PositiveIntegerField(default=0)
    faults = models.JSONField(default=list, encoder=PlainJSON)  # the first of them, one line each
    seals = models.PositiveBigIntegerField(default=0)  # how many were checked
    unsealed = models.BigIntegerField(default=0)  # lines that no seal covers yet

    class Meta:
        indexes = (models.Index(fields=["id"], condition=models.Q(ended_at=None), name="ledger_check_open"),)
