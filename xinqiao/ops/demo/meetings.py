"""The joint meetings of the demonstration: one held and signed, with a task done and one that waits; one to come, with an agenda and a seat named."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from xinqiao.directory import snapshot
from xinqiao.directory.duties import holders, staff
from xinqiao.directory.models import Person, Unit
from xinqiao.outreach import agenda, meetings
from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.steps.decide_item import Task
from xinqiao.petitions.perform import perform, step_module
from xinqiao.petitions.zone import SHANGHAI, local_day
from xinqiao.rules.terms import Duty
from xinqiao.rules.terms_meeting import AgendaSort

KEEPER, PLACE = "chen-lan", "集团办公楼三层会议室"


def play(units: dict[str, Unit], now: datetime) -> None:
    """Hold one sixteen days ago and prepare one for five days ahead; none where nobody chairs."""
    office, today = units["petition_office"], local_day(now)
    chairs = meetings.chairs(office.pk, snapshot.current(), today)
    if not chairs:
        return
    first = _held(office, units, chairs[0], now - timedelta(days=16), now)
    for number, step, who, fields in (
        (0, "report_task", "lin-yu", {"done": "晚班车加了一趟，零点二十从井口发，沿线四个站。", "shown": "调度室门口和区队楼贴着班次表；驾驶员的出车单。"}),
        (0, "accept_task", KEEPER, {"note": "零点跟了一趟车，四个站都停。"}),
    ):  # fmt: skip
        row = OutreachRecord.objects.get(number=first.content["tasks"][number])
        _take(row, step, who, now - timedelta(days=4 - (step == "accept_task")), **fields)
    _to_come(office, units, chairs[0], now)


def _held(office: Unit, units: dict[str, Unit], chair: Person, at: datetime, now: datetime) -> OutreachRecord:
    begins, before = datetime.combine(local_day(at), time(9), SHANGHAI), at - timedelta(days=6)
    invited = tuple(units[key].pk for key in ("mine_2", "mine_3", "logistics"))
    row = _take(meetings.new(office.pk), "convene", KEEPER, before, person_id=chair.pk, begins_at=begins, ends_at=begins + timedelta(hours=2), place=PLACE, units=invited)
    for subject, why in (
        ("通勤车改线以后，二矿、三矿晚班工人回不了家", "两个矿都有人来问，车归谁出、钱归谁出没有定。"), ("家属院物业移交以后报修没人管", "四个月里同样的问题来了六次，后勤和矿上各说各的。"),
    ):  # fmt: skip
        row = _take(row, "put_on_agenda", KEEPER, before, sort=AgendaSort.BY_HAND, subject=subject, why=why)
    row = _take(row, "send_invitations", KEEPER, before)
    invitation = next(each for each in meetings.invitations(row.number) if each.unit_id == units["mine_3"].pk)
    _take(invitation, "name_seat", "wu-gang", before + timedelta(days=1), person_id=_key("jiang-bin"), reason="矿长那天下井检查。")
    came = ((units["mine_2"].pk, _key("zhao-kai")), (units["mine_3"].pk, _key("jiang-bin")), (units["logistics"].pk, _key("cui-na")))
    row = _take(row, "open_meeting", KEEPER, begins, came=came, others="财务部派一人列席。")
    late = local_day(now) + timedelta(days=4)
    row = _take(row, "decide_item", KEEPER, begins, item=1, decision="晚班车由二矿出一台，三矿按人数分摊油费；零点以后加一趟。", tasks=(
        _task("加一趟零点以后的晚班车，排出班次。", units["mine_2"], "lin-yu", local_day(now) - timedelta(days=3), "贴出来的班次表和出车单。"),
        _task("按人数算出三矿分摊的油费，报财务部。", units["mine_3"], "jiang-bin", late, "财务部收下的分摊单。"),
    ))  # fmt: skip
    row = _take(row, "decide_item", KEEPER, begins, item=2, decision="报修先由后勤管理中心接，两天内到；该矿上修的，后勤去找矿上，不让职工来回跑。", tasks=(
        _task("把报修电话和两天内到的规定贴到每个单元门口。", units["logistics"], "cui-na", late, "每个单元门口的照片。"),
    ))  # fmt: skip
    row = _take(row, "close_meeting", KEEPER, begins + timedelta(hours=2))
    return _take(row, "sign_minutes", chair.login, begins + timedelta(hours=5))


def _to_come(office: Unit, units: dict[str, Unit], chair: Person, now: datetime) -> None:
    begins = datetime.combine(local_day(now) + timedelta(days=5), time(14, 30), SHANGHAI)
    invited = tuple(units[key].pk for key in ("mine_2", "human_resources", "social_insurance"))
    row = _take(meetings.new(office.pk), "convene", KEEPER, now - timedelta(days=2), person_id=chair.pk, begins_at=begins, ends_at=begins + timedelta(hours=2), place=PLACE, units=invited)
    actor, directory = staff(Person.objects.get(login=KEEPER), local_day(now)), snapshot.current()
    offered = agenda.proposals(row, actor, directory, local_day(now))[:3]
    for each in offered[:2]:
        category = directory.category_name(each.category) if each.category else None
        row = _take(row, "put_on_agenda", KEEPER, now, sort=each.sort, ref=each.ref, subject=f"{category.zh}：{each.ground.zh}" if category else each.ground.zh, why="拖了这么久，几个单位坐到一起定。")
    row = _take(row, "put_on_agenda", KEEPER, now, sort=AgendaSort.BY_HAND, subject="调岗以后社保关系转接，三家各要一套材料", why="职工跑三趟，能不能一张表办完。")
    for each in offered[2:3]:
        row = _take(row, "take_off_agenda", KEEPER, now, proposal=each.key, reason="承办单位这周就答复，先不上会。")
    row = _take(row, "send_invitations", KEEPER, now, is_read=True)
    head = next((post.person for post in holders({units["human_resources"].pk}, (Duty.UNIT_HEAD,), local_day(now))), None)
    if head is not None:
        invitation = next(each for each in meetings.invitations(row.number) if each.unit_id == units["human_resources"].pk)
        _take(invitation, "name_seat", head.login, now, person_id=head.pk)


def _task(what: str, unit: Unit, who: str, due_on: date, proof: str) -> Task:
    return Task(what=what, unit_id=unit.pk, person_id=_key(who), due_on=due_on, proof=proof)


def _key(login: str) -> int:
    key: int = Person.objects.get(login=login).pk
    return key


def _take(record: OutreachRecord, step: str, who: str, at: datetime, **fields: Any) -> OutreachRecord:
    actor = staff(Person.objects.get(login=who), local_day(at))
    return perform(step, record, step_module(step, OutreachRecord.steps_in).Entry(**fields), actor=actor, at=at)
