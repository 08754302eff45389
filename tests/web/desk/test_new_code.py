"""A new query code in place of one that somebody else may hold: taken by the one who spoke with the petitioner, opened by nobody else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.walking import CODE, Walk
from tests.web.visiting import petition_url
from xinqiao.ledger.models import Entry
from xinqiao.petitions.models import LinkedRecord, Petition
from xinqiao.vault import reveal
from xinqiao.vault.contact import grouped

Open = Callable[..., Any]


def door(petition: Petition) -> str:
    return f"/desk/petitions/{petition.number}/contact/1/code/"


def speak(petition: Petition) -> str:
    return f"{petition_url(petition)}records/contact/1/speak_contact/"


def code_of(petition: Petition) -> str:
    return grouped(reveal.query_code(petition.identity_id, subject=petition.number))


def test_the_head_speaks_with_him_and_hands_the_new_code_over(walk: Callable[..., Walk], visit: Open) -> None:
    petition = walk("contact_disowned").petition
    head = visit("head")
    work = head.page("/desk/")
    assert petition.number in work and "查询码可能被别人拿到" in work
    asked = head.page(speak(petition))
    assert "不要用新提的那个" in asked and "打开新旧两样核对" in asked and "13700008888" not in asked
    wrong = head.post(speak(petition), version=petition.version, proof="old_phone", note="问过", is_renewed="yes").content.decode()
    assert "请写清哪天" in wrong
    taken = head.post(speak(petition), version=petition.version, proof="old_phone", note="打原来的电话，他说不是他提的。", is_renewed="yes")
    assert taken["Location"] == door(petition)
    covered, code = head.page(door(petition)), code_of(petition)
    assert "在他原来的电话里念给他听" in covered and code not in covered and code != grouped(CODE)
    assert code in head.post(door(petition)).content.decode()
    opened = Entry.objects.filter(subject=petition.number).latest("pk")
    assert (opened.verb, opened.body["parts"]) == ("reveal", ["code"]) and opened.actor.startswith("person:") and code.replace(" ", "") not in str(opened.body)
    assert "打开新查询码" in head.page(petition_url(petition)) and code not in head.page(petition_url(petition))


@pytest.mark.parametrize("key", ["clerk", "receptionist", "handler", "unit_head", "leader", "auditor", "custodian", "admin", "discipline"])
def test_nobody_else_opens_it(walk: Callable[..., Walk], visit: Open, key: str) -> None:
    petition = walk("contact_disowned").petition
    head = visit("head")
    head.post(speak(petition), version=petition.version, proof="id_shown", note="带身份证来了，说不是他提的。", is_renewed="yes")
    other = visit(key)
    for answer in (other.get(door(petition)), other.post(door(petition))):
        assert answer.status_code == 404 and code_of(petition) not in answer.content.decode()


def test_what_was_mailed_or_not_renewed_is_opened_by_nobody(walk: Callable[..., Walk], visit: Open) -> None:
    for fields in ({"proof": "old_mail", "is_renewed": "yes"}, {"proof": "old_phone", "is_renewed": "no"}):
        petition = walk("contact_disowned").petition
        head = visit("head")
        taken = head.post(speak(petition), version=petition.version, note="找到本人问过了。", **fields)
        assert taken["Location"] == petition_url(petition) and head.get(door(petition)).status_code == 404
        assert LinkedRecord.objects.get(petition=petition, kind="contact").status == "contact_spoken"


@pytest.mark.parametrize(("is_protected", "host"), [(False, "https://petitions.example.cn"), (True, "https://baohu.example.cn")])
def test_the_slip_leads_to_the_petitioners_own_site_and_never_to_that_of_staff(walk: Callable[..., Walk], visit: Open, settings: Any, is_protected: bool, host: str) -> None:
    settings.PORTAL_ADDRESS, settings.PROTECTED_ADDRESS = "https://petitions.example.cn", "https://baohu.example.cn"
    petition = walk("contact_disowned").petition
    Petition.objects.filter(pk=petition.pk).update(is_protected=is_protected)
    head = visit("head")
    head.post(speak(petition), version=petition.version, proof="id_shown", note="带身份证来了，说不是他提的。", is_renewed="yes")
    shown = head.post(door(petition)).content.decode()
    assert f"{host}/lookup/?number={petition.number}" in shown and "http://testserver" not in shown
