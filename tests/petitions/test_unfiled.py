"""Files that were uploaded and never filed."""

from __future__ import annotations

import os
from datetime import date, datetime
from pathlib import Path

import pytest
from django.conf import settings

from tests.petitions.world import THURSDAY, World
from xinqiao.petitions import drafts, unfiled
from xinqiao.petitions.models import Attachment
from xinqiao.petitions.upload import Upload
from xinqiao.vault import files

pytestmark = pytest.mark.postgres_too


def kept(days_ago: int) -> str:
    key = files.keep(b"photo")
    when = THURSDAY.timestamp() - days_ago * 86400
    os.utime(Path(settings.DATA) / "files" / key[:2] / key, (when, when))
    return key


def test_what_nobody_filed_goes_and_what_somebody_needs_stays(world: World) -> None:
    old, young, in_draft, filed = kept(40), kept(36), kept(40), kept(40)
    files.keep_copy(filed, b"copy")
    upload = Upload(file_key=in_draft, name="a.jpg", media_type="image/jpeg", size=5, sha256="1" * 64)
    drafts.save("token", drafts.Writing(uploads=(upload,)), today=date(2026, 3, 5), keep_days=30)
    Attachment.objects.create(petition=world.at("closed"), file_key=filed, name="b.jpg", media_type="image/jpeg", size=5, sha256="0" * 64, added_at=THURSDAY)
    unfiled.sweep_files(THURSDAY, 30)
    there = set(files.kept())
    assert old not in there and {young, in_draft, filed, filed + "c"} <= there


def test_the_worker_does_it(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    from xinqiao.ops import work  # lazy: only this test needs the worker

    asked: list[tuple[datetime, int]] = []
    monkeypatch.setattr(work.unfiled, "sweep_files", lambda now, days: asked.append((now, days)))
    work.tidy()
    assert len(asked) == 1 and asked[0][1] == 30
