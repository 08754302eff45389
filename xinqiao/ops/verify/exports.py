"""Lists of names against their chains: nothing left the store that its chain does not tell."""

from __future__ import annotations

from collections.abc import Iterator

from xinqiao.ledger.models import Entry
from xinqiao.petitions.models import Export, ExportPart
from xinqiao.rules.exports import MOVES

EXPORT = "export"


def export_faults() -> Iterator[str]:
    """Yield one line for every list whose row is not what its chain says, and for every chain whose row is gone."""
    known = set()
    for export in Export._default_manager.defer("fixed").order_by("pk").iterator(500):
        known.add(export.subject)
        lines = list(Entry.objects.filter(subject=export.subject).order_by("number"))
        if not lines or lines[0].verb != MOVES["ask"].verb or lines[0].actor != f"person:{export.asked_by}":
            yield f"{export.subject}: not asked for by the one who is named"
        elif lines[-1].body["to"] != export.state:
            yield f"{export.subject}: the status is not the one recorded"
        made = {(line.body["part"], line.body["sha256"], line.body["rows"]) for line in lines if line.verb == MOVES["make"].verb}
        if made != set(ExportPart._default_manager.filter(export=export).values_list("position", "sha256", "rows")):
            yield f"{export.subject}: the workbooks are not those recorded"
    chains = Entry.objects.filter(subject__startswith=f"{EXPORT}:").values_list("subject", flat=True).distinct()
    yield from (f"{subject}: the list is missing, the ledger still names it" for subject in sorted(set(chains) - known))
