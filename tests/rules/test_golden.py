"""Golden files: who may do what where, and the documents generated from the tables. `GOLDEN=write` writes them anew."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.rules.facts import TODAY
from xinqiao.ops.generate import glossary_md, procedures_md
from xinqiao.rules.facts import Facts, Seat
from xinqiao.rules.procedures.outreach import TABLES
from xinqiao.rules.terms import START, Duty, Term
from xinqiao.rules.transition import Procedure

ROOT = Path(__file__).resolve().parents[2]
MATRIX = ROOT / "tests" / "golden" / "rules" / "authority_matrix.txt"


def authority_matrix() -> str:
    """Return who may take which step: one line for each status, seat and duty that has any, guards left aside."""
    lines = ["# table status @seat duty: steps   (what the guards add is in docs/procedures.md)"]
    for table in TABLES:
        for status in (START, *table.statuses):
            for seat in (Seat.DESK, Seat.UNIT, Seat.OUTSIDE, Seat.OFFICES, Seat.RECORD):
                lines += [line for duty in Duty if (line := _line(table, status, seat, duty))]
    return "\n".join([*lines, ""])


def _line(table: Procedure, status: Term, seat: Seat, duty: Duty) -> str:
    held = frozenset({duty})
    field = {Seat.DESK: "desk_duties", Seat.UNIT: "unit_duties", Seat.OUTSIDE: "outside_duties", Seat.OFFICES: "tying_duties", Seat.RECORD: "record_duties"}[seat]
    fields: dict[str, Any] = {field: held}
    actor = replace(Facts(status=status, today=TODAY), **fields)
    steps = [step.name for step in table.by_name.values() if replace(step, guards=()).refusal(actor) is None]
    return f"{table.kind} {status} @{seat.value} {duty}: {' '.join(steps)}" if steps else ""


def check(file: Path, text: str, how: str) -> None:
    """Compare a golden file with `text`, or write it if the environment says GOLDEN=write."""
    if os.environ.get("GOLDEN") == "write":
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    stored = file.read_text(encoding="utf-8") if file.exists() else ""
    assert stored.splitlines() == text.splitlines(), f"{file.name} is stale: {how}"


def test_authority_is_what_was_agreed() -> None:
    check(MATRIX, authority_matrix(), "read the difference as a change of law, then GOLDEN=write pytest tests/rules")


@pytest.mark.parametrize(("name", "generate"), [("procedures.md", procedures_md), ("glossary.md", glossary_md)])
def test_generated_document_is_fresh(name: str, generate: object) -> None:
    assert callable(generate)
    check(ROOT / "docs" / name, generate(), "run `xinqiao docs`")


def test_procedures_document_holds_every_step_clock_and_status_in_both_languages() -> None:
    text = procedures_md()
    for table in TABLES:
        for step in table.by_name.values():
            assert f"**{step.label.zh}**<br>{step.label.en}<br>`{step.name}`" in text
        for status in table.statuses:
            assert f"    {status.value}: {status.zh} {status.en}\n" in text
    assert text.count("```mermaid") == len(TABLES)


def test_diagram_shows_the_branches() -> None:
    text = procedures_md()
    assert "registered --> sealed: 甄别（检举控告，或第 10 类）" in text
    assert "signed --> replied: 送达（处理意见书）" in text
    assert "awaiting_supplement --> registered: 补充材料（正在等补充材料）" in text
    assert "closed --> [*]" in text and "[*] --> registered: 登记 register" in text


def test_glossary_holds_every_official_term() -> None:
    text = glossary_md()
    for family in Term.__subclasses__():
        for term in family:
            assert f"| `{term.value}` | {term.zh} | {term.en} |" in text
