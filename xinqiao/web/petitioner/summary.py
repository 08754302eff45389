"""What is about to be filed, to be read once more."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from xinqiao.directory.snapshot import Snapshot
from xinqiao.petitions.drafts import Writing
from xinqiao.web.petitioner import asked
from xinqiao.web.petitioner.forms import claims_of
from xinqiao.web.petitioner.happened import happened


def summary(writing: Writing, directory: Snapshot) -> list[dict[str, Any]]:
    """Return rows of label and text, or claims."""
    what, where = writing.what, writing.where
    nothing = _("没有写")
    headline = [{"label": _("什么事"), "text": what["title"]}] if what.get("title") else []  # else it repeats
    return [
        *headline,
        {"label": _("经过"), "text": what["text"]},
        *({"label": question, "text": answer} for question, answer in asked.said(writing, directory)[1]),
        {"label": _("要求"), "claims": claims_of(what["wants"])},
        {"label": _("在哪里"), "text": where.get("place") or nothing},
        {"label": _("什么时候"), "text": happened(where) or nothing},
        *([{"label": _("反映的是"), "text": where["about"]}] if where.get("about") else []),
        *([{"label": _("检举控告"), "text": _("是：判断由谁处理以前，只给少数工作人员看")}] if where.get("accuses") else []),
        {"label": _("照片和文件"), "text": "、".join(file.name for file in writing.uploads) or _("没有")},
    ]
