"""Who is kept from a petition that complains about somebody: the table (条例§28(3), §30(3); ADR-0013).

The person himself is kept out in every unit and every duty. `BELOW` says whose staff he could tell to act for him, `LINE` who above
him would answer for him; whoever is neither handles the matter.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from xinqiao.rules.terms import Duty, UnitKind


class Reach(Enum):
    """How far down a post reaches: its own unit and all below, or the whole organisation that its unit belongs to and all below."""

    UNIT = "unit"
    ORGANISATION = "organisation"


# Everybody who holds any duty in these units works under, or beside, whoever is complained about, as far as the petition could come to him.
# A discipline officer's colleagues are kept out as well: the duty that must judge him goes to the one above (纪检监察机关处理检举控告工作规则).
BELOW: Mapping[Duty, Reach] = {
    Duty.UNIT_HEAD: Reach.UNIT,
    Duty.OFFICE_HEAD: Reach.UNIT,
    Duty.DISCIPLINE: Reach.UNIT,
    Duty.LEADER: Reach.ORGANISATION,
}

# Heads and leaders of his own unit and of those above it, up to the mine, plant or company he belongs to, that one included. The line ends
# there: the company above, the petition offices and the discipline duty are not in it, and the top of the enterprise is in nobody's line.
LINE = frozenset({Duty.UNIT_HEAD, Duty.OFFICE_HEAD, Duty.LEADER})
HOUSES = frozenset({UnitKind.GROUP, UnitKind.COMPANY, UnitKind.PLANT})
