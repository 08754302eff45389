"""A change of name or contact by somebody else than the petitioner, read by whoever need not, or guessed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.petitions.test_holds import House, house  # noqa: F401 fixture
from tests.walking import CODE, Walk
from tests.web.desk.test_contact_change import NEW as OFFERED
from tests.web.desk.test_contact_change import door
from tests.web.portal import ways
from tests.web.portal.conftest import holder  # noqa: F401 fixture
from tests.web.portal.test_own_change import CODE_PAGE, DISOWN, ask, phone, sent_code
from tests.web.visiting import petition_url, plain_pages, visit  # noqa: F401 fixtures
from xinqiao.directory.refused import DirectoryError
from xinqiao.ledger.append import history
from xinqiao.petitions.models import LinkedRecord
from xinqiao.retention import holds
from xinqiao.retention.models import Hold
from xinqiao.rules.terms_sharing import ContactStatus
from xinqiao.vault import reveal

pytestmark = pytest.mark.django_db
Holder = Callable[..., tuple[Client, Walk]]
Open = Callable[..., Any]


def test_the_code_from_the_old_mailbox_cannot_be_guessed(holder: Holder, mailoutbox: list[Any]) -> None:  # noqa: F811
    """Attack 22: wrong codes are counted as wrong query codes are; once they are used up the right one is refused too."""
    client, walked = holder("accepted")
    ask(client, walked)
    code = sent_code(mailoutbox)
    for n in range(30):
        said = client.post(CODE_PAGE, {"code": f"{n:08d}"}).content.decode()
        if "试的次数太多了" in said:
            break
    assert "试的次数太多了" in said and "试的次数太多了" in client.post(CODE_PAGE, {"code": code}).content.decode()
    assert phone(walked) == "19900001234"


@pytest.mark.parametrize("key", ["handler", "unit_head", "leader", "auditor", "custodian", "admin", "discipline", "other_head"])
def test_nobody_opens_the_new_value_who_does_not_decide(walk: Callable[..., Walk], visit: Open, key: str) -> None:  # noqa: F811
    """Attack 19: the new value is read by whoever may decide about the change, on record, and by nobody else."""
    petition = walk("contact_verified").petition
    answer = visit(key).post(door(petition))
    assert answer.status_code == 404 and OFFERED not in answer.content.decode()
    assert not [line for line in history(petition.number) if line.verb == "reveal"]


@pytest.mark.parametrize("key", ["leader", "leader_2", "of_mine", "leader_of_mine", "custodian"])
def test_no_other_duty_lets_go_what_the_discipline_duty_holds(house: House, key: str) -> None:  # noqa: F811
    """Attack 48: a leader of the whole enterprise, alone or with another leader, does not release a hold of the discipline duty."""
    hold = house.place("discipline")
    for who in (key, "leader_2", "leader"):
        with pytest.raises(DirectoryError):
            house.release(hold, who)
    assert [row.pk for row in holds.in_force()] == [hold.pk] and Hold.objects.get(pk=hold.pk).asked_at is None


def test_number_and_query_code_alone_change_nothing_and_the_petitioner_hears_of_it(holder: Holder, mailoutbox: list[Any], visit: Open) -> None:  # noqa: F811
    """Attack 48: whoever found the slip asks for a change; without the old mailbox, the old phone or the card it never counts."""
    client, walked = holder("accepted")
    ask(client, walked, phone="13866660000")
    sent_code(mailoutbox)
    assert mailoutbox[-1].to == ["fan@example.cn"] and phone(walked) == "19900001234"
    for code in ("", "20260302", "1" * 12):
        client.post(CODE_PAGE, {"code": code})
    record = LinkedRecord.objects.get(petition=walked.petition, kind="contact")
    assert phone(walked) == "19900001234" and record.standing is ContactStatus.ASKED
    clerk, url = visit("clerk"), f"{petition_url(walked.petition)}records/contact/1/"
    version = type(walked.petition).objects.get(pk=walked.petition.pk).version
    assert clerk.post(f"{url}confirm_contact/", version=version).status_code in (200, 404)  # one person does not check and confirm
    assert clerk.post(f"{url}check_contact/", proof="old_phone", note="打原来的电话问过", version=version).status_code == 302
    clerk.post(door(walked.petition))
    clerk.post(f"{url}confirm_contact/", version=version + 1)
    assert phone(walked) == "19900001234" and LinkedRecord.objects.get(pk=record.pk).standing is ContactStatus.VERIFIED


def test_a_stolen_code_is_worth_nothing_once_its_owner_has_said_so(holder: Holder, visit: Open) -> None:  # noqa: F811
    """Attack 48: the thief asks, the petitioner says that it was not he; the thief asks no more, and the new code never reaches him."""
    thief, walked = holder("accepted")
    owner = Client()
    ways.enter(owner, walked.petition, CODE)
    ask(thief, walked, phone="13866660000")
    assert owner.post(DISOWN).status_code == 302
    ask(thief, walked, phone="13866661111")
    thief.post("/matter/data/change/drop/")
    record = LinkedRecord.objects.get(petition=walked.petition, kind="contact")
    assert record.standing is ContactStatus.DISOWNED, "he can neither ask again nor take the alarm back"
    url, petition = f"{petition_url(walked.petition)}records/contact/1/speak_contact/", type(walked.petition).objects.get(pk=walked.petition.pk)
    assert visit("head").post(url, version=petition.version, proof="old_phone", note="打原来的电话问过本人", is_renewed="yes").status_code == 302
    code = reveal.query_code(petition.identity_id, subject=petition.number)
    for page in ("/matter/", "/matter/data/", "/matter/data/change/", "/matter/papers/"):
        answer = thief.get(page)
        assert answer.status_code in (302, 404) and code not in answer.content.decode()
    assert thief.post("/lookup/", {"number": petition.number, "code": CODE}).status_code == 200 and phone(walked) == "19900001234"
