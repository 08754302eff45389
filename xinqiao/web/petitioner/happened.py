"""When it happened, in one line; and whom it is about, as a line of the text."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _
from django.utils.translation import override

from xinqiao.petitions.models import Petition
from xinqiao.rules.questions import apart
from xinqiao.rules.terms import PetitionStatus

UNREAD = (PetitionStatus.REGISTERED, PetitionStatus.AWAITING_SUPPLEMENT)
DETAIL = re.compile(  # a unit or a post, in the writer's own words
    r"[队班科部处矿厂组办委局院所站段长员]|公司|中心|车间|集团|经理|主任|书记|师傅|工程师|会计|\b(?:team|crew|shift|section|department|mine|office|manager|head|leader|foreman|director|secretary|clerk)\b", re.IGNORECASE,
)  # fmt: skip


def happened(where: dict[str, str]) -> str:
    """Return when it happened in the writer's words, with the day in front if he knew it."""
    return "，".join(part for part in (where.get("happened_on", ""), where.get("happened", "")) if part)


def with_about(text: str, where: dict[str, str]) -> str:
    """Return the text with a last line on whom it complains about, in the writer's words: part of what is filed, hashed and handed on."""
    about = where.get("about", "").strip()
    return f"{text}\n\n{_('反映的是')}：{about}" if about else text


def about_of(petition: Petition) -> str:
    """Return whom its writer said that it is about: the last line of the text; "" if he did not say."""
    line: str = apart(petition.text)[0].rpartition("\n\n")[2]
    for language in ("zh-hans", "en"):
        with override(language):
            head = f"{_('反映的是')}："
        if line.startswith(head):
            return line.removeprefix(head).strip()
    return ""


def named(petition: Petition) -> dict[str, bool] | None:
    """Return what the page says of the names that its writer gave, until somebody has triaged it; None if he gave none.

    It follows from his own words alone, and never from the directory: whether a name is known there, nobody finds out by filing (docs/security.md).
    """
    about = about_of(petition) if petition.standing in UNREAD else ""
    return {"is_close": petition.is_kept_close, "is_bare": DETAIL.search(about) is None} if about else None
