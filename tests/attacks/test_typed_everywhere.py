"""Attack 35 where administrators type: names of units, people, posts, categories and templates, a sheet, an address that is not there, a referrer."""

from __future__ import annotations

from html import escape
from typing import Any
from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.attacks.addresses import addresses  # noqa: F401 a fixture
from tests.attacks.test_desk_forms import EVIL, assert_harmless
from tests.enterprise import Enterprise
from tests.web.admin.test_settings_pages import HEADS
from tests.web.visiting import plain_pages, visit  # noqa: F401 fixtures
from xinqiao.directory import change, snapshot
from xinqiao.directory.models import (
    Category,
    GuideRow,
    Person,
    PolicyVersion,
    Post,
    QuestionSetRow,
    ReplyTemplate,
    Unit,
)

pytestmark = pytest.mark.django_db
SHORT = "<img src=x onerror=alert(1)>"


@pytest.fixture
def named_evil(addresses: list[tuple[str, str]], enterprise: Enterprise) -> list[tuple[str, str]]:  # noqa: F811
    """Every address of the product, with everything that an administrator names called like an attack; what is renamed goes into the log, too."""
    unit = Unit.objects.get(pk=enterprise.mine.pk)
    Unit.objects.filter(pk=unit.pk).update(name=EVIL, name_en=EVIL, short_name=SHORT[:20])
    for row in Person.objects.all():
        Person.objects.filter(pk=row.pk).update(name=SHORT, name_en=SHORT)
    Post.objects.update(title=SHORT, title_en=SHORT)
    Category.objects.update(name=SHORT, name_en=SHORT)
    ReplyTemplate.objects.update(name=SHORT, opinion=EVIL)
    GuideRow.objects.update(facts=EVIL, talk=EVIL)
    asked = QuestionSetRow.objects.get()
    asked.title = asked.title_en = SHORT
    asked.questions = [each | {"text": [EVIL, EVIL], "help": [SHORT, SHORT]} for each in asked.questions]
    asked.save()
    PolicyVersion.objects.update(title=SHORT, title_en=SHORT, text=EVIL)
    change.add_reply_template(change.TemplateEntry(name=SHORT, opinion=EVIL), by=f"person:{enterprise.person('admin').pk}", at=timezone.now())
    snapshot.forget()
    return addresses


@pytest.mark.parametrize("key", ["admin", "security", "auditor", "clerk", "custodian", "handler"])
def test_what_administrators_name_is_shown_and_never_run(named_evil: list[tuple[str, str]], visit: Any, key: str) -> None:  # noqa: F811
    """Attack 35: user name, unit name, post, category, template, guide, policy text and the log of the auditor, on every page that opens."""
    client, opened = visit(key).client, 0
    for name, url in named_evil:
        answer = client.get(url)
        if answer.status_code == 200 and answer["Content-Type"].startswith("text/html") and not answer.streaming:
            page = answer.content.decode()
            assert_harmless(page, (key, name))
            opened += escape(SHORT) in page
    assert opened > 2, "nothing of it was on any page: the test would show nothing"


def test_a_sheet_that_is_imported_is_text(visit: Any) -> None:  # noqa: F811
    """Attack 35: a name in a sheet, on the page that shows what would be written and on the one that names what is wrong."""
    admin = visit("admin").client
    shown = ""
    for row in (f"evil-1,{SHORT},恶,矿（厂）,{SHORT},2026-01-01\n", f"evil-1,{SHORT},恶,矿（厂）,group,2026-01-01\n", f"{SHORT},{SHORT},恶,{SHORT},{SHORT},{SHORT}\n", f"{SHORT}\n"):
        page = admin.post(reverse("administration:sheet_preview"), {"file": SimpleUploadedFile(f"{SHORT}.csv", (HEADS + row).encode())}, follow=True).content.decode()
        assert_harmless(page, row)
        shown += page
    assert escape(SHORT) in shown


@pytest.mark.parametrize("where", ["/{}", "/desk/{}", "/desk/petitions/{}/", "/admin/{}", "/matter/{}", "/verify/{}", "/files/{}"])
def test_an_address_that_is_not_there_and_a_referrer_stay_text(enterprise: Enterprise, visit: Any, where: str) -> None:  # noqa: F811
    """Attack 35: the path, the query and the Referer of a page that is not found, for a stranger and for staff."""
    for client in (Client(), visit("clerk").client):
        answer = client.get(where.format(quote(EVIL)), {"next": EVIL, "q": EVIL}, headers={"referer": f"http://testserver/{EVIL}", "user-agent": EVIL})
        assert answer.status_code in (302, 404)
        assert_harmless(answer.content.decode(), where)
        assert "<" not in answer.get("Location", "")
