"""Talks with the petitioner: one held, one with another agreed, which then took place or did not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from xinqiao.petitions.zone import local_day
from xinqiao.rules.terms_talk import TalkWay

if TYPE_CHECKING:
    from tests.walking import Walk

SAID, AGREED = "我娘瘫在床上，屋里十一度，夜里不敢睡。", "先送一台电暖气，周五再来看管子。"


def _fields(walk: Walk, **more: Any) -> dict[str, Any]:
    return {"talked_on": local_day(walk.at), "way": TalkWay.HOME, "place": "三号楼他家里", "said": SAID, "agreed": AGREED, **more}


def held(walk: Walk) -> Walk:
    return walk.to("accepted").link("talk", "record_talk", "handler", **_fields(walk))


def agreed_again(walk: Walk) -> Walk:
    return walk.to("accepted").link("talk", "record_talk", "handler", **_fields(walk, next_on=local_day(walk.at) + timedelta(days=7)))


def dropped(walk: Walk) -> Walk:
    return agreed_again(walk).take_linked("talk", "drop_next_talk", "handler", why="他那天上夜班，另约。")


ROUTES: dict[str, Callable[[Walk], Walk]] = {"talked": held, "talk_awaited": agreed_again, "talk_dropped": dropped}
