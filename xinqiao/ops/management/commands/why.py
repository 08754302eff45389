"""Say on the machine why somebody may see a petition, or why not."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from xinqiao.directory import snapshot
from xinqiao.directory.duties import staff
from xinqiao.directory.models import Person
from xinqiao.petitions import explaining
from xinqiao.petitions.models import LinkedRecord, Petition
from xinqiao.rules.terms import RecordKind


class Command(BaseCommand):
    """`xinqiao why lin-yu XQ-2026-0000013`; of sealed matters, and of those that complain about somebody, it says what it says of an unknown number."""

    help = "Why may somebody see a petition, why not?"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("login", help="sign-in name of a member of staff")
        parser.add_argument("number", help="number of the petition")

    def handle(self, *args: Any, **options: Any) -> None:
        person = Person.objects.filter(login=options["login"]).first()
        if person is None:
            raise CommandError(f"没有这个登录名 / nobody has this sign-in name: {options['login']}")
        named = LinkedRecord.objects.filter(kind=RecordKind.COMPLAINED.value).values("petition_id")
        petition = Petition.objects.filter(number=options["number"], is_sealed=False, is_kept_close=False, guards__isnull=True).exclude(pk__in=named).first()
        if petition is None:
            raise CommandError(f"没有可以查的这一件 / no such petition to ask about: {options['number']}")
        today, directory = timezone.localdate(), snapshot.current()
        found = explaining.explain(petition, staff(person, today, directory), today, directory)
        self.stdout.write("看得到 / sees it" if found.sees else "看不到 / does not see it")
        for reason in found.reasons:
            post = f"{directory.unit(reason.post.unit_id)} · {reason.post.title}: " if reason.post else ""
            lent = f" ({reason.lent.zh})" if reason.lent else ""
            self.stdout.write(f"{'+' if reason.gives else '-'} {post}{reason.said.zh} / {reason.said.en}{lent}")
