"""开始跟踪: after an accusation or a safety report the program begins to ask, whether anybody fears or not."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.opening_file import open_file
from xinqiao.petitions.step import Step
from xinqiao.petitions.watching import begin
from xinqiao.rules.terms_protection import Occasion
from xinqiao.vault.contact import Contact


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`occasion`: what he spoke up about; `contact`: how he is reached, for the file's own vault."""

    occasion: Occasion
    contact: Contact


def apply(step: Step, entry: Entry) -> None:
    open_file(step, entry.occasion, entry.contact)
    step.body["due"] = begin(step).isoformat()
