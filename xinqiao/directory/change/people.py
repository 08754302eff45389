"""Add and change people, and set their passwords."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.contrib.auth.hashers import check_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone
from django.utils.translation import override

from xinqiao.directory import snapshot
from xinqiao.directory.change.record import changes, check_filled, check_length, record
from xinqiao.directory.models import PasswordMemory, Person, Post
from xinqiao.directory.refused import DirectoryError, refuse
from xinqiao.rules.terms import Duty
from xinqiao.rules.text import Text

REMEMBERED = 24  # the most that `password_memory` may be
STAYING = (Duty.SYSTEM_ADMIN, Duty.SECURITY_ADMIN)  # without them nobody could mend the directory
LOGIN = re.compile(r"[a-z0-9][a-z0-9_-]*")
LABELS = {
    "login": Text("登录名", "Sign-in name"), "name": Text("姓名", "Name"), "name_en": Text("英文名", "English name"),
    "email": Text("邮箱", "E-mail"),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonEntry:
    """A member of staff as somebody wants the record to be."""

    login: str
    name: str
    name_en: str = ""
    email: str = ""
    is_active: bool = True


@changes
def add_person(entry: PersonEntry, *, by: str, at: datetime) -> Person:
    """Add a member of staff, who cannot sign in before a password is set."""
    _check(None, entry)
    person = Person(**asdict(entry))
    person.set_unusable_password()
    person.save()
    record("person.add", {"person": person.pk}, by=by, at=at)
    return person


@changes
def change_person(person: Person, entry: PersonEntry, *, by: str, at: datetime) -> Person:
    """Change a person's record; whoever is switched off loses the password and with it every session."""
    person = Person.objects.get(pk=person.pk)
    changed = [field for field, value in asdict(entry).items() if getattr(person, field) != value]
    if not changed:
        return person
    _check(person, entry)
    was_active = person.is_active
    if person.is_active and not entry.is_active:
        _check_leaving(person, by, at)
        _remember(person, at)
        person.set_unusable_password()  # a session is bound to the password's hash: all of them end here
    for field in changed:
        setattr(person, field, getattr(entry, field))
    person.save()
    record("person.change", {"person": person.pk, "changed": changed, "is_active": person.is_active, "was_active": was_active}, by=by, at=at)
    return person


@changes
def set_password(person: Person, password: str, *, must_change: bool, by: str, at: datetime) -> Person:
    """Set a password; all sessions of the person end. `must_change`: it is asked for a new one at the first sign-in."""
    person = Person.objects.get(pk=person.pk)
    if not person.is_active:
        raise refuse(
            "这个账号已停用。请先启用，再设密码。",
            "This account is switched off. Please switch it on first.",
            "password",
        )
    fault = password_fault(person, password)
    if fault:
        raise DirectoryError(fault, "password")
    if not must_change:  # a first password is made by us
        _check_is_new(person, password, timezone.localdate(at))
    _remember(person, at)
    person.set_password(password)
    person.must_change_password = must_change
    person.save(update_fields=["password", "must_change_password"])
    record("person.password", {"person": person.pk, "must_change": must_change}, by=by, at=at)
    return person


def _check_is_new(person: Person, password: str, today: date) -> None:
    """Refuse one of the last passwords; each comparison costs a hash."""
    how_many = snapshot.current().policy("password_memory", today)
    remembered = PasswordMemory.objects.filter(person=person).order_by("-pk").values_list("hashed", flat=True)
    if any(check_password(password, hashed) for hashed in [person.password, *remembered][:how_many]):
        raise refuse("这个密码最近用过，请换一个。", "You have used this password lately. Please choose another.", "password")


def _remember(person: Person, at: datetime) -> None:
    """Keep the hash of the present password, and at most as many as the policy can ask for."""
    if person.has_usable_password():
        PasswordMemory.objects.create(person=person, hashed=person.password, set_at=at)
        old = PasswordMemory.objects.filter(person=person).order_by("-pk").values_list("pk", flat=True)[REMEMBERED:]
        PasswordMemory.objects.filter(pk__in=list(old)).delete()


def password_fault(person: Person, password: str) -> Text | None:
    """Return why a password is not good enough, in both languages; None if it is."""
    said = []
    for language in ("zh-hans", "en"):
        with override(language):
            try:
                validate_password(password, person)
            except ValidationError as error:
                said.append(" ".join(error.messages))
    return Text(*said) if said else None


def _check(person: Person | None, entry: PersonEntry) -> None:
    if not LOGIN.fullmatch(entry.login):
        raise refuse(
            "登录名只能用小写字母、数字、下划线和短横。",
            "A sign-in name has small letters, digits, underscores and hyphens.",
            "login",
        )
    for field, label in LABELS.items():
        check_length(Person, field, getattr(entry, field), label)
    check_filled("name", entry.name, LABELS["name"])
    if (person is None or person.login != entry.login) and Person.objects.filter(login=entry.login).exists():
        raise refuse(
            "登录名 {login} 已经有人用了。请换一个。",
            "The sign-in name {login} is taken. Please choose another.",
            "login",
            login=entry.login,
        )
    if entry.email:
        try:
            validate_email(entry.email)
        except ValidationError:
            raise refuse(
                "邮箱写得不对，例如 name@example.com。",
                "This is not an e-mail address, such as name@example.com.",
                "email",
            ) from None


def _check_leaving(person: Person, by: str, at: datetime) -> None:
    if by == f"person:{person.pk}":
        raise refuse(
            "不能停用自己的账号。请另一位安全管理员来做。",
            "You cannot switch off your own account. Please ask another security administrator.",
            "is_active",
        )
    for duty in STAYING:
        check_an_admin_stays(person, at, duty)


def check_an_admin_stays(person: Person, at: datetime, duty: str) -> None:
    """Refuse to lose the last system or security administrator who can sign in; other duties may be left to nobody."""
    if duty not in STAYING:
        return
    today = timezone.localdate(at)
    admins = Post.objects.filter(duty=duty, person__is_active=True, valid_from__lte=today)
    admins = admins.filter(valid_to=None) | admins.filter(valid_to__gt=today)
    if admins.filter(person=person).exists() and not admins.exclude(person=person).exists():
        term = Duty(duty)
        raise refuse(
            "这是最后一位{duty}。请先指定另一位。",
            "This is the last {duty}. Please name another first.",
            duty=Text(term.zh, term.en),
        )
