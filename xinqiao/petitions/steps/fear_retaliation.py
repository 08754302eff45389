"""反映打击报复: somebody says that he fears it, or that it has happened; his words go to whoever has no part in the matter."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.opening_file import open_file
from xinqiao.petitions.step import Step
from xinqiao.petitions.watching import begin, contact_by
from xinqiao.petitions.written import written
from xinqiao.rules.terms_protection import Occasion
from xinqiao.vault.contact import Contact


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`occasion`: feared, or happened. `words`: as said; a tick alone is enough. `contact`: how he is reached, for the file's own vault."""

    occasion: Occasion
    words: str
    contact: Contact


def apply(step: Step, entry: Entry) -> None:
    words = written(step, entry.words, field="words", least=0, zh="", en="")
    open_file(step, entry.occasion, entry.contact, words)
    begin(step)
    step.body["due"] = contact_by(step).isoformat()
    if words:
        step.texts, step.texts_are_public = {"words": words}, True
