"""The hint before filing, measured on real messages that were judged to be about the same matter, and on those that are about none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.real_data.test_search_exact import DATA, rows
from xinqiao.wording.likeness import Likeness

pytestmark = [pytest.mark.real_data, pytest.mark.skipif(not Path(DATA).is_dir(), reason="The real messages (../shared/data) are not on this machine.")]


def words(row: dict[str, Any]) -> str:
    return f"{row['title']}\n{row['text']}"


def test_the_same_matter_is_found_and_others_are_seldom_bothered() -> None:
    matters: dict[str, list[dict[str, Any]]] = {}
    for row in rows("same_issue_dev.jsonl"):
        matters.setdefault(row["label"], []).append(row)
    known = Likeness({number: words(found[0]) for number, found in enumerate(matters.values())})
    asked = [(number, row) for number, found in enumerate(matters.values()) for row in found[1:] if row.get("wording_group") is None or row["wording_group"] != found[0].get("wording_group")]
    hits = sum(number in known.like(words(row), most=3) for number, row in asked)
    alone = [words(row) for row in rows("same_issue_singletons_dev.jsonl")]
    bothered = sum(bool(known.like(text, most=3)) for text in alone)
    assert len(asked) > 250 and hits / len(asked) > 0.75, hits / len(asked)
    assert len(alone) > 150 and bothered / len(alone) < 0.2, bothered / len(alone)
