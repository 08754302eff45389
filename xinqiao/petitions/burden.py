"""How much a unit or a colleague has in hand, for whoever assigns a matter: counts of work, kept nowhere and shown to nobody else; never a measure of a person."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.db import connection

from xinqiao.directory.duties import Staff
from xinqiao.directory.snapshot import Snapshot
from xinqiao.petitions.access import uncounted
from xinqiao.rules.terms import Duty, RecordKind, Work

SOON = timedelta(days=7)


class Burden(NamedTuple):
    """Open matters, and how many of them have something due within SOON, or late."""

    open: int = 0
    due: int = 0


UNITS = """
SELECT unit_id, COUNT(DISTINCT petition_id), COUNT(DISTINCT CASE WHEN due_on <= %s THEN petition_id END) FROM petitions_obligation
WHERE unit_id IN ({units}) AND duty NOT IN (%s, %s, %s) AND work NOT IN (%s, %s) AND petition_id NOT IN ({hidden}) GROUP BY unit_id"""

# The newest record of a matter in the unit says who has it; who helps has it in hand too.
PEOPLE = """
SELECT who, COUNT(DISTINCT petition_id), COUNT(DISTINCT CASE WHEN due_on <= %s THEN petition_id END) FROM (
  SELECT CASE WHEN second.n = 1 THEN r.person_id ELSE r.second_id END AS who, o.petition_id, o.due_on
  FROM petitions_obligation o JOIN petitions_linkedrecord r ON r.petition_id = o.petition_id AND r.kind = %s AND r.unit_id = o.unit_id
  CROSS JOIN (SELECT 1 AS n UNION ALL SELECT 2) AS second
  WHERE o.unit_id = %s AND o.duty = %s AND o.petition_id NOT IN ({hidden}) AND NOT EXISTS (
    SELECT 1 FROM petitions_linkedrecord newer WHERE newer.petition_id = r.petition_id AND newer.kind = r.kind AND newer.unit_id = r.unit_id AND newer.position > r.position)
) AS given WHERE who IS NOT NULL GROUP BY who"""


def of_units(actor: Staff, directory: Snapshot, units: Collection[int], today: date) -> dict[int, Burden]:
    """Return what each of `units` has in hand, by key; none for a unit that owes nothing (one query).

    A matter on which the unit owes something other than closing or sending the file up. What the actor is kept from, what few may
    read until triage and what the discipline duty, the union and custodians deal with is in no number.
    """
    if not units:
        return {}
    hidden, kept = uncounted(actor, directory).values("pk").query.sql_with_params()
    sql = UNITS.format(units=", ".join(["%s"] * len(units)), hidden=hidden)
    excepted = [Duty.DISCIPLINE.value, Duty.UNION.value, Duty.CUSTODIAN.value, Work.CLOSE.value, Work.SEND_UP.value]
    return _counted(sql, [(today + SOON).isoformat(), *sorted(units), *excepted, *kept])


def of_people(actor: Staff, directory: Snapshot, unit: int, today: date) -> dict[int, Burden]:
    """Return what each colleague of a unit was given by name and is not done yet, by person, as first or second handler (one query)."""
    hidden, kept = uncounted(actor, directory).values("pk").query.sql_with_params()
    return _counted(PEOPLE.format(hidden=hidden), [(today + SOON).isoformat(), RecordKind.HANDLERS.value, unit, Duty.HANDLER.value, *kept])


def _counted(sql: str, parameters: Sequence[Any]) -> dict[int, Burden]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return {key: Burden(n, soon) for key, n, soon in cursor.fetchall()}
