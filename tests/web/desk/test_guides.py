"""Issue 5 point 9: the guide beside a petition, what is written on the screen of the administration, and what it costs."""

from __future__ import annotations

from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.utils import timezone

from tests.web.golden_queries import counted
from tests.web.visiting import step_url
from xinqiao.directory import change, seed
from xinqiao.directory.models import GuideRow
from xinqiao.petitions.models import Petition

pytestmark = pytest.mark.django_db


def write(**given: Any) -> GuideRow:
    return change.add_guide(change.GuideEntry(**given), by="person:1", at=timezone.now())


def guide_url(petition: Petition) -> str:
    return f"/desk/petitions/{petition.number}/guide/"


def test_the_guide_of_the_category_stands_beside_the_petition_in_both_languages(walk, visit):
    petition = walk("accepted").petition
    write(category="", talk="先听完", talk_en="Hear him out", standard_days=30)
    write(category=petition.category, facts="室温量过几次", facts_en="How often was it measured", clauses="《供暖办法》第三条：多少度", clauses_en="《供暖办法》第三条: how warm", lead="后勤", lead_en="Logistics")
    handler = visit("handler")
    assert f'href="/desk/petitions/{petition.number}/guide/"' in handler.page(f"/desk/petitions/{petition.number}/")
    page = handler.page(guide_url(petition))
    assert "室温量过几次" in page and "先听完" in page and "《供暖办法》第三条" in page and "一般由后勤主办" in page
    assert page.index("室温量过几次") > 0 and "不保存" in page
    english = visit("handler", "en").page(guide_url(petition))
    assert "How often was it measured" in english and "Hear him out" in english and "室温量过几次" not in english
    assert "室温量过几次" in handler.page(step_url(petition, "reply"))  # beside the answer too


def test_days_used_are_counted_against_the_standard_time_and_never_called_late(walk, visit):
    petition = walk("accepted").petition
    write(category="", talk="先听完", standard_days=3)
    Petition.objects.filter(pk=petition.pk).update(received_at=timezone.now() - timedelta(days=9))
    page = visit("handler").page(guide_url(petition))
    assert "标准用时 3 天，到今天用了 9 天" in page and "超" not in page.split("标准用时")[1].split("</p>")[0]


def test_days_stop_with_the_served_answer(walk, visit):
    petition = walk("replied").petition
    write(category="", talk="先听完", standard_days=3)
    Petition.objects.filter(pk=petition.pk).update(received_at=timezone.now() - timedelta(days=400))
    stopped = petition.clocks.get(name="handle").stopped_on
    used = (stopped - timezone.localdate(timezone.now() - timedelta(days=400))).days
    assert f"标准用时 3 天，用了 {used} 天" in visit("handler").page(guide_url(petition))


def test_whoever_may_not_see_the_petition_sees_no_guide_beside_it_and_without_guides_it_says_who_writes_them(walk, visit):
    petition = walk("accepted").petition
    assert visit("other_handler").get(guide_url(petition)).status_code == 404
    assert "还没有指引" in visit("handler").page(guide_url(petition))


def test_the_guides_cost_no_query_on_the_page_of_the_petition_and_none_more_than_the_petition_on_their_own(walk, visit):
    petition = walk("accepted").petition
    handler, url = visit("handler"), f"/desk/petitions/{petition.number}/"
    before = counted(handler, url)
    seed.seed_guides(timezone.now())
    assert counted(handler, url) == before
    assert counted(handler, guide_url(petition)) <= before


def test_the_administrator_writes_changes_and_retires_a_guide_and_reads_what_was(visit, enterprise):
    admin = visit("admin")
    assert "还没有指引" in admin.page("/admin/guides/")
    given = {"category": "0703", "facts": "哪一栋\n哪一户", "facts_en": "Which building\nWhich flat", "standard_days": "5"}
    assert admin.post("/admin/guides/add/", **given).status_code == 302
    row = GuideRow.objects.get()
    wrong = admin.post(f"/admin/guides/{row.pk}/", **{**given, "facts_en": "Which building"})
    assert wrong.status_code == 200 and "一样多行" in unescape(wrong.content.decode()) and "哪一栋" in wrong.content.decode()
    assert admin.post(f"/admin/guides/{row.pk}/", **{**given, "standard_days": "7"}).status_code == 302
    newest = GuideRow.objects.latest("pk")
    assert f"/admin/guides/{row.pk}/" in admin.page(f"/admin/guides/{newest.pk}/")
    assert "以前的指引" in admin.page(f"/admin/guides/{row.pk}/")
    assert "已经有指引了" in unescape(admin.post("/admin/guides/add/", **given).content.decode())
    assert admin.post(f"/admin/guides/{newest.pk}/retire/").status_code == 302
    assert admin.post(f"/admin/guides/{newest.pk}/retire/").status_code == 404
    assert "还没有指引" in admin.page("/admin/guides/")
    assert visit("handler").get("/admin/guides/").status_code in (302, 403, 404)


def test_what_two_categories_share_is_said_once(walk, visit):
    petition = walk("accepted").petition
    first, second = petition.claims.filter(is_dropped=False).order_by("position")[:2]
    petition.claims.filter(pk=first.pk).update(category="0703")
    petition.claims.filter(pk=second.pk).update(category="0101")
    write(category="", talk="先听完\n谈完读一遍")
    write(category="0703", facts="哪一栋")
    write(category="0101", facts="差多少")
    page = visit("handler").page(guide_url(petition))
    assert page.count("先听完") == 1 and page.index("哪一栋") < page.index("差多少")
