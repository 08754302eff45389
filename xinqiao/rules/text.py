"""Sentences in Chinese (the source) and English, chosen only when somebody reads them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


class Bilingual(Protocol):
    """Anything that can be said in both languages: a `Text` or a `Term`."""

    @property
    def zh(self) -> str: ...

    @property
    def en(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence in both languages."""

    zh: str
    en: str

    def fill(self, **parts: object) -> Text:
        """Return the sentence with its `{gaps}` filled; bilingual parts are filled in the matching language."""
        return Text(
            self.zh.format(**{key: say(part, "zh") for key, part in parts.items()}),
            self.en.format(**{key: say(part, "en") for key, part in parts.items()}),
        )

    def __str__(self) -> str:
        return self.zh


def counted(n: int, zh: str, one: str, many: str) -> Text:
    """Return how many, each language in its own form: `counted(1, " 天", "day", "days")` is 1 天, 1 day. `zh` brings its own space, for letters have none."""
    return Text(f"{n}{zh}", f"{n} {one if n == 1 else many}")


def say(part: object, language: str) -> str:
    """Return `part` in `language` ("zh" or "en") if it is bilingual, else as plain text."""
    chosen = getattr(part, "en" if language.startswith("en") else "zh", None)
    return chosen if isinstance(chosen, str) else str(part)
