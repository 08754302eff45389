"""Needs: recorded with consent, helped or not, and one whose consent was taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from xinqiao.petitions.zone import local_day
from xinqiao.rules.terms_need import AidSort, ConsentWay, NeedSort

if TYPE_CHECKING:
    from tests.walking import Walk

NEED, HELP = "两个孩子上学，只有一个人挣钱。", "帮他备齐材料，向街道申请临时救助。"


def recorded(walk: Walk) -> Walk:
    return walk.to("accepted").link(
        "need", "record_need", "handler", consents=True, consent_way=ConsentWay.SPOKEN, consent_on=local_day(walk.at), sort=NeedSort.SCHOOLING, text=NEED,
        aid=AidSort.SOCIAL, help=HELP, due_on=local_day(walk.at) + timedelta(days=20),
    )  # fmt: skip


def shared(walk: Walk, unit: int, person: int, **fields: Any) -> Walk:
    """Record a need with which another unit helps, as the petitioner agreed."""
    return walk.link(
        "need", "record_need", "handler", **{"consents": True, "consent_way": ConsentWay.SPOKEN, "consent_on": local_day(walk.at), "sort": NeedSort.SCHOOLING, "text": NEED,
        "aid": AidSort.UNION, "help": HELP, "due_on": local_day(walk.at) + timedelta(days=20), "unit_id": unit, "person_id": person, "shares": True, **fields},
    )  # fmt: skip


def helped(walk: Walk) -> Walk:
    return recorded(walk).take_linked("need", "record_aid", "handler", is_given=True, given_on=local_day(walk.at), result="救助批下来了，已经到账。")


def unhelped(walk: Walk) -> Walk:
    return recorded(walk).take_linked("need", "record_aid", "handler", is_given=False, given_on=local_day(walk.at), result="收入超过标准，可以再问工会。")


def taken_back(walk: Walk) -> Walk:
    return recorded(walk).take_linked("need", "end_consent", walk.petitioner)


ROUTES: dict[str, Callable[[Walk], Walk]] = {"need_open": recorded, "need_helped": helped, "need_unhelped": unhelped, "need_withdrawn": taken_back}
