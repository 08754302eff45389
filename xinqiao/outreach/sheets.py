"""What the spreadsheets of the roster and of the reception days share: cells, people, and an import that writes all rows or none."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from typing import Any, TypeVar

from xinqiao.directory import spreadsheet
from xinqiao.directory.models import Person
from xinqiao.directory.refused import DirectoryError, refuse
from xinqiao.directory.spreadsheet import Problem, Row, Sheet
from xinqiao.directory.spreadsheet.columns import Column, Sheets
from xinqiao.outreach.planning import Planned
from xinqiao.rules.text import Text

TIME = re.compile(r"(\d{1,2})(?:[:：点时](\d{1,2})?(?::\d{1,2})?分?)?")
E = TypeVar("E")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an import did or would do: records planned, records that stood there already; or what is wrong."""

    new: int
    same: int
    problems: tuple[Problem, ...] = ()


def clock(cell: str) -> time | None:
    """Return the time of 20:00, 20点, 20时30分 or 20; 24:00 is midnight."""
    if not cell:
        return None
    found = TIME.fullmatch(cell.replace(" ", ""))
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (99, 0)
    if hour == 24 and minute == 0:
        return time(0)
    if hour > 23 or minute > 59:
        raise refuse("“{cell}”不是时间。请写成 20:00 这样。", "'{cell}' is not a time. Please write it as 20:00.", cell=cell)
    return time(hour, minute)


def column(field: str, zh: str, en: str, example: Text | str = "", **more: Any) -> Column:
    """Return a column with its heading in both languages."""
    return Column(field=field, heading=Text(zh, en), example=example if isinstance(example, Text) else Text(example, example), **more)


def by_name(people: Iterable[Person]) -> dict[str, list[Person]]:
    """Return people by everything that a cell may call them: sign-in name, name, English name in small letters."""
    found: dict[str, list[Person]] = defaultdict(list)
    for person in people:
        for called in {person.login, person.name, person.name_en.lower()} - {""}:
            found[called].append(person)
    return found


def one_of(people: Mapping[str, Sequence[Person]], said: str, nobody: Text) -> Person:
    """Return who is meant. DirectoryError, at the column `person`, where nobody (`nobody` says so) or several are called so."""
    found = people.get(said) or people.get(said.lower()) or people.get(re.sub(r"\s", "", said)) or ()
    if not found:
        raise refuse(nobody.zh, nobody.en, "person", said=said)
    if len(found) > 1:
        logins = Text("、".join(person.login for person in found), ", ".join(person.login for person in found))
        raise refuse("有几个人叫“{said}”。请写登录名：{logins}。", "Several people are called '{said}'. Please write the sign-in name: {logins}.", "person", said=said, logins=logins)
    return found[0]


def run(sheet: Sheet, sheets: Sheets, entry_of: Callable[[dict[str, Any]], E], plan: Callable[[list[E], bool], Planned], fields: Mapping[str, str]) -> Outcome:
    """Read every row into an entry, plan all of them or none, and say of each wrong row what is wrong with it.

    `plan` gets the entries and whether they are whole; `fields`: field of a refusal -> column.
    """
    title, columns = sheets[sheet.kind]
    headings = {each.field: each.heading for each in columns}
    problems: list[Problem] = []
    entries: list[E] = []
    numbers: list[int] = []
    for row in sheet.rows:
        values, wrong = spreadsheet.parsed(row, columns, title)
        if not wrong:
            try:
                entries.append(entry_of(values))
                numbers.append(row.number)
            except DirectoryError as refused:
                wrong = [Problem(sheet=title, row=row.number, column=headings.get(refused.field), said=refused.said)]
        problems += wrong
    done = plan(entries, not problems)
    problems += [Problem(sheet=title, row=numbers[each.place], column=headings.get(fields.get(each.field, each.field)), said=each.said) for each in done.wrong]
    if not problems and not entries:
        problems.append(Problem(sheet=title, row=1, column=None, said=Text("表头下面没有一行。请填好再传。", "There is no row below the headings. Please fill it in.")))
    if problems:
        return Outcome(0, 0, tuple(sorted(problems, key=lambda problem: problem.row)))
    return Outcome(done.new, done.same)


def packed(sheet: Sheet) -> list[Any]:
    """Return the rows of a sheet as plain values, to keep between preview and import."""
    return [[row.number, row.cells] for row in sheet.rows]


def unpacked(rows: list[Any], kind: str) -> Sheet:
    """Return the sheet of plain values."""
    return Sheet(kind, tuple(Row(number, cells) for number, cells in rows))
