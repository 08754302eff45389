"""The vocabulary of sharing a matter inside the house: who else may read it, who else signs."""

from __future__ import annotations

from xinqiao.rules.terms import Term


class CopyStatus(Term):
    """Where a copy for information (抄送) stands: while it is copied, the unit may read, and owes nothing."""

    COPIED = "copied", "抄送中", "copied for information", "这个单位可以看，不办"
    ENDED = "copy_ended", "已停止抄送", "copy ended", "这个单位不能再看"


class ComplainedStatus(Term):
    """Whether a unit complained about (被反映的单位) is kept from the matter."""

    KEPT_OUT = "kept_out", "不让它看、不让它办", "kept from the matter", "这件事不给它看，也不让它办"
    LIFTED = "kept_out_lifted", "已撤销", "lifted"


class CountersignStatus(Term):
    """Where a countersignature (会签) stands."""

    ASKED = "countersign_asked", "待会签", "awaiting countersignature"
    AGREED = "countersigned", "已会签", "countersigned"
    OBJECTED = "countersign_objected", "会签有不同意见", "the countersigner objects"
    DROPPED = "countersign_dropped", "会签请求已撤回", "request to countersign taken back"


OPEN_COUNTERSIGNS = (CountersignStatus.ASKED, CountersignStatus.OBJECTED)  # these hold the signature up


class AccessStatus(Term):
    """Where a request to read an identity (身份查阅) stands."""

    ASKED = "access_asked", "查阅待决定", "access to be decided", "等管身份信息的人决定"
    AT_ONCE = "read_at_once", "急事先看，待核", "read at once, to be checked", "等不及先看了，管身份信息的人在核"
    GRANTED = "access_granted", "同意查阅", "access granted", "同意在写明的日子以前看"
    REFUSED = "access_refused", "不同意查阅", "access refused", "没有同意看"
    ENDED = "access_ended", "查阅已停止", "access ended", "不能再看了"


class AccessPurpose(Term):
    """What somebody must know an identity for (查阅用途): calling and posting have their own slips and need no leave."""

    MEET = "meet", "上门见面、核实情况", "to meet him and see for oneself"
    PROVE = "prove", "核对是不是本人", "to make sure that it is he"
    PAY = "pay", "办理款项、待遇", "to pay what is due to him"
    BY_LAW = "by_law", "依法向有关机关提供", "to give it to an authority as the law demands"


class AtOnceCheck(Term):
    """What a custodian found when he checked a reading that did not wait for him."""

    NEEDED = "needed", "等不及是真的，应当先看", "it could not wait, and had to be read"
    NOT_NEEDED = "not_needed", "可以等，不应当先看", "it could have waited, and should not have been read"


class Sight(Term):
    """By what somebody may see a petition (`petitions.access`): one of these, and he is not kept from it."""

    OVERSEES = "oversees", "本机关和下级的件都归他管", "he oversees the matters of the organisation and all below it"
    DESK = "desk", "这件由他的接待处登记", "it was registered in his office"
    UNIT = "unit", "这件由他的单位办理", "his unit deals with it"
    RECORD = "record", "这件有一项事要他的单位办（协办、会签、落实、复查等）", "his unit has a part in it: it helps, countersigns, keeps a promise or reviews"
    ACTING = "acting", "下级单位有人回避，他可能要代行职责", "somebody below stepped aside, and he may have to act for him"
    SEALED = "sealed", "密封件移送给了他的纪检部门", "the sealed matter was passed to his discipline department"
    WATCHES = "watches", "由他问信访人有没有被打击报复", "he asks the petitioner about retaliation"


class ExportStatus(Term):
    """Where a list of names (名单导出) stands that somebody asked to take out."""

    ASKED = "export_asked", "导出待决定", "export to be decided", "等管身份信息的人决定"
    REFUSED = "export_refused", "没有同意导出", "export refused"
    GRANTED = "export_granted", "正在生成", "being made"
    READY = "export_ready", "可以下载", "ready to download"
    GONE = "export_gone", "已到期销毁", "expired and destroyed"


class IdentityPart(Term):
    """What of an identity a list of names holds: no more than its purpose needs."""

    NAME = "name", "姓名", "name"
    PHONE = "phone", "电话号码", "phone number"
    ADDRESS = "address", "住址", "address"


class ContactPart(Term):
    """What of a petitioner a change is about."""

    NAME = "name", "姓名", "name"
    PHONE = "phone", "电话号码", "phone number"
    EMAIL = "email", "电子邮箱", "e-mail"
    ADDRESS = "address", "地址", "address"

    @classmethod
    def _missing_(cls, value: object) -> ContactPart | None:
        return next((part for part in cls if str(value) and part.zh.startswith(str(value))), None)  # as records kept it at first: 电话


class ContactStatus(Term):
    """Where a change of the petitioner's name or contact stands: nothing is changed before it was confirmed."""

    ASKED = "contact_asked", "本人提出，待核实", "asked for, to be checked", "您提出了，等核实"
    VERIFIED = "contact_verified", "已核实，待另一人确认", "verified, awaiting a second person", "核实过了，等另一位工作人员确认"
    CHANGED = "contact_changed", "联系方式已变更", "contact changed", "改好了"
    REFUSED = "contact_refused", "联系方式未变更", "contact not changed", "没有改"
    DROPPED = "contact_dropped", "本人说不改了", "taken back, nothing changed", "您说不改了"
    DISOWNED = "contact_disowned", "本人说不是自己提的，待和本人说清", "said to be somebody else's request, to be cleared up", "您说不是您提的，我们来找您"
    CODE_ASKED = "contact_code_asked", "要换查询码，待和本人说清", "new query code asked for, to be cleared up", "您要换查询码，我们来找您"
    RENEWED = "contact_renewed", "查询码换了新的", "query code exchanged", "查询码换了新的，发到您的邮箱"
    SPOKEN = "contact_spoken", "和本人说清了，未变更", "spoken with, not changed", "和您说清了，没有改"


class ContactProof(Term):
    """How staff made sure that it is the petitioner who wants it (2.15)."""

    OLD_PHONE = "old_phone", "打原来的电话，本人确认", "he confirmed on the old phone"
    OLD_MAIL = "old_mail", "写信到原来的地址、邮箱，本人确认", "he confirmed by the old address or e-mail"
    ID_SHOWN = "id_shown", "本人到场，看过证件", "he came and showed his identity card"
    SIGNED_LETTER = "signed_letter", "本人来信，笔迹和证件复印件核对过", "his letter, compared with handwriting and a copy of his card"
    OUR_MISTAKE = "our_mistake", "和他交的信或者表格核对过，是我们写错了", "compared with his letter or form: the mistake was ours"


# How staff are sure that they speak with the petitioner himself, where somebody else may hold his query code; a new code goes to him by the same way.
SPOKEN_PROOFS = (ContactProof.OLD_PHONE, ContactProof.ID_SHOWN, ContactProof.OLD_MAIL, ContactProof.SIGNED_LETTER)

# What proves a name: a voice on the phone does not. A typing error of ours is proven by what he wrote himself.
NAME_PROOFS = frozenset({ContactProof.ID_SHOWN, ContactProof.SIGNED_LETTER, ContactProof.OUR_MISTAKE})
