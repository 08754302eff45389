"""Who may not see a petition sees it nowhere: not in a list, a search, a print list, a number, a page, a form."""

from __future__ import annotations

import re

import pytest

from tests.enterprise import Enterprise
from tests.walking import ROUTES
from tests.web.visiting import petition_url, plain_pages, step_url, visit  # noqa: F401 fixtures
from xinqiao.directory import snapshot
from xinqiao.insight.search import PAGE
from xinqiao.outbox.models import Message
from xinqiao.petitions import matter
from xinqiao.petitions.access import visible_to
from xinqiao.petitions.models import Petition
from xinqiao.petitions.zone import local_day
from xinqiao.rules.facts import Seat
from xinqiao.rules.procedures.petition import PETITION
from xinqiao.rules.terms import Channel, Path, Secrecy
from xinqiao.vault.contact import Contact
from xinqiao.web.desk.forms import FORMS

pytestmark = pytest.mark.django_db

PEOPLE = (
    "receptionist", "clerk", "head", "handler", "unit_head", "other_handler", "other_head", "leader", "discipline", "auditor", "admin", "custodian",
)  # fmt: skip
LISTS = (
    ("/desk/", {}), ("/desk/", {"due": "later"}), ("/desk/find/", {"q": "宿舍"}), ("/desk/find/", {"since": "2000-01-01"}),
    ("/desk/find/", {"status": "sealed"}), ("/desk/find/", {"q": "XQ-2026-"}), ("/desk/print/", {}), ("/desk/news/", {}),
    ("/leader/open/", {}), ("/leader/due/", {}), ("/leader/overdue/", {}), ("/leader/answers/", {}), ("/leader/breaches/", {}), ("/leader/to-sign/", {}),
)  # fmt: skip
BY_POST = {"channel": Channel.LETTER, "contact": Contact(name="范小安", phone="19900001234", address="二矿新村")}


def without_inputs(page: str) -> str:
    """Return a page without its input fields: they repeat the reader's own words and the address he opened."""
    return re.sub(r"<input[^>]*>", "", page)


@pytest.fixture
def everywhere(walk):
    """One petition at every station, half of them on paper."""
    return [walk(station, **(BY_POST if n % 2 else {})).petition for n, station in enumerate(ROUTES)]


@pytest.mark.parametrize("key", PEOPLE)
def test_every_list_shows_only_what_opens_and_every_opening_is_the_same_door(
    everywhere,
    enterprise: Enterprise,
    visit,  # noqa: F811
    key,
):
    """Attack 15: for every duty, list == object: whatever a list shows opens, whatever does not open is in no list."""
    actor, directory, visitor = enterprise.actor(key), snapshot.current(), visit(key)
    may = set(visible_to(actor, directory).values_list("number", flat=True))
    opens = {petition.number for petition in everywhere if visitor.get(petition_url(petition)).status_code == 200}
    assert opens == may == {row.number for row in everywhere if matter.find(row.number, actor, directory)}
    listed = set()
    for url, query in LISTS:
        shown = set(visitor.numbers(url, **query))
        assert shown <= may, (url, query)
        listed |= shown
    if key in ("clerk", "head", "leader", "handler", "discipline"):
        newest = set(sorted(may)[-PAGE:])  # the search hides nothing either
        assert set(visitor.numbers("/desk/find/", since="2000-01-01")) == newest


@pytest.mark.parametrize("key", [key for key in PEOPLE if key != "discipline"])
def test_sealed_petition_leaves_no_trace_for_anybody_else(walk, visit, key):  # noqa: F811
    """Attack 18: existence, number, title, notification and figures of a sealed petition are nobody's but the discipline's."""
    started = walk("awaiting_supplement", title="绝密标题甲乙丙", text="绝密正文丁戊己", **BY_POST)
    started.take("triage", "clerk", category="1003", path=Path.ACCUSATION)
    visitor, number = visit(key), started.petition.number
    for url, query in (*LISTS, ("/leader/", {}), ("/desk/find/", {"q": "绝密正文"}), ("/desk/find/", {"q": number})):
        response = visitor.get(url, **query)
        page = response.content.decode()
        assert "绝密标题" not in page and "绝密正文丁" not in page, url
        assert number not in without_inputs(page), url
    for url in (petition_url(started.petition), f"/desk/documents/{number}/", step_url(started.petition, "triage")):
        assert visitor.get(url).status_code == 404
    for message in Message.objects.filter(subject=number, medium="print"):
        assert visitor.post(f"/desk/print/{message.pk}/").status_code == 404


