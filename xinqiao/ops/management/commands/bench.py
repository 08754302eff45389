"""`xinqiao bench`: seed, measure on each store, print one table and write docs/performance.md."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from xinqiao.ops import private_postgresql
from xinqiao.ops.bench import report
from xinqiao.ops.bench.measure import Row
from xinqiao.ops.private_postgresql import NoPostgreSQL, Private

STORES = ("sqlite", "postgresql")


@dataclass
class Finding:
    """What the runs found."""

    rows: list[Row]
    notes: list[str]


class Command(BaseCommand):
    """Measures in folders and stores of its own: it never touches the product's data, whatever DATABASE_URL says."""

    help = "Measure the work of design §7 at several sizes, on both stores."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--n", default="1000,20000,100000", help="numbers of petitions, comma separated")
        parser.add_argument("--stores", default="", help="sqlite, postgresql or both (default: both, where a PostgreSQL can be started)")
        parser.add_argument("--requests", type=int, default=0, help="so many of each work instead of the usual number: a quick look")
        parser.add_argument("--json", type=Path, help="also write the rows here")
        parser.add_argument("--write", type=Path, default=Path("docs/performance.md"), help="where the page goes")
        parser.add_argument("--keep", type=Path, help="use and keep this data folder (SQLite) instead of a temporary one")

    def handle(self, *args: Any, **options: Any) -> None:
        asked = [store for store in options["stores"].split(",") if store]
        if not set(asked) <= set(STORES):
            raise CommandError("--stores: sqlite, postgresql / 请写 sqlite 或 postgresql")
        server = self.server("postgresql" in asked)
        stores = asked or [store for store in STORES if server or store == "sqlite"]
        finding = Finding([], [])
        for store in stores:
            self.measure(store, server, options, finding)
            options["write"].write_text(report.page(finding.rows, finding.notes, timezone.localdate()), "utf-8")
        if options["json"]:
            options["json"].write_text(json.dumps([row.plain() for row in finding.rows], indent=1))
        self.stdout.write(report.table(finding.rows))
        self.stdout.write(report.against_the_bars(finding.rows))

    def server(self, is_needed: bool) -> Private | None:
        """Return a PostgreSQL of this run: for the store, and for the bare commits beside SQLite."""
        try:
            return private_postgresql.start()
        except NoPostgreSQL as missing:
            if is_needed:
                raise CommandError(f"{missing} (or --stores sqlite)") from missing
            self.stderr.write(f"SQLite only / 只测 SQLite: {missing}")
            return None

    def measure(self, store: str, server: Private | None, options: dict[str, Any], finding: Finding) -> None:
        """Run in a process of its own: the settings of this one point at the real data."""
        keep = options["keep"] if store == "sqlite" else None
        folder = keep or Path(tempfile.mkdtemp(prefix="xinqiao-bench-"))
        rows = folder / "rows.json"
        environment = {
            **os.environ, "XINQIAO_DATA": str(folder), "XINQIAO_FILINGS_PER_HOUR": "100000000",
            "DATABASE_URL": server.url if server and store == "postgresql" else "",
        }  # fmt: skip
        command = [sys.executable, "-m", "xinqiao", "bench_run", options["n"], str(rows), "--requests", str(options["requests"])]
        if server:
            command += ["--postgresql", server.url, "--postmaster", str(server.pid)]
        try:
            if subprocess.run(command, env=environment, check=False).returncode:
                raise CommandError(f"the measurement on {store} failed")
            found = json.loads(rows.read_text())
            finding.rows += [Row(**row) for row in found["rows"]]
            finding.notes += found["notes"]
        finally:
            if not keep:
                shutil.rmtree(folder, ignore_errors=True)
