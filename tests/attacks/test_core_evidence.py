"""Attack 49 on real petitions: a hand in the database is found out by `verify`."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.petitions.world import World
from xinqiao.documents.issue import content_digest
from xinqiao.documents.models import Document
from xinqiao.ledger.models import Entry
from xinqiao.ops.verify import faults
from xinqiao.petitions.models import Petition, Statement

pytestmark = pytest.mark.postgres_too


def document_reworded(world: World) -> str:
    document = Document.objects.get(subject=world.at("signed").number, kind="decision")
    document.content["zh"]["blocks"] = []
    document.save()
    return document.number


def document_and_its_hash(world: World) -> str:
    """The hash beside it is made to fit; the ledger still has the old one."""
    number = document_reworded(world)
    document = Document.objects.get(number=number)
    Document.objects.filter(number=number).update(digest=content_digest(document.content))
    return number


def document_gone(world: World) -> str:
    Document.objects.get(subject=world.at("signed").number, kind="decision").delete()
    return "missing"


def text_of_the_petition(world: World) -> str:
    Petition.objects.filter(pk=world.at("signed").pk).update(text="别的内容")
    return world.at("signed").number


def remark(world: World) -> str:
    statement = Statement.objects.filter(step="decline").earliest("pk")
    Statement.objects.filter(pk=statement.pk).update(texts={"reason": "别的理由，写得也很长"})
    return f"statement {statement.pk}"


def line_of_the_ledger(world: World) -> str:
    Entry.objects.filter(subject=world.at("signed").number, verb="sign").update(actor="person:1")
    return world.at("signed").number


def day_of_service(world: World) -> str:
    entry = Entry.objects.get(subject=world.at("replied").number, verb="serve")
    Entry.objects.filter(pk=entry.pk).update(body=entry.body | {"served_on": "2026-01-01"})
    return entry.subject


def test_what_walked_real_steps_has_no_fault(world: World) -> None:
    assert list(faults()) == []


@pytest.mark.parametrize(
    "tamper",
    [
        document_reworded, document_and_its_hash, document_gone, text_of_the_petition, remark, line_of_the_ledger,
        day_of_service,
    ],
)  # fmt: skip
def test_it_is_found_and_named(world: World, tamper: Callable[[World], str]) -> None:
    named = tamper(world)
    (fault,) = faults()
    assert named in fault
