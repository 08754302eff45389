"""The leader's page: five sentences, a table in the order of the tree, lists behind every number."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from tests.outreach.advice import advised
from tests.walking import Walk
from tests.web.golden_queries import counted
from xinqiao.directory import change, snapshot
from xinqiao.directory.change import UnitEntry
from xinqiao.insight import figures
from xinqiao.outreach import advising
from xinqiao.outreach.models import OutreachRecord
from xinqiao.petitions.models import RunningClock
from xinqiao.rules.terms import Channel, UnitKind

pytestmark = pytest.mark.django_db


def rows_of(page):
    """Return what stands in the cells of the table by unit."""
    return "".join(re.findall(r"<td[^>]*>(?:<a[^>]*>)?([^<]*)", page.split('id="by_unit"')[1]))


def test_numbers_open_the_lists_behind_them(enterprise, visit):
    for age in (1, 9, 20):
        Walk(enterprise, at=timezone.now() - timedelta(days=age))
    leader = visit("leader")
    page = leader.page("/leader/")
    assert page.count('<b class="number">若干</b>') == 4 and "1" not in rows_of(page) and "3" not in rows_of(page)  # few: that there are some, and the list
    for what, n in (("open", 3), ("due", 1), ("overdue", 1)):
        assert len(leader.numbers(f"/leader/{what}/")) == n, what
        assert len(leader.numbers(f"/leader/{what}/", unit=enterprise.office.pk)) == n
        assert leader.numbers(f"/leader/{what}/", unit=enterprise.other_mine.pk) == []


def test_answered_on_time_shows_k_of_n_and_the_cohort(enterprise, walk, visit):
    kept, late = walk("replied").petition, walk("accepted").petition
    others = [walk("accepted").petition for _ in range(8)]
    yesterday = timezone.localdate() - timedelta(days=1)
    RunningClock.objects.filter(petition__in=[kept, late, *others], name="handle").update(due_on=yesterday)
    RunningClock.objects.filter(petition__in=[kept, *others[:4]], name="handle").update(stopped_on=yesterday)
    cache.clear()
    page = visit("leader").page("/leader/")
    assert "50%" in page and "5 / 10 件" in page
    RunningClock.objects.filter(petition=others[0], name="handle").delete()
    cache.clear()
    page = visit("leader").page("/leader/")
    assert "44%" not in page and "4 / 9" not in page and "到期的不到 10 件，不算占比" in page
    rows = visit("leader").page("/leader/answers/")
    assert kept.number in rows and late.number in rows and "还没答复" in rows and "按期答复" in rows


def test_units_stand_in_the_order_of_the_tree(enterprise, walk, visit):
    walk("accepted")
    page = visit("leader").page("/leader/").split("<tbody>")[1]
    places = [page.index(f">{name}</th>") for name in ("青川煤业集团有限公司", "集团信访办", "二矿", "三矿")[1:]]
    assert places == sorted(places)


def test_of_many_units_those_with_something_late_stand_on_the_first_page_and_all_on_their_own(enterprise, visit, monkeypatch):
    """Both in the order of the tree, never by how much: on a phone thirty units would be ten screens, and no page grows with the units."""
    for n in range(10):
        change.add_unit(UnitEntry(key=f"pit-{n}", name=f"第{n}工区", short_name=f"{n}区", kind=UnitKind.PLANT, valid_from=date(2020, 1, 1), parent_id=enterprise.group.pk, handles_petitions=True), by="command", at=timezone.now())
    snapshot.forget()
    for age, station in ((20, "registered"), (1, "assigned")):
        Walk(enterprise, at=timezone.now() - timedelta(days=age)).to(station)
    cache.clear()
    first = visit("leader").page("/leader/").split('id="by_unit"')[1]
    assert ">集团信访办</th>" in first and "工区</th>" not in first and 'href="/leader/by-unit/"' in first and re.search(r"全部 \d+ 个单位", first)
    every = visit("leader").page("/leader/by-unit/")
    places = [every.index(f">第{n}工区</th>") for n in range(10)]
    assert places == sorted(places) and ">集团信访办</th>" in every
    monkeypatch.setattr("xinqiao.web.leader.by_unit.PAGE", 4)
    page = visit("leader").page("/leader/by-unit/")
    assert page.count("</th><td") + page.count('<th scope="row"') >= 4 and "第9工区" not in page and 'href="?after=4"' in page
    assert 'href="?after=12"' in visit("leader").page("/leader/by-unit/", after="8") and visit("leader").get("/leader/by-unit/", after="²").status_code == 200
    assert "All " in visit("leader", "en").page("/leader/")
    assert visit("handler").get("/leader/by-unit/").status_code == 404


def test_what_waits_for_his_decision_is_one_tap_away_and_masked(enterprise, visit, walk):
    """Feature 9.1: the first matters by name, what names the petitioner covered; and the places where nobody has been for longest."""
    petition = walk("returned_twice").petition
    page = visit("leader").page("/leader/")
    assert f'class="title" href="/desk/petitions/{petition.number}/"' in page.split('id="to_decide"')[1].split("</section>")[0]
    assert "等您核实、决定的" in page and "/desk/visits/coverage/" in page
    for place, last in (("北院", timedelta(days=400)), ("南院", None), ("西院", timedelta(days=70))):
        row = OutreachRecord.objects.create(kind="place", number=f"place-{place}", unit=enterprise.office, status="place_open", on=timezone.localdate(), place_key=f"unit:{enterprise.mine.pk}", content={"name": place, "of_unit": enterprise.mine.pk})
        if last:
            OutreachRecord.objects.create(kind="visit", number=f"visit-{place}", unit=enterprise.office, status="visit_reported", on=timezone.localdate() - last, place_key=row.number)
    cache.clear()
    said = visit("leader").page("/leader/").split('id="places"')[1]
    assert said.index("南院") < said.index("北院") < said.index("西院") and "还没有人去过" in said and "13 个月没有人去" in said


def test_the_first_page_takes_few_queries_however_much_there_is(enterprise, visit, walk):
    for station in ("returned_twice", "registered", "accepted"):
        walk(station)
    cache.clear()
    leader = visit("leader")
    few = counted(leader, "/leader/")
    for _ in range(3):
        for station in ("returned_twice", "registered", "accepted"):
            walk(station)
    cache.clear()
    assert counted(leader, "/leader/") == few <= 9  # one more for who also signs
    assert counted(leader, "/leader/by-unit/") <= 10 and counted(leader, "/leader/units/") <= 10


def test_what_waits_for_a_head_who_has_left_is_the_leaders_at_once(enterprise, visit, walk):
    """Which offices have a head is remembered only as long as the directory stays as it is."""
    number = walk("reopen_asked").petition.number
    leader = visit("leader")
    assert number not in leader.page("/leader/to-decide/")
    change.end_post(enterprise.person("head").posts.get(), timezone.localdate() - timedelta(days=1), by="command", at=timezone.now())
    assert number in leader.page("/leader/to-decide/") and number in leader.page("/leader/")


def test_causes_that_came_back_stand_on_the_first_page(enterprise, visit, monkeypatch):
    """Feature 9.2: that they did, and where; asked of the store once a minute, not with every look."""
    cache.clear()
    assert 'id="returned"' not in visit("leader").page("/leader/")
    row, asked = advised(enterprise).raised(cause="pay.wage"), []
    monkeypatch.setattr(advising, "returned", lambda *_: asked.append(1) or [(row, None)])
    cache.clear()
    leader = visit("leader")
    said = leader.page("/leader/").split('id="returned"')[1].split("</section>")[0]
    assert "二矿" in said and f"/desk/advice/{row.number}/" in said and "/leader/units/#returned" in said
    assert row.content["text"] not in said
    assert row.content["text"] in leader.page("/leader/units/") and len(asked) == 1
    assert "Causes that came back" in visit("leader", "en").page("/leader/")


def test_where_nothing_is_late_anywhere_it_says_so(enterprise, visit):
    for n in range(10):
        change.add_unit(UnitEntry(key=f"pit-{n}", name=f"第{n}工区", short_name=f"{n}区", kind=UnitKind.PLANT, valid_from=date(2020, 1, 1), parent_id=enterprise.group.pk, handles_petitions=True), by="command", at=timezone.now())
    snapshot.forget()
    cache.clear()
    assert "没有一个单位有超期的件" in visit("leader").page("/leader/")


def test_sealed_petitions_count_nowhere(walk, visit, enterprise):
    walk("sealed")
    leader = visit("leader")
    assert '<b class="number">1</b>' not in leader.page("/leader/")
    assert leader.numbers("/leader/open/") == []


def test_signature_waits_for_who_signs(walk, visit):
    walk("drafted")
    assert "件等您签发" not in visit("leader").page("/leader/")


def test_page_is_for_leaders_and_heads_of_office(visit):
    for key in ("clerk", "handler", "unit_head", "receptionist", "discipline", "auditor", "admin"):
        assert visit(key).get("/leader/").status_code == 404
    assert visit("head").get("/leader/").status_code == 200
    assert "Answered on time" in visit("leader", "en").page("/leader/")


def test_unknown_list_and_foreign_unit_are_not_there(visit):
    for url in ("/leader/nonsense/", "/leader/open/?unit=999999", "/leader/open/?unit=x", "/leader/open/?unit=%C2%B2"):
        assert visit("leader").client.get(url).status_code == 404, url


def test_channels_are_counted_and_every_count_opens_its_list(enterprise, visit):
    """Feature 1.10: received in ninety days by channel; sealed, older and other people's petitions are not counted."""
    for channel, age in ((Channel.PHONE, 1), (Channel.PHONE, 89), (Channel.PHONE, 90), (Channel.LETTER, 2)):
        Walk(enterprise, at=timezone.now() - timedelta(days=age), channel=channel)
    Walk(enterprise, channel=Channel.VISIT).to("sealed")
    leader = visit("leader")
    counted = figures.received(enterprise.actor("leader"), snapshot.current(), timezone.localdate())
    assert counted == dict.fromkeys(Channel, 0) | {Channel.PHONE: 2, Channel.LETTER: 1}
    page = leader.page("/leader/channels/")
    for channel, count in counted.items():
        found = re.search(rf'href="(/desk/find/\?channel={channel.value}&since=[^"]+)">若干</a>', page)
        assert bool(found) is bool(count), channel
        assert not found or len(leader.numbers(found[1])) == count
    assert "/leader/channels/" in leader.page("/leader/") and "By channel" in visit("leader", "en").page("/leader/channels/")
    assert visit("handler").get("/leader/channels/").status_code == 404


def test_what_is_urgent_stands_first_on_his_list_and_says_until_when(walk, visit):
    older, urgent = walk("returned_twice").petition, walk("urgent", at=timezone.now()).petition
    leader = visit("leader")
    home = leader.page("/leader/")
    assert f"重大紧急，等您马上确认 <span class=\"number\">{urgent.number}</span> · 还有 1 小时 5" in home
    assert home.index("重大紧急") < home.index("件在办") and "acknowledge at once" in visit("leader", "en").page("/leader/")
    assert leader.numbers("/leader/to-decide/") == [urgent.number, older.number]
    assert "重大紧急" in leader.page("/leader/to-decide/")
    page = leader.page(f"/desk/petitions/{urgent.number}/")
    assert "重大紧急 · 等负责人确认（" in page and "马上确认重大紧急件" in page
    answer = leader.take(urgent, "acknowledge_urgent", measures="保卫处长带队，半小时到。")
    assert answer.status_code == 302 and leader.numbers("/leader/to-decide/") == [older.number]
    assert "重大紧急 · 负责人已确认" in visit("clerk").page(f"/desk/petitions/{urgent.number}/")
