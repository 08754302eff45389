"""Turn a file's rows into petitions to register, and say what is wrong with those that are none."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from xinqiao.directory.snapshot import Snapshot
from xinqiao.ops.importing.columns import CHANNELS, KNOWN, PATHS
from xinqiao.petitions.zone import SHANGHAI, at_noon, local_day
from xinqiao.rules.limits import SHORT_LIMIT, TEXT_LIMIT, TITLE_LIMIT
from xinqiao.rules.terms import Channel
from xinqiao.rules.terms import Path as LawfulPath
from xinqiao.rules.text import Bilingual, Text
from xinqiao.vault.contact import Contact

DEFAULT_CATEGORY = "1399"
SOURCE_LIMIT = 60
DRAWN_TITLE = 30  # characters of the text that stand for a title where there is none
LATER = ("accepted_at", "replied_at", "served_at")  # in the order of the steps
EARLIEST = date(1949, 10, 1)  # an empty date of a spreadsheet program is 1899-12-30 or 1900-01-00


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRow:
    """One petition of a file. `unit_id` None: registered only. Moments are aware, Asia/Shanghai."""

    line: int
    source: str
    title: str
    text: str
    received_at: datetime
    channel: Channel
    path: LawfulPath
    category: str
    contact: Contact
    place: str
    unit_id: int | None = None
    accepted_at: datetime | None = None
    reply: str = ""
    replied_at: datetime | None = None
    served_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RowError:
    """What is wrong in one line of the file, and what to do."""

    line: int
    column: Bilingual
    words: Text

    def sentence(self) -> Text:
        """Return the whole sentence with line and column."""
        said = Text("第 {line} 行“{column}”：{words}", "Line {line}, “{column}”: {words}")
        return said.fill(line=self.line, column=self.column, words=self.words)


class _Bad(Exception):
    def __init__(self, field: str, zh: str, en: str) -> None:
        super().__init__(zh)
        self.field, self.words = field, Text(zh, en)


class Reader:
    """Parses rows with the columns found; collects the errors."""

    def __init__(self, columns: dict[str, str], file: Path, directory: Snapshot, now: datetime, unit_id: int | None) -> None:
        self.columns, self.file, self.directory, self.now, self.unit_id = columns, file, directory, now, unit_id
        self.errors: list[RowError] = []
        self._lines: dict[str, int] = {}
        self._units = {unit.zh: unit.pk for unit in directory.units.values()} | {
            unit.short_name: unit.pk for unit in directory.units.values()
        }

    def parse(self, rows: Iterable[tuple[int, dict[str, Any]]]) -> list[ImportRow]:
        """Return the good rows in the order of their moments of receipt; `errors` holds the others."""
        good = []
        for line, row in rows:
            try:
                good.append(self._row(line, row))
            except _Bad as bad:
                self.errors.append(RowError(line=line, column=self._heading(bad.field), words=bad.words))
        return sorted(good, key=lambda row: row.received_at)

    def _heading(self, field: str) -> Bilingual:
        """The heading in the file; where the file lacks the column, the one it should have."""
        if field in self.columns:
            return Text(self.columns[field], self.columns[field])
        return Text(KNOWN[field][0], KNOWN[field][-1])

    def _row(self, line: int, row: dict[str, Any]) -> ImportRow:
        def cell(field: str) -> str:
            return _plain(row.get(self.columns.get(field, ""), ""))

        text = cell("text")
        title = " ".join((cell("title") or text[:DRAWN_TITLE]).split())
        self._check_texts(title, text)
        received_at = self._moment("received_at", row)
        if received_at is None:
            raise _Bad("received_at", "没有日期。请填收到的日期，例如 2019-02-28。", "There is no date. Give the day of receipt, such as 2019-02-28.")
        moments = self._in_order(received_at, {field: self._moment(field, row) for field in LATER})
        source, reply = self._source(cell("source"), line, text), cell("reply")
        if reply and moments["replied_at"] is None:
            raise _Bad("replied_at", "有答复内容，没有答复日期。请补上日期。", "There is an answer without its date. Add the date.")
        unit_id = self._unit(cell("unit")) if cell("unit") else self.unit_id
        if reply and unit_id is None:
            raise _Bad("unit", "已有答复，但没有责任单位。请填这一列，或者用 --unit 指定。", "Answered, but no unit is named. Fill it in or give --unit.")
        return ImportRow(
            line=line, source=source, title=title, text=text, received_at=received_at, place=self._short("place", cell("place")),
            channel=self._term("channel", cell("channel"), CHANNELS, Channel.ONLINE),
            path=self._term("path", cell("path"), PATHS, LawfulPath.OPINION),
            category=self._category(cell("category"), local_day(received_at)),
            contact=Contact(**{field: self._short(field, cell(field)) for field in ("name", "phone", "email", "address")}),
            unit_id=unit_id, reply=reply, **moments,
        )  # fmt: skip

    def _check_texts(self, title: str, text: str) -> None:
        if not text:
            raise _Bad("text", "内容是空的。请填写，或者删掉这一行。", "The text is empty. Fill it in or delete the line.")
        for field, value, limit in (("text", text, TEXT_LIMIT), ("title", title, TITLE_LIMIT)):
            self._short(field, value, limit)

    def _short(self, field: str, value: str, limit: int = SHORT_LIMIT) -> str:
        if len(value) > limit:
            raise _Bad(field, f"有 {len(value)} 个字，最多 {limit} 个字。请缩短。", f"It has {len(value)} characters; {limit} are allowed. Shorten it.")
        return value

    def _in_order(self, received_at: datetime, moments: dict[str, datetime | None]) -> dict[str, datetime | None]:
        """Refuse a step dated before the day of the one it follows; within a day a mere date (noon) gives way to a time."""
        before, ordered = received_at, dict(moments)
        for field, moment in moments.items():
            if moment is None:
                continue
            if local_day(moment) < local_day(before):
                day = local_day(before)
                raise _Bad(field, f"日期早于前一步的 {day}。请核对。", f"It is dated before the step it follows, {day}. Check it.")
            before = ordered[field] = max(moment, before)
        return ordered

    def _category(self, code: str, on: date) -> str:
        if not code:
            return DEFAULT_CATEGORY
        if len(code) == 4 and code in self.directory.categories(on):
            return code
        raise _Bad("category", f"{on} 没有编码为 {code} 的小类。请写四位编码，或者留空。", f"There is no leaf category {code} on {on}. Write its four digits or leave it empty.")

    def _source(self, key: str, line: int, text: str) -> str:
        """What makes a row register once: its number, or its place in the file together with what it says."""
        self._short("source", key, SOURCE_LIMIT)
        digest = hashlib.sha256(text.encode()).hexdigest()[:8]
        key = key or f"{self.file.stem[:40]}:{line}:{digest}"
        if key in self._lines:
            first = self._lines[key]
            raise _Bad("source", f"编号和第 {first} 行重复。请改编号或删掉一行。", f"The same number as line {first}. Change one or delete it.")
        self._lines[key] = line
        return f"import:{key}"

    def _moment(self, field: str, row: dict[str, Any]) -> datetime | None:
        value = row.get(self.columns.get(field, ""), "")
        if value in ("", None):
            return None
        moment = self._parsed(field, value)
        if local_day(moment) < EARLIEST:
            raise _Bad(field, f"日期 {local_day(moment)} 太早。请核对。", f"The date {local_day(moment)} is too early. Check it.")
        if moment > self.now:
            raise _Bad(field, f"日期 {local_day(moment)} 在将来。请核对。", f"The date {local_day(moment)} is in the future. Check it.")
        return moment

    def _parsed(self, field: str, value: Any) -> datetime:
        if isinstance(value, datetime):
            return value.replace(tzinfo=SHANGHAI) if value.tzinfo is None else value
        if isinstance(value, date):
            return at_noon(value)
        try:
            text = str(value).strip().replace("/", "-")
            if len(text) <= 10:
                year, month, day = text.split("-")
                return at_noon(date(int(year), int(month), int(day)))
            parsed = datetime.fromisoformat(text)
        except ValueError:
            raise _Bad(field, f"“{value}”不是日期。请写成 2019-02-28。", f"“{value}” is not a date. Write it as 2019-02-28.") from None
        return parsed.replace(tzinfo=SHANGHAI) if parsed.tzinfo is None else parsed

    def _unit(self, name: str) -> int:
        if name in self._units:
            return self._units[name]
        raise _Bad("unit", f"没有叫“{name}”的单位。请先建这个单位，或改名称。", f"There is no unit “{name}”. Add it first or correct the name.")

    def _term(self, field: str, value: str, known: dict[str, Any], default: Any) -> Any:
        if not value:
            return default
        if value in known:
            return known[value]
        words = [name for name in known if not name.isascii()]
        raise _Bad(field, f"不认识“{value}”。可以写：{'、'.join(words)}。", f"“{value}” is not known. Known: {', '.join(known)}.")


def _plain(value: Any) -> str:
    """Return a cell as text: 101.0 is 101. What no store can keep, half a character or a null, becomes a mark."""
    if value is None:
        return ""
    text = str(int(value) if isinstance(value, float) and value.is_integer() else value)
    return text.replace("\0", "").encode("utf-8", "replace").decode().strip()
