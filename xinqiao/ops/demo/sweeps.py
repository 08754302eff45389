"""The sweep of this month in the demonstration: some have reported, one zero; a few findings, solved, open, handed up, one that grew into a petition."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from xinqiao.directory.duties import staff
from xinqiao.directory.models import Person, Unit
from xinqiao.outreach import keep_sweeps
from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.sweeps import of_kind
from xinqiao.petitions.perform import perform, step_module
from xinqiao.petitions.zone import local_day
from xinqiao.rules.terms_outreach import OutreachKind
from xinqiao.rules.terms_sweep import FindingCause, HowSeen

LOOKED = "三个班的班前会都问了，澡堂、食堂、更衣室看了一遍。"


def play(now: datetime) -> None:
    """Sweep in Mine No. 2 and around it, in the days before today."""
    keep_sweeps.open_month(now.replace(day=1))
    week, yesterday = now - timedelta(days=6), now - timedelta(days=1)
    bus = _found(week, "tan-yong", "mine-2-coal-face-1", "夜班班车早走十分钟，升井晚的人赶不上。", "二矿副井口", "15-20", FindingCause.LIVING, "和车队说好，等最后一罐升井再走。")
    _take(bus, "solve_finding", "tan-yong", now - timedelta(days=4), done="车队把夜班车改到六点四十，贴在井口。", seen=HowSeen.AGREED, seen_text="班前会上问了，都说赶得上了。")
    lamp = _found(week, "tan-yong", "mine-2-coal-face-1", "矿灯充电架坏了两排，上夜班要等。", "二矿灯房", "30-40", FindingCause.SAFE, "")
    _take(lamp, "hand_up_finding", "tan-yong", week + timedelta(hours=1), reason="充电架归矿上机电队管，区队换不了。")
    _found(yesterday, "lin-yu", "mine-2", "绩效怎么算没有贴出来，几个班在问。", "二矿区队楼", "60", FindingCause.UNTOLD, "请劳资科把算法画成一张图，贴在区队楼和食堂。")
    wage = _found(week, "tan-yong", "mine-2-coal-face-1", "上月加班没有算进工资，问了两次没有答复。", "二矿综采一队", "25", FindingCause.PAY, "找劳资科对考勤。")
    _take(wage, "pass_to_office", "tan-yong", yesterday, reason="劳资科和区队的考勤对不上，人越来越多。")
    passed = OutreachRecord.objects.get(pk=wage.pk)
    _take(passed, "register_finding", "zhu-ying", yesterday + timedelta(hours=1), title="综采一队上月加班没有算进工资", text="综采一队反映上月加班没有算进工资，区队和劳资科的考勤对不上。")
    for unit, who, is_zero in (("mine-2-coal-face-1", "tan-yong", False), ("mine-3", "wu-gang", True)):
        sweep = of_kind(OutreachKind.SWEEP).filter(unit__key=unit).latest("on")
        _take(sweep, "report_sweep", who, yesterday, looked=LOOKED, is_zero=is_zero)
    keep_sweeps.note_missed(now)


def _found(at: datetime, who: str, unit: str, subject: str, place: str, headcount: str, cause: FindingCause, measure: str) -> OutreachRecord:
    record = OutreachRecord(kind=OutreachKind.FINDING.value, unit_id=Unit.objects.get(key=unit).pk)
    return _take(record, "record_finding", who, at, subject=subject, place=place, headcount=headcount, cause=cause, measure=measure)


def _take(record: OutreachRecord, step: str, who: str, at: datetime, **fields: Any) -> OutreachRecord:
    actor = staff(Person.objects.get(login=who), local_day(at))
    return perform(step, record, step_module(step, OutreachRecord.steps_in).Entry(**fields), actor=actor, at=at)
