"""记下接待时说定的事: the answer on the spot, and what is done by whom until when; each of these becomes a promise that is followed up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xinqiao.directory.duties import Clockwork
from xinqiao.petitions.models import LinkedRecord
from xinqiao.petitions.step import Step
from xinqiao.petitions.steps import promise_by_reception
from xinqiao.petitions.written import written
from xinqiao.rules.limits import CLAIM_LIMIT
from xinqiao.rules.terms import RecordKind

MOST = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """One thing that was decided: what, by which unit, by which day."""

    text: str
    unit_id: int | None
    due_on: date | None


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`answer`: what the leader answered on the spot; `decisions`: what is to be done. One of the two at least; the petitioner reads both."""

    answer: str = ""
    decisions: tuple[Decided, ...] = ()


def apply(step: Step, entry: Entry) -> None:
    answer = written(step, entry.answer, field="answer", zh="", en="", least=0)
    step.refuse_unless(
        bool(answer or entry.decisions), "请写当场怎么答复的，或者说定了什么。", "Say what was answered on the spot, or what was decided.", field="answer"
    )  # fmt: skip
    step.refuse_unless(len(entry.decisions) <= MOST, f"最多 {MOST} 件。", f"At most {MOST}.", field="decisions")
    lines = [_promised(step, decided) for decided in entry.decisions]
    step.keep(answer=answer, decided=lines)
    step.body |= {"unit": step.linked.unit_id, "decisions": len(lines)}


def _promised(step: Step, decided: Decided) -> str:
    """Make a promise of what was decided, and return it in one line."""
    text = written(step, decided.text, field="decisions", zh="请写做什么。", en="Say what is to be done.", most=CLAIM_LIMIT)
    unit, due_on = step.directory.unit(decided.unit_id), decided.due_on
    step.refuse_unless(unit is not None, f"“{text}”由哪个单位做？请选一个。", f"Which unit does “{text}”? Please choose one.", field="decisions")
    step.refuse_unless(due_on is not None, f"“{text}”哪天以前做到？请写日子。", f"By which day is “{text}” done? Please give it.", field="decisions")
    if unit is None or due_on is None:
        raise AssertionError
    record = LinkedRecord(petition=step.petition, kind=RecordKind.PROMISE.value)
    step.perform("promise_by_reception", record, promise_by_reception.Entry(text=text, due_on=due_on, unit_id=unit.pk, person_id=step.linked.person_id), actor=Clockwork())
    return f"{text}（{unit.zh}，{due_on}）"
