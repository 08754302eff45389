"""File, look up, write and read on the protected host, and nowhere else."""

from __future__ import annotations

import re
from typing import Any

from django.test import Client

from tests.web.portal import ways
from tests.web.portal.pictures import PDF
from tests.web.protected_host import WHO, report
from xinqiao.directory import snapshot
from xinqiao.outbox.models import Message
from xinqiao.petitions.models import Petition
from xinqiao.rules.terms import Channel, Medium, Secrecy
from xinqiao.vault import reveal


def page(client: Client, url: str, **query: Any) -> str:
    answer = client.get(url, query or None)
    assert answer.status_code == 200, (url, answer.status_code)
    return str(answer.content.decode())


def code_of(petition: Petition) -> str:
    return reveal.query_code(petition.identity_id, subject=petition.number)


def test_the_front_page_says_what_is_kept_and_gives_advice(reporter: Client) -> None:
    said = page(reporter, "/")
    for words in ("不用登录", "时间只记到几点钟", "不要用单位的网络", "先只给信访办收件的工作人员看", "防不了"):
        assert words in said
    assert 'href="/file/"' in said and 'href="/lookup/"' in said and "/desk/" not in said
    reporter.cookies["protected_language"] = "en"
    assert "Speak here: we do not keep where you come from" in page(reporter, "/")


def test_a_report_is_filed_by_the_same_step_and_its_dialogue_goes_on_there(reporter: Client) -> None:
    petition = report(reporter)
    assert petition.is_protected and petition.secrecy == Secrecy.ANONYMOUS and petition.channel == Channel.ONLINE
    receipt = page(reporter, "/file/receipt/")
    code = code_of(petition)
    assert petition.number in receipt and code in re.sub(r"\s", "", receipt) and "已经存好了" in receipt
    assert "抄下编号和内容指纹的前 12 位" in receipt, "nothing has to be kept on a phone that others look into"
    assert reporter.post("/file/receipt/saved/").status_code == 302
    assert "我当时怎么写的" in page(reporter, "/matter/")
    reporter.post("/leave/")
    assert reporter.get("/matter/").status_code == 302
    assert ways.enter(reporter, petition, code).url == "/matter/"
    answer = reporter.post("/matter/write/", {"text": "还有一份账。", "number": petition.number, "version": "9"})
    assert answer.status_code == 302, answer.content.decode()
    assert "还有一份账。" in page(reporter, "/matter/")


def test_files_are_sent_and_come_back(reporter: Client) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: PLC0415 used by this test alone

    ways.begin(reporter)
    ways.go_on(reporter, files=[SimpleUploadedFile("账.pdf", PDF)])
    assert reporter.post("/file/who/", WHO).status_code == 302
    petition = Petition.objects.latest("pk")
    file = petition.attachments.get()
    file.state = "clean"
    file.save()
    leave = reporter.get(f"/matter/files/{file.pk}/")
    assert leave.status_code == 302 and leave.url.startswith("/files/own/")
    given = reporter.get(leave.url)
    assert given.status_code == 200 and given["Referrer-Policy"] == "no-referrer"
    assert b"".join(given) == PDF if given.streaming else given.content == PDF
    assert reporter.get(leave.url).status_code == 404  # once


def test_a_real_name_is_not_asked_for_and_a_confidential_one_needs_no_phone(reporter: Client) -> None:
    ways.begin(reporter)
    ways.go_on(reporter)
    said = page(reporter, "/file/who/")
    assert 'value="real_name"' not in said and 'name="email"' not in said and 'name="members"' not in said
    assert "请选一种：保密，还是匿名" in reporter.post("/file/who/", WHO | {"secrecy": "real_name"}).content.decode()
    assert reporter.post("/file/who/", {"secrecy": "confidential", "name": "范小安", "phone": ""}).status_code == 302
    assert Petition.objects.latest("pk").secrecy == Secrecy.CONFIDENTIAL


def test_no_message_leaves_the_house_for_it(reporter: Client) -> None:
    petition = report(reporter, secrecy="confidential", name="范小安", phone="19900001234", email="fan@example.com")
    assert petition.reach == Medium.PORTAL
    assert set(Message.objects.filter(subject=petition.number).values_list("medium", flat=True)) <= {Medium.PORTAL, Medium.DESK}


def test_the_limits_know_no_place(reporter: Client, settings: Any) -> None:
    settings.PROTECTED_FILINGS_PER_HOUR = 1
    report(reporter)
    other = Client(REMOTE_ADDR="10.9.9.9")
    ways.begin(other)
    ways.go_on(other)
    assert "这一个小时里交的人太多了" in other.post("/file/who/", WHO).content.decode()
    petition = Petition.objects.latest("pk")
    tries = snapshot.current().policy("lookup_tries_per_hour", petition.received_at.date())
    for n in range(tries * 5):
        ways.enter(Client(REMOTE_ADDR=f"10.1.{n}.1"), petition, f"{n:012d}")
    assert "试的次数太多了" in ways.enter(Client(), petition, code_of(petition)).content.decode()


