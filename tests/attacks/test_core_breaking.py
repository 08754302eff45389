"""Attack 51 without kill -9 (which is tests/ops/test_kill.py): the disk is full, the store goes away, in the middle."""

from __future__ import annotations

import errno
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.test import Client

from tests.enterprise import Enterprise
from tests.petitions.world import contents
from tests.web.portal import ways
from tests.web.portal.pictures import JPEG
from tests.web.visiting import plain_pages  # noqa: F401 every test here uses it
from xinqiao.ledger.append import append
from xinqiao.ops.verify import faults
from xinqiao.petitions import journal
from xinqiao.petitions.models import Attachment, Petition
from xinqiao.vault import files

pytestmark = pytest.mark.django_db


def full(*_args: Any, **_options: Any) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def gone(*_args: Any, **_options: Any) -> None:
    raise OperationalError("server closed the connection unexpectedly")


@pytest.fixture
def visitor() -> Client:
    return Client(raise_request_exception=False)


def test_a_full_disk_during_an_upload_is_said_and_the_matter_can_still_be_filed(
    enterprise: Enterprise, visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Attack 51: nothing half-written, the user is told, and what was typed on the page before is there."""
    ways.begin(visitor)
    with monkeypatch.context() as broken:
        broken.setattr(files, "keep", full)
        answer = ways.go_on(visitor, files=[SimpleUploadedFile("三号楼.jpg", JPEG)])
    assert answer.status_code == 500 and "没有保存" in answer.content.decode()
    assert not Attachment.objects.exists() and not Petition.objects.exists()
    ways.go_on(visitor, files=[SimpleUploadedFile("三号楼.jpg", JPEG)])
    ways.finish(visitor)
    assert Petition.objects.get().text == ways.STORY and Attachment.objects.count() == 1
    assert list(faults()) == []


@pytest.mark.parametrize("broken", ["append", "Message"])
def test_a_store_that_goes_away_while_it_registers_leaves_nothing_and_the_next_try_registers_once(
    enterprise: Enterprise, visitor: Client, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    """Attack 51: at the last statement (the ledger's) and in the middle; the draft is kept, so the second click is enough."""
    ways.begin(visitor)
    ways.go_on(visitor)
    before = contents()
    with monkeypatch.context() as patch:
        if broken == "append":
            patch.setattr(journal, "append", gone)
        else:
            patch.setattr("django.db.models.query.QuerySet.bulk_create", _but_for("Message"))
        answer = ways.finish(visitor)
    assert answer.status_code == 500 and "没有保存" in answer.content.decode()
    assert _but_counts(contents()) == _but_counts(before) and not Petition.objects.exists()
    assert ways.finish(visitor).status_code == 302
    assert Petition.objects.get().number.endswith("0000001")  # no number was lost
    assert list(faults()) == [] and append is journal.append


def _but_counts(tables: dict[str, list[Any]]) -> dict[str, list[Any]]:
    """Return everything but the counts of tries, which are written before the filing and mean nothing to it."""
    return {name: rows for name, rows in tables.items() if name != "petitions_throttle"}


def _but_for(name: str) -> Any:
    from django.db.models.query import QuerySet

    real = QuerySet.bulk_create

    def create(rows: Any, *args: Any, **options: Any) -> Any:
        return gone() if rows.model.__name__ == name else real(rows, *args, **options)

    return create
