"""The second factors of a person: what he has, whether he needs one, adding, using and taking them away."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from xinqiao.directory import snapshot
from xinqiao.directory.models import Person
from xinqiao.directory.refused import refuse
from xinqiao.directory.snapshot import Snapshot
from xinqiao.sign_in import recovery, sessions, totp
from xinqiao.sign_in.models import Factor, RecoveryCode
from xinqiao.sign_in.record import own, record

MOST = 6
NEEDED = 2  # value of the policy `second_factor`
ONE_STEP = "password"  # how a sign-in was proved; the others: "totp", "passkey", "recovery"


def are_needed(today: date, directory: Snapshot | None = None) -> bool:
    """Return whether staff with a duty must have a second factor on a day (policy `second_factor`)."""
    return (directory or snapshot.current()).policy("second_factor", today) == NEEDED


def held(person: Person) -> list[Factor]:
    """Return the person's factors, oldest first (one query)."""
    rows = list(Factor.objects.filter(person=person).order_by("pk"))
    for row in rows:
        row.person = person
    return rows


@transaction.atomic
def add(factor: Factor, at: datetime) -> list[str]:
    """Save a factor that was just proved; return recovery codes to show once, if the person has none yet."""
    person = factor.person
    Person.objects.select_for_update().get(pk=person.pk)
    if Factor.objects.filter(person=person).count() >= MOST:
        raise refuse("最多 {most} 个，请先去掉一个。", "At most {most}; please remove one first.", most=MOST)
    factor.save()
    record("factor.add", person, by=own(person), at=at, kind=factor.kind, factor=factor.pk)
    return new_codes(person, at) if not recovery.left(person) else []


def new_codes(person: Person, at: datetime) -> list[str]:
    """Return ten new recovery codes; the old ones are dead."""
    codes = recovery.make(person)
    record("recovery.make", person, by=own(person), at=at)
    return codes


@transaction.atomic
def remove(person: Person, pk: int, *, at: datetime, today: date) -> bool:
    """Take one factor away; False if the person has no such factor. Refuses the last one where one is needed."""
    Person.objects.select_for_update().get(pk=person.pk)
    rows = Factor.objects.filter(person=person)
    if not rows.filter(pk=pk).exists():
        return False
    if rows.count() == 1 and are_needed(today):
        raise refuse("这是唯一的一个，去掉就登录不了了。请先加一个新的。", "It is the only one; without it you could not sign in. Please add another first.")
    rows.filter(pk=pk).delete()
    record("factor.remove", person, by=own(person), at=at, factor=pk)
    return True


@transaction.atomic
def reset(person: Person, *, by: str, at: datetime) -> None:
    """Take all factors and recovery codes away and end all sessions: for whoever lost them. Set up anew at the next sign-in."""
    kinds = ",".join(Factor.objects.filter(person=person).order_by("pk").values_list("kind", flat=True))
    Factor.objects.filter(person=person).delete()
    RecoveryCode.objects.filter(person=person).delete()
    sessions.end_all(person)
    record("factor.reset", person, by=by, at=at, kinds=kinds)


def use_code(person: Person, typed: str, at: datetime) -> str:
    """Return how a typed code proves the person ("totp", "recovery") and use it up; "" if it does not."""
    if recovery.looks_like(typed):
        return "recovery" if recovery.use(person, typed, at) else ""
    generators = [factor for factor in held(person) if factor.kind == Factor.TOTP]
    return Factor.TOTP if any(totp.use(factor, typed, at) for factor in generators) else ""
