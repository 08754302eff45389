"""A joint meeting in a browser: agenda, invitation, the dispute decided by the chair, a task told done and accepted."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.enterprise import Enterprise
from tests.journeys.walker import Walker
from tests.outreach.meetings import Meetings
from tests.walking import Walk
from xinqiao.outreach.meetings import invitations
from xinqiao.outreach.models import OutreachRecord
from xinqiao.petitions.zone import at_noon

pytestmark = [pytest.mark.journey, pytest.mark.slow]


def test_a_dispute_is_decided_and_a_task_is_done(walker: Walker, house: Enterprise) -> None:
    office, today = Meetings(house), timezone.localdate()
    petition = Walk(house, at=timezone.now() - timedelta(days=9)).to("returned_twice").petition
    row = office.take("convene", office.new(), "clerk", timezone.now() - timedelta(days=3), begins_at=at_noon(today), ends_at=at_noon(today) + timedelta(hours=2))
    page = f"/desk/meetings/{row.number}/"
    walker.as_staff("clerk")
    walker.go("/desk/meetings/new/")
    walker.go("/desk/meetings/")
    walker.go(page)
    walker.press(f"main a[href='{page}agenda/']")
    assert petition.number in walker.text()
    walker.press("main table a.main")
    walker.write(why="两个单位都退回了，没有人办。")
    walker.press()
    walker.press(f"main a[href='{page}send_invitations/']")
    walker.press()
    walker.as_staff("unit_head")
    walker.go("/desk/")
    walker.go(page)
    walker.press("main a[href$='/name_seat/']")
    walker.page.locator("main [name=person_id]").select_option(str(house.person("unit_head").pk))
    walker.press()
    assert {each.status for each in invitations(row.number)} == {"seat_named", "unit_invited"}
    walker.as_staff("clerk")
    walker.go(page)
    walker.press(f"main a[href='{page}open_meeting/']")
    walker.press()
    _decided(walker, house, page)
    petition.refresh_from_db()
    assert (petition.status, petition.handling_unit_id) == ("assigned", house.mine.pk)
    walker.as_staff("clerk")
    walker.go(page)
    walker.press("main a[href*='/decide_item/']")
    walker.write(what_1="把管网图纸送到二矿。", due_1=(today + timedelta(days=9)).isoformat(), proof_1="二矿收图纸的签字。")
    walker.page.locator("main [name=owner_1]").select_option(f"{house.mine.pk}:{house.person('handler').pk}")
    walker.press()
    walker.press(f"main a[href='{page}close_meeting/']")
    walker.press()
    walker.as_staff("leader")
    walker.go(page)
    walker.press(f"main a[href='{page}sign_minutes/']")
    walker.press()
    _done_and_accepted(walker, petition.number)
    walker.go(page)


def _done_and_accepted(walker: Walker, number: str) -> None:
    """The owner reads it on his worklist and on the petition, and tells it done; the office accepts it."""
    task = OutreachRecord.objects.get(kind="meeting_task")
    walker.as_staff("handler")
    walker.go("/desk/")
    walker.go(f"/desk/petitions/{number}/")
    assert "几个单位议定了，由二矿来办。" in walker.text() and "把管网图纸送到二矿。" in walker.text()
    walker.go(f"/desk/meetings/tasks/{task.number}/")
    walker.press("main a.main[href$='/report_task/']")
    walker.write(done="图纸送到了。", shown="二矿办公室的签收单。")
    walker.press()
    walker.as_staff("clerk")
    walker.go("/desk/meetings/tasks/")
    walker.press("main table a.title")
    walker.press("main a[href$='/accept_task/']")
    walker.write(note="看了签收单。", words="图纸已经送到二矿。")
    walker.press()
    task.refresh_from_db()
    assert task.status == "task_accepted"


def _decided(walker: Walker, house: Enterprise, page: str) -> None:
    """The chair names the unit."""
    walker.as_staff("leader")
    walker.go(page)
    walker.press("main a[href*='/decide_dispute/']")
    walker.choose(verdict="name")
    walker.page.locator("main [name=unit_id]").select_option(str(house.mine.pk))
    walker.write(decision="供暖管网的产权在二矿，由二矿办。", told="几个单位议定了，由二矿来办。")
    walker.press()
