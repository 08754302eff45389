"""What protection costs: the share of encryption, masking and the ledger in the CPU of filing and of a step.

The works are done in this process, and every half millisecond its stack is looked at: the CPU used since the last look belongs to the
outermost function of the protecting modules, the statements that they send to the store included. (Not by a timer of CPU: those
tick a hundred times a second. What a PostgreSQL uses on its own side is not seen.)
"""

from __future__ import annotations

import signal
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from django.test import Client

from xinqiao.ops.bench.visitor import Page, Visitor
from xinqiao.ops.bench.works import Stock, Work, sign_in

BAR = 30  # percent, issue 4
EVERY = 0.0005  # seconds
MEASURED = ("filing", "one_step")
WARMING = 5
HOUSE = Path(__file__).resolve().parents[2]
PROTECTING = {
    "masking": ("vault/mask.py", "vault/redact.py", "petitions/redacting.py"),
    "encryption": ("vault/",),
    "ledger": ("ledger/", "petitions/vouching.py"),
}  # the first that fits counts
PLACES = tuple((str(HOUSE / place), name) for name, places in PROTECTING.items() for place in places)


@dataclass(frozen=True)
class Share:
    """The CPU of a work in nanoseconds by protecting part ("": all else), and in how many samples it was found."""

    work: str
    of: Counter[str]
    samples: int

    def percent(self, name: str) -> float:
        """Return the share of one part in percent."""
        return 100 * self.of[name] / max(self.of.total(), 1)

    @property
    def whole(self) -> float:
        """The share of all parts in percent."""
        return sum(self.percent(name) for name in PROTECTING)

    def __str__(self) -> str:
        parts = ", ".join(f"{name} {self.percent(name):.1f} %" for name in PROTECTING)
        kept = "kept" if self.whole < BAR else "**missed**"
        return f"protection takes {self.whole:.1f} % of the CPU of {self.work} ({parts}; {self.samples} samples; bar < {BAR} %: {kept})."


class InProcess(Visitor):
    """Somebody whose requests are answered in this process."""

    def __init__(self) -> None:
        self.client = Client(enforce_csrf_checks=True)
        self.cookies = {}

    def _send(self, method: str, path: str, body: str | None) -> Page:
        for name in set(self.client.cookies) - set(self.cookies):
            del self.client.cookies[name]  # the work has put it away
        kind = "application/x-www-form-urlencoded"
        answer = self.client.generic(
            method, path, body or "", kind, headers={"Host": "localhost", "Origin": "http://localhost", "Accept-Language": "zh-CN"}
        )  # fmt: skip
        self.cookies = {name: morsel.value for name, morsel in self.client.cookies.items()}
        return Page(answer.status_code, answer.headers, answer.content)


def lines(stock: Stock, works: Iterable[Work]) -> list[str]:
    """Return a sentence for each measured work."""
    return [str(share(work, stock)) for work in works if work.name in MEASURED]


def share(work: Work, stock: Stock) -> Share:
    """Do a work as often as it asks for, and return what of its CPU went into protection."""
    found: Counter[str] = Counter()
    samples = 0
    known: dict[str, InProcess] = {}
    for turn in range(work.requests + WARMING):
        login = stock.accepted[-1][1] if work.name == "one_step" else work.login
        if login not in known:
            known[login] = sign_in(InProcess(), login) if login else InProcess()
        act = work.prepare(known[login], stock)
        with sampled() as (cpu, looks):
            page = act()
        if turn >= WARMING:
            found += cpu
            samples += len(looks)
        if page.status != work.status:
            raise RuntimeError(f"{work.name}: answered {page.status} instead of {work.status}")
    return Share(work.name, found, samples)


@contextmanager
def sampled() -> Iterator[tuple[Counter[str], list[int]]]:
    """Look at the stack of the main thread again and again: gives the nanoseconds of CPU by part, and those of each look."""
    found: Counter[str] = Counter()
    looks: list[int] = []
    last, is_looking = time.thread_time_ns(), False

    def look(_number: int, frame: FrameType | None) -> None:
        nonlocal last, is_looking
        if is_looking:  # the next signal came while this one was looked at
            return
        is_looking, used = True, time.thread_time_ns() - last
        looks.append(used)
        found[part_of(frame)] += used
        last, is_looking = time.thread_time_ns(), False  # the look itself is nobody's

    before = signal.signal(signal.SIGALRM, look)
    signal.setitimer(signal.ITIMER_REAL, EVERY, EVERY)
    try:
        yield found, looks
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def part_of(frame: FrameType | None) -> str:
    """Return the protecting part of the outermost function on the stack that belongs to one, else ""."""
    found = ""
    while frame is not None:
        name = frame.f_code.co_filename
        found = next((part for place, part in PLACES if name.startswith(place)), found)
        frame = frame.f_back
    return found
