"""Carry out one step of a procedure. Every change of status in the product passes here."""

from __future__ import annotations

from datetime import datetime
from importlib import import_module
from typing import Any, TypeVar, overload

from django.db import transaction

from xinqiao.directory.duties import Actor, MemberActor, PetitionerActor, Staff
from xinqiao.ledger.append import Line
from xinqiao.petitions import conflict_check, letters, notices
from xinqiao.petitions.act import capacity
from xinqiao.petitions.dossier import Dossier, load
from xinqiao.petitions.journal import Journal
from xinqiao.petitions.models import (
    LinkedRecord,
    Obligation,
    Petition,
    ProceduralRecord,
    Referral,
    RunningClock,
    Statement,
)
from xinqiao.petitions.own_record import OwnAct, OwnRecord
from xinqiao.petitions.refused import STALE, UNDER_MAINTENANCE, Refused
from xinqiao.petitions.step import Step
from xinqiao.petitions.vouching import content_digest, texts_digest
from xinqiao.petitions.zone import full_hour
from xinqiao.prepared import Prepared
from xinqiao.rules.document_kinds import RULES
from xinqiao.rules.terms import START, DocumentKind, PetitionStatus, RecordKind, Work
from xinqiao.rules.terms_joint import MergeStatus
from xinqiao.rules.text import Text
from xinqiao.rules.transition import Branch, Transition

PART_OF_OTHERS = Text("“{step}”只随别的步骤一起办，不能单独办。", "“{step}” is part of other steps and is not taken alone.")
PETITIONER = PetitionerActor.name
PEOPLE = (Staff, PetitionerActor, MemberActor)  # the clockwork goes on while others wait: days pass all the same
AT_ONCE = (Work.CALL_OUT.value,)  # stands before everything that is overdue, as what was reported as major and urgent does
R = TypeVar("R", Petition, Referral, LinkedRecord)
Own = TypeVar("Own", bound=OwnRecord)


@overload
def perform(
    name: str, record: Own, entry: Any, *, actor: Actor, at: datetime, recorded_at: datetime | None = None, version: int | None = None,
    as_part: bool = False,
) -> Own: ...  # fmt: skip


@overload
def perform(
    name: str, record: R, entry: Any, *, actor: Actor, at: datetime, recorded_at: datetime | None = None,
    version: int | None = None, journal: Journal | None = None, dossier: Dossier | None = None, as_part: bool = False,
) -> R: ...  # fmt: skip


def perform(
    name: str, record: Any, entry: Any, *, actor: Actor, at: datetime, recorded_at: datetime | None = None,
    version: int | None = None, journal: Journal | None = None, dossier: Dossier | None = None, as_part: bool = False,
) -> Any:  # fmt: skip
    """Take the step `name` on `record`, with everything that follows from it, in one transaction.

    `at` is when it happens, `recorded_at` when it is written down (default: the same). `version` is the petition's
    version on the form the user saw; every step raises it but those that only note what the days say (`is_noting`). A
    caller that takes many steps gives a `journal` (and the `dossier` it keeps) and writes it itself, inside its own transaction. `as_part`: only the test of a row that is part of other steps
    (`is_inner`) says so; by every other door such a row is refused. Of what the petitioner of
    a protected report does, the full hour is kept (`zone.full_hour`, attack 33). A record with a life of its own (ADR-0019) is
    locked and versioned itself. Returns the record as it is then.
    Raises Refused, and changes nothing, if the procedure does not allow the step or the form is stale.
    """
    row = record.procedure.by_name[name]
    if row.is_inner and not as_part:
        raise Refused(PART_OF_OTHERS.fill(step=row.label))
    if isinstance(record, OwnRecord):
        return _perform_own(name, record, entry, actor, at, recorded_at or at, version)
    if journal is not None:
        dossier = dossier or Dossier(petition=record.root)
        step = _step(name, record, dossier, actor, at, recorded_at, journal)
        _carry_out(step, entry)
        _finish(step)
        return record
    with transaction.atomic():
        _lock_leader(record)
        record, dossier = _locked(record)
        if version is not None and dossier.petition.version != version:
            raise Refused(STALE)
        if dossier.petition.is_protected and actor.name == PETITIONER:
            at = recorded_at = full_hour(at, dossier.petition.version)
        step = _step(name, record, dossier, actor, at, recorded_at, Journal())
        _carry_out(step, entry)
        _finish(step)
        step.journal.write()
    return record


def _perform_own(name: str, record: Own, entry: Any, actor: Actor, at: datetime, recorded_at: datetime, version: int | None) -> Own:
    """Take a step on a record with a life of its own, in one transaction."""
    with transaction.atomic():
        record, journal = record.locked(), Journal()
        if version is not None and record.version != version:
            raise Refused(STALE)
        if journal.directory.maintenance is not None and isinstance(actor, PEOPLE):
            raise Refused(UNDER_MAINTENANCE)
        act = OwnAct(
            name=name, record=record, actor=actor, at=at, recorded_at=recorded_at, directory=journal.directory, journal=journal, carry_out=_carry_out_own,
        )  # fmt: skip
        _carry_out_own(act, entry)
        journal.write()
    return record


