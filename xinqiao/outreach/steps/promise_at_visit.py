"""记下答应的事: what, by whom, until when; it becomes a record of its own that its owner answers for, or a promise of the petition that it is about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from xinqiao.directory.duties import Clockwork, Staff
from xinqiao.directory.models import Person
from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.steps import commit
from xinqiao.outreach.visits import add, of_unit, place_of, refuse_again, unit_of_owner, words
from xinqiao.petitions import promising
from xinqiao.petitions.models import LinkedRecord, Petition
from xinqiao.petitions.numbering import as_number
from xinqiao.petitions.own_record import OwnAct
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import Refused
from xinqiao.petitions.steps import promise_by_visit
from xinqiao.petitions.visited import told_there
from xinqiao.rules.terms import RecordKind
from xinqiao.rules.terms_outreach import OutreachKind
from xinqiao.rules.text import Text

MOST_DAYS = 365
NO_SUCH = Text(
    "没有能记承诺的这一件。请核对编号，或者选“不属于哪一件”。办完的、检举控告的、您看不到的，都不能选。",
    "There is no such matter about which something can be promised. Check the number, or choose “none of these”. What is closed, an accusation, or not open to you cannot be chosen.",
)
NAMES_HIM = Text(
    "这一件里写到了选的这位，不能由他来办：请换一位，或者选“不属于哪一件”。",
    "The matter names the person you chose, who therefore cannot be the one to do it: choose somebody else, or “none of these”.",
)
NOT_NEAR = Text("请从下访单位和当地单位在任的人里选。", "Choose somebody in office in the unit that visits or in that of the place.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`person_id`: who does it; `due_on`: None takes the days of the policy; `petition`: the number of the matter that it is about, registered on this visit or open before; `token`: kept once."""

    what: str
    person_id: int
    due_on: date | None = None
    petition: str = ""
    token: str = ""


def apply(act: OwnAct, entry: Entry) -> None:
    """Keep it. Raises Refused where the owner holds no post near the place, the day is past or far off, or the piece is there already (three queries)."""
    refuse_again(act, entry.token)
    what = words(act, entry.what, field="what", zh="请写答应了什么。", en="Say what was promised.")
    place = place_of(act.record)
    unit = unit_of_owner(entry.person_id, act.record.unit_id, of_unit(place) if place else act.record.unit_id, act.directory, act.today)
    if unit is None:
        raise Refused(NOT_NEAR, "person_id")
    due_on = entry.due_on or act.today + timedelta(days=act.directory.policy("commitment_days", act.today))
    act.refuse_unless(
        act.record.on <= due_on <= act.today + timedelta(days=MOST_DAYS), "请定下访那天以后、一年以内的日子。", "Choose a day after the visit and within a year.", field="due_on"
    )  # fmt: skip
    if entry.petition.strip():
        _of_petition(act, _about(act, entry), entry, what, unit, due_on)
        return
    made = OutreachRecord(kind=OutreachKind.COMMITMENT.value, unit_id=unit, place_key=act.record.place_key)
    act.perform("commit", made, commit.Entry(what=what, person_id=entry.person_id, due_on=due_on, visit=act.record.number), actor=Clockwork())
    add(act, "promised", token=entry.token, commitment=made.number)
    act.body["commitment"] = made.number


def _about(act: OwnAct, entry: Entry) -> Petition:
    """Return the matter that was chosen or typed. Raises Refused, in the same words for one that is not there and one that is closed to him (two queries).

    Whoever owes what is promised reads the petition: nobody does whom it names.
    """
    number = as_number(entry.petition, act.today.year)
    if number in {piece["petition"] for piece in act.record.content.get("matters", ())}:
        petition: Petition | None = told_there(number)
    else:
        petition = promising.one(act.actor, act.directory, number) if isinstance(act.actor, Staff) else None
    if petition is None:
        raise Refused(NO_SUCH, "petition")
    if promising.is_named(petition, Person.objects.get(pk=entry.person_id)):
        raise Refused(NAMES_HIM, "petition")
    return petition


def _of_petition(act: OwnAct, petition: Petition, entry: Entry, what: str, unit_id: int, due_on: date) -> None:
    """Make it a promise of its petition, and of nothing else: its clock, its letters and what became of it are there (one truth). The visit names it."""
    given = promise_by_visit.Entry(text=what, due_on=due_on, unit_id=unit_id, person_id=entry.person_id, visit=act.record.number)
    try:
        made = perform("promise_by_visit", LinkedRecord(petition=petition, kind=RecordKind.PROMISE.value), given, actor=Clockwork(), at=act.at, recorded_at=act.recorded_at)
    except Refused as refused:
        raise Refused(refused.words, {"text": "what", "unit_id": "person_id"}.get(refused.field, refused.field or "petition")) from refused
    add(act, "promised", token=entry.token, petition=petition.number, position=made.position)
    act.body["petition"] = petition.number
