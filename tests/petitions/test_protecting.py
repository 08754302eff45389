"""Who watches over whom: outside the line, once for each person, begun by the program after an accusation or a safety report."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.enterprise import SINCE, add_union
from tests.linked.protections import WORDS, quiet
from tests.petitions.world import MONDAY, THURSDAY, World, contents, put_back
from tests.walking import Walk, entry
from xinqiao.directory import snapshot
from xinqiao.directory.models import Unit
from xinqiao.ops.verify import faults
from xinqiao.petitions import protecting, reading
from xinqiao.petitions.access import visible_to
from xinqiao.petitions.dossier import load
from xinqiao.petitions.lines_of_command import line_of, reach_of
from xinqiao.petitions.models import LinkedRecord, Petition, RunningClock, Statement
from xinqiao.petitions.perform import perform
from xinqiao.petitions.watching import watcher
from xinqiao.rules.protection import WATCHERS
from xinqiao.rules.terms import Duty, Path
from xinqiao.rules.terms_protection import Occasion
from xinqiao.vault.models import ContactDigest, Identity

pytestmark = [pytest.mark.django_db, pytest.mark.postgres_too]


@pytest.fixture
def world(db: Any) -> World:
    return put_back()


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
    assert file.number not in {line.number for line in reading.worklist(discipline, snapshot.current(), reading.queues(discipline))[0]}
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
    assert protecting.asked_by(petition, 0, day - timedelta(days=8)) is None and protecting.asked_by(petition, 0, day - timedelta(days=7)) == day


def test_what_verify_finds_when_somebody_meddles(world: World) -> None:
    file = world.at("feared")
    Petition.objects.filter(pk=file.pk).update(guards="XQ-2026-0000001", handling_unit=world.enterprise.mine)
    said = set(faults())
    assert f"{file.number}: its guards is not what was recorded" in said and f"{file.number}: the unit in charge of it is not what was recorded" in said


def test_a_breach_of_a_check_in_is_on_record_with_the_file_alone(world: World) -> None:
    record = world.linked("feared", "retaliation")
    perform("record_check_in", record, entry("record_check_in", **quiet()), actor=world.actor("discipline", record.petition), at=THURSDAY + timedelta(days=60))
    assert RunningClock.objects.filter(petition=record.petition, breached_on__isnull=False).exists()
