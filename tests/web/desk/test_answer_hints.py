"""Issue 5 point 9: the hints beside the answer, for its writer and for whoever signs; they hold nothing up."""

from __future__ import annotations

from html import unescape

import pytest

from tests.web.golden_queries import counted
from tests.web.visiting import step_url
from xinqiao.petitions.models import Claim, Petition

pytestmark = pytest.mark.django_db
COLD = {
    "facts_1": "经核查。", "basis_1": "有关规定", "outcome_1": "reject", "opinion_1": "该信访人的无理要求，尽快由相关部门处理。", "facts_2": "5 月 2 日查过。", "basis_2": "第十条", "outcome_2": "reject", "opinion_2": "同上。",
}  # fmt: skip


def test_the_writer_asks_for_hints_and_nothing_is_taken_or_lost(walk, visit):
    petition = walk("accepted").petition
    handler, url = visit("handler"), step_url(petition, "reply")
    assert "先看提示" in handler.page(url) and "换个说法会更好" not in handler.page(url)  # nothing is written yet
    answer = handler.post(url, version=petition.version, hint="1", **COLD)
    page = unescape(answer.content.decode())
    assert answer.status_code == 200 and "换个说法会更好" in page and "不拦您" in page
    for said in ("<mark>该信访人</mark>", "<mark>相关部门</mark>", "<mark>尽快</mark>", "没有文件名称和条款", "没有日期、数字、地点", 'href="#id_opinion_2"', "这一条没有自己的答复"):
        assert said in page, said
    assert COLD["opinion_1"] in page and "请写这一项" not in page
    assert Petition.objects.get(pk=petition.pk).version == petition.version
    half = handler.post(url, version=petition.version, hint="1", opinion_1="我们高度重视。")
    assert half.status_code == 200 and "高度重视" in half.content.decode() and "请写这一项" not in half.content.decode()


def test_hints_hold_nothing_up_and_whoever_signs_sees_them_too(walk, visit):
    petition = walk("accepted").petition
    assert visit("handler").post(step_url(petition, "reply"), version=petition.version, **COLD).status_code == 302
    assert Claim.objects.get(petition=petition, position=1, is_dropped=False).opinion == COLD["opinion_1"]
    petition.refresh_from_db()
    head, url = visit("unit_head"), step_url(petition, "sign")
    page = head.page(url)
    assert "<mark>该信访人</mark>" in page and "#id_opinion" not in page
    assert "One way to say it better" not in page and "better" in visit("unit_head", "en").page(url)
    assert head.post(url, version=petition.version).status_code == 302


def test_a_text_of_the_writer_is_a_text_and_hints_cost_no_query(walk, visit):
    petition = walk("accepted").petition
    handler, url = visit("handler"), step_url(petition, "reply")
    before = counted(handler, url)
    Claim.objects.filter(petition=petition).update(facts="<b>有关部门</b>", basis="<i>", opinion="<script>尽快</script>")
    assert counted(handler, url) == before
    page = handler.get(url).content.decode()
    assert "<mark>有关部门</mark>" in page and "<script>尽快" not in page and "<b>有关" not in page


def test_a_field_that_is_forged_breaks_nothing(walk, visit):
    petition = walk("accepted").petition
    handler, url = visit("handler"), step_url(petition, "reply")
    answer = handler.post(url, version=petition.version, hint="1", outcome_1="x" * 99, opinion_1="甲" * 20_000, facts_9="乙")
    assert answer.status_code == 200