def _carry_out_own(act: OwnAct, entry: Any) -> None:
    record = act.record
    transition = record.procedure.by_name[act.name]
    facts = record.facts(act.actor, act.today, act.directory)
    if words := transition.refusal(facts):
        raise Refused(words)
    act.actor = capacity(act.actor, facts, transition)
    came_from = record.status
    if record._state.adding and record.standing is START:
        record.number = record.take_number(act)
        act.journal.add(record)
    branch = step_module(act.name, record.steps_in).apply(act, entry)
    outcome = transition.branch(branch)
    _arrive(record, outcome)
    if not transition.is_noting:
        record.version += 1
    duty, record.due_on = record.owes()
    record.waits_for = duty.value if duty else ""
    act.journal.change(record, "status", "version", "waits_for", "due_on")
    body = {**act.body, "from": came_from, "to": record.status, "own": record.vouched(), **({"branch": branch} if branch else {})}
    if act.stands_for is not None:
        body["for"] = act.stands_for
    verb = f"{record.procedure.kind}.{act.name}"
    line = Line(subject=record.number, verb=verb, actor=act.actor.name, at=act.at, recorded_at=act.recorded_at, body=body)
    act.journal.record(line, is_first=came_from == START.value)
    for follow in act.afterwards:
        follow()


def _step(
    name: str, record: Petition | Referral | LinkedRecord, dossier: Dossier, actor: Actor, at: datetime, recorded_at: datetime | None,
    journal: Journal,
) -> Step:  # fmt: skip
    dossier.directory = journal.directory
    if journal.directory.maintenance is not None and isinstance(actor, PEOPLE):
        raise Refused(UNDER_MAINTENANCE)
    return Step(
        name=name, record=record, dossier=dossier, actor=actor, at=at, recorded_at=recorded_at or at,
        directory=journal.directory, journal=journal, carry_out=_carry_out, follow=_follow,
    )  # fmt: skip


_lock = Prepared(lambda pk: Petition.objects.select_for_update().filter(pk=pk), int)


def _lock_leader(record: Petition | Referral | LinkedRecord) -> None:
    """Lock the petition that leads before one that is merged into it, or is to be (并案).

    What the leading one does goes on to those merged into it, in this order; the other way round two steps at the same
    moment would wait for each other. One query more for a merge, two for a petition that is merged; none for all else.
    """
    number = None
    if isinstance(record, LinkedRecord) and record.kind == RecordKind.MERGE:
        number = record.content.get("number")
    elif isinstance(record, Petition) and record.standing is PetitionStatus.MERGED:
        rows = LinkedRecord.objects.filter(petition=record, kind=RecordKind.MERGE.value, status=MergeStatus.IN.value)
        number = next((row.content["number"] for row in rows.select_related("petition")), None)
    if number is not None:
        list(Petition.objects.select_for_update().filter(number=number).values_list("pk"))


def _locked(record: R) -> tuple[R, Dossier]:
    """Lock the petition's row and load what belongs to it."""
    root = record.root
    if root.pk is None:
        return record, Dossier(petition=root)
    petition = _lock(root.pk)[0]
    dossier = load(petition)
    if isinstance(record, Petition):
        return petition, dossier
    if isinstance(record, LinkedRecord):
        record.petition = petition
        is_new = record._state.adding
        return record if is_new else next(row for row in dossier.records if row.pk == record.pk), dossier
    current = dossier.referral
    referral = current if current and current.pk == record.pk else Referral.objects.get(pk=record.pk)
    referral.petition = petition
    return referral, dossier


def _follow(step: Step, name: str, record: Any, entry: Any, actor: Actor) -> None:
    """Take a step on another petition, in the same journal: its row is locked, its own chain and version tell of it."""
    if record.root.pk is not None and record.root.pk == step.petition.pk:
        raise ValueError("a step on the same petition is taken by Step.perform")
    record, dossier = _locked(record)
    inner = _step(name, record, dossier, actor, step.at, step.recorded_at, step.journal)
    _carry_out(inner, entry)
    _finish(inner)


def step_module(name: str, package: str = "xinqiao.petitions.steps") -> Any:
    """Return the module that says what a step asks for and changes: the one look-up by name."""
    return import_module(f"{package}.{name}")


def _carry_out(step: Step, entry: Any) -> None:
    transition = step.record.procedure.by_name[step.name]
    status = step.record.standing
    linked = step.record if isinstance(step.record, LinkedRecord) else None
    facts = step.dossier.facts(step.actor, step.today, status=status, record=linked)
    if words := transition.refusal(facts):
        raise Refused(words)
    step.actor = capacity(step.actor, facts, transition)
    if linked is not None and status is START:
        _link(step, linked)
    conflict_check.refuse_chosen(step, entry)
    before = conflict_check.given(step)
    branch = step_module(step.name).apply(step, entry)
    conflict_check.refuse_given(step, before)
    outcome = transition.branch(branch)
    if _arrive(step.record, outcome):
        step.journal.change(step.record, "status")
    _move_clocks(step, outcome)
    if outcome.supersedes:
        step.supersede(outcome.supersedes)
    for kind in outcome.issues:
        _issue(step, kind)
    notices.queue(step, outcome)
    _record(step, transition, branch, status.value)
    for follow in step.afterwards:
        follow()


