"""Turn a file's rows into petitions to register, and say what is wrong with those that are none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from xinqiao.directory.snapshot import Snapshot
from xinqiao.ops.importing.columns import CHANNELS, PATHS
from xinqiao.petitions.zone import SHANGHAI, at_noon, local_day
from xinqiao.rules.limits import TEXT_LIMIT, TITLE_LIMIT
from xinqiao.rules.terms import Channel
from xinqiao.rules.terms import Path as LawfulPath
from xinqiao.rules.text import Text
from xinqiao.vault.contact import Contact

DEFAULT_CATEGORY = "1399"


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
    column: str
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
                column = self.columns.get(bad.field, bad.field)
                self.errors.append(RowError(line=line, column=column, words=bad.words))
        return sorted(good, key=lambda row: row.received_at)

    def _row(self, line: int, row: dict[str, Any]) -> ImportRow:
        def cell(field: str) -> str:
            value = row.get(self.columns.get(field, ""), "")
            return "" if value is None else str(int(value) if isinstance(value, float) and value.is_integer() else value).strip()

        text = cell("text")
        title = cell("title") or text[:30]
        self._check_texts(title, text)
        received_at = self._moment("received_at", row)
        if received_at is None:
            raise _Bad("received_at", "没有日期。请填收到的日期，例如 2019-02-28。", "There is no date. Give the day of receipt, such as 2019-02-28.")
        source = self._source(cell("source"), line)
        replied_at, reply = self._moment("replied_at", row), cell("reply")
        if reply and replied_at is None:
            raise _Bad("replied_at", "有答复内容，没有答复日期。请补上日期。", "There is an answer without its date. Add the date.")
        if replied_at is not None and replied_at < received_at:
            raise _Bad("replied_at", "答复日期早于收到日期。请核对。", "The answer is dated before the receipt. Check it.")
        unit_id = self._unit(cell("unit")) if cell("unit") else self.unit_id
        if reply and unit_id is None:
            raise _Bad("unit", "已有答复，但没有责任单位。请填这一列，或者用 --unit 指定。", "Answered, but no unit is named. Fill it in or give --unit.")
        return ImportRow(
            line=line, source=source, title=title, text=text, received_at=received_at, place=cell("place"),
            channel=self._term("channel", cell("channel"), CHANNELS, Channel.ONLINE),
            path=self._term("path", cell("path"), PATHS, LawfulPath.OPINION), category=cell("category") or DEFAULT_CATEGORY,
            contact=Contact(name=cell("name"), phone=cell("phone"), email=cell("email"), address=cell("address")),
            unit_id=unit_id, accepted_at=self._moment("accepted_at", row), reply=reply, replied_at=replied_at,
            served_at=self._moment("served_at", row),
        )  # fmt: skip

    def _check_texts(self, title: str, text: str) -> None:
        if not text:
            raise _Bad("text", "内容是空的。请填写，或者删掉这一行。", "The text is empty. Fill it in or delete the line.")
        if len(text) > TEXT_LIMIT:
            raise _Bad("text", f"内容有 {len(text)} 个字，最多 {TEXT_LIMIT} 个字。", f"The text has {len(text)} characters; {TEXT_LIMIT} are allowed.")
        if len(title) > TITLE_LIMIT:
            raise _Bad("title", f"标题有 {len(title)} 个字，最多 {TITLE_LIMIT} 个字。", f"The title has {len(title)} characters; {TITLE_LIMIT} are allowed.")

    def _source(self, key: str, line: int) -> str:
        key = key or f"{self.file.stem}:{line}"
        if key in self._lines:
            first = self._lines[key]
            raise _Bad("source", f"编号和第 {first} 行重复。请改编号或删掉一行。", f"The same number as line {first}. Change one or delete it.")
        self._lines[key] = line
        return f"import:{key}"[:80]

    def _moment(self, field: str, row: dict[str, Any]) -> datetime | None:
        value = row.get(self.columns.get(field, ""), "")
        if value in ("", None):
            return None
        moment = self._parsed(field, value)
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
        raise _Bad(field, f"不认识“{value}”。可以写：{'、'.join(known)}。", f"“{value}” is not known. Known: {', '.join(known)}.")
