"""Which steps are open to the reader now, as buttons, and which are not and why: read from the tables of the rules."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from xinqiao.rules.owed import Owed
from xinqiao.rules.procedures.petition import PETITION
from xinqiao.rules.procedures.referral import REFERRAL
from xinqiao.rules.terms import Work
from xinqiao.rules.transition import Procedure
from xinqiao.web.desk.forms import ELSEWHERE
from xinqiao.web.desk.matters import OpenMatter
from xinqiao.web.desk.places import capital
from xinqiao.web.ui.speech import Speech

# The step that does the work which is owed: it becomes the one main button.
DOES: dict[Work, tuple[str, ...]] = {
    Work.TRIAGE: ("triage",), Work.READ_SUPPLEMENT: ("triage",), Work.SEND: ("assign", "divert"), Work.DESIGNATE: ("designate",), Work.ACCEPT: ("accept",),
    Work.DECIDE_OBJECTION: ("take_back",), Work.SERVE_NOTICE: ("serve",), Work.ANSWER: ("reply",),
    Work.APPROVE_EXTENSION: ("extend",), Work.CONFIRM_WITHDRAWAL: ("confirm_withdrawal", "keep_open"),
    Work.DECIDE_REOPEN: ("reopen", "decline_reopen"), Work.SIGN: ("sign",), Work.SERVE_DECISION: ("serve",), Work.CLOSE: ("close",),
    Work.TELL_REPORTER: ("tell_reporter",), Work.ANSWER_REMARK: ("remark",), Work.REPORT: ("report",),
    Work.TAKE_OVER: ("take_over",), Work.FIRST_CONTACT: ("first_contact", "remark"),
    Work.READ_REPORT: ("accept_report",),
}  # fmt: skip
ALWAYS = ("supplement", "remark")  # open nearly always: they stand last


def steps(
    found: OpenMatter, lines: Iterable[Owed], url: str, s: Speech
) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    """Return (open, closed): buttons with the owed step first, and the refusals in words."""
    open_rows: list[dict[str, str]] = []
    closed_rows: list[dict[str, str]] = []
    for procedure, prefix in ((PETITION, ""), (REFERRAL, "referral/")):
        if found.record(procedure) is None:
            continue
        opened, closed = _of(found, procedure)
        open_rows += [
            {"name": row.name, "label": capital(s.say(row.label)), "kind": "plain", "url": f"{url}{prefix}{row.name}/"}
            for row in opened
        ]
        closed_rows += [{"label": capital(s.say(row.label)), "value": s.say(words)} for row, words in closed]
    wanted = [name for line in lines for name in DOES[line.work]]
    rank = {name: n for n, name in enumerate(wanted)}
    open_rows.sort(key=lambda row: (row["name"] in ALWAYS, rank.get(row["name"], len(rank))))
    if open_rows and open_rows[0]["name"] in rank:
        open_rows[0]["kind"] = "main"
    return open_rows, closed_rows


def _of(found: OpenMatter, procedure: Procedure) -> tuple[list[Any], list[Any]]:
    facts = found.facts(procedure)
    opened = [row for row in procedure.open_to(facts) if row.name not in ELSEWHERE]
    closed = [(row, words) for row, words in procedure.closed_to(facts) if row.name not in ELSEWHERE]
    return opened, closed
