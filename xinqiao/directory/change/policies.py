"""Set customer policies from a day on."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.utils import timezone

from xinqiao.directory import snapshot
from xinqiao.directory.change.record import changes, record
from xinqiao.directory.models import PolicyRow, ScopedPolicyRow
from xinqiao.directory.refused import refuse
from xinqiao.rules.clocks import CLOCKS
from xinqiao.rules.policy import POLICIES
from xinqiao.rules.scoped import ORDINARY, SCOPED_KEYS, URGENT, URGENT_KEYS, Scope
from xinqiao.rules.terms import Channel


@changes
def set_policy(key: str, value: int, effective_from: date, *, by: str, at: datetime) -> PolicyRow:
    """Set a policy from `effective_from` on, not earlier than today; older rows stay as history."""
    _check(key, value, effective_from, timezone.localdate(at))
    was = snapshot.current().policy(key, effective_from)
    row = PolicyRow.objects.create(key=key, value=value, effective_from=effective_from, recorded_at=at, recorded_by=by)
    record("policy.set", {"key": key, "value": value, "from": effective_from, "was": was}, by=by, at=at)
    return row


@changes
def set_policy_for(key: str, scope: Scope, value: int | None, effective_from: date, *, by: str, at: datetime) -> ScopedPolicyRow:
    """Set a policy for some matters only, from a day on; None: from then on the plain policy counts for them again."""
    if key not in SCOPED_KEYS:
        raise refuse("这条规定不分情况。", "This policy is the same for all matters.", "key")
    if scope == Scope():
        raise refuse("请至少选一种情况；对所有件都一样的，请改规定本身。", "Choose at least one circumstance; what is for all matters is the policy itself.", "channel")
    is_known = (
        scope.channel in ("", *Channel.values()) and scope.urgency in ("", URGENT, ORDINARY) and scope.clock in ("", *CLOCKS)
    )
    if not is_known:
        raise refuse("没有这种情况，请重新选。", "There is no such circumstance. Please choose again.", "channel")
    if key in URGENT_KEYS and (scope.urgency or scope.clock):
        raise refuse("这条规定只管重大紧急件，只能按信访形式分。", "This policy is for urgent reports only; it differs by channel alone.", "channel")
    _check(key, POLICIES[key].default if value is None else value, effective_from, timezone.localdate(at))
    same = {"key": key, "channel": scope.channel, "urgency": scope.urgency, "clock": scope.clock}
    before = ScopedPolicyRow.objects.filter(**same, effective_from__lte=effective_from).order_by("-effective_from", "-pk").first()
    row = ScopedPolicyRow.objects.create(
        key=key, channel=scope.channel, urgency=scope.urgency, clock=scope.clock, value=value, effective_from=effective_from,
        recorded_at=at, recorded_by=by,
    )  # fmt: skip
    body: dict[str, Any] = {"key": key, "channel": scope.channel, "urgency": scope.urgency, "clock": scope.clock, "value": value, "from": effective_from}
    body["was"] = before.value if before else None
    record("policy.set_for", body, by=by, at=at)
    return row


def _check(key: str, value: int, effective_from: date, today: date) -> None:
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
    if effective_from < today:
        raise refuse(
            "规定不能倒着生效。请填今天或以后的日期。",
            "A policy cannot begin in the past. Please give today or a later day.",
            "effective_from",
        )
