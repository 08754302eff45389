"""补送材料: files that stayed at the office go to the unit that handles the matter, each chosen by somebody (条例§30)."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.sending_along import send_along
from xinqiao.petitions.step import Step


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`attachments`: the keys of the files that go."""

    attachments: tuple[int, ...]


def apply(step: Step, entry: Entry) -> None:
    step.refuse_unless(
        step.petition.handling_unit_id is not None, "还没有承办单位，先确定由谁办。", "No unit is in charge yet: first find who deals with it.", field="attachments"
    )  # fmt: skip
    step.refuse_unless(bool(entry.attachments), "请选要补送的材料。", "Choose the files to send.", field="attachments")
    send_along(step, entry.attachments, anew=False)
    step.body |= {"unit": step.petition.handling_unit_id, "office": step.petition.desk_unit_id}
