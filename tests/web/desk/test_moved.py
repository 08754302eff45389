"""What happens to matters by itself: the clerk sees it coming, and finds it afterwards with its reason."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.petitions.test_succeed import end
from tests.web.golden_queries import counted, expected
from xinqiao.directory import snapshot
from xinqiao.directory.change import new_calendar
from xinqiao.petitions import recounting, succession

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()


def test_clerk_sees_which_unit_ends_and_who_goes_on(enterprise, walk, visit):
    petition = walk("accepted", at=timezone.now() - timedelta(days=3)).petition
    assert "没有。" in visit("clerk").page("/desk/moved/") and 'href="/desk/moved/"' in visit("clerk").page("/desk/news/")
    end(enterprise.mine, enterprise.other_mine, last_day=TODAY + timedelta(days=7))
    page = visit("clerk").page("/desk/moved/")
    assert "还有 1 件没办完：第二天起由三矿接着办" in page and "goes on with it by the same days" in visit("clerk", "en").page("/desk/moved/")
    assert "以后由三矿接着办" in visit("handler").page(f"/desk/petitions/{petition.number}/")
    end(enterprise.mine, None, last_day=TODAY + timedelta(days=7))
    assert "没有承接单位" in visit("clerk").page("/desk/moved/")


def test_what_was_handed_over_is_listed_with_old_and_new_unit(enterprise, walk, visit):
    petition = walk("accepted", at=timezone.now() - timedelta(days=3)).petition
    end(enterprise.mine, enterprise.other_mine, last_day=TODAY - timedelta(days=1))
    succession.succeed_units(timezone.now())
    page = visit("clerk").page("/desk/moved/")
    assert "承办单位：二矿（到" in page and "→ 三矿" in page and visit("clerk").numbers("/desk/moved/") == [petition.number]
    assert visit("discipline").numbers("/desk/moved/") == [] and visit("other_handler").numbers("/desk/moved/") == [petition.number]
    assert "承办单位：二矿（到" in visit("clerk").page(f"/desk/petitions/{petition.number}/")


def test_a_changed_calendar_says_when_it_counts_and_what_it_moved(enterprise, walk, visit):
    petition = walk("assigned", at=timezone.now() - timedelta(days=1)).petition
    off = [day for n in range(1, 15) if (day := TODAY + timedelta(days=n)).weekday() < 5]
    new_calendar(off, [], range(2011, 2040), "国办发明电〔2026〕9号", by="person:1", at=timezone.now() - timedelta(minutes=5))
    snapshot.forget()
    assert "工作日历改了（国办发明电〔2026〕9号）" in visit("clerk").page("/desk/moved/")
    recounting.recount_clocks(timezone.now() + timedelta(minutes=40))
    page = visit("clerk").page("/desk/moved/")
    assert petition.number in page and "工作日历改动的依据：国办发明电〔2026〕9号" in page and "异议期限：" in page


def test_its_queries_are_few(enterprise, walk, visit):
    walk("accepted", at=timezone.now() - timedelta(days=3))
    end(enterprise.mine, enterprise.other_mine, last_day=TODAY - timedelta(days=1))
    succession.succeed_units(timezone.now())
    assert counted(visit("clerk"), "/desk/moved/") == expected("desk")["moved"]
