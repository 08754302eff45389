"""急件叫人: the discipline duty is told at once that something waits, and by which number the desk is reached; nothing of the matter."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions import keeping_out
from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written
from xinqiao.rules.limits import SHORT_LIMIT
from xinqiao.rules.terms_call_out import WhyAtOnce


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`why`: all that the called learn; `phone`: the number at which the desk answers now."""

    why: WhyAtOnce
    phone: str


def apply(step: Step, entry: Entry) -> None:
    phone = written(step, entry.phone, field="phone", least=3, zh="请写现在打得通您的电话。", en="Give the number at which you answer now.", most=SHORT_LIMIT)
    found = keeping_out.shut(step, unit_id=None, person_id=None)
    unit_id = keeping_out.discipline_unit(step, found)
    step.give_to(unit_id)  # None: the discipline duty is concerned or nobody holds it; the officers of the desk are called all the same
    step.keep(why=entry.why.value, phone=phone, not_for=sorted(found.persons), phoned=[])
    step.body["unit"] = unit_id
