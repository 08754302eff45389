"""What calls for supervision, as lists for the petition office: each read from its own small index, so that it costs the same with every year."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, Subquery

from xinqiao.directory.duties import Actor, Staff
from xinqiao.directory.snapshot import Snapshot
from xinqiao.petitions.access import visible_to
from xinqiao.petitions.dossier import HANDLING
from xinqiao.petitions.lines import Place
from xinqiao.petitions.models import Claim, LinkedRecord, Obligation, Petition, Rating, Referral, RunningClock
from xinqiao.petitions.reading import PAGE
from xinqiao.petitions.zone import SHANGHAI, local_day
from xinqiao.rules.clocks import KEEP_PROMISE, REPORT, TELL
from xinqiao.rules.guards.oversight import AT_WORK, OPEN_SUPERVISIONS
from xinqiao.rules.supervision import WATCHED
from xinqiao.rules.terms import PetitionStatus, RatingValue, RecordKind, ReferralStatus, Secrecy, Work
from xinqiao.rules.terms_oversight import SupervisionGround as G
from xinqiao.vault.store import subjects_alike

LOOKED_BACK_DAYS = 180  # how long ago a dissatisfied rating is still called to mind
DISSATISFIED = Q(office=RatingValue.DISSATISFIED.value) | Q(unit=RatingValue.DISSATISFIED.value)
GROUNDS = {KEEP_PROMISE.name: G.PROMISE, REPORT.name: G.NO_FEEDBACK}  # of what a limit that passed is a sign, if not that the work is late
COLUMNS = ("number", "title", "handling_unit_id", "desk_unit_id", "status")


@dataclass(frozen=True, slots=True)
class Worth:
    """One petition that calls for supervision: why, since when, and where its page of the list ends."""

    ground: G
    clock: str  # the limit that passed; "" for other grounds
    since: date
    place: Place
    number: str
    title: str
    unit_id: int
    status: str
    other: str = ""  # the number of the petition that came again


Listed = tuple[list[Worth], Place | None]


def unkept(actor: Staff, directory: Snapshot, *, after: Place | None = None, promises: bool = False) -> Listed:
    """Return what has a limit that passed with the work undone, or no report (or a promise), oldest first: as far as the breach is on record.

    One line a petition, the oldest of its limits; not what the actor's own unit let pass, which others supervise.
    """
    names = [KEEP_PROMISE.name] if promises else [clock.name for clock in (*WATCHED, REPORT)]
    late = RunningClock.objects.filter(stopped_on=None, breached_on__isnull=False, name__in=names)
    late = late.exclude(breached_unit_id__in=sorted(actor.units_with(*HANDLING)))
    sooner = Q(breached_on__lt=OuterRef("breached_on")) | Q(breached_on=OuterRef("breached_on"), pk__lt=OuterRef("pk"))
    rows = late.filter(
        _not_supervised("petition"), ~Exists(late.filter(sooner, petition=OuterRef("petition"))), _seen(actor, directory),
    ).exclude(petition__status=PetitionStatus.CLOSED.value)  # fmt: skip
    if after:
        on, key = after
        rows = rows.filter(Q(breached_on__gt=on) | Q(breached_on=on, pk__gt=key))
    values = rows.order_by("breached_on", "pk").values_list("pk", "breached_on", "name", "breached_unit_id", *(f"petition__{column}" for column in COLUMNS))
    return _page([_worth(GROUNDS.get(clock, G.OVERDUE), clock, on, (on, key), rest, unit) for key, on, clock, unit, *rest in values[: PAGE + 1] if on])


def going_round(actor: Actor, directory: Snapshot, today: date, *, after: Place | None = None) -> Listed:
    """Return what was sent to several units and is taken over by none in time, or objected to again; oldest first."""
    unsigned = Obligation.objects.filter(petition=OuterRef("pk"), work=Work.TAKE_OVER.value, due_on__lt=today)
    declined = Referral.objects.filter(petition=OuterRef("pk"), status=ReferralStatus.DECLINED.value)
    rows = visible_to(actor, directory).filter(
        _not_supervised("pk"), Exists(unsigned) | Exists(declined), hops__gte=1,
        status__in=[PetitionStatus.FORWARDED.value, PetitionStatus.ASSIGNED.value], is_sealed=False,
    ).annotate(is_declined=Exists(declined))  # fmt: skip
    if after:
        rows = rows.filter(pk__gt=after[1])
    values = rows.order_by("pk").values_list("pk", "received_at", "is_declined", *COLUMNS)
    return _page([
        _worth(G.OBJECTED if declined else G.HOPS, "", local_day(at), (local_day(at), key), rest)
        for key, at, declined, *rest in values[: PAGE + 1]
    ])  # fmt: skip


def unheard(actor: Actor, directory: Snapshot, today: date, *, after: Place | None = None) -> Listed:
    """Return what was rated dissatisfied and not called back since, newest first: rated within LOOKED_BACK_DAYS and long enough ago."""
    days = directory.policy("unheard_days", today)
    rows = Rating.objects.filter(
        DISSATISFIED, _not_supervised("petition"), _seen(actor, directory),
        Q(petition__resolution_on=None) | Q(petition__resolution_on__lt=F("rated_at__date")),
        rated_at__gte=_begin(today - timedelta(days=LOOKED_BACK_DAYS)), rated_at__lt=_begin(today - timedelta(days=days - 1)),
        petition__status=PetitionStatus.REPLIED.value, superseded_on=None,
    )  # fmt: skip
    if after:
        last = Rating.objects.filter(_seen(actor, directory), pk=after[1]).values_list("rated_at", flat=True).first()
        rows = rows.filter(Q(rated_at__lt=last) | Q(rated_at=last, pk__lt=after[1])) if last else rows
    values = rows.order_by("-rated_at", "-pk").values_list("pk", "rated_at", *(f"petition__{column}" for column in COLUMNS))
    return _page([_worth(G.UNHEARD, "", local_day(at), (local_day(at), key), rest) for key, at, *rest in values[: PAGE + 1]])


def missed(actor: Actor, directory: Snapshot, *, after: Place | None = None) -> Listed:
    """Return what was answered with a claim left without a conclusion (条例§32), oldest first: one line a petition."""
    left_out = Claim.objects.filter(outcome="", is_dropped=False, is_diverted=False, petition__status=PetitionStatus.REPLIED.value)
    earlier = left_out.filter(petition=OuterRef("petition"), pk__lt=OuterRef("pk"))
    rows = left_out.filter(_not_supervised("petition"), ~Exists(earlier), _seen(actor, directory))
    if after:
        rows = rows.filter(pk__gt=after[1])
    values = rows.order_by("pk").values_list("pk", "petition__received_at", *(f"petition__{column}" for column in COLUMNS))
    return _page([_worth(G.MISSED, "", local_day(at), (local_day(at), key), rest) for key, at, *rest in values[: PAGE + 1]])


def again(actor: Actor, directory: Snapshot, today: date, *, after: Place | None = None) -> Listed:
    """Return what the same person brought again within LOOKED_BACK_DAYS, newest first: the earlier petition, which is to be supervised.

    The same phone or e-mail, given by name, and the same category. Read from the clocks to tell, of which each petition has one.
    """
    known = {"petition__secrecy": Secrecy.REAL_NAME.value, "petition__is_sealed": False}
    first = RunningClock.objects.filter(name=TELL.name, petition=OuterRef("petition"), pk__lt=OuterRef("pk"))
    rows = RunningClock.objects.filter(~Exists(first), name=TELL.name, due_on__gt=today - timedelta(days=LOOKED_BACK_DAYS), **known)
    rows = rows.exclude(petition__category="").exclude(petition__status=PetitionStatus.WITHDRAWN.value)
    if after:
        on, key = after
        rows = rows.filter(Q(due_on__lt=on) | Q(due_on=on, pk__lt=key))
    before = visible_to(actor, directory).filter(
        _not_supervised("pk"), number__in=subjects_alike(OuterRef(OuterRef("petition__identity_id"))), category=OuterRef("petition__category"),
        pk__lt=OuterRef("petition"), secrecy=Secrecy.REAL_NAME.value, status__in=[status.value for status in AT_WORK], is_sealed=False,
    )  # fmt: skip
    found = rows.annotate(before=Subquery(before.order_by("-pk").values("pk")[:1])).exclude(before=None).order_by("-due_on", "-pk")
    values = list(found.values_list("pk", "due_on", "before", "petition__number", "petition__received_at")[: PAGE + 1])
    meant = {row[0]: row[1:] for row in Petition.objects.filter(pk__in=[row[2] for row in values]).values_list("pk", *COLUMNS)}
    return _page([
        replace(_worth(G.AGAIN, "", local_day(at), (on, key), list(meant[petition])), other=number) for key, on, petition, number, at in values
    ])  # fmt: skip


def _seen(actor: Actor, directory: Snapshot) -> Q:
    """Return that the petition is one that `actor` may see and is not sealed: looked up row by row, not listed whole."""
    return Q(Exists(visible_to(actor, directory).filter(pk=OuterRef("petition"), is_sealed=False)))


def _not_supervised(petition: str) -> Q:
    opened = LinkedRecord.objects.filter(
        petition=OuterRef(petition), kind=RecordKind.SUPERVISION.value, status__in=[status.value for status in OPEN_SUPERVISIONS]
    )  # fmt: skip
    return ~Q(Exists(opened))


def _begin(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=SHANGHAI)


def _worth(ground: G, clock: str, since: date, place: Place, rest: list[Any], unit: int | None = None) -> Worth:
    number, title, handling, desk, status = rest
    return Worth(ground, clock, since, place, number, title, unit or handling or desk, status)


def _page(found: list[Worth]) -> Listed:
    page = found[:PAGE]
    return page, page[-1].place if len(found) > PAGE else None


