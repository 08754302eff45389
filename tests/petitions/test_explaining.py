"""The permission explainer says that somebody sees a petition if and only if `visible_to` contains it, for everybody and everything."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Q
from django.utils import timezone

from tests.enterprise import Enterprise
from tests.petitions.world import World
from tests.walking import Walk
from xinqiao.directory import change, snapshot
from xinqiao.directory.duties import Actor, Clockwork, MemberActor, PetitionerActor, Staff, staff
from xinqiao.directory.models import Person, Post
from xinqiao.petitions import dossier as dossiers
from xinqiao.petitions import explaining
from xinqiao.petitions.access import kept_from, sights, visible_at_top, visible_to
from xinqiao.petitions.models import LinkedRecord, Petition
from xinqiao.rules.terms import STAFF_DUTIES, Duty, RecordKind
from xinqiao.rules.terms_sharing import Sight

pytestmark = pytest.mark.postgres_too


def everybody(world: World) -> Iterator[Staff]:
    """Everybody of the world, somebody for every duty in every unit, one with two posts, one who stands in, and one switched off."""
    today, enterprise = timezone.localdate(), world.enterprise
    yield from (enterprise.actor(key) for key in enterprise.people)
    units = (enterprise.group, enterprise.office, enterprise.discipline_unit, enterprise.mine, enterprise.other_mine)
    for number, (duty, unit) in enumerate((duty, unit) for duty in STAFF_DUTIES for unit in units):
        person = Person.objects.create(login=f"some-{number}", name="某人")
        Post.objects.create(person=person, unit=unit, duty=duty.value, title=duty.zh, valid_from=today - timedelta(days=9))
        yield staff(person, today)
    both = Person.objects.create(login="both", name="两岗")
    for unit, duty in ((enterprise.mine, Duty.UNIT_HEAD), (enterprise.office, Duty.INTAKE)):
        Post.objects.create(person=both, unit=unit, duty=duty.value, title=duty.zh, valid_from=today)
    yield staff(both, today)
    absent = enterprise.person("other_head")
    entry = change.SubstituteEntry(post=absent.posts.get(), substitute=enterprise.person("other_handler"), valid_from=today, valid_to=today)
    change.name_substitute(entry, by=f"person:{absent.pk}", at=timezone.now())
    snapshot.forget()
    yield enterprise.actor("other_handler")
    Person.objects.filter(pk=both.pk).update(is_active=False)
    yield staff(Person.objects.get(pk=both.pk), today)


def test_it_says_yes_if_and_only_if_the_door_is_open(world: World) -> None:
    """Property: over a petition at every station × everybody; and for each yes there is a named reason, for each no at least one."""
    petitions, told = list(Petition.objects.all()), set()
    of_note = {Sight.ACTING: "recused"}  # met at few stations: asked for whoever is looked at
    few = [*petitions[::7], *(world.at(station) for station in of_note.values())]
    for actor in everybody(world):
        directory, today = snapshot.current(), timezone.localdate()
        seen = set(visible_to(actor, directory).values_list("pk", flat=True))
        for petition in petitions if actor.person.login in world.enterprise.people else few:
            found = explaining.explain(petition, actor, today, directory)
            assert found.sees == (petition.pk in seen), (actor.person.login, petition.number)
            assert found.reasons and (not found.sees or any(reason.gives and reason.sight for reason in found.reasons))
            told |= {reason.sight for reason in found.reasons if reason.gives}
    assert told >= set(Sight) - {Sight.WATCHES}  # every ground is met in this world


def test_the_grounds_and_the_fast_expression_are_the_same(world: World) -> None:
    """`access.visible_to` asks in one expression what `access.sights` names one by one."""
    for actor in everybody(world):
        directory = snapshot.current()
        rows = Q(pk__in=())
        for ground in sights(actor, directory).values():
            rows |= ground
        by_grounds = set(Petition.objects.filter(rows).exclude(pk__in=kept_from(actor, directory)).values_list("pk", flat=True))
        assert by_grounds == set(visible_to(actor, directory).values_list("pk", flat=True)), actor.person.login


def test_the_compiled_expression_gives_the_same_rows(world: World) -> None:
    """Property: over everybody, twice each (the second time it is remembered); what one sees is never another's (ADR-0002)."""
    directory, people = snapshot.current(), list(everybody(world))
    wanted = [set(visible_to(actor, directory).values_list("pk", flat=True)) for actor in people]
    assert len({frozenset(rows) for rows in wanted}) > 5
    for _ in range(2):
        assert [set(visible_at_top(actor, directory).values_list("pk", flat=True)) for actor in people] == wanted


