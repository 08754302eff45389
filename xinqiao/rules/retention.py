"""How long everything is kept, what starts the time, what ends it: the schedule (档案保管期限表), and when a file may go.

The periods of 企业文件材料归档范围和档案保管期限规定 (国家档案局令第10号) §7 are the least (§11): a dated policy lengthens
them and never shortens them, which the bounds in `rules.policy` hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from xinqiao.rules.document_kinds import RULES
from xinqiao.rules.terms import (
    DocumentKind,
    FinalReviewStatus,
    Path,
    PromiseStatus,
    PublicationStatus,
    RecordKind,
    ReviewStatus,
    Term,
)
from xinqiao.rules.terms_call_back import CallStatus
from xinqiao.rules.terms_call_out import CallOutStatus
from xinqiao.rules.terms_handling import (
    CoHandlingStatus,
    HandlersStatus,
    HearingStatus,
    InquiryStatus,
    MediationStatus,
    RecusalStatus,
    RewardStatus,
)
from xinqiao.rules.terms_joint import JoinedStatus, MemberStatus, MergeStatus, SameStatus, SplitStatus
from xinqiao.rules.terms_need import NeedStatus
from xinqiao.rules.terms_oversight import (
    DirectiveStatus,
    FailureStatus,
    RecommendationStatus,
    SampleStatus,
    SponsorshipStatus,
    SupervisionStatus,
)
from xinqiao.rules.terms_protection import RetaliationStatus
from xinqiao.rules.terms_reception import BookingStatus
from xinqiao.rules.terms_retention import RetentionClass
from xinqiao.rules.terms_sharing import AccessStatus, ComplainedStatus, ContactStatus, CopyStatus, CountersignStatus
from xinqiao.rules.terms_talk import TalkStatus
from xinqiao.rules.text import Text

FORMAL_YEARS, PLAIN_YEARS = 30, 10  # 国家档案局令第10号 §7: 定期 30 年, 10 年
INDEXES = frozenset({DocumentKind.FILE_INDEX, DocumentKind.RESULT_REPORT, DocumentKind.PROOF_OF_SERVICE})  # follow what they are about: they say nothing of its weight
# What tells the petitioner in writing how it ended (条例§23, §29, §31, §32; 撤回确认书).
ENDING = frozenset({
    DocumentKind.DECISION, DocumentKind.PROPOSAL_REPLY, DocumentKind.SPOT_REPLY, DocumentKind.REFUSAL_NOTICE, DocumentKind.PATH_NOTICE,
    DocumentKind.WITHDRAWAL_NOTICE, DocumentKind.REVIEW_DECISION, DocumentKind.FINAL_REVIEW_DECISION,
})  # fmt: skip
FORMAL = frozenset(kind for kind, rule in RULES.items() if rule.retention_years >= FORMAL_YEARS) - INDEXES


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping:
    """One row of the schedule. `policy`: the key of the dated policy that gives the years; "" where `period` says it."""

    key: str
    what: Text
    period: Text
    starts: Text
    source: str
    end: Text
    policy: str = ""


YEARS = Text("{years} 年", "{years} years")
AFTER_CLOSING = Text("办结那一年的次年 1 月 1 日", "1 January of the year after it was closed")
IN_BATCHES = Text("两个人批准，成批销毁", "disposed of in batches that two people decide")
WITH_PETITION = Text("和信访件一起", "with the petition")
BY_ITSELF = Text("到期自动删除", "deleted by the program")
NEVER = Text("不销毁", "never")
FOR_EVER = Text("永久", "permanent")

# The petitions themselves, then what belongs to them or stands beside them.
SCHEDULE: tuple[Keeping, ...] = (
    Keeping(
        key=RetentionClass.OPINION.value, policy="keep_formal_years", period=YEARS, starts=AFTER_CLOSING, end=IN_BATCHES,
        what=Text("有处理意见书、复查复核意见书、调解协议等正式意见的信访件", "petitions with a decision, an opinion of a review, a settlement or the like"),
        source="国家档案局令第10号§7, §11",
    ),
    Keeping(
        key=RetentionClass.SAFETY.value, policy="keep_formal_years", period=YEARS, starts=AFTER_CLOSING, end=IN_BATCHES,
        what=Text("安全隐患的信访件", "petitions about safety hazards"), source="国家档案局令第10号§7, 内部规定",
    ),
    Keeping(
        key=RetentionClass.OTHER.value, policy="keep_plain_years", period=YEARS, starts=AFTER_CLOSING, end=IN_BATCHES,
        what=Text("其他办结的信访件：不予受理、导入其他程序、撤回、建议", "other closed petitions: not accepted, diverted, withdrawn, proposals"),
        source="国家档案局令第10号§7, §11",
    ),
    Keeping(
        key=RetentionClass.ACCUSATION.value, period=FOR_EVER, starts=Text("登记", "registration"), end=NEVER,
        what=Text("检举控告（密封的件）", "accusations (sealed)"), source="条例§30(3), 内部规定",
    ),
    Keeping(
        key="statements", period=WITH_PETITION, starts=AFTER_CLOSING, end=IN_BATCHES, source="国家档案局令第10号§4(2)",
        what=Text("办理中写的话、笔录、意见、附件和给工作人员看的副本、文书内容", "what was written while it was handled, attachments and their clean copies, the content of documents"),
    ),
    Keeping(
        key="identity", period=WITH_PETITION, starts=AFTER_CLOSING, end=IN_BATCHES, source="个人信息保护法§19, §47",
        what=Text("反映人和联名人的姓名、电话、地址、证件号", "names, phones, addresses and numbers of petitioner and co-signers"),
    ),
    Keeping(
        key="messages", period=WITH_PETITION, starts=AFTER_CLOSING, end=IN_BATCHES, source="个人信息保护法§19",
        what=Text("发给反映人的消息和发送凭据", "messages to the petitioner and their evidence"),
    ),
    Keeping(
        key="readings", period=WITH_PETITION, starts=AFTER_CLOSING, end=IN_BATCHES, source="条例§30, 个人信息保护法§51",
        what=Text("谁哪天打开过这件", "who opened the petition on which day"),
    ),
    Keeping(
        key="code_openings", period=WITH_PETITION, starts=AFTER_CLOSING, end=IN_BATCHES, source="个人信息保护法§51",
        what=Text("哪天用查询码打开过几次（受保护的网站不记）", "on which day it was opened with the query code, and how often (not on the protected host)"),
    ),
    Keeping(
        key="readings_sent_up", period=FOR_EVER, starts=Text("打开的那天", "the day it was opened"), end=NEVER, source="个人信息保护法§45, §51",
        what=Text("送上级机关、内容已经销毁的件：谁哪天打开过", "who opened, on which day, what went to the superior body and has no content here any more"),
    ),
    Keeping(
        key="drafts", policy="draft_days", period=Text("{years} 天", "{years} days"), end=BY_ITSELF, source="个人信息保护法§19",
        starts=Text("最后一次保存", "the last time it was saved"), what=Text("没写完、没提交的内容", "unfinished drafts"),
    ),
    Keeping(
        key="unfiled", policy="draft_days", period=Text("{years} 天，再加 7 天", "{years} days and 7 more"), end=BY_ITSELF, source="个人信息保护法§19",
        starts=Text("上传", "the upload"), what=Text("传了、没有提交的文件", "files that were uploaded and never filed"),
    ),
    Keeping(
        key="sessions", policy="staff_session_hours", period=Text("{years} 小时", "{years} hours"), end=BY_ITSELF, source="GB/T 22239 7.1.4.1",
        starts=Text("登录", "sign-in"), what=Text("工作人员的登录状态", "live sessions of staff"),
    ),
    Keeping(
        key="tries", period=Text("1 天", "1 day"), end=BY_ITSELF, source="个人信息保护法§19",
        starts=Text("试的那个小时", "the hour of the try"), what=Text("查询、登录试错的计数（只有加密的摘要）", "counts of wrong look-ups and sign-ins (keyed digests only)"),
    ),
    Keeping(
        key="receipts", period=FOR_EVER, starts=Text("登记", "registration"), end=NEVER, source="条例§21(2)",
        what=Text("编号、日期、签名回执的指纹、账本和封存记录、销毁登记", "numbers, days, digests of signed receipts, the ledger and its seals, tombstones"),
    ),
    Keeping(
        key="sign_ins", period=FOR_EVER, starts=Text("登录", "sign-in"), end=NEVER, source="网络安全法§21(3), 内部规定",
        what=Text("账本里的登录和权限记录（只有人员编号）", "sign-ins and changes of rights in the ledger (keys of staff only)"),
    ),
    Keeping(
        key="backups", period=Text("90 天", "90 days"), starts=Text("备份", "the backup"), source="个人信息保护法§47, 内部规定",
        end=Text("由管理备份的人删除；恢复了旧备份，这些件会再列入下一批", "deleted by whoever keeps the backups; after a restore they stand in the next batch again"),
        what=Text("备份里已经销毁的内容", "what was disposed of and still lies in backups"),
    ),
)  # fmt: skip
BY_KEY: Mapping[str, Keeping] = {row.key: row for row in SCHEDULE}

# Of each kind of linked record: where nothing is open any more. What is not named here keeps the petition for ever.
SETTLED: Mapping[RecordKind, frozenset[Term]] = {
    RecordKind.PROMISE: frozenset({PromiseStatus.KEPT}),  # one that was not kept, even if explained, is not over
    RecordKind.PUBLICATION: frozenset({PublicationStatus.DECLINED, PublicationStatus.TAKEN_DOWN}),
    RecordKind.MEMBER: frozenset({MemberStatus.CONFIRMED, MemberStatus.DENIED, MemberStatus.NAMED}),
    RecordKind.MERGE: frozenset({MergeStatus.IN, MergeStatus.APART}),
    RecordKind.JOINED: frozenset(JoinedStatus),
    RecordKind.SPLIT: frozenset(SplitStatus),
    RecordKind.SAME: frozenset(SameStatus),
    RecordKind.RECUSAL: frozenset({RecusalStatus.GRANTED, RecusalStatus.REFUSED}),
    RecordKind.HANDLERS: frozenset(HandlersStatus),
    RecordKind.INQUIRY: frozenset(InquiryStatus),
    RecordKind.MEDIATION: frozenset({MediationStatus.SETTLED, MediationStatus.FAILED}),
    RecordKind.HEARING: frozenset({HearingStatus.CONCLUDED, HearingStatus.REFUSED, HearingStatus.CANCELLED}),
    RecordKind.CO_HANDLING: frozenset({CoHandlingStatus.GIVEN, CoHandlingStatus.RELEASED}),
    RecordKind.COPY: frozenset(CopyStatus),
    RecordKind.COUNTERSIGN: frozenset({CountersignStatus.AGREED, CountersignStatus.OBJECTED, CountersignStatus.DROPPED}),
    RecordKind.COMPLAINED: frozenset(ComplainedStatus),
    RecordKind.REVIEW: frozenset({ReviewStatus.REVIEWED, ReviewStatus.DECLINED, ReviewStatus.DROPPED}),
    RecordKind.FINAL_REVIEW: frozenset({FinalReviewStatus.REVIEWED, FinalReviewStatus.DECLINED, FinalReviewStatus.DROPPED}),
    RecordKind.REWARD: frozenset(RewardStatus),
    RecordKind.SUPERVISION: frozenset({SupervisionStatus.ENDED}),
    RecordKind.DIRECTIVE: frozenset({DirectiveStatus.REPORTED}),
    RecordKind.SPONSORSHIP: frozenset({SponsorshipStatus.ENDED}),
    RecordKind.RECOMMENDATION: frozenset({RecommendationStatus.ACCEPTED}),
    RecordKind.FAILURE: frozenset({FailureStatus.DISMISSED, FailureStatus.FED_BACK}),
    RecordKind.SAMPLE: frozenset({SampleStatus.SOUND, SampleStatus.FAULTY}),
    RecordKind.RETALIATION: frozenset({RetaliationStatus.UNASKED, RetaliationStatus.ENDED}),
    RecordKind.CALL_BACK: frozenset(CallStatus) - {CallStatus.DISPUTED},
    RecordKind.NEED: frozenset({NeedStatus.HELPED, NeedStatus.UNHELPED, NeedStatus.WITHDRAWN}),
    RecordKind.TALK: frozenset({TalkStatus.HELD, TalkStatus.DROPPED}),
    RecordKind.BOOKING: frozenset({BookingStatus.TALKED, BookingStatus.NOT_COME, BookingStatus.DROPPED}),
    RecordKind.CALL_OUT: frozenset(CallOutStatus),
    RecordKind.CONTACT: frozenset({ContactStatus.CHANGED, ContactStatus.REFUSED, ContactStatus.DROPPED, ContactStatus.SPOKEN, ContactStatus.RENEWED}),
    RecordKind.IDENTITY_ACCESS: frozenset({AccessStatus.GRANTED, AccessStatus.REFUSED, AccessStatus.ENDED}),  # a leave lasts 30 days at most
}


def retention_class(*, is_sealed: bool, paths: Iterable[Path], is_hazard: bool, documents: Iterable[DocumentKind]) -> RetentionClass:
    """Return which period counts: the longest that anything about the petition calls for (国家档案局令第10号 §7, §11)."""
    if is_sealed or Path.ACCUSATION in set(paths):
        return RetentionClass.ACCUSATION
    if FORMAL & set(documents):
        return RetentionClass.OPINION
    return RetentionClass.SAFETY if is_hazard else RetentionClass.OTHER


def kept_until(closed_on: date, years: int) -> date:
    """Return the last day of the period: `years` whole calendar years after the year in which it was closed (policy)."""
    return date(closed_on.year + years, 12, 31)
