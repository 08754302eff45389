"""perform(): everything or nothing, in one transaction, by the table, on the day that counts."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.petitions.world import MONDAY, THURSDAY, World, contents
from tests.walking import conclusion, entry
from xinqiao.directory import snapshot
from xinqiao.directory.duties import Clockwork, PetitionerActor
from xinqiao.directory.models import CalendarVersion, Edition, Post
from xinqiao.documents.models import Document, Sequence
from xinqiao.ledger.append import history
from xinqiao.petitions import alarms, overdue
from xinqiao.petitions import journal as journal_module
from xinqiao.petitions.dossier import load
from xinqiao.petitions.models import Petition, RunningClock
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import STALE, Refused
from xinqiao.petitions.vouching import texts_digest
from xinqiao.rules.procedures.petition import PETITION
from xinqiao.rules.terms import Channel, Path, RefusalGround, Secrecy


def register(world: World, **fields: Any) -> Petition:
    given: dict[str, Any] = {
        "channel": Channel.ONLINE,
        "secrecy": Secrecy.ANONYMOUS,
        "title": "路灯坏了",
        "text": "三天了。",
    }
    options = {name: fields.pop(name) for name in ("recorded_at",) if name in fields}
    filed = entry("register", **(given | fields))
    record = Petition(desk_unit=world.enterprise.office)
    return perform("register", record, filed, actor=PetitionerActor(), at=THURSDAY, **options)


def serial(petition: Petition) -> int:
    return int(petition.number.rpartition("-")[2])


def test_a_step_that_no_table_knows_is_a_fault_and_not_a_refusal(world: World) -> None:
    with pytest.raises(KeyError):
        perform("approve", world.at("accepted"), None, actor=Clockwork(), at=THURSDAY)


def test_it_returns_the_record_as_it_is_then(world: World) -> None:
    petition = world.at("triaged")
    sent = perform(
        "assign", petition, entry("assign", unit_id=world.mine), actor=world.actor("clerk", petition), at=THURSDAY
    )
    assert sent.status == "assigned" == world.at("triaged").status


def test_it_goes_by_the_store_and_not_by_the_object_it_is_given(world: World) -> None:
    old = world.at("drafted")
    perform("sign", world.at("drafted"), entry("sign"), actor=world.actor("unit_head", old), at=THURSDAY)
    assert old.status == "drafted"
    with pytest.raises(Refused, match="已签发"):
        perform("sign", old, entry("sign"), actor=world.actor("unit_head", old), at=THURSDAY)


@pytest.mark.parametrize("version", [0, 1, 99])
def test_a_form_that_shows_another_version_is_stale(world: World, version: int) -> None:
    petition, before = world.at("drafted"), contents()
    with pytest.raises(Refused) as refused:
        perform("sign", petition, entry("sign"), actor=world.actor("unit_head", petition), at=THURSDAY, version=version)
    assert refused.value.words == STALE and contents() == before


@pytest.mark.parametrize("place", ["_write_identities", "_write_changes", "Document", "Message", "append", "wording"])
def test_a_fault_at_any_place_leaves_nothing_and_no_gap(
    world: World, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    """Attack 51 in one process: what is not whole is not there, and its number is given to the next."""
    last, before = serial(register(world)), contents()

    def fail(*_: Any, **__: Any) -> None:
        raise OSError("the disk is full")

    with monkeypatch.context() as broken:
        if place == "append":
            broken.setattr(journal_module, "append", fail)
        elif place == "wording":
            broken.setattr(journal_module.wording, "add", fail)
        elif place in ("Document", "Message"):
            broken.setattr(getattr(journal_module, place)._default_manager, "bulk_create", fail)
        else:
            broken.setattr(journal_module.Journal, place, fail)
        with pytest.raises(OSError, match="disk"):
            register(world)
    assert contents() == before
    assert serial(register(world)) == last + 1


def test_a_step_rolled_back_gives_its_document_number_to_the_next(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(station: str) -> None:
        reason = entry("refuse", ground=RefusalGround.OUTSIDE, reason="不归我们", where_to_go="市供热公司")
        petition = world.at(station)
        perform("refuse", petition, reason, actor=world.actor("clerk", petition), at=THURSDAY)

    def numbers() -> list[int]:
        known = Document.objects.filter(kind="refusal_notice").order_by("pk").values_list("number", flat=True)
        return [int(number.rpartition("〕")[2].removesuffix("号")) for number in known]

    with monkeypatch.context() as broken:
        broken.setattr(journal_module, "append", lambda *_, **__: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            refuse("triaged")
    refuse("triaged")
    refuse("returned")
    assert numbers() == [1, 2, 3, 4]  # the first two are the world's own


def test_numbers_have_no_gaps(world: World) -> None:
    for sequence in Sequence.objects.exclude(scope__startswith="petition:").exclude(scope__startswith="retaliation:"):
        unit, mark, year = sequence.scope.split(":")
        known = Document.objects.filter(number__startswith=f"{unit}信{mark}〔{year}〕").values_list("number", flat=True)
        counted = sorted(int(number.rpartition("〕")[2].removesuffix("号")) for number in known)
        assert counted == list(range(1, sequence.last + 1)), sequence.scope
    for rows in (Petition.objects.filter(guards=None), Petition.objects.exclude(guards=None)):  # a file of those who watch over somebody is numbered by itself
        assert sorted(map(serial, rows)) == list(range(1, rows.count() + 1))


def test_when_it_happened_and_when_it_was_written_down_are_two_moments(world: World) -> None:
    petition = register(world, recorded_at=THURSDAY + timedelta(days=400))
    (line,) = history(petition.number)
    assert (line.at, line.recorded_at) == (THURSDAY, THURSDAY + timedelta(days=400))
    assert petition.received_at == THURSDAY and petition.recorded_at == THURSDAY + timedelta(days=400)
    assert petition.number.startswith("XQ-2027-")  # numbers count in the year of writing
    assert RunningClock.objects.get(petition=petition).anchor_on == THURSDAY.date()


def test_the_day_is_the_one_in_shanghai(world: World) -> None:
    """23:30 in Shanghai is still Thursday; half an hour later it is not."""
    late = THURSDAY.replace(hour=23, minute=30)
    for at, day in ((late, THURSDAY.date()), (late + timedelta(hours=1), THURSDAY.date() + timedelta(days=1))):
        filed = entry("register", channel=Channel.ONLINE, secrecy=Secrecy.ANONYMOUS, title="路灯", text="坏了")
        petition = perform("register", Petition(desk_unit=world.enterprise.office), filed, actor=Clockwork(), at=at)
        assert RunningClock.objects.get(petition=petition).anchor_on == day


def test_what_begins_follows_the_calendar_that_is_known_then(world: World) -> None:
    """Attack 45: a calendar that comes later changes nothing that runs, until it is counted anew on record."""
    old, running = world.at("triaged"), RunningClock.objects.get(petition=world.at("assigned"), name="object").due_on
    holiday = [date(2026, 3, day).isoformat() for day in (6, 9, 10)]
    CalendarVersion.objects.create(
        days_off=holiday, days_on=[], official_years=[2026], recorded_at=THURSDAY, recorded_by="test"
    )
    Edition.objects.update(number=77)
    snapshot.forget()
    sent = entry("assign", unit_id=world.mine)
    perform("assign", old, sent, actor=world.actor("clerk", old), at=THURSDAY)
    assert RunningClock.objects.get(petition=old, name="object").due_on == date(2026, 3, 17)
    assert RunningClock.objects.get(petition=world.at("assigned"), name="object").due_on == running
    new = register(world)
    assert new.calendar_version > world.at("triaged").calendar_version
    triage = entry("triage", category="0703", path=Path.OPINION)
    perform("triage", new, triage, actor=world.actor("clerk", new), at=THURSDAY)
    perform("assign", new, sent, actor=world.actor("clerk", new), at=THURSDAY)
    assert RunningClock.objects.get(petition=new, name="object").due_on == date(2026, 3, 17)


def test_whoever_is_switched_off_or_whose_post_has_ended_can_do_nothing(world: World) -> None:
    """Attack 28."""
    petition, person = world.at("drafted"), world.enterprise.person("unit_head")
    Post.objects.filter(person=person).update(valid_to=date(2026, 3, 1))
    with pytest.raises(Refused, match="只有"):
        perform("sign", petition, entry("sign"), actor=world.actor("unit_head", petition), at=THURSDAY)
    Post.objects.filter(person=person).update(valid_to=None)
    person.is_active = False
    try:
        with pytest.raises(Refused, match="只有"):
            perform("sign", petition, entry("sign"), actor=world.actor("unit_head", petition), at=THURSDAY)
    finally:
        person.is_active = True


def test_free_texts_are_kept_apart_and_vouched_for(world: World) -> None:
    petition = world.at("drafted")
    returned = entry("return_draft", reason="第二项没有依据")
    perform("return_draft", petition, returned, actor=world.actor("unit_head", petition), at=THURSDAY)
    body = history(petition.number)[-1].body
    assert body["texts_sha256"] == texts_digest({"reason": "第二项没有依据"}) and "依据" not in str(body)


NIGHT = MONDAY + timedelta(days=80, hours=10)  # every limit of the handling has passed by then
EVERYBODY = ("handler", "unit_head", "clerk", "head", "leader", "discipline", "clockwork")


@pytest.mark.parametrize("station", ["registered", "assigned", "accepted", "drafted", "signed", "urgent", "sealed"])
def test_what_the_clockwork_notes_overnight_opens_and_closes_no_other_step(world: World, station: str) -> None:
    """So a form that was left open may be sent: everybody may take just the steps that he could take before."""
    petition = world.at(station)

    def opened() -> dict[str, list[str]]:
        dossier = load(Petition.objects.get(pk=petition.pk))
        told = {key: PETITION.open_to(dossier.facts(world.actor(key, petition), NIGHT.date())) for key in EVERYBODY}
        return {key: [row.name for row in rows if not row.is_noting] for key, rows in told.items()}

    before, version = opened(), petition.version
    overdue.record_breaches(NIGHT)
    overdue.give_alerts(NIGHT)
    alarms.raise_alarms(NIGHT)
    noted = [line.verb for line in history(petition.number) if PETITION.by_name.get(line.verb) and PETITION.by_name[line.verb].is_noting]
    assert noted and opened() == before and Petition.objects.get(pk=petition.pk).version == version


def test_a_form_left_open_overnight_is_sent_as_it_is(world: World) -> None:
    petition = world.at("accepted")
    seen = petition.version
    overdue.record_breaches(NIGHT)
    reply = entry("reply", conclusions=tuple(conclusion() for _ in load(petition).remaining))
    done = perform("reply", petition, reply, actor=world.actor("handler", petition), at=NIGHT, version=seen)
    assert done.status == "drafted" and done.version == seen + 1
