"""甄别: the category and the lawful path of every claim (条例§29–31). An accusation seals at once."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest

from xinqiao.petitions.concluding import vouch
from xinqiao.petitions.models import Claim
from xinqiao.petitions.sealing import seal
from xinqiao.petitions.step import Step
from xinqiao.petitions.vouching import claims_digest
from xinqiao.rules.limits import CLAIM_LIMIT, CLAIMS_LIMIT
from xinqiao.rules.terms import Path
from xinqiao.rules.triage import Sort, leading, must_seal


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`claims`: the claims as the officer reads them, in order; empty leaves them as they are. `sorts`: what each is.

    Without `sorts` every claim is what the whole is: `category` and `path`.
    """

    category: str
    path: Path
    claims: tuple[str, ...] = ()
    sorts: tuple[Sort, ...] = ()


def apply(step: Step, entry: Entry) -> str | None:
    own = Sort(entry.category, entry.path)
    _check_categories(step, entry)
    sorts = _set_claims(step, entry, own)
    lead, petition = leading(own, sorts), step.petition
    petition.category, petition.path, petition.is_kept_close = lead.category, lead.path.value, False  # it was read by whoever decides
    step.journal.change(petition, "category", "path", "is_kept_close")
    claims = step.dossier.claims
    step.body |= {
        "category": petition.category, "path": petition.path, "office": petition.desk_unit_id,
        "claims_sha256": claims_digest(claim.text for claim in claims),
        "sorts": [[claim.position, claim.category, claim.path] for claim in claims],
    }  # fmt: skip
    vouch(step)
    if not must_seal(lead.category, lead.path):
        return None
    seal(step)
    return "accusation"


def _check_categories(step: Step, entry: Entry) -> None:
    known = {code for code in step.directory.categories(step.today) if len(code) == 4}
    step.refuse_unless(
        entry.category in known, "请选一个类别（四位编码）。", "Choose a category (four digits).", field="category"
    )  # fmt: skip
    for number, sort in enumerate(entry.sorts, 1):
        step.refuse_unless(
            sort.category in known, f"第 {number} 项：请选一个类别（四位编码）。", f"Claim {number}: choose a category (four digits).",
            field="claims",
        )  # fmt: skip


def _set_claims(step: Step, entry: Entry, own: Sort) -> list[Sort]:
    """Put text, category and path of every claim right; return what they are now, in order."""
    texts = [text.strip() for text in entry.claims if text.strip()]
    step.refuse_unless(
        len(texts) <= CLAIMS_LIMIT and all(len(text) <= CLAIM_LIMIT for text in texts),
        "诉求项最多二十项，每项最多一千字。", "At most twenty claims of a thousand characters each.", field="claims",
    )  # fmt: skip
    if texts and texts != [claim.text for claim in step.dossier.remaining]:
        _replace(step, texts)
    claims = step.dossier.remaining
    sorts = list(entry.sorts) or [own] * len(claims)
    step.refuse_unless(
        len(sorts) == len(claims), f"有 {len(claims)} 个诉求项，请逐项选类别和途径。",
        f"There are {len(claims)} claims; choose category and path of every one.", field="claims",
    )  # fmt: skip
    for claim, sort in zip(claims, sorts, strict=True):
        claim.category, claim.path = sort.category, sort.path.value
        step.journal.change(claim, "category", "path")
    return sorts


def _replace(step: Step, texts: list[str]) -> None:
    """Put the officer's reading in the place of the claims; what stood there before is kept, only dropped."""
    known, last = step.dossier.remaining, max(claim.position for claim in step.dossier.claims)
    kept = [claim for claim in step.dossier.claims if claim.is_diverted]
    for text, before in zip_longest(texts, known):
        if before is not None and before.text == text:
            kept.append(before)
            continue
        if before is not None:
            _drop(step, before)
        if text is not None:
            last += before is None
            claim = Claim(petition=step.petition, position=before.position if before else last, text=text)
            step.journal.add(claim)
            kept.append(claim)
    step.dossier.claims[:] = sorted(kept, key=lambda claim: claim.position)


def _drop(step: Step, claim: Claim) -> None:
    claim.is_dropped = True
    step.journal.change(claim, "is_dropped")
