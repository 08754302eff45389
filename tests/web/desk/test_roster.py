"""The duty desk's pages: the roster, planning by pattern, every step of a shift, the files it comes from and goes to."""

from __future__ import annotations

import io
from datetime import datetime, time, timedelta
from typing import Any

import icalendar
import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from tests.attacks.test_substitutes import lend
from tests.enterprise import Enterprise
from tests.outreach.shifts import Desk
from tests.web.golden_queries import counted, expected
from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.watch_shifts import note_shifts
from xinqiao.petitions.models import Petition
from xinqiao.petitions.zone import SHANGHAI
from xinqiao.rules.terms import Channel
from xinqiao.rules.terms_outreach import ShiftRole
from xinqiao.vault.contact import Contact

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def desk(enterprise: Enterprise) -> Desk:
    return Desk(enterprise)


def shift_now(desk: Desk, who: str = "receptionist", *, begins: timedelta = -HOUR, ends: timedelta = 7 * HOUR, begun: bool = True, **fields: Any) -> OutreachRecord:
    """Return a shift around now; begun by whoever has it, unless it is still to come."""
    now = timezone.now()
    record = desk.take("plan_shift", desk.new(), "clerk", now - 3 * HOUR, person_id=desk.house.person(who).pk, begins_at=now + begins, ends_at=now + ends, **fields)
    return desk.take("begin_shift", record, who, now + begins) if begun else record


def url(shift: OutreachRecord, step: str = "") -> str:
    return f"/desk/roster/{shift.number}/{step + '/' if step else ''}"


def status(shift: OutreachRecord) -> str:
    return OutreachRecord.objects.values_list("status", flat=True).get(pk=shift.pk)


def by_pattern(desk: Desk, who: str = "receptionist", days: int = 7, **more: Any) -> dict[str, Any]:
    first = timezone.localdate() + timedelta(days=1)
    return {
        "person": desk.house.person(who).pk, "part": "night", "role": "desk", "first_on": first.isoformat(), "last_on": (first + timedelta(days=days - 1)).isoformat(),
        "weekdays": [str(day) for day in range(7)], "begins": "", "ends": "", "phone": "0391-5550199", **more,
    }  # fmt: skip


def test_the_roster_says_who_is_on_duty_and_with_what_number(desk: Desk, visit: Any) -> None:
    shift_now(desk)
    page = visit("clerk").page("/desk/roster/")
    assert "现在谁在岗" in page and "测试receptionist" in page and "0391-5550111" in page and "在岗" in page
    assert "on duty now" in visit("clerk", "en").page("/desk/roster/").lower()


def test_a_shift_is_begun_from_its_page_from_two_hours_before(desk: Desk, visit: Any) -> None:
    """A button that would be refused is not offered."""
    far = shift_now(desk, begins=20 * HOUR, ends=28 * HOUR, begun=False)
    near = shift_now(desk, begins=HOUR, ends=9 * HOUR, begun=False)
    receptionist = visit("receptionist")
    assert url(far, "begin_shift") not in receptionist.page(url(far)) and url(far, "swap_shift") in receptionist.page(url(far))
    assert url(near, "begin_shift") in receptionist.page(url(near))


def test_an_empty_roster_says_what_to_do(visit: Any) -> None:
    assert "这些天还没有排班" in visit("clerk").page("/desk/roster/") and "href=\"/desk/roster/plan/" in visit("clerk").page("/desk/roster/")
    assert "值班表由" in visit("receptionist").page("/desk/roster/") and "/desk/roster/plan/" not in visit("receptionist").page("/desk/roster/")


def test_whoever_stands_in_reads_that_the_shift_is_not_his_own(desk: Desk, visit: Any) -> None:
    shift_now(desk, begun=False)
    lend(desk.house, "receptionist", desk.house.person("clerk"))
    assert ">我代</span>" in visit("clerk").page("/desk/roster/") and ">me for him</span>" in visit("clerk", "en").page("/desk/roster/")
    assert ">我</span>" in visit("receptionist").page("/desk/roster/")


