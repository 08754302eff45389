"""The pictures of seals and the Word templates against the directory's chain: what documents were issued with."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator

from xinqiao.directory.models import Seal, WordTemplate
from xinqiao.ledger.append import history

DIRECTORY = "directory"


def artwork_faults() -> Iterator[str]:
    """Yield one line for every seal or template that was altered, removed or put there without a line of the ledger."""
    seals = list(Seal.objects.order_by("pk"))
    templates = list(WordTemplate.objects.order_by("pk"))
    for seal in seals:
        if seal.sha256 and hashlib.sha256(seal.picture).hexdigest() != seal.sha256:
            yield f"{DIRECTORY}: the picture of a seal of unit {seal.unit_id} is not what was recorded"
    for template in templates:
        if template.sha256 and hashlib.sha256(template.content).hexdigest() != template.sha256:
            yield f"{DIRECTORY}: a Word template of {template.kind} is not what was recorded"
    there = Counter((seal.unit_id, seal.sha256, seal.effective_from.isoformat()) for seal in seals)
    if there != _recorded("seal.set", "unit"):
        yield f"{DIRECTORY}: the seals are not those that were recorded"
    kept = Counter((row.kind, row.sha256, row.effective_from.isoformat()) for row in templates)
    if kept != _recorded("word_template.set", "kind"):
        yield f"{DIRECTORY}: the Word templates are not those that were recorded"


def _recorded(verb: str, whose: str) -> Counter[tuple[object, str, str]]:
    lines = (line.body for line in history(DIRECTORY) if line.verb == verb)
    return Counter((body[whose], body["sha256"], body["from"]) for body in lines)
