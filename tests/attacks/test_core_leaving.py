"""Attack 28: somebody leaves. His access ends at once, what he did stays his."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from tests.enterprise import PASSWORD, Enterprise
from tests.walking import Walk
from tests.web.visiting import petition_url, plain_pages, step_url, visit  # noqa: F401 fixtures
from xinqiao.directory import change
from xinqiao.directory.models import Person
from xinqiao.ledger.append import history
from xinqiao.petitions.models import Petition

pytestmark = [pytest.mark.django_db, pytest.mark.postgres_too]


def switch_off(person: Person) -> None:
    entry = change.PersonEntry(login=person.login, name=person.name, name_en=person.name_en, is_active=False)
    change.change_person(person, entry, by="person:1", at=timezone.now())


def test_his_open_session_dies_with_his_next_click_and_his_words_stay(walk, visit, enterprise: Enterprise):  # noqa: F811
    """Attack 28: no session, no step, no list; his draft, his lines in the ledger and his post in them stay."""
    started: Walk = walk("drafted")
    handler, url = visit("handler"), petition_url(started.petition)
    assert handler.get(url).status_code == 200
    person = enterprise.person("handler")
    lines = [line.digest for line in history(started.petition.number)]
    switch_off(person)
    for address in (url, "/desk/", "/desk/find/?q=停暖", step_url(started.petition, "reply")):
        assert handler.get(address).status_code == 302
    posted = handler.post(step_url(started.petition, "reply"), version=started.petition.version)
    assert posted.status_code == 401  # the sign-in, with what he wrote on it
    assert [line.digest for line in history(started.petition.number)] == lines
    assert f"person:{person.pk}" in {line.actor for line in history(started.petition.number)}
    page = visit("clerk").page(url)
    assert person.name in page and "三日内恢复供暖" in page
    assert Petition.objects.get(pk=started.petition.pk).version == started.petition.version


def test_he_cannot_sign_in_again(enterprise: Enterprise, client: Client) -> None:
    """Attack 28, 42: and the answer is the one that a wrong password gets."""
    person = enterprise.person("handler")
    right = {"login": person.login, "password": PASSWORD}
    switch_off(person)
    gone, wrong = client.post("/desk/sign-in/", right), client.post("/desk/sign-in/", right | {"password": "falsch"})
    assert gone.status_code == wrong.status_code == 200
    assert "_auth_user_id" not in client.session
