"""What a sweep found as a spreadsheet: a template, what stands there, the units below, and an import that writes all rows or none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from xinqiao.directory import spreadsheet
from xinqiao.directory.duties import Staff
from xinqiao.directory.refused import refuse
from xinqiao.directory.snapshot import Snapshot
from xinqiao.directory.spreadsheet import Sheet
from xinqiao.directory.spreadsheet.columns import Sheets
from xinqiao.outreach import planning, sheets
from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.sheets import Outcome, column
from xinqiao.outreach.steps.record_finding import Entry
from xinqiao.outreach.sweeps import found_at, of_kind
from xinqiao.petitions.zone import local_day
from xinqiao.rules.terms_outreach import OutreachKind
from xinqiao.rules.terms_sweep import FindingCause
from xinqiao.rules.text import Text, say
from xinqiao.vault.redact import redactor

KIND = "findings"
LOOKS_BACK = timedelta(days=62)  # how long a row that stands there just so is known again
HOW_TO = (
    Text("带 * 的列必须填。表头不要改；列的先后可以换，不用的列可以删。", "Columns with * are required. Keep the headings; columns may be moved or left out."),
    Text("一行是一个问题。写事，不写人名；举报干部的不写在这里，请他走检举控告。", "One row is one issue. Write the issue, no names; an accusation does not belong here."),
    Text("因为什么：照系统里的说法写，例如“工资工时”。", "Cause: write it as the system says it, for example 'pay and hours'."),
    Text("打算怎么办：写了就由导入的人来办；空着，由负责人定谁来办。", "What will be done: if it is filled in, whoever imports deals with it; if not, the head decides who does."),
    Text("发现的日子记为导入当天，不回填。后面四列是导出时带的，导入时不看。", "It counts as found on the day of the import. The last four columns are written on export and not read."),
    Text("两个月内已经这样记过的行不动，不会重复。有一行不对，整个文件都不写入，会逐行告诉您。", "Rows that stand there just so since two months are left alone. If one row is wrong nothing is written, and you are told row by row."),
)  # fmt: skip
HEADS = re.compile(r"(\d+)\.0|(.*?)\s*人")


def heads(cell: str) -> str:
    """Return a number or a range as it is typed in the form: 12, 12.0, 12 人, 10-20人."""
    found = HEADS.fullmatch(cell.strip())
    return (found[1] or found[2]) if found else cell


def cause(cell: str) -> FindingCause:
    """Return the cause that is called so, in either language. DirectoryError names those that there are."""
    said = cell.strip().lower()
    found = next((each for each in FindingCause if said in (each.zh, each.en.lower())), None)
    if found is None:
        there = Text("、".join(each.zh for each in FindingCause), ", ".join(each.en for each in FindingCause))
        raise refuse("没有“{cell}”这个原因。请从这些里选：{there}。", "There is no cause '{cell}'. Choose one of these: {there}.", cell=cell, there=there)
    return found


SHEETS: Sheets = {
    KIND: (
        Text("排查出的问题", "Findings"),
        (
            column("place", "在什么地方", "Where", Text("二矿掘进一队更衣室", "changing room, heading team 1"), required=True),
            column("subject", "是什么事", "What", Text("更衣室的暖气不热", "the heating of the changing room is cold"), required=True),
            column("headcount", "涉及多少人", "How many", "10-20", required=True, parse=heads),
            column("cause", "因为什么", "Cause", Text(FindingCause.LIVING.zh, FindingCause.LIVING.en), required=True, parse=cause),
            column("measure", "打算怎么办", "What will be done", Text("换一组暖气片", "a new radiator")),
            column("found_on", "哪天发现的", "Found on"), column("unit", "现在由谁负责", "Answered for by"),
            column("status", "情况", "How it stands"), column("due", "最晚哪天", "Due"),
        ),
    )
}  # fmt: skip
BELOW: Sheets = {
    "below": (
        Text("下面单位的排查", "Units below"),
        (
            column("unit", "单位", "Unit"), column("status", "当月", "This month"), column("reported", "再下面已报", "Reported below it"),
            column("total", "再下面应报", "To be reported below it"),
        ),
    )
}  # fmt: skip
NO_RANK = (Text("按单位的顺序排，不按问题多少排：记得多不是坏事，拖着不办才是。", "In the order of the units, not by how much was found: to find much is no fault, to leave it is."),)


def template(language: str) -> bytes:
    """Return an empty workbook: headings, and how to fill it in."""
    return spreadsheet.book({KIND: []}, language, SHEETS, HOW_TO)


def workbook(rows: Iterable[OutreachRecord], directory: Snapshot, language: str) -> bytes:
    """Return findings as a workbook that can be imported again; nobody's name stands in it."""
    return spreadsheet.book({KIND: [_cells(row, directory, language) for row in rows]}, language, SHEETS, HOW_TO)


