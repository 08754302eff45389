"""Who watches over whom: outside the line, once for each person, begun by the program after an accusation or a safety report."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.enterprise import SINCE, add_union
from tests.linked.protections import WORDS, quiet
from tests.petitions.world import MONDAY, THURSDAY, World, contents
from tests.walking import Walk, entry
from xinqiao.directory import snapshot
from xinqiao.directory.duties import PetitionerActor
from xinqiao.directory.models import Unit
from xinqiao.ops.verify import faults
from xinqiao.petitions import protecting, queue_lines, reading
from xinqiao.petitions.access import visible_to
from xinqiao.petitions.dossier import load
from xinqiao.petitions.lines_of_command import line_of, reach_of
from xinqiao.petitions.models import LinkedRecord, Petition, RunningClock, Statement
from xinqiao.petitions.perform import perform
from xinqiao.petitions.watching import watcher
from xinqiao.rules.protection import WATCHERS
from xinqiao.rules.terms import Channel, Duty, Path, Secrecy
from xinqiao.rules.terms_protection import Occasion
from xinqiao.vault.models import ContactDigest, Identity

pytestmark = [pytest.mark.django_db, pytest.mark.postgres_too]


def test_a_line_is_whoever_stands_above_below_or_in_the_same_branch(world: World) -> None:
    e, directory = world.enterprise, snapshot.current()
    assert line_of(directory, e.mine.pk) == {e.mine.pk, e.group.pk}
    assert line_of(directory, e.office.pk) == {e.office.pk, e.group.pk} and e.discipline_unit.pk not in line_of(directory, e.mine.pk)
    section = Unit.objects.create(key="s", name="综采队", name_en="S", short_name="综", kind="section", parent=e.mine, valid_from=SINCE)
    own = add_union(world.enterprise, e.mine, "mine-union")
    directory = snapshot.current()
    assert own.pk in line_of(directory, section.pk), "the union of the mine stands in the mine's line"
    for unit in directory.units:
        assert reach_of(directory, unit) == {other for other in directory.units if unit in line_of(directory, other)}


@pytest.mark.parametrize(("occasion", "duty"), [(occasion, duties[0]) for occasion, duties in WATCHERS.items()])
def test_the_table_says_which_of_the_two_watches(world: World, occasion: Occasion, duty: Duty) -> None:
    group_union = add_union(world.enterprise)
    add_union(world.enterprise, world.enterprise.mine, "mine-union")  # in the handler's own line: never
    unit = {Duty.DISCIPLINE: world.enterprise.discipline_unit.pk, Duty.UNION: group_union.pk}[duty]
    assert watcher(snapshot.current(), world.at("accepted"), occasion, THURSDAY.date()) == (unit, duty)


def test_whoever_handles_the_accusation_does_not_watch_as_well(world: World) -> None:
    sealed, today = world.at("sealed"), THURSDAY.date()
    assert watcher(snapshot.current(), sealed, Occasion.ACCUSATION, today) == (None, None)
    unit = add_union(world.enterprise)
    assert watcher(snapshot.current(), sealed, Occasion.ACCUSATION, today) == (unit.pk, Duty.UNION)


def test_what_is_declared_leaves_the_petition_as_it_was(world: World) -> None:
    """Neither its row nor its chain, clocks, worklist lines, messages or documents: nothing that names it changes."""
    petition = world.at("accepted")
    before = {table: [row for row in rows if petition.number in map(str, row) or petition.pk in row] for table, rows in contents().items() if "petition" in table}
    protecting.declare(petition, WORDS, has_happened=True, at=THURSDAY)
    file = protecting.file_of(petition)
    assert file is not None
    after = contents()
    for table, rows in before.items():
        assert [row for row in rows if row not in after[table]] == [], table
    assert vars(world.at("accepted")) | {"_state": 0} == vars(petition) | {"_state": 0}
    assert load(world.at("accepted")).records == [] and list(faults()) == []


def test_said_twice_at_one_click_it_is_written_once_and_another_day_again(world: World) -> None:
    petition = world.at("accepted")
    for _click in range(2):
        protecting.declare(petition, WORDS, has_happened=False, at=THURSDAY)
    assert Petition.objects.filter(guards=petition.number).count() == 1
    assert not Statement.objects.filter(step="fear_again").exists()
    protecting.declare(petition, WORDS, has_happened=True, at=THURSDAY + timedelta(days=3))
    record = LinkedRecord.objects.get(petition__guards=petition.number)
    assert record.content["occasion"] == "happened" and record.content["since"] == "2026-03-08"
    assert list(faults()) == []


def test_words_lie_encrypted_and_nothing_leads_from_a_phone_to_them(world: World) -> None:
    petition = world.at("accepted")
    digests = ContactDigest.objects.count()
    protecting.declare(petition, WORDS, has_happened=False, at=THURSDAY)
    file = protecting.file_of(petition)
    assert file is not None and WORDS not in str(contents()) and ContactDigest.objects.count() == digests
    assert Identity.objects.get(pk=file.identity_id).subject == file.number and file.code_digest == ""


def test_whoever_takes_it_down_is_named_and_sees_nothing_of_it(world: World) -> None:
    petition, clerk = world.at("accepted"), world.enterprise.actor("clerk", MONDAY.date())
    protecting.declare(petition, WORDS, has_happened=False, at=THURSDAY, by=clerk)
    file = protecting.file_of(petition)
    assert file is not None and Statement.objects.get(petition=file).actor == clerk.name
    assert not visible_to(clerk, snapshot.current()).filter(pk=file.pk).exists()


def test_of_what_comes_by_the_protected_host_only_the_hour_is_kept(world: World) -> None:
    """And `verify` finds the file as the ledger tells it."""
    filed = {"channel": Channel.ONLINE, "secrecy": Secrecy.CONFIDENTIAL, "title": "回扣", "text": "采购科收回扣。"}
    record = Petition(desk_unit=world.enterprise.office, is_protected=True)
    petition = perform("register", record, entry("register", **filed), actor=PetitionerActor(), at=THURSDAY.replace(minute=23))
    protecting.declare(petition, WORDS, has_happened=False, at=THURSDAY.replace(minute=41, second=7))
    file = protecting.file_of(petition)
    assert file is not None and file.is_protected and list(faults()) == []
    moments = [file.received_at, file.recorded_at, file.records.get().opened_at, Statement.objects.get(petition=file).at]
    assert {(at.minute, at.second) for at in moments} == {(0, 0)}


def test_a_co_signer_has_a_file_of_his_own(world: World) -> None:
    walked = Walk(world.enterprise, at=MONDAY).to("member_confirmed")
    member = walked.petition.records.get(kind="member")
    protecting.declare(walked.petition, "班长不给我排班了。", has_happened=True, at=MONDAY, member=member)
    protecting.declare(walked.petition, WORDS, has_happened=False, at=MONDAY)
    one, other = protecting.file_of(walked.petition, member.position), protecting.file_of(walked.petition)
    assert one is not None and other is not None and one.pk != other.pk
    assert not visible_to(protecting.speaker(other), snapshot.current()).filter(pk=one.pk).exists()


def test_the_program_watches_after_accusations_and_safety_reports_once(world: World) -> None:
    unit = add_union(world.enterprise)
    hazard = Walk(world.enterprise, at=MONDAY).take("triage", "clerk", category="0901", path=Path.OPINION).petition
    begun = protecting.watch(THURSDAY)
    assert begun and protecting.watch(THURSDAY) == 0
    for petition, occasion in ((world.at("sealed"), "accusation"), (hazard, "safety")):
        file = protecting.file_of(petition)
        assert file is not None and (file.handling_unit_id, file.watcher) == (unit.pk, "union")
        assert file.records.get().content["occasion"] == occasion
    assert protecting.file_of(world.at("accepted")) is None and list(faults()) == []


def test_when_the_matter_comes_to_the_watcher_another_watches(world: World) -> None:
    """A fear that was declared while it was open; then it is sealed to the very discipline department that watches."""
    walked = Walk(world.enterprise, at=MONDAY)
    protecting.declare(walked.petition, WORDS, has_happened=False, at=MONDAY)
    walked.to("sealed")
    file, discipline = protecting.file_of(walked.petition), world.enterprise.actor("discipline", MONDAY.date())
    assert file is not None and not visible_to(discipline, snapshot.current()).filter(pk=file.pk).exists(), "from this moment on"
    assert file.number not in {line.number for line in queue_lines.worklist(discipline, snapshot.current(), reading.queues(discipline))[0]}
    assert protecting.watch_elsewhere_now(THURSDAY) == 0, "nobody stands outside the line"
    unit = add_union(world.enterprise)
    assert protecting.watch_elsewhere_now(THURSDAY) == 1 and protecting.watch_elsewhere_now(THURSDAY) == 0
    file.refresh_from_db()
    assert (file.handling_unit_id, file.watcher) == (unit.pk, "union")
    assert {(row.unit_id, row.duty) for row in file.obligations.all()} == {(unit.pk, "union")} and list(faults()) == []


def test_he_can_answer_by_himself_once_the_day_is_near(world: World) -> None:
    petition = world.at("sealed")
    add_union(world.enterprise)
    protecting.watch(MONDAY)
    day = MONDAY.date() + timedelta(days=30)
    assert protecting.waiting(petition, 0, day - timedelta(days=8)).asked_by is None and protecting.waiting(petition, 0, day - timedelta(days=7)).asked_by == day


def test_what_was_written_to_him_waits_until_he_writes_back(world: World) -> None:
    for station, waits in (("feared", False), ("written_to", True), ("written_back", False)):
        petition = Petition.objects.get(number=world.at(station).guards)
        assert protecting.waiting(petition, 0, THURSDAY.date()).is_written_to is waits, station
    assert protecting.waiting(world.at("accepted"), 0, THURSDAY.date()) == protecting.Waiting()


def test_a_round_costs_what_has_changed_and_not_what_is_watched(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither open nor closed files whose matter stands where it stood are read: not by the round over all, and not by the rounds after it."""
    add_union(world.enterprise)
    protecting.watch_elsewhere_now(MONDAY)  # what stands wrongly already
    read: list[Any] = []
    from_db = Petition.from_db
    monkeypatch.setattr(Petition, "from_db", staticmethod(lambda *row: read.append(1) or from_db(*row)))
    costs = []
    for more in (0, 5):
        for _one in range(more):
            Walk(world.enterprise, at=MONDAY).to("feared")
            Walk(world.enterprise, at=MONDAY).to("watch_ended")
        lookout = protecting.Lookout()
        with CaptureQueriesContext(connection) as every:
            read.clear()
            assert protecting.watch_elsewhere_now(THURSDAY, lookout=lookout) == 0 and lookout.after is None
        with CaptureQueriesContext(connection) as later:
            assert protecting.watch_elsewhere_now(THURSDAY, lookout=lookout) == 0
        costs.append((len(every), len(later), len(read)))
    assert costs[0] == costs[1] and costs[1][2] == 0, costs


