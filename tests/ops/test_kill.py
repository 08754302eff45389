"""Filings over HTTP while the server is killed (-9) again and again: every number handed out is there, whole."""

from __future__ import annotations

import json
import os
import random
import re
import signal
import subprocess
import sys
import threading
import time
from http.client import HTTPException
from pathlib import Path

import pytest

from xinqiao.ops.bench.server import Server
from xinqiao.ops.bench.visitor import Page, Visitor

FILINGS, KILLS, FILERS = int(os.environ.get("XINQIAO_KILL_FILINGS", "1000")), 20, 4
NUMBER = re.compile(r"XQ-\d{4}-\d{7}")
INSPECT = """
import django, json; django.setup()
from django.db.models import Count
from xinqiao.documents.models import Document
from xinqiao.ledger.models import Entry
from xinqiao.ops.verify import faults
from xinqiao.petitions.models import Claim, Obligation, Petition, RunningClock
print(json.dumps({
    "petitions": list(Petition.objects.values_list("number", flat=True)),
    "titles": Petition.objects.values("text").distinct().count(),
    "clocks": list(RunningClock.objects.filter(name="tell").values_list("petition__number", flat=True)),
    "receipts": list(Document.objects.filter(kind="receipt").values_list("subject", flat=True)),
    "ledger": list(Entry.objects.filter(verb="register").values_list("subject", flat=True)),
    "claims": Claim.objects.count(), "owed": Obligation.objects.filter(work="triage").count(), "faults": list(faults()),
}))
"""


class Filer(threading.Thread):
    """Files matter after matter; when the line is cut, tries the same page again until there is a receipt."""

    def __init__(self, port: int, turns: list[int], handed_out: dict[int, str], end: threading.Event) -> None:
        super().__init__(daemon=True)
        self.port, self.turns, self.handed_out, self.end = port, turns, handed_out, end

    def run(self) -> None:
        while self.turns and not self.end.is_set():
            turn = self.turns.pop()
            self.handed_out[turn] = self._file(turn)

    def _file(self, turn: int) -> str:
        visitor = Visitor(self.port)
        self._page(visitor, "/file/", {"text": f"第 {turn} 件：宿舍停暖。", "wants": "恢复供暖\n退费", "title": ""})
        self._page(visitor, "/file/where/", {"place": "三号楼", "happened": "", "happened_on": ""})
        who = {"secrecy": "real_name", "name": "范小安", "phone": f"1990{turn:07d}", "email": "", "address": ""}
        self._page(visitor, "/file/who/", who)
        found = NUMBER.search(self._again(visitor, lambda: visitor.get("/file/receipt/")).text)
        assert found, "no number on the receipt"
        return found[0]

    def _page(self, visitor: Visitor, path: str, fields: dict[str, str]) -> None:
        form = self._again(visitor, lambda: visitor.get(path))
        if form.status == 302:  # the answer to the earlier try was lost; it had been done
            return
        sent = self._again(visitor, lambda: visitor.post(path, fields, form.token))
        assert sent.status == 302, (path, sent.status)

    def _again(self, visitor: Visitor, act: object) -> Page:
        while True:
            try:
                page: Page = act()  # type: ignore[operator]
                if page.status < 500:
                    return page
            except (OSError, HTTPException):
                visitor.connection.close()
            time.sleep(0.05)


@pytest.mark.slow
@pytest.mark.real_data  # once, on SQLite
def test_a_killed_server_loses_nothing_it_acknowledged(tmp_path: Path) -> None:
    """Attack 51: kill -9 during registration leaves it either whole with a receipt or not there at all."""
    environment = {"XINQIAO_DATA": str(tmp_path), "XINQIAO_TEST_DATA": str(tmp_path), "DATABASE_URL": ""}
    server = Server(environment)
    handed_out: dict[int, str] = {}
    turns, end, chance = list(range(FILINGS)), threading.Event(), random.Random(51)
    server.__enter__()
    filers = [Filer(server.port, turns, handed_out, end) for _ in range(FILERS)]
    for filer in filers:
        filer.start()
    for kill in range(KILLS):
        goal = FILINGS * (kill + 1) // (KILLS + 1)
        while len(handed_out) < goal and any(filer.is_alive() for filer in filers):
            time.sleep(0.002)
        time.sleep(chance.uniform(0, 0.1))
        os.killpg(server.process.pid, signal.SIGKILL)
        server.process.wait()
        server.__enter__()
    for filer in filers:
        filer.join(300)
    end.set()
    server.__exit__(None, None, None)
    found = json.loads(subprocess.run(
        [sys.executable, "-c", INSPECT], env={**os.environ, **environment, "DJANGO_SETTINGS_MODULE": "xinqiao.settings"},
        check=True, capture_output=True, text=True,
    ).stdout)  # fmt: skip
    assert len(handed_out) == FILINGS
    assert sorted(handed_out.values()) == sorted(found["petitions"])  # every one once, none besides
    assert found["titles"] == FILINGS
    for part in ("clocks", "receipts", "ledger"):
        assert sorted(found[part]) == sorted(found["petitions"]), part
    assert (found["claims"], found["owed"], found["faults"]) == (2 * FILINGS, FILINGS, [])
