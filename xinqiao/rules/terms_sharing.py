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
