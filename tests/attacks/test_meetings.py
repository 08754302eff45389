"""Attack 18, at joint meetings: what an invited unit, a chair and a task's owner see of what they may not see: nothing, not even a gap."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.utils import timezone

from tests.attacks.test_accused import tie
from tests.enterprise import Enterprise
from tests.outreach.meetings import Meetings
from tests.web.desk.test_meetings import MOST_QUERIES, a_meeting, fresh, send, this_morning
from tests.web.golden_queries import counted
from tests.web.visiting import plain_pages, visit  # noqa: F401 fixtures
from xinqiao.directory import snapshot
from xinqiao.directory.duties import Staff
from xinqiao.ledger.append import history
from xinqiao.outreach import agenda, keep_meetings, meetings
from xinqiao.outreach.models import OutreachRecord
from xinqiao.petitions.models import Petition
from xinqiao.petitions.refused import Refused
from xinqiao.rules.terms import Duty
from xinqiao.rules.terms_meeting import AgendaSort

pytestmark = [pytest.mark.django_db, pytest.mark.postgres_too]
SUBJECT, DECISION = "绝不能让他知道的议题", "绝不能让他知道的决定"
HARMLESS = "通勤车改线以后晚班没有车"
ON = {"sort": AgendaSort.BY_HAND, "subject": SUBJECT}


@pytest.fixture
def office(enterprise: Enterprise) -> Meetings:
    """The petition office that convenes."""
    return Meetings(enterprise)


def held(office: Meetings, number: str, unit: int, *, tied: bool, owner: str = "other_head", owner_unit: int = 0) -> OutreachRecord:
    """Return a meeting whose first item is about a petition that complains about a unit, signed, with a task of another unit."""
    due = (this_morning() + timedelta(days=10)).date()
    task = office.task(what=f"{SUBJECT}的任务", person_id=office.house.person(owner).pk, unit_id=owner_unit or office.house.other_mine.pk, due_on=due)
    if tied:
        tie(Petition.objects.get(number=number), unit=unit)
    return a_meeting(
        office, ("put_on_agenda", {**ON, "ref": number}), ("put_on_agenda", {}), ("send_invitations", {"is_read": True}), ("open_meeting", {}),
        ("decide_item", {"decision": DECISION, "told": "几个单位一起议了。", "tasks": (task,)}), ("decide_item", {"item": 2, "tasks": ()}), ("close_meeting", {}), ("sign_minutes", {}),
    )  # fmt: skip


def every_page(visitor: Any, row: OutreachRecord) -> str:
    """Return all that a reader can open of a meeting, as one text."""
    word = zipfile.ZipFile(io.BytesIO(visitor.get(f"/desk/meetings/{row.number}/minutes.docx").content))
    urls = ("/desk/", "/desk/meetings/", "/desk/meetings/tasks/", f"/desk/meetings/{row.number}/", "/desk/meetings/meetings.ics")
    return unescape("\n".join([*(visitor.get(url).content.decode() for url in urls), *(word.read(name).decode(errors="ignore") for name in word.namelist())]))


@pytest.mark.parametrize("who", ["unit_head", "handler"])
def test_the_invited_head_of_the_accused_unit_sees_neither_item_nor_number_nor_gap(office: Meetings, walk: Any, visit: Any, who: str) -> None:  # noqa: F811
    """Attack 18: of two items he sees one, and it is number one; the minutes in Word are his minutes."""
    number = walk("triaged").petition.number
    row = held(office, number, office.house.mine.pk, tied=True)
    page = every_page(visit(who), row)
    assert HARMLESS in page and f"1. {HARMLESS}" in page and "2. " not in re.findall(r"<h3[^>]*>(.*?)</h3>", page)[0]
    for hidden in (SUBJECT, DECISION, number):
        assert hidden not in page
    assert SUBJECT in every_page(visit("other_head"), row) and SUBJECT in every_page(visit("head"), row)  # it is there for the others
    for name in ("decide_item", "take_off_agenda", "correct_minutes"):
        assert SUBJECT not in visit(who).get(f"/desk/meetings/{row.number}/{name}/", item=1).content.decode()


def test_the_convener_is_told_before_he_sends_and_the_unit_gets_no_task_of_it(office: Meetings, walk: Any, visit: Any) -> None:  # noqa: F811
    """Attack 18: nothing goes out before somebody has read who is left out; the accused unit cannot be made the owner."""
    petition = walk("triaged").petition
    tie(petition, unit=office.house.mine.pk)
    row = a_meeting(office, ("put_on_agenda", {**ON, "ref": petition.number}), ("put_on_agenda", {}))
    clerk = visit("clerk")
    assert "看不到第 1 项" in unescape(clerk.page(f"/desk/meetings/{row.number}/send_invitations/"))
    assert send(clerk, row, "send_invitations").status_code == 200 and fresh(row).status == "meeting_convened"
    assert send(clerk, row, "send_invitations", is_read="on").status_code == 302
    row = office.take("open_meeting", fresh(row), "clerk", this_morning())
    form = clerk.page(f"/desk/meetings/{row.number}/decide_item/", item=1)
    assert f'value="{office.house.mine.pk}:' not in form and f'value="{office.house.other_mine.pk}:' in form
    due = timezone.localdate() + timedelta(days=5)
    with pytest.raises(Refused) as caught:
        office.take("decide_item", row, "clerk", this_morning(), item=1, told="几个单位一起议了。", tasks=(office.task(due_on=due),))
    assert caught.value.field == "owner_1"


def test_a_chair_whom_the_matter_is_about_does_not_chair_it(office: Meetings, walk: Any) -> None:
    """Attack 18: the invitations do not go out under him."""
    petition = walk("triaged").petition
    row = a_meeting(office, ("put_on_agenda", {**ON, "ref": petition.number}))
    tie(petition, person=office.house.person("leader").pk)
    with pytest.raises(Refused) as caught:
        office.take("send_invitations", row, "clerk", this_morning() - timedelta(days=1), is_read=True)
    assert "主持人" in caught.value.words.zh


def test_who_is_named_afterwards_loses_sight_of_the_item_and_its_task(office: Meetings, walk: Any, visit: Any) -> None:  # noqa: F811
    """Attack 18: the complaint is tied after the meeting; the page, the list of tasks and the minutes forget it for him."""
    petition = walk("triaged").petition
    row = held(office, petition.number, 0, tied=False, owner="unit_head", owner_unit=office.house.mine.pk)
    task, visitor = row.content["tasks"][0], visit("unit_head")
    assert SUBJECT in every_page(visitor, row) and visitor.get(f"/desk/meetings/tasks/{task}/").status_code == 200
    assert "联席会议任务：1 件等您办" in visitor.page("/desk/")
    assert counted(visitor, "/desk/") <= MOST_QUERIES
    tie(petition, unit=office.house.mine.pk)
    assert SUBJECT not in every_page(visitor, row)
    assert visitor.get(f"/desk/meetings/tasks/{task}/").status_code == 404 == visitor.get(f"/desk/meetings/{task}/report_task/").status_code
    assert "联席会议任务" not in visitor.page("/desk/")  # nor a count of what he may not see


@pytest.mark.parametrize("station", ["sealed", "call_out_asked"])
def test_what_is_sealed_or_kept_close_is_never_on_the_agenda(office: Meetings, walk: Any, visit: Any, station: str) -> None:  # noqa: F811
    """Attack 18: neither proposed nor put on by hand, by the office head as by anybody; the refusal is that of a number that is none."""
    petition = walk("sealed").petition if station == "sealed" else walk("registered", is_close=True).petition
    row, head = a_meeting(office, days=3), visit("head")
    assert petition.number not in head.page(f"/desk/meetings/{row.number}/agenda/")
    given = {"sort": "by_hand", "subject": "通勤车没有车", "why": "两个矿都有。"}
    answers = [send(head, row, "put_on_agenda", **given, ref=ref).content.decode().replace(ref, "") for ref in (petition.number, "QC-2026-999999")]
    said = [re.findall(r'class="[^"]*error[^"]*"[^>]*>(.*?)<', answer, re.DOTALL) for answer in answers]
    assert "没有找到这件" in answers[0] and said[0] == said[1] and not fresh(row).content["items"]


def test_an_item_whose_matter_is_sealed_afterwards_is_gone_for_everybody(office: Meetings, walk: Any, visit: Any) -> None:  # noqa: F811
    """Attack 18: for the office and the chair too."""
    petition = walk("triaged").petition
    row = held(office, petition.number, 0, tied=False)
    Petition.objects.filter(pk=petition.pk).update(is_sealed=True)
    for who in ("clerk", "head", "leader", "handler"):  # whoever owes the task of it still reads his task, without a number
        page = unescape(visit(who).page(f"/desk/meetings/{row.number}/"))
        assert SUBJECT not in page and petition.number not in page and DECISION not in page, who


def sealed_since(office: Meetings, walk: Any) -> tuple[OutreachRecord, OutreachRecord, Petition]:
    """Return a meeting, its task and the petition they are about, which was passed on as an accusation after the minutes were signed."""
    walked = walk("accepted")
    row = held(office, walked.petition.number, 0, tied=False)
    task = OutreachRecord.objects.get(number=row.content["tasks"][0])
    walked.petition.refresh_from_db()
    walked.take("seal", "clerk", category="1003", reason="补充的材料里检举后勤科长收钱。")
    assert walked.petition.is_sealed
    return row, task, walked.petition


def everywhere(visitor: Any, row: OutreachRecord, task: OutreachRecord) -> str:
    """Return all pages on which the office might read of a task, as one text."""
    urls = ("/desk/", "/desk/meetings/", "/desk/meetings/tasks/", f"/desk/meetings/{row.number}/")
    steps = [f"/desk/meetings/{task.number}/{name}/" for name in ("accept_task", "return_task", "end_task", "report_task")]
    return unescape("\n".join(tokenless(visitor.get(url)) for url in (*urls, f"/desk/meetings/tasks/{task.number}/", *steps)))


def tokenless(answer: Any) -> str:
    """Return a page without the tokens of its forms, which are new each time; of a file that it was given."""
    return re.sub(r'(csrf[^>]*value=|nonce=)"[^"]*"', "", answer.content.decode()) if "html" in answer["Content-Type"] else str(answer.status_code)


def test_the_task_of_a_matter_that_was_sealed_since_is_accepted_by_whoever_reads_that_matter(office: Meetings, walk: Any, visit: Any) -> None:  # noqa: F811
    """Attack 3: the office that held the meeting neither sees nor decides it, and reads of none of it that it was told done, accepted or ended."""
    row, task, petition = sealed_since(office, walk)
    before = everywhere(visit("clerk"), row, task)
    owner, officer = visit("other_head"), visit("discipline")
    assert send(owner, task, "report_task", done="换好了，压力试过。", shown="试压单。").status_code == 302
    assert "联席会议任务：1 件等您办" in officer.page("/desk/") and task.content["what"] in officer.page("/desk/meetings/tasks/")
    assert officer.get(f"/desk/meetings/{row.number}/").status_code == 404  # the task, and nothing else of the meeting
    page = unescape(officer.page(f"/desk/meetings/tasks/{task.number}/"))
    assert "这件事后来封存了" in page and "换好了，压力试过。" in page and petition.number in page
    assert "承办人读得到您写的" in unescape(officer.page(f"/desk/meetings/{task.number}/accept_task/")) and "告诉信访人的话" not in officer.page(f"/desk/meetings/{task.number}/accept_task/")
    for who in ("clerk", "head", "leader"):
        assert visit(who).get(f"/desk/meetings/tasks/{task.number}/").status_code == 404 == send(visit(who), task, "accept_task", note="").status_code
        with pytest.raises(Refused):
            office.take("accept_task", fresh(task), who, this_morning() + timedelta(hours=5))
    assert send(officer, task, "accept_task", note="看过试压单。").status_code == 302
    assert fresh(task).status == "task_accepted" and "联席会议任务" not in officer.page("/desk/")
    for who in ("clerk", "head", "leader"):
        now = everywhere(visit(who), row, task)
        assert SUBJECT not in now and petition.number not in now and "看过试压单" not in now
    assert everywhere(visit("clerk"), row, task) == before  # to the letter what it read before anything was told
    own = unescape(owner.page(f"/desk/meetings/tasks/{task.number}/"))
    assert "看过试压单。" in own and petition.number not in own and "封存" not in own


@pytest.mark.parametrize("station", ["task_set", "task_done"])
def test_the_task_of_a_sealed_matter_is_explained_away_or_sent_back_by_whoever_reads_it(office: Meetings, walk: Any, visit: Any, station: str) -> None:  # noqa: F811
    """Attack 3: the owner reads the reason and no more; a double click does it once; another discipline officer, who does not read that matter, finds nothing."""
    row, task, petition = sealed_since(office, walk)
    owner, officer = visit("other_head"), visit("discipline")
    if station == "task_done":
        send(owner, task, "report_task", done="换好了。", shown="试压单。")
        due = timezone.localdate() + timedelta(days=5)
        assert send(officer, task, "return_task", reason="试压单没有签字。", due_on=due.isoformat()).status_code == 302 and fresh(task).status == "task_set"
    version = fresh(task).version
    for _click in range(2):
        officer.post(f"/desk/meetings/{task.number}/end_task/", version=version, reason="由别的部门去办，会议不再跟。")
    assert fresh(task).status == "task_ended" and len([line for line in history(task.number) if line.verb.endswith("end_task")]) == 1
    own = unescape(owner.page(f"/desk/meetings/tasks/{task.number}/"))
    assert "由别的部门去办，会议不再跟。" in own and petition.number not in own and "封存" not in own
    assert SUBJECT not in everywhere(visit("clerk"), row, task)
    stranger = Staff(person=office.house.person("auditor"), posts=(), on=timezone.localdate(), _by_unit={office.house.mine.pk: frozenset({Duty.DISCIPLINE})})
    assert meetings.task(task.number, stranger, snapshot.current()) is None and meetings.sealed_tasks(stranger, snapshot.current()) == []


def test_the_discipline_duty_has_no_task_of_a_matter_that_is_not_sealed(office: Meetings, walk: Any, visit: Any) -> None:  # noqa: F811
    """Attack 3: neither page, list, count nor step; nor does it exist as anything else than a number that was never given."""
    row = held(office, walk("triaged").petition.number, 0, tied=False)
    task, officer = OutreachRecord.objects.get(number=row.content["tasks"][0]), visit("discipline")
    answers = [officer.get(f"/desk/meetings/tasks/{number}/") for number in (task.number, "meeting_task-999")]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert tokenless(answers[0]) == tokenless(answers[1]).replace("meeting_task-999", task.number)
    assert SUBJECT not in officer.page("/desk/meetings/tasks/") and "联席会议任务" not in officer.page("/desk/")
    with pytest.raises(Refused):
        office.take("end_task", task, "discipline", this_morning() + timedelta(hours=5))


def test_a_task_of_what_went_to_the_superior_body_ends_by_itself(office: Meetings, walk: Any, visit: Any) -> None:  # noqa: F811
    """Attack 3: nobody of the house reads that matter any more, so nobody could accept it; its owner is not kept owing it."""
    _row, task, petition = sealed_since(office, walk)
    assert keep_meetings.end_gone(timezone.now()) == 0
    Petition.objects.filter(pk=petition.pk).update(status="gone_up")
    assert keep_meetings.end_gone(timezone.now()) == 1 and keep_meetings.end_gone(timezone.now()) == 0
    own = unescape(visit("other_head").page(f"/desk/meetings/tasks/{task.number}/"))
    assert "由别的渠道处理" in own and petition.number not in own


def test_a_correction_of_what_he_is_kept_from_changes_nothing_on_his_paper(office: Meetings, walk: Any, visit: Any) -> None:  # noqa: F811
    """Attack 18: neither number, version, day, signature nor check value tells the accused unit that something was corrected."""
    row = held(office, walk("triaged").petition.number, office.house.mine.pk, tied=True)
    before = minutes_of(visit("unit_head"), row)
    row = office.take("correct_minutes", row, "leader", this_morning() + timedelta(hours=1), item=1, told="更正给他的话。")
    assert minutes_of(visit("unit_head"), row) == before and row.content["house_number"] in before and "核对码（SHA-256）" in before
    assert "更正给他的话" in minutes_of(visit("other_head"), row) and "更正给他的话" not in every_page(visit("unit_head"), row)


def test_a_group_of_matters_is_not_there_for_whom_one_of_them_complains_about(office: Meetings, walk: Any, visit: Any) -> None:  # noqa: F811
    """Attack 18: nobody learns of a complaint from a group that counts it."""
    rows = [walk("closed").petition for _ in range(5)]
    Petition.objects.filter(pk__in=[row.pk for row in rows]).update(cause="housing.supply", closed_on=this_morning().date() - timedelta(days=8))
    meeting = a_meeting(office, ("put_on_agenda", {"sort": AgendaSort.CLUSTER, "ref": "housing.supply", "subject": SUBJECT}), ("send_invitations", {}))
    assert SUBJECT in visit("unit_head").page(f"/desk/meetings/{meeting.number}/")
    tie(rows[0], unit=office.house.mine.pk)
    assert SUBJECT not in visit("unit_head").page(f"/desk/meetings/{meeting.number}/") and SUBJECT in visit("clerk").page(f"/desk/meetings/{meeting.number}/")


def test_a_task_shows_its_owner_no_petition_that_he_may_not_open(office: Meetings, walk: Any, visit: Any) -> None:  # noqa: F811
    """Attack 15: another mine does its task; the number of the petition is for those who may open it."""
    petition = walk("assigned").petition
    row = held(office, petition.number, 0, tied=False)
    url = f"/desk/meetings/tasks/{row.content['tasks'][0]}/"
    assert petition.number not in visit("other_head").page(url) and petition.number in visit("head").page(url)
    assert petition.number not in every_page(visit("other_head"), row)
    assert visit("unit_head").get(url).status_code == 404  # not his unit's task


def test_the_agenda_proposes_issues_and_days_and_no_person(office: Meetings, walk: Any) -> None:
    """Attack 21: a proposal has no field for anybody."""
    walk("returned_twice")
    row = a_meeting(office, days=2)
    found = agenda.proposals(row, office.actor("clerk", timezone.now()), snapshot.current(), timezone.localdate())  # type: ignore[arg-type]
    assert found and {name for each in found for name in each.__slots__} == {"sort", "ground", "ref", "category", "unit_id", "since", "record"}


def test_those_who_are_not_invited_find_no_meeting(office: Meetings, walk: Any, visit: Any) -> None:  # noqa: F811
    """Attack 15: neither page, nor minutes, nor calendar."""
    row = a_meeting(office, ("put_on_agenda", {}), ("send_invitations", {}))
    row = office.take("move_meeting", row, "clerk", this_morning() - timedelta(days=3), begins_at=row.begins_at, ends_at=row.ends_at, units=(office.house.other_mine.pk,))
    visitor = visit("unit_head")
    assert visitor.get(f"/desk/meetings/{row.number}/").status_code == 404 == visitor.get(f"/desk/meetings/{row.number}/minutes.pdf").status_code
    assert row.number not in visitor.get("/desk/meetings/meetings.ics").content.decode()


def test_who_is_kept_from_an_item_reads_of_no_step_on_it_and_closes_the_meeting(office: Meetings, walk: Any, visit: Any) -> None:  # noqa: F811
    """Attack 18: the clerk himself is complained about: the story counts what he sees, and no refusal counts what he does not see."""
    petition = walk("triaged").petition
    row = a_meeting(office, ("put_on_agenda", {**ON, "ref": petition.number}), ("put_on_agenda", {}), ("send_invitations", {}), ("open_meeting", {}), ("decide_item", {"item": 2, "tasks": ()}))
    tie(petition, person=office.house.person("clerk").pk)
    clerk = visit("clerk")
    page = unescape(clerk.page(f"/desk/meetings/{row.number}/"))
    assert SUBJECT not in page and page.count("列入了一个议题") == 1
    assert unescape(visit("leader").page(f"/desk/meetings/{row.number}/")).count("列入了一个议题") == 2
    assert send(clerk, row, "close_meeting").status_code == 302
    row = office.take("sign_minutes", fresh(row), "leader", this_morning())
    assert "没有记怎么定" in minutes_of(visit("leader"), row) and SUBJECT in minutes_of(visit("leader"), row)
    assert SUBJECT not in minutes_of(clerk, row)


def test_what_was_left_off_leaves_no_line_for_whom_it_complains_about(office: Meetings, walk: Any, visit: Any) -> None:  # noqa: F811
    """Attack 18: neither that it was put on nor that it was taken off; what he may see stays."""
    petition, before = walk("triaged").petition, this_morning() - timedelta(days=6)
    row = a_meeting(office, ("put_on_agenda", {**ON, "ref": petition.number}), ("put_on_agenda", {}), days=3)
    row = office.take("take_off_agenda", row, "clerk", before, item=1)
    row = office.take("take_off_agenda", row, "clerk", before, item=2)
    tie(petition, person=office.house.person("clerk").pk)
    told = {who: unescape(visit(who).page(f"/desk/meetings/{row.number}/")) for who in ("clerk", "leader")}
    assert [told[who].count("列入了一个议题") for who in told] == [1, 2] == [told[who].count("一项没有列入议题") for who in told]
    assert SUBJECT not in told["clerk"] and SUBJECT in told["leader"] and HARMLESS in told["clerk"]


def test_a_page_of_tasks_of_which_none_is_his_to_see_leads_on_to_the_next(office: Meetings, walk: Any, visit: Any, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    """Attack 18: what he may see is not cut off by what he may not."""
    monkeypatch.setattr("xinqiao.web.desk.meetings.PAGE", 1)
    hidden, seen = walk("triaged").petition, walk("triaged").petition
    task = office.task(what=f"{SUBJECT}的任务", person_id=office.house.person("unit_head").pk, due_on=(this_morning() + timedelta(days=10)).date())
    decided = [("decide_item", {"item": nth, "told": "几个单位一起议了。", "tasks": (task,)}) for nth in (1, 2)]
    a_meeting(
        office, ("put_on_agenda", {**ON, "ref": hidden.number}), ("put_on_agenda", {**ON, "ref": seen.number}), ("send_invitations", {"is_read": True}), ("open_meeting", {}), *decided,
        ("close_meeting", {}), ("sign_minutes", {}),
    )  # fmt: skip
    tie(hidden, person=office.house.person("unit_head").pk)
    first = visit("unit_head").page("/desk/meetings/tasks/")
    assert SUBJECT not in first and "没有还没办完的任务" not in first
    assert SUBJECT in visit("unit_head").page(re.findall(r'rel="next" href="([^"]+)"', first)[0])


def test_an_item_whose_matter_is_sealed_before_it_is_decided_does_not_keep_the_meeting_open(office: Meetings, walk: Any, visit: Any) -> None:  # noqa: F811
    """Attack 18: nobody can decide it, so nobody is asked to."""
    petition = walk("triaged").petition
    row = a_meeting(office, ("put_on_agenda", {**ON, "ref": petition.number}), ("put_on_agenda", {}), ("send_invitations", {}), ("open_meeting", {}), ("decide_item", {"item": 2, "tasks": ()}))
    Petition.objects.filter(pk=petition.pk).update(is_sealed=True)
    assert send(visit("clerk"), row, "close_meeting").status_code == 302
    assert office.take("sign_minutes", fresh(row), "leader", this_morning()).status == "minutes_signed"


def test_the_number_of_a_version_counts_what_its_reader_sees(office: Meetings, walk: Any, visit: Any) -> None:  # noqa: F811
    """Attack 18: a correction of what he is kept from is no second version for him."""
    row = held(office, walk("triaged").petition.number, office.house.mine.pk, tied=True)
    row = office.take("correct_minutes", row, "leader", this_morning() + timedelta(hours=1), item=1)
    assert "第 1 版" in minutes_of(visit("unit_head"), row) and "第 2 版" in minutes_of(visit("other_head"), row)


def minutes_of(visitor: Any, row: OutreachRecord) -> str:
    """Return the printed minutes of a reader as one text."""
    word = zipfile.ZipFile(io.BytesIO(visitor.get(f"/desk/meetings/{row.number}/minutes.docx").content))
    parts = [name for name in word.namelist() if re.fullmatch(r"word/(document|footer\d*|header\d*)\.xml", name)]
    return re.sub(r"<[^>]+>", "", unescape("".join(word.read(name).decode() for name in parts)))
