"""记重了或者记错了: it was written down twice, or by mistake; it stays on record with the reason."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.outreach.roster import reason_given
from xinqiao.petitions.own_record import OwnAct


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Why."""

    reason: str


def apply(act: OwnAct, entry: Entry) -> None:
    """Keep the reason."""
    act.keep(dropped=reason_given(act, entry.reason))
