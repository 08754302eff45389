"""Guards of the answer: every claim concluded, signed by another, served, rated (条例§32)."""

from __future__ import annotations

from xinqiao.rules.facts import Facts
from xinqiao.rules.terms import DocumentKind
from xinqiao.rules.text import Text


def every_claim_concluded(facts: Facts) -> Text | None:
    """Refuse an answer that leaves a claim without a conclusion (条例§32)."""
    if facts.claims_open == 0:
        return None
    return Text(
        "还有 {n} 个诉求项没有结论，请逐项答复（条例§32）。",
        "{n} claims have no conclusion yet; answer item by item (条例§32).",
    ).fill(n=facts.claims_open)


def signer_did_not_draft(facts: Facts) -> Text | None:
    """Refuse whoever wrote the draft himself: two people stand behind every answer."""
    if not facts.is_drafter:
        return None
    return Text(
        "这份答复是您自己起草的，起草人不能签发，请由另一位有签发权的人签发。",
        "You drafted this answer yourself; somebody else with the power to sign must sign it.",
    )


def something_to_serve(facts: Facts) -> Text | None:
    """Refuse when every document has been served, and no notice that was overtaken may have arrived before that."""
    if facts.unserved or facts.overtaken:
        return None
    return Text("没有待送达的文书。", "No document is waiting to be served.")


def all_served(facts: Facts) -> Text | None:
    """Refuse while a document is not served (domain §2.5)."""
    if not facts.unserved:
        return None
    return Text("还有文书没有送达：{kinds}。", "Not yet served: {kinds}.").fill(
        kinds=Text(
            "、".join(kind.zh for kind in DocumentKind if kind in facts.unserved),
            ", ".join(kind.en for kind in DocumentKind if kind in facts.unserved),
        )
    )


def answer_served(facts: Facts) -> Text | None:
    """Refuse until the petitioner has the written answer (条例§22(3), §32)."""
    if facts.is_answered:
        return None
    return Text("书面答复还没有送达，办结不了。", "The written answer has not been served, so nothing is finished yet.")


def not_rated(facts: Facts) -> Text | None:
    """Refuse a second rating."""
    return Text("您已经评价过了。", "You have already rated this.") if facts.is_rated else None


def rating_open(facts: Facts) -> Text | None:
    """Refuse a rating before the answer was served or after the window."""
    if facts.rating_until is not None and facts.today <= facts.rating_until:
        return None
    return Text("现在不在评价时间内。", "The time for rating is not open.")
