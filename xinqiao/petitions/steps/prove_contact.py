"""用原来邮箱收到的确认码确认: whoever reads the old e-mail says the code that was sent there; the new contact counts from now on."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions import contact_changes
from xinqiao.petitions.lookup import as_code
from xinqiao.petitions.step import Step
from xinqiao.vault import store


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`code`: as typed; eight digits."""

    code: str


def apply(step: Step, entry: Entry) -> None:
    record = step.linked
    step.refuse_unless(
        contact_changes.code_counts(record, step.today), "没有发过确认码，或者已经过了三天。请等工作人员核实。", "No code was sent, or it is older than three days. Staff will check it with you.", field="code",
    )  # fmt: skip
    step.refuse_unless(
        store.code_matches(as_code(entry.code), record.code_digest), "确认码不对。请看原来邮箱里最新的一封信，再输一遍。", "The code is wrong. Look at the newest mail in the old mailbox and type it again.", field="code",
    )  # fmt: skip
    contact_changes.take_effect(step)
