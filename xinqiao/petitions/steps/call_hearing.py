"""通知听证: the head of the unit calls a hearing on a major or complex matter (条例§31(6))."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions import hearing
from xinqiao.petitions.step import Step


@dataclass(frozen=True, kw_only=True)
class Entry(hearing.CallEntry):
    """When, where, about what, chaired by whom."""


def apply(step: Step, entry: Entry) -> None:
    hearing.call(step, entry, step.dossier.responsible_unit_id)
