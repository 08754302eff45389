"""Guards of call-backs: who called does not decide on what came of it."""

from __future__ import annotations

from xinqiao.rules.facts import Facts
from xinqiao.rules.text import Text


def called_by_another(facts: Facts) -> Text | None:
    """Refuse whoever made the call-back by which it is asked to be done anew: somebody else reads it."""
    if not facts.has_called:
        return None
    return Text("这是您自己打的回访提出来的，由另一位负责人来看。", "Your own call-back asked for it: another head reads it.")


def looks_at_another_s_call(facts: Facts) -> Text | None:
    """Refuse whoever made the call that the petitioner disputes."""
    if not facts.is_subject:
        return None
    return Text("这次回访是您打的，由另一位负责人来核实。", "You made this call yourself: another head looks at it.")
