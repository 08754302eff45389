"""Messages to send and the evidence of what became of them."""

from __future__ import annotations

from django.db import models

from xinqiao.rules.terms import Medium, MessageState, Party


class Witness(models.Model):
    """Who keeps the seals of the ledger outside the enterprise: a dated policy, an address of an institution, no petitioner."""

    name = models.CharField(max_length=60)
    address = models.EmailField()
    effective_from = models.DateField()
    ended_on = models.DateField(null=True)  # the last day: the seal of that day still goes to him
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=64)


class Message(models.Model):
    """One message to one party by one medium. It holds a vault id, never a name or an address."""

    subject = models.CharField(max_length=64)  # the petition's number; "seal:12" for a seal of the ledger
    step = models.CharField(max_length=40)  # what happened: the name of the step
    party = models.CharField(max_length=20, choices=Party.choices)
    medium = models.CharField(max_length=10, choices=Medium.choices)
    identity_id = models.BigIntegerField(null=True)  # the petitioner, in the vault
    unit_id = models.BigIntegerField(null=True)  # or the unit
    code_of = models.BigIntegerField(null=True)  # the identity in the vault whose code the mail carries (a change of contact)
    witness = models.ForeignKey(Witness, models.PROTECT, null=True, related_name="+")  # or an outside witness of the ledger
    person = models.ForeignKey("directory.Person", models.PROTECT, null=True, related_name="+")  # or one of the staff, who is called
    document_numbers = models.JSONField(default=list)
    language = models.CharField(max_length=10, default="zh")
    state = models.CharField(max_length=10, choices=MessageState.choices, default=MessageState.QUEUED.value)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True)  # null: nothing to do any more
    queued_at = models.DateTimeField()

    class Meta:
        indexes = (
            models.Index(fields=["subject"], name="outbox_subject"),
            models.Index(fields=["next_try_at"], condition=models.Q(next_try_at__isnull=False), name="outbox_due"),
            models.Index(fields=["medium", "unit_id", "state", "queued_at", "id"], name="outbox_by_unit"),
        )
        constraints = (models.UniqueConstraint(fields=["subject", "person"], condition=models.Q(person__isnull=False), name="outbox_called_once"),)


class Evidence(models.Model):
    """What is known of a message's way: handed to the server, printed, read, refused …"""

    message = models.ForeignKey(Message, models.PROTECT, related_name="evidence")
    at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=MessageState.choices)
    detail = models.CharField(max_length=200, blank=True)  # the server's answer; never an address
