"""Say at once what a change leaves without anybody: the last handler of a mine, its only head."""

from __future__ import annotations

from datetime import date

from django.contrib import messages

from xinqiao.directory import snapshot
from xinqiao.directory.gaps import Gap, gaps
from xinqiao.rules.text import say
from xinqiao.web.admin.page import language
from xinqiao.web.staff import StaffRequest


class Missing:
    """Compares what is missing on a day before and after a change."""

    def __init__(self, request: StaffRequest) -> None:
        self.request = request
        self.day: date | None = None
        self.before: frozenset[Gap] = frozenset()

    def look(self, day: date) -> None:
        """Remember what is missing on `day`, the first on which the change counts."""
        self.day, self.before = day, frozenset(gaps(snapshot.current(), day))

    def warn(self) -> None:
        """Warn of everything that is missing on that day and was not before."""
        if self.day is None:
            return
        for gap in gaps(snapshot.current(), self.day):
            if gap not in self.before:
                messages.warning(self.request, say(gap.said, language()))
