"""A lost password is replaced on the machine itself, and the ledger says so."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from tests.enterprise import PASSWORD, Enterprise
from xinqiao.directory.models import Person
from xinqiao.ledger.append import history


def test_the_only_administrator_comes_in_again_and_must_choose_a_new_one(enterprise: Enterprise, client: Client) -> None:
    out = StringIO()
    call_command("password", "admin", stdout=out)
    password = out.getvalue().split(": ")[1].strip()
    person = Person.objects.get(login="admin")
    assert person.check_password(password) and not person.check_password(PASSWORD) and person.must_change_password
    assert client.post("/desk/sign-in/", {"login": "admin", "password": password}).status_code == 302
    assert client.get("/admin/")["Location"].startswith("/desk/password/")
    last = history("directory")[-1]
    assert (last.verb, last.actor) == ("person.password", "command") and password not in str(last.body)


def test_a_name_nobody_has_gets_a_sentence(enterprise: Enterprise) -> None:
    with pytest.raises(CommandError, match="没有这个登录名"):
        call_command("password", "nobody")
