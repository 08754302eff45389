"""The journal: many steps written at once are the same rows as the steps one by one."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction

from tests.petitions.batching import BatchWalk
from tests.petitions.natural import natural_rows
from tests.petitions.test_supplement import PHOTO
from tests.petitions.world import MONDAY, World, contents
from tests.walking import CODE, ROUTES, Walk
from xinqiao.documents.models import Sequence
from xinqiao.ledger.walk import breaks
from xinqiao.petitions.journal import Journal
from xinqiao.petitions.models import Obligation, Petition
from xinqiao.rules.terms import Path, Secrecy
from xinqiao.vault.contact import Contact

FILED: dict[str, Any] = {
    "title": "宿舍三号楼停暖两周", "text": "二矿宿舍三号楼从上月起没有暖气。", "claims": ("恢复供暖", "退费"), "query_code": CODE,
    "contact": Contact(name="范小安", phone="19900001234", email="fan@example.cn", address="二矿新村"), "uploads": (PHOTO,),
}  # fmt: skip
ON_PAPER = ("going_up", "gone_up")  # what was filed is read back and destroyed: never part of a batch
VARIANTS: tuple[tuple[str, dict[str, Any]], ...] = (
    *((station, {}) for station in ROUTES if station not in ON_PAPER),
    ("replied", {"path": Path.STUDY}),
    ("assigned", {"secrecy": Secrecy.ANONYMOUS}),
    ("accepted", {"secrecy": Secrecy.CONFIDENTIAL, "contact": replace(FILED["contact"], email="")}),
)


def go_on(walk: Walk, station: str) -> None:
    """Go the whole way to `station`, and say something on it."""
    walk.days(0.25).to(station)
    walk.days(0.25).take("remark", walk.petitioner, text="请问怎么样了？")


@pytest.mark.parametrize("part", [0, 1, 2])
def test_the_rows_are_the_same_as_by_hand(world: World, part: int) -> None:
    variants = VARIANTS[part::3]
    with transaction.atomic():
        for station, traits in variants:
            go_on(Walk(world.enterprise, at=MONDAY, **FILED | traits), station)
        by_hand = natural_rows()
        transaction.set_rollback(True)
    with transaction.atomic():
        journal = Journal()
        for station, traits in variants:
            go_on(BatchWalk(world.enterprise, journal, at=MONDAY, **FILED | traits), station)
        journal.write()
    together = natural_rows()
    assert together.keys() == by_hand.keys()
    for table, rows in by_hand.items():
        assert together[table] == rows, table
    assert not list(breaks())


def test_there_are_as_many_rows_however_the_walks_interleave(world: World) -> None:
    """Numbers are handed out in the order of the steps, so the rows themselves differ; the chains are whole."""

    def counts() -> dict[str, int]:
        return {table: len(rows) for table, rows in natural_rows().items()}

    with transaction.atomic():
        for _ in range(4):
            Walk(world.enterprise, at=MONDAY, **FILED).to("closed")
        by_hand = counts()
        transaction.set_rollback(True)
    journal = Journal()
    walks = [BatchWalk(world.enterprise, journal, at=MONDAY, **FILED) for _ in range(4)]
    for name in ROUTES["closed"]:
        for walk in walks:
            getattr(walk, f"_{name}")()
    with transaction.atomic():
        journal.write()
    assert counts() == by_hand and not list(breaks())


def test_a_kept_dossier_is_what_would_be_loaded(world: World) -> None:
    """After every step the facts in memory are those in the store, for whoever looks."""
    for station in ("closed", "declined", "sealed", "extension_asked"):
        for length in range(1, len(ROUTES[station]) + 1):
            with transaction.atomic():
                journal = Journal()
                by_hand, batch = (
                    Walk(world.enterprise, at=MONDAY, **FILED),
                    BatchWalk(world.enterprise, journal, at=MONDAY, **FILED),
                )
                for name in ROUTES[station][:length]:
                    getattr(by_hand, f"_{name}")()
                    getattr(batch, f"_{name}")()
                for key in ("clerk", "handler", "discipline"):
                    actor = world.enterprise.actor(key)
                    assert batch.dossier.facts(actor, MONDAY.date()) == by_hand.dossier.facts(actor, MONDAY.date())
                transaction.set_rollback(True)


def test_nothing_is_in_the_store_before_it_is_written(world: World) -> None:
    before = contents()
    BatchWalk(world.enterprise, Journal(), at=MONDAY, **FILED).to("closed")
    assert contents() == before


def test_a_batch_that_fails_leaves_nothing_and_gives_its_numbers_back(world: World) -> None:
    before = natural_rows()
    with transaction.atomic():
        journal = Journal()
        for _ in range(3):
            BatchWalk(world.enterprise, journal, at=MONDAY, **FILED).to("replied")
        journal.write()
        transaction.set_rollback(True)
    assert natural_rows() == before
    last = Sequence.objects.get(scope="petition:2026").last
    assert Walk(world.enterprise, at=MONDAY, **FILED).petition.number == f"XQ-2026-{last + 1:07d}"


def test_a_batch_may_go_on_with_petitions_that_are_in_the_store(world: World) -> None:
    """Rows that were there change, rows that are new are written, and a worklist line that has gone is deleted."""
    walk = Walk(world.enterprise, at=MONDAY, **FILED).to("accepted")
    journal = Journal()
    batch = BatchWalk.__new__(BatchWalk)
    batch.enterprise, batch.journal, batch.kept = world.enterprise, journal, walk.dossier
    batch.petition, batch.at, batch.traits = batch.kept.petition, MONDAY + timedelta(days=3), walk.traits
    for name in ("reply", "sign", "serve", "report", "accept_report", "close"):
        getattr(batch, f"_{name}")()
    with transaction.atomic():
        journal.write()
    stored = Petition.objects.get(pk=walk.petition.pk)
    assert (stored.status, stored.version) == ("closed", batch.petition.version)
    assert set(Obligation.objects.filter(petition=stored).values_list("work", flat=True)) == {"call_back"} and not list(breaks())
