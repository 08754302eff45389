"""Reading the sweeps: which units report, where something found goes next, what was found where. Writing is `perform()` (ADR-0019)."""

from __future__ import annotations

from datetime import date

from django.db import models

from xinqiao.directory.duties import units_holding
from xinqiao.directory.snapshot import Snapshot, UnitFacts
from xinqiao.outreach.models import OutreachRecord
from xinqiao.petitions.own_record import OwnAct
from xinqiao.petitions.refused import Refused
from xinqiao.petitions.zone import at_noon
from xinqiao.rules.limits import SHORT_LIMIT
from xinqiao.rules.terms import Duty
from xinqiao.rules.terms_outreach import OutreachKind
from xinqiao.rules.terms_sweep import EARLY, LINE, SWEEPERS, FindingStatus
from xinqiao.rules.text import Text

OPEN = (FindingStatus.FOUND.value, FindingStatus.SOLVING.value, FindingStatus.TO_REGISTER.value)
LONGEST = 2000
MOST_CONCERNED = 100_000
HEADS = Text("请写涉及多少人：一个数，例如 12；说不准就写范围，例如 10-20。", "Say how many are concerned: a number such as 12, or a range such as 10-20.")


def of_kind(kind: OutreachKind) -> models.QuerySet[OutreachRecord]:
    """Return all sweeps, or all findings: the caller narrows them (`access.visible_to`)."""
    return OutreachRecord.objects.filter(kind=kind.value)


def found_at(unit_id: int) -> str:
    """Return the key of a unit as the place at which something was found: that stays, whoever has it now."""
    return f"unit-{unit_id}"


def reporting_units(directory: Snapshot, today: date) -> frozenset[int]:
    """Return the units of the line that report a month: where somebody holds a duty to; for the others the unit above looks (one query a duty)."""
    staffed = frozenset[int]().union(*(units_holding(duty, today) for duty in SWEEPERS))
    return frozenset(pk for pk in staffed if (unit := directory.unit(pk)) and unit.kind in LINE and unit.exists_on(today))


def unit_above(directory: Snapshot, unit_id: int, today: date) -> UnitFacts | None:
    """Return the next unit of the line above that exists; None at the top."""
    return next((unit for unit in directory.ancestors(unit_id) if unit.kind in LINE and unit.exists_on(today)), None)


def office_for(directory: Snapshot, unit_id: int, today: date) -> UnitFacts | None:
    """Return the petition office nearest to a unit: itself, or below a unit of its line where somebody receives; else the front desk (one query)."""
    receiving = units_holding(Duty.INTAKE, today)
    for unit in (directory.units[unit_id], *directory.ancestors(unit_id)):
        for office in (unit, *directory.children(unit.pk)):
            if office.pk in receiving and office.exists_on(today):
                return office
    return directory.front_desk(today)


def days_to_solve(directory: Snapshot, unit_id: int, today: date) -> int:
    """Return within how many calendar days a unit solves what it found: the early lane of teams and sections, or the longer one above."""
    return directory.policy("early_solve_days" if directory.units[unit_id].kind in EARLY else "finding_days", today)


def written(act: OwnAct, words: str, *, field: str, zh: str, en: str, most: int = LONGEST) -> str:
    """Return words without blanks around them. Raises Refused, and says what to write, under two characters or over `most`."""
    words = words.strip()
    act.refuse_unless(len(words) >= 2, zh, en, field=field)
    act.refuse_unless(len(words) <= most, f"太长了，最多 {most} 个字。", f"Too long: at most {most} characters.", field=field)
    return words


def concerned(said: str) -> tuple[int, int]:
    """Return from how many to how many people are concerned, both included. Raises Refused for what is neither a number nor a range."""
    ends = [part.strip() for part in said.strip().translate(str.maketrans("－—–~～到至", "-------")).split("-")]
    if not (1 <= len(ends) <= 2 and all(part.isascii() and part.isdigit() and len(part) < 7 for part in ends)):
        raise Refused(HEADS, "headcount")
    least, most = int(ends[0]), int(ends[-1])
    if not 0 < least <= most <= MOST_CONCERNED:
        raise Refused(HEADS, "headcount")
    return least, most


def place_and_subject(act: OwnAct, place: str, subject: str, headcount: str) -> dict[str, object]:
    """Return where, what and how many, as they are kept. Raises Refused where one is missing."""
    return {
        "place": written(act, place, field="place", zh="请写在什么地方。", en="Say where.", most=SHORT_LIMIT),
        "subject": written(act, subject, field="subject", zh="请写是什么事。写事，不写人名。", en="Say what it is about: the issue, no names."),
        "headcount": list(concerned(headcount)),
    }  # fmt: skip


def recorded_before(act: OwnAct, token: str) -> bool:
    """Return whether this very form was kept already. The number of the new one is taken, so that two clicks stand in line (one query)."""
    rows = of_kind(OutreachKind.FINDING).filter(place_key=found_at(act.record.unit_id), on=act.today).order_by("-pk")[:50]
    return any(row.content.get("token") == token for row in rows)


def move(act: OwnAct, unit_id: int, why: str, until: date) -> None:
    """Give a finding to another unit, which answers for it until a day; whose it was and why it went stays on record."""
    step = {"from": act.record.unit_id, "to": unit_id, "why": why, "by": act.actor.person_id, "at": act.at.isoformat()}
    act.keep(moves=[*act.record.content.get("moves", []), step])
    act.body |= {"unit_before": act.record.unit_id, "until": until.isoformat()}
    act.set(unit_id=unit_id, person_id=None, ends_at=at_noon(until))
