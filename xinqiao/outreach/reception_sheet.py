"""The yearly plan of the reception days as a spreadsheet: a template, what stands in it, and an import that writes all rows or none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from xinqiao.directory import snapshot, spreadsheet
from xinqiao.directory.duties import Staff
from xinqiao.directory.models import Person
from xinqiao.directory.refused import refuse
from xinqiao.directory.spreadsheet import Sheet
from xinqiao.directory.spreadsheet.columns import Sheets, day
from xinqiao.outreach import planning, receptions
from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.roster import hours
from xinqiao.outreach.sheets import Outcome, by_name, clock, column, one_of, run
from xinqiao.outreach.steps.plan_reception import Entry
from xinqiao.petitions.zone import SHANGHAI
from xinqiao.rules.terms_outreach import OutreachKind
from xinqiao.rules.text import Text

KIND = "receptions"
USUAL_SLOTS, USUAL_MINUTES = 8, 20
NOBODY = Text(
    "那天在任的领导、负责人里没有“{said}”。请核对姓名，或者写登录名。",
    "Nobody called '{said}' is a leader or head in office on that day. Please check the name, or write the sign-in name.",
)
HOW_TO = (
    Text("带 * 的列必须填。表头不要改；列的先后可以换，不用的列可以删。", "Columns with * are required. Keep the headings; columns may be moved or left out."),
    Text("一行是一场接待。同名的领导写登录名。", "One row is one reception. Where two leaders have the same name, write the sign-in name."),
    Text("不写号数、分钟数：放 8 个号，每人 20 分钟。", "Without numbers there are 8 slots of 20 minutes."),
    Text("导入的只是列入计划，公布还要一场一场点。", "What is imported is planned; publishing it is a step of its own for each day."),
    Text("已经这样排好的行不动，不会重复。有一行不对，整个文件都不写入，会逐行告诉您。", "Rows that stand in the plan already are left alone. If one row is wrong nothing is written, and you are told row by row."),
)  # fmt: skip


def number(cell: str) -> int | None:
    """Return a whole number; None where nothing is written. DirectoryError for anything else."""
    if not cell:
        return None
    digits = cell.removesuffix(".0").removesuffix("个").removesuffix("分钟").strip()
    if not (digits.isascii() and digits.isdigit() and len(digits) < 6):
        raise refuse("“{cell}”不是数字。请只写数字，比如 8。", "'{cell}' is not a number. Please write a number such as 8.", cell=cell)
    return int(digits)


SHEETS: Sheets = {
    KIND: (
        Text("领导接待日", "Reception days"),
        (
            column("day", "日期", "Day", "2026-03-12", required=True, parse=day), column("person", "接待领导", "Leader", Text("王示例", "Wang Shili"), required=True),
            column("begins", "开始时间", "From", "09:00", required=True, parse=clock), column("ends", "结束时间", "Until", "12:00", required=True, parse=clock),
            column("place", "地点", "Place", Text("集团办公楼一层接待室", "Group office, ground floor"), required=True),
            column("slots", "放几个号", "Slots", str(USUAL_SLOTS), parse=number), column("minutes", "每人几分钟", "Minutes each", str(USUAL_MINUTES), parse=number),
        ),
    )
}  # fmt: skip
FIELDS = {"person_id": "person", "begins_at": "begins", "ends_at": "ends", "until": "ends"}  # of a refusal -> the column; the rest are called alike


def template(language: str) -> bytes:
    """Return an empty workbook: headings and how to fill it in."""
    return spreadsheet.book({KIND: []}, language, SHEETS, HOW_TO)


def workbook(rows: Iterable[OutreachRecord], language: str) -> bytes:
    """Return days, each with its leader, as a workbook that can be imported again."""
    return spreadsheet.book({KIND: [_cells(row) for row in rows]}, language, SHEETS, HOW_TO)


def _cells(row: OutreachRecord) -> list[str]:
    begins_at, ends_at = (moment.astimezone(SHANGHAI) for moment in hours(row))
    kept, leader = row.content, row.person.name if row.person else ""
    return [begins_at.date().isoformat(), leader, f"{begins_at:%H:%M}", f"{ends_at:%H:%M}", kept["place"], str(kept["slots"]), str(kept["minutes"])]


def read(name: str, content: bytes) -> Sheet:
    """Return the rows of a file. DirectoryError if it cannot be read or has no known headings."""
    return spreadsheet.read(name, content, SHEETS)[0]


def load(unit_id: int, sheet: Sheet, *, actor: Staff, at: datetime, keep: bool = True) -> Outcome:
    """Plan the days of all rows; if one is wrong, plan none and say what is wrong with each. Not `keep`: say what it would do."""
    people: dict[date, dict[str, list[Person]]] = {}
    return run(
        sheet, SHEETS, lambda values: _entry(unit_id, values, people),
        lambda entries, is_whole: planning.all_or_none(
            "plan_reception", OutreachKind.RECEPTION_DAY, unit_id, entries, _known, actor=actor, at=at, keep=keep and is_whole,
        ),
        FIELDS,
    )  # fmt: skip


def _entry(unit_id: int, values: dict[str, Any], people: dict[date, dict[str, list[Person]]]) -> Entry:
    """Return the day of a row; who may receive is asked once a day."""
    on: date = values["day"]
    if on not in people:
        people[on] = by_name(receptions.leaders(unit_id, snapshot.current(), on))
    leader = one_of(people[on], values["person"], NOBODY)
    slots, minutes = values.get("slots"), values.get("minutes")
    return Entry(
        person_id=leader.pk, begins_at=datetime.combine(on, values["begins"], SHANGHAI), ends_at=datetime.combine(on, values["ends"], SHANGHAI), place=values["place"],
        slots=USUAL_SLOTS if slots is None else slots, minutes=USUAL_MINUTES if minutes is None else minutes,
    )  # fmt: skip


def _known(unit_id: int, entries: Sequence[Entry]) -> set[planning.Hours]:
    """Return whose days with what hours stand in the plan in the time of these (one query)."""
    if not entries:
        return set()
    first, last = min(entry.begins_at for entry in entries), max(entry.begins_at for entry in entries)
    rows = receptions.days().filter(unit=unit_id, status__in=receptions.TO_COME, begins_at__gte=first, begins_at__lte=last)
    return set(rows.values_list("person", "begins_at", "ends_at"))
