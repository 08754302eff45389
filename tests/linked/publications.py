"""An answer that waits to be published, one that is, one that is not, one that was taken down."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from xinqiao.petitions.zone import local_day

if TYPE_CHECKING:
    from tests.walking import Walk


def proposed(walk: Walk) -> Walk:
    return walk.to("replied").link(
        "publication", "propose_publication", "clerk", title="宿舍停暖", question="马上恢复供暖", answer="三日内恢复供暖，取暖费退还。",
        agreed_on=local_day(walk.at), consent="本人当面签了同意书，案卷第 5 页",
    )  # fmt: skip


def published(walk: Walk) -> Walk:
    return proposed(walk).take_linked("publication", "publish", "head")


def declined(walk: Walk) -> Walk:
    return proposed(walk).take_linked("publication", "decline_publication", "head", reason="还能看出是谁。")


def taken_down(walk: Walk) -> Walk:
    return published(walk).take_linked("publication", "take_down", walk.petitioner)


ROUTES: dict[str, Callable[[Walk], Walk]] = {
    "publication_proposed": proposed, "published": published, "publication_declined": declined, "publication_taken_down": taken_down,
}  # fmt: skip
