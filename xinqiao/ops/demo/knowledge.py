"""The knowledge base of the demonstration: policy texts in versions, and guides that cite them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import datetime, timedelta
from typing import Any

from xinqiao.directory import change
from xinqiao.directory.models import GuideRow, PolicyPaper
from xinqiao.petitions.zone import local_day

OF_VERSION = ("title", "title_en", "number", "issued_by", "why")


def fill(rows: Iterable[dict[str, Any]], now: datetime, by: str) -> None:
    """Take the texts in, oldest version first, and add what they say to the guides of their categories."""
    papers: dict[str, PolicyPaper] = {}
    for row in rows:
        begin = row.get("effective_from") or local_day(now) - timedelta(days=row["from_days_ago"])
        entry = change.PolicyTextEntry(text=row["text"], effective_from=begin, **{name: row[name] for name in OF_VERSION if name in row})
        if row["paper"] in papers:
            change.renew_policy_text(papers[row["paper"]], entry, by=by, at=now)
        else:
            papers[row["paper"]] = change.add_policy_text(entry, is_public=row["is_public"], by=by, at=now).paper
        if "guide" in row:
            _cite(row, now, by)


def _cite(row: dict[str, Any], now: datetime, by: str) -> None:
    guide = GuideRow.objects.filter(category=row["guide"], valid_to=None).first()
    if guide is None:
        entry = change.GuideEntry(category=row["guide"], clauses=row["cites"], clauses_en=row["cites_en"])
        change.add_guide(entry, by=by, at=now)
        return
    written = change.GuideEntry(**{field.name: getattr(guide, field.name) for field in fields(change.GuideEntry)})
    cited = replace(written, clauses="\n".join(filter(None, (row["cites"], written.clauses))), clauses_en="\n".join(filter(None, (row["cites_en"], written.clauses_en))))
    change.change_guide(guide, cited, by=by, at=now)
