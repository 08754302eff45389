"""A customer may change a policy inside its bounds, and each is named in both languages."""

from __future__ import annotations

import pytest

from xinqiao.rules import limits
from xinqiao.rules.policy import POLICIES, Policy


@pytest.mark.parametrize("policy", POLICIES.values(), ids=lambda policy: policy.key)
def test_default_lies_inside_the_bounds(policy: Policy) -> None:
    assert 0 < policy.minimum <= policy.default <= policy.maximum


def test_policies_are_found_by_their_key_and_named_once() -> None:
    assert all(key == policy.key for key, policy in POLICIES.items())
    assert len({policy.label.zh for policy in POLICIES.values()}) == len(POLICIES)


def test_policies_the_product_relies_on_are_there() -> None:
    assert set(POLICIES) >= {
        "due_soon_days", "rating_window_days", "staff_idle_minutes", "petitioner_idle_minutes", "lookup_tries_per_hour",
        "upload_megabytes", "uploads", "draft_days",
    }  # fmt: skip


def test_idle_times_are_those_of_the_protection_grade() -> None:
    assert POLICIES["staff_idle_minutes"].default == 15
    assert POLICIES["petitioner_idle_minutes"].default == 30


def test_no_policy_touches_the_law() -> None:
    from_law = {"tell", "handle", "object", "review", "extension"}
    assert not [key for key in POLICIES if from_law & set(key.split("_"))]


def test_longer_texts_have_more_room() -> None:
    assert limits.TITLE_LIMIT < limits.SHORT_LIMIT < limits.CLAIM_LIMIT < limits.WRITING_LIMIT < limits.TEXT_LIMIT
