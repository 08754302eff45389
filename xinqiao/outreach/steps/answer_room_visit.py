"""当场书面答复给了他: the answer that was written and signed at once is in his hand (条例§23(2))."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.documents.models import Document
from xinqiao.outreach.room import end
from xinqiao.petitions.own_record import OwnAct
from xinqiao.rules.terms import DocumentKind


@dataclass(frozen=True, slots=True)
class Entry:
    """Nothing to say: the answer is the signed document of the petition."""


def apply(act: OwnAct, _entry: Entry) -> None:
    """Write down that it was handed over. Raises Refused where no answer on the spot was signed (one query)."""
    number = act.record.content["petition"]
    signed = Document.objects.filter(subject=number, kind=DocumentKind.SPOT_REPLY.value).exists()
    act.refuse_unless(signed, "当场书面答复还没有签发：先在那一件里“当场答复”，负责人签了再打印给他。", "No written answer was signed yet: answer on the spot in the petition first, let the head sign, then print it.")
    end(act)
