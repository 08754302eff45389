"""Write the figures down: one table, and the rows for --json."""

from __future__ import annotations

import platform
from collections.abc import Sequence
from datetime import date

from xinqiao.ops.bench.measure import Row

HEADS = (
    "work", "store", "petitions", "at once", "req/s", "p50 ms", "p95 ms", "CPU ms", "worker CPU ms", "SQL", "PSS MB", "bytes/petition",
)  # fmt: skip
BARS = {
    "worklist": 10, "petition_page": 10, "one_step": 15, "filing": 15, "look_up": 6, "matter": 6, "find_1_frequent": 10,
    "find_2_frequent": 10, "find_4_frequent": 10, "find_1_rare": 10, "find_2_rare": 10, "find_4_rare": 10,
    "leader": 60,
}  # fmt: skip
GROWTH = 1.3  # from the smallest store to the largest


def table(rows: Sequence[Row]) -> str:
    """Return the rows as a Markdown table."""
    lines = ["| " + " | ".join(HEADS) + " |", "|---" * len(HEADS) + "|"]
    for row in rows:
        cells = (
            row.work, row.store, f"{row.n:,}", row.concurrency, row.rps, row.p50_ms, row.p95_ms, row.cpu_ms, row.queue_cpu_ms,
            row.queries or "", row.pss_mb or "", f"{row.bytes_per_petition:,}" if row.bytes_per_petition else "",
        )  # fmt: skip
        lines.append("| " + " | ".join(str(cell) for cell in cells) + " |")
    return "\n".join(lines)


def against_the_bars(rows: Sequence[Row]) -> str:
    """Return CPU at the largest store against the bar, and its growth from the smallest."""
    alone = [row for row in rows if row.concurrency == 1 and row.work in BARS]
    lines = ["| work | store | CPU ms | bar | from the smallest store, ≤ × 1.3 |", "|---|---|---|---|---|"]
    for work, bar in BARS.items():
        for store in sorted({row.store for row in alone}):
            same = sorted((row for row in alone if (row.work, row.store) == (work, store)), key=lambda row: row.n)
            if same:
                growth = same[-1].cpu_ms / max(same[0].cpu_ms, 0.01)
                lines.append(
                    f"| {work} | {store} | {same[-1].cpu_ms} | ≤ {bar} {_kept(same[-1].cpu_ms <= bar)} "
                    f"| × {growth:.2f} {_kept(growth <= GROWTH)} |"
                )
    return "\n".join(lines)


def _kept(is_kept: bool) -> str:
    return "kept" if is_kept else "**missed**"


def page(rows: Sequence[Row], notes: Sequence[str], on: date) -> str:
    """Return docs/performance.md."""
    return "\n".join(
        (
            "# Performance", "",
            (f"Measured on {on.isoformat()} by `xinqiao bench` over HTTP against the server as shipped ({platform.system()}, "
            f"Python {platform.python_version()}, 2 cores). CPU is that of all server processes but the worker, "
            "PostgreSQL's included: median per request one at a time, mean at eight; the worker's CPU of the same time stands "
            "beside it. Memory is that of the product's processes. `empty_view` and `bare_commit` are the raw limits of the "
            "same run."), "",
            *(f"- {note}" for note in notes), "",
            "## Against the bars", "", against_the_bars(rows), "", "## All figures", "", table(rows), "",
        )
    )  # fmt: skip
