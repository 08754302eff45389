"""A small enterprise for tests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.utils import timezone

from xinqiao.directory import snapshot
from xinqiao.directory.duties import Staff, staff
from xinqiao.directory.models import CalendarVersion, Category, Edition, Person, PolicyRow, Post, Unit
from xinqiao.rules.categories import SEED
from xinqiao.rules.terms import Duty

SINCE = date(2010, 1, 1)
WRITTEN = datetime(2020, 1, 1, tzinfo=UTC)
PASSWORD = "Bridge-2026-test"


@dataclass
class Enterprise:
    """Units and people by short names."""

    group: Unit
    office: Unit  # the group's petition office, the front desk
    discipline_unit: Unit
    mine: Unit  # 二矿
    other_mine: Unit  # 三矿
    people: dict[str, Person]

    def person(self, key: str) -> Person:
        return self.people[key]

    def actor(self, key: str, today: date | None = None) -> Staff:
        """Return the actor: receptionist, clerk, head, handler, unit_head, other_handler, other_head, leader,
        discipline, auditor, admin."""
        return staff(self.people[key], today or timezone.localdate())


def build() -> Enterprise:
    """Write the enterprise: directory rows only, as the seed and the screens would."""
    Edition.objects.update_or_create(pk=1, defaults={"number": 1})
    CalendarVersion.objects.create(
        days_off=[], days_on=[], official_years=list(range(2011, 2027)), recorded_at=WRITTEN, recorded_by="test"
    )
    # Most tests sign in with the password alone; those of the second step say so (tests/web/desk/doors.py).
    PolicyRow.objects.create(key="second_factor", value=1, effective_from=SINCE, recorded_at=WRITTEN, recorded_by="test")
    _categories()
    group = _unit("group", "青川煤业集团有限公司", "集团", "group", None, can_issue_opinion=True, review_outside="省国资委")
    office = _unit("office", "集团信访办", "集团信访办", "department", group, handles_petitions=True, is_front_desk=True)
    discipline_unit = _unit("discipline", "集团纪委", "集团纪委", "department", group)
    mine = _unit("mine-2", "二矿", "二矿", "plant", group, handles_petitions=True, can_issue_opinion=True, review_unit=group)
    other = _unit("mine-3", "三矿", "三矿", "plant", group, handles_petitions=True, can_issue_opinion=True, review_unit=group)
    posts = {
        "receptionist": (office, Duty.INTAKE), "clerk": (office, Duty.COORDINATOR), "head": (office, Duty.OFFICE_HEAD),
        "handler": (mine, Duty.HANDLER), "unit_head": (mine, Duty.UNIT_HEAD), "other_handler": (other, Duty.HANDLER),
        "other_head": (other, Duty.UNIT_HEAD), "leader": (group, Duty.LEADER), "discipline": (discipline_unit, Duty.DISCIPLINE),
        "auditor": (group, Duty.AUDITOR), "custodian": (group, Duty.CUSTODIAN), "admin": (group, Duty.SYSTEM_ADMIN), "security": (group, Duty.SECURITY_ADMIN),
    }  # fmt: skip
    people = {key: _person(key, unit, duty) for key, (unit, duty) in posts.items()}
    snapshot.forget()
    return Enterprise(group, office, discipline_unit, mine, other, people)


def add_union(enterprise: Enterprise, parent: Unit | None = None, key: str = "union") -> Unit:
    """Open a union department with one officer, whom the enterprise knows by its key; most tests have none."""
    unit = _unit(key, "工会", "工会", "department", parent or enterprise.group)
    enterprise.people[key] = _person(key, unit, Duty.UNION)
    snapshot.forget()
    return unit


def add_archive(enterprise: Enterprise) -> Unit:
    """Open an archive, a department outside every handler's line, with a custodian of its own ("archivist"); most tests have none."""
    unit = _unit("archive", "档案馆", "档案馆", "department", enterprise.group)
    enterprise.people["archivist"] = _person("archivist", unit, Duty.CUSTODIAN)
    snapshot.forget()
    return unit


def _categories() -> None:
    rows = [(code, zh, en) for (code, zh, en) in SEED] + [leaf for leaves in SEED.values() for leaf in leaves]
    Category.objects.bulk_create(
        Category(code=code, name=zh, name_en=en, valid_from=SINCE, recorded_at=WRITTEN, recorded_by="test")
        for code, zh, en in rows
    )


def _unit(key: str, name: str, short: str, kind: str, parent: Unit | None, **fields: object) -> Unit:
    return Unit.objects.create(
        key=key, name=name, name_en=key.capitalize(), short_name=short, kind=kind, parent=parent, valid_from=SINCE,
        phone="0391-5550100", place="矿区路 1 号", **fields,
    )  # fmt: skip


@cache
def _hashed(*hashers: str) -> str:
    """Argon2 is slow on purpose: one hash serves the whole run (one for each way of hashing that a test chooses)."""
    return make_password(PASSWORD)


def _person(key: str, unit: Unit, duty: Duty) -> Person:
    person = Person(login=key, name=f"测试{key}", name_en=key, password=_hashed(*settings.PASSWORD_HASHERS))
    person.save()
    Post.objects.create(person=person, unit=unit, duty=duty.value, title=duty.zh, title_en=duty.en, valid_from=SINCE)
    return person
