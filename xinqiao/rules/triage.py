"""条例§29–31: from a category to the usual path. A proposal for the petition officer, who decides."""

from __future__ import annotations

from xinqiao.rules.terms import Path

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
