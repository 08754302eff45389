"""The promise of a second look: by others, in time or with reasons, and not by those who handled it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction

from tests.linked.hearings import notice
from tests.walking import entry
from xinqiao.directory import snapshot
from xinqiao.directory.duties import staff
from xinqiao.directory.models import Person, Post, Unit
from xinqiao.ledger.append import Line, append
from xinqiao.petitions.dossier import load
from xinqiao.petitions.hearing import may_chair
from xinqiao.petitions.models import LinkedRecord, Petition
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import Refused
from xinqiao.petitions.zone import local_day
from xinqiao.rules.having_a_part import steps_before
from xinqiao.rules.terms import Duty, FinalReviewStatus, RecordKind, ReviewOutcome

pytestmark = pytest.mark.django_db
GROUNDS = "没有测夜里的温度。"


def ask(started: Any, days: int) -> LinkedRecord:
    """Ask on the given day after the answer arrived."""
    record = LinkedRecord(petition=started.petition, kind="review")
    right = started.petition.clocks.get(name="ask_review")
    at = started.at + timedelta(days=days + (right.due_on - right.statutory_on).days)
    perform("ask_review", record, entry("ask_review", grounds=GROUNDS), actor=started.petitioner, at=at)
    return record


@pytest.mark.parametrize(("days", "is_late"), [(29, False), (30, False), (31, True)])
def test_day_thirty_is_in_time_and_day_thirty_one_needs_a_reason(walk: Any, days: int, is_late: bool) -> None:
    """Attack 50: the last day counts whole; a day later nothing is refused in silence, but a reason is asked for."""
    started = walk("replied")
    if not is_late:
        assert ask(started, days).status == "under_review"
        return
    with pytest.raises(Refused) as caught:
        ask(started, days)
    assert caught.value.field == "why_late" and "负责人决定" in caught.value.words.zh


def test_nobody_appeals_while_the_answer_is_put_off(walk: Any) -> None:
    """Attack 50: an extension that waits for approval is no answer; there is nothing to review yet."""
    started = walk("extension_asked")
    record = LinkedRecord(petition=started.petition, kind="review")
    with pytest.raises(Refused):
        perform("ask_review", record, entry("ask_review", grounds=GROUNDS), actor=started.petitioner, at=started.at)


@pytest.mark.parametrize("who", ["handler", "unit_head"])
def test_who_handled_it_or_signed_it_does_not_review_it_whatever_post_he_gets(walk: Any, enterprise: Any, who: str) -> None:
    """Attack 50: a transfer to the reviewing office does not make a reviewer of him; nor does his own unit review itself."""
    started = walk("review_asked")
    person, office = enterprise.person(who), Unit.objects.get(key="office")
    Post.objects.create(person=person, unit=office, duty=Duty.COORDINATOR.value, title="借调", title_en="lent", valid_from=date(2020, 1, 1))
    record = LinkedRecord.objects.get(petition=started.petition)
    assert record.unit_id != started.petition.handling_unit_id
    fields = {"outcome": ReviewOutcome.UPHOLD, "reasons": "事实清楚，依据充分，予以维持。"}
    with pytest.raises(Refused) as caught:
        perform("draft_review", record, entry("draft_review", **fields), actor=enterprise.actor(who), at=started.at)
    assert "不能再来复查" in caught.value.words.zh


# By person and by the line of the unit, over all duties.

REVIEWING = {
    "review_asked": ("draft_review",), "review_drafted": ("draft_review", "return_review", "sign_review"), "review_late": ("admit_late_review", "decline_late_review"),
    "final_asked": ("draft_final_review",), "final_drafted": ("draft_final_review", "return_final_review", "sign_final_review"), "final_late": ("admit_late_final_review", "decline_late_final_review"),
}  # fmt: skip
DUTIES = (Duty.COORDINATOR, Duty.OFFICE_HEAD, Duty.HANDLER, Duty.UNIT_HEAD, Duty.LEADER)


def lend(person: Person, unit: Unit, *duties: Duty, since: date = date(2020, 1, 1), until: date | None = None) -> None:
    for duty in duties:
        Post.objects.create(person=person, unit=unit, duty=duty.value, title="借调", title_en="lent", valid_from=since, valid_to=until)
    snapshot.forget()


def colleague(enterprise: Any, login: str, unit: Unit, *, until: date | None = None) -> Person:
    """Return somebody of a unit who has taken no step at all."""
    person = Person.objects.create(login=login, name=f"测试{login}", name_en=login, password="!")
    lend(person, unit, Duty.HANDLER, until=until)
    return person


def open_steps(petition: Petition, person: Person, station: str, day: date) -> set[str]:
    """Return which reviewing steps the table and the facts leave to somebody."""
    kind = "final_review" if station.startswith("final") else "review"
    record = LinkedRecord.objects.select_related("petition").filter(petition=petition, kind=kind).latest("pk")
    facts = load(Petition.objects.get(pk=petition.pk)).facts(staff(person, day), day, record=record)
    return {row.name for row in record.procedure.open_to(facts)} & set(REVIEWING[station])


@pytest.mark.parametrize("station", sorted(REVIEWING))
def test_nobody_of_the_line_reviews_whatever_duty_he_is_given_above(walk: Any, enterprise: Any, station: str) -> None:
    """Attack 50: for every duty and every reviewing step: who handled or signed it, his colleagues who did nothing, those below them and those who have left since; others may."""
    started = walk(station)
    answering = Unit.objects.get(pk=started.petition.handling_unit_id)
    office, group, day = Unit.objects.get(key="office"), Unit.objects.get(key="group"), local_day(started.at)
    shaft = Unit.objects.create(key="shaft", name="一采区", name_en="Shaft", short_name="一采区", kind="section", parent=answering, valid_from=date(2010, 1, 1))
    snapshot.forget()
    handled = {Person.objects.get(pk=pk) for pk in Post.objects.filter(unit=answering).values_list("person", flat=True)}
    line = handled | {colleague(enterprise, "beside", answering), colleague(enterprise, "below", shaft), colleague(enterprise, "gone", answering, until=day)}
    stranger, early = colleague(enterprise, "stranger", enterprise.other_mine), colleague(enterprise, "early", answering, until=date(2020, 1, 2))
    for person in (*line, stranger, early):
        lend(person, office, *DUTIES)
        lend(person, group, *DUTIES)
    assert len(line) >= 5
    for person in line:
        assert not open_steps(started.petition, person, station, day), person
    for person in (stranger, early):
        assert open_steps(started.petition, person, station, day) == set(REVIEWING[station]), person


@pytest.mark.parametrize(("station", "to"), [("review_stuck", None), ("final_stuck", None), ("company_stuck", "office")])
def test_a_review_in_which_everybody_had_a_part_goes_on_with_others(walk: Any, enterprise: Any, station: str, to: str | None) -> None:
    """Attack 50: nobody of the unit moves it, and it does not stand still for ever: others of the line above decide, or a body outside; whoever had a part still does not."""
    started = walk(station)
    kind = "final_review" if station.startswith("final") else "review"
    record = LinkedRecord.objects.get(petition=started.petition, kind=kind, status="under_review")
    within = (record.unit_id, record.content["signs"])
    busy = [post.person for post in Post.objects.filter(unit__in=within, valid_to=None).select_related("person")]
    names = {"review": "review_asked", "final_review": "final_asked"}
    assert busy and not any(open_steps(started.petition, person, names[kind], local_day(started.at)) for person in busy)
    started.take_linked(kind, f"hand_on_{kind}", "clerk", reason="这里的人都参与过这件事。")
    record.refresh_from_db()
    assert record.unit_id == (Unit.objects.get(key=to).pk if to else None)
    assert record.status == ("under_review" if to else "outside")
    assert not any(open_steps(started.petition, person, names[kind], local_day(started.at)) for person in busy)
    if to:
        assert open_steps(started.petition, enterprise.person("clerk"), "review_asked", local_day(started.at)) == {"draft_review"}


@pytest.mark.parametrize("key", ["receptionist", "clerk", "head", "handler", "unit_head", "other_handler", "other_head", "leader", "discipline", "auditor", "admin", "custodian"])
def test_over_all_duties_only_the_office_above_reviews(walk: Any, enterprise: Any, key: str) -> None:
    """Attack 50: no other duty, by its own post, takes a reviewing step."""
    may = {"clerk": {"draft_review"}, "head": {"return_review", "sign_review"}, "leader": {"admit_late_review", "decline_late_review"}}
    for station in ("review_drafted", "review_late"):
        started = walk(station)
        assert open_steps(started.petition, enterprise.person(key), station, local_day(started.at)) == may.get(key, set()) & set(REVIEWING[station]), station


@pytest.mark.parametrize(("kind", "station"), [(RecordKind.REVIEW, "review_drafted"), (RecordKind.FINAL_REVIEW, "final_drafted")])
def test_one_step_in_the_handling_closes_every_step_of_the_review(walk: Any, enterprise: Any, kind: RecordKind, station: str) -> None:
    """Attack 50: whichever step it was, by the ledger; and by the ledger of the petition that led, where this one was merged into it."""
    started, lead, person = walk(station), walk("registered"), colleague(enterprise, "lent", enterprise.other_mine)
    lend(person, Unit.objects.get(key="office"), *DUTIES)
    own, other, day = started.petition.number, lead.petition.number, local_day(started.at)
    LinkedRecord.objects.create(petition=started.petition, kind="merge", position=1, status="asked", opened_at=started.at, content={"number": other})
    assert open_steps(started.petition, person, station, day)
    for verb in steps_before(kind):
        for number, is_merged, is_open in ((other, False, True), (other, True, False), (own, False, False)):
            with transaction.atomic():
                LinkedRecord.objects.filter(kind="merge").update(status="in" if is_merged else "asked")
                append([Line(subject=number, verb=verb, actor=f"person:{person.pk}", at=started.at, recorded_at=started.at, body={})])
                assert bool(open_steps(started.petition, person, station, day)) is is_open, (verb, number, is_merged)
                transaction.set_rollback(True)


def test_whoever_was_named_to_handle_it_or_helped_from_another_unit_does_not_review_it(walk: Any, enterprise: Any) -> None:
    """Attack 50: named and idle, and a colleague in a unit whose opinion the answer rests on."""
    started = walk("review_drafted")
    named, helped = colleague(enterprise, "named", enterprise.discipline_unit), colleague(enterprise, "helped", enterprise.other_mine)
    office, day = Unit.objects.get(key="office"), local_day(started.at)
    for person in (named, helped):
        lend(person, office, *DUTIES)
        assert open_steps(started.petition, person, "review_drafted", day)
    LinkedRecord.objects.create(petition=started.petition, kind="handlers", position=9, status="handlers_named", unit_id=started.petition.handling_unit_id, second_id=named.pk, opened_at=started.at)
    help_row = LinkedRecord.objects.create(petition=started.petition, kind="co_handling", position=9, status="help_asked", unit_id=enterprise.other_mine.pk, opened_at=started.at)
    assert not open_steps(started.petition, named, "review_drafted", day)
    assert open_steps(started.petition, helped, "review_drafted", day)  # asked, and nothing said yet
    LinkedRecord.objects.filter(pk=help_row.pk).update(status="help_given")
    assert not open_steps(started.petition, helped, "review_drafted", day)


def test_the_opinion_goes_to_a_head_who_has_no_part_in_it(walk: Any, enterprise: Any) -> None:
    """Attack 50: where the head of the reviewing office came from the mine since, the next head above signs."""
    started = walk("replied")
    Post.objects.filter(person=enterprise.person("unit_head")).update(valid_to=local_day(started.at))
    Post.objects.filter(person=enterprise.person("head")).update(valid_to=date(2020, 1, 1))
    office, group = Unit.objects.get(key="office"), Unit.objects.get(key="group")
    lend(enterprise.person("unit_head"), office, Duty.OFFICE_HEAD)
    boss = colleague(enterprise, "boss", group)
    lend(boss, group, Duty.UNIT_HEAD)
    started.link("review", "ask_review", started.petitioner, grounds=GROUNDS)
    assert LinkedRecord.objects.get(petition=started.petition, kind="review").content["signs"] == group.pk


def test_a_hearing_of_the_final_review_is_not_chaired_by_whoever_reviewed_or_answered(walk: Any, enterprise: Any) -> None:
    """Attack 50, 条例§36(2): offered and taken is only who has no part in what is looked at."""
    started = walk("final_asked")
    dossier, day = load(Petition.objects.get(pk=started.petition.pk)), local_day(started.at)
    able = {post.person_id for post in may_chair(dossier, snapshot.current(), day)}
    partial = {enterprise.person(key).pk for key in ("company_clerk", "company_head", "plant_head", "plant_handler")}
    assert enterprise.person("leader").pk in able and not able & partial
    with pytest.raises(Refused) as caught:
        started.link("hearing", "call_review_hearing", "head", **notice(started) | {"chair_id": enterprise.person("company_head").pk})
    assert caught.value.field == "chair_id"


@pytest.mark.parametrize(("days", "is_late"), [(29, False), (30, False), (31, True)])
def test_the_last_day_counts_whole_for_the_final_review_and_by_the_postmark(walk: Any, days: int, is_late: bool) -> None:
    """Attack 50: a letter of day 30 that comes on day 33 is in time; one of day 31 needs a reason."""
    started = walk("company_reviewed")
    right = started.petition.clocks.get(name="ask_final_review", stopped_on=None)
    asked_on = local_day(started.at) + timedelta(days=days + (right.due_on - right.statutory_on).days)
    received = asked_on + timedelta(days=3)
    record = LinkedRecord(petition=started.petition, kind="final_review")
    fields = {"grounds": GROUNDS, "how": "来信，案卷第 9 页", "asked_on": asked_on, "received_on": received}
    clerk = started.enterprise.actor("clerk")
    at = started.at + timedelta(days=days + 3 + (right.due_on - right.statutory_on).days)
    if is_late:
        with pytest.raises(Refused) as caught:
            perform("ask_final_review", record, entry("ask_final_review", **fields), actor=clerk, at=at)
        assert caught.value.field == "why_late"
        return
    perform("ask_final_review", record, entry("ask_final_review", **fields), actor=clerk, at=at)
    assert record.standing is FinalReviewStatus.UNDER_REVIEW


@pytest.mark.parametrize("station", ["registered", "awaiting_supplement", "triaged", "assigned", "accepted", "extension_asked", "drafted", "signed", "refused", "diverted", "withdrawn", "sealed"])
def test_there_is_nothing_to_review_before_the_answer_arrived_and_where_there_is_none(walk: Any, station: str) -> None:
    """Attack 50: neither review, by the petitioner or by staff, at any station without a served opinion."""
    started = walk(station)
    for kind in ("review", "final_review"):
        for actor in (started.petitioner, started.enterprise.actor("clerk")):
            record = LinkedRecord(petition=started.petition, kind=kind)
            with pytest.raises(Refused):
                perform(f"ask_{kind}", record, entry(f"ask_{kind}", grounds=GROUNDS, how="来信，第 5 页"), actor=actor, at=started.at)
    assert not LinkedRecord.objects.filter(petition=started.petition, kind__in=["review", "final_review"]).exists()
