"""`xinqiao maintenance on|off|status`: close the house to every step while everything can still be read."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from xinqiao.directory import snapshot
from xinqiao.directory.change import DirectoryError, begin_maintenance, end_maintenance
from xinqiao.petitions.zone import SHANGHAI


class Command(BaseCommand):
    help = "Begin or end a maintenance: petitioners see a page with phone and hours, staff read, and no step is taken."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=["on", "off", "status"])
        parser.add_argument("--until", default="", help='expected end in Asia/Shanghai: "2026-12-01 08:00"')
        parser.add_argument("--why", default="", help="one sentence that everybody reads")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            if options["what"] == "on":
                begin_maintenance(until=_moment(options["until"]), why=options["why"], by="command", at=timezone.now())
            elif options["what"] == "off":
                end_maintenance(by="command", at=timezone.now())
        except DirectoryError as error:
            raise CommandError(f"{error.said.zh} / {error.said.en}") from error
        self.stdout.write(_status())


def _moment(typed: str) -> datetime | None:
    if not typed:
        return None
    try:
        found = parse_datetime(typed)
    except ValueError:
        found = None
    if found is None:
        raise CommandError('看不懂这个时间，请写成 "2026-12-01 08:00" / write the time like "2026-12-01 08:00"')
    return found if found.tzinfo else found.replace(tzinfo=SHANGHAI)


def _status() -> str:
    now = snapshot.current().maintenance
    if now is None:
        return "没有在维护，一切照常 / no maintenance: everything goes on as usual"
    until = f"{now.until.astimezone(SHANGHAI):%Y-%m-%d %H:%M}" if now.until else "没有定 / not set"
    return f"正在维护：只能看，不能办 / maintenance: read only\n预计到 / until: {until}\n{now.why}".rstrip()
