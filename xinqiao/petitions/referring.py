"""What the steps that send a matter to a unit, and those that take it back, have in common: the referral."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from xinqiao.petitions.along import Nothing, Sent, go_along
from xinqiao.petitions.models import Referral
from xinqiao.petitions.sending_along import send_along
from xinqiao.petitions.step import Step
from xinqiao.rules.clocks import REPORT
from xinqiao.rules.limits import WRITING_LIMIT

LONGEST_DAYS = 365  # what a day that is set may lie ahead
SENDS = {"designate": "send_designated"}  # the inner step that begins the referral, where it is not the usual one


def set_report_day(step: Step, report_on: date | None) -> None:
    """Set the last day to report; None leaves it to the policy."""
    if report_on is None:
        return
    days = (report_on - step.today).days
    step.refuse_unless(
        1 <= days <= LONGEST_DAYS, "报告办理结果的日期要在明天以后、一年以内。", "The report is due after today and within a year.",
        field="report_on",
    )  # fmt: skip
    step.limits[REPORT.name] = days


def refer(step: Step, unit_id: int, instruction: str, sending: object, files: Sequence[int], *, is_report_owed: bool) -> None:
    """Make `unit_id` the handling unit and send it a referral (`sending`: the entry of that step), with the `files` that go along."""
    unit = step.directory.unit(unit_id)
    step.refuse_unless(
        unit is not None and unit.handles_petitions and unit.exists_on(step.today),
        "请选一个可以办理信访事项的单位。", "Choose a unit that handles petitions.", field="unit_id",
    )  # fmt: skip
    step.refuse_unless(
        unit_id != step.petition.desk_unit_id,
        "这是本单位；自己办的，请直接受理。", "This is your own unit: accept the matter instead.", field="unit_id",
    )  # fmt: skip
    step.refuse_unless(len(instruction) <= WRITING_LIMIT, "要求太长。", "The instruction is too long.", field="instruction")
    step.petition.handling_unit_id = unit_id
    step.journal.change(step.petition, "handling_unit")
    referral = Referral(petition=step.petition, unit_id=unit_id, sent_at=step.at, is_report_owed=is_report_owed)
    step.journal.add(referral)
    step.dossier.referral = referral
    step.perform(SENDS.get(step.name, "send"), referral, sending)
    step.letter = {"instruction": instruction.strip(), "files": [file.name for file in send_along(step, files, anew=True)]}
    if instruction.strip():
        step.texts = {"instruction": instruction.strip()}
    step.body |= {"unit": unit_id, "office": step.petition.desk_unit_id}
    go_along(step, "send_together", Sent(unit_id=unit_id, number=step.petition.number))


def release(step: Step, ending: object) -> None:
    """End the referral (`ending`: the entry of that step) and free the petition from its unit, as part of this step."""
    petition = step.petition
    step.body |= {"unit": petition.handling_unit_id, "office": petition.desk_unit_id}
    if step.dossier.referral is not None:
        step.perform("give_back", step.dossier.referral, ending)
        petition.hops += 1
    petition.handling_unit_id = None
    step.journal.change(petition, "handling_unit", "hops")
    go_along(step, "return_together", Nothing())
