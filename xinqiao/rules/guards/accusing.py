"""What the discipline duty tells a reporter, in which order (纪检监察机关处理检举控告工作规则)."""

from __future__ import annotations

from xinqiao.rules.clocks import REPORT_RESULT, REPORT_TELL
from xinqiao.rules.facts import Facts
from xinqiao.rules.text import Text


def reporter_told(facts: Facts) -> Text | None:
    """Refuse before the reporter was told that it is taken up."""
    if REPORT_TELL.name not in facts.due:
        return None
    return Text("先告知检举人是否受理，再办结。", "Tell the reporter first whether it is taken up.")


def result_owed(facts: Facts) -> Text | None:
    """Refuse where no result waits to be told."""
    if REPORT_RESULT.name in facts.due:
        return None
    return Text("现在没有要反馈的结果：还没有办结，或者已经反馈。", "No result waits to be told: it is not concluded, or was told.")


def result_not_owed(facts: Facts) -> Text | None:
    """Refuse to conclude twice while a result waits to be told."""
    if REPORT_RESULT.name not in facts.due:
        return None
    return Text("已经办结，先把结果反馈给检举人。", "It is concluded already; tell the reporter the result first.")
