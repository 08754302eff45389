"""What each kind of document is: its number, whether it must be served, how long it is kept."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.rules.terms import DocumentKind as D


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRule:
    """`mark` is the middle part of the number 「二矿信〔告〕2026-12」; `retention_years` counts from the closing."""

    kind: D
    mark: str
    must_be_served: bool
    article: str
    retention_years: int
    is_inner: bool = False  # between units: the petitioner does not read it, and it says nothing of who he is
    branch: str = ""  # the branch of `serve` that this document brings about


RULES: dict[D, DocumentRule] = {
    rule.kind: rule
    for rule in (
        DocumentRule(kind=D.RECEIPT, mark="收", must_be_served=False, article="条例§21(2)", retention_years=10),
        DocumentRule(kind=D.WHERE_SENT_NOTICE, mark="去向", must_be_served=True, article="条例§23(1)", retention_years=10, branch="sent"),
        DocumentRule(kind=D.ACCEPTANCE_NOTICE, mark="受", must_be_served=True, article="条例§23(2)", retention_years=10, branch="told"),
        DocumentRule(kind=D.REFUSAL_NOTICE, mark="不受", must_be_served=True, article="条例§23(1)", retention_years=10, branch="told"),
        DocumentRule(kind=D.PATH_NOTICE, mark="途径", must_be_served=True, article="条例§31", retention_years=10, branch="told"),
        DocumentRule(kind=D.SUPPLEMENT_NOTICE, mark="补", must_be_served=True, article="条例§19(1)", retention_years=10),
        DocumentRule(kind=D.EXTENSION_NOTICE, mark="延", must_be_served=True, article="条例§34", retention_years=10),
        DocumentRule(kind=D.WITHDRAWAL_NOTICE, mark="撤", must_be_served=True, article="内部规定", retention_years=10),
        DocumentRule(kind=D.REOPEN_NOTICE, mark="重办", must_be_served=True, article="内部规定", retention_years=10),
        DocumentRule(kind=D.MERGE_NOTICE, mark="并", must_be_served=True, article="条例§23(2)", retention_years=10, branch="told"),
        DocumentRule(kind=D.DECISION, mark="意见", must_be_served=True, article="条例§32", retention_years=30, branch="answered"),
        DocumentRule(kind=D.PROPOSAL_REPLY, mark="建议", must_be_served=True, article="条例§29", retention_years=10, branch="proposal_answered"),
        DocumentRule(kind=D.FORWARD_LETTER, mark="转", must_be_served=False, article="条例§23(1)", retention_years=10, is_inner=True),
        DocumentRule(kind=D.ASSIGN_LETTER, mark="交", must_be_served=False, article="条例§22(3), §23(1)", retention_years=10, is_inner=True),
        DocumentRule(kind=D.OBJECTION, mark="异议", must_be_served=False, article="条例§23(3)", retention_years=10, is_inner=True),
        DocumentRule(kind=D.OBJECTION_FINDING, mark="核", must_be_served=False, article="条例§23(3)", retention_years=10, is_inner=True),
        DocumentRule(kind=D.EXTENSION_APPROVAL, mark="延批", must_be_served=False, article="条例§34", retention_years=10, is_inner=True),
        DocumentRule(kind=D.INCOMING_RECORD, mark="来", must_be_served=False, article="条例§22, §23", retention_years=10, is_inner=True),
        DocumentRule(kind=D.PROMISE_ORDER, mark="落", must_be_served=False, article="条例§32", retention_years=10, is_inner=True),
        DocumentRule(kind=D.PROMISE_PROOF, mark="落证", must_be_served=False, article="条例§32", retention_years=10, is_inner=True),
        DocumentRule(kind=D.FILE_INDEX, mark="档", must_be_served=False, article="内部规定", retention_years=30, is_inner=True),
        DocumentRule(kind=D.RESULT_REPORT, mark="办结", must_be_served=False, article="条例§22(3)", retention_years=30, is_inner=True),
        DocumentRule(kind=D.SPOT_REPLY, mark="当场", must_be_served=True, article="条例§23(2)", retention_years=30, branch="answered"),
        DocumentRule(kind=D.HANDLING_SLIP, mark="承办", must_be_served=False, article="条例§28(1)", retention_years=10, is_inner=True),
        DocumentRule(kind=D.INVESTIGATION_REPORT, mark="调查", must_be_served=False, article="条例§28(1), §31(6)", retention_years=30, is_inner=True),
        DocumentRule(kind=D.SETTLEMENT, mark="调解", must_be_served=True, article="条例§33", retention_years=30),
        DocumentRule(kind=D.HEARING_NOTICE, mark="听通", must_be_served=True, article="条例§31(6), §36(2)", retention_years=30),
        DocumentRule(kind=D.HEARING_MINUTES, mark="听录", must_be_served=False, article="条例§31(6), §36(2)", retention_years=30),
        DocumentRule(kind=D.HEARING_OPINION, mark="听意", must_be_served=False, article="条例§31(6), §36(2)", retention_years=30),
        DocumentRule(kind=D.CO_HANDLING_LETTER, mark="协", must_be_served=False, article="条例§24", retention_years=10, is_inner=True),
        DocumentRule(kind=D.CO_OPINION, mark="协意", must_be_served=False, article="条例§24", retention_years=10, is_inner=True),
        DocumentRule(kind=D.RECUSAL_DECLARATION, mark="回声", must_be_served=False, article="条例§28(3)", retention_years=10, is_inner=True),
        DocumentRule(kind=D.RECUSAL_DECISION, mark="回避", must_be_served=False, article="条例§28(3)", retention_years=10, is_inner=True),
        DocumentRule(kind=D.REVIEW_REQUEST, mark="复查申请", must_be_served=False, article="条例§35", retention_years=30),
        DocumentRule(kind=D.REVIEW_DECISION, mark="复查", must_be_served=True, article="条例§35", retention_years=30, branch="reviewed"),
        DocumentRule(kind=D.FINAL_REVIEW_REQUEST, mark="复核申请", must_be_served=False, article="条例§36", retention_years=30),
        DocumentRule(kind=D.FINAL_REVIEW_DECISION, mark="复核", must_be_served=True, article="条例§36", retention_years=30, branch="reviewed"),
        DocumentRule(kind=D.LATE_ADVICE, mark="逾期", must_be_served=True, article="条例§35, §36", retention_years=10),
        DocumentRule(kind=D.REVIEW_TRANSFER, mark="移送", must_be_served=False, article="条例§35, §36", retention_years=30, is_inner=True),
        DocumentRule(kind=D.END_REGISTER, mark="终结", must_be_served=False, article="条例§36(3)", retention_years=30, is_inner=True),
        DocumentRule(kind=D.REMINDER_SLIP, mark="催", must_be_served=False, article="条例§40", retention_years=10, is_inner=True),
        DocumentRule(kind=D.SUPERVISION_ORDER, mark="督", must_be_served=False, article="条例§40", retention_years=10, is_inner=True),
        DocumentRule(kind=D.RECOMMENDATION_LETTER, mark="建", must_be_served=False, article="条例§40", retention_years=10, is_inner=True),
        DocumentRule(kind=D.RECOMMENDATION_ANSWER, mark="建复", must_be_served=False, article="条例§40", retention_years=10, is_inner=True),
        DocumentRule(kind=D.SUPERVISION_REPLY, mark="督复", must_be_served=False, article="条例§40", retention_years=10, is_inner=True),
        DocumentRule(kind=D.SEALED_TRANSFER, mark="密移", must_be_served=False, article="条例§30", retention_years=30, is_inner=True),
        DocumentRule(kind=D.REFERRAL_UP, mark="密上", must_be_served=False, article="条例§30", retention_years=30, is_inner=True),
        DocumentRule(kind=D.ACCUSATION_FEEDBACK, mark="密反馈", must_be_served=False, article="条例§30", retention_years=30, is_inner=True),
        DocumentRule(kind=D.RETALIATION_ANSWER, mark="护答", must_be_served=False, article="条例§18(4), §46(6)", retention_years=30),
        DocumentRule(kind=D.LIABILITY_ADVICE, mark="护责", must_be_served=False, article="条例§40, §46(6)", retention_years=30, is_inner=True),
        DocumentRule(kind=D.MEETING_MINUTES, mark="联纪", must_be_served=False, article="条例§24, 内部规定（联席会议制度）", retention_years=30, is_inner=True),
        DocumentRule(kind=D.PROOF_OF_SERVICE, mark="证", must_be_served=False, article="条例§35", retention_years=30),
    )
}  # fmt: skip

BRANCH_ORDER = ("reviewed", "answered", "proposal_answered", "told", "sent")  # when several documents are served at once, the strongest consequence
MIXED_BRANCHES = ("both_answered", "proposal_apart")  # where a decision and a reply to a proposal stand side by side


def service_branch(kinds: frozenset[D], *, is_mixed: bool = False) -> str | None:
    """Return the branch of the step `serve` for documents of these kinds; None for its plain row.

    `is_mixed`: the petition has claims (§31(6)) and proposals (§29), so that a decision stands beside the reply.
    """
    branches = {RULES[kind].branch for kind in kinds}
    if is_mixed and "proposal_answered" in branches:
        return "both_answered" if "answered" in branches else "proposal_apart"
    return next((name for name in BRANCH_ORDER if name in branches), None)
