"""The records that the tables of `rules` move. Status and clocks are written by `perform()` alone."""

from __future__ import annotations

from datetime import date

from django.db import models

from xinqiao.directory.models import Person, Unit
from xinqiao.ledger.plain_json import PlainJSON
from xinqiao.rules.clocks import CLOCKS, Clock, key_of, paused_days
from xinqiao.rules.confided import CONFIDED
from xinqiao.rules.procedures.every import LINKED
from xinqiao.rules.procedures.petition import PETITION
from xinqiao.rules.procedures.referral import REFERRAL
from xinqiao.rules.terms import (
    START,
    AlertGrade,
    Channel,
    Medium,
    Outcome,
    Path,
    PetitionStatus,
    RatingValue,
    RecordKind,
    ReferralStatus,
    Resolution,
    Secrecy,
    Term,
    UrgentReport,
)
from xinqiao.rules.terms_files import FileFault, FileState
from xinqiao.rules.terms_sharing import AccessPurpose, ExportStatus
from xinqiao.rules.transition import Procedure
from xinqiao.vault.secret_fields import CipherText, SecretJSON, SecretText


class OfPetition(models.Model):
    """A row of a petition whose texts are as secret as the petition is."""

    class Meta:
        abstract = True

    @property
    def is_secret(self) -> bool:
        """Whether its texts lie encrypted: those of a sealed petition do."""
        return bool(self.petition.is_sealed)  # type: ignore[attr-defined]


class ProceduralRecord(models.Model):
    """A record that moves only by the transitions of its procedure."""

    procedure: Procedure
    status = models.CharField(max_length=24, editable=False, default=START.value)

    class Meta:
        abstract = True

    @property
    def standing(self) -> Term:
        """The status as a term."""
        return START if self.status == START.value else self.procedure.statuses(self.status)


