"""A visit underground: the sheet is taken along, the network goes, three matters are written, and back in the light they are sent, once."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Route, expect

from tests.enterprise import Enterprise
from tests.journeys.walker import LOOKS, Walker
from tests.outreach.trips import Trips
from tests.walking import Walk
from tests.web.portal.test_asked import settle
from xinqiao.outreach.models import OutreachRecord
from xinqiao.petitions.models import LinkedRecord, Petition
from xinqiao.rules.questions import apart

pytestmark = [pytest.mark.journey, pytest.mark.slow, pytest.mark.parametrize("look", [look for look in LOOKS if look.scripts], indirect=True, ids=lambda look: look.name)]
PIN = "shaft-2026"
STORED = """async () => {
  const base = await new Promise((yes) => { const asked = indexedDB.open("xinqiao-visits"); asked.onsuccess = () => yes(asked.result); });
  const rows = await new Promise((yes) => { const asked = base.transaction("kept").objectStore("kept").getAll(); asked.onsuccess = () => yes(asked.result); });
  base.close();
  return rows.map((row) => ({ name: row.name, text: new TextDecoder().decode(row.sealed), keys: Object.keys(row).sort().join() }));
}"""


def planned(house: Enterprise) -> tuple[Trips, OutreachRecord]:
    """Return a visit of today, at whatever hour the test runs."""
    trips, now = Trips(house), timezone.now()
    begins_at = timezone.localtime(now).replace(hour=9, minute=0, second=0, microsecond=0)
    return trips, trips.take("plan_visit", trips.new(), "clerk", now, begins_at=begins_at, ends_at=begins_at + timedelta(hours=2))


def opened(walker: Walker, trip: OutreachRecord, *, is_new: bool = True) -> None:
    """Open the sheet and unlock it."""
    walker.page.goto(f"{walker.base}/desk/visits/sheet/#{trip.number}")
    walker.page.reload()
    unlocked(walker, is_new=is_new)


def unlocked(walker: Walker, *, is_new: bool) -> None:
    walker.page.fill("#pin", PIN)
    if is_new:
        walker.page.fill("#again", PIN)
    walker.page.click("#lock button")
    expect(walker.page.locator("#sheet")).to_be_visible()


def matter(walker: Walker, title: str) -> None:
    """Write a matter on the phone."""
    form = walker.page.locator("[data-piece=matter]")
    form.locator("[name=title]").fill(title)
    form.locator("[name=text]").fill(f"{title}，已经两周了。")
    form.locator("[name=name]").fill("范小安")
    form.locator("[name=phone]").fill("13900001234")
    form.locator("button").dblclick()  # a nervous thumb: it is kept once
    expect(walker.page.locator("#pieces")).to_contain_text(title)


def answer_lost() -> Callable[[Route], None]:
    """Let the second piece be written and its answer be lost."""
    cut: list[int] = []

    def lose(route: Route) -> None:
        cut.append(1)
        if len(cut) == 2:
            route.fetch()
            route.abort()
        else:
            route.continue_()

    return lose


def nothing_in_clear(walker: Walker, trip: OutreachRecord) -> None:
    """What lies on the phone is sealed: neither name, phone, place nor issue can be read."""
    stored = walker.page.evaluate(STORED)
    assert {row["name"] for row in stored} >= {"lock", trip.number} and len(stored) == 6
    assert not [row for row in stored if any(word in json.dumps(row, ensure_ascii=False) for word in ("范小安", "班车", "13900001234", "宿舍"))]


def test_three_matters_from_underground_are_registered_once(walker: Walker, house: Enterprise) -> None:
    _trips, trip = planned(house)
    walker.as_staff("clerk")
    opened(walker, trip)
    page = walker.page
    page.wait_for_function("document.documentElement.dataset.offline === 'ready'")
    walker.check()
    page.context.set_offline(True)
    page.reload()  # the page itself comes from the phone
    page.fill("#pin", "another-pin")
    page.click("#lock button")
    expect(page.locator("#lock button")).to_be_enabled()
    expect(page.locator("#sheet")).to_be_hidden()
    unlocked(walker, is_new=False)
    for title in ("夜班班车停开", "澡堂水不热", "转学找不到人"):
        matter(walker, title)
    page.locator("[data-piece=met] [name=heads]").fill("6")
    page.locator("[data-piece=met] [name=said]").fill("六个人都说水不热。")
    page.wait_for_timeout(900)  # what is not kept yet is a draft by now
    walker.check()
    page.reload()
    unlocked(walker, is_new=False)
    assert page.locator("[data-piece=met] [name=said]").input_value() == "六个人都说水不热。"
    page.click("[data-piece=met] button")
    expect(page.locator("#pieces li")).to_have_count(4)
    nothing_in_clear(walker, trip)
    page.click("#send")
    expect(page.locator("#pieces li")).to_have_count(4)  # no network: nothing is lost
    page.context.set_offline(False)
    page.route("**/sync/", answer_lost())
    page.click("#send")
    expect(page.locator("#pieces li")).to_have_count(3)
    expect(page.locator("#pieces li:not(:has(button))")).to_have_count(1)  # sent, and no answer came
    assert Petition.objects.count() == 2  # the one that is confirmed, and the one whose answer was lost
    page.unroute("**/sync/")
    walker.check()
    page.click("#send")
    expect(page.locator("#done")).to_be_visible()
    expect(page.locator("#sheet")).to_be_hidden()
    walker.check()
    assert Petition.objects.count() == 3 and {one.channel for one in Petition.objects.all()} == {"outreach"}
    assert {one.first_receiver_id for one in Petition.objects.all()} == {house.person("clerk").pk}
    trip.refresh_from_db()
    assert len(trip.content["matters"]) == 3 and len(trip.content["met"]) == 1 and trip.status == "visit_out"
    assert page.evaluate(STORED) == []  # wiped
    walker.go(f"/desk/visits/{trip.number}/")


def test_what_is_asked_further_and_promised_underground_belongs_to_its_matters(walker: Walker, house: Enterprise) -> None:
    """The questions and the open petitions of the place go along, sealed; answers become text, promises belong to what they are about."""
    settle()
    here = Walk(house).to("assigned").petition
    _trips, trip = planned(house)
    walker.as_staff("clerk")
    opened(walker, trip)
    page = walker.page
    page.wait_for_function("document.documentElement.dataset.offline === 'ready'")
    page.context.set_offline(True)
    page.reload()
    unlocked(walker, is_new=False)
    page.select_option("#t_kind", "0703")
    expect(page.locator("#ask_q2")).to_be_hidden()
    page.select_option("#ask_q1", "yes")
    page.fill("#ask_q2", "2026-01-05")
    page.select_option("#ask_q1", "no")  # what is not asked any more is not answered
    page.fill("#ask_q3", "9")
    page.wait_for_timeout(900)
    walker.check()
    page.reload()  # a draft keeps what was answered
    unlocked(walker, is_new=False)
    assert page.locator("#ask_q3").input_value() == "9" and page.locator("#ask_q1").input_value() == "no"
    matter(walker, "七号楼停水")
    expect(page.locator("#asked")).to_be_hidden()
    for what, label in (("先送电暖器。", "七号楼停水"), ("退两周的取暖费。", here.number)):
        page.fill("#p_what", what)
        page.select_option("#p_person", str(house.person("unit_head").pk))
        option = page.locator("#p_petition option", has_text=label)
        page.select_option("#p_petition", option.get_attribute("value") or "")
        page.click("[data-piece=promise] button")
        expect(page.locator("#pieces")).to_contain_text(what)
    walker.check()
    stored = json.dumps(walker.page.evaluate(STORED), ensure_ascii=False)
    assert here.number not in stored and "停暖" not in stored and "停水" not in stored and "报过修" not in stored
    page.context.set_offline(False)
    page.click("#send")
    expect(page.locator("#done")).to_be_visible()
    made = Petition.objects.exclude(pk=here.pk).get()
    assert apart(made.text)[1] in ([("报过修吗？", "不是"), ("屋里多少度？", "9")], [("Was it reported?", "No"), ("How warm?", "9")])
    assert {(row.petition_id, row.content["text"]) for row in LinkedRecord.objects.filter(kind="promise")} == {(made.pk, "先送电暖器。"), (here.pk, "退两周的取暖费。")}
    assert page.evaluate(STORED) == []


def test_a_visit_that_was_cancelled_meanwhile_loses_nothing(walker: Walker, house: Enterprise) -> None:
    trips, trip = planned(house)
    walker.as_staff("clerk")
    opened(walker, trip)
    page = walker.page
    page.wait_for_function("document.documentElement.dataset.offline === 'ready'")
    page.context.set_offline(True)
    matter(walker, "夜班班车停开")
    trips.take("cancel_visit", OutreachRecord.objects.get(pk=trip.pk), "head", timezone.now(), reason="井下临时停产检修。")
    page.context.set_offline(False)
    page.click("#send")
    expect(page.locator("#conflict")).to_be_visible()
    walker.check()
    expect(page.locator("#pieces li")).to_have_count(1)
    assert not Petition.objects.exists()
    page.click("#c_accept")
    expect(page.locator("#conflict")).to_be_visible()  # a reason is asked for
    page.fill("#c_why", "路上没有信号，没有收到消息。")
    page.click("#c_accept")
    expect(page.locator("#done")).to_be_visible()
    trip.refresh_from_db()
    assert Petition.objects.count() == 1 and trip.status == "visit_out" and trip.content["all_the_same"].startswith("路上")
