"""The real petitions: all registered, the answered ones walked to their service, and the worklist right on any day."""

from __future__ import annotations

import json
import random
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.enterprise import Enterprise
from xinqiao.directory import snapshot
from xinqiao.directory.duties import Importer
from xinqiao.ops.importing import columns
from xinqiao.ops.importing.rows import ImportRow, Reader
from xinqiao.ops.importing.run import Plan, run
from xinqiao.ops.verify import faults
from xinqiao.petitions.models import Obligation, Petition, RunningClock
from xinqiao.petitions.zone import local_day
from xinqiao.rules.owed import NO_DUE

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
NOW = datetime(2026, 3, 1, tzinfo=UTC)
pytestmark = [
    pytest.mark.real_data, pytest.mark.slow,
    pytest.mark.skipif(not DATA.is_dir(), reason="the real petitions (../shared/data) are not here"),
]  # fmt: skip


@pytest.fixture
def rows(enterprise: Enterprise) -> list[ImportRow]:
    """Every message once; those with an official answer with it."""
    messages: dict[str, dict[str, Any]] = {}
    for name in ("messages_f3", "messages_f4", "replies_dev"):
        for line in (DATA / f"{name}.jsonl").read_text("utf-8").splitlines():
            row = json.loads(line)
            messages[row["id"]] = row
    found = columns.match(sorted({name for row in messages.values() for name in row}))
    reader = Reader(found, DATA / "messages.jsonl", snapshot.current(), NOW, enterprise.mine.pk)
    parsed = reader.parse(enumerate(messages.values(), 1))
    assert reader.errors == []
    return parsed


def plan(enterprise: Enterprise, until: date | None = None) -> Plan:
    return Plan(desk_unit_id=enterprise.office.pk, actor=Importer(), now=NOW, until=until)


def recount(rows: list[ImportRow], day: date) -> Counter[tuple[str, str, str, date]]:
    """Say plainly, from the file alone, what is owed at the end of a day: who, what, on which matter, by when."""
    owed: Counter[tuple[str, str, str, date]] = Counter()
    for row in rows:
        received = local_day(row.received_at)
        if received > day:
            continue
        if not row.reply:
            owed["coordinator", "triage", row.source, received + timedelta(15)] += 1
        elif row.replied_at and local_day(row.replied_at) <= day:
            owed["coordinator", "close", row.source, NO_DUE] += 1
        else:
            owed["handler", "answer", row.source, received + timedelta(60)] += 1
            owed["handler", "serve_notice", row.source, received + timedelta(15)] += 1
            owed["coordinator", "serve_notice", row.source, received + timedelta(15)] += 1
    return owed


def test_the_real_petitions_are_registered_answered_and_eighty_four_are_late(
    enterprise: Enterprise, rows: list[ImportRow]
) -> None:
    tally = run(rows, plan(enterprise))
    assert (tally.registered, tally.answered) == (7142, 1432)
    assert Counter(Petition.objects.values_list("status", flat=True)) == {"replied": 1432, "registered": 5710}
    handled = RunningClock.objects.filter(name="handle")
    assert handled.count() == 1432
    assert sum(clock.stopped_on > clock.statutory_on for clock in handled) == 84
    assert Petition.objects.filter(is_historical=True).count() == 7142
    assert list(faults()) == []


def test_on_twenty_days_the_worklist_is_what_a_plain_recount_says(enterprise: Enterprise, rows: list[ImportRow]) -> None:
    chance = random.Random(20)
    first, last = local_day(rows[0].received_at), date(2020, 2, 1)
    days = sorted(first + timedelta(chance.randrange((last - first).days)) for _ in range(20))
    for day in days:
        run(rows, plan(enterprise, until=day))
        lines = Obligation.objects.values_list("duty", "work", "petition__source", "due_on")
        assert Counter(tuple(line) for line in lines) == recount(rows, day), day