@pytest.mark.one_store
def test_facts_worked_out_from_those_of_the_petition_are_the_same(world: World) -> None:
    """Property: over a petition at every station × its records and a new one of every kind × everybody who may look."""
    today, directory = timezone.localdate(), snapshot.current()
    people: list[Actor] = [*(world.enterprise.actor(key) for key in world.enterprise.people), *list(everybody(world))[-3:], Clockwork()]
    for petition in Petition.objects.all():
        dossier = dossiers.load(petition)
        dossier.directory = directory
        members = [MemberActor(record_id=row.pk, petition_id=petition.pk) for row in dossier.records_of(RecordKind.MEMBER)]
        records = [*dossier.records, *(LinkedRecord(petition=petition, kind=kind.value) for kind in RecordKind)]
        for actor in (*people, *members, PetitionerActor(petition_id=petition.pk)):
            base = dossier.facts(actor, today)
            for record in records:
                assert dossier.facts(actor, today, record=record, base=base) == dossier.facts(actor, today, record=record)


def test_who_may_ask_about_what(enterprise: Enterprise, walk: Callable[..., Walk]) -> None:
    """A head of office about what he sees, the auditor about his organisation's; about the rest, and about accusations, as of an unknown number."""
    plain, sealed, named = walk("accepted").petition, walk("sealed").petition, walk("triaged")
    named.link("complained", "name_complained", "clerk", person_id=enterprise.person("other_handler").pk, why="信里说是三矿的承办人推了他。")
    person, directory, today = enterprise.person("handler"), snapshot.current(), timezone.localdate()

    def asked(key: str, number: str) -> explaining.Explanation | None:
        return explaining.explain_to(enterprise.actor(key), number, person, today, directory)

    for key in ("head", "auditor"):
        found = asked(key, plain.number)
        assert found is not None and found.sees
        assert asked(key, sealed.number) is None is asked(key, "XQ-2026-9999999") is asked(key, "\0")
    assert asked("head", named.petition.number) is not None and asked("auditor", named.petition.number) is None
    for key in enterprise.people.keys() - {"head", "auditor"}:
        assert asked(key, plain.number) is None, key


def test_a_head_about_whom_it_complains_gets_the_answer_of_an_unknown_number(enterprise: Enterprise, walk: Callable[..., Walk]) -> None:
    petition = walk("triaged")
    assert explaining.may_be_asked(enterprise.actor("head"), snapshot.current()).filter(pk=petition.petition.pk).exists()
    LinkedRecord.objects.create(
        petition=petition.petition, kind="complained", status="kept_out", person_id=enterprise.person("head").pk, opened_at=timezone.now(), position=1
    )
    Petition.objects.filter(pk=petition.petition.pk).update(has_records=True)
    assert not explaining.may_be_asked(enterprise.actor("head"), snapshot.current()).filter(pk=petition.petition.pk).exists()


def test_each_reason_is_named(enterprise: Enterprise, walk: Callable[..., Walk]) -> None:
    petition, directory, today = walk("accepted").petition, snapshot.current(), timezone.localdate()

    def said(key: str) -> str:
        return " ".join(reason.said.zh for reason in explaining.explain(petition, enterprise.actor(key), today, directory).reasons)

    assert "这件由他的单位办理" in said("handler") and "本机关和下级" in said("leader") and "接待处登记" in said("receptionist")
    assert "三员分立" in said("admin") and "这个职责看不到" in said("custodian") and "由“二矿”办理" in said("other_head")
    Post.objects.filter(person=enterprise.person("handler")).update(valid_to=today - timedelta(days=1))
    assert "已经结束" in said("handler") and "没有任何岗位" in said("handler")


def test_the_command_says_the_same_and_nothing_of_what_is_sealed(enterprise: Enterprise, walk: Callable[..., Walk]) -> None:
    petition, sealed, out = walk("accepted").petition, walk("sealed").petition, StringIO()
    call_command("why", "handler", petition.number, stdout=out)
    assert "看得到" in out.getvalue() and "his unit deals with it" in out.getvalue()
    for login, number in (("nobody", petition.number), ("handler", sealed.number), ("handler", "XQ-2026-9999999")):
        with pytest.raises(CommandError):
            call_command("why", login, number)
