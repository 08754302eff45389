"""Requests to read an identity: waiting, granted, refused, ended."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tests.enterprise import add_archive
from tests.linked.protections import feared
from xinqiao.rules.terms_sharing import AccessPurpose

if TYPE_CHECKING:
    from tests.walking import Walk

KIND = "identity_access"


def asked(walk: Walk) -> Walk:
    return walk.to("accepted").link(KIND, "ask_access", "handler", purpose=AccessPurpose.MEET, reason="约好去家里看暖气管。")


def granted(walk: Walk) -> Walk:
    return asked(walk).take_linked(KIND, "grant_access", "custodian", days=5, note="只在上门那天看。")


def refused(walk: Walk) -> Walk:
    return asked(walk).take_linked(KIND, "refuse_access", "custodian", reason="打电话用拨号条就够了。")


def ended(walk: Walk) -> Walk:
    return granted(walk).take_linked(KIND, "end_access", "custodian", reason="已经上过门了。")


def feared_and_archived(walk: Walk) -> Walk:
    """Let somebody fear, in an enterprise with a custodian outside every handler's line."""
    if "archivist" not in walk.enterprise.people:
        add_archive(walk.enterprise)
    return feared(walk)


def read_at_once(walk: Walk) -> Walk:
    """Let the officer who watches over somebody read who he is before the custodian of the archive decides."""
    return feared_and_archived(walk).link(KIND, "read_at_once", "discipline", purpose=AccessPurpose.PROVE, reason="明天就要把他调走，要马上找他的单位停住。")


ROUTES: dict[str, Callable[[Walk], Walk]] = {"access_asked": asked, "access_granted": granted, "access_refused": refused, "access_ended": ended, "feared_and_archived": feared_and_archived, "read_at_once": read_at_once}