def test_a_month_and_any_day_can_be_asked_for(desk: Desk, visit: Any) -> None:
    shift_now(desk)
    clerk = visit("clerk")
    for asked in ({"view": "month"}, {"day": "2026-02-30"}, {"day": "nonsense"}, {"day": "0001-01-01"}, {"day": "9999-12-31"}, {"view": "x"}):
        assert clerk.get("/desk/roster/", **asked).status_code == 200, asked
    assert clerk.get("/desk/roster/", unit="nowhere").status_code == 404


def test_one_person_for_all_nights_of_a_week_and_twice_is_once(desk: Desk, visit: Any) -> None:
    clerk, given = visit("clerk"), by_pattern(desk)
    assert clerk.post("/desk/roster/plan/", **given).status_code == 302
    nights = list(OutreachRecord.objects.order_by("begins_at"))
    assert len(nights) == 7 and {shift.status for shift in nights} == {"planned"}
    for shift in nights:
        begins_at, ends_at = shift.begins_at.astimezone(SHANGHAI), shift.ends_at.astimezone(SHANGHAI)
        assert (begins_at.time(), ends_at.time()) == (time(20), time(8)) and ends_at.date() == begins_at.date() + timedelta(days=1)
    assert clerk.post("/desk/roster/plan/", **given).status_code == 302 and OutreachRecord.objects.count() == 7
    assert "没有重复" in clerk.page("/desk/roster/")


def test_where_one_day_does_not_fit_none_is_written_and_the_day_is_named(desk: Desk, visit: Any) -> None:
    clerk, given = visit("clerk"), by_pattern(desk, days=3)
    clerk.post("/desk/roster/plan/", **by_pattern(desk, days=1, begins="22:00"))
    answer = clerk.post("/desk/roster/plan/", **given).content.decode()
    assert OutreachRecord.objects.count() == 1 and "他那段时间已经排了别的班" in answer and 'value="0391-5550199"' in answer


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"person": ""}, "请选一个"), ({"weekdays": []}, "请至少选一天"), ({"last_on": "2020-01-01"}, "最后一天不能早于第一天"), ({"last_on": "2099-01-01"}, "一次最多排"),
        ({"phone": "找老王"}, "不像电话号码"), ({"begins": "25:00"}, "时间写得不对"), ({"person": "99999"}, "请在给出的选项里选一个"),
    ],
)  # fmt: skip
def test_a_bad_entry_is_said_and_nothing_typed_is_lost(desk: Desk, visit: Any, wrong: dict[str, Any], said: str) -> None:
    given = by_pattern(desk) | wrong
    answer = visit("clerk").post("/desk/roster/plan/", **given)
    assert answer.status_code == 200 and said in answer.content.decode() and OutreachRecord.objects.count() == 0
    if "phone" not in wrong:
        assert "0391-5550199" in answer.content.decode()


def test_only_keepers_plan_and_only_for_their_own_unit(desk: Desk, visit: Any) -> None:
    for key in ("receptionist", "handler", "leader", "auditor", "admin", "discipline"):
        answer = visit(key).post("/desk/roster/plan/?unit=office", **by_pattern(desk))
        assert answer.status_code == 404, key
    assert visit("clerk").get("/desk/roster/plan/", unit="mine-2").status_code == 404  # he oversees it; its own head plans
    assert visit("unit_head").get("/desk/roster/plan/").status_code == 200
    assert OutreachRecord.objects.count() == 0


