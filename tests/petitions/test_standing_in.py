"""Where the only head of a unit stepped aside, whoever is head above acts for him, and everybody can read who (条例§28(3))."""

from __future__ import annotations

from datetime import date

import pytest

from tests.petitions.world import THURSDAY, World
from tests.walking import entry
from xinqiao.directory import snapshot
from xinqiao.directory.models import Person, Post
from xinqiao.ops.verify import faults
from xinqiao.petitions.access import visible_to
from xinqiao.petitions.dossier import load
from xinqiao.petitions.models import LinkedRecord, Obligation, Petition
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import Refused
from xinqiao.petitions.standing_in import acting_heads
from xinqiao.petitions.story import tell
from xinqiao.rules.terms import Duty, ReviewOutcome


def post(world: World, login: str, unit: int, duty: Duty) -> Person:
    person = Person.objects.create(login=login, name=login, name_en=login, password="")
    Post.objects.create(person=person, unit_id=unit, duty=duty.value, title=duty.zh, title_en=duty.en, valid_from=date(2010, 1, 1))
    world.enterprise.people[login] = person
    return person


def sign(world: World, who: str) -> Petition:
    record = world.at("head_recused")
    return perform("sign", record, entry("sign"), actor=world.actor(who, record), at=THURSDAY)


def owed(record: Petition) -> set[tuple[int, str]]:
    return set(Obligation.objects.filter(petition=record, work="sign").values_list("unit_id", "duty"))


def test_without_a_head_above_the_leader_above_signs_and_has_it_on_his_list(world: World) -> None:
    record = world.at("head_recused")
    assert owed(record) == {(world.enterprise.group.pk, "leader")}
    for who in ("unit_head", "head", "other_head", "clerk"):
        with pytest.raises(Refused):
            sign(world, who)
    assert sign(world, "leader").status == "signed"
    assert [fault for fault in faults() if record.number in fault] == []


def test_everybody_reads_who_acts(world: World) -> None:
    told = tell(world.at("head_recused"), snapshot.current())[-1]
    assert told.verb == "recusal.grant_recusal" and "由青川煤业集团有限公司的负责人来办" in told.sentence.zh and "head of Group" in told.sentence.en


def test_the_head_of_the_unit_above_comes_before_its_leader_and_sees_the_matter(world: World) -> None:
    boss = post(world, "boss", world.enterprise.group.pk, Duty.UNIT_HEAD)
    record = world.at("head_recused")
    actor = world.actor("boss", record)
    assert visible_to(actor, snapshot.current()).filter(pk=record.pk).exists()
    assert not visible_to(actor, snapshot.current()).filter(pk=world.at("drafted").pk).exists()
    with pytest.raises(Refused):
        sign(world, "leader")
    assert sign(world, "boss").status == "signed"
    acting = load(world.at("head_recused")).acting_for(world.mine, THURSDAY.date())
    assert acting and (acting.unit_id, acting.duty) == (world.enterprise.group.pk, Duty.UNIT_HEAD)
    found = acting_heads({world.mine}, frozenset({world.enterprise.person("unit_head").pk, boss.pk}), snapshot.current(), THURSDAY.date())
    assert found[world.mine].duty is Duty.LEADER  # he stepped aside too


def test_a_second_head_of_the_unit_signs_himself(world: World) -> None:
    post(world, "deputy", world.mine, Duty.UNIT_HEAD)
    assert load(world.at("head_recused")).acting_for(world.mine, THURSDAY.date()) is None
    with pytest.raises(Refused):
        sign(world, "leader")
    assert sign(world, "deputy").status == "signed"


def test_where_a_handler_stepped_aside_the_head_stays_head(world: World) -> None:
    assert load(world.at("recused")).acting_for(world.mine, THURSDAY.date()) is None
    assert load(world.at("drafted")).acting_for(world.mine, THURSDAY.date()) is None


def test_what_a_head_decides_on_a_linked_record_he_decides_too(world: World) -> None:
    record = world.at("head_recused")
    perform("ask_hearing", LinkedRecord(petition=record, kind="hearing"), entry("ask_hearing", reason="想当面问。"), actor=world.actor("petitioner", record), at=THURSDAY)
    hearing = LinkedRecord.objects.get(petition=record, kind="hearing")
    assert set(Obligation.objects.filter(petition=record, work="decide_hearing").values_list("unit_id", "duty")) == {(world.enterprise.group.pk, "leader")}
    done = perform("refuse_hearing", hearing, entry("refuse_hearing", reason="事实双方都认。"), actor=world.actor("leader", record), at=THURSDAY)
    assert done.status == "hearing_refused"


def test_whoever_signed_for_the_head_does_not_review_it(world: World) -> None:
    """The office that reviews has a head of its own here; had it none, the signature would go further up."""
    record = sign(world, "leader")
    assert load(record).facts(world.actor("leader", record), THURSDAY.date()).outside_duties == frozenset()


def test_the_opinion_of_a_review_is_signed_by_a_head_who_had_no_part(world: World) -> None:
    """The head of the office chaired the hearing: the review is signed where the next head sits, and his list says so."""
    boss = post(world, "boss", world.enterprise.group.pk, Duty.UNIT_HEAD)
    record = world.at("replied")
    LinkedRecord.objects.create(
        petition=record, kind="hearing", position=1, status="hearing_concluded", person_id=world.enterprise.person("head").pk, unit_id=world.mine, opened_at=THURSDAY, content={}
    )  # fmt: skip
    Petition.objects.filter(pk=record.pk).update(has_records=True)
    record = Petition.objects.get(pk=record.pk)
    review = LinkedRecord(petition=record, kind="review")
    perform("ask_review", review, entry("ask_review", grounds="没有夜间测温。"), actor=world.actor("petitioner", record), at=THURSDAY)
    assert review.content["signs"] == world.enterprise.group.pk
    opinion = entry("draft_review", outcome=ReviewOutcome.UPHOLD, reasons="事实清楚，依据正确，予以维持。")
    perform("draft_review", review, opinion, actor=world.actor("clerk", record), at=THURSDAY)
    review = LinkedRecord.objects.get(pk=review.pk)
    with pytest.raises(Refused):
        perform("sign_review", review, entry("sign_review"), actor=world.actor("head", record), at=THURSDAY)
    assert set(Obligation.objects.filter(petition=record, work="sign_review").values_list("unit_id", flat=True)) == {world.enterprise.group.pk}
    assert perform("sign_review", review, entry("sign_review"), actor=world.actor("boss", record), at=THURSDAY).status == "signed" and boss.pk


def test_a_unit_complained_about_and_whatever_lies_below_it_is_passed_over(world: World) -> None:
    today, mine = THURSDAY.date(), world.mine
    shop = type(world.enterprise.group).objects.create(
        key="shop", name="一矿机修队", name_en="Repair shop", short_name="机修队", kind=world.enterprise.other_mine.kind, parent_id=mine, valid_from=date(2010, 1, 1)
    )
    snapshot.forget()
    tree = snapshot.current()
    foreman = post(world, "foreman", shop.pk, Duty.UNIT_HEAD)
    gone = frozenset({foreman.pk})
    assert acting_heads({shop.pk}, gone, tree, today)[shop.pk].unit_id == mine
    assert acting_heads({shop.pk}, gone, tree, today, kept_out=frozenset({mine}))[shop.pk].unit_id == world.enterprise.group.pk
    assert acting_heads({shop.pk}, gone, tree, today, kept_out=frozenset({world.enterprise.group.pk})) == {}
