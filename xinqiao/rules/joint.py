"""Petitions of several people (联名、集体访) and visits that skip a level (越级走访): facts about a matter, never about a person."""

from __future__ import annotations

from collections.abc import Sequence

from xinqiao.rules.terms import Channel, UnitKind
from xinqiao.rules.text import Text

REPRESENTATIVES = 5  # 条例§20(3): at most, whoever speaks first among them
GROUP_VISIT = 5  # heads from which a visit counts as one of a group
MOST_HEADS = 100_000

GROUP = Text("集体访（{heads} 人）", "group visit ({heads} people)")
JOINT = Text("联名（{heads} 人）", "joint petition ({heads} people)")
SKIPS = Text(
    "越级走访：照常登记，{unit}仍须办理（条例§20(1)）", "level-skipping visit: registered all the same; {unit} still owes the work (条例§20(1))"
)


def said_of_heads(channel: Channel, heads: int) -> Text | None:
    """Return what a page says of a petition that `heads` people bring together; None for one person."""
    if heads < 2:
        return None
    return (GROUP if channel is Channel.VISIT and heads >= GROUP_VISIT else JOINT).fill(heads=heads)


def skips_a_level(channel: Channel, asked_at: int, competent: Sequence[tuple[int, UnitKind]]) -> bool:
    """Return whether a visit went more than one level above the competent unit (条例§20(1)); never a letter, a call, or online.

    `asked_at` is the organisation where the visitor came, `competent` the (key, kind) of the competent unit and of all above
    it, nearest first. A department is no level of its own. A visit elsewhere in the tree, not above the unit, skips nothing.
    """
    if channel is not Channel.VISIT:
        return False
    levels = [key for key, kind in competent if kind is not UnitKind.DEPARTMENT]
    return asked_at in levels and levels.index(asked_at) > 1
