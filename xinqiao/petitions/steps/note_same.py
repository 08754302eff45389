"""记下是同样的问题: which published answer the petitioner has in mind. His matter is registered and answered all the same."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.publishing import published_one
from xinqiao.petitions.step import Step


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`key`: of the published answer."""

    key: int


def apply(step: Step, entry: Entry) -> None:
    found = published_one(entry.key)
    step.refuse_unless(found is not None, "没有这份公开的答复，或者已经撤下。", "There is no such published answer, or it was taken down.", field="key")
    step.keep(key=entry.key, title=found.title if found else "")
