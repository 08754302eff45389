"""Whoever a matter was referred to reads it without who brings it, until there is leave to see it; the registering office reads what was written."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.walking import Walk
from tests.web.visiting import petition_url, step_url
from xinqiao.rules.terms import Secrecy
from xinqiao.vault.contact import Contact

pytestmark = [pytest.mark.django_db, pytest.mark.postgres_too]
WHO = Contact(name="范小安", phone="13900001234", address="二矿新村三号楼")
TEXT = "我叫范小安，电话13900001234，住二矿新村三号楼。停暖两周，身份证110101199001011234。"
LEADS = ("范小安", "13900001234", "二矿新村三号楼", "110101199001011234")


@pytest.fixture
def brought(walk):
    def one(station: str, secrecy: Secrecy = Secrecy.REAL_NAME):
        return walk(station, contact=WHO, text=TEXT, title="范小安家停暖", secrecy=secrecy).petition

    return one


@pytest.mark.parametrize("key", ["handler", "unit_head", "leader"])
@pytest.mark.parametrize("secrecy", [Secrecy.REAL_NAME, Secrecy.CONFIDENTIAL])
def test_whoever_it_was_referred_to_reads_it_covered(brought, visit, key, secrecy):
    petition = brought("accepted", secrecy)
    page = visit(key).page(petition_url(petition))
    assert not [word for word in LEADS if word in page] and "停暖两周" in page and "×××" in page
    assert "×××是遮去的" in page


def test_the_office_reads_what_was_written(brought, visit):
    page = visit("clerk").page(petition_url(brought("accepted")))
    assert all(word in page for word in LEADS) and "×××" not in page


def test_the_form_of_a_step_is_covered_too(brought, visit):
    petition = brought("accepted")
    for step in ("reply", "ask_extension"):
        page = visit("handler").page(step_url(petition, step))
        assert not [word for word in LEADS if word in page] and "停暖两周" in page


def test_with_leave_the_handler_reads_the_original_and_the_petitioner_reads_that(brought, visit):
    petition = brought("access_granted")
    url, handler = f"{petition_url(petition)}identity/", visit("handler")
    assert f'href="{url}"' in handler.page(petition_url(petition)) and TEXT not in handler.page(url)
    page = handler.post(url, show="1").content.decode()
    assert all(word in page for word in LEADS)
    assert "查看了反映人的身份信息" in visit("clerk").page(petition_url(petition))


def test_what_names_nobody_is_left_as_it_is(walk, visit):
    page = visit("handler").page(petition_url(walk("accepted").petition))
    assert "遮去" not in page


@pytest.mark.parametrize(("key", "is_covered"), [("handler", True), ("clerk", False)])
def test_lists_are_covered_for_whoever_it_was_referred_to(brought, visit, key, is_covered):
    petition = brought("accepted")
    found = visit(key).page("/desk/find/", q=petition.number)
    assert ("×××家停暖" in found) is is_covered and ("范小安家停暖" in found) is not is_covered and ("13900001234" in found) is not is_covered
    waiting = brought("signed" if is_covered else "triaged")
    listed = visit(key).page("/desk/")
    assert waiting.number in listed and ("×××家停暖" in listed) is is_covered and ("范小安家停暖" in listed) is not is_covered


OTHERS = "三矿的王大明也住这里，欧阳小兰、张伟和阿依古丽·买买提看见了。"
NAMES = ("王大明", "欧阳小兰", "张伟", "阿依古丽·买买提")


@pytest.fixture
def with_others(walk):
    """Four other petitioners, whom a fifth one writes about."""

    def one(station: str, **traits):
        for name in NAMES:
            walk("registered", contact=Contact(name=name))
        return walk(station, contact=WHO, text=f"{TEXT}{OTHERS}", title="王大明家停暖", claims=("请王大明作证", "退费"), **traits)

    return one


@pytest.mark.parametrize("key", ["handler", "unit_head", "leader"])
def test_others_whom_the_vault_knows_are_covered_in_what_a_petitioner_wrote(with_others, visit, key):
    """Attack 21: names of other petitioners typed into the text, a claim, the title or a supplement."""
    started = with_others("awaiting_supplement")
    started.take("supplement", started.petitioner, text="张伟还可以作证，他同事王大明也在。")
    started._triage()
    started._assign()
    page = visit(key).page(petition_url(started.petition))
    assert not [name for name in NAMES if name in page], page
    assert "×××家停暖" in page and "×××还可以作证" in page and "请×××作证" in page
    for url in ("/desk/", "/desk/find/?q=停暖", step_url(started.petition, "accept")):
        answer = visit(key).get(url)
        assert not [name for name in NAMES if name in answer.content.decode()], url


def test_leave_opens_the_own_person_and_no_other(with_others, visit):
    petition = with_others("access_granted").petition
    page = visit("handler").post(f"{petition_url(petition)}identity/", show="1").content.decode()
    assert all(word in page for word in LEADS) and not [name for name in NAMES if name in page]


def test_what_staff_write_is_not_looked_up(with_others, visit):
    """Whoever writes a name of his choice does not learn from ××× whether its bearer has petitioned."""
    started = with_others("accepted")
    started.take("remark", "handler", text="问过李小红。")
    assert "问过李小红" in visit("handler").page(petition_url(started.petition))
    Walk(started.enterprise, contact=Contact(name="李小红"))
    assert "问过李小红" in visit("handler").page(petition_url(started.petition))


def test_names_cost_one_query(walk, visit):
    """The page of a petition takes one query more for the names of others, however many there are; and none where nothing looks like one."""
    started = walk("accepted", contact=WHO, text=TEXT + OTHERS * 20)
    with CaptureQueriesContext(connection) as queries:
        visit("handler").page(petition_url(started.petition))
    assert len([one for one in queries if "vault_contactdigest" in one["sql"] and "'name'" in one["sql"] and "IN" in one["sql"] and "SELECT DISTINCT" in one["sql"]]) == 1


@pytest.mark.parametrize("asked", ["范小安", "13900001234", "1234", "二矿新村三号楼", "110101199001011234"])
def test_nobody_is_found_by_what_is_covered_for_the_reader(brought, visit, asked):
    """Attack 21: a search by name, phone, its last digits, card or address does not confirm what the reader reads as ×××."""
    number = brought("accepted").number
    assert number not in visit("handler").page("/desk/find/", q=asked) and number in visit("clerk").page("/desk/find/", q=asked)
    assert number in visit("handler").page("/desk/find/", q="停暖两周")


@pytest.mark.parametrize("asked", ["停暖两周 范小安", "1390000 停暖", "我叫　范小安"])
def test_a_word_that_he_may_read_lets_no_covered_one_through(brought, visit, asked):
    """Attack 21: one visible word beside a name made the search answer yes or no about whose the matter is."""
    number = brought("accepted").number
    assert number not in visit("handler").page("/desk/find/", q=asked) and number in visit("clerk").page("/desk/find/", q=asked)
    assert number in visit("handler").page("/desk/find/", q="停暖 两周")
