"""The pages of joint meetings: agenda, invitations, minutes, tasks, and who sees which item."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta
from html import unescape
from typing import Any

import pytest
from django.utils import timezone

from tests.enterprise import Enterprise
from tests.outreach.meetings import Meetings
from tests.web.golden_queries import counted
from xinqiao.outreach.models import OutreachRecord
from xinqiao.petitions.models import Petition
from xinqiao.petitions.zone import SHANGHAI, local_day
from xinqiao.rules.terms_meeting import AgendaSort

pytestmark = pytest.mark.django_db
MOST_QUERIES = 10
Visit = Callable[..., Any]


@pytest.fixture
def office(enterprise: Enterprise) -> Meetings:
    return Meetings(enterprise)


def this_morning() -> datetime:
    return datetime.combine(local_day(timezone.now()), time(9), SHANGHAI)


def a_meeting(office: Meetings, *steps: tuple[str, dict[str, Any]], days: int = 0) -> OutreachRecord:
    """Return a meeting of this morning (or some days later), convened a week ago, after some steps; a chair's step is the leader's."""
    begins, before = this_morning() + timedelta(days=days), this_morning() - timedelta(days=7)
    record = office.take("convene", office.new(), "clerk", before, begins_at=begins, ends_at=begins + timedelta(hours=2))
    for name, fields in steps:
        at = before if name in ("put_on_agenda", "send_invitations") else begins
        record = office.take(name, record, "leader" if name in ("sign_minutes", "decide_dispute") else "clerk", at, **fields)
    return record


def signed(office: Meetings, **task: Any) -> OutreachRecord:
    due = local_day(timezone.now()) + timedelta(days=10)
    given = office.task(due_on=due, **task)
    return a_meeting(office, ("put_on_agenda", {}), ("send_invitations", {}), ("open_meeting", {}), ("decide_item", {"tasks": (given,)}), ("close_meeting", {}), ("sign_minutes", {}))


def fresh(record: OutreachRecord) -> OutreachRecord:
    return OutreachRecord.objects.get(pk=record.pk)


def send(visitor: Any, record: OutreachRecord, name: str, **fields: Any) -> Any:
    return visitor.post(f"/desk/meetings/{record.number}/{name}/", version=fresh(record).version, **fields)


def plan(office: Meetings, **more: Any) -> dict[str, Any]:
    day = timezone.localdate() + timedelta(days=5)
    return {
        "version": 0, "day": day.isoformat(), "since": "09:00", "until": "11:00", "place": "集团三楼会议室", "person_id": office.house.person("leader").pk,
        "units": [office.house.mine.pk, office.house.other_mine.pk], **more,
    }  # fmt: skip


def test_convened_with_an_agenda_and_sent(office: Meetings, visit: Visit) -> None:
    clerk = visit("clerk")
    assert "这段时间没有联席会议" in clerk.page("/desk/meetings/")
    answer = clerk.client.post("/desk/meetings/new/", plan(office))
    row = OutreachRecord.objects.get(kind="joint_meeting")
    assert answer["Location"] == f"/desk/meetings/{row.number}/"
    again = clerk.client.post("/desk/meetings/new/", plan(office))  # a double click
    assert again.status_code == 200 and OutreachRecord.objects.filter(kind="joint_meeting").count() == 1
    assert "现在没有要提的" in clerk.page(f"/desk/meetings/{row.number}/agenda/")
    assert send(clerk, row, "send_invitations").status_code == 200  # not without an item
    given = {"sort": "by_hand", "ref": "", "subject": "通勤车改线以后晚班没有车", "why": "两个矿都有。"}
    assert send(clerk, row, "put_on_agenda", **given).status_code == 302
    other = visit("unit_head")
    assert other.get(f"/desk/meetings/{row.number}/").status_code == 404  # not invited yet
    assert send(clerk, row, "send_invitations").status_code == 302
    page = other.page(f"/desk/meetings/{row.number}/")
    assert "通勤车改线以后晚班没有车" in page and "两个矿都有。" not in page and "说谁来" in page
    assert "联席会议通知" in other.page("/desk/") and "联席会议" in visit("leader").page("/desk/meetings/")
    assert visit("discipline").get(f"/desk/meetings/{row.number}/").status_code in (302, 403, 404)


def test_the_invited_say_who_comes_and_a_substitute_is_seen(office: Meetings, visit: Visit) -> None:
    row = a_meeting(office, ("put_on_agenda", {}), ("send_invitations", {}))
    invitation, handler = office.invitation(row), office.house.person("handler").pk
    unit = visit("handler")
    refused = send(unit, invitation, "name_seat", person_id=handler, reason="")
    assert refused.status_code == 200 and "为什么由他来" in unescape(refused.content.decode())
    assert send(unit, invitation, "name_seat", person_id=handler, reason="负责人下井。").status_code == 302
    assert "替负责人来" in visit("clerk").page(f"/desk/meetings/{row.number}/")
    assert visit("other_head").get(f"/desk/meetings/{invitation.number}/name_seat/").status_code == 404
    clerk = visit("clerk")
    mine, other = office.house.mine.pk, office.house.other_mine.pk
    assert send(clerk, row, "open_meeting", **{f"came_{mine}": office.house.person("unit_head").pk, f"came_{other}": "", "others": ""}).status_code == 302
    page = clerk.page(f"/desk/meetings/{row.number}/")
    assert "替 测试handler" in page and "没有来" in page


def test_minutes_become_tasks_that_are_told_done_sent_back_and_accepted(office: Meetings, visit: Visit) -> None:
    row = a_meeting(office, ("put_on_agenda", {}), ("send_invitations", {}), ("open_meeting", {}))
    clerk, leader, unit = visit("clerk"), visit("leader"), visit("handler")
    due = timezone.localdate() + timedelta(days=9)
    owner = f"{office.house.mine.pk}:{office.house.person('handler').pk}"
    half = {"item": 1, "decision": "晚班车由二矿出。", "what_1": "排出晚班车的班次。", "owner_1": owner, "due_1": due.isoformat(), "proof_1": ""}
    refused = send(clerk, row, "decide_item", **half)
    assert refused.status_code == 200 and "凭什么看得出" in unescape(refused.content.decode()) and "排出晚班车的班次。" in refused.content.decode()
    assert send(clerk, row, "decide_item", **{**half, "proof_1": "贴出来的班次表。"}).status_code == 302
    assert "晚班车由二矿出。" not in unit.page(f"/desk/meetings/{row.number}/")  # a draft is the office's
    assert send(clerk, row, "close_meeting").status_code == 302
    assert "签发纪要" in unescape(leader.page(f"/desk/meetings/{row.number}/"))
    assert send(clerk, row, "sign_minutes").status_code == 200 and fresh(row).status == "minutes_written"
    assert send(leader, row, "sign_minutes").status_code == 302
    task = OutreachRecord.objects.get(kind="meeting_task")
    assert "联席会议任务" in unit.page("/desk/") and "晚班车由二矿出。" in unit.page(f"/desk/meetings/{row.number}/")
    page = unit.page(f"/desk/meetings/tasks/{task.number}/")
    assert "贴出来的班次表。" in page and "说办好了" in page
    assert send(unit, task, "report_task", done="班次排好了。", shown="调度室门口。").status_code == 302
    assert "联席会议任务" in clerk.page("/desk/")
    assert send(clerk, task, "return_task", reason="周末有没有没写。", due_on=due.isoformat()).status_code == 302
    assert "周末有没有没写。" in unit.page(f"/desk/meetings/tasks/{task.number}/")
    assert send(unit, task, "report_task", done="周末也有。", shown="调度室门口。").status_code == 302
    assert task.content["what"] in clerk.page("/desk/meetings/tasks/")
    assert send(clerk, task, "accept_task", note="去看了。").status_code == 302
    assert task.content["what"] not in clerk.page("/desk/meetings/tasks/") and "没有还没办完的任务" in clerk.page("/desk/meetings/tasks/")
    twice = send(clerk, task, "accept_task", note="去看了。")
    assert "这一步现在不能做" in unescape(twice.content.decode())


def test_the_next_meeting_begins_with_what_became_of_the_last_tasks(office: Meetings, visit: Visit) -> None:
    signed(office)
    begins = this_morning() + timedelta(days=20)
    row = office.take("convene", office.new(), "clerk", this_morning(), begins_at=begins, ends_at=begins + timedelta(hours=2))
    page = visit("head").page(f"/desk/meetings/{row.number}/")
    assert "先看上次的任务办得怎样" in page and "排出晚班车的班次。" in page


def test_what_is_proposed_is_taken_up_or_left_off(office: Meetings, visit: Visit, walk: Any) -> None:
    number = walk("returned_twice").petition.number
    row = a_meeting(office, days=3)
    clerk = visit("clerk")
    page = unescape(clerk.page(f"/desk/meetings/{row.number}/agenda/"))
    assert number in page and "没有单位办，等指定" in page
    form = clerk.page(f"/desk/meetings/{row.number}/put_on_agenda/", sort="dispute", ref=number, subject="归谁办")
    assert number in form
    assert send(clerk, row, "take_off_agenda", item="", proposal=f"dispute:{number}", reason="两家自己商量。").status_code == 302
    assert number not in clerk.page(f"/desk/meetings/{row.number}/agenda/")
    page = unescape(clerk.page(f"/desk/meetings/{row.number}/"))
    assert "两家自己商量。" in page and "没有列的，为什么" in page


def test_a_group_is_proposed_from_five_matters_of_one_cause(office: Meetings, visit: Visit, walk: Any) -> None:
    rows = [walk("closed").petition for _ in range(5)]
    meeting, clerk = a_meeting(office, days=3), visit("clerk")
    keys = [each.pk for each in rows]
    Petition.objects.filter(pk__in=keys[:4]).update(cause="housing.supply", closed_on=timezone.localdate())
    assert "同一原因五件以上" not in unescape(clerk.page(f"/desk/meetings/{meeting.number}/agenda/"))
    Petition.objects.filter(pk__in=keys).update(cause="housing.supply", closed_on=timezone.localdate())
    assert "同一原因五件以上" in unescape(clerk.page(f"/desk/meetings/{meeting.number}/agenda/"))
    given = {"sort": "cluster", "ref": "housing.supply", "subject": "同一原因的供应问题", "why": "反复来。"}
    assert send(clerk, meeting, "put_on_agenda", **given).status_code == 302
    assert "同一原因五件以上" not in unescape(clerk.page(f"/desk/meetings/{meeting.number}/agenda/"))


def test_a_stale_form_takes_nothing_and_loses_nothing(office: Meetings, visit: Visit) -> None:
    row = a_meeting(office, days=3)
    answer = visit("clerk").post(f"/desk/meetings/{row.number}/put_on_agenda/", version=row.version - 1, sort="by_hand", ref="", subject="通勤车", why="两个矿都有。")
    assert answer.status_code == 200 and "通勤车" in answer.content.decode() and not fresh(row).content["items"]


def test_what_looks_like_a_number_of_somebody_is_said_once(office: Meetings, visit: Visit) -> None:
    row = a_meeting(office, days=3)
    given = {"sort": "by_hand", "ref": "", "subject": "找 13800138000 问晚班车", "why": "两个矿都有。"}
    first = send(visit("clerk"), row, "put_on_agenda", **given)
    assert "这里好像写了人名" in unescape(first.content.decode())
    assert send(visit("clerk"), row, "put_on_agenda", **given, anyway="1").status_code == 302


def test_minutes_as_pdf_and_word_calendar_and_sheet(office: Meetings, visit: Visit) -> None:
    row, clerk = signed(office), visit("clerk")
    assert clerk.get(f"/desk/meetings/{row.number}/minutes.pdf").content.startswith(b"%PDF")
    assert clerk.get(f"/desk/meetings/{row.number}/minutes.docx").content[:2] == b"PK"
    assert clerk.get(f"/desk/meetings/{row.number}/minutes.exe").status_code == 404
    assert clerk.get(f"/desk/meetings/{a_meeting(office, days=2).number}/minutes.pdf").status_code == 404
    feed = clerk.get("/desk/meetings/meetings.ics").content.decode()
    assert f"UID:{row.number}@xinqiao" in feed and "晚班" not in feed
    assert clerk.get("/desk/meetings/meetings.xlsx").content[:2] == b"PK"


@pytest.mark.parametrize("who", ["clerk", "leader", "unit_head"])
def test_pages_stay_within_ten_queries(office: Meetings, visit: Visit, walk: Any, who: str) -> None:
    """However many items and tasks there are."""
    numbers = [walk("assigned").petition.number for _ in range(3)]
    steps: list[tuple[str, dict[str, Any]]] = [("put_on_agenda", {"sort": AgendaSort.BY_HAND, "ref": number, "subject": f"第 {nth} 件要一起议"}) for nth, number in enumerate(numbers)]
    last = signed(office)
    due = local_day(timezone.now()) + timedelta(days=10)
    begins = this_morning() + timedelta(hours=3)
    row = office.take("convene", office.new(), "clerk", this_morning() - timedelta(days=1), begins_at=begins, ends_at=begins + timedelta(hours=1))
    for name, fields in steps:
        row = office.take(name, row, "clerk", this_morning(), **fields)
    row = office.take("send_invitations", row, "clerk", this_morning())
    row = office.take("open_meeting", row, "clerk", begins)
    for nth in range(1, 4):
        row = office.take("decide_item", row, "clerk", begins, item=nth, told="几个单位一起议了。", tasks=(office.task(due_on=due),))
    visitor = visit(who)
    urls = ["/desk/meetings/", "/desk/meetings/tasks/", f"/desk/meetings/{row.number}/", f"/desk/meetings/{last.number}/", f"/desk/meetings/tasks/{last.content['tasks'][0]}/"]
    if who == "clerk":
        urls += ["/desk/meetings/new/", f"/desk/meetings/{row.number}/agenda/", f"/desk/meetings/{row.number}/decide_item/?item=1"]
    found = {url: counted(visitor, url) for url in urls}
    assert {url: n for url, n in found.items() if n > MOST_QUERIES} == {}, found


def test_in_english(office: Meetings, visit: Visit) -> None:
    row = signed(office)
    head = visit("head", "en")
    for url in ("/desk/meetings/", f"/desk/meetings/{row.number}/", "/desk/meetings/tasks/", f"/desk/meetings/tasks/{row.content['tasks'][0]}/"):
        page = head.page(url)
        assert "Joint meeting" in page or "joint meeting" in page
    assert "Minutes" in head.page(f"/desk/meetings/{row.number}/")


def test_the_open_tasks_come_a_page_at_a_time(office: Meetings, visit: Visit) -> None:
    row = OutreachRecord.objects.get(number=signed(office).content["tasks"][0])
    for nth in range(2, 34):
        OutreachRecord.objects.create(
            kind=row.kind, number=f"meeting_task-{nth}", unit_id=row.unit_id, person_id=row.person_id, on=row.on, place_key=row.place_key, status=row.status, due_on=row.due_on,
            content={**row.content, "what": f"第 {nth} 件要办的事"},
        )  # fmt: skip
    clerk = visit("clerk")
    page = clerk.page("/desk/meetings/tasks/")
    assert "第 30 件要办的事" in page and "第 31 件要办的事" not in page
    later = OutreachRecord.objects.get(number="meeting_task-30").pk
    assert f"/desk/meetings/tasks/?after={later}" in page and "第 33 件要办的事" in clerk.page("/desk/meetings/tasks/", after=later)
    assert counted(clerk, "/desk/meetings/tasks/") <= MOST_QUERIES


def test_the_units_of_a_meeting_read_as_a_list_in_either_language(office: Meetings, visit: Visit) -> None:
    a_meeting(office, days=3)
    units = [office.house.mine, office.house.other_mine]
    assert "、".join(unit.name for unit in units) in visit("clerk").page("/desk/meetings/")
    english = visit("clerk", "en").page("/desk/meetings/")
    assert ", ".join(unit.name_en or unit.name for unit in units) in english and "、" not in english


def test_whoever_may_not_decide_a_dispute_reads_who_does_before_he_writes(office: Meetings, visit: Visit, walk: Any) -> None:
    number = walk("returned_twice").petition.number
    row = a_meeting(office, ("put_on_agenda", {"sort": AgendaSort.DISPUTE, "ref": number}), ("send_invitations", {}), ("open_meeting", {}))
    url = f"/desk/meetings/{row.number}/decide_dispute/"
    assert "只有分管领导能定" in visit("clerk").page(url, item=1)
    assert "只有分管领导能定" not in visit("leader").page(url, item=1)
