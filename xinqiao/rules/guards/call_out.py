"""When somebody may be called out for what few may read."""

from __future__ import annotations

from xinqiao.rules.facts import Facts
from xinqiao.rules.terms import RecordKind
from xinqiao.rules.terms_call_out import CallOutStatus
from xinqiao.rules.text import Text


def before_triage(facts: Facts) -> Text | None:
    """Refuse for what everybody at the office reads: it is reported as major and urgent instead."""
    return None if facts.is_close else Text("这一件不用叫人：着急的，请报告重大紧急。", "Nobody need be called out for this one: report it as major and urgent.")


def nobody_called(facts: Facts) -> Text | None:
    """Refuse a second call-out while one goes on."""
    is_calling = CallOutStatus.CALLING in facts.records.get(RecordKind.CALL_OUT, frozenset())
    return Text("已经在叫人了：请把打过的电话记在那里。", "Somebody is being called out already: note your calls there.") if is_calling else None
