"""登记反映人签字的协议: who does not go online signs on paper; the signed page is kept as a file (条例§33)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xinqiao.petitions.step import Step
from xinqiao.petitions.steps import settle
from xinqiao.petitions.upload import Upload, attach
from xinqiao.rules.terms_handling import MediationStatus, SettlementConsent


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`signed_on`: the day of the signature. `uploads`: the signed page, at least one file."""

    signed_on: date
    uploads: tuple[Upload, ...] = ()


def apply(step: Step, entry: Entry) -> None:
    written_on = date.fromisoformat(step.linked.content["written_on"])
    step.refuse_unless(
        written_on <= entry.signed_on <= step.today, f"签字的日子要在 {written_on}（写好协议）到今天之间。", f"It was signed between {written_on} and today.", field="signed_on"
    )  # fmt: skip
    step.refuse_unless(bool(entry.uploads), "请放进签了字的那一页：拍照或者扫描。", "Add the signed page, as a photograph or a scan.", field="uploads")
    attach(step, entry.uploads)
    step.keep(how_confirmed=SettlementConsent.ON_PAPER.value)
    settle.confirmed(step, "petitioner", MediationStatus.TERMS_BY_UNIT, entry.signed_on)
