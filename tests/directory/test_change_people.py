"""People and posts: dates, separated administrators, passwords, and what ends a session."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.directory.conftest import House
from tests.directory.entries import AT, BY, TODAY, person_entry, post_entry
from xinqiao.directory import change
from xinqiao.directory.change import DirectoryError
from xinqiao.directory.duties import staff
from xinqiao.directory.models import Person, Post
from xinqiao.ledger.append import history
from xinqiao.rules.terms import Duty

PASSWORD = "Bridge-2026-house"


def test_a_new_person_cannot_sign_in_before_a_password_is_set(house: House) -> None:
    assert not house.handler.has_usable_password()
    changed = change.set_password(house.handler, PASSWORD, must_change=True, by="person:1", at=AT)
    assert changed.check_password(PASSWORD) and changed.must_change_password
    assert changed.password.startswith("argon2")


def test_the_ledger_knows_no_names(house: House) -> None:
    change.change_person(house.handler, person_entry("handler", email="secret@example.com"), by=BY, at=AT)
    written = str([entry.body for entry in history("directory")])
    assert "人handler" not in written and "secret" not in written


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"login": "Wang Wu"}, "login"),
        ({"login": "admin"}, "login"),
        ({"name": ""}, "name"),
        ({"email": "x@"}, "email"),
    ],
)
def test_nonsense_people_are_refused(house: House, wrong: dict[str, Any], field: str) -> None:
    given = {"login": "new", "name": "新人", **wrong}
    with pytest.raises(DirectoryError) as refused:
        change.add_person(change.PersonEntry(**given), by=BY, at=AT)
    assert refused.value.field == field
    assert Person.objects.count() == 2


@pytest.mark.parametrize("password", ["short-A1", "lowercaseonly", "password123456", "12345678901234"])
def test_weak_passwords_are_refused_in_both_languages(house: House, password: str) -> None:
    with pytest.raises(DirectoryError) as refused:
        change.set_password(house.handler, password, must_change=False, by=BY, at=AT)
    assert refused.value.said.zh and refused.value.said.en


def test_one_of_the_last_passwords_is_refused_and_an_older_one_is_not(house: House) -> None:
    """`password_memory` is five: the present password and the four before it."""
    words = [f"a long sentence number {number}" for number in range(6)]
    for word in words:
        change.set_password(house.handler, word, must_change=False, by=BY, at=AT)
    for word in words[1:]:
        with pytest.raises(DirectoryError) as refused:
            change.set_password(house.handler, word, must_change=False, by=BY, at=AT)
        assert "最近用过" in refused.value.said.zh
    change.set_password(house.handler, words[0], must_change=False, by=BY, at=AT)


@pytest.mark.parametrize("password", ["我们矿上的食堂周三有面我知道", "correct horse battery staple", "Ab3-xxy-zzw-kkv"])
def test_length_makes_up_for_variety(house: House, password: str) -> None:
    change.set_password(house.handler, password + "。。", must_change=False, by=BY, at=AT)


def test_the_least_length_is_a_dated_policy(house: House) -> None:
    change.set_policy("password_length", 20, AT.date(), by=BY, at=AT)
    with pytest.raises(DirectoryError) as refused:
        change.set_password(house.handler, "Ab3-xxy-zzw-kkv-1", must_change=False, by=BY, at=AT)
    assert "20" in refused.value.said.zh


def test_switching_off_ends_sessions_and_powers_for_good(house: House) -> None:
    person = change.set_password(house.handler, PASSWORD, must_change=False, by=BY, at=AT)
    bound_to = person.get_session_auth_hash()
    person = change.change_person(person, person_entry("handler", is_active=False), by="person:1", at=AT)
    assert not staff(person, TODAY).duties
    person = change.change_person(person, person_entry("handler"), by="person:1", at=AT)
    assert person.is_active and person.get_session_auth_hash() != bound_to and not person.check_password(PASSWORD)


def test_the_last_administrator_stays(house: House) -> None:
    with pytest.raises(DirectoryError, match="最后一位系统管理员"):
        change.change_person(house.admin, person_entry("admin", is_active=False), by="person:99", at=AT)
    with pytest.raises(DirectoryError, match="最后一位系统管理员"):
        change.end_post(house.admin.posts.get(), TODAY, by="person:99", at=AT)


def test_nobody_changes_his_own_duties(house: House) -> None:
    own = f"person:{house.admin.pk}"
    with pytest.raises(DirectoryError, match="自己的职责"):
        change.add_post(post_entry(house.admin, house.first, Duty.HANDLER), by=own, at=AT)
    with pytest.raises(DirectoryError, match="自己的账号"):
        change.change_person(house.admin, person_entry("admin", is_active=False), by=own, at=AT)


def test_administrators_are_separated(house: House) -> None:
    for person, duty in (
        (house.admin, Duty.HANDLER),
        (house.handler, Duty.SYSTEM_ADMIN),
        (house.handler, Duty.AUDITOR),
    ):
        with pytest.raises(DirectoryError, match="三员分立"):
            change.add_post(post_entry(person, house.first, duty), by=BY, at=AT)


def test_posts_are_dated_and_never_doubled(house: House) -> None:
    with pytest.raises(DirectoryError, match="日期重叠"):
        change.add_post(post_entry(house.handler, house.first, Duty.HANDLER, valid_from=TODAY), by=BY, at=AT)
    post = change.end_post(Post.objects.get(person=house.handler), TODAY, by=BY, at=AT)
    assert staff(house.handler, TODAY).duties == {Duty.HANDLER}
    assert not staff(house.handler, TODAY + timedelta(days=1)).duties
    with pytest.raises(DirectoryError, match="已经结束"):
        change.end_post(post, TODAY, by=BY, at=AT)
    later = TODAY + timedelta(days=1)
    change.add_post(post_entry(house.handler, house.first, Duty.HANDLER, valid_from=later), by=BY, at=AT)
    assert staff(house.handler, later).duties == {Duty.HANDLER}


@pytest.mark.parametrize(
    ("duty", "more"),
    [
        ("king", {}), (Duty.PETITIONER, {}), (Duty.CLOCKWORK, {}), (Duty.INTAKE, {"title": ""}),
        (Duty.INTAKE, {"valid_from": date(2019, 1, 1)}), (Duty.INTAKE, {"valid_to": date(2023, 1, 1)}),
    ],
)  # fmt: skip
def test_nonsense_posts_are_refused(house: House, duty: Any, more: dict[str, Any]) -> None:
    given = {"title": "岗位", "valid_from": date(2024, 1, 1), **more}
    with pytest.raises(DirectoryError):
        change.add_post(change.PostEntry(person=house.handler, unit=house.first, duty=duty, **given), by=BY, at=AT)
    assert house.handler.posts.count() == 1
