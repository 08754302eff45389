"""办结归档: only with everything served and the window for review over, or given up in writing (domain §2.5)."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions import filing_away
from xinqiao.petitions.step import Step
from xinqiao.rules.causes import UNSAID, tree_on
from xinqiao.rules.clocks import ASK_REVIEW
from xinqiao.rules.limits import SHORT_LIMIT, WRITING_LIMIT


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`agreed_in_writing`: the petitioner wrote that he agrees with the result (code 0 同意). `note`: what is on file.

    `cause`: code of `rules.causes`: what produced it, never who; `cause_note`: one sentence on it, for staff.
    """

    agreed_in_writing: bool = False
    note: str = ""
    cause: str = UNSAID
    cause_note: str = ""


def apply(step: Step, entry: Entry) -> None:
    due_on = step.due_on(ASK_REVIEW)
    is_open = due_on is not None and step.today <= due_on
    step.refuse_unless(
        not is_open or entry.agreed_in_writing,
        f"申请复查的期限到 {due_on} 才届满；只有本人书面同意才能提前办结。",
        f"A review may still be asked for until {due_on}; only the petitioner's written consent closes it earlier.",
        field="agreed_in_writing",
    )  # fmt: skip
    step.refuse_unless(
        not is_open or bool(entry.note.strip()),
        "提前办结，请写明本人的书面同意在哪里（案卷第几页，或者哪个附件）。",
        "Say where the petitioner's written consent is kept (page of the file, or which attachment).", field="note",
    )  # fmt: skip
    step.refuse_unless(len(entry.note) <= WRITING_LIMIT, "说明太长。", "The note is too long.", field="note")
    step.refuse_unless(any(one.code == entry.cause for one in tree_on(step.today)), "请选这件是什么原因产生的；说不清就选“说不清”。", "Choose what produced this; if it cannot be said, say so.", field="cause")
    step.refuse_unless(len(entry.cause_note) <= SHORT_LIMIT, "原因写一句话就够，最多 200 个字。", "One sentence on the cause is enough: at most 200 characters.", field="cause_note")
    step.texts = {name: words for name, words in (("note", entry.note.strip()), ("cause_note", entry.cause_note.strip())) if words}
    step.petition.cause, step.petition.closed_on = entry.cause, step.today
    step.journal.change(step.petition, "cause", "closed_on")
    step.body |= {"cause": entry.cause, "closed_on": step.today.isoformat()}
    step.letter = {"documents": filing_away.papers(step), "files": filing_away.files(step)}
    step.body |= {"agreed_in_writing": entry.agreed_in_writing, "office": step.petition.desk_unit_id}
