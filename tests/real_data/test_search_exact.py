"""Search over the real messages gives exactly the labelled answers."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from xinqiao.wording import index
from xinqiao.wording.normalise import PART

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"

pytestmark = [
    pytest.mark.real_data,
    pytest.mark.django_db,
    pytest.mark.skipif(not DATA.is_dir(), reason="The real messages (../shared/data) are not on this machine."),
]


def rows(*names: str) -> Iterator[dict[str, Any]]:
    for name in names:
        with (DATA / name).open(encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def test_every_labelled_query_finds_exactly_its_messages() -> None:
    messages = list(rows("messages_f3.jsonl", "messages_f4.jsonl"))
    entries = [(n, f"{message['title']}{PART}{message['text']}") for n, message in enumerate(messages, 1)]  # below one are other texts: policies
    for start in range(0, 7000, 500):
        index.add(entries[start : start + 500])
    for entry in entries[7000:]:  # these wait; a search makes no difference
        index.add([entry])
    queries = list(rows("search_dev.jsonl"))
    assert len(queries) == 130
    for query in queries:
        found = index.newest(query["text"], limit=len(messages))
        assert found == sorted(found, reverse=True)
        ids = sorted(messages[n - 1]["id"] for n in found)
        assert len(ids) == query["count"], query["text"]
        assert hashlib.sha256("\n".join(ids).encode()).hexdigest() == query["ids_sha256"], query["text"]
        assert query["label"] is None or sorted(query["label"]) == ids, query["text"]
