"""The conclusions on the claims: what is asked of each (条例§32; §29 for proposals), and how the ledger vouches for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from xinqiao.petitions.reviewing import repeated
from xinqiao.petitions.step import Step
from xinqiao.petitions.vouching import conclusions_digest
from xinqiao.rules.limits import WRITING_LIMIT
from xinqiao.rules.terms import GRIEVANCE_OUTCOMES, PROPOSAL_OUTCOMES, Outcome, Path

BLANK = "___"  # what a reply template leaves to be filled in; it must never reach the petitioner


@dataclass(frozen=True, kw_only=True)
class Conclusion:
    """The answer to one claim: the facts found, the law, policy or rule it rests on, and what follows."""

    outcome: Outcome
    facts: str
    basis: str
    opinion: str


def conclude(step: Step, conclusions: Sequence[Conclusion]) -> None:
    """Write one conclusion on each claim that remains, in their order: the draft, and whose it is."""
    claims = step.dossier.remaining
    step.refuse_unless(
        len(conclusions) == len(claims), f"有 {len(claims)} 个诉求项，请逐项答复（条例§32）。",
        f"There are {len(claims)} claims; answer every one (条例§32).", field="conclusions",
    )  # fmt: skip
    for number, (claim, conclusion) in enumerate(zip(claims, conclusions, strict=True), 1):
        _check(step, conclusion, number, PROPOSAL_OUTCOMES if claim.path == Path.STUDY.value else GRIEVANCE_OUTCOMES)
        claim.outcome, claim.facts = conclusion.outcome.value, conclusion.facts.strip()
        claim.basis, claim.opinion = conclusion.basis.strip(), conclusion.opinion.strip()
        step.journal.change(claim, "outcome", "facts", "basis", "opinion")
    again = repeated(step.dossier.records, [(claim.outcome, claim.facts, claim.basis) for claim in claims])
    step.refuse_unless(
        again is None, f"第 {again} 项：原来的意见已被撤销，不能以同一事实和理由作出同样的结论（条例§35）。",
        f"Claim {again}: the answer was set aside; the same conclusion may not be repeated on the same facts and grounds.", field="conclusions",
    )  # fmt: skip
    step.petition.drafted_by = step.drafter
    if step.stands_for is not None:
        step.body["drafted_by"] = step.drafter
    step.journal.change(step.petition, "drafted_by")
    vouch(step)


def vouch(step: Step) -> None:
    """Let the ledger vouch for the draft as it is now. Whatever changes the claims after one was written calls this."""
    if step.petition.drafted_by:
        rows = [(claim.outcome, claim.facts, claim.basis, claim.opinion) for claim in step.dossier.remaining]
        step.body["conclusions_sha256"] = conclusions_digest(rows)


def _check(step: Step, conclusion: Conclusion, number: int, allowed: tuple[Outcome, ...]) -> None:
    step.refuse_unless(
        conclusion.outcome in allowed, f"第 {number} 项：请选一个结论。", f"Claim {number}: choose a conclusion.", field="conclusions"
    )  # fmt: skip
    for text, zh, en in (
        (conclusion.facts, "查明的事实", "the facts found"), (conclusion.basis, "依据", "the basis"),
        (conclusion.opinion, "处理意见", "the opinion"),
    ):  # fmt: skip
        step.refuse_unless(
            bool(text.strip()), f"第 {number} 项：请写{zh}。", f"Claim {number}: write {en}.", field="conclusions"
        )  # fmt: skip
        step.refuse_unless(
            BLANK not in text, f"第 {number} 项：{zh}里还有空格（____）没有填。", f"Claim {number}: a blank (____) in {en} is not filled in.",
            field="conclusions",
        )  # fmt: skip
        step.refuse_unless(
            len(text) <= 2 * WRITING_LIMIT, f"第 {number} 项：{zh}太长，最多一万字。",
            f"Claim {number}: {en} is too long (10,000 characters).", field="conclusions",
        )  # fmt: skip
