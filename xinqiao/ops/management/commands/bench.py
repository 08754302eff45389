"""`xinqiao bench`: seed, measure, print one table and write docs/performance.md."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Measure the work of design §7 at several sizes."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--n", default="1000,20000,100000", help="numbers of petitions, comma separated")
        parser.add_argument("--json", type=Path, help="also write the rows here")
        parser.add_argument("--write", type=Path, default=Path("docs/performance.md"), help="where the page goes")
        parser.add_argument("--keep", type=Path, help="use and keep this data folder instead of a temporary one")

    def handle(self, *args: Any, **options: Any) -> None:
        folder = options["keep"] or Path(tempfile.mkdtemp(prefix="xinqiao-bench-"))
        rows = folder / "rows.json"
        # A process of its own: the settings of this one point at the real data folder.
        environment = {**os.environ, "XINQIAO_DATA": str(folder), "XINQIAO_FILINGS_PER_HOUR": "100000000"}
        command = [sys.executable, "-m", "xinqiao", "bench_run", options["n"], str(rows), str(options["write"])]
        try:
            finished = subprocess.run(command, env=environment, check=False)
            if finished.returncode == 0 and options["json"]:
                options["json"].write_text(json.dumps(json.loads(rows.read_text()), indent=1))
        finally:
            if not options["keep"]:
                shutil.rmtree(folder, ignore_errors=True)
        sys.exit(finished.returncode)
