"""Verifying (attack 49): what a hand in the database leaves behind, and what it does not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db.models import QuerySet

from tests.ledger.chains import AT, chain, found, line
from xinqiao.ledger.append import GENESIS, append, digest
from xinqiao.ledger.models import Entry
from xinqiao.ledger.sealed import seal_faults
from xinqiao.ledger.seals import seal
from xinqiao.ledger.walk import breaks

pytestmark = pytest.mark.django_db
MISSING, UNLINKED, CHANGED = (
    "a link is missing before it", "it does not follow from the link before it", "its content was changed",
)  # fmt: skip


@pytest.fixture(autouse=True)
def ledger(db: None) -> None:
    for number in range(3):
        chain(f"XQ-{number}", 5)


def rows(number: int) -> QuerySet[Entry]:
    return Entry.objects.filter(subject="XQ-1", number=number)


def body() -> None:
    rows(3).update(body={"n": 99})


def actor() -> None:
    rows(3).update(actor="person:1")


def head() -> None:
    rows(1).update(verb="close")


def middle_removed() -> None:
    rows(3).delete()


def head_removed() -> None:
    rows(1).delete()


def reordered() -> None:
    rows(3).update(number=99)
    rows(4).update(number=3)
    rows(99).update(number=4)


def own_digest() -> None:
    rows(3).update(digest="f" * 64)


def previous() -> None:
    rows(3).update(previous=GENESIS)


def one_link_forged() -> None:
    """Its digest is computed anew, but the next link still names the old one."""
    (third,) = rows(3)
    forged = digest(third.previous, 3, line("XQ-1", "remark", n=99))
    rows(3).update(body={"n": 99}, digest=forged)


def moved_to_another_chain() -> None:
    rows(5).update(subject="XQ-2", number=6)


@pytest.mark.parametrize(
    ("tamper", "subject", "number", "why"),
    [
        (body, "XQ-1", 3, CHANGED),
        (actor, "XQ-1", 3, CHANGED),
        (head, "XQ-1", 1, CHANGED),
        (middle_removed, "XQ-1", 4, MISSING),
        (head_removed, "XQ-1", 2, MISSING),
        (reordered, "XQ-1", 3, UNLINKED),
        (own_digest, "XQ-1", 3, CHANGED),
        (previous, "XQ-1", 3, UNLINKED),
        (one_link_forged, "XQ-1", 4, UNLINKED),
        (moved_to_another_chain, "XQ-2", 6, UNLINKED),
    ],
)
def test_it_names_the_first_broken_link_and_only_that(
    tamper: Callable[[], None], subject: str, number: int, why: str
) -> None:
    assert found() == []
    tamper()
    assert found() == [(subject, number, why)]


def test_every_broken_chain_is_named() -> None:
    Entry.objects.filter(number=2).update(verb="close")
    assert found() == [(f"XQ-{n}", 2, CHANGED) for n in range(3)]


def tail_cut_off() -> None:
    rows(5).delete()


def chain_gone() -> None:
    Entry.objects.filter(subject="XQ-2").delete()


def chain_written_anew() -> None:
    Entry.objects.filter(subject="XQ-1", number__gte=3).delete()
    append([line("XQ-1", "remark", n=99)])


@pytest.mark.parametrize("tamper", [tail_cut_off, chain_gone, chain_written_anew])
def test_what_a_chain_alone_cannot_show_the_seal_over_all_chains_shows(tamper: Callable[[], None]) -> None:
    """A cut tail, a whole chain gone, or a chain computed anew from a point on leaves a chain that is sound in itself."""
    assert seal(AT)
    tamper()
    assert found() == []
    assert len(list(seal_faults())) == 1


def test_it_says_how_far_it_is() -> None:
    chain("XQ-9", 2100)
    walked: list[int] = []
    assert list(breaks(on_progress=walked.append)) == [] and walked == [1000, 2000]
