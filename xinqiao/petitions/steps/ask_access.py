"""申请查阅身份: somebody who deals with the matter asks to read who the petitioner is, for a purpose (个人信息保护法§51)."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.identity_access import custodian_unit, disclosed, leave
from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written
from xinqiao.rules.disclosure import Disclosure
from xinqiao.rules.terms import STAFF_DUTIES, RecordKind
from xinqiao.rules.terms_sharing import AccessPurpose, AccessStatus


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`purpose` and `reason`: what it is needed for; the custodian reads both, the petitioner too once it is granted."""

    purpose: AccessPurpose
    reason: str


NO_CUSTODIAN = (
    "除您以外还没有能决定的身份保管员（跟踪打击报复的件，要不在经手单位那条线上的）。请系统管理员先设好这个岗位；要打电话、寄信，用拨号条和信封。",
    "Nobody but you is a custodian who can decide (on a watch against retaliation: one outside the handler's line). Let the administrator give the post first; to call or to write, use the slip or the envelope.",
)  # fmt: skip


def apply(step: Step, entry: Entry) -> None:
    reason = asked_for(step, entry)
    mine = [row for row in step.dossier.records_of(RecordKind.IDENTITY_ACCESS) if row.person_id == step.actor.person_id and row is not step.record]
    step.refuse_unless(
        not any(row.standing is AccessStatus.ASKED for row in mine), "您已经申请过，正在等身份保管员决定。", "You have asked already; the custodian is deciding.",
    )  # fmt: skip
    step.refuse_unless(leave(step.dossier, step.actor, step.today) is None, "您现在就可以看，不用再申请。", "You may read it now: there is no need to ask again.")
    unit_id = custodian_unit(step)
    step.refuse_unless(unit_id is not None, *NO_CUSTODIAN)
    held = step.actor.duties_in(step.dossier.responsible_unit_id) or step.actor.duties_in(step.petition.desk_unit_id)
    step.give_to(unit_id, step.actor.person_id)
    step.keep(purpose=entry.purpose.value, reason=reason, duty=next(duty.value for duty in reversed(STAFF_DUTIES) if duty in held))
    step.body["unit"] = unit_id


def asked_for(step: Step, entry: Entry) -> str:
    """Return the reason of whoever may ask at all; refuse everybody else, and a reason that says nothing."""
    step.refuse_unless(
        disclosed(step.dossier, step.actor, step.today) is Disclosure.MASK,
        "这一件的身份您的岗位不能看（匿名或者保密的件都是这样）。要转告他的话，给他留言，或者请信访办代转。",
        "Your post does not read the identity of this matter (it is so for anonymous and for confidential ones alike). Leave him a message, or let the petition office pass it on.",
    )  # fmt: skip
    return written(step, entry.reason, field="reason", least=4, zh="请写清为什么要看，不看办不成什么。", en="Say why you must know it, and what cannot be done without.")
