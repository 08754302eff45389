"""Call-outs: an accusation that cannot wait, taken down at night; nobody answers; somebody was reached."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from xinqiao.rules.terms_call_out import PhonedResult, WhyAtOnce

if TYPE_CHECKING:
    from tests.walking import Walk

KIND = "call_out"


def close(walk: Walk) -> Walk:
    """What was filed as an accusation, before triage."""
    walk.to("registered")
    if not walk.petition.is_kept_close:  # filed anew as an accusation, so that the ledger says it too
        walk.traits["is_close"] = True
        walk.petition = walk._register()
    return walk


def calling(walk: Walk) -> Walk:
    return close(walk).link(KIND, "call_out", "clerk", why=WhyAtOnce.LIFE, phone="0391-5550111")


def reached(walk: Walk) -> Walk:
    return calling(walk).take_linked(KIND, "note_phoned", "clerk", whom="纪检专员", result=PhonedResult.REACHED)


ROUTES: dict[str, Callable[[Walk], Walk]] = {"kept_close": close, "calling_out": calling, "call_out_reached": reached}
