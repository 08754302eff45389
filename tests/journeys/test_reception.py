"""A leaders' reception day in a browser: booked on the portal, prepared with a brief, held, decided, and the promise kept."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest
from django.utils import timezone

from tests.enterprise import Enterprise
from tests.journeys.walker import Walker
from tests.outreach.days import Days
from tests.walking import CODE, Walk
from xinqiao.outreach import bookings
from xinqiao.outreach.models import OutreachRecord
from xinqiao.petitions.models import LinkedRecord, Petition
from xinqiao.petitions.zone import SHANGHAI

pytestmark = [pytest.mark.journey, pytest.mark.slow]


def announced(days: Days) -> OutreachRecord:
    """Return a day in three days, published."""
    now = timezone.now()
    begins_at = datetime.combine(timezone.localdate() + timedelta(days=3), time(9), SHANGHAI)
    day = days.take("plan_reception", days.new(), "clerk", now, begins_at=begins_at, ends_at=begins_at + timedelta(hours=3), slots=3)
    return days.take("publish_reception", day, "clerk", now)


def look_up(walker: Walker, petition: Petition) -> None:
    walker.as_petitioner()
    walker.go("/lookup/")
    walker.write(number=petition.number, code=CODE)
    walker.press()


def standing(petition: Petition, kind: str) -> str:
    return LinkedRecord.objects.get(petition=petition, kind=kind).status


def test_booked_received_decided_and_the_promise_kept(walker: Walker, house: Enterprise, monkeypatch: pytest.MonkeyPatch) -> None:
    days = Days(house)
    day, petition = announced(days), Walk(house).to("accepted").petition
    walker.as_petitioner()
    walker.go("/reception/")
    look_up(walker, petition)
    walker.go("/matter/")
    walker.press("main a[href='/matter/reception/']")
    walker.press("main a[href*='?day=']")
    walker.press()  # nothing chosen yet: a sentence says so
    walker.choose(slot=f"{day.number}:2")
    walker.write(words="想当面问：取暖费什么时候退？")
    walker.press()
    assert standing(petition, "booking") == "booking_made"
    walker.as_staff("leader")
    walker.go(f"/desk/reception/{day.number}/brief/")
    assert petition.number in walker.text() and "范小安" not in walker.text() and "取暖费什么时候退" in walker.text()
    assert day.begins_at is not None
    assert bookings.watch(day.begins_at - timedelta(hours=20)) == 1  # the worker reminds
    begun, real = timezone.now(), timezone.now
    on_the_day = day.begins_at + timedelta(minutes=25)
    monkeypatch.setattr(timezone, "now", lambda: on_the_day + (real() - begun))
    walker.as_staff("clerk")
    walker.go(f"/desk/reception/{day.number}/begin_reception/")
    walker.press()
    walker.press(f"main a[href='/desk/petitions/{petition.number}/records/booking/1/record_attendance/']")
    walker.choose(came="yes")
    walker.press()
    walker.go(f"/desk/reception/{day.number}/")
    walker.press(f"main a[href='/desk/petitions/{petition.number}/records/booking/1/decide_at_reception/']")
    walker.write(answer="热力站今天下午就派人去。", text_1="退还两周取暖费，打到工资卡")
    walker.page.locator("main [name=unit_1]").select_option(str(house.mine.pk))
    walker.press()
    assert standing(petition, "booking") == "booking_talked" and standing(petition, "promise") == "promised"
    walker.go(f"/desk/reception/{day.number}/seat/")
    walker.go(f"/desk/reception/{day.number}/end_reception/")
    walker.write(came="1")
    walker.press()
    walker.as_staff("handler")
    walker.go(f"/desk/petitions/{petition.number}/records/promise/1/keep_promise/")
    walker.write(proof="三月十八日打到工资卡，本人确认收到。")
    walker.press()
    assert standing(petition, "promise") == "kept"
    look_up(walker, petition)
    walker.go("/matter/")
    assert "热力站今天下午就派人去。" in walker.text() and "本人确认收到" in walker.text()
