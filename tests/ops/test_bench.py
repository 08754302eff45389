"""The bench does its works for real; here only that each of them is still done, not how fast."""

from __future__ import annotations

import json
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from xinqiao.ops.bench import shares
from xinqiao.ops.bench.works import WORKS
from xinqiao.ops.management.commands.bench import Command
from xinqiao.ops.private_postgresql import NoPostgreSQL

KEYS = {"work", "store", "n", "concurrency", "rps", "p50_ms", "p95_ms", "cpu_ms", "queries", "pss_mb", "bytes_per_petition"}


@pytest.mark.slow
@pytest.mark.real_data  # once, on SQLite; it brings its own PostgreSQL for the bare commits
def test_every_work_is_done_and_written_down(tmp_path: Path) -> None:
    page, rows = tmp_path / "performance.md", tmp_path / "rows.json"
    command = [sys.executable, "-m", "xinqiao", "bench", "--n", "300", "--stores", "sqlite", "--requests", "3"]
    done = subprocess.run([*command, "--write", str(page), "--json", str(rows)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    measured = json.loads(rows.read_text())
    assert {(row["work"], row["concurrency"]) for row in measured} >= {(work.name, n) for work in WORKS for n in (1, 8)}
    assert {row["store"] for row in measured if row["work"] == "bare_commit"} == {"sqlite", "postgresql"}
    assert all(row.keys() >= KEYS and row["cpu_ms"] > 0 and row["rps"] > 0 for row in measured)
    for work in shares.MEASURED:
        assert f"of the CPU of {work} (" in page.read_text()
    assert "## Against the bars" in page.read_text() and "| worklist | sqlite |" in page.read_text()


def test_without_a_postgresql_to_start_sqlite_is_measured_and_a_wish_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def nothing(**_: object) -> None:
        raise NoPostgreSQL("PostgreSQL is not here.")

    measured: list[str] = []
    monkeypatch.setattr("xinqiao.ops.private_postgresql.start", nothing)
    monkeypatch.setattr(Command, "measure", lambda _self, store, *_: measured.append(store))
    page = tmp_path / "performance.md"
    call_command("bench", "--write", str(page), stdout=StringIO(), stderr=StringIO())
    assert measured == ["sqlite"] and page.exists()
    for stores in ("postgresql", "oracle"):
        with pytest.raises(CommandError):
            call_command("bench", "--stores", stores, "--write", str(page), stdout=StringIO(), stderr=StringIO())


@pytest.mark.parametrize(
    ("called", "part"),
    [
        (("web/desk/step.py",), ""), (("web/desk/step.py", "vault/cipher.py"), "encryption"), (("petitions/journal.py", "ledger/append.py"), "ledger"),
        (("petitions/redacting.py", "vault/redact.py"), "masking"), (("ledger/append.py", "vault/cipher.py"), "ledger"), (("vault/mask.py", "vault/cipher.py"), "masking"),
    ],
)  # fmt: skip
def test_cpu_belongs_to_the_outermost_protecting_function(called: tuple[str, ...], part: str) -> None:
    """`called`: the files of the functions on the stack, from the outside in."""
    scope: dict[str, object] = {"part_of": shares.part_of, "_getframe": sys._getframe}
    body = "return part_of(_getframe())"
    for number, name in enumerate(reversed(called)):
        exec(compile(f"def call_{number}(): {body}", str(shares.HOUSE / name), "exec"), scope)  # noqa: S102
        body = f"return call_{number}()"
    outermost = scope[f"call_{len(called) - 1}"]
    assert callable(outermost) and outermost() == part


def test_the_cpu_of_every_look_is_counted_once() -> None:
    with shares.sampled() as (found, looks):
        sum(n * n for n in range(400_000))
    assert looks and found.total() == sum(looks) > 0
