"""What recusals, hearings, mediations and the units that help ask of whoever takes a step in them."""

from __future__ import annotations

from xinqiao.rules.text import Text
from xinqiao.rules.transition import Facts


def decides_on_another(facts: Facts) -> Text | None:
    """Refuse whoever the record is about: nobody decides on his own recusal (条例§28(3))."""
    if not facts.is_subject:
        return None
    return Text("这是您自己的回避，不能由您决定。", "This is about yourself: somebody else decides it.")
