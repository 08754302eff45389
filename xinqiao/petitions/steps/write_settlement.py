"""拟协议: item by item what both sides agreed on, for both to confirm; written anew, nothing that was confirmed before counts (条例§33)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from xinqiao.petitions import mediating
from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written
from xinqiao.rules.limits import CLAIM_LIMIT, CLAIMS_LIMIT


@dataclass(frozen=True, kw_only=True)
class Agreed:
    """One item: `unit_id` and `due_on` where a unit is to do it by a day; without a day it is what both sides confirm."""

    text: str
    unit_id: int | None = None
    due_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Entry:
    """The items in their order, at least one."""

    terms: tuple[Agreed, ...]


def apply(step: Step, entry: Entry) -> None:
    step.refuse_unless(
        0 < len(entry.terms) <= CLAIMS_LIMIT, "请至少写一条，最多二十条。", "Write one item at least, and twenty at most.", field="terms"
    )  # fmt: skip
    unit_id = step.dossier.responsible_unit_id
    for item in entry.terms:
        written(step, item.text, field="terms", most=CLAIM_LIMIT, zh="每一条都要写清做什么。", en="Every item says what is done.")
        step.refuse_unless(
            item.due_on is None or item.due_on >= step.today, "做到的日子不能早于今天。", "The day to do it by cannot lie before today.", field="terms"
        )  # fmt: skip
    step.keep(
        terms=[line.strip() for line in _lines(step, entry.terms)], written_on=step.today.isoformat(),
        items=[[item.text.strip(), item.unit_id or unit_id, item.due_on.isoformat() if item.due_on else ""] for item in entry.terms],
        **dict.fromkeys(mediating.CONFIRMED, ""),
    )  # fmt: skip
    step.body["unit"] = unit_id


def _lines(step: Step, terms: tuple[Agreed, ...]) -> Iterator[str]:
    """Yield each item as it stands in the document: what, and where there is a day, who by when."""
    for item in terms:
        unit = step.directory.unit(item.unit_id or step.dossier.responsible_unit_id)
        who = f"（{unit.zh if unit else ''}，{item.due_on.year}年{item.due_on.month}月{item.due_on.day}日以前）" if item.due_on else ""
        yield f"{item.text.strip()}{who}"
