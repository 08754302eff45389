"""The hint before registering, asked by somebody who tries phones and titles: it says nothing that he may not see, and what it says leaves a trace."""

from __future__ import annotations

from html import unescape
from typing import Any

import pytest

from tests.enterprise import Enterprise
from tests.web.desk.test_register_page import form
from tests.web.visiting import visit  # noqa: F401 a fixture
from xinqiao.petitions.models import Petition
from xinqiao.vault.readings import readings

pytestmark = pytest.mark.django_db
URL = "/desk/register/"
HIDDEN = {
    "sealed": {"is_sealed": True}, "confidential": {"secrecy": "confidential"}, "anonymous": {"secrecy": "anonymous"}, "kept close": {"is_kept_close": True},
    "protected": {"is_protected": True}, "a file of a watch": {"guards": "QC-2026-000009"},
}  # fmt: skip


@pytest.mark.parametrize("why", HIDDEN)
def test_a_hint_tells_nothing_of_what_little_may_be_known(visit: Any, why: str) -> None:  # noqa: F811
    """Attack 21: phone, e-mail and title of a matter that is sealed, confidential, anonymous, kept close, protected or a watch's: the answer is that to a phone nobody has."""
    visit("receptionist").post(URL, **form(email="fan@example.cn"))
    before = Petition.objects.get()
    Petition.objects.update(**HIDDEN[why])
    answer = visit("receptionist").post(URL, **form(token="e" * 32, email="fan@example.cn"))
    assert answer.status_code == 302 and "/slip/" in answer.url and before.number not in answer.url
    assert Petition.objects.count() == 2 and not readings(before.number)


def test_a_hint_tells_nothing_of_another_office(visit: Any, enterprise: Enterprise) -> None:  # noqa: F811
    """Attack 15: what another office registered is not told, though the group's office may open it."""
    visit("receptionist").post(URL, **form())
    Petition.objects.update(desk_unit=enterprise.mine)
    assert visit("clerk").post(URL, **form(token="e" * 32)).status_code == 302


def test_a_name_alone_finds_nobody(visit: Any) -> None:  # noqa: F811
    """Attack 21: whoever types a colleague's name does not learn that he has petitioned."""
    visit("receptionist").post(URL, **form())
    asked = form(token="e" * 32, title="澡堂水温不够", phone="", address="")
    assert visit("receptionist").post(URL, **asked).status_code == 302


def test_an_anonymous_call_and_an_accusation_are_compared_with_nothing(visit: Any) -> None:  # noqa: F811
    """Attack 32: whoever does not give his name is not tied to an earlier matter by his number, and an accusation stands beside nothing."""
    visit("receptionist").post(URL, **form())
    assert visit("receptionist").post(URL, **form(token="e" * 32, title="澡堂水温不够", secrecy="anonymous", name="")).status_code == 302
    assert visit("receptionist").post(URL, **form(token="d" * 32, accuses="on")).status_code == 302


def test_whoever_tries_phones_is_read_by_their_owners(visit: Any, enterprise: Enterprise) -> None:  # noqa: F811
    """Attack 21: each matter that a phone brings up says to its petitioner who came upon it, although nothing was registered."""
    visit("receptionist").post(URL, **form())
    before = Petition.objects.get()
    page = unescape(visit("clerk").post(URL, **form(token="e" * 32, title="澡堂水温不够")).content.decode())
    assert before.number in page and Petition.objects.count() == 1
    assert [row.person_id for row in readings(before.number)] == [enterprise.person("clerk").pk]
    for hidden in ("139 0000 1235", "二矿新村六号"):
        assert hidden not in page
