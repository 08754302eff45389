"""先看会开出的文书: the letters of a step are read before it is taken, and nothing is written by looking."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.petitions.world import contents
from tests.seals import seal_png
from tests.web.visiting import step_url
from xinqiao.directory import change
from xinqiao.petitions.models import Petition
from xinqiao.petitions.zone import local_day

pytestmark = pytest.mark.django_db
SHOWN = 'id="rehearsed"'
REFUSAL = {"ground": "outside", "reason": "属于市供热公司职责", "where_to_go": "市供热公司，电话 0391-5550111"}


def written():
    """All rows but those that say whose form is open."""
    return {table: rows for table, rows in contents().items() if table != "petitions_openform"}


def test_the_letter_is_shown_with_what_was_typed_and_nothing_is_written(walk, visit):
    petition, clerk = walk("triaged").petition, visit("clerk")
    clerk.page(step_url(petition, "refuse"))
    before = written()
    answer = clerk.take(petition, "refuse", preview="1", **REFUSAL)
    page = answer.content.decode()
    assert answer.status_code == 200 and written() == before
    for words in (SHOWN, "不予受理告知书", "范**", 'class="letter '):
        assert words in page, words
    assert page.count("属于市供热公司职责") == 2  # in the letter, and still in its field
    assert "范小安" not in page and "核对码（SHA-256）" not in page and "信不受〔" not in page
    assert clerk.take(petition, "refuse", **REFUSAL).status_code == 302  # the same form is then sent
    assert Petition.objects.get(pk=petition.pk).status == "refused"


def test_both_letters_of_an_assignment_and_no_seal_before_its_time(walk, visit, enterprise):
    started = walk("triaged")
    change.set_seal(enterprise.office, seal_png(), local_day(started.at), by="t", at=started.at - timedelta(hours=1))
    given = {"unit_id": enterprise.mine.pk, "instruction": "请打19900001234", "report_on": (local_day(started.at) + timedelta(days=30)).isoformat()}
    page = visit("clerk").take(started.petition, "assign", preview="1", **given).content.decode()
    assert "信访事项去向告知书" in page and "信访事项交办函" in page and "请打×××" in page and "letter-seal" not in page


def test_a_refusal_stands_at_its_field_as_when_it_is_taken(walk, visit):
    petition = walk("triaged").petition
    page = visit("clerk").take(petition, "refuse", preview="1", **(REFUSAL | {"reason": "长" * 5001})).content.decode()
    assert SHOWN not in page and "form_errors" in page and "市供热公司，电话 0391-5550111" in page


def test_a_stale_form_is_told_so(walk, visit):
    started = walk("triaged")
    stale = started.petition.version
    started.take("remark", "clerk", text="已收到")
    page = visit("clerk").post(step_url(started.petition, "refuse"), version=stale, preview="1", **REFUSAL).content.decode()
    assert "这一件刚刚有人办过一步" in page and SHOWN not in page


def test_a_record_that_is_not_there_yet_is_not_there_afterwards(walk, visit):
    petition, handler = walk("replied").petition, visit("handler")
    due_on = (local_day(walk("registered").at) + timedelta(days=30)).isoformat()
    url = f"/desk/petitions/{petition.number}/records/promise/0/promise/"
    given = {"version": petition.version, "text": "三号楼换一台循环泵。", "unit_id": "", "due_on": due_on}
    page = handler.post(url, preview="1", **given).content.decode()
    assert "落实任务单" in page and not petition.records.exists()
    assert handler.post(url, **given).status_code == 302 and petition.records.count() == 1


def test_only_steps_that_issue_something_offer_it(walk, visit):
    petition = walk("accepted").petition
    assert 'name="preview"' not in visit("handler").page(step_url(petition, "reply"))
    assert 'name="preview"' in visit("clerk").page(step_url(walk("triaged").petition, "assign"))
    assert "See the papers first" in visit("clerk", "en").page(step_url(walk("triaged").petition, "assign"))
