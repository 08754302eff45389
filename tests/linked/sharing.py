"""A copy that another unit may read, and a draft that waits for a second head's signature."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.walking import Walk

COPY, SIGN = "copy", "countersign"


def copied(walk: Walk) -> Walk:
    return walk.to("accepted").link(COPY, "send_copy", "clerk", unit_id=walk.enterprise.other_mine.pk, why="三矿有同样的楼。")


def copy_ended(walk: Walk) -> Walk:
    return copied(walk).take_linked(COPY, "end_copy", "clerk")


def complained(walk: Walk) -> Walk:
    return walk.to("triaged").link("complained", "name_complained", "clerk", unit_id=walk.enterprise.other_mine.pk, why="信里说三矿扣了他的取暖费。")


def complained_lifted(walk: Walk) -> Walk:
    return complained(walk).take_linked("complained", "lift_complained", "clerk", reason="核对过，扣费的不是三矿。")


def accusing(walk: Walk) -> Walk:
    """It complains about a handler of another mine."""
    person = walk.enterprise.person("other_handler")
    return walk.to("triaged").link("complained", "name_complained", "clerk", person_id=person.pk, why="信里说是三矿的承办人推了他。")


def sealed_complained(walk: Walk) -> Walk:
    return walk.to("sealed").link("complained", "name_complained_sealed", "discipline", unit_id=walk.enterprise.other_mine.pk, why="信里说的是三矿。")


def sealed_lifted(walk: Walk) -> Walk:
    return sealed_complained(walk).take_linked("complained", "lift_complained_sealed", "discipline", reason="核对过，说的不是三矿。")


def asked(walk: Walk) -> Walk:
    return walk.to("drafted").link(SIGN, "ask_countersign", "unit_head", unit_id=walk.enterprise.other_mine.pk, asked="第二条的退费由三矿出。")


def countersigned(walk: Walk) -> Walk:
    return asked(walk).take_linked(SIGN, "countersign", "other_head", note="同意。")


def objected(walk: Walk) -> Walk:
    return asked(walk).take_linked(SIGN, "object_to_draft", "other_head", reason="退费不归三矿，应写二矿。")


def dropped(walk: Walk) -> Walk:
    return objected(walk).take_linked(SIGN, "drop_countersign", "unit_head", reason="退费改由二矿出。")


ROUTES: dict[str, Callable[[Walk], Walk]] = {
    "copied": copied, "copy_ended": copy_ended, "complained": complained, "complained_lifted": complained_lifted, "complained_person": accusing, "sealed_complained": sealed_complained, "sealed_complained_lifted": sealed_lifted, "countersign_asked": asked, "countersigned": countersigned, "countersign_objected": objected,
    "countersign_dropped": dropped,
}  # fmt: skip
