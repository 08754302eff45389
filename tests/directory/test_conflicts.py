"""Who is kept out of a complaint (rules.conflicts, ADR-0013): both directions of the table say the same, on trees and posts drawn at random."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest

from xinqiao.directory import conflicts, snapshot
from xinqiao.directory.duties import staff
from xinqiao.directory.models import Edition, Person, Post, Unit
from xinqiao.rules.conflicts import BELOW, LINE
from xinqiao.rules.terms import STAFF_DUTIES, Duty

pytestmark = [pytest.mark.django_db, pytest.mark.postgres_too]
SINCE, TODAY = date(2010, 1, 1), date(2026, 3, 2)


def _unit(key: str, kind: str, parent: Unit | None) -> Unit:
    return Unit.objects.create(key=key, name=key, short_name=key[:20], kind=kind, parent=parent, valid_from=SINCE)


def _post(person: Person, unit: Unit, duty: Duty, *, until: date | None = None) -> None:
    Post.objects.create(person=person, unit=unit, duty=duty.value, title=duty.zh, valid_from=SINCE, valid_to=until)


@pytest.mark.parametrize("seed", range(4))
def test_from_the_accused_and_from_the_reader_it_is_the_same(seed: int) -> None:
    draw = Random(seed)
    Edition.objects.update_or_create(pk=1, defaults={"number": 100 + seed})
    units = [_unit("top", "group", None)]
    for n in range(14):
        units.append(_unit(f"u{n}", draw.choice(["company", "plant", "section", "team", "department"]), draw.choice(units)))
    people = [Person.objects.create(login=f"p{n}", name=f"p{n}") for n in range(24)]
    for person in people:
        for _ in range(draw.choice([1, 1, 2])):
            _post(person, draw.choice(units), draw.choice(STAFF_DUTIES))
    snapshot.forget()
    tree = snapshot.current()
    for reader in people:
        actor = staff(reader, TODAY)
        named_units, posts = conflicts.keeps_out(actor, tree)
        keeps = set(Post.objects.filter(posts).values_list("person_id", flat=True)) | {reader.pk}
        for accused in people:
            kept = conflicts.kept_out(frozenset({accused.pk}), frozenset(), tree, TODAY)
            assert kept.bars(actor, tree) is (accused.pk in keeps), (accused.login, reader.login)
            assert (reader.pk in conflicts.everybody(kept, tree, TODAY)) is (accused.pk in keeps)
        for unit in units:
            kept = conflicts.kept_out(frozenset(), frozenset({unit.pk}), tree, TODAY)
            assert kept.bars(actor, tree) is (unit.pk in named_units)


def test_whose_staff_and_whose_line() -> None:
    top = _unit("top", "group", None)
    mine = _unit("mine", "plant", top)
    shop, counter = _unit("shop", "section", mine), _unit("counter", "department", mine)
    other = _unit("other", "plant", top)
    office = _unit("office", "department", top)
    duties = {
        "digger": (shop, Duty.HANDLER), "mate": (shop, Duty.HANDLER), "foreman": (shop, Duty.UNIT_HEAD), "boss": (mine, Duty.UNIT_HEAD), "deputy": (mine, Duty.LEADER), "clerk": (counter, Duty.COORDINATOR),
        "stranger": (other, Duty.UNIT_HEAD), "officer": (office, Duty.COORDINATOR), "chief": (office, Duty.OFFICE_HEAD), "manager": (top, Duty.LEADER),
    }  # fmt: skip
    people = {name: Person.objects.create(login=name, name=name) for name in duties}
    for name, (unit, duty) in duties.items():
        _post(people[name], unit, duty)
    _post(people["stranger"], mine, Duty.UNIT_HEAD, until=date(2020, 1, 1))  # was there once
    snapshot.forget()
    tree = snapshot.current()

    def out(name: str) -> set[str]:
        kept = conflicts.kept_out(frozenset({people[name].pk}), frozenset(), tree, TODAY)
        return {other for other, person in people.items() if kept.bars(staff(person, TODAY), tree)} - {name}

    assert out("digger") == {"foreman", "boss", "deputy"}  # his line in the mine; not his mate, not the counter, nobody above the mine
    assert out("foreman") == {"digger", "mate", "boss", "deputy"}
    assert out("boss") == {"digger", "mate", "foreman", "deputy", "clerk"}
    assert out("deputy") == {"digger", "mate", "foreman", "boss", "clerk"}
    assert out("officer") == {"chief"} and out("chief") == {"officer"}
    assert out("stranger") == set()
    assert out("manager") == set(people) - {"manager"}
    assert set(BELOW) - LINE == {Duty.DISCIPLINE}  # whoever leads, and the duty that must judge its own
