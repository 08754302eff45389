"""条例§29–31: from a category to the usual path, and from the paths of the claims to what leads. The petition officer decides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from xinqiao.rules.terms import DIVERTING_PATHS, DocumentKind, Path

SEALED_CATEGORY = "10"  # 干部作风廉洁: sealed at once, whatever path was chosen

USUAL_PATH: dict[str, Path] = {
    "01": Path.OPINION, "0101": Path.ARBITRATION, "0102": Path.ARBITRATION,
    "02": Path.ARBITRATION, "0205": Path.OPINION,
    "03": Path.OPINION, "0301": Path.ADMINISTRATIVE, "0305": Path.ADMINISTRATIVE,
    "04": Path.OPINION, "0401": Path.ADMINISTRATIVE, "0402": Path.ARBITRATION,
    "05": Path.OPINION, "0501": Path.ADMINISTRATIVE,
    "06": Path.OPINION, "07": Path.OPINION, "08": Path.OPINION, "09": Path.OPINION,
    "10": Path.ACCUSATION,
    "11": Path.COURT, "1103": Path.OPINION,
    "12": Path.OPINION,
    "13": Path.STUDY, "1303": Path.OPINION, "1304": Path.OPINION, "1399": Path.OPINION,
}  # fmt: skip


def usual_path(category: str) -> Path:
    """Return the usual path of a category code (two or four digits); 信访处理 where nothing is known."""
    return USUAL_PATH.get(category) or USUAL_PATH.get(category[:2]) or Path.OPINION


def must_seal(category: str, path: Path) -> bool:
    """Return whether triage as this category and path seals the petition at once (条例§30(3))."""
    return path is Path.ACCUSATION or category.startswith(SEALED_CATEGORY)


@dataclass(frozen=True, slots=True)
class Sort:
    """What triage says of a claim: its category (four digits) and its lawful path."""

    category: str
    path: Path


# Which path leads where claims differ: the one that binds us most. What goes elsewhere leads only where nothing stays.
STRICTEST = (Path.ACCUSATION, Path.OPINION, Path.STUDY, *(path for path in Path if path in DIVERTING_PATHS))


def leading(own: Sort, claims: Sequence[Sort]) -> Sort:
    """Return the category and path of the petition itself, given those of its claims (条例§29–31).

    It is a claim's of the strictest path; among equals `own`, what the officer chose for the whole, else the first.
    An accusation in any claim leads, so that it seals the whole petition at once (条例§30(3)). No claims: `own`.
    """
    ranks = [_rank(sort) for sort in claims]
    if not claims or (own in claims and _rank(own) == min(ranks)):
        return own
    return claims[ranks.index(min(ranks))]


def _rank(sort: Sort) -> int:
    return 0 if must_seal(sort.category, sort.path) else STRICTEST.index(sort.path)


ANSWER_BRANCHES = ("proposal", "mixed")  # of accepting and of signing


def answer_branch(paths: frozenset[Path]) -> str | None:
    """Return the branch of accepting and signing for claims on these paths: 条例§31(6) alone (None), §29 alone, or both."""
    if Path.STUDY not in paths:
        return None
    return "mixed" if Path.OPINION in paths else "proposal"


def answer_kinds(paths: frozenset[Path]) -> tuple[DocumentKind, ...]:
    """Return the documents that answer claims on these paths: the decision (§32), the reply to a proposal (§29)."""
    replies = (DocumentKind.PROPOSAL_REPLY,) if Path.STUDY in paths else ()
    return replies if answer_branch(paths) == "proposal" else (DocumentKind.DECISION, *replies)


HAZARDS = frozenset({"0901", "0902", "0903"})  # 安全生产: hazards, unsafe orders, concealed reports


def is_hazard(category: str) -> bool:
    """Return whether a matter of this category goes on ex officio, whatever the petitioner wishes (domain §2.2 row 27)."""
    return category in HAZARDS
