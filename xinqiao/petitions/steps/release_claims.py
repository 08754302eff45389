"""把普通的要求交回信访办: what was sealed and is no accusation goes on under a number of its own; the sealed letter stays sealed."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.along import FOLLOWS
from xinqiao.petitions.step import Step
from xinqiao.petitions.steps.split_off import part_off


@dataclass(frozen=True, kw_only=True)
class Entry:
    """As of splitting off, but that all claims may go: then nothing of it is an accusation."""

    positions: tuple[int, ...]
    title: str
    reason: str
    text: str = ""
    attachments: tuple[int, ...] = ()


def apply(step: Step, entry: Entry) -> None:
    part_off(step, entry, actor=FOLLOWS)  # the new petition's chain names nobody of the discipline office
