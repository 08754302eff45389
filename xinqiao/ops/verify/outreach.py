"""Records with a life of their own against their chains (ADR-0019): a shift, a visit is what its last line says."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from xinqiao.ledger.models import Entry
from xinqiao.outreach.models import OutreachRecord
from xinqiao.rules.terms import START
from xinqiao.rules.terms_outreach import OutreachKind

AT_ONCE = 500
CHAINS = tuple(f"{kind.value}-" for kind in OutreachKind)  # how the names of their chains begin; petitions' begin otherwise


def outreach_faults() -> Iterator[str]:
    """Yield one line for every record that is not what its chain says, and for every chain whose record is gone."""
    rows = OutreachRecord.objects.order_by("pk").iterator(AT_ONCE)
    while batch := list(islice(rows, AT_ONCE)):
        chains: dict[str, list[Entry]] = {row.number: [] for row in batch}
        for entry in Entry.objects.filter(subject__in=list(chains)).order_by("number"):
            chains[entry.subject].append(entry)
        for row in batch:
            yield from (f"{row.number}: {why}" for why in _differences(row, chains[row.number]))
    for begins in CHAINS:
        told = Entry.objects.filter(subject__startswith=begins, number=1).exclude(subject__in=OutreachRecord.objects.values("number"))
        yield from (f"{subject}: the record is missing, the ledger still names it" for subject in told.order_by("subject").values_list("subject", flat=True))


def _differences(row: OutreachRecord, entries: list[Entry]) -> Iterator[str]:
    if not entries or entries[0].body.get("from") != START.value:
        yield "it is there, and no line says that it began"
        return
    last = entries[-1].body
    if last["to"] != row.status:
        yield "the status is not the one recorded"
    told, found = last["own"], row.vouched()
    yield from (f"{name} is not what was recorded" for name in sorted({*told, *found}) if told.get(name) != found.get(name))
