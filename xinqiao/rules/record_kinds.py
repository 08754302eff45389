"""What each kind of linked record is: who sees the petition by it, whether the petitioner reads it, and what it says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from xinqiao.rules.terms import RecordKind as K
from xinqiao.rules.terms import Term
from xinqiao.rules.text import Text


class As(Enum):
    """How a kept value is read: as it was written, as a day (ISO), as a moment (ISO), as the key of a unit, as that of a person."""

    TEXT = "text"
    DAY = "day"
    MOMENT = "moment"
    UNIT = "unit"
    PERSON = "person"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptValue:
    """One value that the steps of a record keep in it. `term`: it is the identifier of a term of this table."""

    label: Text
    is_read: As = As.TEXT
    term: type[Term] | None = None
    is_inner: bool = False  # not for the petitioner, where the record is his to read


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordRule:
    """`fields` are the values that its steps keep in the record, in the order in which a page shows them."""

    kind: K
    fields: Mapping[str, KeptValue]
    gives_sight: bool = False  # may the unit it names see the petition?
    is_public: bool = False  # does the petitioner read it?


def kept(zh: str, en: str, is_read: As = As.TEXT, *, term: type[Term] | None = None, is_inner: bool = False) -> KeptValue:
    """Return a kept value with its label."""
    return KeptValue(label=Text(zh, en), is_read=is_read, term=term, is_inner=is_inner)


RECORD_RULES: Mapping[K, RecordRule] = {
    rule.kind: rule
    for rule in (
        RecordRule(
            kind=K.PROMISE, gives_sight=True, is_public=True,
            fields={
                "text": kept("答应的事", "what was promised"), "proof": kept("怎么落实的", "how it was kept"),
                "reason": kept("为什么没有做到", "why it was not kept"),
            },
        ),
    )
}  # fmt: skip
