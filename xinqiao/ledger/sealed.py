"""Check the seals: that each follows from the one before, is signed by us, and is over the lines that are there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.conf import settings

from xinqiao.ledger.append import GENESIS
from xinqiao.ledger.merkle import Tree
from xinqiao.ledger.models import Entry, Seal
from xinqiao.ledger.receipt import of_line
from xinqiao.ledger.signing import Signer
from xinqiao.ledger.statement import RECEIPT, Signed
from xinqiao.ledger.walk import REGISTERING, Progress, digests


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that does not fit, in words; `what` names the seal or the petition."""

    what: str
    why: str


def seal_faults(*, on_progress: Progress | None = None, signer: Signer | None = None) -> Iterator[Fault]:
    """Yield what is wrong with each seal: its place, its signature, the lines it is over. Constant memory."""
    signer = signer or settings.SIGNER
    number, last, previous, key, walked = 0, 0, GENESIS, "", 0
    for seal in Seal.objects.order_by("number").iterator(500):
        number += 1
        what = f"seal {seal.number} of {seal.signed.values['sealed'][:10]}"
        if seal.number != number:
            yield Fault(what, f"seal {number} is missing before it")
            number, last, previous, key = seal.number, seal.after, seal.previous, ""
        if seal.previous != previous or seal.after != last:
            yield Fault(what, "it does not follow from the seal before it")
        if key and seal.key != key:
            yield Fault(what, f"it is signed with key {seal.key}, and no seal says that {key} was exchanged for it")
        if not signer.verifies(seal.signed.message, seal.key, seal.signature):
            yield Fault(what, "its signature is not ours")
        tree = Tree()
        for digest in digests(seal.after, seal.last):
            tree.add(_leaf(digest))
        if tree.size != seal.entries:
            yield Fault(what, f"{seal.entries} lines were sealed, {tree.size} are there (ids {seal.after + 1}–{seal.last})")
        elif tree.root != seal.root:
            yield Fault(what, f"the lines are not those that were sealed (ids {seal.after + 1}–{seal.last})")
        last, previous, key = seal.last, seal.signed.digest, seal.next_key or seal.key
        walked += tree.size
        if on_progress:
            on_progress(walked)


def witness_faults(witnessed: Iterable[Signed], *, signer: Signer | None = None) -> Iterator[Fault]:
    """Compare what somebody outside holds (seals from mails or prints, receipts) with the store; yield what differs."""
    signer = signer or settings.SIGNER
    for held in witnessed:
        is_receipt = held.kind == RECEIPT
        what = f"the witness's {'receipt' if is_receipt else 'seal'} {held.values['number']}"
        if held.signature and not signer.verifies(held.message, held.values["key"], held.signature):
            yield Fault(what, "its signature is not ours: the paper was changed, or it was never one of ours")
        else:
            yield from (Fault(what, why) for why in (_against_chain(held) if is_receipt else _against_seal(held)))


def _against_seal(held: Signed) -> Iterator[str]:
    number = held.values["number"]
    seal = Seal.objects.filter(number=int(number)).first() if number.isdigit() and len(number) < 19 else None
    if seal is None:
        yield "it is not in the store: the store is older than the paper, or its end was cut off"
    elif seal.signed.digest != held.digest:
        different = [name for name, value in held.values.items() if seal.signed.values[name] != value]
        yield f"the seal in the store is another one ({', '.join(different)}): the ledger was written anew or restored"


def _against_chain(held: Signed) -> Iterator[str]:
    number = held.values["number"]
    line = Entry.objects.filter(subject=number, number=1).first() if number.isprintable() else None
    there = of_line(line.subject, line.recorded_at, line.body) if line and line.verb == REGISTERING else None
    if there is None:
        yield "the ledger has no such filing: it was removed, or the store is older than the receipt"
    elif there.digest != held.digest:
        different = [name for name, value in held.values.items() if there.values[name] != value]
        yield f"the filing in the ledger is another one ({', '.join(different)})"


def _leaf(digest: str) -> bytes:
    try:
        return bytes.fromhex(digest)
    except ValueError:
        return digest.encode()  # not a digest any more: no root can fit
