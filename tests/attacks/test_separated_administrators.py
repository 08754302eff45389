"""The three administrators (三员分立): none of them reads petitions, none gives himself rights, the audit one changes nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.attacks.addresses import addresses  # noqa: F401
from tests.enterprise import Enterprise
from xinqiao.directory import change, snapshot
from xinqiao.directory.models import Person, Post, PostProposal
from xinqiao.ledger.append import history
from xinqiao.ledger.models import Entry
from xinqiao.ops.prepare import separate_administrators
from xinqiao.rules.procedures.every import PROCEDURES
from xinqiao.rules.terms import SEPARATED, STAFF_DUTIES, Duty

# What the audit administrator may send: his own way in, his own news, and what reads the ledger. `seal_now` adds a
# seal over what is there and changes no line (docs/security.md).
OWN = {
    f"desk:{name}" for name in ("sign_in", "sign_out", "second_step", "set_up", "go_on", "change_password", "confirm", "set_by_link",
    "end_sign_ins", "remove_factor", "new_codes", "start_check", "seal_now", "compare")
}  # fmt: skip


def browser_of(person: Person) -> Client:
    client = Client()
    client.force_login(person, backend="xinqiao.directory.sessions.StaffBackend")
    return client


def entry_for(person: Person, enterprise: Enterprise, duty: Duty, **more: object) -> change.PostEntry:
    given = {"unit": enterprise.mine, "title": duty.zh, "valid_from": timezone.localdate(), **more}
    return change.PostEntry(person=person, duty=duty.value, **given)  # type: ignore[arg-type]


def newcomer(login: str = "li-xin") -> Person:
    return change.add_person(change.PersonEntry(login=login, name="李新"), by="command", at=timezone.now())


@pytest.mark.parametrize("duty", STAFF_DUTIES)
@pytest.mark.parametrize("separated", SEPARATED)
def test_no_hand_holds_two_of_them_nor_one_beside_any_duty(enterprise: Enterprise, separated: Duty, duty: Duty) -> None:
    person = newcomer()
    change.add_post(entry_for(person, enterprise, separated), by="command", at=timezone.now())
    with pytest.raises(change.DirectoryError):
        change.add_post(entry_for(person, enterprise, duty, unit=enterprise.group if duty is not separated else enterprise.mine), by="command", at=timezone.now())
    assert person.posts.count() == 1


@pytest.mark.parametrize("separated", SEPARATED)
def test_no_step_of_any_procedure_is_theirs(separated: Duty) -> None:
    assert [row.name for procedure in PROCEDURES for row in procedure.by_name.values() if separated in row.by] == []


def test_the_security_administrator_gives_nobody_sight_alone(enterprise: Enterprise) -> None:
    """A post waits for another administrator; who asked cannot agree, nor whom it is for, nor a puppet without a post."""
    person, me, other = newcomer(), enterprise.person("security"), enterprise.person("admin")
    by = f"person:{me.pk}"
    waits = change.give_post(entry_for(person, enterprise, Duty.HANDLER), by=by, at=timezone.now())
    assert isinstance(waits, PostProposal) and not person.posts.exists()
    assert change.give_post(entry_for(person, enterprise, Duty.HANDLER), by=by, at=timezone.now()) == waits  # a second click
    with pytest.raises(change.DirectoryError, match="另一位"):
        change.agree_to_post(waits, by=by, at=timezone.now())
    url = f"/admin/posts/waiting/{waits.pk}/"
    english = browser_of(other)
    english.cookies["language"] = "en"
    Person.objects.filter(pk=person.pk).update(name_en="Li Xin")
    page = english.get("/admin/posts/waiting/").content.decode()
    assert "Li Xin" in page and "李新" not in page
    for key in ("handler", "head", "auditor", "custodian"):
        assert browser_of(enterprise.person(key)).post(url, {"answer": "agree"}).status_code == 404, key
    assert browser_of(me).post(url, {"answer": "agree"}).status_code == 302 and not person.posts.exists()
    assert browser_of(other).post(url, {"answer": "agree"}).status_code == 302 and person.posts.count() == 1
    browser_of(other).post(url, {"answer": "agree"})  # twice
    assert person.posts.count() == 1
    verbs = [(row.verb, row.actor) for row in history("directory")][-3:]
    assert verbs == [("post.propose", by), ("post.add", f"person:{other.pk}"), ("post.agree", f"person:{other.pk}")]


def test_a_puppet_administrator_is_not_made_alone_either(enterprise: Enterprise) -> None:
    puppet, by = newcomer(), f"person:{enterprise.person('security').pk}"
    waits = change.give_post(entry_for(puppet, enterprise, Duty.SECURITY_ADMIN, unit=enterprise.group), by=by, at=timezone.now())
    assert isinstance(waits, PostProposal)
    with pytest.raises(change.DirectoryError, match="给您自己"):
        change.agree_to_post(waits, by=f"person:{puppet.pk}", at=timezone.now())
    declined = change.decline_post(waits, by=by, at=timezone.now())
    assert declined.is_agreed is False and not puppet.posts.exists()
    with pytest.raises(change.DirectoryError, match="已经决定"):
        change.agree_to_post(waits, by=f"person:{enterprise.person('admin').pk}", at=timezone.now())


def test_nobody_changes_his_own_posts(enterprise: Enterprise) -> None:
    me = enterprise.person("security")
    for write in (change.give_post, change.add_post):
        with pytest.raises(change.DirectoryError, match="自己的职责"):
            write(entry_for(me, enterprise, Duty.HANDLER), by=f"person:{me.pk}", at=timezone.now())
    with pytest.raises(change.DirectoryError, match="自己的职责"):
        change.end_post(me.posts.get(), timezone.localdate(), by=f"person:{me.pk}", at=timezone.now())


def test_the_policy_of_the_second_person_is_not_the_security_administrators(enterprise: Enterprise) -> None:
    url = "/admin/policies/second_person/"
    off = {"value": 1, "effective_from": timezone.localdate().isoformat()}
    assert browser_of(enterprise.person("security")).post(url, off).status_code == 404
    assert browser_of(enterprise.person("admin")).post(url, off).status_code == 302
    snapshot.forget()
    given = change.give_post(entry_for(newcomer(), enterprise, Duty.HANDLER), by=f"person:{enterprise.person('security').pk}", at=timezone.now())
    assert isinstance(given, Post)


def test_where_nobody_else_administers_a_post_is_given_at_once(enterprise: Enterprise) -> None:
    enterprise.person("admin").posts.update(valid_to=timezone.localdate() - timedelta(days=1))
    given = change.give_post(entry_for(newcomer(), enterprise, Duty.HANDLER), by=f"person:{enterprise.person('security').pk}", at=timezone.now())
    assert isinstance(given, Post)


@pytest.mark.parametrize("key", ["admin", "security"])
def test_the_last_of_each_stays(enterprise: Enterprise, key: str) -> None:
    with pytest.raises(change.DirectoryError, match="最后一位"):
        change.end_post(enterprise.person(key).posts.get(), timezone.localdate(), by="command", at=timezone.now())


def test_the_audit_administrator_changes_nothing(enterprise: Enterprise, addresses: list[tuple[str, str]]) -> None:  # noqa: F811
    """Attack 15: every address of staff takes his POST as not there, but his own sign-in and what reads the ledger."""
    staff_addresses = [(name, url) for name, url in addresses if url.startswith(("/desk/", "/leader/", "/admin/"))]
    before, taken = list(Entry.objects.order_by("pk")), set()
    for name, url in staff_addresses:
        if browser_of(enterprise.person("auditor")).post(url, {"answer": "agree"}).status_code not in (404, 405):
            taken.add(name)
    assert {"desk:step", "administration:post_decide"}.isdisjoint(taken) and len(staff_addresses) > 60
    assert taken == OWN
    assert [row for row in Entry.objects.order_by("pk") if row.subject != "sign_in"] == before


def test_an_enterprise_of_before_gets_a_security_administrator_once(enterprise: Enterprise) -> None:
    """Whoever held the one duty keeps the system's half; accounts go to somebody else, and the ledger says so."""
    Post.objects.filter(duty=Duty.SECURITY_ADMIN).delete()
    Person.objects.filter(login="security").update(login="was-there")
    made = separate_administrators(timezone.now())
    assert made is not None and made.login == "security"
    person = Person.objects.get(login="security")
    assert person.must_change_password and person.check_password(made.password)
    assert [post.duty for post in person.posts.all()] == ["security_admin"]
    assert enterprise.person("admin").posts.get().duty == "system_admin"
    assert [row.verb for row in history("directory")][-3:] == ["person.add", "post.add", "person.password"]
    assert separate_administrators(timezone.now()) is None
