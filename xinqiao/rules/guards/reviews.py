"""Who may ask for a review, once or twice, and who may not review (条例§35, §36)."""

from __future__ import annotations

from xinqiao.rules.clocks import AFTER_CARE, ASK_FINAL_REVIEW, ASK_REVIEW, Clock
from xinqiao.rules.facts import Facts
from xinqiao.rules.terms import FinalReviewStatus, Path, RecordKind, ReviewStatus, Term
from xinqiao.rules.text import Text

OPEN_REVIEW: frozenset[Term] = frozenset(
    {ReviewStatus.LATE, ReviewStatus.UNDER_REVIEW, ReviewStatus.DRAFTED, ReviewStatus.SIGNED, ReviewStatus.OUTSIDE}
)
OPEN_FINAL_REVIEW: frozenset[Term] = frozenset(
    {FinalReviewStatus.LATE, FinalReviewStatus.UNDER_REVIEW, FinalReviewStatus.HEARING, FinalReviewStatus.DRAFTED, FinalReviewStatus.SIGNED,
     FinalReviewStatus.OUTSIDE}
)  # fmt: skip


def answer_reviewable(facts: Facts) -> Text | None:
    """Refuse where there is no answer on a claim: a proposal, a refusal or another path has no review (条例§35)."""
    if Path.OPINION in facts.paths and not facts.claims_open:
        return None
    return Text(
        "对处理意见书不服的，才可以申请复查；不予受理、走别的途径和建议答复没有复查。",
        "A review is asked of a decision on claims; there is none of a refusal, another path, or the reply to a proposal.",
    )


def no_review_open(facts: Facts) -> Text | None:
    """Refuse while a review or a final review is under way."""
    running = facts.records.get(RecordKind.REVIEW, frozenset()) & OPEN_REVIEW
    running |= facts.records.get(RecordKind.FINAL_REVIEW, frozenset()) & OPEN_FINAL_REVIEW
    if not running:
        return None
    return Text("正在复查或复核，请等结果。", "A review is under way; wait for its outcome.")


def not_reviewed_yet(facts: Facts) -> Text | None:
    """Refuse a second review of the same answer: after it only the final review is left (条例§36)."""
    is_reviewed = ReviewStatus.REVIEWED in facts.records.get(RecordKind.REVIEW, frozenset())
    if not is_reviewed or ASK_REVIEW.name in facts.due:  # a new answer after the first was set aside has its own review
        return None
    return Text("已经复查过了；不服复查意见的，可以申请复核。", "It was reviewed already; if you do not agree, ask for the final review.")


def reviewed_first(facts: Facts) -> Text | None:
    """Refuse a final review before the review (条例§36)."""
    if ReviewStatus.REVIEWED in facts.records.get(RecordKind.REVIEW, frozenset()):
        return None
    return Text("要先复查，对复查意见不服才能申请复核。", "The review comes first; the final review is of its opinion.")


def not_finally_reviewed(facts: Facts) -> Text | None:
    """Refuse once a final review is done: for the same facts and reasons the procedure is over (条例§36(3))."""
    is_done = FinalReviewStatus.REVIEWED in facts.records.get(RecordKind.FINAL_REVIEW, frozenset())
    if not is_done or ASK_FINAL_REVIEW.name in facts.due:
        return None
    return Text(
        "已经复核终结：同一事实和理由不再受理；有新的事实和理由，可以另外反映。",
        "The final review is done: the same facts and reasons are not accepted again; new ones can be brought as a new matter.",
    )


def did_not_handle(facts: Facts) -> Text | None:
    """Refuse whoever took part in what is reviewed, or works in the unit that answered: somebody else reviews it, and decides whether a late request is taken up."""
    if not facts.has_handled:
        return None
    return Text("您办过这件事，或者在答复它的单位任职，不能再来复查、复核它，请由别的人办。", "You took part in handling this, or belong to the unit that answered it; somebody else must review it.")


def nobody_left(facts: Facts) -> Text | None:
    """Refuse to hand a review on while somebody of the reviewing unit may do it: it is that unit's (条例§35, §36)."""
    if facts.is_stuck:
        return None
    return Text("这个单位里还有没有参与过这件事的人，由他们来办，不用转。", "There still are people of this unit who had no part in the matter: they do it, and it is not handed on.")


def cared_for(facts: Facts) -> Text | None:
    """Refuse to file an ended matter away before somebody went to see the petitioner (条例§37(3))."""
    if AFTER_CARE.name not in facts.due:
        return None
    return Text("程序终结以后，先去看看反映人、能帮的帮，再归档。", "After the end of procedure see the petitioner first, and help where you can; then file it away.")


def right_lapsed(facts: Facts) -> Text | None:
    """Refuse while the petitioner may still ask for a review, or where he never could."""
    if _passed(facts, ASK_REVIEW) or _passed(facts, ASK_FINAL_REVIEW):
        return None
    return Text("申请复查、复核的期限还没有过。", "The time to ask for a review is not over.")


def _passed(facts: Facts, clock: Clock) -> bool:
    return clock.name in facts.due and facts.today > facts.due[clock.name]
