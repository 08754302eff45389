"""Rows of the sheet of people as changes of the directory: a person may have several rows, one for each post."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from xinqiao.directory.change import (
    PersonEntry,
    PostEntry,
    add_person,
    change_person,
    end_post,
    give_post,
    retitle_post,
)
from xinqiao.directory.models import Person, Post, Unit
from xinqiao.directory.refused import refuse
from xinqiao.directory.spreadsheet.reading import Row

Values = dict[str, Any]
Step = tuple[Row, Callable[[], str]]
POST_PARTS = ("unit", "duty", "title", "valid_from")


class PeopleLoader:
    """Adds and changes people and their posts, row by row."""

    def __init__(self, by: str, at: datetime) -> None:
        self.by, self.at = by, at
        self.seen: dict[str, tuple[int, str]] = {}

    def steps(self, rows: list[tuple[Row, Values]]) -> Iterable[Step]:
        """Yield each row with what is to be done."""
        for row, values in rows:
            yield row, lambda row=row, values=values: self._put(row, values)  # type: ignore[misc]

    def _put(self, row: Row, values: Values) -> str:
        first, name = self.seen.setdefault(values["login"], (row.number, values["name"]))
        if name != values["name"]:
            raise refuse(
                "登录名和第 {first} 行相同，姓名却不同。请改正其中一行。",
                "The sign-in name is that of row {first}, but the name differs. Please correct one of them.",
                "login",
                first=first,
            )
        person, did = self._person(values)
        if any(values.get(part) for part in POST_PARTS) and self._post(person, values):
            return "added" if did == "added" else "changed"
        return did

    def _person(self, values: Values) -> tuple[Person, str]:
        person = Person.objects.filter(login=values["login"]).first()
        given = {name: values[name] if name in values else getattr(person, name, "") for name in ("name_en", "email")}
        entry = PersonEntry(
            login=values["login"], name=values["name"], **given, is_active=person.is_active if person else True
        )
        if person is None:
            return add_person(entry, by=self.by, at=self.at), "added"
        changed = any(getattr(person, name) != getattr(entry, name) for name in ("name", "name_en", "email"))
        return change_person(person, entry, by=self.by, at=self.at), "changed" if changed else "same"

    def _post(self, person: Person, values: Values) -> bool:
        """Bring one post about; return whether anything changed."""
        for part in POST_PARTS:
            if not values.get(part):
                raise refuse(
                    "写了岗位，就要把单位、职责、岗位名称、任职日期都填上。",
                    "A post needs its unit, duty, title and first day.",
                    part,
                )
        unit = Unit.objects.filter(key=values["unit"]).first()
        if unit is None:
            raise refuse(
                "没有编码为 {key} 的单位。请先填这个单位，或改正编码。",
                "There is no unit with the code {key}. Please enter it first, or correct the code.",
                "unit",
                key=values["unit"],
            )
        title_en = values.get("title_en", "")
        held = Post.objects.filter(
            person=person, unit=unit, duty=values["duty"], valid_from=values["valid_from"]
        ).first()
        if held is None:
            give_post(
                PostEntry(
                    person=person, unit=unit, duty=values["duty"], title=values["title"], title_en=title_en,
                    valid_from=values["valid_from"], valid_to=values.get("valid_to"),
                ),
                by=self.by, at=self.at,
            )  # fmt: skip
            return True
        return self._mend(held, values, title_en)

    def _mend(self, held: Post, values: Values, title_en: str) -> bool:
        retitled = (held.title, held.title_en) != (values["title"], title_en)
        if retitled:
            retitle_post(held, values["title"], title_en, by=self.by, at=self.at)
        last_day = values.get("valid_to")
        if last_day is None or last_day == held.valid_to:
            return retitled
        end_post(held, last_day, by=self.by, at=self.at)
        return True
