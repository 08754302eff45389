"""Changes of the petitioner's contact: verified, confirmed by another, refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from xinqiao.rules.terms_sharing import ContactProof

if TYPE_CHECKING:
    from tests.walking import Walk

KIND = "contact"


def verified(walk: Walk) -> Walk:
    note = "3月2日打原来的电话，本人说换了号。"
    return walk.to("accepted").link(KIND, "verify_contact", "clerk", phone="13700007777", email="new@example.cn", proof=ContactProof.OLD_PHONE, note=note)


def changed(walk: Walk) -> Walk:
    return verified(walk).take_linked(KIND, "confirm_contact", "head")


def refused(walk: Walk) -> Walk:
    return verified(walk).take_linked(KIND, "refuse_contact", "head", reason="电话里说的家庭住址和登记的不一样。")


ROUTES: dict[str, Callable[[Walk], Walk]] = {"contact_verified": verified, "contact_changed": changed, "contact_refused": refused}