class Petition(ProceduralRecord):
    """One petition (信访事项). Its number is also the name of its chain in the ledger."""

    procedure = PETITION

    number = models.CharField(max_length=24, unique=True)
    code_digest = models.CharField(max_length=64)
    version = models.PositiveIntegerField(default=0)  # counts the steps; a stale form carries an older one
    channel = models.CharField(max_length=20, choices=Channel.choices)
    secrecy = models.CharField(max_length=20, choices=Secrecy.choices)
    identity_id = models.BigIntegerField()  # in the vault
    title = SecretText()
    text = SecretText()
    place = SecretText(blank=True)
    happened = SecretText(blank=True)  # the petitioner's own words for when
    category = models.CharField(max_length=4, blank=True)
    path = models.CharField(max_length=20, choices=Path.choices, blank=True)
    is_sealed = models.BooleanField(default=False)
    received_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    desk_unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    handling_unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    first_receiver = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    extension_asked_days = models.PositiveSmallIntegerField(default=0)
    hops = models.PositiveSmallIntegerField(default=0)  # ended referrals: units it was sent to that no longer have it
    urgent_report = models.CharField(max_length=20, choices=UrgentReport.choices, blank=True)  # 重大紧急: how far its report has come
    urgent_until = models.DateTimeField(null=True)  # by when a head must have acknowledged it
    is_at_once = models.BooleanField(default=False)  # answered on the spot, never accepted (条例§23(2))
    drafted_by = models.CharField(max_length=64, blank=True)  # who wrote the last draft, as the ledger names him
    withdrawal_asked_on = models.DateField(null=True)  # waits for the call-back
    resolution = models.CharField(max_length=20, choices=Resolution.choices, blank=True)  # what he said at the last call-back
    resolution_on = models.DateField(null=True, db_index=True)
    rating_until = models.DateField(null=True)
    language = models.CharField(max_length=10, default="zh")
    reach = models.CharField(max_length=10, choices=Medium.choices)  # how messages go out besides the portal inbox
    table_from = models.DateField()  # the table it began with
    is_historical = models.BooleanField(default=False)  # older than the first table
    calendar_version = models.BigIntegerField(default=0)
    has_records = models.BooleanField(default=False)  # is anything linked to it? Most have nothing, and pay no query for it
    heads = models.PositiveIntegerField(default=1)  # how many bring it, as they say themselves (人次); who confirmed it is in the records
    receipt_saved_at = models.DateTimeField(null=True)  # when he said that he has put the receipt away; until then its page comes first
    is_protected = models.BooleanField(default=False)  # filed on the protected host: of what its petitioner does the hour is kept, not the minute
    is_kept_close = models.BooleanField(default=False)  # filed as an accusation: until triage only the officers of the registering office read it (ADR-0020)
    disposed_on = models.DateField(null=True)  # its content was disposed of in a batch (xinqiao.retention); what is left is a tombstone
    source = models.CharField(max_length=80, null=True, unique=True)  # key of a filing or an imported row
    guards = models.CharField(max_length=24, null=True)  # of a file on which somebody is watched over: the number of his petition (ADR-0018)
    guards_member = models.PositiveIntegerField(default=0)  # … and which co-signer he is; 0: the petitioner
    watcher = models.CharField(max_length=20, blank=True)  # … and which duty of the handling unit watches
    cause = models.CharField(max_length=40, blank=True)  # what produced it, as was said when it was closed last (rules.causes); "" where nobody was asked
    closed_on = models.DateField(null=True)  # … and that day
    sender_id = models.BigIntegerField(null=True)  # who sends it to the superior body, while it is on its way: he alone reads it (ADR-0017)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["guards", "guards_member"], name="petition_guards"),)  # NULL is like no other
        indexes = (
            models.Index(fields=["desk_unit", "-id"], name="petition_desk"),
            models.Index(fields=["handling_unit", "-id"], name="petition_handling"),
            models.Index(fields=["id"], condition=models.Q(hops__gte=1, status__in=["forwarded", "assigned"]), name="petition_sent_round"),
            models.Index(fields=["id"], condition=models.Q(is_kept_close=True), name="petition_close"),
            models.Index(fields=["sender_id"], condition=models.Q(sender_id__isnull=False), name="petition_sender"),
            models.Index(fields=["closed_on", "cause"], condition=models.Q(closed_on__isnull=False), name="petition_cause"),
            models.Index(fields=["urgent_until"], condition=models.Q(urgent_until__isnull=False), name="petition_urgent"),
            models.Index(fields=["code_digest"], name="petition_code"),
        )

    def __str__(self) -> str:
        return self.number

    @property
    def root(self) -> Petition:
        """The record whose row is locked and whose chain is written."""
        return self

    @property
    def is_secret(self) -> bool:
        """Whether its texts lie encrypted: once it is sealed (条例§30(3))."""
        return self.is_sealed


class Claim(OfPetition):
    """One thing asked for (诉求项), and the conclusion on it."""

    petition = models.ForeignKey(Petition, models.PROTECT, related_name="claims")
    position = models.PositiveSmallIntegerField()
    text = SecretText()
    category = models.CharField(max_length=4, blank=True)
    path = models.CharField(max_length=20, choices=Path.choices, blank=True)
    outcome = models.CharField(max_length=20, choices=Outcome.choices, blank=True)
    facts = SecretText(blank=True)
    basis = SecretText(blank=True)
    opinion = SecretText(blank=True)
    is_diverted = models.BooleanField(default=False)  # sent on another lawful path (条例§31(1)–(5)): not ours to conclude
    is_dropped = models.BooleanField(default=False)  # taken out at triage; the petition's text still says it

    class Meta:
        indexes = (models.Index(fields=["petition"], condition=models.Q(outcome="", is_dropped=False, is_diverted=False), name="claim_open"),)


class Referral(ProceduralRecord):
    """A petition sent to a unit (转送/交办件)."""

    procedure = REFERRAL

    petition = models.ForeignKey(Petition, models.PROTECT, related_name="referrals")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()
    is_report_owed = models.BooleanField()  # 交办, not 转送
    more_time_until = models.DateField(null=True)  # the day to which the unit asks to report later, until the sender decides

    @property
    def root(self) -> Petition:
        """The petition whose row is locked and whose chain is written."""
        return self.petition


