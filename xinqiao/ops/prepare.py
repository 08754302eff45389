"""Make a data folder ready: tables, texts, styles, and on an empty store the first directory rows."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from xinqiao.directory import change, seed
from xinqiao.directory.models import Edition, Person, Post, Unit
from xinqiao.rules.terms import Duty, UnitKind
from xinqiao.web.ui import stylesheet

SINCE = date(2020, 1, 1)
ADMINISTRATORS = (("admin", Duty.SYSTEM_ADMIN), ("security", Duty.SECURITY_ADMIN))


@dataclass(frozen=True)
class FirstSignIn:
    """An administrator who was made; the password is shown once and must be changed."""

    login: str
    password: str


def compile_messages(package: Path | None = None) -> int:
    """Compile every .po newer than its .mo; return how many."""
    done = 0
    for source in sorted((package or settings.PACKAGE).glob("**/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        with source.open("rb") as stream:
            catalog = read_po(stream, locale=source.parent.parent.name)
        draft = target.with_suffix(".mo.part")
        with draft.open("wb") as stream:
            write_mo(stream, catalog)
        draft.replace(target)
        done += 1
    return done


def collect_static() -> None:
    """Build the stylesheet and collect static files, if anything is newer than last time."""
    stylesheet.write()
    stamp = Path(settings.STATIC_ROOT) / ".collected"
    newest = max(path.stat().st_mtime for path in settings.PACKAGE.glob("**/static/**/*") if path.is_file())
    if stamp.exists() and stamp.stat().st_mtime >= newest:
        return
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.touch()


def prepare(at: datetime, *, with_first_rows: bool = True) -> tuple[FirstSignIn, ...]:
    """Bring the data folder up to date; return the sign-ins that were made: two if the store was empty, for two people."""
    settings.DATA.mkdir(parents=True, exist_ok=True, mode=0o700)
    compile_messages()
    collect_static()
    call_command("migrate", interactive=False, verbosity=0)
    with transaction.atomic():
        Edition.objects.get_or_create(pk=1, defaults={"number": 1})
        seed.seed_calendar(at)
        seed.seed_categories(at)
        seed.seed_guides(at)
        seed.seed_questions(at)
        if with_first_rows and not Person.objects.exists():
            return _first_rows()
        made = separate_administrators(at)
        return (made,) if made else ()


def _first_rows() -> tuple[FirstSignIn, ...]:
    group = Unit.objects.create(
        key="group", name="本集团", name_en="The group", short_name="集团", kind=UnitKind.GROUP.value, valid_from=SINCE,
        can_issue_opinion=True,
    )  # fmt: skip
    Unit.objects.create(
        key="petition-office", name="集团信访办", name_en="Petition office", short_name="集团信访", valid_from=SINCE,
        kind=UnitKind.DEPARTMENT.value, parent=group, handles_petitions=True, is_front_desk=True,
    )  # fmt: skip
    return tuple(_administrator(group, *row) for row in ADMINISTRATORS)


def _administrator(group: Unit, login: str, duty: Duty) -> FirstSignIn:
    password = f"{secrets.token_urlsafe(9)}-Aa1"
    person = Person(login=login, name=duty.zh, name_en=duty.en.capitalize(), must_change_password=True)
    person.set_password(password)
    person.save()
    Post.objects.create(person=person, unit=group, duty=duty.value, title=duty.zh, title_en=duty.en.capitalize(), valid_from=SINCE)
    return FirstSignIn(person.login, password)


def separate_administrators(at: datetime) -> FirstSignIn | None:
    """Give an enterprise of before 三员分立 a security administrator, once; return the sign-in that was made for it.

    Until then one duty did both. Whoever held it keeps units, categories, policies and the calendar; accounts and posts
    go to a new account, which somebody else is to have. Its password is shown once and must be changed.
    """
    if Post.objects.filter(duty=Duty.SECURITY_ADMIN).exists():
        return None
    last = Post.objects.filter(duty=Duty.SYSTEM_ADMIN, valid_to=None, person__is_active=True).select_related("unit").order_by("pk").first()
    if last is None:
        return None
    login = next(name for name in ("security", *(f"security-{n}" for n in range(2, 1000))) if not Person.objects.filter(login=name).exists())
    duty, password = Duty.SECURITY_ADMIN, f"{secrets.token_urlsafe(9)}-Aa1"
    person = change.add_person(change.PersonEntry(login=login, name=duty.zh, name_en=duty.en.capitalize()), by="command", at=at)
    entry = change.PostEntry(person=person, unit=last.unit, duty=duty.value, title=duty.zh, title_en=duty.en.capitalize(), valid_from=timezone.localdate(at))
    change.add_post(entry, by="command", at=at)
    change.set_password(person, password, must_change=True, by="command", at=at)
    return FirstSignIn(login, password)
