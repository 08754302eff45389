"""送达: how, when and to whom documents were given, or that they came back (条例§23(2), §35)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from xinqiao.directory.duties import PetitionerActor, Staff
from xinqiao.documents.models import Document, Service
from xinqiao.petitions import late_proof
from xinqiao.petitions.step import Step
from xinqiao.petitions.steps import conclude_final_review, conclude_review
from xinqiao.petitions.zone import local_day
from xinqiao.rules.clocks import CALL_BACK, TELL_BY_UNIT
from xinqiao.rules.document_kinds import service_branch
from xinqiao.rules.limits import WRITING_LIMIT
from xinqiao.rules.terms import (
    DocumentKind,
    FinalReviewStatus,
    PetitionStatus,
    ReviewStatus,
    Secrecy,
    ServiceResult,
    ServiceWay,
)
from xinqiao.rules.triage import answer_branch

ANSWERS = (
    DocumentKind.DECISION, DocumentKind.PROPOSAL_REPLY, DocumentKind.SPOT_REPLY, DocumentKind.REVIEW_DECISION,
    DocumentKind.FINAL_REVIEW_DECISION,
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`numbers`: the documents served; empty means every one that waits. `recipient` is a relation, never a name."""

    way: ServiceWay
    result: ServiceResult = ServiceResult.SIGNED
    served_on: date | None = None
    numbers: tuple[str, ...] = ()
    recipient: str = ""
    witness: str = ""
    tracking_number: str = ""
    reason: str = ""  # why name or address is unclear (条例§23(2)), if nobody could be told


def apply(step: Step, entry: Entry) -> str | None:
    served_on = entry.served_on or step.today
    if proven := late_proof.chosen(step, entry.numbers):
        late_proof.check(step, entry, proven, served_on)
        documents = proven
    else:
        documents = _chosen(step, entry)
    _check(step, entry, documents, served_on)
    _check_exemption(step, entry, documents)
    service = Service(
        subject=step.petition.number, way=entry.way.value, result=entry.result.value, served_on=served_on,
        recipient=entry.recipient.strip(), witness=entry.witness.strip(), tracking_number=entry.tracking_number.strip(),
        recorded_at=step.recorded_at, recorded_by=step.actor.name,
    )  # fmt: skip
    step.journal.add(service)
    step.letter = {"service": service, "documents": documents}
    step.body |= {
        "way": entry.way.value, "result": entry.result.value, "served_on": served_on.isoformat(),
        "served": [[document.kind, document.number] for document in documents],
    }  # fmt: skip
    if entry.result is ServiceResult.RETURNED:
        return "returned"
    for document in documents:
        document.service = service
        step.journal.change(document, "service")
        (step.dossier.overtaken if document in proven else step.dossier.unserved).remove(document)
    if proven:
        step.anchor_on = served_on
        return late_proof.branch(step, proven, served_on)
    _conclude_review(step, documents, served_on)
    step.anchor_on = served_on
    branch = _branch(step, documents)
    if entry.result is ServiceResult.EXEMPT:
        step.texts = {"reason": entry.reason.strip()}
        return "sent_exempt" if branch == "sent" else "told_exempt" if branch == "told" else "untold"
    if branch in ("answered", "proposal_answered", "both_answered"):
        window = step.directory.policy("rating_window_days", step.today)
        step.petition.rating_until = served_on + timedelta(days=window)
        step.journal.change(step.petition, "rating_until")
        if step.petition.secrecy == Secrecy.ANONYMOUS.value:
            step.done.add(CALL_BACK.name)  # nobody to call: he rates it with his query code
    return branch


def _conclude_review(step: Step, documents: list[Document], served_on: date) -> None:
    """Let a review whose opinion was served be over, with what follows from its outcome."""
    for kind, signed, name, module in (
        (DocumentKind.REVIEW_DECISION, ReviewStatus.SIGNED, "conclude_review", conclude_review),
        (DocumentKind.FINAL_REVIEW_DECISION, FinalReviewStatus.SIGNED, "conclude_final_review", conclude_final_review),
    ):  # fmt: skip
        if any(document.kind == kind for document in documents):
            for record in step.dossier.records:
                if record.standing is signed:
                    step.perform(name, record, module.Entry(served_on=served_on))


