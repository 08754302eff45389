"""The vocabulary of petition work: every official term once, as identifier, 中文 and English."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Term(StrEnum):
    """An English identifier with its official Chinese term and the English one."""

    zh: str
    en: str
    plain: str  # the term in words a twelve-year-old reads, Chinese; empty where the term is plain already

    def __new__(cls, value: str, zh: str = "", en: str = "", plain: str = "") -> Self:
        term = str.__new__(cls, value)
        term._value_ = value
        term.zh, term.en, term.plain = zh, en, plain
        return term

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        """Return (value, Chinese label) pairs for a model field."""
        return [(term.value, term.zh) for term in cls]

    @classmethod
    def values(cls) -> list[str]:
        """Return the stored values in the order of the table."""
        return [term.value for term in cls]


class Start(Term):
    """The status of a record that does not exist yet: creating one is a step like any other."""

    START = "start", "新件", "new"


START = Start.START


class PetitionStatus(Term):
    """Where a petition (信访事项) stands; overdue, urgent and the like are flags computed from rows."""

    REGISTERED = "registered", "已登记", "registered", "已收到，正在分给办理的单位"
    AWAITING_SUPPLEMENT = "awaiting_supplement", "待补充", "awaiting supplement", "等您补充"
    TRIAGED = "triaged", "已甄别", "triaged", "已看过，正在确定由谁办"
    FORWARDED = "forwarded", "已转送", "forwarded", "已转给办理单位"
    ASSIGNED = "assigned", "已交办", "assigned", "已交给办理单位，限期办"
    ACCEPTED = "accepted", "已受理", "accepted", "正在办理"
    DRAFTED = "drafted", "拟意见", "opinion drafted", "答复已写好，等负责人签字"
    SIGNED = "signed", "已签发", "signed", "答复已签发，正在送给您"
    REPLIED = "replied", "已答复", "replied", "已经书面答复您"
    REFUSED = "refused", "不予受理", "not accepted", "不归我们办，已告诉您该找谁"
    DIVERTED = "diverted", "导入其他程序", "diverted to another procedure", "应走别的法定途径，已告诉您怎么走"
    SEALED = "sealed", "移送纪检（密）", "passed to discipline (sealed)", "已交给有权处理的部门"
    WITHDRAWN = "withdrawn", "已撤回", "withdrawn", "您自愿撤回，已经停办"
    ENDED = "ended", "程序终结", "procedure ended", "信访程序走完了"
    MERGED = "merged", "并入", "merged into another", "和另一件一起办"
    CLOSED = "closed", "办结归档", "closed and archived", "已办结"
    GOING_UP = "going_up", "待送上级机关", "waits to be sent to the superior body", "正在送上级机关"
    GONE_UP = "gone_up", "已送上级机关", "sent to the superior body", "已送上级机关，这里不留内容"


class ReferralStatus(Term):
    """Where a referral (转送/交办件) to a unit stands."""

    SENT = "sent", "待签收", "sent"
    TAKEN_OVER = "taken_over", "已签收", "taken over"
    DECLINED = "declined", "异议待核", "declined, awaiting the sender"
    RETURNED = "returned", "已退回", "returned"
    REPORTED = "reported", "已报结，待认可", "reported, awaiting the sender"
    CONCLUDED = "concluded", "办结报告已认可", "report accepted"


class RecordKind(Term):
    """What may be linked to a petition beside its own life: each kind has its own table (规程)."""

    PROMISE = "promise", "承诺事项", "promise", "答应您的事"
    PUBLICATION = "publication", "公开答复", "publication", "登在网上的答复"
    MEMBER = "member", "联名人", "co-signer", "和您一起反映的人"
    MERGE = "merge", "并案", "merge", "和另一件一起办"
    JOINED = "joined", "并入的件", "petition merged into this one"
    SPLIT = "split", "拆分", "split", "分出去另外编号办的一部分"
    SAME = "same", "同样的问题", "same problem", "和公开过的一件一样"
    RECUSAL = "recusal", "回避", "recusal", "和这件事有关系的人不办这件事"
    HANDLERS = "handlers", "承办人员", "handlers"
    INQUIRY = "inquiry", "调查材料", "inquiry material", "为查清这件事找到的材料"
    MEDIATION = "mediation", "调解", "mediation", "请人从中说合，双方商量着解决"
    HEARING = "hearing", "听证", "hearing", "开会听各方当面说清楚"
    CO_HANDLING = "co_handling", "协办", "help of another unit", "别的单位帮着一起办"
    COPY = "copy", "抄送", "copy for information", "给别的单位看一份"
    COUNTERSIGN = "countersign", "会签", "countersignature"
    COMPLAINED = "complained", "被反映的单位、人员", "complained about", "您说有问题、不能让它（他）经手的单位或者人员"
    REVIEW = "review", "复查", "review", "请上一级单位再查一遍"
    FINAL_REVIEW = "final_review", "复核", "final review", "请再上一级单位最后查一遍"
    REWARD = "reward", "建议奖励", "reward for a proposal", "建议被采纳的奖励"
    SUPERVISION = "supervision", "督办", "supervision"
    DIRECTIVE = "directive", "批示", "directive"
    SPONSORSHIP = "sponsorship", "领导包案", "sponsorship", "由一位领导负责到底"
    RECOMMENDATION = "recommendation", "三项建议", "recommendation"
    FAILURE = "failure", "责任追究", "accountability"
    SAMPLE = "sample", "质量抽查", "quality sample"
    CONTACT = "contact", "姓名、联系方式变更", "change of name or contact", "改您的姓名、电话、邮箱、地址"
    RETALIATION = "retaliation", "打击报复跟踪", "watch against retaliation", "看有没有人因为您反映问题为难您"
    IDENTITY_ACCESS = "identity_access", "身份查阅", "access to the identity", "工作人员看您的姓名、电话、地址"
    CALL_OUT = "call_out", "急件叫人", "call-out", "不能等到天亮的，马上打电话叫人"
    BOOKING = "booking", "接待预约", "booking of a reception", "约见接待的领导"
    TALK = "talk", "谈心谈话", "talk", "跟您谈过话"
    CALL_BACK = "call_back", "回访", "call-back", "问过您解决了没有"
    NEED = "need", "困难登记", "need", "您的困难，和能帮的忙"


class PublicationStatus(Term):
    """Where the publication of an answer (公开答复) stands."""

    PROPOSED = "proposed", "待批准公开", "awaiting approval"
    PUBLISHED = "published", "已公开", "published", "登在网上，谁都能看"
    DECLINED = "declined", "不公开", "not published"
    TAKEN_DOWN = "taken_down", "已撤下", "taken down", "从网上撤下来了"


class PromiseStatus(Term):
    """Where a promise (承诺事项) stands."""

    PROMISED = "promised", "待落实", "promised", "答应了，还没做到"
    KEPT = "kept", "已落实", "kept", "做到了"
    EXPLAINED = "explained", "未能落实，已说明", "not kept, explained", "没有做到，已说明原因"


class ReviewStatus(Term):
    """Where a review (复查) stands."""

    LATE = "late", "逾期申请，待决定", "asked for late, awaiting a decision", "过了期限才申请，等负责人决定"
    UNDER_REVIEW = "under_review", "复查中", "under review", "上一级单位正在复查"
    DRAFTED = "drafted", "拟复查意见", "opinion of the review drafted", "复查意见已写好，等负责人签字"
    SIGNED = "signed", "复查意见已签发", "opinion of the review signed", "复查意见已签发，正在送给您"
    REVIEWED = "reviewed", "已复查", "reviewed", "复查过了"
    DECLINED = "declined", "不予复查", "not taken up", "没有复查，原因告诉您了"
    OUTSIDE = "outside", "由外部机关复查", "with a reviewing body outside", "由上级机关复查"
    DROPPED = "dropped", "复查申请已撤回", "request withdrawn", "您撤回了复查申请"


class FinalReviewStatus(Term):
    """Where a final review (复核) stands."""

    LATE = "late", "逾期申请复核，待决定", "final review asked for late, awaiting a decision", "过了期限才申请，等负责人决定"
    UNDER_REVIEW = "under_review", "复核中", "under final review", "再上一级单位正在复核"
    HEARING = "hearing", "听证中，期限停止", "hearing, the time limit rests", "正在听证，听证的天数不算"
    DRAFTED = "drafted", "拟复核意见", "opinion of the final review drafted", "复核意见已写好，等负责人签字"
    SIGNED = "signed", "复核意见已签发", "opinion of the final review signed", "复核意见已签发，正在送给您"
    REVIEWED = "reviewed", "已复核", "finally reviewed", "复核过了"
    DECLINED = "declined", "不予复核", "final review not taken up", "没有复核，原因告诉您了"
    OUTSIDE = "outside", "由外部机关复核", "with a body outside for the final review", "由上级机关复核"
    DROPPED = "dropped", "复核申请已撤回", "request for the final review withdrawn", "您撤回了复核申请"


class ReviewOutcome(Term):
    """What a review or a final review comes to (条例§35, §36)."""

    UPHOLD = "uphold", "维持", "upheld", "原来的意见不变"
    VARY = "vary", "变更", "varied", "原来的意见改了"
    REMIT = "remit", "撤销并责令重办", "set aside, to be done anew", "原来的意见撤销，重新办"


class Duty(Term):
    """What a person may do by virtue of a post (岗位职责); the petitioner and the clockwork act too."""

    INTAKE = "intake", "接待登记员", "receptionist"
    COORDINATOR = "coordinator", "信访专员", "petition officer"
    OFFICE_HEAD = "office_head", "信访办主任", "head of petition office"
    HANDLER = "handler", "承办人", "handler"
    UNIT_HEAD = "unit_head", "单位负责人", "head of unit"
    LEADER = "leader", "分管领导", "leader"
    DISCIPLINE = "discipline", "纪检人员", "discipline officer"
    AUDITOR = "auditor", "审计员", "auditor"
    CUSTODIAN = "custodian", "身份保管员", "identity custodian", "管身份信息的人"
    UNION = "union", "工会干部", "union officer"
    SYSTEM_ADMIN = "system_admin", "系统管理员", "system administrator"
    SECURITY_ADMIN = "security_admin", "安全管理员", "security administrator"
    PETITIONER = "petitioner", "信访人", "petitioner", "反映事情的人"
    MEMBER = "member", "联名人", "co-signer", "和他一起反映的人"
    CLOCKWORK = "clockwork", "系统", "the system"


STAFF_DUTIES = tuple(duty for duty in Duty if duty not in (Duty.PETITIONER, Duty.MEMBER, Duty.CLOCKWORK))
SEPARATED = (Duty.SYSTEM_ADMIN, Duty.SECURITY_ADMIN, Duty.AUDITOR)  # 三员分立: each in another hand, and none beside any other duty


class Channel(Term):
    """How a petition came in (信访形式)."""

    ONLINE = "online", "网上信访", "online"
    PHONE = "phone", "来电", "phone call"
    VISIT = "visit", "来访", "visit"
    LETTER = "letter", "来信", "letter"
    HANDED_DOWN = "handed_down", "上级转办", "handed down"
    SWEEP = "sweep", "排查发现", "found in a sweep"
    OUTREACH = "outreach", "下访", "outreach visit"


class Secrecy(Term):
    """How the petitioner chose to be known."""

    REAL_NAME = "real_name", "实名", "real name", "办理人员知道您是谁，可以直接找您核实"
    CONFIDENTIAL = "confidential", "保密", "confidential", "您的姓名锁起来，办理单位看不到"
    ANONYMOUS = "anonymous", "匿名", "anonymous", "不留姓名，用编号和查询码对话"


class Path(Term):
    """The lawful path of a claim, 条例§29–31: it picks the clock and the document."""

    OPINION = "opinion", "信访处理", "petition procedure", "由单位调查后书面答复"
    STUDY = "study", "建议意见", "proposal", "研究后答复采纳不采纳"
    ACCUSATION = "accusation", "检举控告", "accusation", "由纪检部门保密处理"
    COURT = "court", "诉讼复议等司法途径", "courts and judicial remedies", "找法院、检察院、公安或复议机关"
    ARBITRATION = "arbitration", "劳动争议仲裁", "labour arbitration", "找劳动争议仲裁委员会"
    PARTY_APPEAL = "party_appeal", "党员申诉、申请复审", "party member's appeal", "按党内规定申诉"
    ADMINISTRATIVE = "administrative", "行政程序", "administrative procedure", "找主管的行政机关办"
    SPECIAL_DUTY = "special_duty", "查处违法、履行保护职责", "request to enforce the law", "请有职责的机关查处"


DIVERTING_PATHS = frozenset({Path.COURT, Path.ARBITRATION, Path.PARTY_APPEAL, Path.ADMINISTRATIVE, Path.SPECIAL_DUTY})


class Outcome(Term):
    """The conclusion on one claim (条例§32; §29 for proposals)."""

    SUPPORT = "support", "支持", "supported", "同意您的要求"
    EXPLAIN = "explain", "解释说明", "explained", "要求有道理，但现在没有政策依据，向您说明"
    REJECT = "reject", "不予支持", "not supported", "不能同意，并说明理由"
    ADOPT = "adopt", "采纳", "adopted"
    ADOPT_PARTLY = "adopt_partly", "部分采纳", "adopted in part"
    NOT_ADOPT = "not_adopt", "暂不采纳", "not adopted"


GRIEVANCE_OUTCOMES = (Outcome.SUPPORT, Outcome.EXPLAIN, Outcome.REJECT)
PROPOSAL_OUTCOMES = (Outcome.ADOPT, Outcome.ADOPT_PARTLY, Outcome.NOT_ADOPT)


class RefusalGround(Term):
    """Why a petition is not accepted (不予受理 / 不再受理)."""

    OUTSIDE = "outside", "不属于本单位及下属单位职权范围", "outside the powers of this enterprise"
    PENDING = "pending", "同一事项下级单位正在办理", "the same matter is being handled below"
    EXHAUSTED = "exhausted", "已复核终结，同一事实和理由", "final review done, same facts and reasons"


class ServiceWay(Term):
    """How a document reached its addressee (送达方式)."""

    IN_PERSON = "in_person", "当面送达", "in person"
    MAIL = "mail", "邮寄送达", "by mail"
    ELECTRONIC = "electronic", "网上送达", "online"
    OTHER = "other", "其他方式", "another way"


class ServiceResult(Term):
    """What came of serving a document (送达结果)."""

    SIGNED = "signed", "签收", "signed for"
    REFUSED = "refused", "拒收（有见证人）", "refused before a witness"
    RETURNED = "returned", "退回、未送到", "returned, not delivered"
    EXEMPT = "exempt", "姓名或住址不清，无法告知", "name or address unclear, cannot be told"


class RatingValue(Term):
    """满意度评价: three values, given by the petitioner alone."""

    SATISFIED = "satisfied", "满意", "satisfied"
    FAIRLY = "fairly", "基本满意", "fairly satisfied"
    DISSATISFIED = "dissatisfied", "不满意", "dissatisfied"


class Resolution(Term):
    """Whether a matter was really solved (化解), as the petitioner says: neither the end of a procedure nor a day kept."""

    SOLVED = "solved", "已化解", "really solved", "真正解决了"
    PARTLY = "partly", "部分化解", "partly solved", "解决了一部分"
    UNSOLVED = "unsolved", "没有化解", "not solved", "没有解决"


class ReopenGround(Term):
    """Why a petitioner wants his matter done anew (重新办理)."""

    FALSE_CLOSURE = "false_closure", "没有办就说办完了", "closed without being done"
    UNKEPT_PROMISE = "unkept_promise", "答应的事没有做到", "a promise was not kept"
    NEW_FACTS = "new_facts", "有新的事实和理由", "new facts and reasons"


class Party(Term):
    """Whom a step tells."""

    PETITIONER = "petitioner", "信访人", "petitioner", "反映事情的人"
    DESK = "desk", "登记单位", "registering office"
    HANDLING_UNIT = "handling_unit", "承办单位", "handling unit"
    RECORD_UNIT = "record_unit", "承担单位", "unit that the record names"
    DISCIPLINE = "discipline", "纪检部门", "discipline department"
    OWING_UNIT = "owing_unit", "欠办的单位", "unit that owes the work"
    UNIT_HEAD = "unit_head", "单位负责人", "head of unit"
    LEADER = "leader", "分管领导", "leader"
    ASKING_UNIT = "asking_unit", "提出要求的单位", "unit that asked"
    MEMBER = "member", "联名人", "co-signer", "和您一起反映的人"
    WITNESS = "witness", "外部见证人", "outside witness", "在单位外面保存每日封存记录的人或机构"
    ON_CALL = "on_call", "夜里叫到的值班人员", "whoever is called while nobody is at the desk"
    SIGNS_IN = "signs_in", "登录被重设的本人", "whose sign-in is reset"


class DocumentKind(Term):
    """The documents a petition can meet (number schemes in `document_kinds`)."""

    RECEIPT = "receipt", "信访事项登记回执", "receipt", "证明我们收到了"
    WHERE_SENT_NOTICE = "where_sent_notice", "信访事项去向告知书", "where-sent notice", "告诉您转给了谁办"
    ACCEPTANCE_NOTICE = "acceptance_notice", "信访事项受理告知书", "acceptance notice", "告诉您已经受理、哪天前答复"
    REFUSAL_NOTICE = "refusal_notice", "不予受理告知书", "not-accepted notice", "告诉您为什么不归我们办、该找谁"
    PATH_NOTICE = "path_notice", "信访事项途径告知书", "path notice", "告诉您该走哪条法定途径"
    SUPPLEMENT_NOTICE = "supplement_notice", "补充材料通知书", "supplement notice", "请您再补充一些材料"
    EXTENSION_NOTICE = "extension_notice", "延期办理告知书", "extension notice", "告诉您要多用几天和原因"
    WITHDRAWAL_NOTICE = "withdrawal_notice", "信访事项撤回确认书", "confirmation of withdrawal", "证明是您自愿撤回的"
    REOPEN_NOTICE = "reopen_notice", "信访事项重新办理通知书", "notice that it is done anew", "告诉您为什么重新办"
    MERGE_NOTICE = "merge_notice", "信访事项并案告知书", "merge notice", "告诉您和另一件一起办"
    DECISION = "decision", "信访事项处理意见书", "decision", "书面答复"
    PROPOSAL_REPLY = "proposal_reply", "建议意见答复书", "reply to a proposal", "对建议的答复"
    FORWARD_LETTER = "forward_letter", "信访事项转送函", "forwarding letter"
    ASSIGN_LETTER = "assign_letter", "信访事项交办函", "letter of assignment"
    OBJECTION = "objection", "信访事项异议书", "objection"
    OBJECTION_FINDING = "objection_finding", "异议核实意见", "finding on the objection"
    EXTENSION_APPROVAL = "extension_approval", "延期审批表", "approval of the extension"
    INCOMING_RECORD = "incoming_record", "来函登记表", "record of what came from above"
    PROMISE_ORDER = "promise_order", "落实任务单", "order to carry out"
    PROMISE_PROOF = "promise_proof", "落实证明", "proof that it was carried out"
    FILE_INDEX = "file_index", "归档目录", "index of the file"
    RESULT_REPORT = "result_report", "信访事项办结报告", "report on the result"
    SPOT_REPLY = "spot_reply", "当场书面答复", "reply on the spot", "当场给您的书面答复"
    REVIEW_REQUEST = "review_request", "复查申请书", "request for a review", "您的复查申请"
    REVIEW_DECISION = "review_decision", "复查意见书", "opinion of the review", "上一级单位复查的书面答复"
    FINAL_REVIEW_REQUEST = "final_review_request", "复核申请书", "request for the final review", "您的复核申请"
    FINAL_REVIEW_DECISION = "final_review_decision", "复核意见书", "opinion of the final review", "最后一次复核的书面答复"
    LATE_ADVICE = "late_advice", "逾期申请告知书", "notice that it was asked for too late", "告诉您为什么不再复查、还可以怎么办"
    REVIEW_TRANSFER = "review_transfer", "复查复核案卷移送函", "letter that hands the file to the reviewing body"
    END_REGISTER = "end_register", "信访事项程序终结登记表", "entry of the end of procedure"
    HANDLING_SLIP = "handling_slip", "承办单", "handling slip"
    INVESTIGATION_REPORT = "investigation_report", "调查报告", "report of the investigation"
    SETTLEMENT = "settlement", "调解协议书", "settlement", "双方商量好的事，写成书面的"
    HEARING_NOTICE = "hearing_notice", "听证通知书", "notice of the hearing", "告诉您哪天、在哪里听证"
    HEARING_MINUTES = "hearing_minutes", "听证笔录", "minutes of the hearing", "听证时各方说的话"
    HEARING_OPINION = "hearing_opinion", "听证意见书", "opinion of the hearing", "听证以后得出的意见"
    CO_HANDLING_LETTER = "co_handling_letter", "协办函", "request for help"
    CO_OPINION = "co_opinion", "协办意见书", "opinion of the unit that helps"
    RECUSAL_DECLARATION = "recusal_declaration", "回避声明", "declaration of recusal"
    RECUSAL_DECISION = "recusal_decision", "回避决定书", "decision on recusal"
    REMINDER_SLIP = "reminder_slip", "催办单", "reminder slip"
    SUPERVISION_ORDER = "supervision_order", "督办函", "supervision order"
    RECOMMENDATION_LETTER = "recommendation_letter", "信访工作建议书", "letter of recommendation"
    RECOMMENDATION_ANSWER = "recommendation_answer", "建议采纳情况反馈", "feedback on a recommendation"
    SUPERVISION_REPLY = "supervision_reply", "督办回复函", "reply to a supervision"
    SEALED_TRANSFER = "sealed_transfer", "检举控告移送登记表", "entry of an accusation passed on"
    REFERRAL_UP = "referral_up", "检举控告转交上级机关函", "letter that hands an accusation to the superior body"
    ACCUSATION_FEEDBACK = "accusation_feedback", "实名举报反馈记录", "record of the result told to a reporter"
    RETALIATION_ANSWER = "retaliation_answer", "打击报复情况答复书", "answer on retaliation", "有人报复您，怎么处理的书面答复"
    LIABILITY_ADVICE = "liability_advice", "打击报复追究责任建议书", "recommendation to hold to account for retaliation"
    MEETING_MINUTES = "meeting_minutes", "联席会议纪要", "minutes of a joint meeting"
    PROOF_OF_SERVICE = "proof_of_service", "送达回证", "proof of service", "证明文书送到了"


class UnitKind(Term):
    """Kinds of unit in the dated tree."""

    GROUP = "group", "集团公司", "group"
    COMPANY = "company", "子公司", "company"
    PLANT = "plant", "矿（厂）", "mine or plant"
    SECTION = "section", "区队（车间）", "section"
    TEAM = "team", "班组", "team"
    DEPARTMENT = "department", "职能部门", "department"


class Medium(Term):
    """By what a message goes out."""

    PORTAL = "portal", "网上收件箱", "portal inbox"
    EMAIL = "email", "电子邮件", "e-mail"
    PRINT = "print", "纸质打印", "print"
    DESK = "desk", "工作台", "desk"


class MessageState(Term):
    """How far a message in the outbox has come; only the sender's evidence moves it."""

    QUEUED = "queued", "待发送", "queued"
    SENT = "sent", "已发出", "sent"
    READ = "read", "已读", "read"
    FAILED = "failed", "发送失败", "failed"


