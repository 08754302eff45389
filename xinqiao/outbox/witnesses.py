"""Outside witnesses: who they are, from when to when, and that each gets every seal of the ledger."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from xinqiao.directory.change.record import changes, check_filled, check_length, record
from xinqiao.directory.refused import refuse
from xinqiao.ledger import seals
from xinqiao.ledger.seals import Seal
from xinqiao.outbox.models import Message, Witness
from xinqiao.outbox.senders.witness import ABOUT
from xinqiao.rules.terms import Medium, MessageState, Party
from xinqiao.rules.text import Text

SEALED = "seal"  # not a step of a petition: what the message says happened


@dataclass(frozen=True, slots=True)
class Told:
    """What became of one mail to a witness: his name, how far it came, since when, what his server said."""

    witness: str
    state: MessageState
    at: datetime
    detail: str


def in_force(day: date) -> QuerySet[Witness]:
    """Return the witnesses of a day, both ends included."""
    return Witness.objects.filter(Q(ended_on=None) | Q(ended_on__gte=day), effective_from__lte=day).order_by("pk")


def listed() -> list[Witness]:
    """Return every witness there was, those in force first."""
    return list(Witness.objects.order_by(F("ended_on").desc(nulls_first=True), "-pk")[:100])


@changes
def add_witness(name: str, address: str, effective_from: date, *, by: str, at: datetime) -> Witness:
    """Name a witness from a day on, not earlier than today. The ledger gets the hash of his address."""
    name, address = name.strip(), address.strip()
    check_filled("name", name, Text("名称", "Name"))
    check_length(Witness, "name", name, Text("名称", "Name"))
    check_length(Witness, "address", address, Text("邮箱", "E-mail"))
    try:
        validate_email(address)
    except ValidationError as error:
        raise refuse("请填一个能收信的邮箱地址。", "Please give an e-mail address that can receive mail.", "address") from error
    if effective_from < timezone.localdate(at):
        raise refuse("不能倒着生效。请填今天或以后的日期。", "It cannot begin in the past. Please give today or a later day.", "effective_from")
    if in_force(effective_from).filter(address__iexact=address).exists():
        raise refuse("这个地址已经是见证人了。", "This address is a witness already.", "address")
    row = Witness.objects.create(name=name, address=address, effective_from=effective_from, recorded_at=at, recorded_by=by)
    record("witness.add", {"witness": row.pk, "sha256": address_digest(address), "from": effective_from}, by=by, at=at)
    return row


@changes
def end_witness(pk: int, *, by: str, at: datetime) -> Witness:
    """Let a witness end with today: the seal of the next day still goes to him, so that he learns of what came after."""
    row = Witness.objects.select_for_update().filter(pk=pk, ended_on=None).first()
    if row is None:
        raise refuse("这位见证人已经停用了，或者没有这一位。", "This witness has ended already, or there is none.")
    row.ended_on = timezone.localdate(at) + timedelta(days=1)
    row.save(update_fields=["ended_on"])
    record("witness.end", {"witness": row.pk, "on": row.ended_on}, by=by, at=at)
    return row


def address_digest(address: str) -> str:
    """Return what the ledger keeps of an address."""
    return hashlib.sha256(address.lower().encode()).hexdigest()


def seal_and_tell(at: datetime, *, day: date | None = None, next_key: str = "") -> Seal | None:
    """Seal what is new (`ledger.seals.seal`) and queue the mails to the witnesses of that day, in one transaction."""
    today = timezone.localdate(at)

    def tell(seal: Seal) -> None:
        Message.objects.bulk_create(
            Message(
                subject=f"{ABOUT}{seal.number}", step=SEALED, party=Party.WITNESS.value, medium=Medium.EMAIL.value,
                witness=witness, next_try_at=at, queued_at=at,
            )
            for witness in in_force(today)
        )  # fmt: skip

    return seals.seal(at, day=day, next_key=next_key, also=tell)


def told(number: int) -> list[Told]:
    """Return what became of the mails about one seal (two queries)."""
    rows = Message.objects.filter(subject=f"{ABOUT}{number}").select_related("witness").prefetch_related("evidence").order_by("pk")
    found = []
    for row in rows:
        last = max(row.evidence.all(), key=lambda evidence: evidence.pk, default=None)
        name = row.witness.name if row.witness else ""
        found.append(Told(name, MessageState(row.state), last.at if last else row.queued_at, last.detail if last else ""))
    return found