class LinkedRecord(OfPetition, ProceduralRecord):
    """A record linked to a petition: a promise, a review, a hearing … Each kind moves by its own table (rules.procedures.every)."""

    petition = models.ForeignKey(Petition, models.PROTECT, related_name="records")
    kind = models.CharField(max_length=20)  # RecordKind
    position = models.PositiveSmallIntegerField()  # counts the records of one kind on one petition, from 1
    unit_id = models.BigIntegerField(null=True)  # the unit that deals with it
    person_id = models.BigIntegerField(null=True)  # the member of staff it names
    second_id = models.BigIntegerField(null=True)  # who helps him, where the record names two (承办人员)
    opened_at = models.DateTimeField()
    identity_id = models.BigIntegerField(null=True)  # in the vault: who a co-signer is
    code_digest = models.CharField(max_length=64, blank=True)  # of the code on his slip
    content = SecretJSON(default=dict, encoder=PlainJSON)  # what its steps wrote: plain values; its hash is in the ledger

    class Meta:
        constraints = (models.UniqueConstraint(fields=["petition", "kind", "position"], name="record_position"),)
        indexes = (models.Index(fields=["unit_id", "kind", "status"], name="record_unit"), models.Index(fields=["kind", "-id"], name="record_kind"), models.Index(fields=["person_id", "kind"], name="record_person"), models.Index(fields=["second_id"], condition=models.Q(second_id__isnull=False), name="record_second"))

    @property
    def is_secret(self) -> bool:
        """Whether its contents lie encrypted: those of a sealed petition do, and what was said in confidence (ADR-0025)."""
        return super().is_secret or RecordKind(self.kind) in CONFIDED

    @property
    def procedure(self) -> Procedure:  # type: ignore[override]
        """The table of its kind."""
        return LINKED[RecordKind(self.kind)]

    @property
    def moves_on(self) -> bool:
        """Whether a step of its table still leads to another status."""
        return any(row.target not in (None, self.standing) for row in self.procedure.by_name.values() if self.standing in row.source)

    @property
    def key(self) -> str:
        """How clocks, worklist lines and texts name it: "promise:2"."""
        return f"{self.kind}:{self.position}"

    @property
    def root(self) -> Petition:
        """The petition whose row is locked and whose chain is written."""
        return self.petition


class RunningClock(models.Model):
    """A clock of a petition: running until `stopped_on`. Dates are in Asia/Shanghai."""

    petition = models.ForeignKey(Petition, models.PROTECT, related_name="clocks")
    name = models.CharField(max_length=20)
    record = models.CharField(max_length=24, blank=True)  # the key of the linked record it belongs to; "" for the petition's own
    anchor_on = models.DateField()
    statutory_on = models.DateField()
    effective_on = models.DateField()
    due_on = models.DateField()  # the one of the two that counts for whom it binds
    is_provisional = models.BooleanField(default=False)
    extended_days = models.PositiveSmallIntegerField(default=0)
    stopped_on = models.DateField(null=True)
    stopped_by = models.CharField(max_length=40, blank=True)  # the step
    calendar_version = models.BigIntegerField(default=0)
    limit_days = models.PositiveSmallIntegerField(null=True)  # what a policy or the sender set; None: the days of the law

    paused_on = models.DateField(null=True)  # rests since then (复核 hearings only)
    pauses = models.JSONField(default=list)  # where it rested: [[first day, last day], …], ISO

    breached_on = models.DateField(null=True)  # the first day too late; nothing that happens later takes it away
    alerted = models.CharField(max_length=10, choices=AlertGrade.choices, blank=True)  # the strongest warning given for `due_on`
    breached_unit_id = models.BigIntegerField(null=True)  # the unit that had it then

    class Meta:
        indexes = (
            models.Index(fields=["name", "due_on", "stopped_on"], name="clock_cohort"),
            models.Index(fields=["due_on"], condition=models.Q(stopped_on=None, breached_on=None), name="clock_running"),
            models.Index(fields=["breached_on"], condition=models.Q(breached_on__isnull=False), name="clock_breached"),
            models.Index(fields=["name", "breached_on", "id"], condition=models.Q(stopped_on=None, breached_on__isnull=False), name="clock_unkept"),
        )

    @property
    def rests(self) -> list[tuple[date, date]]:
        """Where it rested, as days."""
        return [(date.fromisoformat(first), date.fromisoformat(last)) for first, last in self.pauses]

    @property
    def extra_days(self) -> int:
        """Return by how many calendar days extensions and rests have moved it."""
        return self.extended_days + sum(paused_days(*rest) for rest in self.rests)

    @property
    def clock(self) -> Clock:
        """The rule it follows, with the days it was given."""
        return CLOCKS[self.name].lasting(self.limit_days)

    @property
    def key(self) -> str:
        """Its name in facts, worklist lines and the ledger."""
        return key_of(CLOCKS[self.name], self.record)


