"""Issue 5 point 9, feature 5.12: the knowledge base on the desk, on the portal, beside a petition, and on the screen that fills it."""

from __future__ import annotations

from datetime import date, timedelta
from html import unescape
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pypdf import PdfWriter

from tests.web.golden_queries import counted
from xinqiao.directory import change
from xinqiao.directory.change import PolicyTextEntry
from xinqiao.directory.models import PolicyVersion
from xinqiao.petitions.models import Petition

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
OLD = PolicyTextEntry(title="供暖办法", issued_by="青川煤业", number="青煤〔2019〕3 号", effective_from=date(2019, 1, 1), text="第一条 为了暖和。\n第三条 室内不低于十六度。<b>粗</b>")
NEW = PolicyTextEntry(title="供暖办法", issued_by="青川煤业", number="青煤〔2024〕8 号", effective_from=TODAY - timedelta(days=5), text="第一条 为了暖和。\n第三条 室内不低于十八度。", why="提高到十八度")


def write(*entries: PolicyTextEntry, is_public: bool = True) -> list[PolicyVersion]:
    by: dict[str, Any] = {"by": "person:1", "at": timezone.now()}
    first = change.add_policy_text(entries[0], is_public=is_public, **by)
    return [first, *(change.renew_policy_text(first.paper, entry, **by) for entry in entries[1:])]


def text(answer: Any) -> str:
    return unescape(answer.content.decode())


def test_everybody_finds_a_public_text_by_its_words_and_reads_the_clause(enterprise):
    old, new = write(OLD, NEW)
    browser = Client()
    assert "/policies/" in text(browser.get("/"))
    listed = text(browser.get("/policies/"))
    assert "供暖办法" in listed and "现行有效" in listed and f"/policies/{new.pk}/" in listed and f"/policies/{old.pk}/" not in listed
    since = f"从 {NEW.effective_from} 起"
    assert since in listed and "第 2 版，共 2 版" in listed
    found = text(browser.get("/policies/", {"q": "不低于十八"}))
    assert "<mark>不低于十八</mark>" in found and "第三条" in found and "#c3" in found
    page = text(browser.get(f"/policies/{new.pk}/"))
    assert 'id="c3"' in page and "提高到十八度" in page and f"/policies/{old.pk}/" in page
    before = browser.get(f"/policies/{old.pk}/").content.decode()
    assert since in page and "第 2 版，共 2 版" in page and "第 1 版，共 2 版" in before and f"从 2019-01-01 到 {NEW.effective_from - timedelta(days=1)}" in before
    assert "已被新版代替" in before and "看现行的" in before and "&lt;b&gt;粗" in before  # a text is a text
    assert "没有找到" in text(browser.get("/policies/", {"q": "没有的词"}))


def test_what_is_for_staff_is_not_there_for_everybody(visit, enterprise):
    """An address, a word or a file of a text that is not public tells a stranger nothing, not even that it is there."""
    (row,) = write(OLD, is_public=False)
    browser = Client()
    for url in (f"/policies/{row.pk}/", f"/policies/{row.pk}/file/", f"/policies/{2**63}/"):
        assert browser.get(url).status_code == 404
    assert "供暖" not in text(browser.get("/policies/"))
    found, nothing = (text(browser.get("/policies/", {"q": words})).split("<main")[1].split("</main>")[0].replace(words, "") for words in ("十六度", "没有的"))
    assert found == nothing
    assert "只给工作人员看" in visit("handler").page("/desk/policies/") and "十六度" in visit("handler").page(f"/desk/policies/{row.pk}/")
    assert browser.get(f"/desk/policies/{row.pk}/").status_code == 302  # to the sign-in
    assert "knowledge base" in visit("handler", "en").page("/desk/policies/").lower()


