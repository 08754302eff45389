"""What calling a hearing asks for, however it comes about: a day at least a week ahead, a place, a chair who took no part."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from xinqiao.directory.duties import holders
from xinqiao.directory.models import Post
from xinqiao.directory.snapshot import Snapshot
from xinqiao.ledger.append import took
from xinqiao.petitions.dossier import HANDLING_STEPS, Dossier
from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written
from xinqiao.petitions.zone import SHANGHAI
from xinqiao.rules.clocks import HOLD_HEARING
from xinqiao.rules.limits import SHORT_LIMIT
from xinqiao.rules.procedures.who import HEAD, UNIT
from xinqiao.rules.terms import Duty, RecordKind
from xinqiao.rules.terms_handling import RecusalStatus

NOTICE_DAYS, MOST_DAYS = 7, 30  # practice of the provincial rules: a week's notice, held within thirty days
CHAIRS = HEAD | {Duty.COORDINATOR, Duty.LEADER}


@dataclass(frozen=True, kw_only=True)
class CallEntry:
    """`subject`: what is heard. `chair_id`: who chairs: nobody who handled or investigated it."""

    subject: str
    on: date
    at: time
    place: str
    chair_id: int


def may_chair(dossier: Dossier, directory: Snapshot, today: date) -> list[Post]:
    """Return the posts of those who could chair: heads, leaders and petition officers who can see the matter and are no handlers of it."""
    desk, unit = dossier.petition.desk_unit_id, dossier.responsible_unit_id
    units = {desk, unit, *(row.pk for pk in (desk, unit) for row in directory.ancestors(pk))}
    posts = holders(units, CHAIRS | {Duty.HANDLER}, today)
    handlers = {post.person_id for post in posts if post.unit_id == unit and Duty(post.duty) in UNIT}
    return [post for post in posts if post.person_id not in handlers and Duty(post.duty) in CHAIRS]


def call(step: Step, entry: CallEntry, unit_id: int) -> None:
    """Fill the record of a hearing that `unit_id` holds. Refuses too short a notice, too late a day, a chair who had a part in it."""
    subject = written(step, entry.subject, field="subject", least=5, zh="请写清听什么，反映人会读到。", en="Say what is heard; the petitioner reads it.")
    place = written(step, entry.place, field="place", most=SHORT_LIMIT, zh="请写在哪里听证。", en="Say where it is held.")
    days = (entry.on - step.today).days
    step.refuse_unless(
        NOTICE_DAYS <= days <= MOST_DAYS, f"要至少提前 {NOTICE_DAYS} 天通知，并在 {MOST_DAYS} 天内举行：请选 {_day(step, NOTICE_DAYS)} 到 {_day(step, MOST_DAYS)} 的一天。",
        f"It takes {NOTICE_DAYS} days' notice and is held within {MOST_DAYS} days: choose a day from {_day(step, NOTICE_DAYS)} to {_day(step, MOST_DAYS)}.", field="on",
    )  # fmt: skip
    _check_chair(step, entry.chair_id)
    at = datetime.combine(entry.on, entry.at, SHANGHAI)
    step.give_to(unit_id, entry.chair_id)
    step.keep(subject=subject, at=at.isoformat(), place=place)
    step.limits[HOLD_HEARING.name] = days
    step.letter = {"subject": subject, "at": at, "place": place, "chair": entry.chair_id}
    step.body |= {"unit": unit_id, "due": entry.on.isoformat()}


def _check_chair(step: Step, chair_id: int) -> None:
    """Refuse a chair who investigated or handled the matter, who is recused, or who does not hold such a post."""
    dossier = step.dossier
    allowed = {post.person_id for post in may_chair(dossier, step.directory, step.today)}
    step.refuse_unless(chair_id in allowed, "请选一位不办这件事的主持人。", "Choose a chair who does not deal with the matter.", field="chair_id")
    recused = {row.person_id for row in dossier.records_of(RecordKind.RECUSAL) if row.standing is RecusalStatus.GRANTED}
    name = f"person:{chair_id}"
    investigated = [f"inquiry.{verb}" for verb in ("record_interview", "record_evidence", "file_investigation_report")]
    had_a_part = took(step.petition.number, name, (*HANDLING_STEPS, *investigated))
    step.refuse_unless(
        chair_id not in recused and not had_a_part, "这个人办过或者调查过这件事，不能主持听证。", "This person handled or investigated the matter and cannot chair.",
        field="chair_id",
    )  # fmt: skip


def _day(step: Step, days: int) -> str:
    return (step.today + timedelta(days=days)).isoformat()
