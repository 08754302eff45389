"""Queue the messages that a step's row tells the parties. They say that something is new, never what."""

from __future__ import annotations

from xinqiao.directory.conflicts import free
from xinqiao.directory.duties import holders, units_holding
from xinqiao.documents.models import Document
from xinqiao.outbox.deliver import HANDED_OVER
from xinqiao.outbox.models import Message
from xinqiao.petitions.step import Step
from xinqiao.rules.document_kinds import RULES
from xinqiao.rules.owed import DESK_NOTICES
from xinqiao.rules.terms import DocumentKind, Duty, Medium, MessageState, Party, RecordKind
from xinqiao.rules.terms_joint import MemberStatus
from xinqiao.rules.transition import Branch, Transition

CAME_BACK = "serve.returned"  # no step of its own: what the news of the units say happened
ASKING = "name_member"  # its slip asks a co-signer himself
FOR_PETITIONER_ALONE = "remark"  # what staff and the petitioner write to each other, no co-signer reads
NEW_CODE = ("speak_contact", "ask_code")  # their mail carries the new query code, where that goes to the old mailbox
ASKED_CHANGE = "ask_contact"  # its mail to the old address carries the code that confirms it


def queue(step: Step, outcome: Transition | Branch) -> None:
    """Add one message for each party the outcome tells; two for a petitioner who also gets mail or paper (a slip where no document is to be served), one for each co-signer."""
    for party in outcome.tells:
        if party is Party.PETITIONER:
            _tell_petitioner(step)
            _tell_members(step)
        elif party is Party.MEMBER:
            _ask_member(step)
        elif (unit_id := _unit(step, party)) is not None and unit_id not in step.dossier.kept_out(step.today).units:  # 条例§30(3)
            message = _message(step, party, Medium.DESK, unit_id=unit_id)
            if isinstance(outcome, Branch) and f"{step.name}.{outcome.name}" == CAME_BACK:
                message.step = CAME_BACK
            step.journal.add(message)


def _tell_petitioner(step: Step) -> None:
    step.journal.add(_message(step, Party.PETITIONER, Medium.PORTAL))
    reach = Medium(step.petition.reach)
    paper = [document for document in step.issued if RULES[DocumentKind(document.kind)].must_be_served]
    # Nobody who wrote, called or came is sent to a screen for it. A slip the office prints: what it says is not always for the unit.
    unit_id = _server(step, paper) if paper or step.petition.is_sealed else step.petition.desk_unit_id
    if reach is Medium.EMAIL:  # the unit that prints the papers, or the slip, if no mail gets through
        message = _message(step, Party.PETITIONER, Medium.EMAIL, unit_id=unit_id)
        step.journal.add(message)
        if step.name == ASKED_CHANGE and step.linked.code_digest:
            step.journal.carry_code(message, step.linked)
        if step.name in NEW_CODE and step.linked.content.get("is_mailed"):
            message.code_of = step.petition.identity_id
    elif reach is Medium.PRINT and (paper or _needs_slip(step)):
        step.journal.add(_message(step, Party.PETITIONER, Medium.PRINT, unit_id=unit_id))


def _needs_slip(step: Step) -> bool:
    """Return whether news without a document is printed: not the receipt, which is given at once, and nothing of what is sealed."""
    return step.name != HANDED_OVER and not step.petition.is_sealed


def _tell_members(step: Step) -> None:
    """Tell those who confirmed that they bring it too: on their own page, and by paper, or a slip, whoever has an address and no phone."""
    paper = [document for document in step.issued if RULES[DocumentKind(document.kind)].must_be_served]
    for record in step.dossier.records_of(RecordKind.MEMBER):
        if record.standing is not MemberStatus.CONFIRMED or record.identity_id is None:
            continue
        is_paper = record.content.get("reach") == Medium.PRINT and bool(paper or (_needs_slip(step) and step.name != FOR_PETITIONER_ALONE))
        medium, unit_id = (Medium.PRINT, step.petition.desk_unit_id) if is_paper else (Medium.PORTAL, None)  # the unit learns no address
        message = _message(step, Party.MEMBER, medium, unit_id=unit_id)
        message.identity_id = record.identity_id
        step.journal.add(message)


def _ask_member(step: Step) -> None:
    """Put the slip by which a co-signer is asked himself into the print queue of the registering office (条例§20(3))."""
    message = _message(step, Party.MEMBER, Medium.PRINT, unit_id=step.petition.desk_unit_id)
    step.journal.add(message)
    step.journal.address(message, step.linked)


def _server(step: Step, paper: list[Document]) -> int:
    """Return the unit that must see the papers served, and so prints them: as `rules.owed` says."""
    by_desk = bool(paper) and all(DocumentKind(document.kind) in DESK_NOTICES for document in paper)
    return step.petition.desk_unit_id if by_desk else step.dossier.responsible_unit_id


def _unit(step: Step, party: Party) -> int | None:
    petition = step.petition
    if party is Party.DESK:
        return None if petition.is_sealed else petition.desk_unit_id
    if party in (Party.UNIT_HEAD, Party.LEADER) and petition.is_sealed:
        return None  # 条例§30(3)
    if party is Party.RECORD_UNIT:
        return step.linked.unit_id
    if party is Party.ASKING_UNIT:
        return int(step.linked.content["by_unit"])
    if party is Party.LEADER:
        return _leading(step, step.body["unit"])
    if party in (Party.OWING_UNIT, Party.UNIT_HEAD):
        return int(step.body["unit"])
    return petition.handling_unit_id or step.body.get("unit")  # the unit that has just been released is told, too


def _leading(step: Step, unit_id: int) -> int | None:
    """Return the nearest unit, from this one upward, in which somebody is leader; None if nobody is."""
    line = [unit_id, *(unit.pk for unit in step.directory.ancestors(unit_id))]
    if step.dossier.barred(step.today):  # past a leader whom it complains about
        led = {post.unit_id for post in free(holders(line, {Duty.LEADER}, step.today), step.dossier.barred(step.today))}
    else:
        led = set(units_holding(Duty.LEADER, step.today))
    return next((pk for pk in line if pk in led), None)


def _message(step: Step, party: Party, medium: Medium, *, unit_id: int | None = None) -> Message:
    at_once = medium in (Medium.PORTAL, Medium.DESK)  # these are only rows that are read where they lie
    numbers = [document.number for document in step.issued if RULES[DocumentKind(document.kind)].must_be_served]
    return Message(
        subject=step.petition.number, step=step.name, party=party.value, medium=medium.value,
        identity_id=(step.petition.identity_id or 0) if party is Party.PETITIONER else None, unit_id=unit_id,
        document_numbers=numbers if party in (Party.PETITIONER, Party.MEMBER) else [], language=step.petition.language,
        state=(MessageState.SENT if at_once else MessageState.QUEUED).value,
        next_try_at=step.recorded_at if medium is Medium.EMAIL else None, queued_at=step.recorded_at,
    )  # fmt: skip
