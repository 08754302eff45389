"""No address of the product changes anything but by a form of ours: all of them, from the resolver, at each audience."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client

from tests.enterprise import Enterprise
from tests.walking import CODE, Walk
from tests.web.protected_host import become

pytestmark = [pytest.mark.django_db, pytest.mark.one_store]  # what is refused before any step is refused before the store is asked

WHO = ("nobody", "petitioner", "clerk", "custodian", "admin")
NO_CHANGE = ("django_session", "sign_in_staffsession", "sign_in_try", "petitions_openform", "vault_pagereading", "petitions_fileticket")
REFUSED = (302, 403, 404, 405)  # to the sign-in page, no token, not there for him, not by this method


def rows() -> dict[str, Any]:
    """Return every row of every table but those that only say who looked where."""
    with connection.cursor() as cursor:
        found = {}
        for table in connection.introspection.table_names(cursor):
            if table not in NO_CHANGE and not table.startswith("wording_"):
                cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608
                found[table] = sorted(map(str, cursor.fetchall()))
    return found


def at_the_browser(who: str, enterprise: Enterprise, walked: Walk) -> Client:
    """Return a browser that holds to the rules, with a token it was given."""
    client = Client(enforce_csrf_checks=True)
    if who == "petitioner":
        token = client.get("/lookup/").cookies["csrftoken"].value
        client.post("/lookup/", {"number": walked.petition.number, "code": CODE, "csrfmiddlewaretoken": token})
    elif who != "nobody":
        client.force_login(enterprise.person(who), backend="xinqiao.directory.sessions.StaffBackend")
    return client


@pytest.mark.parametrize("who", WHO)
def test_no_address_changes_anything_by_another_method_without_a_token_or_from_another_site(
    who: str, addresses: list[tuple[str, str]], enterprise: Enterprise, walk: Any
) -> None:
    """Attack 34: {PUT, PATCH, DELETE, POST without token, from elsewhere, of another kind} on every address; GET and HEAD change nothing."""
    client = at_the_browser(who, enterprise, walk("replied"))
    client.get("/lookup/")
    token = client.cookies["csrftoken"].value
    fields = {"text": "x", "reason": "x" * 12, "name": "x", "csrfmiddlewaretoken": token}
    before, wrong = rows(), []
    for name, url in addresses:
        tries = {
            "PUT": client.put(url, "text=x", headers={"x-csrftoken": token}), "PATCH": client.patch(url, "text=x", headers={"x-csrftoken": token}),
            "DELETE": client.delete(url, headers={"x-csrftoken": token}), "no token": client.post(url, {"text": "x", "reason": "x" * 12}),
            "elsewhere": client.post(url, fields, headers={"origin": "https://evil.example"}),
            "a sandbox": client.post(url, fields, headers={"origin": "null"}),
            "JSON": client.post(url, '{"text": "x"}', content_type="application/json"), "plain": client.post(url, "text=x", content_type="text/plain"),
        }  # fmt: skip
        wrong += [f"{name} {how}: {answer.status_code}" for how, answer in tries.items() if answer.status_code not in REFUSED]
        if client.head(url).status_code >= 500 or client.get(url).status_code >= 500:
            wrong.append(f"{name} breaks")
    after = rows()
    assert not wrong, "\n".join(wrong)
    assert {table for table in before if before[table] != after[table]} == set()


def test_no_address_of_the_protected_host_changes_anything_either(settings: Any, request: pytest.FixtureRequest, walk: Any) -> None:
    """Attack 34: the same on every address of the protected host, for whoever has looked up a report there."""
    petition = walk("replied").petition
    become(settings)
    addresses = request.getfixturevalue("addresses")  # only now: those of this host
    client = Client(enforce_csrf_checks=True)
    client.get("/lookup/")
    token = client.cookies["protected_token"].value
    home = {"origin": "null", "sec-fetch-site": "same-origin"}
    entered = client.post("/lookup/", {"number": petition.number, "code": CODE, "csrfmiddlewaretoken": token}, headers=home)
    assert entered.status_code == 302 and client.get("/matter/write/").status_code == 200
    fields = {"text": "x", "reason": "x" * 12, "csrfmiddlewaretoken": token}
    before, wrong, tried = rows(), [], set()
    for name, url in addresses:
        tries = {
            "PUT": client.put(url, "text=x", headers={"x-csrftoken": token}), "PATCH": client.patch(url, "text=x", headers={"x-csrftoken": token}),
            "DELETE": client.delete(url, headers={"x-csrftoken": token}), "no token": client.post(url, {"text": "x"}, headers=home),
            "elsewhere": client.post(url, fields, headers={"origin": "https://evil.example"}),
            "a sandbox": client.post(url, fields, headers={"origin": "null", "sec-fetch-site": "cross-site"}),
            "plain": client.post(url, "text=x", content_type="text/plain", headers=home),
        }  # fmt: skip
        wrong += [f"{name} {how}: {answer.status_code}" for how, answer in tries.items() if answer.status_code not in REFUSED]
        tried.add(name)
        if client.head(url).status_code >= 500 or client.get(url).status_code >= 500:
            wrong.append(f"{name} breaks")
    assert not wrong, "\n".join(wrong)
    assert {"portal:home", "portal:write", "portal:file_who", "file_for_petitioner", "set_language", "ui:mode"} <= tried
    after = rows()
    assert {table for table in before if before[table] != after[table]} == set()
