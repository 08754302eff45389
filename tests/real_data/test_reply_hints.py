"""The hints on real official answers: how many, where, and how seldom a real answer is said not to answer."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from xinqiao.rules.reply_hints import phrases, shares_nothing

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
pytestmark = [
    pytest.mark.real_data,
    pytest.mark.skipif(not DATA.is_dir(), reason="the real petitions (../shared/data) are not here"),
]  # fmt: skip


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (DATA / f"{name}.jsonl").read_text("utf-8").splitlines()]


def test_words_are_flagged_seldom_and_three_times_as_often_in_templates_as_in_answers_of_substance() -> None:
    found, characters, kinds, untouched = Counter[int](), Counter[int](), Counter[str](), 0
    for row in rows("replies_dev"):
        met = list(phrases(row["reply"]))
        found[row["label"]] += len(met)
        characters[row["label"]] += len(row["reply"])
        kinds.update(line.kind.value for line, _words in met)
        untouched += not met
    rate = {label: 1000 * found[label] / characters[label] for label in (0, 1)}
    print(f"hints per 1,000 characters: all {1000 * sum(found.values()) / sum(characters.values()):.2f}, templates {rate[0]:.2f}, substance {rate[1]:.2f}; {dict(kinds)}; answers without: {untouched}")
    assert rate[1] < 2.5 and rate[0] > 2.5 * rate[1]
    assert untouched > len(rows("replies_dev")) / 2
    assert kinds["cold"] < 0.15 * sum(kinds.values())


def test_an_answer_is_seldom_said_to_be_about_something_else_when_it_is_not() -> None:
    known = {row["id"]: row for name in ("messages_f3", "messages_f4", "replies_dev") for row in rows(name)}
    said, every = Counter[tuple[str, str]](), Counter[str]()
    for pair in rows("reply_match_dev"):
        asked, answer = known[pair["message_id"]], known[pair["reply_id"]]["reply"]
        every[pair["kind"]] += 1
        for what in ("title", "text"):
            said[pair["kind"], what] += shares_nothing(asked[what], answer)
    share = {(kind, what): said[kind, what] / every[kind] for kind in every for what in ("title", "text")}
    print({f"{kind}, asked by {what}": f"{part:.1%}" for (kind, what), part in sorted(share.items())})
    assert share["true", "title"] < 0.05 and share["true", "text"] < 0.01  # false alarms
    assert share["random", "title"] > 0.5 and share["hard", "title"] > 0.15
