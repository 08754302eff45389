"""Two people, or two clicks, on the same form: one decision, and the second reads what was done meanwhile."""

from __future__ import annotations

import pytest
from django.utils import timezone

from tests.web.visiting import petition_url, step_url
from xinqiao.documents.models import Service
from xinqiao.petitions.models import OpenForm
from xinqiao.petitions.open_forms import EXPIRES
from xinqiao.rules.terms import Path

pytestmark = pytest.mark.django_db


def served(started, **changed):
    return {
        "version": started.petition.version, "way": "in_person", "result": "signed", "recipient": "本人",
        "served_on": started.dossier.clocks[0].anchor_on.isoformat(), "numbers": [row.number for row in started.dossier.unserved],
    } | changed  # fmt: skip


def test_stale_form_names_the_step_that_came_between_and_who_took_it(walk, visit):
    started = walk("registered")
    stale = started.petition.version
    started.take("ask_supplement", "head", question="从哪天起停的？")
    page = visit("clerk").post(
        step_url(started.petition, "triage"), version=stale, category="0703", path="usual", claims="退费"
    )
    said = page.content.decode()
    assert "这一件刚刚有人办过一步" in said and "您打开这一页以后办的" in said and "退费" in said
    assert "通知补充材料" in said and "测试head" in said


def test_second_click_reads_that_it_is_done_not_that_his_choice_is_invalid(walk, visit):
    started, handler = walk("signed"), visit("handler")
    form, url = served(started), step_url(started.petition, "serve")
    assert handler.post(url, **form).status_code == 302
    said = handler.post(url, **form).content.decode()
    assert "这一件刚刚有人办过一步" in said and "没有待送达的文书" in said and "选择一个有效的选项" not in said
    assert Service.objects.filter(subject=started.petition.number).count() == 1


def test_stale_form_of_a_matter_that_was_sealed_shows_nothing(walk, visit):
    """Attack 18: whoever had the form open learns no more than that nothing is there."""
    started = walk("registered")
    stale = started.petition.version
    started.take("triage", "head", category="1003", path=Path.ACCUSATION)
    answer = visit("clerk").post(step_url(started.petition, "ask_supplement"), version=stale, question="从哪天起？")
    assert answer.status_code == 404 and started.petition.title not in answer.content.decode()


@pytest.mark.parametrize(
    ("station", "who", "step", "other"),
    [("drafted", "unit_head", "sign", "return_draft"), ("extension_asked", "unit_head", "extend", "deny_extension"),
     ("declined", "clerk", "take_back", "referral/insist")],
)  # fmt: skip
def test_page_of_a_decision_leads_to_the_opposite_one(walk, visit, station, who, step, other):
    petition = walk(station).petition
    assert f'href="{petition_url(petition)}{other}/"' in visit(who).page(step_url(petition, step))


def test_service_says_who_took_it_and_nobody_for_what_came_back(walk, visit):
    started, handler = walk("signed"), visit("handler")
    assert 'value="electronic"' not in handler.page(step_url(started.petition, "serve"))  # refused for staff anyway
    page = handler.post(step_url(started.petition, "serve"), **served(started, recipient=""))
    assert (
        page.status_code == 200
        and "请选是谁收的" in page.content.decode()
        and not Service.objects.filter(result="signed", recipient="")
    )
    handler.post(step_url(started.petition, "serve"), **served(started, way="mail", result="returned"))
    assert Service.objects.latest("pk").recipient == ""


def test_what_the_reader_owes_stands_first(walk, visit):
    petition = walk("extension_asked").petition
    box = visit("unit_head").page(petition_url(petition)).split('class="now_box')[1].split("</section>")[0]
    assert box.index("审批延期申请") < box.index("调查并写处理意见") and box.count("您来办") == 1


def test_the_second_writer_is_told_of_the_first_and_kept_out_of_nothing(walk, visit, enterprise):
    """3.13: a warning with name and time; no lock; gone once it is handed in, or after half an hour."""
    petition = walk("registered").petition
    url = step_url(petition, "triage")
    clerk, head = visit("clerk"), visit("head")
    assert "正在写" not in clerk.page(url) and "正在写" not in clerk.page(url)  # not of oneself
    page = head.page(url)
    assert "测试clerk正在写“甄别”" in page and 'type="submit"' in page
    assert "clerk is writing “triage”" in visit("head", "en").page(url)
    OpenForm.objects.filter(person=enterprise.person("clerk")).update(opened_at=timezone.now() - EXPIRES)
    assert "正在写" not in head.page(url)
    clerk.page(url)
    assert head.take(petition, "triage", category="0703", path="usual", claims="").status_code == 302
    assert OpenForm.objects.filter(petition=petition).count() == 2
    shown = clerk.page(step_url(petition, "accept"))
    assert "正在写" not in shown and "测试head" in head.page(petition_url(petition))
