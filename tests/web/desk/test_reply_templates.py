"""Feature 5.1: the administrator writes a template, the handler chooses it claim by claim and changes it."""

from __future__ import annotations

from html import unescape

import pytest
from django.utils import timezone

from tests.web.visiting import step_url
from xinqiao.directory import change
from xinqiao.directory.models import ReplyTemplate
from xinqiao.petitions.models import Claim, Petition

pytestmark = pytest.mark.django_db


def test_a_template_written_on_the_screen_fills_what_is_empty_and_nothing_else(walk, visit):
    petition = walk("accepted").petition
    values = {"name": "供暖恢复", "category": "", "facts": "经现场检测，室温不足。", "basis": "供暖办法第九条", "opinion": "三日内修好。"}
    assert visit("admin").post("/admin/templates/add/", **values).status_code == 302
    template = ReplyTemplate.objects.get()
    handler, url = visit("handler"), step_url(petition, "reply")
    assert "供暖恢复" in handler.page(url) and "Fill in the templates" in visit("handler", "en").page(url)
    given = {"version": petition.version, "template_1": template.pk, "opinion_1": "我自己写的。", "facts_2": "第二项查过。"}
    answer = handler.post(url, fill="1", **given)
    page = unescape(answer.content.decode())
    assert answer.status_code == 200 and page.count("经现场检测，室温不足。") == 1 and "供暖办法第九条" in page
    assert "我自己写的。" in page and "三日内修好。" not in page and "第二项查过。" in page
    assert "请写这一项" not in page  # nothing was handed in, so nothing is wrong
    assert Petition.objects.get(pk=petition.pk).version == petition.version
    rest = {"facts_1": "经现场检测，室温不足。", "basis_1": "供暖办法第九条", "outcome_1": "support", "basis_2": "第十条", "outcome_2": "reject", "opinion_2": "不退。"}
    assert handler.post(url, **given, **rest).status_code == 302
    assert Claim.objects.get(petition=petition, position=1, is_dropped=False).facts == "经现场检测，室温不足。"


def test_without_a_template_nothing_is_offered_and_a_foreign_one_fills_nothing(walk, visit):
    petition = walk("accepted").petition
    handler, url = visit("handler"), step_url(petition, "reply")
    assert "填入范本" not in handler.page(url)
    row = change.add_reply_template(change.TemplateEntry(name="甲", opinion="乙"), by="person:1", at=timezone.now())
    change.retire_reply_template(row, by="person:1", at=timezone.now())
    for forged in (row.pk, "x", "-1", "999999"):
        page = handler.post(url, fill="1", version=petition.version, template_1=forged).content.decode()
        assert "乙" not in page


def test_templates_are_changed_and_retired_on_the_screen(visit, enterprise):
    admin = visit("admin")
    admin.post("/admin/templates/add/", name="补发", opinion="三日内补发。")
    row = ReplyTemplate.objects.get()
    assert "三日内补发。" in admin.page(f"/admin/templates/{row.pk}/")
    assert admin.post(f"/admin/templates/{row.pk}/", name="补发工资", opinion="五日内补发。").status_code == 302
    newest = ReplyTemplate.objects.latest("pk")
    assert "补发工资" in admin.page("/admin/templates/") and admin.get(f"/admin/templates/{row.pk}/").status_code == 404
    assert admin.post(f"/admin/templates/{newest.pk}/retire/").status_code == 302
    assert "还没有范本" in admin.page("/admin/templates/")
    empty = admin.post("/admin/templates/add/", name="空的")
    assert empty.status_code == 200 and "请至少写一栏" in empty.content.decode()
