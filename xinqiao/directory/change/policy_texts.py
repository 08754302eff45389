"""Take policy texts into the knowledge base: versions with their days, none ever changed or deleted; a new one ends the one before."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from xinqiao.directory.change.record import changes, check_filled, check_length, record
from xinqiao.directory.models import PolicyPaper, PolicyVersion
from xinqiao.directory.policy_texts import document_of
from xinqiao.directory.refused import refuse
from xinqiao.rules.policy_text import TEXT_LIMIT
from xinqiao.rules.text import Text
from xinqiao.wording import index
from xinqiao.wording.normalise import PART

LABELS = {
    "title": Text("名称", "Title"), "title_en": Text("英文名", "English title"), "number": Text("文号", "Number"),
    "issued_by": Text("发布单位", "Issued by"), "why": Text("这一版改了什么", "What is new in this version"), "file_name": Text("文件名", "Name of the file"),
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class PolicyTextEntry:
    """A version of a policy text. `effective_until`: the last day it counts, None: until further notice; `file`: a clean copy (vault.cleaning)."""

    title: str
    issued_by: str
    effective_from: date
    text: str
    title_en: str = ""
    number: str = ""
    effective_until: date | None = None
    why: str = ""
    file: bytes = b""
    file_name: str = ""
    file_kind: str = ""


@changes
def add_policy_text(entry: PolicyTextEntry, *, is_public: bool, by: str, at: datetime) -> PolicyVersion:
    """Take a text in for the first time; a title that is there already is refused: that would be a new version of it."""
    _check(entry)
    if PolicyVersion.objects.filter(title=entry.title.strip()).exists():
        raise refuse("政策库里已经有《{title}》。请打开它，加一个新版。", "《{title}》 is in the knowledge base. Please open it and add a version.", "title", title=entry.title.strip())
    paper = PolicyPaper.objects.create(is_public=is_public, recorded_at=at, recorded_by=by)
    return _write(paper, entry, "policy_text.add", by=by, at=at)


@changes
def renew_policy_text(paper: PolicyPaper, entry: PolicyTextEntry, *, by: str, at: datetime) -> PolicyVersion:
    """Take in the next version; it must begin after the newest one, which ends on the day before."""
    _check(entry)
    newest = _newest(paper)
    if entry.effective_from <= newest.effective_from:
        raise refuse(
            "新版要晚于现有的最后一版（{begin}起）。以前的版本不能改。", "A new version begins after the last one, which counts from {begin}. Earlier versions cannot be changed.",
            "effective_from", begin=newest.effective_from.isoformat(),
        )  # fmt: skip
    last = entry.effective_from - timedelta(days=1)
    if newest.effective_until is None or newest.effective_until > last:
        PolicyVersion.objects.filter(pk=newest.pk).update(effective_until=last)
    return _write(paper, entry, "policy_text.renew", by=by, at=at)


@changes
def end_policy_text(paper: PolicyPaper, last_day: date, *, by: str, at: datetime) -> PolicyVersion:
    """Enter the last day on which the newest version counts (废止); everybody still reads it, marked."""
    newest = _newest(paper)
    if newest.effective_until is not None:
        raise refuse("已经写明 {day} 停止执行。", "Its last day is entered already: {day}.", "last_day", day=newest.effective_until.isoformat())
    if last_day < newest.effective_from:
        raise refuse("最后一天不能早于它生效的那天（{begin}）。", "The last day cannot be before {begin}, when it took effect.", "last_day", begin=newest.effective_from.isoformat())
    newest.effective_until = last_day
    newest.save(update_fields=["effective_until"])
    record("policy_text.end", {"paper": paper.pk, "version": newest.pk, "name": newest.title, "last_day": last_day}, by=by, at=at)
    return newest


@changes
def publish_policy_text(paper: PolicyPaper, *, is_public: bool, by: str, at: datetime) -> None:
    """Show a text with all its versions on the portal, or to staff only."""
    if not PolicyPaper.objects.filter(pk=paper.pk).exclude(is_public=is_public).update(is_public=is_public):
        return  # it is so already: a button pressed twice
    record("policy_text.publish", {"paper": paper.pk, "name": _newest(paper).title, "is_public": is_public}, by=by, at=at)


def _newest(paper: PolicyPaper) -> PolicyVersion:
    return PolicyVersion.objects.filter(paper=paper).defer("file", "text").latest("effective_from")


def _write(paper: PolicyPaper, entry: PolicyTextEntry, verb: str, *, by: str, at: datetime) -> PolicyVersion:
    text = entry.text.replace("\r\n", "\n").strip()
    digest = hashlib.sha256(text.encode()).hexdigest()
    row = PolicyVersion.objects.create(
        paper=paper, title=entry.title.strip(), title_en=entry.title_en.strip(), number=entry.number.strip(), issued_by=entry.issued_by.strip(),
        effective_from=entry.effective_from, effective_until=entry.effective_until, why=entry.why.strip(), text=text, file=entry.file,
        file_name=entry.file_name, file_kind=entry.file_kind, sha256=digest, recorded_at=at, recorded_by=by,
    )  # fmt: skip
    index.add([(document_of(row.pk), PART.join((row.title, row.number, row.text)))])
    body = {"paper": paper.pk, "version": row.pk, "name": row.title, "number": row.number, "from": row.effective_from, "sha256": digest}
    record(verb, body, by=by, at=at)
    return row


def _check(entry: PolicyTextEntry) -> None:
    for name in ("title", "issued_by"):
        check_filled(name, getattr(entry, name), LABELS[name])
    for name, label in LABELS.items():
        check_length(PolicyVersion, name, getattr(entry, name), label)
    if any(sign in entry.title for sign in "《》"):
        raise refuse("名称不用写书名号。", "Write the title without 《》.", "title")
    if not entry.text.strip():
        raise refuse("请把全文贴进来：有全文才找得到、看得到哪一条。", "Please paste the full text: else nobody can search it or read a clause.", "text")
    if len(entry.text) > TEXT_LIMIT:
        raise refuse("全文最多 {most} 个字。", "The text has at most {most} characters.", "text", most=TEXT_LIMIT)
    if entry.effective_until is not None and entry.effective_until < entry.effective_from:
        raise refuse("最后一天不能早于生效的那天。", "The last day cannot be before the first.", "effective_until")
