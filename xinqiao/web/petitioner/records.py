"""What the petitioner does with the records linked to his matter: which steps are open to him, and the pages they lead to."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from xinqiao.petitions import hearing
from xinqiao.petitions.models import LinkedRecord, RunningClock
from xinqiao.rules.clocks import MEDIATE
from xinqiao.rules.confided import TAKEN_BACK
from xinqiao.rules.procedures.every import LINKED, PROCEDURE_OF
from xinqiao.rules.record_kinds import RECORD_RULES, As, KeptValue
from xinqiao.rules.terms import START, RecordKind, Term
from xinqiao.rules.terms_reception import OPEN_BOOKINGS
from xinqiao.rules.text import Text
from xinqiao.web.petitioner import review_telling
from xinqiao.web.petitioner.told import Told
from xinqiao.web.petitioner.wording import capital
from xinqiao.web.ui.speech import Speech

LETTERS = (
    "recusal.ask_recusal", "recusal.grant_recusal", "recusal.refuse_recusal", "mediation.offer_mediation", "mediation.decline_mediation", "mediation.reject_settlement",
    "mediation.fail_mediation", "hearing.ask_hearing", "hearing.refuse_hearing", "hearing.cancel_hearing", "review.close_outside_review", "final_review.close_outside_final_review",
)  # fmt: skip
KEPT = "promise.keep_promise"  # what shows it is the petitioner's to open
SHOWN = (RecordKind.HEARING, RecordKind.MEDIATION, RecordKind.PROMISE, RecordKind.INQUIRY, RecordKind.SPONSORSHIP, RecordKind.BOOKING, RecordKind.TALK, RecordKind.CALL_BACK, RecordKind.NEED)  # reviews and co-signers have places of their own


def record_for(telling: Told, step: str) -> LinkedRecord | None:
    """Return the record on which the petitioner would take a step: a new one for its first, else the newest on which it is open."""
    procedure = PROCEDURE_OF[step]
    kind = next(kind for kind, table in LINKED.items() if table is procedure)
    if START in procedure.by_name[step].source:
        return LinkedRecord(petition=telling.petition, kind=kind.value)
    standing = procedure.by_name[step].source
    return next((row for row in reversed(telling.dossier.records_of(kind)) if row.standing in standing), None)


def closed(telling: Told, step: str) -> Text | None:
    """Return why a step on a linked record is not open to the petitioner; None if it is."""
    record = record_for(telling, step)
    if record is None:
        return NOTHING_TO_DO
    facts = telling.dossier.facts(telling.visit.actor, telling.visit.today, record=record, base=telling.facts)
    return record.procedure.by_name[step].refusal(facts)


NOTHING_TO_DO = Text("现在没有等您办的。", "Nothing waits for you here now.")


def offers(telling: Told) -> list[dict[str, Any]]:
    """Return the links to what is open to him, those that wait for an answer first."""
    rows = review_telling.offer(telling, closed)
    if closed(telling, "take_down") is None:
        rows.append({"label": _("您的答复登在网上了，想撤下来？"), "url": reverse("portal:take_down")})
    if closed(telling, "agree_to_mediation") is None:
        rows.append({"label": _("请您回话：愿不愿意调解"), "url": reverse("portal:mediation"), "waits": True})
    elif closed(telling, "confirm_settlement") is None:
        rows.append({"label": _("请您看协议：同不同意"), "url": reverse("portal:mediation"), "waits": True})
    elif closed(telling, "decline_mediation") is None:
        rows.append({"label": _("不想再调解了？"), "url": reverse("portal:mediation")})
    if closed(telling, "dispute_call") is None:
        rows.append({"label": _("问过您了：记的和您说的不一样？"), "url": reverse("portal:called")})
    if closed(telling, "end_consent") is None:
        rows.append({"label": _("不想让单位再记您的困难？"), "url": reverse("portal:need")})
    if closed(telling, "ask_hearing") is None and not _is_too_late_for_a_hearing(telling):
        rows.append({"label": _("想把各方叫到一起当面说清？可以要求听证"), "url": reverse("portal:hearing")})
    if closed(telling, "ask_recusal") is None:
        rows.append({"label": _("办事的人和这件事有关系？可以要求他回避"), "url": reverse("portal:recusal")})
    return rows


def _is_too_late_for_a_hearing(telling: Told) -> bool:
    until = hearing.ask_until(telling.dossier, telling.visit.directory, telling.visit.today)
    return until is not None and telling.visit.today > until


def reception(telling: Told) -> str:
    """Return the words of the link to the leaders' reception days, which only the portal has; "" where they are not for this matter."""
    if telling.petition.is_protected:
        return ""
    if any(row.standing in OPEN_BOOKINGS for row in telling.dossier.records_of(RecordKind.BOOKING)):
        return _("您约的领导接待日：看时间，或者取消")
    return _("想当面跟领导说？可以约接待日") if closed(telling, "book_reception") is None else ""


