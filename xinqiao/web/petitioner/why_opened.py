"""Why somebody opened an identity, in the reader's language: the usual reasons are kept in Chinese, what staff wrote themselves stays as it is."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

CALL = "打电话：%(why)s".partition("%")[0]  # before one of the reasons of a call
USUAL = {
    "首次联系": lazy("首次联系"), "核实情况": lazy("核实情况"), "约时间见面": lazy("约时间见面"), "告诉他办理情况": lazy("告诉他办理情况"), "回访": lazy("回访"),
    "寄送文书": lazy("寄送文书"), "打印联名确认单": lazy("打印联名确认单"), "核对变更：原来的": lazy("核对变更：原来的"), "核对变更：新提出的": lazy("核对变更：新提出的"),
    "把新查询码交给本人": lazy("把新查询码交给本人"),
}  # fmt: skip


def why_opened(kept: str) -> str:
    """Return a reason as it was kept, or one of the usual ones in the reader's language."""
    if kept.startswith(CALL) and (why := USUAL.get(kept.removeprefix(CALL))):
        return _("打电话：%(why)s") % {"why": why}
    return str(USUAL.get(kept, kept))