def test_every_step_by_its_form(desk: Desk, visit: Any, walk: Any) -> None:
    """到岗, 交班, 接班签字: what is open is ticked, shown to whoever signs, and signed for by somebody else."""
    shift = shift_now(desk, begun=False)
    receptionist, clerk = visit("receptionist"), visit("clerk")
    assert "到岗" in receptionist.page("/desk/") and url(shift, "begin_shift") in receptionist.page("/desk/")
    assert receptionist.post(url(shift, "begin_shift"), version=1).status_code == 302 and status(shift) == "on_duty"
    assert receptionist.post(url(shift, "begin_shift"), version=1).status_code == 200  # the second click
    mine = walk(channel=Channel.PHONE, title="三号楼停暖").petition
    gone = walk("assigned", channel=Channel.PHONE, title="已分办的").petition
    Petition.objects.filter(pk__in=(mine.pk, gone.pk)).update(first_receiver=desk.house.person("receptionist"), recorded_at=timezone.now())
    form = receptionist.page(url(shift, "hand_over"))
    assert mine.number in form and gone.number not in form and "三号楼停暖" in form
    assert receptionist.post(url(shift, "hand_over"), version=2, notes=" ", numbers=[mine.number]).status_code == 200 and status(shift) == "on_duty"
    assert receptionist.post(url(shift, "hand_over"), version=2, notes="王师傅等回电。", numbers=["QC-2000-000001"]).status_code == 200
    assert receptionist.post(url(shift, "hand_over"), version=2, notes="王师傅等回电。", numbers=[mine.number]).status_code == 302
    assert status(shift) == "handed_over"
    shift_now(desk, "clerk")
    assert "交了班" in clerk.page("/desk/")
    signing = clerk.page(url(shift, "sign_for_shift"))
    assert "王师傅等回电。" in signing and mine.number in signing and "三号楼停暖" in signing
    assert clerk.post(url(shift, "sign_for_shift"), version=3, remark="收到。").status_code == 302 and status(shift) == "signed_for"
    page = receptionist.page(url(shift))
    assert "测试clerk" in page and "收到。" in page and "王师傅等回电。" in page


def test_a_stale_form_keeps_what_was_typed(desk: Desk, visit: Any) -> None:
    shift = shift_now(desk, begun=False)
    clerk = visit("clerk")
    fields = {"version": 1, "person_id": desk.house.person("head").pk, "reason": "家里有事。", "phone": ""}
    assert visit("receptionist").post(url(shift, "swap_shift"), **fields).status_code == 302
    answer = clerk.post(url(shift, "cancel_shift"), version=1, reason="排重了。").content.decode()
    assert "排重了。" in answer and 'name="version" value="2"' in answer and status(shift) == "planned"
    assert clerk.post(url(shift, "cancel_shift"), version=2, reason="排重了。").status_code == 302 and status(shift) == "shift_cancelled"
    page = clerk.page(url(shift))
    assert "家里有事。" in page and "排重了。" in page and "换成" in page


def test_alarms_stand_on_the_worklist_of_the_head_at_once(desk: Desk, visit: Any) -> None:
    shift = shift_now(desk, begun=False)
    note_shifts(timezone.now())
    assert status(shift) == "unattended"
    assert "到点没有人到岗" in visit("head").page("/desk/") and url(shift) in visit("head").page("/desk/")
    assert "nobody came on duty" in visit("head", "en").page("/desk/")
    assert "到点没有人到岗" not in visit("handler").page("/desk/")


def test_what_comes_in_while_nobody_is_there_is_told_to_the_one_who_leads_and_then_to_the_next(desk: Desk, visit: Any, walk: Any) -> None:
    """Night calls: at once whoever leads the shift, after the policy's minutes the heads; nobody once somebody is on duty, or it is triaged."""
    petition = walk(at=timezone.now() - timedelta(minutes=3)).petition
    said = "现在没有人在岗"

    def told(who: str) -> bool:
        page = visit(who).page("/desk/")
        return said in page and petition.number in page.partition(said)[2][:600]

    assert not any(told(who) for who in ("receptionist", "clerk", "head"))  # no roster: the worklist alone tells
    shift_now(desk, begun=False, role=ShiftRole.LEAD)
    assert told("receptionist") and not told("head") and not told("handler") and not told("other_head")
    Petition.objects.filter(pk=petition.pk).update(recorded_at=timezone.now() - timedelta(minutes=16))
    assert told("head") and told("clerk")
    other = shift_now(desk, "clerk")
    assert not told("receptionist") and not told("head")
    desk.take("hand_over", other, "clerk", timezone.now(), notes="没有待办。")
    assert not told("head")  # it came before the hand-over, and is part of it


