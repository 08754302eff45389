"""Which duty reads which field of a petitioner's identity, and how: shown, masked, after a reason, or never."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from xinqiao.rules.terms import Duty, Secrecy


class Disclosure(Enum):
    """`MASK`: masked, and readable in full only through `vault.reveal` with a reason. `HIDE`: never."""

    MASK = "mask"
    HIDE = "hide"


# Everybody not named here, and everything not named here, is HIDE.
TABLE: dict[tuple[Duty, Secrecy], Disclosure] = {
    (Duty.INTAKE, Secrecy.REAL_NAME): Disclosure.MASK,
    (Duty.COORDINATOR, Secrecy.REAL_NAME): Disclosure.MASK,
    (Duty.OFFICE_HEAD, Secrecy.REAL_NAME): Disclosure.MASK,
    (Duty.HANDLER, Secrecy.REAL_NAME): Disclosure.MASK,
    (Duty.UNIT_HEAD, Secrecy.REAL_NAME): Disclosure.MASK,
    (Duty.DISCIPLINE, Secrecy.REAL_NAME): Disclosure.MASK,
    (Duty.UNION, Secrecy.REAL_NAME): Disclosure.MASK,  # of whom it watches over, and of nobody else (ADR-0018)
    # 保密: only those who must serve the papers can open it, with a reason the petitioner reads.
    (Duty.COORDINATOR, Secrecy.CONFIDENTIAL): Disclosure.MASK,
    (Duty.OFFICE_HEAD, Secrecy.CONFIDENTIAL): Disclosure.MASK,
    (Duty.DISCIPLINE, Secrecy.CONFIDENTIAL): Disclosure.MASK,
    (Duty.UNION, Secrecy.CONFIDENTIAL): Disclosure.MASK,
}


def shown_as(own: Secrecy, others: Iterable[Secrecy]) -> Secrecy:
    """Return how a petitioner is shown whose petition is handled together with others: as the stricter of both (并案)."""
    is_strict = any(other is not Secrecy.REAL_NAME for other in others)
    return Secrecy.CONFIDENTIAL if own is Secrecy.REAL_NAME and is_strict else own


def disclosure(duties: frozenset[Duty], secrecy: Secrecy, *, at_desk: bool) -> Disclosure:
    """Return the widest disclosure any of `duties` allows; a handling unit never opens a confidential identity."""
    if secrecy is Secrecy.CONFIDENTIAL and not at_desk:
        return Disclosure.HIDE
    allowed = {TABLE.get((duty, secrecy), Disclosure.HIDE) for duty in duties}
    return Disclosure.MASK if Disclosure.MASK in allowed else Disclosure.HIDE