def below(rows: Iterable[Sequence[str]], language: str) -> bytes:
    """Return the units below with where their month stands, each as unit, status, reported and to be reported below it."""
    return spreadsheet.book({"below": [list(row) for row in rows]}, language, BELOW, NO_RANK)


def _cells(row: OutreachRecord, directory: Snapshot, language: str) -> list[str]:
    kept, (least, most) = row.content, row.content["headcount"]
    return [
        kept["place"], kept["subject"], f"{least}" if least == most else f"{least}-{most}", say(FindingCause(kept["cause"]), language), kept.get("measure", ""),
        row.on.isoformat(), say(directory.unit(row.unit_id), language), say(row.standing, language), row.due_on.isoformat() if row.due_on else "",
    ]  # fmt: skip


def read(name: str, content: bytes) -> Sheet:
    """Return the rows of a file. DirectoryError if it cannot be read or has no known headings."""
    return spreadsheet.read(name, content, SHEETS)[0]


def run(unit_id: int, sheet: Sheet, *, actor: Staff, at: datetime, keep: bool) -> Outcome:
    """Write the findings of all rows down; if one is wrong, none, and say what is wrong with each. Not `keep`: take the real steps and undo them."""
    given: set[tuple[str, str]] = set()
    return sheets.run(
        sheet, SHEETS, lambda values: _entry(values, given),
        lambda entries, is_whole: planning.all_or_none(
            "record_finding", OutreachKind.FINDING, unit_id, entries, lambda unit, _rows: _known(unit, at), actor=actor, at=at, keep=keep and is_whole,
            just_so=lambda entry: (entry.place, entry.subject),
        ), {},
    )  # fmt: skip


def seem_to_name(sheet: Sheet) -> list[int]:
    """Return the rows whose texts seem to name somebody whom the vault knows, or hold a phone or card number (one query)."""
    texts = {row.number: " ".join(str(cell) for cell in row.cells.values()) for row in sheet.rows}
    clean = redactor(said=list(texts.values()))
    return [number for number, text in texts.items() if clean(text) != text]


def _entry(values: dict[str, Any], given: set[tuple[str, str]]) -> Entry:
    """Return the finding of a row. DirectoryError where the same stands in the file twice."""
    place, subject = values["place"].strip(), values["subject"].strip()
    if (place, subject) in given:
        raise refuse("文件里有两行一样的：地方和事情都相同。请删掉一行。", "Two rows of the file are the same in place and issue. Please delete one.", "subject")
    given.add((place, subject))
    return Entry(place=place, subject=subject, headcount=values["headcount"], cause=values["cause"], measure=values.get("measure") or "")


def _known(unit_id: int, at: datetime) -> set[tuple[str, str]]:
    """Return place and issue of what was found in a unit in the last two months (one query)."""
    rows = of_kind(OutreachKind.FINDING).filter(place_key=found_at(unit_id), on__gte=local_day(at) - LOOKS_BACK).values_list("content", flat=True)
    return {(kept["place"], kept["subject"]) for kept in rows}
