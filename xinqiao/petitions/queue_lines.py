"""The worklist: what the queues of a person owe. Keyset paging on an index, never OFFSET; counts stop at a hundred.

Its statements are written out: they join two tables and unite the queues of a person, so that one round trip answers however many
posts he holds, at a cost that does not grow with the data (design §6). Their parameters have names: what comes several times is sent
once, and a statement of few parameters is taken apart once and not for every page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import connection

from xinqiao.directory.duties import Staff
from xinqiao.directory.snapshot import Snapshot
from xinqiao.petitions.access import hidden_from
from xinqiao.petitions.lines import Line, Place, Queue, helped
from xinqiao.petitions.models import Petition
from xinqiao.petitions.reading import EVER, PAGE, WHOSE, Span, line_of
from xinqiao.prepared import spelled_out
from xinqiao.rules.protection import WATCHING
from xinqiao.rules.terms import Duty, Urgency, Work

COUNT_CAP = 100  # “99+”: counting further would cost more with every petition
TITLE, TITLE_AT = Petition._meta.get_field("title"), 7  # where it stands in a row of LINES and URGENT, after its mark

# What complains about the reader, or about somebody under whom he works: in no line and in no count of his (petitions.access.kept_from).
HIDDEN = "WITH hidden(id) AS ({sql}), queue(unit_id, duty, is_sealed) AS (VALUES {queues})"
QUEUE = "(%(unit_{n})s, %(duty_{n})s, %(sealed_{n})s)"
COLUMNS = "o.id, o.due_on, o.unit_id, o.duty, o.work, o.clock, p.number, p.title, p.channel, p.category, p.status, o.is_urgent, p.urgent_until, p.identity_id, CASE WHEN p.is_sealed THEN NULL ELSE p.desk_unit_id END AS desk_unit_id"  # a sealed one is masked for nobody who has its line

# A sealed petition is in the discipline queue or in none, whatever else may be owed on it (条例§30(3)); but whoever sends it to the superior body has that line. So is a file of those who watch over somebody. The union owes help on open ones: on a sealed one nobody does.
LINES = """
SELECT * FROM (
  SELECT 0 AS part, {columns} FROM petitions_obligation o JOIN petitions_petition p ON p.id = o.petition_id
  WHERE o.unit_id = %(unit_{n})s AND o.duty = %(duty_{n})s AND (o.due_on, o.id) > (%(after_on)s, %(after)s) AND o.due_on <= %(last)s
    AND (p.is_sealed = %(sealed_{n})s OR o.work IN ('send_up', 'help_need')){only} AND p.id NOT IN (SELECT id FROM hidden)
  ORDER BY o.due_on, o.id LIMIT %(limit)s
) AS queue_{n}"""

# The lines of matters reported as major and urgent (重大紧急) stand before all others, on the first page.
URGENT = """
SELECT 0 AS part, {columns} FROM queue JOIN petitions_obligation o ON o.unit_id = queue.unit_id AND o.duty = queue.duty JOIN petitions_petition p ON p.id = o.petition_id
WHERE o.is_urgent AND o.due_on >= %(first)s AND o.due_on <= %(last)s AND (p.is_sealed = queue.is_sealed OR o.work = 'help_need') AND p.id NOT IN (SELECT id FROM hidden)"""

# What the head of a unit gave to this person by name: marked, because it is among the lines of his queues too.
GIVEN = """
SELECT * FROM (
  SELECT 1 AS part, {columns} FROM petitions_obligation o JOIN petitions_petition p ON p.id = o.petition_id
  WHERE o.unit_id IN ({units}) AND o.duty = 'handler' AND o.due_on >= %(first)s AND o.due_on <= %(last)s AND NOT p.is_sealed AND o.petition_id IN (
      SELECT petition_id FROM petitions_linkedrecord WHERE kind = 'handlers' AND unit_id IN ({units}) AND (person_id IN ({who}) OR second_id IN ({who}))
    ) AND o.petition_id NOT IN (SELECT id FROM hidden)
  ORDER BY o.due_on, o.id LIMIT %(page)s
) AS given"""

COUNT = """
SELECT span.n, (
  SELECT COUNT(*) FROM (
    SELECT 1 FROM petitions_obligation o WHERE o.unit_id = queue.unit_id AND o.duty = queue.duty AND o.due_on >= span.first_on AND o.due_on <= span.last_on
      AND o.petition_id NOT IN (SELECT id FROM hidden) LIMIT %(cap)s
  ) AS counted
) FROM queue CROSS JOIN ({spans}) AS span"""
SPAN = "SELECT {n} AS n, %(first_{n})s AS first_on, %(last_{n})s AS last_on"

Values = dict[str, Any]


def worklist(
    actor: Staff, directory: Snapshot, chosen: Sequence[Queue], span: Span = EVER, *, after: Place | None = None, limit: int = PAGE, work: Work | None = None
) -> tuple[list[Line], Place | None]:
    """Return the lines of the actor's chosen queues (of one kind of work), soonest first, and where the next page begins; none that he is kept from."""
    lines, further, _ = _lines(actor, directory, chosen, span, after, limit, work, with_given=False)
    return lines, further


def worklist_with_given(
    actor: Staff, directory: Snapshot, chosen: Sequence[Queue], span: Span = EVER, *, after: Place | None = None
) -> tuple[list[Line], Place | None, list[Line]]:
    """Return `worklist`, and on its first page what the head of a unit gave to this person by name: both in one statement."""
    return _lines(actor, directory, chosen, span, after, PAGE, None, with_given=after is None)


