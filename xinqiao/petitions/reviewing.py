"""What 复查 and 复核 have in common: who reviews, what is asked, what comes of it (条例§35, §36)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from xinqiao.directory.duties import MemberActor, PetitionerActor, units_by_duty
from xinqiao.directory.snapshot import Snapshot, UnitFacts
from xinqiao.petitions.dossier import Dossier
from xinqiao.petitions.models import LinkedRecord
from xinqiao.petitions.reviewers_left import LATE, free_to_sign, placed
from xinqiao.petitions.served import Nothing, Served
from xinqiao.petitions.step import Step
from xinqiao.petitions.upload import Upload, attach
from xinqiao.petitions.vouching import digest_of
from xinqiao.petitions.written import written
from xinqiao.petitions.zone import local_day
from xinqiao.rules.clocks import ASK_FINAL_REVIEW, ASK_REVIEW, DECIDE_LATE, FINAL_REVIEW, REVIEW, Clock
from xinqiao.rules.limits import SHORT_LIMIT, WRITING_LIMIT
from xinqiao.rules.procedures.who import HEAD
from xinqiao.rules.terms import Duty, Outcome, PetitionStatus, RecordKind, ReviewOutcome, ReviewStatus, UnitKind

LIMITS: dict[str, tuple[Clock, Clock]] = {  # kind -> the petitioner's time to ask, ours to decide
    RecordKind.REVIEW.value: (ASK_REVIEW, REVIEW), RecordKind.FINAL_REVIEW.value: (ASK_FINAL_REVIEW, FINAL_REVIEW),
}  # fmt: skip
OVER = (PetitionStatus.CLOSED, PetitionStatus.ENDED)
UNFAVOURABLE = (Outcome.EXPLAIN.value, Outcome.REJECT.value)


@dataclass(frozen=True, kw_only=True)
class Asking:
    """`grounds`: why the answer is not right. `asked_on`: the postmark of a letter, `received_on`: when it came (staff only);
    `how`: where the written request lies. `why_late`: the reason for asking after the time limit."""

    grounds: str
    asked_on: date | None = None
    received_on: date | None = None
    how: str = ""
    why_late: str = ""
    uploads: tuple[Upload, ...] = ()


def answering_unit(step: Step, kind: str) -> UnitFacts:
    """Return the unit whose opinion is reviewed: that of the answer, or of the review before."""
    return answering_unit_of(step.dossier, step.directory, kind)


def answering_unit_of(dossier: Dossier, directory: Snapshot, kind: str) -> UnitFacts:
    """Return the same of a dossier."""
    unit_id = dossier.responsible_unit_id
    if kind == RecordKind.FINAL_REVIEW:
        reviews = [row for row in dossier.records_of(RecordKind.REVIEW) if row.standing is ReviewStatus.REVIEWED]
        unit_id = (reviews[-1].unit_id if reviews else None) or unit_id
    return directory.issuing_unit(unit_id)


def reviewer_of(directory: Snapshot, answering: UnitFacts, today: date) -> UnitFacts | None:
    """Return the unit of the level above that reviews, where its people work; None if nobody inside is above (条例§35).

    That is the reviewing unit itself if it has officers or handlers, else the office of it that has (one query).
    """
    above = directory.unit(answering.review_unit_id)
    above = directory.heir(above.pk, today) if above else None
    if above is None:
        return None
    offices = [unit for unit in directory.children(above.pk) if unit.kind is UnitKind.DEPARTMENT and unit.exists_on(today)]
    officers, handlers = units_by_duty((Duty.COORDINATOR, Duty.HANDLER), today).values()
    if above.pk in officers | handlers:
        return above
    return next((unit for held in (officers, handlers) for unit in offices if unit.pk in held), above)


def ask(step: Step, entry: Asking) -> str | None:
    """Record the request; return the branch: None in time, "late", or "outside" where nobody inside is above."""
    kind = step.linked.kind
    right_clock, limit = LIMITS[kind]
    asked_on, received_on = _days(step, entry)
    grounds = written(step, entry.grounds, field="grounds", least=5, zh="请写明为什么不服、哪里不对。", en="Say why you do not agree, and what is wrong.")
    running = step.dossier.clock(right_clock.name)
    step.refuse_unless(
        running is None or asked_on >= running.anchor_on, "申请日期不能早于收到答复的那天。", "It cannot have been asked for before the answer arrived.", field="asked_on"
    )  # fmt: skip
    body = answering_unit(step, kind)
    unit = reviewer_of(step.directory, body, step.today)
    is_late = running is None or asked_on > running.due_on
    why_late = entry.why_late.strip()
    step.refuse_unless(
        not is_late or len(why_late) >= 5,
        f"申请的期限{f'到 {running.due_on} 为止，' if running else ''}已经过了。有正当理由的（例如生病、没有收到），请写明，由负责人决定。",
        f"The time to ask {f'ended on {running.due_on}' if running else 'is over'}. If there was a good reason (illness, not received), say it; a leader decides.",
        field="why_late",
    )  # fmt: skip
    step.refuse_unless(len(why_late) <= WRITING_LIMIT, "太长了，最多五千字。", "Too long: at most 5,000 characters.", field="why_late")
    step.give_to(unit.pk if unit else None)
    step.keep(
        signs=_signing_unit(step, unit),
        asked_on=asked_on.isoformat(), received_on=received_on.isoformat(), grounds=grounds, how=entry.how.strip(),
        why_late=why_late if is_late else "", body="" if unit else body.review_outside,
    )  # fmt: skip
    attach(step, entry.uploads)
    step.body |= {"unit": step.linked.unit_id, "office": step.petition.desk_unit_id}
    if unit is None:
        _wake(step)
        return "outside"
    if is_late:
        step.body["due"] = DECIDE_LATE.lasting(step.limit_days(DECIDE_LATE)).due(step.today, step.calendar).on.isoformat()
        return "late"
    step.anchor_on = received_on
    step.body["due"] = limit.due(received_on, step.calendar).on.isoformat()
    return None


def _signing_unit(step: Step, unit: UnitFacts | None) -> int | None:
    """Return where the head sits who signs: in the reviewing office, else in the unit that the office belongs to (three queries)."""
    if unit is None:
        return None
    heads = frozenset[int]().union(*units_by_duty(HEAD, step.today).values())
    return free_to_sign(step.dossier, step.linked, unit.pk if unit.pk in heads else step.directory.organisation(unit.pk).pk, step.today)


def cannot_review(dossier: Dossier, directory: Snapshot, kind: RecordKind, today: date) -> UnitFacts | None:
    """Return the unit to which a request would go now, if nobody there could review it; None if somebody could, or if it would go outside (four queries)."""
    unit = reviewer_of(directory, answering_unit_of(dossier, directory, kind), today)
    if unit is None:
        return None
    asked = LinkedRecord(petition=dossier.petition, kind=kind.value, unit_id=unit.pk)
    _signs, free = placed(dossier, asked, today)
    return None if free.can_review() else unit


def _days(step: Step, entry: Asking) -> tuple[date, date]:
    """Return when it was asked and when it came; a petitioner asks online, on this day."""
    if isinstance(step.actor, PetitionerActor | MemberActor):
        return step.today, step.today
    received_on = entry.received_on or step.today
    asked_on = entry.asked_on or received_on
    step.refuse_unless(
        received_on <= local_day(step.recorded_at), "收到日期不能晚于今天。", "It cannot have come after today.", field="received_on"
    )  # fmt: skip
    step.refuse_unless(asked_on <= received_on, "申请日期不能晚于收到日期。", "It was asked for before it came.", field="asked_on")
    how = entry.how.strip()
    step.refuse_unless(
        bool(how or entry.uploads), "请写明书面申请放在哪里（案卷第几页），或者放进它的照片。", "Say where the written request is kept, or add a picture of it.", field="how"
    )  # fmt: skip
    step.refuse_unless(len(how) <= SHORT_LIMIT, "这一栏最多二百个字。", "At most 200 characters fit here.", field="how")
    return asked_on, received_on


def _wake(step: Step) -> None:
    """Take a matter up again that was filed away or ended: a review of it is under way."""
    if step.petition.standing in OVER:
        step.perform("take_up_again", step.petition, Nothing())


def admit(step: Step, reason: str) -> None:
    """Take a late request up: the time limit counts from the day it came."""
    reason = written(step, reason, field="reason", least=5, zh="请写明为什么同意。", en="Say why it is admitted.")
    _, limit = LIMITS[step.linked.kind]
    step.anchor_on = date.fromisoformat(step.linked.content["received_on"])
    step.keep(late_reason=reason)
    step.body |= {"unit": step.linked.unit_id, "due": limit.due(step.anchor_on, step.calendar).on.isoformat()}
    _wake(step)


def decline(step: Step, reason: str) -> None:
    """Leave a late request: the petitioner is told in writing why, and what he can still do."""
    reason = written(step, reason, field="reason", least=5, zh="请写给他为什么不再复查，还可以怎么办。", en="Write why it is not taken up, and what else can be done.")
    step.keep(late_reason=reason)
    step.letter = {"reason": reason}
    step.body["unit"] = step.linked.unit_id


def hand_on(step: Step, reason: str) -> str | None:
    """Give a review in which everybody had a part to whoever had none: another who signs, else the next unit of the line above, else a body outside.

    The time limit runs on inside the enterprise; outside it is that body's. Return the branch: None, "late" or "outside".
    """
    reason = written(step, reason, field="reason", least=5, zh="请写明为什么这里没有人能办。", en="Say why nobody here can do it.")
    before, is_late = step.linked.unit_id, step.linked.standing in LATE
    step.texts = {"reason": reason}
    body = step.directory.organisation(before or step.petition.desk_unit_id)
    for unit in _line_from(step):
        body = step.directory.organisation(unit.pk)
        step.give_to(unit.pk)
        signs, free = placed(step.dossier, step.linked, step.today)
        step.keep(signs=signs)
        if free.can_review() and (free.deciders or not is_late):
            break
    else:
        step.give_to(None)
        step.keep(signs=None, body=body.review_outside)
    step.body |= {"unit": step.linked.unit_id, "office": step.petition.desk_unit_id, "handed_on_by": before}
    if step.linked.unit_id is None:
        _wake(step)
        return "outside"
    return "late" if is_late else None


def _line_from(step: Step) -> Iterator[UnitFacts]:
    """Yield the unit that reviews now, then those that review what it decides, nearest first (one query each)."""
    unit, seen = step.directory.unit(step.linked.unit_id), set[int]()
    while unit is not None and unit.pk not in seen:
        seen.add(unit.pk)
        yield unit
        unit = reviewer_of(step.directory, step.directory.organisation(unit.pk), step.today)


def draft(step: Step, outcome: ReviewOutcome, reasons: str, order: str) -> None:
    """Write the opinion: the outcome, the facts and reasons, and for a change what the answer is now or what must be done anew."""
    reasons = written(step, reasons, field="reasons", least=10, zh="请写明查明的事实和理由（至少十个字）。", en="Give the facts and reasons (at least 10 characters).")
    order = order.strip()
    step.refuse_unless(
        outcome is ReviewOutcome.UPHOLD or len(order) >= 5,
        "变更的，逐项写明变更后的答复；撤销的，写明要重新查清什么。", "Say item by item what the answer is now, or what must be found out anew.", field="order",
    )  # fmt: skip
    step.refuse_unless(len(order) <= WRITING_LIMIT, "太长了，最多五千字。", "Too long: at most 5,000 characters.", field="order")
    step.give_to(step.linked.unit_id, step.actor.person_id)
    step.keep(outcome=outcome.value, reasons=reasons, order="" if outcome is ReviewOutcome.UPHOLD else order)
    if step.stands_for is not None or step.linked.content.get("drafted_for"):
        step.keep(drafted_for=step.stands_for)
    step.body |= {"unit": step.linked.unit_id, "outcome": outcome.value}


def conclude(step: Step, served_on: date) -> str | None:
    """The opinion has reached the petitioner: what follows from its outcome; return "remitted" if it is done anew."""
    step.anchor_on = served_on
    step.keep(served_on=served_on.isoformat())
    step.body |= {"unit": step.linked.unit_id, "outcome": step.linked.content["outcome"]}
    if step.linked.content["outcome"] == ReviewOutcome.REMIT.value:
        step.keep(set_aside=[grounds_digest(c.outcome, c.facts, c.basis) for c in step.dossier.remaining])
        step.perform("redo", step.petition, Served(served_on=served_on))
        return "remitted"
    if step.linked.kind == RecordKind.FINAL_REVIEW:
        step.perform("end", step.petition, Served(served_on=served_on))
    return None


def grounds_digest(outcome: str, facts: str, basis: str) -> str:
    """Return the digest of a conclusion with its grounds, by which a redo that says the same again is found."""
    return digest_of([outcome, *(re.sub(r"[\s，。、；：,.;:]", "", text) for text in (facts, basis))])


def repeated(records: list[LinkedRecord], rows: list[tuple[str, str, str]]) -> int | None:
    """Return the number of the first claim on which a redo says the same on the same grounds as what was set aside; None if on none."""
    set_aside = next((row.content["set_aside"] for row in reversed(records) if row.content.get("set_aside")), None)
    if not set_aside:
        return None
    for number, ((outcome, facts, basis), before) in enumerate(zip(rows, set_aside, strict=False), 1):
        if outcome in UNFAVOURABLE and grounds_digest(outcome, facts, basis) == before:
            return number
    return None


