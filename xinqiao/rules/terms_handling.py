"""The vocabulary of the handling: who steps aside, what is found out, mediation, hearings, units that help."""

from __future__ import annotations

from xinqiao.rules.terms import Term


class ContactWay(Term):
    """How the unit first contacted the petitioner (首次联系)."""

    PHONE = "phone", "电话", "by phone"
    MET = "met", "当面", "face to face"
    WRITTEN = "written", "书信、短信或邮件", "in writing"


class RecusalStatus(Term):
    """Where a recusal (回避) stands: asked for, decided."""

    ASKED = "recusal_asked", "回避待决定", "recusal to be decided", "等负责人决定"
    ASKED_ABOVE = "recusal_asked_above", "回避待上级决定", "recusal to be decided above", "等上级领导决定"
    GRANTED = "recused", "已回避", "recused", "这个人不办这件事了"
    REFUSED = "recusal_refused", "不予回避", "not recused", "负责人看过，不用回避，原因告诉您了"


class HandlersStatus(Term):
    """Whether the head of the unit has named who in it deals with a matter (承办人员)."""

    NAMED = "handlers_named", "已确定承办人", "handlers named"


class InquiryStatus(Term):
    """What a piece of inquiry material (调查材料) is: it does not change any more."""

    INTERVIEW = "interview", "谈话笔录", "interview record", "找人谈话的记录"
    EVIDENCE = "evidence", "证据材料", "evidence", "能说明情况的材料"
    REPORTED = "inquiry_reported", "已写出调查报告", "report written", "查清情况以后写的报告"


class Heard(Term):
    """Who was heard in an interview: by his part in the matter, not by his name."""

    PETITIONER = "petitioner", "信访人", "petitioner", "反映事情的人"
    RESPONSIBLE = "responsible", "经办人、责任人", "whoever was responsible"
    WITNESS = "heard_witness", "知情人", "somebody who knows"
    EXPERT = "expert", "专业人员", "an expert"
    OTHER = "other_person", "其他人", "somebody else"


class ReadBack(Term):
    """How an interview record was confirmed by whoever was heard."""

    SIGNED = "read_and_signed", "本人看过，签了名", "read and signed"
    UNSIGNED = "read_not_signed", "本人看过，没有签名", "read but not signed"
    BY_PHONE = "by_phone_only", "电话谈的，念给本人听过", "by phone, read back"


class RewardStatus(Term):
    """Where a reward (建议奖励) stands: it is given, or there is none."""

    GIVEN = "given", "已奖励", "given"


class MediationStatus(Term):
    """Where a mediation (调解) stands: it needs both sides, and either may leave it."""

    OFFERED = "mediation_offered", "待双方同意调解", "mediation offered", "等您和单位都同意"
    PETITIONER_AGREED = "petitioner_agreed", "信访人已同意调解", "petitioner agreed", "您同意了，等单位同意"
    UNIT_AGREED = "unit_agreed", "单位已同意调解", "unit agreed", "单位同意了，等您同意"
    MEDIATING = "mediating", "正在调解", "being mediated", "双方正在商量"
    TERMS_WRITTEN = "terms_written", "协议待双方确认", "settlement to be confirmed", "协议写好了，请您看一看，同不同意"
    TERMS_BY_PETITIONER = "terms_by_petitioner", "信访人已确认协议", "settlement confirmed by the petitioner", "您同意这份协议，等单位负责人确认"
    TERMS_BY_UNIT = "terms_by_unit", "单位已确认协议", "settlement confirmed by the unit", "单位同意这份协议，请您看一看，同不同意"
    SETTLED = "settled", "已达成协议", "settled", "谈成了，写了协议"
    FAILED = "not_settled", "未达成协议", "not settled", "没有谈成"


TERMS_OPEN = frozenset({MediationStatus.TERMS_WRITTEN, MediationStatus.TERMS_BY_PETITIONER, MediationStatus.TERMS_BY_UNIT})
OPEN_MEDIATION = TERMS_OPEN | {
    MediationStatus.OFFERED, MediationStatus.PETITIONER_AGREED, MediationStatus.UNIT_AGREED, MediationStatus.MEDIATING,
}  # fmt: skip


class SettlementConsent(Term):
    """How the petitioner confirmed a settlement: himself, by his code, or by his signature on paper."""

    BY_CODE = "by_code", "本人凭查询码在网上确认", "himself, online, by his code"
    ON_PAPER = "on_paper", "在纸上签字，签字件已存卷", "by his signature on paper, which is on file"


class HearingStatus(Term):
    """Where a hearing (听证) stands."""

    ASKED = "hearing_asked", "听证待决定", "hearing asked for", "您要求听证，等负责人决定"
    CALLED = "hearing_called", "已通知听证", "hearing called", "定了哪天、在哪里听证"
    HELD = "hearing_held", "已举行听证", "hearing held", "听证开过了，正在写意见"
    CONCLUDED = "hearing_concluded", "已出具听证意见", "opinion of the hearing given", "听证的意见写好了"
    REFUSED = "hearing_refused", "不举行听证", "no hearing held", "负责人看过，不听证，原因告诉您了"
    CANCELLED = "hearing_cancelled", "听证已取消", "hearing cancelled", "原来定的听证取消了"


HEARD = frozenset({HearingStatus.HELD, HearingStatus.CONCLUDED})
OPEN_HEARING = frozenset({HearingStatus.ASKED, HearingStatus.CALLED, HearingStatus.HELD})
PENDING_HEARING = frozenset({HearingStatus.CALLED, HearingStatus.HELD})  # an answer waits for what it brings


class Attendance(Term):
    """Whether the petitioner was at the hearing; staying away or leaving is recorded, nothing more."""

    CAME = "came", "到场参加", "came"
    ABSENT = "stayed_away", "没有到场", "stayed away"
    LEFT = "left_early", "中途离开", "left before the end"


class CoHandlingStatus(Term):
    """Where a unit's help (协办) stands; the handling unit stays responsible throughout."""

    ASKED = "help_asked", "待出协办意见", "opinion awaited", "等协办单位出意见"
    GIVEN = "help_given", "已出协办意见", "opinion given", "协办单位出了意见"
    OBJECTED = "help_objected", "协办单位有异议", "unit objects", "协办单位认为不该它办"
    ESCALATED = "help_escalated", "待上级协调", "to be settled above", "等上级领导协调"
    RELEASED = "help_released", "不再协办", "released", "不用它一起办了"


OPEN_HELP = frozenset({CoHandlingStatus.ASKED, CoHandlingStatus.OBJECTED, CoHandlingStatus.ESCALATED})
