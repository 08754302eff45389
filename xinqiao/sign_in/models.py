"""Live sessions, second factors, recovery codes, delays and links. No address and no secret can be read from a row."""

from __future__ import annotations

from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

from xinqiao.directory.models import Person


class StaffSession(AbstractBaseSession):
    """A session as the store keeps it. `session_key` is a digest of the cookie: who reads the rows can take over none."""

    person = models.ForeignKey(Person, models.CASCADE, null=True, related_name="+")  # None: nobody has signed in yet
    device = models.CharField(max_length=40, blank=True)  # in plain words, from the browser's own: "Firefox · Windows"
    began_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)  # at most a minute behind


class Factor(models.Model):
    """Something that only the person has: the secret of a code generator, or the public key of a passkey."""

    TOTP, PASSKEY = "totp", "passkey"

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10)
    name = models.CharField(max_length=40)  # the person's own word for it
    secret = models.TextField(blank=True)  # of a code generator, encrypted by the vault
    credential = models.TextField(blank=True)  # of a passkey: its id and public key, base64url; nothing of it is secret
    last_step = models.BigIntegerField(default=0)  # the newest code (its half minute) or signature count that was used
    added_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)


class RecoveryCode(models.Model):
    """A code for whoever lost his factors; it works once. Kept as a keyed digest."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64, db_index=True)
    used_at = models.DateTimeField(null=True)


class Delay(models.Model):
    """How often a sign-in name failed in one place (or everywhere), and when last. Digests, no name and no address."""

    key = models.CharField(max_length=64, unique=True)
    account = models.CharField(max_length=64, db_index=True)  # of all rows of one name: so that they can be released
    failures = models.PositiveIntegerField()
    last = models.BigIntegerField()  # seconds since 1970


class PasswordLink(models.Model):
    """A link with which a person sets his password: once, for a time, and only while password and posts stay as they were."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    state = models.CharField(max_length=64)  # of the person's password and posts when it was made
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)


class ResetRequest(models.Model):
    """What one administrator asks to be done to somebody's sign-in and another has yet to agree to; kept when it is decided."""

    SECOND_STEP, PASSWORD = "second_step", "password"

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    what = models.CharField(max_length=12)
    reason = models.CharField(max_length=200)
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=64)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=64, blank=True)
    is_agreed = models.BooleanField(null=True)  # None: it waits

    class Meta:
        constraints = (models.UniqueConstraint(fields=["person", "what"], condition=models.Q(is_agreed=None), name="reset_waits_once"),)
