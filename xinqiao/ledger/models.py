"""The rows of the ledger: written by `ledger.append`, never changed."""

from __future__ import annotations

from django.db import models

from xinqiao.ledger.plain_json import PlainJSON


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

    def __str__(self) -> str:
        return f"{self.subject} #{self.number} {self.verb}"