def test_the_portal_sends_its_owner_back(reporter: Client, settings: Any) -> None:
    petition = report(reporter)
    for name, value in reporter.portal.items():  # type: ignore[attr-defined]
        setattr(settings, name, value)
    settings.PROTECTED_ADDRESS = "https://baohu.example.com"
    portal = Client()
    said = ways.enter(portal, petition, code_of(petition)).content.decode()
    assert "请到那里看" in said and 'href="https://baohu.example.com/lookup/"' in said and "xinqiao_matter" not in portal.cookies
    assert "对不上" in ways.enter(portal, petition, "000000000000").content.decode()
    assert 'href="https://baohu.example.com"' in page(portal, "/")
    ways.begin(portal)
    ways.go_on(portal)
    said = page(portal, "/file/who/")
    assert 'href="https://baohu.example.com/"' in said and "匿名检举的，按规定不用反馈结果" in said


def test_pages_that_are_not_there_and_old_forms_say_what_to_do(reporter: Client) -> None:
    assert reporter.get("/desk/").status_code == 404 and reporter.get("/ledger/").status_code == 404
    strict = Client(enforce_csrf_checks=True, headers={"origin": "null"})
    answer = strict.post("/file/", ways.WHAT)
    assert answer.status_code == 403 and "您写的都还在" in answer.content.decode()


def test_behind_tls_forms_come_through_and_cookies_go_over_tls_only(reporter: Client, settings: Any) -> None:
    settings.BEHIND_TLS = settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = settings.LANGUAGE_COOKIE_SECURE = True
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    told = {"x-forwarded-proto": "https", "host": "localhost", "origin": "null", "sec-fetch-site": "same-origin"}
    client = Client(enforce_csrf_checks=True)
    page = client.get("/file/", headers=told)
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.content.decode())[1]  # type: ignore[index]
    sent = ways.WHAT | {"csrfmiddlewaretoken": token}
    assert client.post("/file/", sent, headers=told).status_code == 302
    client.post("/i18n/setlang/", {"language": "en", "next": "/", "csrfmiddlewaretoken": token}, headers=told)
    client.post("/ui/mode/", {"mode": "elder", "next": "/", "csrfmiddlewaretoken": token}, headers=told)
    assert {"protected_draft", "protected_token", "protected_language", "protected_mode"} <= set(client.cookies)
    assert all(cookie["secure"] and cookie["httponly"] and cookie["samesite"] for cookie in client.cookies.values())
    assert client.post("/file/", sent, headers=told | {"sec-fetch-site": "cross-site"}).status_code == 403


def test_whoever_is_told_to_phone_finds_the_phone_on_the_page(reporter: Client) -> None:
    for url, sent in (("/verify/receipt/", {"said": "XQ-2026-0000001 0123456789abcdef"}), ("/verify/", None)):
        said = str((reporter.post(url, sent) if sent else reporter.get(url, {"number": "X-1", "check": "0123456789abcdef"})).content.decode())
        assert "请打下面的电话" in said and "0391-5550100" in said[said.index("请打下面的电话"):], url
        assert "换一部电话打，不用说姓名" in said


def test_a_contact_is_changed_there_too_where_one_was_left_and_where_none_was_it_says_so(reporter: Client) -> None:
    report(reporter)
    assert "副本里有您写的话，没有姓名和电话" in page(reporter, "/matter/data/"), "nobody who gave no name reads that his copy holds it"
    assert "没有什么要改的" in page(reporter, "/matter/data/change/") and 'name="phone"' not in page(reporter, "/matter/data/change/")
    petition = report(reporter, secrecy="confidential", name="石不言", phone="19900002345")
    ways.enter(reporter, petition, code_of(petition))
    asked = page(reporter, "/matter/data/change/")
    assert 'name="phone"' in asked and 'name="email"' not in asked and 'name="address"' not in asked  # no mail leaves from here
    given = {"number": petition.number, "phone": "13700008888", "reason": "换了手机号", "email": "x@example.cn"}
    assert reporter.post("/matter/data/change/", given).status_code == 302
    record = petition.records.get(kind="contact")
    assert record.content["changed"] == ["phone"] and record.code_digest == "" and record.opened_at.minute == 0
    assert "137****8888" in page(reporter, "/matter/data/change/")


def test_the_first_page_says_of_leaders_what_is_true(reporter: Client) -> None:
    """Attack 18: until triage no leader and no other unit reads what was filed here (ADR-0020)."""
    said = reporter.get("/").content.decode()
    assert "领导和别的单位都看不到" in said and said.index("领导和别的单位都看不到") < said.index("分管领导也查得到")
