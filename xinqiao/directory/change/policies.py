"""Set customer policies from a day on."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone

from xinqiao.directory.change.record import changes, record
from xinqiao.directory.models import PolicyRow
from xinqiao.directory.refused import refuse
from xinqiao.rules.policy import POLICIES


@changes
def set_policy(key: str, value: int, effective_from: date, *, by: str, at: datetime) -> PolicyRow:
    """Set a policy from `effective_from` on, not earlier than today; older rows stay as history."""
    policy = POLICIES.get(key)
    if policy is None:
        raise refuse("没有“{key}”这条规定。", "There is no policy called '{key}'.", "key", key=key)
    if not policy.minimum <= value <= policy.maximum:
        raise refuse(
            "“{label}”只能填 {least} 到 {most} {unit}。",
            "'{label}' takes {least} to {most} {unit}.",
            "value",
            label=policy.label,
            least=policy.minimum,
            most=policy.maximum,
            unit=policy.unit,
        )
    if effective_from < timezone.localdate(at):
        raise refuse(
            "规定不能倒着生效。请填今天或以后的日期。",
            "A policy cannot begin in the past. Please give today or a later day.",
            "effective_from",
        )
    row = PolicyRow.objects.create(key=key, value=value, effective_from=effective_from, recorded_at=at, recorded_by=by)
    record("policy.set", {"key": key, "value": value, "from": effective_from}, by=by, at=at)
    return row
