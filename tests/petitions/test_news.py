"""News of one's units: newest first whatever order they were written in, paged without losing one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.enterprise import Enterprise
from tests.walking import Walk
from xinqiao.directory import snapshot
from xinqiao.petitions import reading


def test_newest_first_even_if_an_older_matter_was_written_down_later(
    walk: Callable[..., Walk], enterprise: Enterprise, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer = walk("assigned")
    older = walk("registered", at=newer.at - timedelta(days=9))
    actor = enterprise.actor("clerk")
    told, rest = reading.news(actor, snapshot.current())
    assert [row.at for row in told] == sorted((row.at for row in told), reverse=True)
    assert told[-1].number == older.petition.number and rest is None
    monkeypatch.setattr(reading, "PAGE", 1)
    keys, before = [], None
    while True:
        page, before = reading.news(actor, snapshot.current(), before=before)
        keys += [row.key for row in page]
        if before is None:
            break
    assert keys == [row.key for row in told]