def test_a_round_finds_the_matter_that_moved_since_the_last_one(world: World) -> None:
    """By its new line in the ledger, without a round over all; and the next day all are looked at."""
    walked, lookout = Walk(world.enterprise, at=MONDAY), protecting.Lookout()
    add_union(world.enterprise)
    protecting.declare(walked.petition, WORDS, has_happened=False, at=MONDAY)
    file = protecting.file_of(walked.petition)
    protecting.watch_elsewhere_now(MONDAY, lookout=lookout)
    assert lookout.after is None and file is not None and file.watcher == "discipline"
    walked.to("sealed")
    assert protecting.watch_elsewhere_now(MONDAY, lookout=lookout) == 1 and lookout.after is None
    file.refresh_from_db()
    assert file.watcher == "union"
    Petition.objects.filter(pk=file.pk).update(handling_unit=None)  # nobody's, and no line of the ledger says so
    assert protecting.watch_elsewhere_now(THURSDAY, lookout=lookout) == 1, "another day: all of them"


def test_a_round_takes_so_many_at_once_and_the_next_goes_on(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    for _one in range(3):
        walked = Walk(world.enterprise, at=MONDAY)
        protecting.declare(walked.petition, WORDS, has_happened=False, at=MONDAY)
        walked.to("sealed")
    add_union(world.enterprise)
    lookout = protecting.Lookout()
    monkeypatch.setattr(protecting, "AT_ONCE", 2)
    moved = []
    while lookout.after is not None and len(moved) < 20:
        moved.append(protecting.watch_elsewhere_now(THURSDAY, lookout=lookout))
    assert max(moved) == 2 and sum(moved) >= 3 and protecting.watch_elsewhere_now(THURSDAY) == 0


def test_what_verify_finds_when_somebody_meddles(world: World) -> None:
    file = world.at("feared")
    Petition.objects.filter(pk=file.pk).update(guards="XQ-2026-0000001", handling_unit=world.enterprise.mine)
    said = set(faults())
    assert f"{file.number}: its guards is not what was recorded" in said and f"{file.number}: the unit in charge of it is not what was recorded" in said


def test_a_breach_of_a_check_in_is_on_record_with_the_file_alone(world: World) -> None:
    record = world.linked("feared", "retaliation")
    perform("record_check_in", record, entry("record_check_in", **quiet()), actor=world.actor("discipline", record.petition), at=THURSDAY + timedelta(days=60))
    assert RunningClock.objects.filter(petition=record.petition, breached_on__isnull=False).exists()
