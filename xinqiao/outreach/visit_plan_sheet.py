"""The plan of visits as a spreadsheet: a template, what stands in it, and an import that writes all rows or none."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from typing import Any

from xinqiao.directory import spreadsheet
from xinqiao.directory.duties import Staff
from xinqiao.directory.models import Person
from xinqiao.directory.refused import refuse
from xinqiao.directory.snapshot import Snapshot
from xinqiao.directory.spreadsheet import Sheet
from xinqiao.directory.spreadsheet.columns import Sheets, day
from xinqiao.outreach import sheets, visits
from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.planning import Planned, all_or_none
from xinqiao.outreach.roster import hours
from xinqiao.outreach.sheets import Outcome, by_name, clock, column, one_of
from xinqiao.outreach.steps.plan_visit import Entry
from xinqiao.petitions.zone import SHANGHAI
from xinqiao.rules.terms_outreach import OutreachKind
from xinqiao.rules.terms_visit import VisitStatus
from xinqiao.rules.text import Text

KIND = "visits"
USUAL = time(9), time(11)
BETWEEN = re.compile(r"[、,，;；/\n]+")
HOW_TO = (
    Text("带 * 的列必须填。表头不要改；列的先后可以换，不用的列可以删。", "Columns with * are required. Keep the headings; columns may be moved or left out."),
    Text("一行是一次下访。地点照“下访地点”里的写法；两个地点同名的，写成“二矿/三号宿舍楼”。", "One row is one visit. Write the place as it stands on the list; where two have the same name, write unit/place."),
    Text("几个人去，用顿号隔开。同名的人写登录名。", "Several people are divided by commas. Where two have the same name, write the sign-in name."),
    Text("不写几点：9:00 到 11:00。", "Without hours a visit is from 9:00 to 11:00."),
    Text("已经这样排好的行不动，不会重复。有一行不对，整个文件都不写入，会逐行告诉您。", "Rows that stand in the plan already are left alone. If one row is wrong nothing is written, and you are told row by row."),
)  # fmt: skip


NOBODY = Text("那天能去的人里没有“{said}”。请核对姓名，或者写登录名。", "Nobody called '{said}' can go on that day. Please check the name, or write the sign-in name.")
SHEETS: Sheets = {
    KIND: (
        Text("下访计划", "Plan of visits"),
        (
            column("day", "日期", "Day", "2026-03-12", required=True, parse=day),
            column("place", "地点", "Place", Text("二矿三号宿舍楼", "二矿三号宿舍楼"), required=True),
            column("person", "谁去", "Who goes", Text("王示例、李示例", "Wang Shili, Li Shili"), required=True),
            column("purpose", "去做什么", "What for", Text("听听宿舍的人说什么", "hear what they say"), required=True),
            column("begins", "几点开始", "From", "09:00", parse=clock),
            column("ends", "几点结束", "Until", "11:00", parse=clock),
        ),
    )
}  # fmt: skip
FIELDS = {"until": "ends", "team": "person"}  # of a refusal -> the column


def template(language: str) -> bytes:
    """Return an empty workbook: headings, and how to fill it in."""
    return spreadsheet.book({KIND: []}, language, SHEETS, HOW_TO)


def workbook(rows: Iterable[OutreachRecord], places: Mapping[str, OutreachRecord], people: Mapping[int, Person], language: str) -> bytes:
    """Return visits as a workbook that can be imported again; nothing that was written on a visit stands in it."""
    return spreadsheet.book({KIND: [_cells(visit, places, people) for visit in rows]}, language, SHEETS, HOW_TO)


def _cells(visit: OutreachRecord, places: Mapping[str, OutreachRecord], people: Mapping[int, Person]) -> list[str]:
    begins_at, ends_at = (moment.astimezone(SHANGHAI) for moment in hours(visit))
    place = places.get(visit.place_key)
    team = "、".join(people[key].name for key in visit.content["team"] if key in people)
    return [begins_at.date().isoformat(), place.content["name"] if place else "", team, visit.content["purpose"], f"{begins_at:%H:%M}", f"{ends_at:%H:%M}"]


def read(name: str, content: bytes) -> Sheet:
    """Return the rows of a file. DirectoryError if it cannot be read or has no known headings."""
    return spreadsheet.read(name, content, SHEETS)[0]


def run(unit_id: int, sheet: Sheet, directory: Snapshot, *, actor: Staff, at: datetime, keep: bool) -> Outcome:
    """Plan the visits of all rows; if one is wrong, plan none and say what is wrong with each. Not `keep`: take the real steps and undo them."""
    known = _Known(unit_id, directory, actor)
    return sheets.run(sheet, SHEETS, known.entry, lambda entries, whole: known.planned(entries, actor, at, keep=keep and whole), FIELDS)


class _Known:
    """The places and people that a file may name, asked for once (the people once a day)."""

    def __init__(self, unit_id: int, directory: Snapshot, actor: Staff) -> None:
        self.unit_id, self.directory = unit_id, directory
        self.places: defaultdict[str, list[OutreachRecord]] = defaultdict(list)
        for place in visits.places(actor, directory):
            unit = directory.units[visits.of_unit(place)]
            for called in {place.content["name"], f"{unit.zh}/{place.content['name']}", f"{unit.en}/{place.content['name']}", place.number}:
                self.places[called].append(place)
        self.people: dict[date, dict[str, list[Person]]] = {}
        gone = VisitStatus.VISIT_CANCELLED.value
        self.there = set(visits.of_kind(OutreachKind.VISIT).filter(unit=unit_id).exclude(status=gone).values_list("place_key", "begins_at"))

    def planned(self, entries: list[Entry], actor: Staff, at: datetime, *, keep: bool) -> Planned:
        """Plan all of these visits or none; what stands in the plan already is left as it is."""
        return all_or_none(
            "plan_visit", OutreachKind.VISIT, self.unit_id, entries, lambda _unit, _entries: self.there, actor=actor, at=at, keep=keep,
            just_so=lambda entry: (entry.place, entry.begins_at),
        )  # fmt: skip

    def entry(self, values: dict[str, Any]) -> Entry:
        """Return the visit of a row. DirectoryError where a place or somebody is not known, or several are called so."""
        on: date = values["day"]
        said: str = values["place"]
        found = self.places.get(said) or self.places.get(re.sub(r"\s", "", said)) or []
        if len(found) != 1:
            if found:
                raise refuse("有几个地点叫“{said}”。请写成“单位/地点”。", "Several places are called '{said}'. Please write unit/place.", "place", said=said)
            raise refuse("名单里没有“{said}”。请照“下访地点”的写法，或者先加上。", "'{said}' is not on the list of places. Write it as it stands there, or add it first.", "place", said=said)
        begins, ends = values.get("begins") or USUAL[0], values.get("ends") or USUAL[1]
        team = tuple(self._person(name.strip(), on) for name in BETWEEN.split(values["person"]) if name.strip())
        return Entry(place=found[0].number, begins_at=datetime.combine(on, begins, SHANGHAI), ends_at=datetime.combine(on, ends, SHANGHAI), team=team, purpose=values["purpose"])

    def _person(self, said: str, on: date) -> int:
        if on not in self.people:
            self.people[on] = by_name(visits.people_of(self.unit_id, self.directory, on))
        return one_of(self.people[on], said, NOBODY).pk
