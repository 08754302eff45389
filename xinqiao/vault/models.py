"""Encrypted identities and files. Read only through `vault.reveal`, `vault.mask` and `vault.files`."""

from __future__ import annotations

from django.db import models

from xinqiao.vault.secret_fields import CipherText


class Identity(models.Model):
    """Who a petitioner is: every field encrypted on its own ("key id:base64"), empty if not given."""

    FIELDS = ("name", "phone", "email", "address", "on_envelope", "query_code")

    subject = models.CharField(max_length=64, db_index=True)  # the petition's number
    name = CipherText(blank=True, context="identity.name")
    phone = CipherText(blank=True, context="identity.phone")
    email = CipherText(blank=True, context="identity.email")
    address = CipherText(blank=True, context="identity.address")
    on_envelope = CipherText(blank=True, context="identity.on_envelope")  # of a letter: the sender's name as on its envelope
    query_code = CipherText(blank=True, context="identity.query_code")


class ContactDigest(models.Model):
    """A blind index of a phone number, an e-mail address or a name: it matches, and cannot be read."""

    NAME = "name"  # finds a name in a text (ADR-0012); two people of one name are not the same contact

    identity = models.ForeignKey(Identity, models.PROTECT, related_name="digests")
    kind = models.CharField(max_length=10)
    digest = models.CharField(max_length=64, db_index=True)


class CodeOpening(models.Model):
    """That a petition was opened with number and query code on one day, and how often: its petitioner finds a day that was not his. Not of the protected host."""

    subject = models.CharField(max_length=64)  # the petition's number
    day = models.DateField()
    times = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["subject", "day"], name="one_opening_a_day"),)


class PageReading(models.Model):
    """That a member of staff opened pages of a petition on one day (条例§30): the petitioner reads it by post."""

    subject = models.CharField(max_length=64)  # the petition's number
    person_id = models.IntegerField()
    for_id = models.IntegerField(null=True)  # for whom a substitute opened it (代理); None: for himself
    day = models.DateField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["subject", "day", "person_id"], name="one_reading_a_day"),)