def test_nobody_is_told_of_what_he_took_down_or_what_is_triaged(desk: Desk, visit: Any, walk: Any) -> None:
    mine, done = walk(at=timezone.now() - HOUR / 2).petition, walk("assigned", at=timezone.now() - HOUR / 2).petition
    shift_now(desk, begun=False, role=ShiftRole.LEAD)
    Petition.objects.filter(pk=mine.pk).update(first_receiver=desk.house.person("receptionist"))
    assert "现在没有人在岗" not in visit("receptionist").page("/desk/")
    assert visit("head").page("/desk/").count("现在没有人在岗") == 1 and done.status != "registered"


def test_nobody_reads_the_shifts_of_others_units(desk: Desk, visit: Any) -> None:
    """Attack 16, on shifts: an address that is guessed, a step that is posted, a file, by whoever has no part in it."""
    shift = shift_now(desk)
    for key in ("handler", "unit_head", "other_head", "discipline", "auditor", "custodian", "admin", "security"):
        reader = visit(key)
        for path in (url(shift), url(shift, "hand_over"), "/desk/roster/?unit=office", "/desk/roster/roster.ics?unit=office", "/desk/roster/roster.xlsx?unit=office"):
            assert reader.get(path).status_code == 404, (key, path)
        assert reader.post(url(shift, "hand_over"), version=2, notes="没有待办。").status_code == 404
    assert status(shift) == "on_duty"
    for key in ("leader", "head", "clerk", "receptionist"):
        assert visit(key).get(url(shift)).status_code == 200


def test_whoever_is_kept_from_a_matter_reads_it_in_no_hand_over(desk: Desk, visit: Any, walk: Any) -> None:
    """条例§30(3): what complains about the one who signs is not in the list that he signs for."""
    mine, other = walk(title="有人骂人").petition, walk("complained_person").petition
    shift = shift_now(desk)
    OutreachRecord.objects.filter(pk=shift.pk).update(status="handed_over")
    shift.refresh_from_db()
    shift.content = {**shift.content, "notes": "两件。", "numbers": [mine.number, other.number], "handed_at": timezone.now().isoformat()}
    shift.save(update_fields=["content"])
    named = other.records.get(kind="complained")
    assert other.number in visit("clerk").page(url(shift))
    type(named).objects.filter(pk=named.pk).update(person_id=desk.house.person("clerk").pk)
    page = visit("clerk").page(url(shift))
    assert mine.number in page and other.number not in page


def test_whoever_oversees_from_above_reads_the_notes_without_the_people(desk: Desk, visit: Any, walk: Any) -> None:
    petition = walk(channel=Channel.PHONE, contact=Contact(name="范小安", phone="13900001234")).petition
    shift = shift_now(desk)
    desk.take("hand_over", shift, "receptionist", timezone.now(), notes="范小安等回电，13900001234。", numbers=(petition.number,))
    assert "范小安等回电，13900001234。" in visit("clerk").page(url(shift))
    above = visit("leader").page(url(shift))
    assert "等回电" in above and "范小安" not in above and "13900001234" not in above


def test_queries_are_few_and_do_not_grow(desk: Desk, visit: Any) -> None:
    counts = []
    for days in (3, 20):
        visit("clerk").post("/desk/roster/plan/", **by_pattern(desk, days=days))
        counts.append(counted(visit("clerk"), "/desk/roster/", view="month"))
    shift = shift_now(desk)
    assert set(counts) == {expected("desk")["roster"]}
    assert counted(visit("receptionist"), url(shift)) <= 10 and counted(visit("receptionist"), url(shift, "hand_over")) <= 10
    assert counted(visit("clerk"), url(shift, "swap_shift")) <= 10 and counted(visit("clerk"), "/desk/roster/plan/") <= 10


