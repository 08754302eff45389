"""The worklist: what do I owe, soonest first."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests import enterprise as people
from tests.walking import Walk
from tests.web.golden_queries import counted, expected
from xinqiao.directory import snapshot
from xinqiao.petitions import queue_lines, reading
from xinqiao.petitions.alarms import raise_alarms
from xinqiao.petitions.models import Obligation, Petition, RunningClock
from xinqiao.petitions.zone import SHANGHAI
from xinqiao.rules.terms import Duty, Path, Urgency

pytestmark = pytest.mark.django_db


def ago(enterprise, days, to="registered", **traits):
    return Walk(enterprise, at=timezone.now() - timedelta(days=days), **traits).to(to).petition


def test_soonest_first(enterprise, visit):
    days = [2, 14, 8, 20, 1]
    made = {age: ago(enterprise, age).number for age in days}
    assert visit("clerk").numbers("/desk/") == [made[age] for age in sorted(days, reverse=True)]


def test_row_says_when_why_what_who_and_where_it_stands(enterprise, visit):
    ago(enterprise, 16, title="宿舍三号楼停暖两周")
    page = visit("clerk").page("/desk/")
    for words in ("超 1 天", "告知期限", "宿舍三号楼停暖两周", "网上信访", "甄别分办", "集团信访办", "已登记"):
        assert words in page
    english = visit("clerk", "en").page("/desk/")
    for words in ("1 day late", "time limit to tell", "online", "Triage it", "registered"):
        assert words in english


def test_tabs_part_the_work_by_urgency(enterprise, visit):
    late, soon, week, later = (ago(enterprise, age).number for age in (20, 13, 9, 1))
    clerk = visit("clerk")
    for part, number in (("overdue", late), ("soon", soon), ("week", week), ("later", later)):
        assert clerk.numbers("/desk/", due=part) == [number], part


def test_spans_agree_with_the_rule_of_urgency():
    from xinqiao.rules.owed import urgency

    today = timezone.localdate()
    for soon in (1, 3, 7, 15):
        spans = reading.spans(today, soon)
        for offset in range(-20, 40):
            day = today + timedelta(offset)
            holding = [part for part, span in spans.items() if span.first <= day <= span.last]
            assert len(holding) == 1
            expected_part = urgency(day, today, soon_days=soon)
            assert holding == [expected_part if not (expected_part is Urgency.WEEK and soon > 7) else Urgency.SOON]


def test_every_line_is_on_exactly_one_page(enterprise):
    for n in range(7):
        ago(enterprise, n % 3)
    clerk, directory = enterprise.actor("clerk"), snapshot.current()
    queues = reading.queues(clerk)
    seen, after = [], None
    while True:
        lines, after = queue_lines.worklist(clerk, directory, queues, after=after, limit=2)
        seen += [line.key for line in lines]
        if after is None:
            break
    every, _ = queue_lines.worklist(clerk, directory, queues, limit=100)
    assert seen == [line.key for line in every] and len(seen) == 7


def test_counts_stop_at_a_hundred(enterprise):
    petition = ago(enterprise, 1)
    line = Obligation.objects.get(petition=petition)
    Obligation.objects.bulk_create(
        Obligation(petition=petition, unit_id=line.unit_id, duty=line.duty, work=line.work, due_on=line.due_on)
        for _ in range(150)
    )
    spans, clerk = reading.spans(timezone.localdate(), 3), enterprise.actor("clerk")
    assert queue_lines.capped_counts(clerk, snapshot.current(), reading.queues(clerk), spans)[Urgency.LATER] == 100


def test_each_duty_has_its_queue(walk, visit):
    drafted, accepted, registered = walk("drafted").petition, walk("accepted").petition, walk().petition
    own = visit("unit_head").page("/desk/").partition('<section id="watched"')[0]
    assert drafted.number in own and accepted.number not in own
    assert set(visit("handler").numbers("/desk/")) == {
        drafted.number,
        accepted.number,
    }  # the acceptance notice is not served yet
    assert visit("other_handler").numbers("/desk/") == []
    assert registered.number in visit("head").numbers("/desk/")


def test_queue_can_be_chosen(walk, visit, enterprise):
    walk()
    clerk = visit("clerk")
    assert clerk.numbers("/desk/", queue=Duty.HANDLER.value) == []
    assert len(clerk.numbers("/desk/", queue=Duty.COORDINATOR.value)) == 1
    assert clerk.get("/desk/", queue="nonsense", due="nonsense", after="nonsense").status_code == 200


def test_discipline_sees_its_sealed_ones_only(walk, visit):
    sealed, other = walk("sealed").petition, walk().petition
    assert visit("discipline").numbers("/desk/") == [sealed.number]
    for key in ("clerk", "head", "handler", "unit_head", "receptionist"):
        assert sealed.number not in visit(key).numbers("/desk/"), key
    assert other.number in visit("clerk").numbers("/desk/")


def test_sealed_petition_leaves_the_desk_even_with_a_notice_unserved(walk, visit):
    asked = walk("awaiting_supplement")
    asked.take("triage", "clerk", category="1003", path=Path.ACCUSATION)
    assert asked.petition.number not in visit("clerk").numbers("/desk/")


def test_empty_list_says_what_will_be_here(visit):
    assert "这里没有欠着的事" in visit("handler").page("/desk/")
    assert "Nothing is owed here" in visit("handler", "en").page("/desk/")
    assert "现在没有等您办的" in visit("auditor").page("/desk/")


def test_due_soon_follows_the_policy(enterprise, visit):
    from xinqiao.directory.models import PolicyRow

    PolicyRow.objects.create(
        key="due_soon_days", value=10, effective_from="2020-01-01", recorded_at=timezone.now(), recorded_by="test"
    )
    snapshot.forget()
    assert "10 天内" in visit("clerk").page("/desk/")


def test_queries_are_few_and_do_not_grow(enterprise, visit):
    counts = []
    for _ in range(2):
        for age in (1, 5, 20):
            ago(enterprise, age)
        counts.append(counted(visit("clerk"), "/desk/"))
    assert set(counts) == {expected("desk")["worklist"]}


def test_a_later_page_leads_back_to_the_first(enterprise, visit):
    for n in range(31):
        ago(enterprise, n % 5)
    clerk = visit("clerk")
    first = clerk.page("/desk/", due="later")
    assert "回到最急的" not in first
    after = re.search(r'rel="next" href="[^"]*after=([^"&]+)"', first)[1]
    later = clerk.page("/desk/", due="later", after=after)
    assert 'rel="prev" href="/desk/?due=later">回到最急的' in later


def test_urgent_report_says_the_hour_wherever_it_is_told(walk, visit):
    """条例§25: a day would be too coarse for what is acknowledged within hours: the list, the warning and the leader say when."""
    petition = walk("urgent", at=timezone.now() - timedelta(minutes=20)).petition
    until = Petition.objects.get(pk=petition.pk).urgent_until
    hour = f"{until.astimezone(SHANGHAI):%H:%M}"
    for who, path in (("unit_head", "/desk/"), ("leader", "/leader/to-decide/")):
        assert f"{hour} 前</span>" in " ".join(visit(who).page(path).split()).replace(" </span>", "</span>"), path
        assert f"{hour}" in visit(who, "en").page(path)
        assert re.search(r"还有 1 小时 3\d 分", visit(who).page(path)) and re.search(r"1 h 3\d min left", visit(who, "en").page(path))
        assert re.search(rf"还有 1 小时 3\d 分 · .*{hour} 前", visit(who).page(f"/desk/petitions/{petition.number}/"))
    assert visit("unit_head").page("/desk/news/").count("报告重大紧急（") == 1  # told as the head and as the unit, he reads it once
    assert f"{hour} 前确认" in visit("unit_head").page("/desk/news/") and "acknowledged by" in visit("leader", "en").page("/desk/news/")


def test_who_is_reminded_of_an_urgent_report_reads_it_in_news_list_and_petition(walk, visit):
    """Issue 3, C12: before the hours end, not only after them."""
    petition = walk("urgent", at=timezone.now() - timedelta(minutes=70)).petition
    assert raise_alarms(timezone.now()) == 1
    hour = f"{Petition.objects.get(pk=petition.pk).urgent_until.astimezone(SHANGHAI):%H:%M}"
    for who in ("unit_head", "leader"):
        told = visit(who).page("/desk/news/")
        assert "重大紧急件到时限前提醒（" in told and f"{hour} 前确认" in told
        assert "Remind of the urgent report" in visit(who, "en").page("/desk/news/")
        page = visit(who).page(f"/desk/petitions/{petition.number}/")
        assert "重大紧急 · 快到时限，负责人还没有确认" in page and re.search(r"还有 (49|50) 分", page)
    assert "the head was reminded" in visit("leader", "en").page(f"/desk/petitions/{petition.number}/")
    assert re.search(r"还有 (49|50) 分", visit("unit_head").page("/desk/")) and re.search(r"还有 (49|50) 分", visit("leader").page("/leader/to-decide/"))
    assert "重大紧急件到时限前提醒" not in visit("handler").page("/desk/news/")


@pytest.fixture
def colleague(enterprise):
    """Somebody else who deals with petitions in the same unit."""
    enterprise.people["second"] = people._person("second", enterprise.mine, Duty.HANDLER)
    return enterprise.person("second")


def given(enterprise, days, person, second=None):
    walk = Walk(enterprise, at=timezone.now() - timedelta(days=days)).to("accepted")
    return walk.link("handlers", "name_handlers", "unit_head", person_id=person.pk, second_id=second.pk if second else None).petition


def test_what_is_given_by_name_stands_first_and_others_read_whose_it_is(enterprise, visit, colleague):
    first, second = enterprise.person("handler"), colleague
    older = ago(enterprise, 30, "accepted")
    his, helped, theirs = given(enterprise, 3, first), given(enterprise, 2, second, first), given(enterprise, 20, second)
    page = visit("handler").page("/desk/")
    mine, others = page.split("其他的")
    assert all(one.number in mine and one.number not in others for one in (his, helped)) and all(one.number in others and one.number not in mine for one in (older, theirs))
    assert "指名给您办的" in mine and "承办人 测试handler" in mine and "承办人 测试second、测试handler" in mine
    assert "承办人 测试second" in others and "还没有确定承办人" not in page
    english = visit("second", "en").page("/desk/")
    assert "Given to you by name" in english and "second, handler" in english
    assert "指名给您办的" not in visit("clerk").page("/desk/")


def test_other_handlers_may_still_act(enterprise, visit, colleague):
    petition = given(enterprise, 3, enterprise.person("handler"))
    assert visit("second").take(petition, "remark", text="他请假了，我先回复您：明天上门。").status_code == 302


def test_queries_with_named_handlers_do_not_grow(enterprise, visit, colleague):
    counts = []
    for n in (1, 4):
        for day in range(n):
            given(enterprise, day + 1, enterprise.person("handler"), colleague)
        counts.append(counted(visit("handler"), "/desk/"))
    assert counts == [expected("desk")["worklist_handler"]] * 2


def test_urgent_stands_before_what_is_given_by_name(enterprise, visit, colleague):
    his, urgent = given(enterprise, 3, enterprise.person("handler")), ago(enterprise, 1, "urgent")
    page = visit("handler").page("/desk/")
    assert 0 < page.index(urgent.number) < page.index("指名给您办的") < page.index(his.number)


def test_a_custodian_reads_on_his_first_page_what_waits_for_him(walk, visit):
    page = visit("custodian").page("/desk/")
    assert "现在没有等您办的" in page and "已超期" not in page, "no counts of a list that he has not"
    for _ in range(2):
        walk("access_asked")
    page = visit("custodian").page("/desk/")
    assert "有 2 份查阅身份的申请等您决定。最早一份的最后一天是" in page and 'href="/desk/identities/"' in page
    desk = visit("custodian").page("/desk/identities/")
    assert desk.count("<dt>最后一天</dt>") == 2, "each says by which day"
    assert "2 requests to read an identity wait for your decision. The first" in visit("custodian", "en").page("/desk/")
    RunningClock.objects.filter(name="decide_access").update(due_on=date(2026, 1, 5))
    assert "已经过了" in visit("custodian").page("/desk/")
    walk("access_granted")
    assert "有 2 份" in visit("custodian").page("/desk/"), "what is decided waits no more"
