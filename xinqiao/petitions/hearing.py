"""What a hearing asks for, however it comes about: asked for in time, a week's notice, a place, a chair who took no part."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from xinqiao.directory.duties import holders
from xinqiao.directory.models import Post
from xinqiao.directory.snapshot import Snapshot
from xinqiao.documents.models import Document
from xinqiao.ledger.append import took
from xinqiao.petitions.dossier import Dossier
from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written
from xinqiao.petitions.zone import SHANGHAI, local_day
from xinqiao.rules.clocks import HANDLE, HOLD_HEARING, Binds, Clock
from xinqiao.rules.guards.reviews import OPEN_FINAL_REVIEW
from xinqiao.rules.having_a_part import HANDLING_STEPS
from xinqiao.rules.limits import SHORT_LIMIT
from xinqiao.rules.procedures.who import HEAD, UNIT
from xinqiao.rules.terms import DocumentKind, Duty, RecordKind, Secrecy
from xinqiao.rules.text import Text

NOTICE, HELD_WITHIN = "hearing_notice_days", "hearing_hold_days"  # policies; as the provincial rules do it a week and thirty days
ASKED_IN_TIME = Clock(name="ask_hearing", code="", zh="要求听证的期限（内部）", en="time limit to ask for a hearing", article="内部规定", days=10, binds=Binds.PETITIONER)
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
    """Return the posts of those who could chair: heads, leaders and petition officers who can see the matter and are no handlers of it; in a final review none who had a part in
    what it looks at (two queries more then)."""
    desk, unit = dossier.petition.desk_unit_id, dossier.responsible_unit_id
    units = {desk, unit, *(row.pk for pk in (desk, unit) for row in directory.ancestors(pk))}
    posts = holders(units, CHAIRS | {Duty.HANDLER}, today)
    handlers = {post.person_id for post in posts if post.unit_id == unit and Duty(post.duty) in UNIT}
    away = handlers | dossier.aside(today)
    able = [post for post in posts if post.person_id not in away and Duty(post.duty) in CHAIRS]
    review = next((row for row in dossier.records_of(RecordKind.FINAL_REVIEW) if row.standing in OPEN_FINAL_REVIEW), None)
    busy = dossier.with_a_part({post.person_id for post in able}, review, today) if review else frozenset()
    return [post for post in able if post.person_id not in busy]


def ask_until(dossier: Dossier, directory: Snapshot, today: date) -> date | None:
    """Return the last day on which the petitioner may ask for a hearing; None while no acceptance notice has reached him (one query).

    It counts from the day the notice was served, or from the day the time limit to handle began anew, by the policy `hearing_ask_days`;
    a last day on a rest day moves on.
    """
    notices = Document.objects.filter(subject=dossier.petition.number, kind=DocumentKind.ACCEPTANCE_NOTICE.value).exclude(service=None)
    told_on = notices.order_by("-pk").values_list("service__served_on", flat=True).first()
    if told_on is None:
        return None
    handle = dossier.clock(HANDLE.name)
    from_on = max(told_on, handle.anchor_on) if handle else told_on
    return ASKED_IN_TIME.lasting(directory.policy("hearing_ask_days", today)).due(from_on, directory.calendar).on


TOO_LATE = Text(
    "要求听证的时间到 {until} 为止，已经过了。确实要当面说清的，可以给办理单位留言，它可以自己决定听证。",
    "A hearing could be asked for until {until}. If things must be cleared up face to face, write to the unit: it may call a hearing itself.",
)


def refuse_late(step: Step) -> None:
    """Refuse to let the petitioner ask after the days in which he may; the unit may still call a hearing itself."""
    until = ask_until(step.dossier, step.directory, step.today)
    words = TOO_LATE.fill(until=str(until))
    step.refuse_unless(until is None or step.today <= until, words.zh, words.en)


def refuse_without_notice(step: Step, held_on: date) -> None:
    """Refuse to write down as absent whom the notice did not reach ahead by the days of the policy. An anonymous petitioner reads it under his query code."""
    if step.petition.secrecy == Secrecy.ANONYMOUS.value:
        return
    notices = Document.objects.filter(subject=step.petition.number, kind=DocumentKind.HEARING_NOTICE.value).order_by("-pk")
    issued_at, served_on = notices.values_list("issued_at", "service__served_on").first() or (step.at, None)
    ahead = step.directory.policy(NOTICE, local_day(issued_at))  # what was asked for on the day it was called
    step.refuse_unless(
        served_on is not None and (held_on - served_on).days >= ahead,
        f"听证通知没有提前 {ahead} 天送到反映人手里，他没有到场就不能照常听证：请取消这一次，另定日子，把通知送到。",
        f"The notice did not reach the petitioner {ahead} days ahead, so it cannot be held without him: cancel it, set another day, and serve the notice.", field="came",
    )  # fmt: skip


def call(step: Step, entry: CallEntry, unit_id: int) -> None:
    """Fill the record of a hearing that `unit_id` holds. Refuses too short a notice, too late a day, a chair who had a part in it."""
    subject = written(step, entry.subject, field="subject", least=5, zh="请写清听什么，反映人会读到。", en="Say what is heard; the petitioner reads it.")
    place = written(step, entry.place, field="place", most=SHORT_LIMIT, zh="请写在哪里听证。", en="Say where it is held.")
    days = (entry.on - step.today).days
    ahead, most = step.directory.policy(NOTICE, step.today), step.directory.policy(HELD_WITHIN, step.today)
    step.refuse_unless(
        ahead <= days <= most, f"要至少提前 {ahead} 天通知，并在 {most} 天内举行：请选 {_day(step, ahead)} 到 {_day(step, most)} 的一天。",
        f"It takes {ahead} days' notice and is held within {most} days: choose a day from {_day(step, ahead)} to {_day(step, most)}.", field="on",
    )  # fmt: skip
    check_chair(step, entry.chair_id)
    at = datetime.combine(entry.on, entry.at, SHANGHAI)
    step.give_to(unit_id, entry.chair_id)
    step.keep(subject=subject, at=at.isoformat(), place=place)
    step.limits[HOLD_HEARING.name] = days
    step.letter = {"subject": subject, "at": at, "place": place, "chair": entry.chair_id}
    step.body |= {"unit": unit_id, "due": entry.on.isoformat()}


def check_chair(step: Step, chair_id: int) -> None:
    """Refuse a chair who does not hold such a post, or had a part in it."""
    allowed = {post.person_id for post in may_chair(step.dossier, step.directory, step.today)}
    step.refuse_unless(chair_id in allowed, "请选一位不办这件事的主持人。", "Choose a chair who does not deal with the matter.", field="chair_id")
    refuse_partial_chair(step, chair_id)


def refuse_partial_chair(step: Step, chair_id: int | None) -> None:
    """Refuse a chair who investigated or handled the matter, or who stepped aside from it: when it is called, and when it was held. In a final review also whoever had a part in
    the review, or works in a unit whose opinion is looked at."""
    review = next((row for row in step.dossier.records_of(RecordKind.FINAL_REVIEW) if row.key == step.linked.content.get("review")), None)
    if review is not None and chair_id is not None:
        had_a_part = bool(step.dossier.with_a_part({chair_id}, review, step.today))
    else:
        had_a_part = took(step.petition.number, f"person:{chair_id}", HANDLING_STEPS)
    step.refuse_unless(
        chair_id not in step.dossier.recused and not had_a_part, "这个人办过或者调查过这件事，不能主持听证。", "This person handled or investigated the matter and cannot chair.",
        field="chair_id",
    )  # fmt: skip


def _day(step: Step, days: int) -> str:
    return (step.today + timedelta(days=days)).isoformat()
