"""Co-signers that were named, asked, denied; petitions merged, taken apart, split, put back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tests.linked import publications
from xinqiao.rules.terms_joint import MemberRole

if TYPE_CHECKING:
    from tests.walking import Walk

MEMBER_CODE = "12345678"
WHY = "同一栋楼、同一件事，要求也相同。"
ASKED = {"how": "当面，看了身份证", "said": "是我签的字。"}


def member_named(walk: Walk) -> Walk:
    walk.to("triaged")
    return walk.link("member", "name_member", "clerk", name="李建国", phone="13900001111", role=MemberRole.REPRESENTATIVE, code=MEMBER_CODE)


def member_confirmed(walk: Walk) -> Walk:
    return member_named(walk).take_linked("member", "confirm_member", "clerk", **ASKED)


def member_denied(walk: Walk) -> Walk:
    return member_named(walk).take_linked("member", "deny_member", "clerk", how="打他自己留的电话", said="我没有签过名。")


def _another(walk: Walk, station: str) -> Walk:
    return type(walk)(walk.enterprise, at=walk.at, **walk.traits).to(station)


def ask_merge(walk: Walk, lead: Walk) -> Walk:
    return walk.link("merge", "merge_into", "clerk", number=lead.petition.number, reason=WHY)


def merge(walk: Walk, lead: Walk) -> Walk:
    return ask_merge(walk, lead).take_linked("merge", "confirm_merge", "head")


def merge_asked(walk: Walk) -> Walk:
    lead = _another(walk, "triaged")
    return ask_merge(walk.to("triaged"), lead)


def merged(walk: Walk) -> Walk:
    lead = _another(walk, "triaged")
    return merge(walk.to("triaged"), lead)


def merged_accepted(walk: Walk) -> Walk:
    lead = _another(walk, "accepted")
    return merge(walk.to("accepted"), lead)


def merge_apart(walk: Walk) -> Walk:
    return merge_asked(walk).take_linked("merge", "unmerge", "clerk", reason="一件是停暖，一件是漏水。")


def leading(walk: Walk) -> Walk:
    """The petition that another was merged into."""
    walk.to("triaged")
    merge(_another(walk, "triaged"), walk)
    return _fresh(walk)


def led_before(walk: Walk) -> Walk:
    walk.to("triaged")
    merge(_another(walk, "triaged"), walk).take_linked("merge", "unmerge", "clerk", reason="一件是停暖，一件是漏水。")
    return _fresh(walk)


def _fresh(walk: Walk) -> Walk:
    walk.petition = type(walk.petition).objects.get(pk=walk.petition.pk)
    return walk


def split(walk: Walk) -> Walk:
    return walk.link("split", "split_off", "clerk", positions=(2,), title="退还两周的取暖费", reason="供暖和退费归两个单位管。")


def put_together(walk: Walk) -> Walk:
    return split(walk).take_linked("split", "unsplit", "clerk", reason="两项归同一个单位管。")


def same_noted(walk: Walk) -> Walk:
    shown = publications.published(type(walk)(walk.enterprise, at=walk.at))
    key = shown.petition.records.get(kind="publication").pk
    return walk.link("same", "note_same", walk.petitioner, key=key)


ROUTES: dict[str, Callable[[Walk], Walk]] = {
    "member_named": member_named, "member_confirmed": member_confirmed, "member_denied": member_denied, "merge_asked": merge_asked,
    "merged": merged, "merged_accepted": merged_accepted, "merge_apart": merge_apart, "leading": leading, "led_before": led_before,
    "split": split, "put_together": put_together, "same_noted": same_noted,
}  # fmt: skip
