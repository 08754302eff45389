"""并入另一件: the petition that leads keeps which one came in, and what that one asks for; never who asks."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`number` and `claims` of the petition that came in, and how its petitioner chose to be known."""

    number: str
    claims: tuple[str, ...]
    secrecy: str


def apply(step: Step, entry: Entry) -> None:
    step.keep(number=entry.number, claims=list(entry.claims), secrecy=entry.secrecy)
    step.body["other"] = entry.number