class Obligation(models.Model):
    """One line of the worklist, recomputed by perform() from `rules.owed` at every step."""

    petition = models.ForeignKey(Petition, models.PROTECT, related_name="obligations")
    unit_id = models.BigIntegerField()
    duty = models.CharField(max_length=20)
    work = models.CharField(max_length=24)
    due_on = models.DateField()
    clock = models.CharField(max_length=20, blank=True)
    record = models.CharField(max_length=24, blank=True)  # the key of the linked record it is owed on
    is_urgent = models.BooleanField(default=False)  # of a matter reported as major and urgent: it stands first

    class Meta:
        indexes = (
            models.Index(fields=["unit_id", "duty", "due_on", "id"], name="obligation_worklist"),
            models.Index(fields=["unit_id", "duty"], condition=models.Q(is_urgent=True), name="obligation_urgent"),
        )


class Statement(OfPetition):
    """The free texts written in a step (a reason, an instruction, a remark): kept apart, its hash in the ledger."""

    petition = models.ForeignKey(Petition, models.PROTECT, related_name="statements")
    step = models.CharField(max_length=40)
    record = models.CharField(max_length=24, blank=True)  # the key of the linked record the step was taken on
    texts = SecretJSON(encoder=PlainJSON)  # {field: text}
    actor = models.CharField(max_length=64)
    at = models.DateTimeField()
    is_public = models.BooleanField(default=False)  # does the petitioner read it?


class Attachment(OfPetition):
    """A file of a petition; its content lies encrypted in the vault."""

    petition = models.ForeignKey(Petition, models.PROTECT, related_name="attachments")
    file_key = models.CharField(max_length=40)
    name = SecretText()
    media_type = models.CharField(max_length=80)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    from_petitioner = models.BooleanField(default=True)
    added_at = models.DateTimeField()
    waits_for_index = models.BooleanField(default=True)  # the worker has not made its words findable yet
    state = models.CharField(max_length=12, default=FileState.WAITING.value, choices=FileState.choices())
    fault = models.CharField(max_length=12, blank=True, choices=FileFault.choices())  # why it is quarantined
    copy_type = models.CharField(max_length=80, blank=True)  # media type of the clean copy (a HEIC becomes a JPEG)
    copy_size = models.PositiveIntegerField(default=0)
    next_check_at = models.DateTimeField(null=True)  # when the worker checks it (again); None: not any more
    goes_along = models.BooleanField(default=False)  # the office chose to send it along to the unit in charge, as it is

    class Meta:
        indexes = (
            models.Index(fields=["id"], condition=models.Q(waits_for_index=True), name="attachment_waits"),
            models.Index(fields=["next_check_at"], condition=models.Q(next_check_at__isnull=False), name="attachment_check"),
        )


class FileTicket(models.Model):
    """Leave to download one file once, within a minute, on the path that gets no cookie. The token is kept as a digest only."""

    digest = models.CharField(max_length=64, unique=True)
    attachment = models.ForeignKey(Attachment, models.CASCADE, related_name="+")
    holder = models.CharField(max_length=120)  # whose leave it is: a session of staff, or a petitioner's grant
    expires_at = models.DateTimeField(db_index=True)