class Urgency(Term):
    """How near a due date is."""

    OVERDUE = "overdue", "已超期", "overdue"
    SOON = "soon", "三天内", "due within three days"
    WEEK = "week", "本周内", "this week"
    LATER = "later", "以后", "later"


class UrgentReport(Term):
    """How far the report of a major and urgent matter (重大紧急) has come: it is about an event, never about a person."""

    WAITING = "waiting", "等负责人确认", "awaiting the head"
    REMINDED = "reminded", "快到时限，负责人还没有确认", "the head was reminded: the hours are nearly over"
    LATE = "late", "负责人超时未确认", "the head is late"
    SERIOUS = "serious", "负责人严重超时未确认", "the head is seriously late"
    ACKNOWLEDGED = "acknowledged", "负责人已确认", "acknowledged by the head"


UNACKNOWLEDGED = frozenset(UrgentReport) - {UrgentReport.ACKNOWLEDGED}  # a head still owes it


class AlertGrade(Term):
    """How serious a warning about a time limit is (分级预警): it is about the deadline, never about a person."""

    REMIND = "remind", "到期提醒", "reminder"
    OVERDUE = "overdue", "已超期", "overdue"
    SERIOUS = "serious", "严重超期", "seriously overdue"


class Work(Term):
    """What a duty owes next on a petition: the line of the worklist."""

    TRIAGE = "triage", "甄别分办", "triage it"
    READ_SUPPLEMENT = "read_supplement", "等补充材料；到期前仍须分办", "await the supplement, or triage without it"
    SEND = "send", "确定承办单位或受理", "send it to a unit or accept it"
    DESIGNATE = "designate", "指定由哪个单位办", "name the unit that deals with it"
    ACCEPT = "accept", "决定受理并告知", "decide on acceptance and tell the petitioner"
    DECIDE_OBJECTION = "decide_objection", "核实退回异议", "decide the unit's objection"
    SERVE_NOTICE = "serve_notice", "送达告知书", "serve the notice"
    ANSWER = "answer", "调查并写处理意见", "investigate and draft the answer"
    APPROVE_EXTENSION = "approve_extension", "审批延期申请", "decide the extension"
    SIGN = "sign", "签发处理意见书", "sign the decision"
    SERVE_DECISION = "serve_decision", "送达处理意见书", "serve the decision"
    DECIDE_REOPEN = "decide_reopen", "看不满意、要求重办的理由", "read why it should be done anew"
    CONFIRM_WITHDRAWAL = "confirm_withdrawal", "回访核实撤回申请", "ask whether the withdrawal is meant"
    CLOSE = "close", "期满后办结归档", "close it after the window"
    TELL_REPORTER = "tell_reporter", "告知检举受理情况", "tell the reporter it was received"
    SEND_UP = "send_up", "印函送上级机关，送出后登记", "print it, send it to the superior body, and enter that"
    CONCLUDE_ACCUSATION = "conclude_accusation", "查办检举，办结后登记", "deal with it, and enter that it is concluded"
    TELL_RESULT = "tell_result", "向检举人反馈结果", "tell the reporter the result"
    ACKNOWLEDGE_URGENT = "acknowledge_urgent", "马上确认重大紧急件", "acknowledge the urgent report at once"
    TAKE_OVER = "take_over", "签收转交件", "take the referral over"
    FIRST_CONTACT = "first_contact", "和反映人首次联系", "contact the petitioner"
    REPORT = "report", "向交办单位报告办理结果", "report the result to the sender"
    COUNTERSIGN = "countersign", "看要会签的答复", "read the draft to countersign"
    DECIDE_TIME = "decide_time", "决定能否推迟报告", "decide whether the report may come later"
    READ_REPORT = "read_report", "审核办结报告", "read the report on the result"
    KEEP_PROMISE = "keep_promise", "落实承诺事项", "keep the promise"
    APPROVE_PUBLICATION = "approve_publication", "审批公开稿", "read the copy to be published"
    CONFIRM_MERGE = "confirm_merge", "确认并案", "confirm the merge"
    AWAIT_LEAD = "await_lead", "随主件办理并按期答复", "answer it together with the leading petition"
    DECIDE_LATE = "decide_late", "决定逾期的复查复核申请", "decide a request for review that came late"
    REVIEW = "review", "复查、复核并写意见", "review it and draft the opinion"
    SIGN_REVIEW = "sign_review", "签发复查、复核意见书", "sign the opinion of the review"
    SERVE_REVIEW = "serve_review", "送达复查、复核意见书", "serve the opinion of the review"
    HAND_TO_OUTSIDE = "hand_to_outside", "移送外部机关并登记结果", "hand the file to the body outside and enter the result"
    AFTER_CARE = "after_care", "终结后疏导帮扶", "keep in touch after the end"
    CALL_BACK = "call_back", "回访是否化解", "ask the petitioner whether it is solved"
    CONSENT_MEDIATION = "consent_mediation", "决定同意不同意调解", "decide whether to agree to mediation"
    MEDIATE = "mediate", "调解，谈成了写协议", "mediate, and write the settlement"
    CONFIRM_SETTLEMENT = "confirm_settlement", "看协议，同意不同意", "read the settlement and confirm it"
    SIGN_SETTLEMENT = "sign_settlement", "请反映人确认协议，或者登记签字件", "have the petitioner confirm the settlement, or enter the signed page"
    DECIDE_HEARING = "decide_hearing", "决定听证不听证", "decide whether to hold a hearing"
    HOLD_HEARING = "hold_hearing", "按时举行听证", "hold the hearing"
    CONCLUDE_HEARING = "conclude_hearing", "写听证意见", "write the opinion of the hearing"
    GIVE_OPINION = "give_opinion", "出具协办意见书", "give the opinion as the unit that helps"
    READ_OBJECTION = "read_co_objection", "看协办单位的异议", "read why the unit does not help"
    SETTLE_DIFFERENCE = "settle_difference", "协调单位之间的分歧", "decide between the units"
    DECIDE_RECUSAL = "decide_recusal", "决定回避申请", "decide the recusal"
    DECIDE_ACCESS = "decide_access", "决定身份查阅申请", "decide who may read the identity"
    ANSWER_SUPERVISION = "answer_supervision", "回复督办", "answer the supervision"
    ACKNOWLEDGE = "acknowledge", "签收领导批示", "take a directive over"
    REPORT_DIRECTIVE = "report_directive", "报告批示落实情况", "report on the directive"
    LEAD = "lead", "按计划包案", "lead the matter by its plan"
    ANSWER_RECOMMENDATION = "answer_recommendation", "反馈建议采纳情况", "answer the recommendation"
    READ_FEEDBACK = "read_feedback", "审核建议反馈", "read the feedback on the recommendation"
    DECIDE_FAILURE = "decide_failure", "决定是否追究责任", "decide on the accountability"
    ANSWER_FAILURE = "answer_failure", "反馈追究落实情况", "say how it was carried out"
    CHECK_SAMPLE = "check_sample", "检查抽到的件", "check the sample"
    READ_SUPERVISION = "read_supervision", "审核督办回复", "read the reply to the supervision"
    CHECK_CONTACT = "check_contact", "核实姓名、联系方式变更", "check the change of name or contact"
    CONFIRM_CONTACT = "confirm_contact", "确认姓名、联系方式变更", "confirm the change of name or contact"
    CALL_OUT = "call_out", "有急件等人看，值班员在打电话叫人", "an urgent matter waits to be read; the desk is phoning"
    SPEAK_CONTACT = "speak_contact", "和本人说清：查询码可能被别人拿到", "speak with him: somebody else may hold his query code"
    CHECK_IN = "check_in", "回访有没有打击报复", "ask whether anyone retaliates"
    ANSWER_RETALIATION = "answer_retaliation", "书面答复打击报复", "answer the retaliation in writing"
    ANSWER_WORDS = "answer_words", "回他写来的话", "answer what he wrote"
    CARRY_MEASURE = "carry_measure", "落实保护措施", "carry the measure of protection out"
    READ_ADVICE = "read_advice", "看追究责任的结果", "see what came of the recommendation"
    TALK_AGAIN = "talk_again", "按约好的日子再谈一次", "talk again as agreed"
    HELP_NEED = "help_need", "落实答应的帮扶", "give the help that was offered"
    LOOK_AT_CALL = "look_at_call", "本人说回访记得不对，核实", "the petitioner says the call-back is not what he said; look at it"
    DECIDE_RECEPTION = "decide_reception", "记下接待时说定的事", "note what was decided at the reception"
    ANSWER_REMARK = "answer_remark", "回复留言", "answer the remark"
