"""What a person reads is called by its day, its place or what it is about: the numbers under which the store keeps what goes on outside petitions stand on no page, print or sheet."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import unquote

import pytest
from django.utils import timezone

from tests.enterprise import Enterprise
from tests.outreach.advice import advised
from tests.outreach.meetings import Meetings
from tests.outreach.rooms import Room
from tests.outreach.trips import Trips
from tests.web.desk.test_meetings import signed
from tests.web.visiting import Visitor, words_of
from xinqiao.outreach.models import OutreachRecord
from xinqiao.rules.terms_outreach import OutreachKind

pytestmark = pytest.mark.django_db
INTERNAL = re.compile(rf"\b(?:{'|'.join(kind.value for kind in OutreachKind)})-\d")
UNSEEN = re.compile(r"<script.*?</script>|<style.*?</style>|<[^>]+>", re.DOTALL)


def reads(visitor: Visitor, url: str) -> str:
    """Return what stands on a page or in a file, and nothing of it is such a number."""
    text = UNSEEN.sub("\n", words_of(visitor.get(url)))
    assert not INTERNAL.search(text), (url, INTERNAL.findall(text))
    return text


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_a_joint_meeting_its_tasks_minutes_and_sheet(enterprise: Enterprise, visit: Any, language: str) -> None:
    meeting, clerk, day = signed(Meetings(enterprise)), visit("clerk", language), timezone.localdate()
    task = OutreachRecord.objects.get(kind="meeting_task")
    named = f"Joint meeting of {day.day} {day:%B} {day.year}" if language == "en" else f"{day.year}年{day.month}月{day.day}日联席会议"
    assert named in reads(clerk, f"/desk/meetings/{meeting.number}/") and named in reads(clerk, f"/desk/meetings/tasks/{task.number}/")
    for url in ("/desk/meetings/", "/desk/meetings/tasks/", "/desk/meetings/meetings.xlsx"):
        reads(clerk, url)
    minutes = clerk.get(f"/desk/meetings/{meeting.number}/minutes.docx")
    assert unquote(minutes["Content-Disposition"]).endswith("号.docx")  # signed: it bears its own number
    paper = reads(clerk, f"/desk/meetings/{meeting.number}/minutes.docx")
    assert paper.count("No. ") == (1 if language == "en" else 0) and f"{day.year}" in paper  # the number of the document, and no other


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_a_recommendation_and_the_finding_or_visit_from_which_it_came(enterprise: Enterprise, visit: Any, language: str) -> None:
    shaft = advised(enterprise)
    row, head = shaft.raised(), visit("head", language)
    found = shaft.found
    assert found is not None
    page = reads(head, f"/desk/advice/{row.number}/")
    assert found.content["subject"][:20] in page and found.content["subject"][:20] in reads(head, f"/desk/sweeps/{found.number}/")
    for url in ("/desk/advice/", "/desk/advice/recommendations.xlsx", f"/desk/advice/new/?source=finding&ref={found.number}"):
        reads(head, url)


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_a_visit_its_paper_what_is_raised_from_it_and_a_visit_to_the_room(enterprise: Enterprise, visit: Any, language: str) -> None:
    trips, now, head = Trips(enterprise), timezone.now(), visit("head", language)
    begins_at = now.replace(hour=2, minute=0)
    trip = trips.take("set_out", trips.take("plan_visit", trips.new(), "clerk", now, begins_at=begins_at, ends_at=begins_at.replace(hour=5)), "clerk", now)
    for url in ("/desk/visits/", f"/desk/visits/{trip.number}/", f"/desk/visits/{trip.number}/paper/"):
        reads(head, url)
    place = OutreachRecord.objects.get(number=trip.place_key).content["name"]
    assert place in reads(head, f"/desk/advice/new/?source=visit&ref={trip.number}")
    came = Room(enterprise).came(now)
    assert str(came.number.rpartition("-")[2]) in reads(visit("receptionist", language), f"/desk/room/{came.number}/")