def test_a_clause_of_the_guide_leads_to_the_version_of_the_day_of_filing_and_to_the_one_in_force(walk, visit):
    old, new = write(OLD, NEW)
    petition = walk("accepted").petition
    change.add_guide(change.GuideEntry(category="", clauses="《供暖办法》第三条：多少度\n《没有收进来的》第一条"), by="person:1", at=timezone.now())
    url, handler = f"/desk/petitions/{petition.number}/guide/", visit("handler")
    now = handler.page(url)
    assert f'href="/desk/policies/{new.pk}/#c3"' in now and "收到那天的版本" not in now and "《没有收进来的》第一条" in now
    Petition.objects.filter(pk=petition.pk).update(received_at=timezone.now() - timedelta(days=20))
    then = handler.page(url)
    assert f'href="/desk/policies/{old.pk}/#c3"' in then and "收到那天的版本" in then and f'href="/desk/policies/{new.pk}/#c3">现行版本' in then


def test_pages_take_few_queries_however_many_texts_there_are(visit, enterprise):
    rows = write(OLD, NEW)
    handler = visit("handler")
    urls = ("/desk/policies/", f"/desk/policies/{rows[1].pk}/", "/desk/policies/?q=室内")
    before = [counted(handler, url) for url in urls]
    for n in range(40):
        write(PolicyTextEntry(title=f"办法{n}", issued_by="甲", effective_from=date(2020, 1, 1), text="第一条 室内。"))
    assert [counted(handler, url) for url in urls] == before and max(before) <= 8
    page = handler.page("/desk/policies/")
    assert page.count('class="title"') == 30 and "?from=30" in page and handler.page("/desk/policies/", **{"from": "30"}).count('class="title"') == 11


def pdf() -> bytes:
    made, writer = BytesIO(), PdfWriter()
    writer.add_blank_page(200, 200)
    writer.add_metadata({"/Author": "某某科员"})
    writer.write(made)
    return made.getvalue()


def test_the_administrator_takes_a_text_in_renews_ends_and_publishes_it(visit, enterprise):
    admin = visit("admin")
    assert "还没有文件" in admin.page("/admin/policy-texts/")
    given = {"title": "供暖办法", "issued_by": "青川煤业", "effective_from": "2019-01-01", "text": "第一条 十六度。"}
    wrong = admin.post("/admin/policy-texts/add/", **given, file=SimpleUploadedFile("a.pdf", b"<html>"))
    assert wrong.status_code == 200 and "只收 PDF" in text(wrong) and "第一条 十六度。" in text(wrong)
    assert admin.post("/admin/policy-texts/add/", **given, file=SimpleUploadedFile("原件.pdf", pdf())).status_code == 302
    row = PolicyVersion.objects.get()
    assert row.file_kind == "application/pdf" and bytes(row.file).startswith(b"%PDF") and "某某".encode("utf-16-be") not in bytes(row.file)
    sent = visit("handler").get(f"/desk/policies/{row.pk}/file/")
    assert sent.content == bytes(row.file) and sent["Content-Disposition"].startswith("attachment") and "sandbox" in sent["Content-Security-Policy"]
    one = f"/admin/policy-texts/{row.paper_id}/"
    early = admin.post(f"{one}renew/", **given)
    assert early.status_code == 200 and "以前的版本不能改" in text(early)
    assert admin.post(f"{one}renew/", **given | {"effective_from": "2024-07-01", "text": "第一条 十八度。"}).status_code == 302
    assert admin.post(f"{one}publish/", is_public="on").status_code == 302
    newest = PolicyVersion.objects.latest("pk")
    assert "十八度" in text(Client().get(f"/policies/{newest.pk}/")) and Client().get(f"/policies/{newest.pk}/file/").status_code == 404
    assert admin.post(f"{one}end/", last_day="2025-12-31").status_code == 302
    assert "已废止" in text(Client().get(f"/policies/{newest.pk}/")) and f"{one}end/" not in admin.page(one)
    again = admin.post(f"{one}end/", last_day="2026-01-31")
    assert "已经写明" in text(again)