def _lines(
    actor: Staff, directory: Snapshot, chosen: Sequence[Queue], span: Span, after: Place | None, limit: int, work: Work | None, *, with_given: bool
) -> tuple[list[Line], Place | None, list[Line]]:  # fmt: skip
    if not chosen:
        return [], None, []
    begin, values = _begin(actor, directory, chosen)
    after_on, after_key = after or (span.first, 0)
    values |= {"first": _day(span.first), "last": _day(span.last), "after_on": _day(after_on), "after": after_key, "limit": limit + 1}
    only = " AND o.work = %(work)s" if work else " AND NOT o.is_urgent"
    parts = [LINES.format(n=n, only=only, columns=COLUMNS) for n in range(len(chosen))]
    if work:
        values["work"] = work.value
    elif after is None:
        parts.append(URGENT.format(columns=COLUMNS))
    if with_given:
        parts += _given(actor, chosen, values)
    found = _rows(begin + " UNION ALL ".join(parts), values)
    read = helped([(row[0], line_of(_opened(row[1:]), *WHOSE)) for row in found], actor, directory)
    lines, own = (sorted((line for part, line in read if part == mark), key=lambda line: line.place) for mark in (0, 1))
    first = [line for line in lines if line.is_urgent] if work is None else []
    others = lines if work else [line for line in lines if not line.is_urgent]
    page = others[:limit]
    return [*first, *page], page[-1].place if len(others) > limit else None, own


def _given(actor: Staff, chosen: Sequence[Queue], values: Values) -> list[str]:
    """Return the part of the statement that finds what the head of a unit gave to this person by name, as first or second handler, soonest first: PAGE lines at most.

    Of the queues of handlers that are his; who else works in the unit may still act and stands in for him. Its values are put to the others.
    """
    units = sorted({unit for unit, duty in chosen if duty is Duty.HANDLER})
    if not units:
        return []
    who = sorted({actor.person.pk, *actor.absent})  # a substitute has what was given to whoever he stands in for
    values |= {"page": PAGE}
    return [GIVEN.format(columns=COLUMNS, units=_named("of", units, values), who=_named("who", who, values))]


def capped_counts(actor: Staff, directory: Snapshot, chosen: Sequence[Queue], parts: dict[Urgency, Span]) -> dict[Urgency, int]:
    """Return how many lines there are of each urgency, counting to `COUNT_CAP` in every queue and no further."""
    counts = dict.fromkeys(parts, 0)
    if not chosen:
        return counts
    begin, values = _begin(actor, directory, chosen)
    values["cap"] = COUNT_CAP
    for n, span in enumerate(parts.values()):
        values |= {f"first_{n}": _day(span.first), f"last_{n}": _day(span.last)}
    found = _rows(begin + COUNT.format(spans=" UNION ALL ".join(SPAN.format(n=n) for n in range(len(parts)))), values)
    urgencies = list(parts)
    for n, count in found:
        counts[urgencies[n]] += count
    return counts


def _begin(actor: Staff, directory: Snapshot, chosen: Sequence[Queue]) -> tuple[str, Values]:
    """Return how a statement about these queues begins, leaving out what the reader is kept from, and its values.

    Building what is hidden costs as much as all else of the worklist's statements, and it follows from the reader's posts, the day and the
    edition of the directory alone: it is compiled once for these (ADR-0002). What it finds is asked anew every time.
    """
    hidden, values = directory.once((_hidden, connection.vendor, *actor.stand), lambda: _hidden(actor, directory))
    of_queues: Values = {}
    for n, (unit, duty) in enumerate(chosen):
        of_queues |= {f"unit_{n}": unit, f"duty_{n}": duty.value, f"sealed_{n}": duty in WATCHING}
    return HIDDEN.format(sql=hidden, queues=", ".join(QUEUE.format(n=n) for n in range(len(chosen)))), values | of_queues


def _hidden(actor: Staff, directory: Snapshot) -> tuple[str, Values]:
    """Return what is hidden from the reader as SQL with named parameters, equal ones named once, and their values."""
    parts = [spelled_out(*part.query.sql_with_params()) for part in hidden_from(actor, directory)]
    given = [value for _sql, values in parts for value in values]
    names: dict[tuple[type, Any], str] = {}
    for value in given:
        names.setdefault((type(value), value), f"hidden_{len(names)}")
    each = iter(given)
    sql = re.sub("%s", lambda _: f"%({names[type(value := next(each)), value]})s", " UNION ".join(sql for sql, _values in parts))
    return sql, {name: value for (_type, value), name in names.items()}


def _named(name: str, given: Sequence[Any], values: Values) -> str:
    """Return the placeholders of a list; its values are put to the others."""
    values |= {f"{name}_{n}": value for n, value in enumerate(given)}
    return ", ".join(f"%({name}_{n})s" for n in range(len(given)))


def _day(on: date) -> Any:
    """Return a day as the store takes it: SQLite keeps it as text, and in a list of values PostgreSQL has to be told that it is one."""
    return connection.ops.adapt_datefield_value(on)


def _rows(sql: str, values: Values) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())


def _opened(row: Sequence[Any]) -> Sequence[Any]:
    """Return a row of a statement of ours with its title readable: that of a sealed petition lies encrypted."""
    return (*row[:TITLE_AT], TITLE.from_db_value(row[TITLE_AT], None, connection), *row[TITLE_AT + 1 :])
