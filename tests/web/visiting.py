"""A member of staff at his browser."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from tests.enterprise import Enterprise
from xinqiao.petitions.models import LinkedRecord, Petition
from xinqiao.rules.procedures.every import LINKED, PROCEDURE_OF
from xinqiao.rules.procedures.identity_access import IDENTITY_ACCESS
from xinqiao.rules.terms import START
from xinqiao.web.desk import places


@pytest.fixture(autouse=True)
def plain_pages(settings: Any) -> None:
    """Static files need no manifest here, and no figure of an earlier test is left."""
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    cache.clear()


@pytest.fixture
def visit(enterprise: Enterprise) -> Callable[..., Visitor]:
    """`visit("clerk")` is the petition officer at his browser; `visit("clerk", "en")` reads English."""

    def signed_in(key: str, language: str = "zh-hans") -> Visitor:
        client = Client()
        client.force_login(enterprise.person(key), backend="xinqiao.directory.sessions.StaffBackend")
        client.cookies["language"] = language
        return Visitor(client)

    return signed_in


def words_of(answer: Any) -> str:
    """Return the text of an answer: of a page, or of the parts of a Word file or a sheet."""
    content: bytes = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if content[:2] == b"PK":
        archive = zipfile.ZipFile(io.BytesIO(content))
        content = b"".join(archive.read(name) for name in archive.namelist() if name.endswith(".xml"))
    return content.decode()


class Visitor:
    """Opens pages and sends forms, as a browser would."""

    def __init__(self, client: Client) -> None:
        self.client = client

    def get(self, url: str, **query: Any) -> Any:
        """Return the response of a page."""
        return self.client.get(url, query or None)

    def post(self, url: str, **fields: Any) -> Any:
        """Send a form."""
        return self.client.post(url, fields)

    def page(self, url: str, **query: Any) -> str:
        """Return the text of a page that must be there."""
        response = self.get(url, **query)
        assert response.status_code == 200, (url, response.status_code)
        return unescape(response.content.decode())

    def download(self, url: str) -> Any:
        """Return the file behind an address, by the ticket that it gives. The browser sends no cookie there."""
        response = self.get(url)
        assert response.status_code == 302 and response["Location"].startswith("/files/"), (url, response.status_code)
        return Client().get(response["Location"])

    def numbers(self, url: str, **query: Any) -> list[str]:
        """Return the numbers of the petitions a list shows, in its order; empty where the list is closed to him."""
        response = self.get(url, **query)
        if response.status_code == 404:
            return []
        rows = re.findall(r'<a class="title" href="/desk/petitions/([^/"]+)/"', response.content.decode())
        return list(dict.fromkeys(rows))

    def take(self, petition: Petition, step: str, *, referral: bool = False, **fields: Any) -> Any:
        """Send the form of a step with the version the page shows now."""
        version = Petition.objects.values_list("version", flat=True).get(pk=petition.pk)
        return self.post(step_url(petition, step, referral=referral), **{"version": version} | fields)


def petition_url(petition: Petition) -> str:
    """Return the address of a petition's page."""
    return f"/desk/petitions/{petition.number}/"


def step_url(petition: Petition, step: str, *, referral: bool = False) -> str:
    """Return the address of a step; of a linked record's step, on the newest record of its kind."""
    procedure = PROCEDURE_OF.get(step)
    if procedure not in LINKED.values():
        return f"{petition_url(petition)}{'referral/' if referral else ''}{step}/"
    newest = LinkedRecord.objects.filter(petition=petition, kind=procedure.kind).order_by("pk").last()
    is_opening = START in procedure.by_name[step].source
    if procedure is IDENTITY_ACCESS and not is_opening and newest is not None:  # a custodian does not see the petition's page
        return f"/desk/identities/{petition.number}/{newest.position}/{step}/"
    return places.step_url(petition.number, step, None if is_opening else newest)
