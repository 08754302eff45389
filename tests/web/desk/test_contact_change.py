"""Checking and confirming a change of name or contact: both values are opened on record, and nobody confirms blindly."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.test import Client

from tests.walking import CODE, Walk
from tests.web.portal import ways
from xinqiao.ledger.append import history
from xinqiao.petitions.models import LinkedRecord, Petition
from xinqiao.vault import reveal

Open = Callable[..., Any]
OLD, NEW = "19900001234", "13700007777"


def door(petition: Petition) -> str:
    return f"/desk/petitions/{petition.number}/contact/1/"


def confirm(petition: Petition) -> str:
    return f"/desk/petitions/{petition.number}/records/contact/1/confirm_contact/"


def test_whoever_confirms_opens_both_calls_both_and_the_petitioner_reads_it(walk: Callable[..., Walk], visit: Open, client: Client) -> None:
    petition = walk("contact_verified").petition
    head = visit("head")
    asked = head.page(confirm(petition))
    assert "打开新旧两样核对" in asked and NEW not in asked
    blind = head.post(confirm(petition), version=petition.version).content.decode()
    assert "请先打开新旧两样" in blind and LinkedRecord.objects.get(petition=petition, kind="contact").status == "contact_verified"
    covered = head.page(door(petition))
    assert "137****7777" in covered and "199****1234" in covered and NEW not in covered and OLD not in covered
    shown = head.post(door(petition)).content.decode()
    assert f'href="tel:{OLD}"' in shown and f'href="tel:{NEW}"' in shown and "范小安" not in shown
    assert [line.body["parts"] for line in history(petition.number) if line.verb == "reveal"] == [["email", "phone"]] * 2
    assert "您已经打开看过" in head.page(confirm(petition))
    assert head.post(confirm(petition), version=petition.version).status_code == 302
    assert reveal.addressee(petition.identity_id, subject=petition.number).phone == NEW
    assert head.get(door(petition)).status_code == 404  # decided: the door is shut
    ways.enter(client, petition, CODE)
    told = client.get("/matter/data/").content.decode().split("谁看过我的身份")[1].split("</details>")[0]
    assert "核对变更：新提出的" in told and "核对变更：原来的" in told and "电子邮箱" in told and "信访办主任" in told
    client.cookies["language"] = "en"
    english = client.get("/matter/data/").content.decode().split("<main")[1]
    assert "Checking a change: the new value" in english and "核对变更" not in english


def test_no_page_of_the_desk_shows_what_waits_and_a_clerk_enters_a_corrected_name(walk: Callable[..., Walk], visit: Open) -> None:
    walked = walk("contact_asked")
    clerk = visit("clerk")
    assert "13700008888" not in clerk.page(f"/desk/petitions/{walked.petition.number}/") and "换了手机号" in clerk.page(f"/desk/petitions/{walked.petition.number}/")
    other = walk("accepted").petition
    url = f"/desk/petitions/{other.number}/records/contact/0/verify_contact/"
    by_phone = clerk.post(url, name="范晓安", proof="old_phone", note="打电话问过本人", version=other.version).content.decode()
    assert "改姓名要看过证件" in by_phone and "范晓安" in by_phone
    assert clerk.post(url, name="范晓安", proof="id_shown", note="看过户口本和身份证", version=other.version).status_code == 302
    page = visit("head").page(f"/desk/petitions/{other.number}/")
    assert "范晓安" not in page and "姓名" in page


def test_in_english_what_changes_is_english_also_where_it_was_kept_in_chinese_words(walk: Callable[..., Walk], visit: Open) -> None:
    petition = walk("contact_verified").petition
    record = LinkedRecord.objects.get(petition=petition, kind="contact")
    LinkedRecord.objects.filter(pk=record.pk).update(content=record.content | {"changed": ["电话", "电子邮箱"]})
    page = visit("clerk", "en").page(f"/desk/petitions/{petition.number}/")
    assert "What changes" in page
    said = page.split("What changes")[1].split("</dd>")[0]
    assert "phone" in said and "e-mail" in said and "电话" not in said
