"""`xinqiao import FILE`: bring petitions in from .xlsx, .csv or .jsonl."""

from __future__ import annotations

import sys
import time
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from tqdm import tqdm

from xinqiao.directory import snapshot
from xinqiao.directory.duties import Importer
from xinqiao.ops.importing import columns, files
from xinqiao.ops.importing.rows import ImportRow, Reader
from xinqiao.ops.importing.run import Plan, run
from xinqiao.petitions.refused import Refused
from xinqiao.rules.text import Text, say

SHOWN_ERRORS = 50
SHOWN_ROWS = 5


class Command(BaseCommand):
    help = "Import petitions; nothing is written unless every row is good."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--mapping", type=Path, help=".toml or .json: field = column")
        parser.add_argument("--preview", action="store_true", help="show what would be imported and stop")
        parser.add_argument("--until", default="", help="only what happened up to this day (YYYY-MM-DD)")
        parser.add_argument("--desk", default="", help="key of the unit that registers (default: the front desk)")
        parser.add_argument("--unit", default="", help="key of the handling unit where the file names none")
        parser.add_argument("--resumable", action="store_true", help="keep every batch; run again to go on")
        parser.add_argument("--language", choices=("zh", "en"), default="zh")

    def handle(self, *args: Any, **options: Any) -> None:
        self.language = options["language"]
        now, directory = timezone.now(), snapshot.current()
        until = self.day(options["until"])
        desk = directory.by_key(options["desk"]) if options["desk"] else directory.front_desk(timezone.localdate())
        unit = directory.by_key(options["unit"]) if options["unit"] else None
        if desk is None or (options["unit"] and unit is None):
            raise CommandError(self.say(Text("没有这个单位。请核对编码。", "There is no such unit. Check the key.")))
        try:
            lines = list(files.read(options["file"]))
            mapping = columns.read_mapping(options["mapping"]) if options["mapping"] else None
            found = columns.match(list(dict.fromkeys(name for _, row in lines for name in row)), mapping)
        except columns.ColumnError as error:
            raise CommandError(self.say(error.words)) from error
        reader = Reader(found, options["file"], directory, now, unit.pk if unit else None)
        rows = reader.parse(lines)
        self.report(reader, rows, found)
        if options["preview"]:
            return
        plan = Plan(
            desk_unit_id=desk.pk, actor=Importer(), now=now, until=until, keep_each_batch=options["resumable"]
        )  # fmt: skip
        self.carry_out(rows, plan)

    def day(self, typed: str) -> date | None:
        try:
            return date.fromisoformat(typed) if typed else None
        except ValueError:
            words = Text("--until 后面要写日期，例如 2019-06-30。", "--until takes a day such as 2019-06-30.")
            raise CommandError(self.say(words)) from None

    def say(self, words: object) -> str:
        return say(words, self.language)

    def report(self, reader: Reader, rows: list[ImportRow], found: dict[str, str]) -> None:
        counts = Text("共 {rows} 行可以导入，{errors} 行有问题。", "{rows} rows can be imported, {errors} have problems.")
        self.stdout.write(self.say(counts.fill(rows=len(rows), errors=len(reader.errors))))
        self.stdout.write(self.say(Text("列的对应：", "Columns: ")) + ", ".join(f"{f} = {c}" for f, c in found.items()))
        for row in rows[:SHOWN_ROWS]:
            self.stdout.write(f"  {row.line}  {row.received_at:%Y-%m-%d}  {row.title}")
        if reader.errors:
            for error in reader.errors[:SHOWN_ERRORS]:
                self.stderr.write(self.say(error.sentence()))
            if (more := len(reader.errors) - SHOWN_ERRORS) > 0:
                self.stderr.write(self.say(Text("还有 {n} 行有问题。", "{n} more lines have problems.").fill(n=more)))
            raise CommandError(
                self.say(Text("什么都没有写入。请改好后再导入。", "Nothing was written. Mend the file and import again."))
            )

    def carry_out(self, rows: list[ImportRow], plan: Plan) -> None:
        began = time.process_time()
        with tqdm(total=len(rows), unit=" rows", disable=not sys.stderr.isatty()) as bar:
            try:
                tally = run(rows, plan, on_progress=bar.update)
            except Refused as refused:
                raise CommandError(self.say(refused.words)) from refused
        seconds = max(time.process_time() - began, 1e-9)
        done = Text(
            "登记 {registered} 件，接着办 {continued} 件，答复送达 {answered} 件，跳过 {skipped} 件；每秒 CPU {rate:.0f} 行。",
            "Registered {registered}, continued {continued}, answered {answered}, skipped {skipped}; {rate:.0f} rows per CPU second.",
        )
        text = done.zh if self.language == "zh" else done.en
        self.stdout.write(text.format(**vars(tally), rate=len(rows) / seconds))
