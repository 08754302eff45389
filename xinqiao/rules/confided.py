"""What a petitioner says in confidence (谈心): of which kinds of linked record only those read the contents who need to, and who they are.

Whoever else sees the petition reads that there is such a record, and the few values that its rule calls open. The contents lie
encrypted, stand in no full-text index, are scored by nothing and listed nowhere outside their petition (ADR-0025).
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from xinqiao.rules.terms import RecordKind
from xinqiao.rules.terms_need import NeedStatus


class Reader(Enum):
    """By what somebody needs to read it, himself: nobody reads it because he stands in for another."""

    TOOK_PART = "took part"  # the record names him: he held the talk, or sat there with him
    HANDLER = "handler"  # the head of the unit named him for this matter (条例§28(1))
    HEAD = "head"  # head of the unit in charge, or who acts for him
    OUTSIDER = "outsider"  # who may call back: somebody of the office or above who has no part in the handling
    HELPER = "helper"  # head of the unit that gives the help, as long as help is owed
    SPONSOR = "sponsor"  # the leader who has the matter in charge (包案), as long as he has


NEEDED = frozenset({Reader.TOOK_PART, Reader.HANDLER, Reader.HEAD, Reader.SPONSOR})
TAKEN_BACK = frozenset({NeedStatus.WITHDRAWN})  # … whose contents nobody reads any more, the petitioner on his page neither
CONFIDED: Mapping[RecordKind, frozenset[Reader]] = {
    RecordKind.TALK: NEEDED,
    RecordKind.NEED: NEEDED | {Reader.HELPER},
    RecordKind.CALL_BACK: frozenset({Reader.OUTSIDER}),  # what he says of the unit is not for the unit
}
