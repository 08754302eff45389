"""更换承办人: another member of the unit deals with the matter from now on (条例§28(1), §28(3))."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions import naming_handlers
from xinqiao.petitions.step import Step


@dataclass(frozen=True, kw_only=True)
class Entry(naming_handlers.HandlersEntry):
    """Who deals with it, who helps, what to mind, by when."""


def apply(step: Step, entry: Entry) -> None:
    naming_handlers.name(step, entry)
