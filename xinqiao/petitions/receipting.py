"""The signed receipt of a filing: shown, kept as a file, drawn as a picture, and checked by whoever holds it."""

from __future__ import annotations

import hmac
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings

from xinqiao.ledger.append import first
from xinqiao.ledger.receipt import of_line
from xinqiao.ledger.sealed import Fault, witness_faults
from xinqiao.ledger.statement import RECEIPT, Signed
from xinqiao.ledger.walk import REGISTERING
from xinqiao.petitions import throttle, vouching
from xinqiao.petitions.checking import SHORTEST, as_check
from xinqiao.petitions.models import Claim, Petition
from xinqiao.petitions.numbering import as_number
from xinqiao.petitions.zone import local_day
from xinqiao.rules.terms import Channel

PARTS = ("number", "received", "registered", "filed", "key")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What is known of a statement somebody holds.

    `is_genuine`: signed with a key of ours. `stands`: our store says the same; None: it was not asked, the signature is wrong.
    `fits`: what the file says was filed has that hash; None if it does not say.
    """

    held: Signed
    is_genuine: bool
    stands: bool | None = None
    fits: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """`receipt` if number and fingerprint belong together; `free_at` if there were too many wrong tries."""

    receipt: Signed | None = None
    free_at: datetime | None = None


def receipt_of(number: str) -> Signed | None:
    """Return the signed receipt of a petition (one query); None if it was registered before there were any."""
    line = first(number)
    return of_line(line.subject, line.recorded_at, line.body) if line and line.verb == REGISTERING else None


def asks_to_save(petition: Petition) -> bool:
    """Return whether the receipt's page comes first: he filed online, and has not said that it is saved."""
    return petition.channel == Channel.ONLINE and petition.receipt_saved_at is None and petition.disposed_on is None and not petition.is_historical


def filed(petition: Petition) -> dict[str, Any] | None:
    """Return what was filed, as the receipt's file has it; None if it is no longer there as it was (two queries).

    Claims that were added or put together later are left out: those of the filing are found by their hash.
    """
    line = first(petition.number)
    if line is None or line.verb != REGISTERING:
        return None
    texts = list(Claim.objects.filter(petition=petition).order_by("position").values_list("text", flat=True))
    claims = next((texts[:n] for n in range(len(texts), 0, -1) if vouching.claims_digest(texts[:n]) == line.body["claims_sha256"]), None)
    found = {
        "title": petition.title, "text": petition.text, "place": petition.place, "happened": petition.happened, "claims": claims or [],
        "files": line.body.get("files_sha256", []),
    }  # fmt: skip
    receipt = of_line(line.subject, line.recorded_at, line.body)
    return found if receipt and vouching.digest_of_filed(found) == receipt.values["filed"] else None


def carried(receipt: Signed) -> str:
    """Return a receipt in one line for a picture: its values and its signature, parted by commas."""
    return ",".join((*(receipt.values[name] for name in PARTS), receipt.signature.replace("+", "-").replace("/", "_").rstrip("=")))


def check(held: Signed, filed_as_said: Any = None) -> Verdict:
    """Say whether a statement is ours; the signature alone decides that, whatever is in the store."""
    genuine = settings.SIGNER.verifies(held.message, held.values["key"], held.signature)
    fits = None if filed_as_said is None else vouching.digest_of_filed(filed_as_said) == held.values.get("filed")
    if not genuine or held.kind != RECEIPT:
        return Verdict(held=held, is_genuine=genuine, fits=fits)
    ours = receipt_of(held.values["number"])
    return Verdict(held=held, is_genuine=True, stands=ours is not None and ours.digest == held.digest, fits=fits)


def outside_faults(held: Iterable[Signed]) -> Iterator[Fault]:
    """Compare what somebody outside holds with the store, as `ledger.sealed.witness_faults`, and the words in a receipt's file with what it vouches for."""
    for one in held:
        yield from witness_faults([one])
        if one.kind == RECEIPT and one.content is not None and vouching.digest_of_filed(one.content) != one.values["filed"]:
            yield Fault(f"the witness's receipt {one.values['number']}", "the words in its file are not those that were filed: the file was changed")


def find(number: str, fingerprint: str, *, place: str, tries: int, at: datetime) -> Found:
    """Compare a number with the beginning of its fingerprint (12 digits at least); wrong tries are counted as in `checking.check`."""
    known, typed = as_number(number, local_day(at).year), as_check(fingerprint)
    limits = throttle.for_a_key("receipt", number=known, place=place, tries=tries)
    if throttle.is_used_up(limits, at):
        return Found(free_at=throttle.free_again_at(at))
    receipt = receipt_of(known) if known.isprintable() else None
    there = receipt.values["filed"] if receipt else "-" * 64
    fits = hmac.compare_digest(there[: len(typed)].encode(), typed.encode())
    if len(typed) >= SHORTEST and fits and receipt and check(receipt).is_genuine:
        return Found(receipt=receipt)
    for limit in limits:
        throttle.count(limit, at)
    return Found()
