"""上交上一级: it is beyond this unit; the unit above has it now, and this one still reads what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from xinqiao.outreach.roster import reason_given
from xinqiao.outreach.sweeps import days_to_solve, move, unit_above
from xinqiao.petitions.own_record import OwnAct
from xinqiao.petitions.refused import Refused
from xinqiao.rules.text import Text

TOP = Text("上面没有单位了。解决不了的，请转信访部门登记。", "There is no unit above. What cannot be solved here is passed to the petition office.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Why."""

    reason: str


def apply(act: OwnAct, entry: Entry) -> None:
    """Give it to the next unit of the line. Raises Refused at the top, where nobody stands above."""
    above = unit_above(act.directory, act.record.unit_id, act.today)
    reason = reason_given(act, entry.reason)
    if above is None:
        raise Refused(TOP)
    until = act.today + timedelta(days=days_to_solve(act.directory, above.pk, act.today))
    move(act, above.pk, reason, until)
