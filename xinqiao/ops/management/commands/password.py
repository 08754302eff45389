"""`xinqiao password LOGIN`: a new password for somebody who lost his, such as the only administrator."""

from __future__ import annotations

import secrets
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from xinqiao.directory import change
from xinqiao.directory.models import Person
from xinqiao.sign_in import delays, factors, sessions
from xinqiao.sign_in.record import own


class Command(BaseCommand):
    """Whoever may run commands on the machine may do this; the ledger keeps that it was done, and not by whom."""

    help = "Print a new password for a member of staff; it must be changed at the next sign-in."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("login", help="the sign-in name")
        parser.add_argument("--second-step", action="store_true", help="take his second step away too: he sets it up anew")

    def handle(self, *args: Any, **options: Any) -> None:
        person = Person.objects.filter(login=options["login"]).first()
        if person is None:
            raise CommandError(f"没有这个登录名 / no such sign-in name: {options['login']}")
        password = f"{secrets.token_urlsafe(9)}-Aa1"
        with transaction.atomic():
            change.set_password(person, password, by="command", at=timezone.now(), must_change=True)
            sessions.end_all(person)
            delays.release(person.login, own(person))
            if options["second_step"]:
                factors.reset(person, by="command", at=timezone.now())
        self.stdout.write(f"{person.login}   新密码 / new password: {password}")
