"""Changes of the petitioner's name or contact: asked for by himself, verified, opened and confirmed by another, refused, taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from xinqiao.petitions.models import LinkedRecord
from xinqiao.rules.terms_sharing import ContactProof
from xinqiao.vault import reveal

if TYPE_CHECKING:
    from tests.walking import Walk

KIND = "contact"


def opened(record: LinkedRecord, actor: str, walk_at: object) -> None:
    """Let somebody open the new values through the logged door, as the page does."""
    reveal.reveal(
        record.identity_id or 0, subject=record.petition.number, actor=actor, reason="核对变更：新提出的", at=walk_at,  # type: ignore[arg-type]
        parts=record.content["changed"], record=record.key,
    )  # fmt: skip


def verified(walk: Walk) -> Walk:
    note = "3月2日打原来的电话，本人说换了号。"
    return walk.to("accepted").link(KIND, "verify_contact", "clerk", phone="13700007777", email="new@example.cn", proof=ContactProof.OLD_PHONE, note=note)


def compared(walk: Walk) -> Walk:
    verified(walk)
    opened(LinkedRecord.objects.get(petition=walk.petition, kind=KIND), walk.enterprise.actor("head").name, walk.at)
    return walk


def changed(walk: Walk) -> Walk:
    return compared(walk).take_linked(KIND, "confirm_contact", "head")


def refused(walk: Walk) -> Walk:
    return verified(walk).take_linked(KIND, "refuse_contact", "head", reason="电话里说的家庭住址和登记的不一样。")


def asked(walk: Walk) -> Walk:
    walk.to("accepted")
    return walk.link(KIND, "ask_contact", walk.petitioner, phone="13700008888", reason="换了手机号")


def dropped(walk: Walk) -> Walk:
    asked(walk)
    return walk.take_linked(KIND, "drop_contact", walk.petitioner)


def disowned(walk: Walk) -> Walk:
    asked(walk)
    return walk.take_linked(KIND, "disown_contact", walk.petitioner)


def disowned_after_check(walk: Walk) -> Walk:
    """The clerk had made sure that it was he; he says it was not."""
    verified(walk)
    return walk.take_linked(KIND, "disown_contact", walk.petitioner)


def spoken(walk: Walk) -> Walk:
    return disowned(walk).take_linked(KIND, "speak_contact", "head", proof=ContactProof.OLD_PHONE, note="3月2日打原来的电话，他说不是他提的。")


def code_asked(walk: Walk) -> Walk:
    return walk.to("accepted").link(KIND, "ask_code", "clerk", note="他到窗口说回执丢了。")


def renewed(walk: Walk) -> Walk:
    walk.to("accepted")
    return walk.link(KIND, "ask_code", walk.petitioner)


ROUTES: dict[str, Callable[[Walk], Walk]] = {
    "contact_verified": verified, "contact_changed": changed, "contact_refused": refused, "contact_asked": asked, "contact_dropped": dropped, "contact_opened": compared,
    "contact_disowned": disowned, "contact_disowned_after_check": disowned_after_check, "contact_spoken": spoken, "contact_code_asked": code_asked, "contact_renewed": renewed,
}  # fmt: skip