class Export(models.Model):
    """A list of names: asked for by one person, let out by another, made by the worker, destroyed after its day. No name stands here."""

    asked_by = models.IntegerField()  # the person; the file is for him alone
    desk_unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")  # whose petitions
    custody_unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")  # whose custodian decides
    asked_at = models.DateTimeField()
    purpose = models.CharField(max_length=20, choices=AccessPurpose.choices)
    reason = models.TextField()
    parts = models.JSONField(encoder=PlainJSON)  # identifiers of IdentityPart
    chosen = models.JSONField(encoder=PlainJSON)  # which petitions: "since", "until", "unit", "status"
    state = models.CharField(max_length=20, choices=ExportStatus.choices)
    decided_by = models.IntegerField(null=True)
    decision = models.TextField(blank=True)
    until = models.DateField(null=True)  # the last day of the file
    fixed = models.JSONField(encoder=PlainJSON, default=list)  # keys and statuses of the petitions when it was let out: nothing moves while it is made
    total = models.IntegerField(default=0)
    made = models.IntegerField(default=0)  # looked at so far
    left_out = models.IntegerField(default=0)  # of those, not in the list: sealed, merged or stepped aside from since
    claimed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = (models.Index(fields=["state", "until"]),)

    @property
    def subject(self) -> str:
        """Its chain in the ledger."""
        return f"export:{self.pk}"


class ExportPart(models.Model):
    """A workbook of an export, encrypted in the vault; `file_key` is empty once it is destroyed. Its ticket is the asker's, once, for a minute."""

    export = models.ForeignKey(Export, models.PROTECT, related_name="workbooks")
    position = models.IntegerField()
    rows = models.IntegerField()
    file_key = models.CharField(max_length=64, blank=True)
    sha256 = models.CharField(max_length=64)
    ticket = models.CharField(max_length=64, blank=True, db_index=True)  # a digest
    ticket_holder = models.CharField(max_length=120, blank=True)
    ticket_until = models.DateTimeField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["export", "position"], name="one_workbook_a_position"),)


class Rating(OfPetition):
    """What the petitioner thinks of the two objects; given once for every answer, by him alone (条例§21(2))."""

    petition = models.ForeignKey(Petition, models.PROTECT, related_name="ratings")
    office = models.CharField(max_length=20, choices=RatingValue.choices)
    unit = models.CharField(max_length=20, choices=RatingValue.choices)
    reason = SecretText(blank=True)
    rated_at = models.DateTimeField()
    superseded_on = models.DateField(null=True)  # the day on which it was decided to do anew what is rated here

    class Meta:
        constraints = (models.UniqueConstraint(fields=["petition"], condition=models.Q(superseded_on=None), name="one_rating_an_answer"),)
        indexes = (models.Index(fields=["-rated_at", "-id"], condition=models.Q(office="dissatisfied") | models.Q(unit="dissatisfied"), name="rating_dissatisfied"), models.Index(fields=["rated_at"], name="rating_at"))


class Draft(models.Model):
    """A filing on its way: what was typed so far, encrypted, and files already in the vault. Emptied by the filing."""

    token_digest = models.CharField(max_length=64, unique=True)  # keyed; the token itself is only in a cookie
    sealed = CipherText(blank=True, context="petitions.draft")
    expires_on = models.DateField(db_index=True)


class OpenForm(models.Model):
    """Who has the form of a step open that takes long to write: the next one is told, and nobody is kept out."""

    petition = models.ForeignKey(Petition, models.PROTECT, related_name="+")
    step = models.CharField(max_length=40)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()  # a later step of this person on the matter ends it, or time does

    class Meta:
        constraints = (models.UniqueConstraint(fields=["petition", "step", "person"], name="open_form_once"),)


class Throttle(models.Model):
    """How often something was tried in one hour. `key` is a keyed digest: no address and no number can be read."""

    key = models.CharField(max_length=64, unique=True)
    hour = models.BigIntegerField()  # hours since 1970
    count = models.PositiveIntegerField()


__all__ = [
    "Attachment", "Claim", "Draft", "FileTicket", "LinkedRecord", "Obligation", "OpenForm", "Petition", "PetitionStatus", "ProceduralRecord", "Rating", "Referral",
    "ReferralStatus", "RunningClock", "Statement", "Throttle",
]  # fmt: skip
