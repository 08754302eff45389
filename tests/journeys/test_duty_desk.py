"""The duty desk in a browser: a week is planned, a call comes at night, is handed over in the morning and signed for."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.enterprise import Enterprise
from tests.journeys.test_journeys import STORY
from tests.journeys.walker import Walker
from tests.outreach.shifts import Desk
from tests.walking import Walk
from xinqiao.outreach import handing_over
from xinqiao.outreach.models import OutreachRecord
from xinqiao.petitions.models import Petition
from xinqiao.rules.terms_outreach import ShiftPart, ShiftRole

pytestmark = [pytest.mark.journey, pytest.mark.slow]
HOUR = timedelta(hours=1)


def plan_the_week(walker: Walker, house: Enterprise) -> None:
    """Plan all nights of a week for one person: as the petition officer does."""
    first = timezone.localdate() + timedelta(days=2)
    walker.as_staff("clerk")
    walker.go("/desk/roster/")
    walker.press("main a[href*='/desk/roster/plan/']")
    walker.page.locator("main [name=person]").select_option(str(house.person("receptionist").pk))
    walker.choose(part="night")
    walker.write(first_on=first.isoformat(), last_on=(first + timedelta(days=6)).isoformat(), phone="0391-5550188")
    walker.press()
    assert OutreachRecord.objects.filter(kind="shift", status="planned").count() == 7 + 2  # and the two of tonight


def test_a_night_shift_is_handed_over_and_signed_for_in_the_morning(walker: Walker, house: Enterprise) -> None:
    desk, now = Desk(house), timezone.now()

    def planned(who: str, begins: timedelta, ends: timedelta, part: ShiftPart) -> OutreachRecord:
        fields = {"person_id": house.person(who).pk, "begins_at": now + begins, "ends_at": now + ends, "part": part, "phone": "0391-5550111"}
        return desk.take("plan_shift", desk.new(), "clerk", now - timedelta(days=1), **fields)

    night = planned("receptionist", -8 * HOUR, HOUR / 4, ShiftPart.NIGHT)
    planned("clerk", HOUR / 4, 12 * HOUR, ShiftPart.DAY)
    plan_the_week(walker, house)
    walker.as_petitioner()
    walker.go("/on-duty/")
    walker.as_staff("receptionist")
    walker.go("/desk/")
    walker.press("main .notice a[href$='/begin_shift/']")
    walker.press()
    walker.as_petitioner()
    walker.go("/on-duty/")
    assert "0391-5550111" in walker.text()
    walker.as_staff("receptionist")
    walker.go("/desk/register/")
    walker.choose(channel="phone", secrecy="real_name")
    walker.write(title="宿舍三号楼停暖两周", text=STORY, claims="马上恢复供暖", name="范小安", phone="19900001234")
    walker.press()
    petition = Petition.objects.latest("pk")
    walker.go("/desk/")
    walker.press("main .notice a[href$='/hand_over/']")
    assert petition.number in walker.text()
    assert walker.page.locator(f"main [name=numbers][value='{petition.number}']").is_checked()
    walker.press()  # nothing written yet: a sentence says so, and the tick stays
    assert walker.page.locator(f"main [name=numbers][value='{petition.number}']").is_checked()
    walker.write(notes="三号楼来电的人等回电，天亮先问后勤锅炉修好没有。")
    walker.press()
    walker.as_staff("clerk")
    walker.go("/desk/")
    walker.press("main .notice a[href$='/begin_shift/']")
    walker.press()
    walker.go("/desk/")
    walker.press("main .notice a[href$='/sign_for_shift/']")
    assert "天亮先问后勤" in walker.text() and petition.number in walker.text()
    walker.write(remark="收到，七点半去锅炉房。")
    walker.press()
    night.refresh_from_db()
    assert night.status == "signed_for" and night.content["numbers"] == [petition.number]
    walker.go("/desk/roster/")
    walker.go("/desk/roster/?view=month")
    walker.go("/desk/roster/import/?unit=office")


def test_a_night_call_reaches_who_leads_is_registered_and_handed_over_in_the_morning(walker: Walker, house: Enterprise) -> None:
    """Nobody came to sit at the desk: what comes in is told to whoever leads the night; he registers the call, hands over, and the next one answers for it."""
    desk, now = Desk(house), timezone.now()

    def planned(who: str, begins: timedelta, ends: timedelta, **more: object) -> OutreachRecord:
        fields = {"person_id": house.person(who).pk, "begins_at": now + begins, "ends_at": now + ends, "phone": "0391-5550111", **more}
        return desk.take("plan_shift", desk.new(), "clerk", now - timedelta(days=1), **fields)

    night = planned("clerk", -8 * HOUR, HOUR / 4, part=ShiftPart.NIGHT, role=ShiftRole.LEAD)
    planned("head", -8 * HOUR, HOUR / 4, part=ShiftPart.NIGHT)
    planned("receptionist", HOUR / 4, 12 * HOUR, part=ShiftPart.DAY)
    written = Walk(house, at=now - HOUR / 2).petition  # filed on the portal, at night
    walker.as_staff("clerk")
    walker.go("/desk/")
    assert walker.page.locator(f"main .notice a[href*='{written.number}']").count()
    walker.press("main .notice a[href$='/begin_shift/']")
    walker.press()
    walker.go("/desk/register/")
    walker.choose(channel="phone", secrecy="real_name")
    walker.write(title="宿舍三号楼水管爆了", text=STORY, name="高玉珍", phone="19900005521")
    walker.page.locator("main [name=read_back]").check()
    walker.press()
    walker.as_staff("clerk")
    if walker.page.locator("main button[name=is_new]").count():
        walker.press("main button[name=is_new]")
    petition = Petition.objects.latest("pk")
    assert petition.number != written.number
    walker.go("/desk/")
    walker.press("main .notice a[href$='/hand_over/']")
    walker.write(notes="三号楼爆管，后勤已经在修，天亮再问一次。")
    walker.press()
    walker.go("/desk/")  # gone home: what he handed over is still his
    assert walker.page.locator(f"main .notice a[href$='/{night.number}/']").count()
    walker.as_staff("receptionist")
    walker.go("/desk/")
    walker.press("main .notice a[href$='/begin_shift/']")
    walker.press()
    walker.go("/desk/")
    walker.press("main .notice a[href$='/sign_for_shift/']")
    assert petition.number in walker.text()
    walker.press()
    night.refresh_from_db()
    assert night.status == "signed_for" and handing_over.responsible(petition) == house.person("receptionist").pk
    walker.go(f"/desk/petitions/{petition.number}/")
    person = house.person("receptionist")
    assert person.name in walker.text() or (person.name_en or person.name) in walker.text()
