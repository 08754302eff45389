"""The rows of keeping and disposing. None holds a name, a text or an address; every change is a line of the chain "retention"."""

from __future__ import annotations

from django.db import models

from xinqiao.ledger.plain_json import PlainJSON
from xinqiao.rules.terms_retention import BatchStatus, LineStatus, RetentionClass


class Hold(models.Model):
    """A legal hold (暂缓销毁): one petition, or all of a category, a unit with all below it, and days of receipt together."""

    number = models.CharField(max_length=24, blank=True)  # of one petition; then the rest is empty
    category = models.CharField(max_length=4, blank=True)  # "07" holds "0703" too
    unit_id = models.BigIntegerField(null=True)  # it and all below it, as office or as handling unit
    received_from = models.DateField(null=True)  # both days included
    received_to = models.DateField(null=True)
    reason = models.CharField(max_length=500)
    review_on = models.DateField()  # when somebody looks whether it is still needed; it does not end by itself
    placed_at = models.DateTimeField()
    placed_by = models.CharField(max_length=64)
    placed_as = models.CharField(max_length=20, blank=True)  # Duty: in which duty; "" of an old one, which then counts as the discipline duty's
    placed_unit_id = models.BigIntegerField(null=True)  # … of which unit; null: of the whole enterprise
    asked_at = models.DateTimeField(null=True)  # whoever placed it asked to release it; another agrees
    asked_why = models.CharField(max_length=500, blank=True)
    released_at = models.DateTimeField(null=True)
    released_by = models.CharField(max_length=64, blank=True)
    why_released = models.CharField(max_length=500, blank=True)

    class Meta:
        indexes = (models.Index(fields=["id"], condition=models.Q(released_at=None), name="hold_in_force"),)


class Batch(models.Model):
    """A batch of disposal (销毁批次): one person proposes, another of another duty decides, the worker carries it out."""

    number = models.CharField(max_length=20, unique=True)  # 销-2026-3
    state = models.CharField(max_length=16, choices=BatchStatus.choices, default=BatchStatus.PROPOSED.value)
    proposed_at = models.DateTimeField()
    proposed_by = models.CharField(max_length=64)
    held = models.JSONField(default=list, encoder=PlainJSON)  # [[number, key of the hold]]: due, and kept back
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=64, blank=True)
    note = models.CharField(max_length=500, blank=True)
    done_at = models.DateTimeField(null=True)
    claimed_at = models.DateTimeField(null=True)  # a worker says so with every line

    class Meta:
        indexes = (models.Index(fields=["id"], condition=models.Q(state="approved"), name="batch_to_do"),)


class Line(models.Model):
    """One petition of a batch: why it may go and since when. Once disposed of, with the petition's number and ledger, its tombstone."""

    batch = models.ForeignKey(Batch, models.PROTECT, related_name="lines")
    subject = models.CharField(max_length=24)  # the petition's number
    position = models.PositiveSmallIntegerField()
    retention_class = models.CharField(max_length=12, choices=RetentionClass.choices)
    category = models.CharField(max_length=4, blank=True)
    unit_id = models.BigIntegerField()
    received_on = models.DateField()
    closed_on = models.DateField()
    years = models.PositiveSmallIntegerField()
    kept_until = models.DateField()  # the last day of its period
    state = models.CharField(max_length=16, choices=LineStatus.choices, default=LineStatus.LISTED.value)
    reason = models.CharField(max_length=500, blank=True)  # why it was struck out, or spared
    disposed_at = models.DateTimeField(null=True)
    removed = models.JSONField(default=dict, encoder=PlainJSON)  # what went: {"documents": 3, …}; counts only
    files = models.JSONField(default=list, encoder=PlainJSON)  # keys of files that are still to be removed from the disk

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["batch", "position"], name="batch_position"),
            models.UniqueConstraint(fields=["subject"], condition=models.Q(state__in=["listed", "erased", "disposed"]), name="one_disposal"),
        )
        indexes = (models.Index(fields=["batch", "state"], name="batch_lines"),)
