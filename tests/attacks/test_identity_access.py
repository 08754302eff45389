"""A name is read by one person, for one matter, for one purpose, until one day; everybody else asks in vain, and every reading is written down."""

from __future__ import annotations

import pytest

from tests.web.visiting import petition_url, plain_pages, step_url, visit  # noqa: F401 fixtures
from xinqiao.ledger.append import history
from xinqiao.petitions.models import LinkedRecord, Petition
from xinqiao.rules.terms import Secrecy

pytestmark = pytest.mark.django_db

NAME, PHONE = "范小安", "19900001234"


def opened(visitor, petition) -> str:
    return visitor.post(petition_url(petition) + "identity/", show="1").content.decode()


def test_a_leave_opens_the_name_for_one_person_until_its_last_day_and_every_reading_is_kept(walk, visit):  # noqa: F811
    """Attack 19: a leave for one handler opens nothing for another on the same matter, and nothing on another matter; it expires; every reading is in the ledger."""
    petition, another = walk("access_granted").petition, walk("accepted").petition
    assert NAME in opened(visit("handler"), petition)
    for key in ("unit_head", "clerk", "head", "receptionist"):
        assert NAME not in opened(visit(key), petition), key
    assert NAME not in opened(visit("handler"), another)
    assert [line.verb for line in history(petition.number)].count("reveal") == 1
    assert opened(visit("handler"), petition) and [line.verb for line in history(petition.number)].count("reveal") == 2
    record = LinkedRecord.objects.get(petition=petition, kind="identity_access")
    LinkedRecord.objects.filter(pk=record.pk).update(content=record.content | {"until": "2020-01-01"})
    assert NAME not in opened(visit("handler"), petition)
    assert [line.verb for line in history(petition.number)].count("reveal") == 2


def test_a_leave_that_was_ended_opens_nothing(walk, visit):  # noqa: F811
    """Attack 19: once a custodian ends a leave, it opens nothing from the next click on."""
    assert NAME not in opened(visit("handler"), walk("access_ended").petition)


def test_whoever_was_refused_reads_why(walk, visit):  # noqa: F811
    """Attack 19: the reason of a refusal is read by whoever asked."""
    petition = walk("access_refused").petition
    assert "打电话用拨号条就够了。" in visit("handler").page(petition_url(petition))
    assert NAME not in opened(visit("handler"), petition)


def test_nobody_decides_for_himself_and_a_custodian_sees_no_name(walk, visit):  # noqa: F811
    """Attack 19: the asker is never the one who decides; whoever decides reads neither the matter nor the name."""
    started = walk("access_asked")
    petition, custodian = started.petition, visit("custodian")
    shown = custodian.page("/desk/identities/") + custodian.page(step_url(petition, "grant_access"))
    assert petition.number in shown and petition.title not in shown and NAME not in shown and PHONE not in shown
    for key in ("handler", "unit_head", "clerk", "leader", "auditor", "admin", "other_handler"):
        assert visit(key).get("/desk/identities/").status_code == 404, key
        assert visit(key).post(step_url(petition, "grant_access"), days="5", note="", version=petition.version).status_code == 404, key
    assert custodian.get(petition_url(petition)).status_code == 404
    LinkedRecord.objects.filter(petition=petition, kind="identity_access").update(person_id=started.enterprise.person("custodian").pk)
    version = Petition.objects.get(pk=petition.pk).version
    refused = custodian.post(step_url(petition, "grant_access"), days="5", note="", version=version).content.decode()
    assert "由别的身份保管员决定" in refused and LinkedRecord.objects.get(petition=petition, kind="identity_access").status == "access_asked"


def test_asking_does_not_tell_whether_there_is_a_name(walk, visit):  # noqa: F811
    """Attack 20: the pages to ask for the identity of an anonymous and of a confidential matter answer alike, at once."""
    pages = []
    for secrecy in (Secrecy.ANONYMOUS, Secrecy.CONFIDENTIAL):
        petition = walk("accepted", secrecy=secrecy).petition
        handler = visit("handler")
        asked = handler.take(petition, "ask_access", purpose="meet", reason="约好去家里看暖气管")
        wrong = asked.content.decode().split('class="form_errors"')[1].split("</ul>")[0]
        looked = [handler.get(petition_url(petition) + page).status_code for page in ("identity/", "call/", "envelope/")]
        pages.append((asked.status_code, wrong.replace(petition.number, ""), looked))
    assert pages[0] == pages[1] and pages[0][2] == [404, 404, 404]
