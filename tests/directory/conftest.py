"""A small enterprise to change: a group with two mines, a system administrator and a handler."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from tests.directory.entries import AT, BY, person_entry, post_entry, unit_entry
from xinqiao.directory import change
from xinqiao.directory.models import Person, Unit
from xinqiao.rules.terms import Duty, UnitKind


@dataclass(frozen=True)
class House:
    """The rows most tests start from."""

    group: Unit
    first: Unit
    second: Unit
    section: Unit
    admin: Person
    handler: Person


@pytest.fixture
def house(db: None) -> House:
    group = change.add_unit(unit_entry("group", None), by=BY, at=AT)
    first, second = (change.add_unit(unit_entry(key, group), by=BY, at=AT) for key in ("kq-1", "kq-2"))
    section = change.add_unit(unit_entry("kq-1-zc", first, kind=UnitKind.SECTION), by=BY, at=AT)
    admin, handler = (change.add_person(person_entry(login), by=BY, at=AT) for login in ("admin", "handler"))
    change.add_post(post_entry(admin, group, Duty.SYSTEM_ADMIN), by=BY, at=AT)
    change.add_post(post_entry(handler, first, Duty.HANDLER), by=BY, at=AT)
    return House(group, first, second, section, admin, handler)
