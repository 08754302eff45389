"""Every table of the product: the petition's, the referral's, and one for each kind of linked record."""

from __future__ import annotations

from collections.abc import Mapping

from xinqiao.rules.procedures.accounting import ACCOUNTING
from xinqiao.rules.procedures.booking import BOOKING_TABLE
from xinqiao.rules.procedures.call_back import CALL_TABLE
from xinqiao.rules.procedures.call_out import CALL_OUT
from xinqiao.rules.procedures.co_handling import CO_HANDLING
from xinqiao.rules.procedures.complained import COMPLAINED_TABLE
from xinqiao.rules.procedures.contact import CONTACT
from xinqiao.rules.procedures.copying import COPY_TABLE
from xinqiao.rules.procedures.countersigning import COUNTERSIGN_TABLE
from xinqiao.rules.procedures.handlers import HANDLERS
from xinqiao.rules.procedures.hearing import HEARING
from xinqiao.rules.procedures.identity_access import IDENTITY_ACCESS
from xinqiao.rules.procedures.inquiry import INQUIRY
from xinqiao.rules.procedures.joining import JOINED_TABLE, MERGE_TABLE
from xinqiao.rules.procedures.joint import MEMBER_TABLE, SAME_TABLE
from xinqiao.rules.procedures.leading import LEADING
from xinqiao.rules.procedures.mediation import MEDIATION
from xinqiao.rules.procedures.need import NEED_TABLE
from xinqiao.rules.procedures.petition import PETITION
from xinqiao.rules.procedures.promise import PROMISE
from xinqiao.rules.procedures.protecting import RETALIATION_TABLE
from xinqiao.rules.procedures.publication import PUBLICATION
from xinqiao.rules.procedures.recusal import RECUSAL
from xinqiao.rules.procedures.referral import REFERRAL
from xinqiao.rules.procedures.review import FINAL_REVIEW_TABLE, REVIEW_TABLE
from xinqiao.rules.procedures.reward import REWARD
from xinqiao.rules.procedures.splitting import SPLIT_TABLE
from xinqiao.rules.procedures.supervision import SUPERVISION
from xinqiao.rules.procedures.talk import TALK_TABLE
from xinqiao.rules.terms import RecordKind
from xinqiao.rules.transition import Procedure, Transition

LINKED: Mapping[RecordKind, Procedure] = {
    RecordKind.PROMISE: PROMISE,
    RecordKind.COPY: COPY_TABLE,
    RecordKind.COMPLAINED: COMPLAINED_TABLE,
    RecordKind.COUNTERSIGN: COUNTERSIGN_TABLE,
    RecordKind.PUBLICATION: PUBLICATION,
    RecordKind.REVIEW: REVIEW_TABLE,
    RecordKind.REWARD: REWARD,
    RecordKind.FINAL_REVIEW: FINAL_REVIEW_TABLE,
    RecordKind.CONTACT: CONTACT,
    RecordKind.IDENTITY_ACCESS: IDENTITY_ACCESS,
    RecordKind.RETALIATION: RETALIATION_TABLE,
    RecordKind.RECUSAL: RECUSAL,
    RecordKind.HANDLERS: HANDLERS,
    RecordKind.INQUIRY: INQUIRY,
    RecordKind.MEDIATION: MEDIATION,
    RecordKind.HEARING: HEARING,
    RecordKind.CO_HANDLING: CO_HANDLING,
    RecordKind.SUPERVISION: SUPERVISION,
    **LEADING,
    **ACCOUNTING,
    RecordKind.MEMBER: MEMBER_TABLE,
    RecordKind.MERGE: MERGE_TABLE,
    RecordKind.JOINED: JOINED_TABLE,
    RecordKind.SPLIT: SPLIT_TABLE,
    RecordKind.SAME: SAME_TABLE,
    RecordKind.BOOKING: BOOKING_TABLE,
    RecordKind.CALL_OUT: CALL_OUT,
    RecordKind.TALK: TALK_TABLE,
    RecordKind.NEED: NEED_TABLE,
    RecordKind.CALL_BACK: CALL_TABLE,
}
PROCEDURES: tuple[Procedure, ...] = (PETITION, REFERRAL, *LINKED.values())
PROCEDURE_OF: Mapping[str, Procedure] = {name: procedure for procedure in PROCEDURES for name in procedure.by_name}


def row_of(verb: str) -> Transition:
    """Return the row that a verb of the ledger names: "close", "referral.send", "promise.keep_promise"."""
    return PROCEDURE_OF[verb.rpartition(".")[2]].by_name[verb.rpartition(".")[2]]
