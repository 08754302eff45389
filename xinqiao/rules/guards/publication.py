"""What the publication of an answer asks of whoever takes a step in it."""

from __future__ import annotations

from xinqiao.rules.facts import Facts
from xinqiao.rules.text import Text


def drafted_by_another(facts: Facts) -> Text | None:
    """Refuse whoever prepared the copy himself: a second person reads what goes out to everybody."""
    if not facts.is_subject:
        return None
    return Text("这份公开稿是您自己拟的，要由另一位批准。", "You prepared this copy yourself: somebody else approves it.")
