"""Which steps are open to the reader now, as buttons, and which are not and why: read from the tables of the rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from xinqiao.rules.owed import Owed
from xinqiao.rules.procedures.every import LINKED
from xinqiao.rules.procedures.petition import PETITION
from xinqiao.rules.procedures.referral import REFERRAL
from xinqiao.rules.terms import START, Duty, RecordKind, Work
from xinqiao.rules.transition import Procedure, Transition
from xinqiao.web.desk.elsewhere import ELSEWHERE
from xinqiao.web.desk.matters import OpenMatter
from xinqiao.web.desk.places import capital, step_url
from xinqiao.web.ui.speech import Speech

# The step that does the work which is owed: it becomes the one main button.
DOES: dict[Work, tuple[str, ...]] = {
    Work.TRIAGE: ("triage",), Work.READ_SUPPLEMENT: ("triage",), Work.SEND: ("assign", "divert"), Work.DESIGNATE: ("designate",), Work.ACCEPT: ("accept",),
    Work.DECIDE_OBJECTION: ("take_back",), Work.SERVE_NOTICE: ("serve",), Work.ANSWER: ("reply",),
    Work.APPROVE_EXTENSION: ("extend",), Work.CONFIRM_WITHDRAWAL: ("confirm_withdrawal", "keep_open"),
    Work.DECIDE_REOPEN: ("reopen", "decline_reopen"), Work.SIGN: ("sign",), Work.SERVE_DECISION: ("serve",), Work.CLOSE: ("close",),
    Work.SEND_UP: ("confirm_sent_up",), Work.TELL_REPORTER: ("tell_reporter",), Work.CONCLUDE_ACCUSATION: ("conclude_accusation",), Work.TELL_RESULT: ("tell_result",), Work.ANSWER_REMARK: ("remark",), Work.REPORT: ("report",),
    Work.TAKE_OVER: ("take_over",), Work.FIRST_CONTACT: ("first_contact", "remark"),
    Work.COUNTERSIGN: ("countersign", "object_to_draft"), Work.ACKNOWLEDGE_URGENT: ("acknowledge_urgent",), Work.DECIDE_TIME: ("grant_time",), Work.READ_REPORT: ("accept_report",), Work.KEEP_PROMISE: ("keep_promise",), Work.APPROVE_PUBLICATION: ("publish", "decline_publication"),
    Work.CONFIRM_MERGE: ("confirm_merge", "unmerge"), Work.AWAIT_LEAD: ("unmerge",),
    Work.DECIDE_LATE: ("admit_late_review", "decline_late_review", "admit_late_final_review", "decline_late_final_review", "hand_on_review", "hand_on_final_review"),
    Work.REVIEW: ("draft_review", "draft_final_review", "hand_on_review", "hand_on_final_review"), Work.SIGN_REVIEW: ("sign_review", "sign_final_review", "hand_on_review", "hand_on_final_review"),
    Work.SERVE_REVIEW: ("serve",), Work.HAND_TO_OUTSIDE: ("record_outside_review", "record_outside_final_review", "close_outside_review", "close_outside_final_review"), Work.AFTER_CARE: ("care",), Work.CALL_BACK: ("record_outcome",),
    Work.DECIDE_RECUSAL: ("grant_recusal", "refuse_recusal"),
    Work.CHECK_CONTACT: ("check_contact", "refuse_contact"), Work.CONFIRM_CONTACT: ("confirm_contact", "refuse_contact"),
    Work.CHECK_IN: ("record_check_in", "write_to_guarded"), Work.ANSWER_WORDS: ("write_to_guarded", "record_check_in"), Work.ANSWER_RETALIATION: ("answer_retaliation", "advise_liability"), Work.CARRY_MEASURE: ("carry_measure",), Work.READ_ADVICE: ("record_advice",),
    Work.SPEAK_CONTACT: ("speak_contact",), Work.CALL_OUT: ("note_phoned",),
    Work.DECIDE_ACCESS: ("grant_access", "refuse_access", "check_at_once"),
    Work.CONSENT_MEDIATION: ("consent_for_unit", "fail_mediation"), Work.MEDIATE: ("write_settlement", "fail_mediation"),
    Work.CONFIRM_SETTLEMENT: ("confirm_settlement_for_unit", "write_settlement"), Work.SIGN_SETTLEMENT: ("record_signed_settlement",),
    Work.GIVE_OPINION: ("give_opinion", "decline_co_handling"), Work.READ_OBJECTION: ("insist_co_handling", "release_co_handler", "escalate_co_handling"),
    Work.SETTLE_DIFFERENCE: ("decide_co_handling",),
    Work.DECIDE_HEARING: ("grant_hearing", "refuse_hearing"), Work.HOLD_HEARING: ("hold_hearing", "cancel_hearing"), Work.CONCLUDE_HEARING: ("hearing_opinion",),
    Work.ACKNOWLEDGE: ("acknowledge_instruction",), Work.REPORT_DIRECTIVE: ("report_on_instruction",), Work.LEAD: ("reach_milestone", "end_sponsorship"),
    Work.ANSWER_RECOMMENDATION: ("answer_recommendation",), Work.READ_FEEDBACK: ("accept_feedback",), Work.DECIDE_FAILURE: ("decide_failure",),
    Work.ANSWER_FAILURE: ("answer_failure",), Work.CHECK_SAMPLE: ("check_sample",),
    Work.HELP_NEED: ("record_aid", "end_consent"), Work.LOOK_AT_CALL: ("settle_call",), Work.TALK_AGAIN: ("hold_next_talk", "drop_next_talk"), Work.DECIDE_RECEPTION: ("decide_at_reception",), Work.ANSWER_SUPERVISION: ("answer_supervision",), Work.READ_SUPERVISION: ("accept_supervision",),
}  # fmt: skip
BEGUN_BY: dict[RecordKind, frozenset[Duty]] = {  # who may ever link a new record of a kind, whatever else the table asks
    kind: frozenset(duty for row in table.by_name.values() if START in row.source for duty in row.by) for kind, table in LINKED.items()
}
BESIDE = frozenset({"send_files"})  # its link stands beside the files, where there is something to send
ALWAYS = ("refer_up", "refer_up_sealed", "seal", "supplement", "remark")  # open nearly always: they stand last


def steps(
    found: OpenMatter, lines: Sequence[Owed], s: Speech
) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    """Return (open, closed): buttons with the owed step first, and the refusals in words; none for whoever is recused: the page says so."""
    if found.facts().is_recused:
        return [], []
    open_rows: list[dict[str, str]] = []
    closed_rows: list[dict[str, str]] = []
    for procedure in (PETITION, REFERRAL):
        if found.record(procedure) is None:
            continue
        opened, closed = _of(found, procedure)
        open_rows += [_button(found, row, s) for row in opened if row.name not in BESIDE]
        closed_rows += [{"label": capital(s.say(row.label)), "value": s.say(words)} for row, words in closed if row.name not in BESIDE]
    owed_on = {line.record for line in lines if line.record}
    for record in (row for row in found.dossier.records if row.key in owed_on):
        on = replace(found, linked=record)
        open_rows += [_button(on, row, s) for row in _opened(on, record.procedure)]
    wanted = [name for line in lines for name in DOES[line.work]]
    rank = {name: n for n, name in enumerate(wanted)}
    open_rows.sort(key=lambda row: (row["name"] in ALWAYS, rank.get(row["name"], len(rank))))
    if open_rows and open_rows[0]["name"] in rank:
        open_rows[0]["kind"] = "main"
    return open_rows, closed_rows


def openings(found: OpenMatter, s: Speech) -> list[dict[str, str]]:
    """Return the steps that link a new record to the petition and are open now: what else may be set going."""
    rows = []
    facts = found.facts()
    held = facts.desk_duties | facts.unit_duties | facts.outside_duties | facts.reviewing_duties | facts.tying_duties  # a new record names no unit yet
    for kind, procedure in LINKED.items():
        if found.petition.guards is None and not held & BEGUN_BY[kind]:
            continue  # whoever has none of these duties is refused: nothing need be worked out
        on = found.on(kind.value, 0)
        rows += [_button(on, row, s) for row in _opened(on, procedure)] if on else []
    return rows


def on_record(found: OpenMatter, s: Speech) -> list[dict[str, str]]:
    """Return the steps that are open now on the linked record before the reader."""
    return [_button(found, row, s) for row in _opened(found, found.linked.procedure)] if found.linked else []


def _button(found: OpenMatter, row: Transition, s: Speech) -> dict[str, str]:
    url = step_url(found.petition.number, row.name, found.linked)
    return {"name": row.name, "label": capital(s.say(row.label)), "kind": "plain", "url": url}


def _opened(found: OpenMatter, procedure: Procedure) -> list[Transition]:
    return [row for row in procedure.open_to(found.facts(procedure)) if row.name not in ELSEWHERE]


def _of(found: OpenMatter, procedure: Procedure) -> tuple[list[Any], list[Any]]:
    facts = found.facts(procedure)
    opened = [row for row in procedure.open_to(facts) if row.name not in ELSEWHERE]
    closed = [(row, words) for row, words in procedure.closed_to(facts) if row.name not in ELSEWHERE]
    return opened, closed
