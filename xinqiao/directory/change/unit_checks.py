"""What must hold of a unit among the others: its place in the tree, its reviewing unit, its roles."""

from __future__ import annotations

from datetime import date

from xinqiao.directory.models import Unit
from xinqiao.directory.refused import refuse
from xinqiao.rules.terms import UnitKind


def check_place_in_tree(pk: int | None, kind: str, parent_id: int | None, on: date) -> None:
    """Refuse a parent that is missing, closed, later, or below the unit itself."""
    if parent_id is None:
        if kind != UnitKind.GROUP:
            raise refuse(
                "除了集团公司，每个单位都要有上级单位。", "Every unit but a group has a unit above it.", "parent_id"
            )
        return
    parent = Unit.objects.filter(pk=parent_id).first()
    if parent is None:
        raise refuse("没有这个上级单位。", "There is no such unit above.", "parent_id")
    if parent.valid_to is not None:
        raise refuse(
            "上级单位“{unit}”已经撤销。请另选一个。",
            "'{unit}' is closed. Please choose another unit above.",
            "parent_id",
            unit=parent.name,
        )
    if parent.valid_from > on:
        raise refuse(
            "上级单位“{unit}”从 {begin} 才启用，这里的日期不能更早。",
            "'{unit}' exists from {begin}; the date here cannot be earlier.",
            "parent_id",
            unit=parent.name,
            begin=parent.valid_from,
        )
    if pk is not None and is_at_or_below(parent, pk):
        raise refuse(
            "上级单位不能是它自己或它下面的单位。",
            "A unit cannot stand below itself or below one of its own units.",
            "parent_id",
        )


def check_review(pk: int | None, review_unit_id: int | None, on: date) -> None:
    """Refuse a reviewing unit that is missing, closed, the unit itself, or below it (条例§35: the level above reviews)."""
    if review_unit_id is None:
        return
    review = Unit.objects.filter(pk=review_unit_id).first()
    if review is None or review.valid_to is not None or review.valid_from > on:
        raise refuse(
            "没有这个复查单位，或者它那天不存在。", "There is no such reviewing unit on that day.", "review_unit_id"
        )
    if pk is not None and is_at_or_below(review, pk):
        raise refuse(
            "复查单位不能是它自己或它下面的单位。",
            "A unit is not reviewed by itself or by a unit below it.",
            "review_unit_id",
        )


def is_at_or_below(unit: Unit, pk: int) -> bool:
    """Return whether `unit` is the unit `pk` or stands somewhere below it."""
    above: Unit | None = unit
    while above is not None and above.pk != pk:
        above = above.parent
    return above is not None


def check_roles(pk: int | None, is_front_desk: bool, mark: str) -> None:
    """Refuse a second office for online petitions, and two issuing units with the same mark in document numbers."""
    others = Unit.objects.filter(valid_to=None)
    if pk is not None:
        others = others.exclude(pk=pk)
    front = others.filter(is_front_desk=True).first() if is_front_desk else None
    if front:
        raise refuse(
            "网上来件已经由“{unit}”登记，只能有一个。请先在那个单位取消。",
            "'{unit}' registers what is filed online; there can be only one. Please untick it there first.",
            "is_front_desk",
            unit=front.name,
        )
    twin = others.filter(can_issue_opinion=True, short_name=mark).first() if mark else None
    if twin:
        raise refuse(
            "“{unit}”也出意见书，简称也是“{mark}”，文号会分不清。请换一个简称。",
            "'{unit}' issues opinions under the short name '{mark}' too; document numbers would be mixed up. Please choose another.",
            "short_name",
            unit=twin.name,
            mark=mark,
        )
