"""同意协议: the petitioner himself, by his code, confirms the words that he has before him (条例§33)."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions import mediating
from xinqiao.petitions.step import Step
from xinqiao.petitions.steps import settle
from xinqiao.rules.terms_handling import MediationStatus, SettlementConsent


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`is_voluntary`: his own word that nobody made him. `seen`: the digest of the words he saw (`mediating.digest`)."""

    is_voluntary: bool
    seen: str


def apply(step: Step, entry: Entry) -> None:
    step.refuse_unless(
        entry.is_voluntary, "自己愿意才同意。有人要求您同意的，请不要同意。", "Only if you want it yourself. If somebody asks you to agree, do not.",
        field="is_voluntary",
    )  # fmt: skip
    step.refuse_unless(
        entry.seen == mediating.digest(step.linked), "协议刚刚改过，下面是现在的。请再看一遍，再定同不同意。", "The settlement was changed just now; these are its words. Please read them again.",
        field="seen",
    )  # fmt: skip
    step.keep(how_confirmed=SettlementConsent.BY_CODE.value)
    settle.confirmed(step, "petitioner", MediationStatus.TERMS_BY_UNIT, step.today)
