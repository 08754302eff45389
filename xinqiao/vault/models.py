"""Encrypted identities and files. Read only through `vault.reveal`, `vault.mask` and `vault.files`."""

from __future__ import annotations

from django.db import models


class Identity(models.Model):
    """Who a petitioner is: every field encrypted on its own ("key id:base64"), empty if not given."""

    FIELDS = ("name", "phone", "email", "address", "query_code")

    subject = models.CharField(max_length=64, db_index=True)  # the petition's number
    name = models.TextField(blank=True)
    phone = models.TextField(blank=True)
    email = models.TextField(blank=True)
    address = models.TextField(blank=True)
    query_code = models.TextField(blank=True)


class ContactDigest(models.Model):
    """A blind index of a phone number or e-mail address: it matches, and cannot be read."""

    identity = models.ForeignKey(Identity, models.PROTECT, related_name="digests")
    kind = models.CharField(max_length=10)
    digest = models.CharField(max_length=64, db_index=True)