def test_walking_over_numbers_and_keys_finds_nothing(walk, visit):  # noqa: F811
    """Attack 16: a petition that is not there and one that is not mine answer alike, and so do files, clocks, papers."""
    mine, theirs = walk("accepted").petition, walk("accepted").petition
    stranger = visit("other_handler")
    missing = stranger.get(petition_url(theirs).replace(theirs.number, "XQ-2026-9999999"))
    hidden = stranger.get(petition_url(theirs))
    assert missing.status_code == hidden.status_code == 404
    assert without_inputs(missing.content.decode()) == without_inputs(hidden.content.decode())
    handler = visit("handler")
    foreign = theirs.clocks.first().pk
    assert handler.get(f"{petition_url(mine)}clocks/{foreign}/").status_code == 404
    for key in range(1, 30):
        assert stranger.get(f"{petition_url(mine)}files/{key}/").status_code == 404
        assert stranger.post(f"/desk/print/{key}/").status_code == 404


def test_foreign_ids_in_side_fields_are_refused(walk, visit, enterprise):  # noqa: F811
    """Attack 17: a unit that handles nothing, one's own, one that does not exist, another petition's document: refused."""
    petition, clerk = walk("triaged").petition, visit("clerk")
    for unit in (enterprise.discipline_unit.pk, enterprise.group.pk, enterprise.office.pk, 999_999, "x", "", -1):
        answer = clerk.take(petition, "assign", unit_id=unit, instruction="请办")
        assert answer.status_code == 200 and "请办" in answer.content.decode(), unit
    signed, other = walk("signed"), walk("signed")
    numbers = [row.number for row in other.dossier.unserved]
    form = {"way": "in_person", "result": "signed", "served_on": local_day(signed.at).isoformat(), "recipient": "本人"}
    assert visit("handler").take(signed.petition, "serve", numbers=numbers, **form).status_code == 200
    assert {Petition.objects.get(pk=row.pk).status for row in (petition,)} == {"triaged"}
    assert {row.petition.status for row in (signed, other)} == {"signed"}
    for category in ("9999", "07", "", "10031"):
        assert clerk.take(walk().petition, "triage", category=category, path="usual", claims="").status_code == 200
    forged = "eyJmYWtlIjoxfQ:1abc:forged"  # files that somebody else's form had kept
    kept = clerk.take(walk().petition, "remark", text="见附件", kept=forged)
    assert kept.status_code == 302


def test_steps_do_not_open_for_the_wrong_duty_however_the_form_is_sent(everywhere, visit):  # noqa: F811
    """Attack 48: a form sent past the buttons changes nothing."""
    before = {row.pk: (row.status, row.version) for row in Petition.objects.all()}
    keys = ("leader", "auditor", "admin", "other_handler", "other_head")
    visitors = [visit(key) for key in keys]
    for here, petition in enumerate(everywhere):
        for step, name in enumerate(FORMS):
            turn = (here + step) % len(keys)  # every step of every petition by one of them; each of them tries every step on some
            if keys[turn] == "leader" and name in PETITION.by_name and PETITION.by_name[name].seat is Seat.OUTSIDE:
                turn = 1  # what a leader may do
            visitors[turn].take(petition, name, text="x", reason="长长的理由足够十个字了", question="x", days=1, contact="")
    assert {row.pk: (row.status, row.version) for row in Petition.objects.all()} == before


SECRETS = ("范小安", "19900001234", "0000 1234", "fan@example.cn", "二矿新村三号楼")


@pytest.mark.parametrize("key", ["clerk", "handler", "unit_head", "head", "leader", "discipline", "receptionist"])
@pytest.mark.parametrize("secrecy", [Secrecy.REAL_NAME, Secrecy.CONFIDENTIAL])
def test_identity_is_masked_on_every_page_a_reader_can_open(walk, visit, key, secrecy):  # noqa: F811
    """Attack 20, 21: no list, title, address, snippet, document, form or error shows who the petitioner is."""
    petition = walk("signed", secrecy=secrecy).petition
    visitor = visit(key)
    urls = [(petition_url(petition), {}), (f"/desk/documents/{petition.number}/", {}), *LISTS, ("/leader/", {})]
    urls += [("/desk/find/", {"q": words}) for words in (*SECRETS, "1234", "fan")]
    urls += [(step_url(petition, name), {}) for name in FORMS] + [(petition_url(petition) + "identity/", {})]
    for url, query in urls:
        response = visitor.get(url, **query)
        page = without_inputs(response.content.decode())
        for secret in SECRETS:
            assert secret not in page and secret not in response.headers.get("Location", ""), (url, secret)
    for words in SECRETS:
        assert petition.number not in visitor.numbers("/desk/find/", q=words), words
