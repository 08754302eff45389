"""Time the works one by one and eight at a time: rate, latency, CPU of the server's processes, statements, memory."""

from __future__ import annotations

import statistics
import threading
import time
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from xinqiao.ops.bench.server import Server
from xinqiao.ops.bench.visitor import Visitor
from xinqiao.ops.bench.works import Stock, Work, sign_in

EIGHT = 8


@dataclass(frozen=True, kw_only=True)
class Row:
    """One line of the table. CPU in ms per request: median of the web processes; the worker's beside it."""

    work: str
    store: str
    n: int
    concurrency: int
    rps: float
    p50_ms: float
    p95_ms: float
    cpu_ms: float
    queue_cpu_ms: float = 0.0
    queries: int = 0
    pss_mb: float = 0.0
    bytes_per_petition: int = 0

    def plain(self) -> dict[str, Any]:
        """Return the row for --json."""
        return asdict(self)


class Measure:
    """Measures on one running server."""

    def __init__(self, server: Server, stock: Stock, store: str, n: int, size: int) -> None:
        self.server, self.stock, self.store, self.n, self.size = server, stock, store, n, size
        self.signed_in: dict[str, Visitor] = {}

    def visitor(self, work: Work) -> Visitor:
        """Return somebody who does this work; a step is taken by whoever handles the next petition. Sign-ins are kept."""
        login = self.stock.accepted[-1][1] if work.name == "one_step" else work.login
        if not login:
            return Visitor(self.server.port)
        if login not in self.signed_in:
            self.signed_in[login] = sign_in(Visitor(self.server.port), login)
        return self.signed_in[login]

    def alone(self, work: Work, statements: int) -> Row:
        """Do the work again and again, one at a time."""
        visitor = self.visitor(work)
        times, cpu = [], []
        queue_before = self.server.queue_cpu()
        for turn in range(work.requests + 5):
            if work.name == "one_step":
                visitor = self.visitor(work)
            act = work.prepare(visitor, self.stock)
            before, began = self.server.web_cpu(), time.perf_counter()
            page = act()
            took, used = time.perf_counter() - began, self.server.web_cpu() - before
            if page.status != work.status:
                raise RuntimeError(f"{work.name}: answered {page.status} instead of {work.status}")
            if turn >= 5:  # the first ones warm the caches
                times.append(took * 1000)
                cpu.append(used / 1e6)
        return self._row(work, 1, times, sum(times) / 1000, statistics.median(cpu), statements, queue_before)

    def together(self, work: Work, statements: int) -> Row:
        """Eight at a time: each prepares, then all act; the wall time of the acts counts."""
        rounds = max(work.requests // EIGHT, 3)
        times: list[float] = []
        wall, cpu, queue_before = 0.0, 0, self.server.queue_cpu()
        for _ in range(rounds):
            acts = [work.prepare(self.visitor(work).another(), self.stock) for _ in range(EIGHT)]
            before, began = self.server.web_cpu(), time.perf_counter()
            times += _all_at_once(acts, work)
            wall += time.perf_counter() - began
            cpu += self.server.web_cpu() - before
        return self._row(work, EIGHT, times, wall, cpu / 1e6 / len(times), statements, queue_before)

    def _row(
        self, work: Work, concurrency: int, times: list[float], wall: float, cpu_ms: float, statements: int, queue_before: int
    ) -> Row:  # fmt: skip
        times = sorted(times)
        return Row(
            work=work.name, store=self.store, n=self.n, concurrency=concurrency, rps=round(len(times) / wall, 1),
            p50_ms=round(statistics.median(times), 2), p95_ms=round(times[int(len(times) * 0.95) - 1], 2), cpu_ms=round(cpu_ms, 2),
            queue_cpu_ms=round((self.server.queue_cpu() - queue_before) / 1e6 / len(times), 2), queries=statements,
            pss_mb=round(self.server.memory(), 1), bytes_per_petition=self.size // max(self.n, 1),
        )  # fmt: skip


def _all_at_once(acts: Iterable[Any], work: Work) -> list[float]:
    times: list[float] = []
    wrong: list[int] = []

    def run(act: Any) -> None:
        began = time.perf_counter()
        page = act()
        times.append((time.perf_counter() - began) * 1000)
        if page.status != work.status:
            wrong.append(page.status)

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if wrong:
        raise RuntimeError(f"{work.name}: answered {wrong} instead of {work.status}")
    return times


def statements_of(server: Server, stock: Stock, works: Iterable[Work]) -> dict[str, int]:
    """Return how many SQL statements each work takes, asked from a server that counts them."""
    counted = {}
    for work in works:
        login = stock.accepted[-1][1] if work.name == "one_step" else work.login
        visitor = sign_in(Visitor(server.port), login) if login else Visitor(server.port)
        work.prepare(visitor, stock)()  # once to warm up
        if work.name == "one_step":
            visitor = sign_in(Visitor(server.port), stock.accepted[-1][1])
        counted[work.name] = work.prepare(visitor, stock)().statements
    return counted