def _arrive(record: ProceduralRecord, outcome: Transition | Branch) -> bool:
    """Give a record the status to which its step leads; return whether it leads to one. Nowhere else is a status set."""
    if outcome.target is None:
        return False
    record.status = outcome.target.value
    return True


def _link(step: Step, record: LinkedRecord) -> None:
    """Make a new record one of the petition's."""
    record.position = 1 + len([other for other in step.dossier.records if other.kind == record.kind])
    record.opened_at = step.at
    step.journal.add(record)
    step.dossier.records.append(record)
    step.petition.has_records = True
    step.journal.change(step.petition, "has_records")


def _finish(step: Step) -> None:
    """Once for the whole step, whatever other steps it contained."""
    if not step.record.procedure.by_name[step.name].is_noting:  # a form left open overnight is still about the matter as it is
        step.petition.version += 1
        step.journal.change(step.petition, "version")
    _owe(step)


def _move_clocks(step: Step, outcome: Transition | Branch) -> None:
    on = step.anchor_on or step.today
    stopping = {step.key_of(clock) for clock in outcome.stops}
    for running in [clock for clock in step.dossier.clocks if clock.key in stopping]:
        step.stop(running, on)
    for clock in outcome.starts:
        if not step.starts(clock):
            continue  # a unit that gets what another gave back is held to the day that the petitioner was told
        limit = step.limit_days(clock)
        due = clock.lasting(limit).due(on, step.calendar)
        running = RunningClock(
            petition=step.petition, name=clock.name, record=step.record_key if clock.is_linked else "", anchor_on=on, statutory_on=due.statutory_on,
            effective_on=due.effective_on, due_on=due.on, is_provisional=due.is_provisional,
            calendar_version=step.calendar.version, limit_days=limit,
        )  # fmt: skip
        step.started[running.key] = [on.isoformat(), due.on.isoformat(), *([] if limit is None else [limit])]
        step.journal.add(running)
        step.dossier.clocks.append(running)


def _issue(step: Step, kind: DocumentKind) -> None:
    document = letters.write(step, kind)
    step.journal.add(document)
    step.issued.append(document)
    if RULES[kind].must_be_served:
        step.dossier.unserved.append(document)


def _record(step: Step, transition: Transition, branch: str | None, came_from: str) -> None:
    kind = step.record.procedure.kind
    body: dict[str, Any] = {**step.body, "from": came_from, "to": step.record.status}
    body |= {key: value for key, value in _moved(step, branch) if value}
    if step.stands_for is not None:
        body["for"] = step.stands_for
    if isinstance(step.record, LinkedRecord):
        body |= {
            "record": step.record.position, "record_unit": step.record.unit_id, "person": step.record.person_id,
            "content_sha256": content_digest(step.record.content),
        }  # fmt: skip
    if step.issued:
        body["documents"] = [[document.kind, document.number, document.digest] for document in step.issued]
    if step.texts:
        body["texts_sha256"] = texts_digest(step.texts)
        step.journal.add(
            Statement(
                petition=step.petition, step=step.name, record=step.record_key, texts=step.texts, actor=step.actor.name,
                at=step.at, is_public=step.texts_are_public,
            )
        )  # fmt: skip
    verb = step.name if kind == "petition" else f"{kind}.{step.name}"
    line = Line(
        subject=step.petition.number, verb=verb, actor=step.actor.name, at=step.at, recorded_at=step.recorded_at, body=body
    )  # fmt: skip
    step.journal.record(line, is_first=came_from == START.value and kind == "petition")


def _moved(step: Step, branch: str | None) -> tuple[tuple[str, Any], ...]:
    return ("branch", branch), ("started", step.started), ("stopped", step.stopped), ("stopped_earlier", step.stopped_earlier), ("moved", step.moved), ("paused", step.paused), ("breached", step.breached), ("superseded", step.superseded)


def _owe(step: Step) -> None:
    """Bring the worklist lines of the petition in step with what is owed now."""
    dossier, petition = step.dossier, step.petition
    is_urgent = bool(petition.urgent_report)
    wanted = {
        (unit_id, line.duty.value, line.work.value, line.due_on, line.clock, line.record): line
        for unit_id, line in dossier.owed(step.today)
    }
    kept = []
    for row in dossier.obligations:
        key = (row.unit_id, row.duty, row.work, row.due_on, row.clock, row.record)
        if row.is_urgent is not (is_urgent or row.work in AT_ONCE) or wanted.pop(key, None) is None:
            step.journal.drop(row)
        else:
            kept.append(row)
    for unit_id, duty, work, due_on, clock, record in wanted:
        row = Obligation(
            petition=petition, unit_id=unit_id, duty=duty, work=work, due_on=due_on, clock=clock, record=record,
            is_urgent=is_urgent or work in AT_ONCE,
        )  # fmt: skip
        step.journal.add(row)
        kept.append(row)
    dossier.obligations = kept