def test_a_call_taken_before_he_noted_that_he_had_come_is_handed_over_too(desk: Desk, visit: Any, walk: Any) -> None:
    """At three in the morning the call comes first and 到岗 after it; what went with the last shift is not offered again."""
    shift_now(desk, begins=-2.5 * HOUR, ends=-1.5 * HOUR)
    desk.take("hand_over", OutreachRecord.objects.get(), "receptionist", timezone.now() - 1.25 * HOUR, notes="没有待办。", numbers=())
    shift = shift_now(desk, begins=HOUR / 2, begun=False)
    early, old = (walk(channel=Channel.PHONE, title=title).petition for title in ("井下皮带冒烟", "上一班的"))
    for petition, at in ((early, timezone.now()), (old, timezone.now() - 1.4 * HOUR)):
        Petition.objects.filter(pk=petition.pk).update(first_receiver=desk.house.person("receptionist"), recorded_at=at)
    assert visit("receptionist").post(url(shift, "begin_shift"), version=1).status_code == 302
    form = visit("receptionist").page(url(shift, "hand_over"))
    assert early.number in form and old.number not in form


def test_whoever_reports_what_cannot_wait_reads_whom_to_phone(desk: Desk, visit: Any, walk: Any) -> None:
    shift_now(desk, phone="0391-5550111")
    shift_now(desk, "head", role=ShiftRole.LEAD, phone="0391-5550119")
    petition = walk("assigned", channel=Channel.PHONE).petition
    form = visit("receptionist").page(f"/desk/petitions/{petition.number}/mark_urgent/")
    assert "先打给谁" in form and "测试head" in form and 'href="tel:0391-5550119"' in form and "0391-5550111" not in form


def test_the_calendar_is_read_by_a_calendar(desk: Desk, visit: Any) -> None:
    shift = shift_now(desk)
    answer = visit("clerk").get("/desk/roster/roster.ics", unit="office")
    assert answer.status_code == 200 and answer["Content-Type"].startswith("text/calendar") and "no-store" in answer["Cache-Control"]
    events = icalendar.Calendar.from_ical(answer.content).walk("VEVENT")
    assert len(events) == 1 and str(events[0]["uid"]) == f"{shift.number}@xinqiao" and int(events[0]["sequence"]) == shift.version
    assert abs(events[0].decoded("dtstart") - shift.begins_at) < timedelta(seconds=1)
    assert "测试receptionist" in str(events[0]["summary"]) and "0391-5550111" in str(events[0]["description"])


def book(*rows: tuple[Any, ...], headings: tuple[str, ...] = ("日期", "班次", "值班人", "上班时间", "下班时间", "值守或带班", "值班电话")) -> SimpleUploadedFile:
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True}) as made:
        sheet, style = made.add_worksheet("值班表"), made.add_format({"num_format": "hh:mm"})
        for across, heading in enumerate(headings):
            sheet.write(0, across, heading)
        for down, row in enumerate(rows, 1):
            for across, cell in enumerate(row):
                (sheet.write_datetime(down, across, datetime.combine(datetime(1899, 12, 31), cell), style) if isinstance(cell, time) else sheet.write(down, across, cell))  # noqa: DTZ001 a cell has no zone
    return SimpleUploadedFile("值班表.xlsx", written.getvalue())


def days(count: int) -> list[str]:
    return [(timezone.localdate() + timedelta(days=1 + n)).isoformat() for n in range(count)]


def imported(visitor: Any, file: SimpleUploadedFile) -> Any:
    shown = visitor.client.post("/desk/roster/import/?unit=office", {"file": file})
    kept = shown.content.decode().partition('name="kept" value="')[2].partition('"')[0]
    return visitor.post("/desk/roster/import/load/?unit=office", kept=kept)


