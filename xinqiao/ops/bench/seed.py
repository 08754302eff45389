"""Seed petitions through the same code path as real ones, many steps to a journal."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from django.db import transaction

from xinqiao.directory import snapshot
from xinqiao.directory.duties import Importer
from xinqiao.ops.demo.load import read
from xinqiao.petitions.dossier import Dossier
from xinqiao.petitions.journal import Journal
from xinqiao.petitions.models import Petition
from xinqiao.petitions.perform import perform, step_module
from xinqiao.petitions.zone import local_day
from xinqiao.rules.procedures.referral import REFERRAL
from xinqiao.rules.terms import Channel, Outcome, Path, Secrecy, ServiceWay
from xinqiao.vault.contact import Contact

BATCH = 250
CODE = "000011112222"  # every seeded petition has the same query code: it is a benchmark's store
# How far the petitions of a grown store have come: most are closed, one in twenty is open.
STAGES = (("closed", 90), ("replied", 3), ("registered", 1), ("assigned", 1), ("accepted", 5))
PERIOD_DAYS = 900


class Seeder:
    """Grows a store to a number of petitions, always in the same way."""

    def __init__(self, now: datetime, *, start: int = 0) -> None:
        self.now, self.random = now, random.Random(20260301 + start)
        directory = snapshot.current()
        today = local_day(now)
        desk = directory.front_desk(today)
        if desk is None:
            raise RuntimeError("seed the demonstration enterprise first")
        self.desk_id = desk.pk
        self.units = [unit.pk for unit in directory.handling_units(today) if unit.pk != desk.pk and unit.can_issue_opinion]
        self.sentences = _sentences()
        self.serial = count(start)

    def grow(self, n: int, on_progress: Callable[[int], None]) -> None:
        """Add `n` petitions."""
        left = n
        while left > 0:
            size = min(BATCH, left)
            with transaction.atomic():
                journal = Journal()
                for _ in range(size):
                    self._one(journal)
                journal.write()
            left -= size
            on_progress(size)

    def accept(self, n: int) -> None:
        """Add `n` accepted petitions: the measured steps use them up."""
        with transaction.atomic():
            journal = Journal()
            for _ in range(n):
                self._one(journal, "accepted")
            journal.write()

    def _one(self, journal: Journal, stage: str = "") -> None:
        stage = stage or self.random.choices([name for name, _ in STAGES], [weight for _, weight in STAGES])[0]
        age = self.random.uniform(100, PERIOD_DAYS) if stage == "closed" else self.random.uniform(1, 50)
        number = next(self.serial)
        petition = Petition(desk_unit_id=self.desk_id)
        self.dossier, self.journal = Dossier(petition=petition), journal
        self.at = self.now - timedelta(days=age)
        text = "".join(self.random.choices(self.sentences, k=self.random.randint(6, 14)))
        contact = Contact(name="范小安", phone=f"1990{number % 50_000_000:07d}")
        self._take(
            "register", channel=Channel.ONLINE, secrecy=Secrecy.REAL_NAME, title=self.random.choice(self.sentences)[:30],
            text=text, claims=("请尽快解决", "请书面答复"), contact=contact, query_code=CODE,
        )  # fmt: skip
        if stage == "registered":
            return
        self._take("triage", days=1, category="0703", path=Path.OPINION)
        self._take("assign", days=0.1, unit_id=self.random.choice(self.units))
        if stage == "assigned":
            return
        self._take("accept", days=2)
        self._take("serve", days=0.1, way=ServiceWay.ELECTRONIC)
        if stage == "accepted":
            return
        self._finish(stage)

    def _finish(self, stage: str) -> None:
        conclusion = step_module("reply").Conclusion
        answer = conclusion(outcome=Outcome.SUPPORT, facts="经查，属实。", basis="《集团供暖管理办法》第九条", opinion="已安排解决。")
        self._take("reply", days=self.random.choice((5, 20, 35)), conclusions=(answer, answer))
        self._take("sign", days=0.5)
        self._take("serve", days=0.5, way=ServiceWay.ELECTRONIC)
        if stage == "closed":
            self._take("report", days=5, text="已安排解决，各项意见已落实。")
            self._take("accept_report", days=1)
            self._take("close", days=34)

    def _take(self, name: str, /, *, days: float = 0, **fields: Any) -> None:
        self.at += timedelta(days=days)
        entry = step_module(name).Entry(**fields)
        record: Any = self.dossier.referral if name in REFERRAL.by_name else self.dossier.petition
        perform(
            name, record, entry, actor=Importer(), at=min(self.at, self.now), recorded_at=self.now,
            journal=self.journal, dossier=self.dossier,
        )  # fmt: skip


def _sentences() -> list[str]:
    """The sentences of the demonstration's petitions, without their date gaps."""
    texts = [row["text"] for row in read("petitions_*.toml", "petition")]
    parts = [part.strip() for text in texts for part in text.replace("\n", "").split("。") if "{" not in part]
    return [f"{part}。" for part in parts if len(part) > 8]
