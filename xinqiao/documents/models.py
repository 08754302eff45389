"""Issued documents, how they were served, and the number sequences."""

from __future__ import annotations

from django.db import models

from xinqiao.ledger.plain_json import PlainJSON
from xinqiao.rules.terms import DocumentKind, ServiceResult, ServiceWay
from xinqiao.vault.secret_fields import SecretJSON


class Sequence(models.Model):
    """The last number given out in a scope ("petition:2026", "二矿:告:2026"): no gaps, no doubles."""

    scope = models.CharField(max_length=80, unique=True)
    last = models.PositiveBigIntegerField()


class Service(models.Model):
    """One attempt to serve documents (送达): way, result, day."""

    subject = models.CharField(max_length=64, db_index=True)
    way = models.CharField(max_length=20, choices=ServiceWay.choices)
    result = models.CharField(max_length=20, choices=ServiceResult.choices)
    served_on = models.DateField()
    recipient = models.CharField(max_length=60, blank=True)  # 本人、家属、代收人…: a relation, not a name
    witness = models.CharField(max_length=60, blank=True)
    tracking_number = models.CharField(max_length=60, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=64)


class Document(models.Model):
    """A document as it was issued: numbered, with its whole content and the hash of it. Never changed and never deleted.

    `content` is {"zh": …, "en": …} of `documents.content.Content`; names appear only as {{placeholders}}.
    """

    subject = models.CharField(max_length=64, db_index=True)  # the petition's number
    kind = models.CharField(max_length=30, choices=DocumentKind.choices)
    number = models.CharField(max_length=60, unique=True)
    unit_id = models.BigIntegerField()  # the issuing unit
    issued_at = models.DateTimeField()
    content = SecretJSON(encoder=PlainJSON)
    is_secret = models.BooleanField(default=False)  # of a sealed petition: its content lies encrypted
    digest = models.CharField(max_length=64)
    service = models.ForeignKey(Service, models.PROTECT, null=True, db_index=False, related_name="documents")  # the one that succeeded
    superseded_by = models.CharField(max_length=40, blank=True)  # the step that overtook it before it was served: it is served no more
    superseded_at = models.DateTimeField(null=True)

    class Meta:
        # Of most documents nothing is served. SQLite knows an index by the mean number of rows to a value, takes this one for a sharp
        # one, and would look through all of them for "not served yet" (100,000 petitions: 4 s for one step).
        indexes = (models.Index(fields=["service"], condition=models.Q(service__isnull=False), name="document_service"),)

    def __str__(self) -> str:
        return self.number
