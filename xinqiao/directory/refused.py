"""The refusal of a change of the directory."""

from __future__ import annotations

from xinqiao.rules.text import Text


class DirectoryError(Exception):
    """A change that makes no sense: `said` is the sentence for the reader, `field` the part of the entry it is about."""

    def __init__(self, said: Text, field: str = "") -> None:
        super().__init__(said.zh)
        self.said = said
        self.field = field


def refuse(zh: str, en: str, field: str = "", **parts: object) -> DirectoryError:
    """Return the refusal with the gaps of its sentence filled."""
    return DirectoryError(Text(zh, en).fill(**parts), field)
