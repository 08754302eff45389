"""What is missing before petitions can be handled everywhere is said to the administrator."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.enterprise import Enterprise, add_archive, add_union
from xinqiao.directory import change, snapshot
from xinqiao.directory.gaps import gaps
from xinqiao.directory.models import Post, Unit
from xinqiao.rules.terms import Duty

pytestmark = pytest.mark.django_db
NO_GAP_YEAR = date(2026, 3, 2)  # official, and before the notice for the next year is due


@pytest.fixture(autouse=True)
def with_union(enterprise: Enterprise) -> None:
    add_union(enterprise)
    add_archive(enterprise)


def said(on: date = NO_GAP_YEAR) -> str:
    snapshot.forget()
    return "\n".join(gap.said.zh for gap in gaps(snapshot.current(), on))


def end(enterprise: Enterprise, key: str) -> None:
    Post.objects.filter(person=enterprise.person(key)).update(valid_to=NO_GAP_YEAR - timedelta(days=1))


def test_an_enterprise_that_is_complete_lacks_nothing(enterprise: Enterprise) -> None:
    assert said() == ""


@pytest.mark.parametrize(
    ("key", "sentence"),
    [
        ("handler", "“二矿”可办信访，但没有承办人"), ("unit_head", "“二矿”可办信访，但没有负责人签发"),
        ("discipline", "还没有人担任纪检岗位"), ("union", "还没有人担任工会岗位"), ("leader", "还没有人担任分管领导"), ("archivist", "身份保管员都在登记信访的单位那条线上"),
    ],
)  # fmt: skip
def test_the_last_holder_of_a_duty_leaves_a_gap(enterprise: Enterprise, key: str, sentence: str) -> None:
    end(enterprise, key)
    assert sentence in said()


def test_a_head_of_office_signs_for_his_office(enterprise: Enterprise) -> None:
    assert "集团信访办" not in said()
    end(enterprise, "head")
    assert "“集团信访办”可办信访，但没有负责人签发" in said()
    end(enterprise, "clerk")
    assert "“集团信访办”登记网上来件，但没有信访专员" in said()


def test_a_person_switched_off_holds_nothing(enterprise: Enterprise) -> None:
    person = enterprise.person("handler")
    entry = change.PersonEntry(login=person.login, name=person.name, is_active=False)
    change.change_person(person, entry, by="command", at=timezone.now())
    assert "“二矿”可办信访，但没有承办人" in said()


def test_units_and_the_calendar(enterprise: Enterprise) -> None:
    Unit.objects.filter(pk=enterprise.mine.pk).update(review_unit=None)
    assert "“二矿”可出意见书，但没有写谁复查" in said()
    Unit.objects.filter(pk=enterprise.office.pk).update(is_front_desk=False)
    assert "还没有指定由哪个单位登记网上来件" in said()
    assert "2027 年的工作日历还是暂定的" in said(date(2026, 11, 1)) and "2027" not in said()


def test_every_gap_is_said_in_english_too(enterprise: Enterprise) -> None:
    Post.objects.exclude(duty=Duty.SYSTEM_ADMIN.value).update(valid_to=NO_GAP_YEAR - timedelta(days=1))
    snapshot.forget()
    found = gaps(snapshot.current(), NO_GAP_YEAR)
    assert len(found) >= 6 and all(gap.said.en.isascii() for gap in found)


def test_one_person_who_would_draft_and_sign_is_not_enough(enterprise: Enterprise) -> None:
    end(enterprise, "unit_head")
    Post.objects.create(
        person=enterprise.person("handler"), unit=enterprise.mine, duty=Duty.UNIT_HEAD.value, title="矿长", title_en="Head",
        valid_from=NO_GAP_YEAR,
    )  # fmt: skip
    assert "“二矿”写答复和签发的是同一个人" in said() and "没有负责人签发" not in said()
    Post.objects.filter(person=enterprise.person("unit_head")).update(valid_to=None)
    assert said() == ""
