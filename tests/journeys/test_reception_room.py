"""The reception room in a browser: a number at the tablet, called, written down, registered; another is sent to the right door; the board shows numbers."""

from __future__ import annotations

import pytest

from tests.enterprise import Enterprise
from tests.journeys.test_journeys import STORY
from tests.journeys.walker import Walker
from xinqiao.outreach import room as rooms
from xinqiao.petitions.models import Petition

pytestmark = [pytest.mark.journey, pytest.mark.slow]


def test_a_morning_in_the_reception_room(walker: Walker, house: Enterprise) -> None:
    mark = rooms.opens_for(house.office.pk)
    walker.as_petitioner()
    for heads in ("12", "1"):
        walker.go(f"/room/{mark}/")
        walker.write(heads=heads)
        walker.press()
    walker.as_staff("receptionist")
    walker.go("/desk/room/")
    walker.press("main button[name=ticket]")
    walker.page.emulate_media(media="print")  # on the paper stands the number, and nothing above it
    assert walker.page.locator(".ticket_number").inner_text() == "3" and not walker.page.locator(".messages").is_visible()
    paper = walker.page.pdf(width="58mm", height="140mm")
    assert b"/Count 1" in paper
    walker.page.emulate_media(media="screen")
    walker.go("/desk/room/")
    walker.press("main form[action$='/call_room_number/'] button")
    walker.as_petitioner()
    walker.go(f"/room/{mark}/board/")
    first, second, _third = rooms.visits().order_by("pk")
    walker.as_staff("receptionist")
    walker.go(f"/desk/room/{first.number}/note_room_visit/")
    walker.write(heads="12", speakers="7", wish="三号楼停暖")
    walker.press()  # seven are too many: it is said kindly, and the wish stays
    assert walker.page.locator("main [name=wish]").input_value() == "三号楼停暖"
    walker.write(speakers="5")
    walker.press()
    walker.press("main a[href*='/desk/register/']")
    assert walker.page.locator("main [name=heads]").input_value() == "12"
    walker.choose(secrecy="real_name")
    walker.write(title="三号楼停暖两周", text=STORY, name="范小安", phone="19900001234")
    walker.press()
    petition = Petition.objects.latest("pk")
    first.refresh_from_db()
    assert first.status == "room_registered" and first.content["petition"] == petition.number and petition.heads == 12
    walker.go("/desk/room/")
    walker.press("main form[action$='/call_room_number/'] button")
    walker.press("main a[href$='/direct_room_visit/']")
    walker.write(where="市劳动人事争议仲裁院，滨河路 8 号", why="工资的争议先仲裁，有时效。")
    walker.press()
    assert "滨河路 8 号" in walker.text()
    walker.go(f"/desk/room/{second.number}/note_room_incident/")
    walker.write(facts="热水壶碰倒了，没有人受伤，擦干了。", witness="当班保安")
    walker.press()
    assert "热水壶碰倒了" in walker.text()
    walker.go("/desk/room/")
    walker.as_petitioner()
    walker.go(f"/room/{mark}/board/")
