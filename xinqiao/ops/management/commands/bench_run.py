"""The inside of `xinqiao bench`: runs in the bench's own data folder."""

from __future__ import annotations

import json
import random
import sys
from argparse import ArgumentParser
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import connection
from django.utils import timezone
from tqdm import tqdm

from xinqiao.directory.models import Post
from xinqiao.ops.bench import limits, outreach_rows, shares
from xinqiao.ops.bench.measure import Measure, Row, statements_of
from xinqiao.ops.bench.seed import CODE, Seeder
from xinqiao.ops.bench.server import Server
from xinqiao.ops.bench.works import WORKS, Stock
from xinqiao.ops.demo.load import load
from xinqiao.ops.prepare import prepare
from xinqiao.ops.work import settle
from xinqiao.petitions import overdue
from xinqiao.petitions.models import Petition, RunningClock
from xinqiao.vault.store import code_digest

STEPS = 300  # accepted petitions that the measured steps use up


class Command(BaseCommand):
    help = "Internal to bench."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("n")
        parser.add_argument("rows", type=Path)
        parser.add_argument("--requests", type=int, default=0)
        parser.add_argument("--postgresql", default="")
        parser.add_argument("--postmaster", type=int, default=0)

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        self.works = [replace(work, requests=options["requests"] or work.requests) for work in WORKS]
        prepare(now, with_first_rows=False)
        load(now)
        outreach_rows.grow(now)
        self.empty_size = limits.store_size(Path(settings.DATA))
        rows: list[Row] = []
        notes: list[str] = []
        for n in sorted(int(part) for part in options["n"].split(",")):
            self.grow(n)
            self.measure(n, rows, notes, options["postgresql"], options["postmaster"])
            options["rows"].write_text(json.dumps({"rows": [row.plain() for row in rows], "notes": notes}))

    def grow(self, n: int) -> None:
        have = Petition.objects.count()
        with tqdm(total=max(n - have, 0), desc=f"seed {n}", unit="", disable=not sys.stderr.isatty()) as bar:
            seeder = Seeder(timezone.now(), start=have)
            seeder.grow(max(n - have, 0), bar.update)
            seeder.accept(STEPS)
        settle()
        overdue.record_breaches(timezone.now())  # what the worker of a running store has done long ago
        overdue.give_alerts(timezone.now())
        connection.close()

    def measure(self, n: int, rows: list[Row], notes: list[str], postgresql: str, postmaster: int) -> None:
        store, folder = connection.vendor, Path(settings.DATA)
        size = limits.store_size(folder) - self.empty_size
        inserts = limits.rows_of_a_filing()
        rows.append(limits.bare_sqlite(inserts, folder, n))
        if postgresql:
            rows.append(limits.bare_postgresql(inserts, postgresql, n))
        stock = self.stock()
        connection.close()
        with Server({"XINQIAO_COUNT_SQL": "1"}) as counting:
            statements = statements_of(counting, stock, self.works)
        notes += [f"{store}, {n:,} petitions: {line}" for line in shares.lines(stock, self.works)]
        connection.close()
        with Server({}, postmaster if store == "postgresql" else 0) as server:
            idle = server.memory()
            measure = Measure(server, stock, store, n, size)
            for work in self.works:
                rows.append(measure.alone(work, statements[work.name]))
                rows.append(measure.together(work, statements[work.name]))
            notes.append(
                f"{store}, {n:,} petitions: started in {server.seconds_to_start:.1f} s; memory (PSS, all processes) "
                f"{idle:.0f} MB idle, {server.memory():.0f} MB after the load."
            )

    def stock(self) -> Stock:
        """Pick what there is to work on; accepted ones are for steps, each by a handler of its unit."""
        handlers = dict(self._handlers())
        open_ones = RunningClock.objects.filter(name="handle", stopped_on=None, due_on__gte=timezone.localdate())
        accepted = [
            (number, handlers[unit])
            for number, unit in open_ones.filter(petition__status="accepted", petition__source=None).values_list(
                "petition__number", "petition__handling_unit_id"
            )
            if unit in handlers
        ]
        random.Random(7).shuffle(accepted)
        closed_ones = Petition.objects.filter(status="closed", source=None, code_digest=code_digest(CODE)).order_by("-pk")
        closed = list(closed_ones.values_list("number", flat=True)[:500])
        return Stock(page=closed, accepted=accepted, looked_up=closed)

    def _handlers(self) -> list[tuple[int, str]]:
        found = Post.objects.filter(duty__in=("handler", "coordinator"), person__is_active=True).order_by("-duty", "pk")
        return list(found.values_list("unit_id", "person__login"))
