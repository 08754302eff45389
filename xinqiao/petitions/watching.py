"""What the steps of a watch against retaliation have in common: whose it is, its rounds, and its measures."""

from __future__ import annotations

from datetime import date, timedelta

from xinqiao.directory.duties import units_holding
from xinqiao.directory.models import Post
from xinqiao.directory.snapshot import Snapshot
from xinqiao.petitions.lines_of_command import line_of
from xinqiao.petitions.models import LinkedRecord, Petition
from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written
from xinqiao.rules.clocks import CHECK_IN, MEET_FEAR, PROTECT_MEASURE, Clock
from xinqiao.rules.protection import ROUNDS, WATCHERS, WATCHERS_OF_SENT_UP
from xinqiao.rules.terms import Duty, PetitionStatus, RecordKind
from xinqiao.rules.terms_protection import Occasion
from xinqiao.rules.terms_sharing import ComplainedStatus

MOST_DAYS = 365
SENT_UP = (PetitionStatus.GOING_UP, PetitionStatus.GONE_UP)
SHOWN_BEFORE_DAYS = 7  # how long before its day a question can be answered on the page


def watcher(directory: Snapshot, petition: Petition, occasion: Occasion, today: date) -> tuple[int | None, Duty | None]:
    """Return the unit and the duty that watches over a petitioner: outside the line of whoever handles or registered the matter.

    Of several the nearest upward from there; (None, None) where there is nobody (a query for each duty, one for the units complained about).
    """
    home, minded = petition.handling_unit_id or petition.desk_unit_id, lines_about(directory, petition)
    orgs = [directory.organisation(home).pk, *(unit.pk for unit in directory.ancestors(home))]
    for duty in WATCHERS_OF_SENT_UP if petition.standing in SENT_UP else WATCHERS[occasion]:
        free = [unit for unit in units_holding(duty, today) if unit in directory.units and unit not in minded]
        near = sorted(free, key=lambda unit: (_distance(orgs, directory.organisation(unit).pk), unit))
        if near:
            return near[0], duty
    return None, None


def lines_about(directory: Snapshot, petition: Petition) -> frozenset[int]:
    """Return the units in the line of whoever handles or registered a petition, or of a unit that it complains about."""
    units = {petition.handling_unit_id or petition.desk_unit_id, petition.desk_unit_id, *_complained(petition)}
    return frozenset().union(*(line_of(directory, unit) for unit in units if unit in directory.units))


def _distance(orgs: list[int], org: int) -> int:
    return orgs.index(org) if org in orgs else len(orgs)


def _complained(petition: Petition) -> list[int]:
    if not petition.has_records:
        return []
    rows = LinkedRecord.objects.filter(petition=petition, kind=RecordKind.COMPLAINED.value, status=ComplainedStatus.KEPT_OUT.value)
    named = list(rows.values_list("unit_id", "person_id"))
    persons = [person for _, person in named if person is not None]
    posts = Post.objects.filter(person_id__in=persons).values_list("unit_id", flat=True) if persons else ()
    return [*(unit for unit, _ in named if unit is not None), *posts]


def begin(step: Step) -> date:
    """Begin the rounds today; return the day of the first."""
    days = step.directory.policy(ROUNDS[0], step.today)
    step.keep(since=step.today.isoformat(), round=1, tried=[])
    step.limits[CHECK_IN.name] = days
    return step.today + timedelta(days=days)


def stop(step: Step, *clocks: Clock) -> None:
    """Stop these clocks today, whatever day the clocks that begin with this step count from."""
    for clock in clocks:
        running = step.dossier.clock(step.key_of(clock))
        if running is not None:
            step.stop(running, step.today)


def go_on(step: Step) -> date | None:
    """Let the next round run, whose day is still to come, counted from the beginning; return its day, None after the last."""
    since = date.fromisoformat(step.linked.content["since"])
    for number in range(step.linked.content["round"] + 1, len(ROUNDS) + 1):
        days = step.directory.policy(ROUNDS[number - 1], step.today)
        if since + timedelta(days=days) > step.today:
            step.keep(round=number, tried=[])
            step.anchor_on, step.limits[CHECK_IN.name] = since, days
            return since + timedelta(days=days)
    step.keep(tried=[])
    step.done.add(CHECK_IN.name)
    return None


def asked_within(day: date, today: date) -> bool:
    """Return whether a question that is due on a day can be answered today."""
    return day <= today + timedelta(days=SHOWN_BEFORE_DAYS)


def again(step: Step) -> date:
    """Let the same round run once more, from today."""
    days = step.directory.policy("try_again_days", step.today)
    step.limits[CHECK_IN.name] = days
    return step.today + timedelta(days=days)


def contact_by(step: Step) -> date:
    """Return by which day whoever fears retaliation is contacted."""
    return MEET_FEAR.lasting(step.limit_days(MEET_FEAR)).due(step.today, step.calendar).on


def add_measure(step: Step, measure: str, owner: str, until: date | None) -> None:
    """Keep a measure with its owner and its day, and let the clock run to the first that is not carried out."""
    text = written(step, measure, field="measure", least=2, zh="请写采取什么措施。", en="Say which measure is taken.", most=500)
    who = written(step, owner, field="owner", least=2, zh="请写这项措施由谁负责。", en="Say who is in charge of the measure.", most=80)
    is_near = until is not None and step.today <= until <= step.today + timedelta(days=MOST_DAYS)
    step.refuse_unless(is_near, "请选这项措施哪一天以前落实，今天起一年以内。", "Choose by which day it is carried out, within a year from today.", field="until")
    stones = [*step.linked.content.get("measures", []), {"text": f"{text}（{who}）", "on": str(until)}]
    step.keep(measures=stones)
    time_measures(step)


def time_measures(step: Step) -> None:
    """Let the clock of measures run to the first day of those not carried out; none runs where all are."""
    waiting = [date.fromisoformat(stone["on"]) for stone in step.linked.content.get("measures", []) if "done" not in stone]
    running = step.dossier.clock(step.key_of(PROTECT_MEASURE))
    if not waiting:
        step.done.add(PROTECT_MEASURE.name)
    elif running is not None:
        days = (min(waiting) - running.anchor_on).days
        if days != running.limit_days:
            step.set_limit(running, days)
    else:
        step.limits[PROTECT_MEASURE.name] = (min(waiting) - (step.anchor_on or step.today)).days