def _branch(step: Step, documents: list[Document]) -> str | None:
    if step.petition.standing is PetitionStatus.WITHDRAWN:
        return None  # what was written before is still his to have
    answers = answer_branch(step.dossier.paths)
    kinds = frozenset(DocumentKind(document.kind) for document in documents)
    if _is_told_in_part(step):
        kinds -= {DocumentKind.PATH_NOTICE}
    if step.petition.standing is not PetitionStatus.MERGED:
        kinds -= {DocumentKind.MERGE_NOTICE}  # it was taken apart meanwhile: who deals with it is still to be told
    elif DocumentKind.MERGE_NOTICE in kinds and step.petition.handling_unit_id and step.dossier.clock(TELL_BY_UNIT.name):
        kinds = kinds - {DocumentKind.MERGE_NOTICE} | {DocumentKind.WHERE_SENT_NOTICE}  # with a unit, which still owes its own notice
    if step.petition.handling_unit_id is None:
        kinds -= {DocumentKind.WHERE_SENT_NOTICE}  # it came back meanwhile: where it goes is still to be told
    if DocumentKind.SPOT_REPLY in kinds and answers == "proposal":
        kinds |= {DocumentKind.PROPOSAL_REPLY}  # 条例§35: a review is asked of an answer to claims, not to proposals
        kinds -= {DocumentKind.SPOT_REPLY}
    return service_branch(kinds, is_mixed=answers == "mixed")


def _is_told_in_part(step: Step) -> bool:
    """Return whether claims remain beside those of a path notice, or another path notice waits: more is to be told."""
    waiting = {DocumentKind(document.kind) for document in step.dossier.unserved}
    return step.petition.standing is not PetitionStatus.DIVERTED or DocumentKind.PATH_NOTICE in waiting


def _chosen(step: Step, entry: Entry) -> list[Document]:
    waiting = step.dossier.unserved
    step.refuse_unless(bool(waiting), "没有待送达的文书。", "No document is waiting to be served.", field="numbers")
    unknown = set(entry.numbers) - {document.number for document in waiting}
    step.refuse_unless(
        not unknown, "选中的文书已经送达过，或者已经不用送了，请看最新情况。", "A chosen document has been served already, or is served no more.",
        field="numbers",
    )  # fmt: skip
    return [document for document in waiting if not entry.numbers or document.number in entry.numbers]


def _check_exemption(step: Step, entry: Entry, documents: list[Document]) -> None:
    """条例§23(2): who left no clear name or address need not be told, for a reason on file. An answer must be served."""
    reason = entry.reason.strip()
    step.refuse_unless(len(reason) <= WRITING_LIMIT, "理由太长，最多五千字。", "The reason is too long.", field="reason")
    if entry.result is not ServiceResult.EXEMPT:
        return
    step.refuse_unless(bool(reason), "请写明为什么无法告知。", "Say why nobody can be told.", field="reason")
    step.refuse_unless(
        not any(DocumentKind(document.kind) in ANSWERS for document in documents),
        "处理意见书、答复书必须送达，不能免。", "A decision or a reply must be served; there is no exemption.", field="numbers",
    )  # fmt: skip
    step.refuse_unless(isinstance(step.actor, Staff), "只有工作人员可以记。", "Only staff record this.", field="result")


def _check(step: Step, entry: Entry, documents: list[Document], served_on: date) -> None:
    step.refuse_unless(
        served_on <= local_day(step.recorded_at), "送达日期不能晚于今天。", "It cannot have been served after today.", field="served_on"
    )  # fmt: skip
    issued_on = max(local_day(document.issued_at) for document in documents)
    step.refuse_unless(
        served_on >= issued_on, f"送达日期不能早于文书日期（{issued_on}）。", f"Not before the document's date ({issued_on}).",
        field="served_on",
    )  # fmt: skip
    step.refuse_unless(
        entry.result is not ServiceResult.REFUSED or bool(entry.witness.strip()),
        "拒收须写明见证人。", "A refusal needs a witness.", field="witness",
    )  # fmt: skip
    step.refuse_unless(
        entry.result is not ServiceResult.SIGNED or not isinstance(step.actor, Staff) or bool(entry.recipient.strip()),
        "请写明谁签收的：本人，或者与本人的关系。", "Say who signed for it: the petitioner, or how related.", field="recipient",
    )  # fmt: skip
    for field, text in (
        ("recipient", entry.recipient), ("witness", entry.witness), ("tracking_number", entry.tracking_number)
    ):  # fmt: skip
        step.refuse_unless(len(text) <= 60, "这一栏最多六十个字。", "At most 60 characters fit here.", field=field)
    step.refuse_unless(
        not isinstance(step.actor, Staff) or entry.way is not ServiceWay.ELECTRONIC,
        "网上送达只能由本人在网上签收，请选别的送达方式。",
        "Only the petitioner signs for online service; choose another way.", field="way",
    )  # fmt: skip
    by_petitioner = isinstance(step.actor, PetitionerActor)
    step.refuse_unless(
        not by_petitioner or entry.way is ServiceWay.ELECTRONIC, "只能在网上签收。", "Only online service is possible here.", field="way"
    )  # fmt: skip