def test_the_file_an_office_keeps_is_shown_first_and_then_written_once(desk: Desk, visit: Any) -> None:
    clerk, (first, second) = visit("clerk"), days(2)
    file = book((first, "夜班", "测试receptionist", "", "", "", "0391-5550188"), (second, "白", "clerk", time(7, 30), "15时30分", "带班", ""))
    shown = clerk.client.post("/desk/roster/import/?unit=office", {"file": file})
    assert "新排 2 个班" in shown.content.decode() and OutreachRecord.objects.count() == 0
    file.seek(0)
    assert imported(clerk, file).status_code == 302
    night, day = OutreachRecord.objects.order_by("begins_at")
    assert night.content == {"part": "night", "role": "desk", "phone": "0391-5550188"} and day.content["role"] == "lead"
    assert f"{day.begins_at.astimezone(SHANGHAI):%H:%M} {day.ends_at.astimezone(SHANGHAI):%H:%M}" == "07:30 15:30"
    file.seek(0)
    assert imported(clerk, file).status_code == 302 and OutreachRecord.objects.count() == 2


def test_every_wrong_row_is_said_and_none_is_written(desk: Desk, visit: Any) -> None:
    first, second = days(2)
    file = book(
        (first, "夜班", "测试receptionist"), ("二月三十", "夜班", "测试clerk"), (second, "中班", "测试clerk"), (second, "夜班", "不认识"), (second, "夜班", "测试clerk", "25点"),
        (first, "夜班", "测试receptionist", "22:00"), (second, "", "测试head"),
    )  # fmt: skip
    clerk = visit("clerk")
    answer = clerk.client.post("/desk/roster/import/?unit=office", {"file": file}).content.decode()
    for said in ("第 3 行", "第 4 行", "第 5 行", "第 6 行", "第 7 行", "第 8 行", "不是日期", "只能填", "不认识", "不是时间", "他那段时间已经排了别的班", "这一格不能空"):
        assert said in answer, said
    assert "第 2 行" not in answer and OutreachRecord.objects.count() == 0 and 'name="kept"' not in answer


@pytest.mark.parametrize(("name", "content", "said"), [("x.xlsx", b"PK\x03\x04nonsense", "打不开"), ("x.csv", "姓名,电话\n甲,1".encode(), "没有认得的表头"), ("x.csv", "日期,班次,值班人\n".encode(), "没有一行")])
def test_a_file_that_is_none_is_refused_in_plain_words(visit: Any, enterprise: Enterprise, name: str, content: bytes, said: str) -> None:
    answer = visit("clerk").client.post("/desk/roster/import/?unit=office", {"file": SimpleUploadedFile(name, content)})
    assert said in answer.content.decode()


def test_what_is_exported_is_imported_again_without_change_and_the_template_is_empty(desk: Desk, visit: Any) -> None:
    clerk = visit("clerk")
    clerk.post("/desk/roster/plan/", **by_pattern(desk, days=1))
    day = OutreachRecord.objects.get().on
    content = clerk.get("/desk/roster/roster.xlsx", unit="office", day=day.isoformat()).content
    shown = clerk.client.post("/desk/roster/import/?unit=office", {"file": SimpleUploadedFile("r.xlsx", content)})
    assert "新排 0 个班" in shown.content.decode() and "1 个原来就这样排着" in shown.content.decode()
    empty = clerk.get("/desk/roster/template.xlsx").content
    assert "没有一行" in clerk.client.post("/desk/roster/import/?unit=office", {"file": SimpleUploadedFile("t.xlsx", empty)}).content.decode()


def test_nobody_writes_with_what_another_kept(desk: Desk, visit: Any) -> None:
    shown = visit("clerk").client.post("/desk/roster/import/?unit=office", {"file": book((days(1)[0], "夜班", "clerk"))})
    kept = shown.content.decode().partition('name="kept" value="')[2].partition('"')[0]
    assert visit("head").post("/desk/roster/import/load/?unit=office", kept=kept).status_code == 302 and OutreachRecord.objects.count() == 0
    assert visit("receptionist").post("/desk/roster/import/load/?unit=office", kept=kept).status_code == 404
