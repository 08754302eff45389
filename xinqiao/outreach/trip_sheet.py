"""What a phone takes along on a visit, and how each piece that it brings back is written: once, in any order, and never into another plan than it was made for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from xinqiao.directory.duties import Staff
from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.steps import (
    note_met,
    promise_at_visit,
    register_at_visit,
    report_visit,
    set_out,
    went_all_the_same,
)
from xinqiao.outreach.visits import plan_mark, tokens
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import Refused
from xinqiao.rules.terms import Secrecy
from xinqiao.rules.terms_visit import Consent, VisitStatus
from xinqiao.rules.text import Text

UNCLEAR = Text("这一条看不懂，请在网页上录。", "This piece cannot be read; please type it in on the desk page.")
NOT_SENT = Text(
    "它属于的那件信访事项还没有传上去，请先把那一件传好。",
    "The matter that it belongs to has not been sent yet: please send that one first.",
)
MOST_TEXT = 60_000


class Conflict(Exception):
    """The plan is not the one that the phone took along: it was moved, cancelled, or somebody reported already. Nothing was written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One piece from a phone. `token`: made there, unlike every other; `mark`: of the plan it took along; `anyway`: why, where its writer saw the conflict and decides."""

    kind: str
    token: str
    mark: str
    fields: Mapping[str, Any]
    accepts: str = ""  # the mark of the plan as it is now, which the writer has seen
    anyway: str = ""  # why they went although it was cancelled


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What a piece became: the number of a petition or commitment, empty for what was only noted. `was_there`: it had been written before."""

    number: str = ""
    was_there: bool = False


def write(visit: OutreachRecord, piece: Piece, *, actor: Staff, at: datetime) -> Written:
    """Write one piece into a visit; a piece that is there already is left as it is.

    Raises Conflict where the plan is another one than the phone knows, and Refused, with a sentence, where the piece itself is wrong.
    """
    if not 8 <= len(piece.token) <= 40:
        raise Refused(UNCLEAR)
    there = _there(visit, piece)
    if there is not None:
        return there
    name, entry = _entry(visit, piece)
    if piece.mark != plan_mark(visit) != piece.accepts or (piece.kind == "report" and visit.status == VisitStatus.VISIT_REPORTED.value):
        raise Conflict
    visit = _under_way(visit, piece, actor, at)
    try:
        visit = perform(name, visit, entry, actor=actor, at=at)
    except Refused as refused:
        if refused.field != "token":
            raise
        visit.refresh_from_db()  # the same piece came in by another connection at this moment
    return _there(visit, piece) or Written()


def _there(visit: OutreachRecord, piece: Piece) -> Written | None:
    """Return what a piece became that was written before; None for one that is new."""
    if piece.kind == "report":
        return Written(was_there=True) if visit.content.get("report_token") == piece.token else None
    if piece.token not in tokens(visit):
        return None
    pieces = (each for name in ("met", "matters", "promised") for each in visit.content.get(name, ()))
    found = next(each for each in pieces if each["token"] == piece.token)
    return Written(number=found.get("petition") or found.get("commitment") or "", was_there=True)


def _under_way(visit: OutreachRecord, piece: Piece, actor: Staff, at: datetime) -> OutreachRecord:
    """Return the visit as one that has set out: whoever brings pieces from there was there."""
    if visit.status == VisitStatus.VISIT_PLANNED.value:
        return perform("set_out", visit, set_out.Entry(), actor=actor, at=at)
    if visit.status == VisitStatus.VISIT_CANCELLED.value:
        return perform("went_all_the_same", visit, went_all_the_same.Entry(reason=piece.anyway), actor=actor, at=at)
    return visit


def _entry(visit: OutreachRecord, piece: Piece) -> tuple[str, Any]:
    """Return the step and its entry. Raises Refused for what no sheet of ours makes."""
    said = piece.fields
    if sum(len(str(value)) for value in said.values()) > MOST_TEXT:
        raise Refused(UNCLEAR)
    try:
        if piece.kind == "met":
            return "note_met", note_met.Entry(heads=int(said["heads"]), said=_words(said, "said"), consent=Consent(said["consent"]), who=_words(said, "who"), token=piece.token)
        if piece.kind == "matter":
            texts = {name: _words(said, name) for name in ("title", "text", "name", "phone", "address", "place", "about", "asked_as")}
            answers = tuple((str(question), str(answer)) for question, answer in said.get("answers") or ())
            return "register_at_visit", register_at_visit.Entry(secrecy=Secrecy(said["secrecy"]), heads=int(said.get("heads") or 1), accuses=bool(said.get("accuses")), token=piece.token, answers=answers, **texts)
        if piece.kind == "promise":
            due_on = date.fromisoformat(said["due_on"]) if said.get("due_on") else None
            return "promise_at_visit", promise_at_visit.Entry(what=_words(said, "what"), person_id=int(said["person_id"]), due_on=due_on, petition=_petition_of(visit, said), token=piece.token)
        if piece.kind == "report":
            told = tuple(str(number) for number in said.get("told", ()))
            return "report_visit", report_visit.Entry(heads=int(said["heads"]), summary=_words(said, "summary"), told=told, why_untold=_words(said, "why_untold"), token=piece.token)
    except (KeyError, ValueError, TypeError) as wrong:
        raise Refused(UNCLEAR) from wrong
    raise Refused(UNCLEAR)


def _petition_of(visit: OutreachRecord, said: Mapping[str, Any]) -> str:
    """Return the number of the petition that a promise is about: typed, chosen, or (with:…) that of a matter written on the same phone. Raises Refused where that one is not there."""
    if number := _words(said, "number"):
        return number
    chosen, of_phone, token = _words(said, "petition").partition("with:")
    if not of_phone:
        return chosen
    found = next((str(each["petition"]) for each in visit.content.get("matters", ()) if each["token"] == token), "")
    if not found:
        raise Refused(NOT_SENT, "petition")
    return found


def _words(said: Mapping[str, Any], name: str) -> str:
    words = said.get(name) or ""
    if not isinstance(words, str) or "\x00" in words:
        raise Refused(UNCLEAR)
    return words