def shown(telling: Told) -> list[dict[str, Any]]:
    """Return the hearings, mediations, promises and what was found out, as far as they are the petitioner's to read."""
    if telling.petition.is_sealed:
        return []
    rows = [row for kind in SHOWN for row in telling.dossier.records_of(kind)]
    return [_card(row, telling) for row in rows if row.kind != RecordKind.INQUIRY or row.content.get("summary")]


def card_for(telling: Told, step: str) -> dict[str, Any]:
    """Return the card of the record on which he would take a step; empty where there is none."""
    record = record_for(telling, step)
    return _card(record, telling) if record is not None and record.position else {}


def _card(record: LinkedRecord, telling: Told) -> dict[str, Any]:
    s, rule = telling.speech, RECORD_RULES[RecordKind(record.kind)]
    unit = telling.visit.directory.unit(record.unit_id)
    rows = [(capital(s.say(value.label)), _read(value.of(record.content, name, english=s.english), value, telling)) for name, value in rule.fields.items() if _is_his(name, value, record)]
    status = _of_him(record.standing, s)
    who = [(_("单位"), s.say(unit))] if unit and record.kind != RecordKind.INQUIRY else []
    clock = next((row for row in telling.dossier.clocks if row.record == record.key), None)
    until = _until(clock, telling) if clock and record.kind != RecordKind.HEARING else []
    return {
        "title": capital(s.say(RecordKind(record.kind))), "status": status,
        "rows": [{"label": capital(label), "value": value} for label, value in (*rows, *who, *until)],
        "files": [file for event in telling.events if event.verb == KEPT and event.record == record.key for file in telling.files_at(event.at)],
    }  # fmt: skip


def _until(clock: RunningClock, telling: Told) -> list[tuple[str, str]]:
    """Return the last day of what is under way; of a labour mediation also what is open to him once it has passed."""
    s, days = telling.speech, (clock.due_on - telling.visit.today).days
    left = f" · {s.days_left(days)}" if days >= 0 or clock.clock.is_duty else ""
    rows = [(s.say(clock.clock), f"{s.day(clock.due_on)}{left}")]
    if clock.name == MEDIATE.name and days < 0:
        rows.append((_("现在可以"), _("15 天没有谈成，您可以去申请劳动仲裁了；想接着谈，也可以接着谈。")))
    return rows


def _of_him(term: Term, s: Speech) -> str:
    """Return a term as it is told to the petitioner himself: in its plain words, where it has them."""
    return term.plain if not s.english and term.plain else s.say(term)


def _is_his(name: str, value: KeptValue, record: LinkedRecord) -> bool:
    is_gone = record.standing in TAKEN_BACK and not value.is_open
    return not is_gone and not value.is_inner and value.is_read is not As.NOTHING and record.content.get(name) not in (None, "", [], False)


def _read(kept: Any, value: KeptValue, telling: Told) -> str:
    """Return a value that a record keeps, in the reader's language: a unit by its name, never by its key."""
    s = telling.speech
    if isinstance(kept, list) and value.term is not None:
        return "\n".join(capital(_of_him(value.term(part), s)) for part in kept)
    if isinstance(kept, list):
        return "\n".join(f"{n}. {part}" for n, part in enumerate(kept, 1))
    if kept is True:
        return _("是")
    if value.term is not None:
        return _of_him(value.term(kept), s)
    if value.is_read is As.DAY:
        return s.day(date.fromisoformat(kept))
    if value.is_read is As.UNIT:
        return s.say(telling.visit.directory.unit(kept) or "")
    return s.moment(datetime.fromisoformat(kept)) if value.is_read is As.MOMENT else str(kept)
