"""The register of needs, one need as whoever helps reads it, and the figures of needs (困难帮扶)."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.utils import timezone

from tests.enterprise import Enterprise, _person, add_union
from tests.linked.needs import HELP, NEED, shared
from tests.walking import Walk
from tests.web.golden_queries import counted
from tests.web.visiting import petition_url
from xinqiao.directory.spreadsheet import reading
from xinqiao.petitions.models import LinkedRecord, Petition, RunningClock
from xinqiao.rules.few import FEWEST
from xinqiao.rules.terms import Duty
from xinqiao.rules.terms_need import NeedSort, NeedTurn

pytestmark = [pytest.mark.django_db, pytest.mark.postgres_too]
MOST_QUERIES = 10
MOST_OF_ONE = 15  # what the rules look at is loaded as on the page of a petition
Visit = Callable[..., Any]


@pytest.fixture
def union(enterprise: Enterprise) -> int:
    """A union with an officer, a handler and a head."""
    unit = add_union(enterprise)
    for key, duty in (("union_handler", Duty.HANDLER), ("union_head", Duty.UNIT_HEAD)):
        enterprise.people[key] = _person(key, unit, duty)
    return int(unit.pk)


def now(enterprise: Enterprise) -> Walk:
    """Return a matter that its unit accepted today."""
    return Walk(enterprise, at=timezone.now()).to("accepted")


def need_of(walked: Walk) -> LinkedRecord:
    return LinkedRecord.objects.get(petition=walked.petition, kind="need")


def url_of(walked: Walk, *more: str) -> str:
    return "/".join(["/desk/needs", walked.petition.number, "1", *more, ""])


def test_the_union_finds_the_help_it_owes_and_says_what_became_of_it(enterprise: Enterprise, union: int, visit: Visit) -> None:
    """From the handler's form to the union's worklist, the need, what became of it; sent twice it is done once; nothing typed is lost."""
    walked = now(enterprise)
    handler, person = visit("handler"), enterprise.person("union_handler").pk
    form = f"{petition_url(walked.petition)}records/need/0/record_need/"
    assert f'value="{union}:{person}"' in handler.page(form)
    due = timezone.localdate() + timedelta(days=9)
    given = {
        "version": walked.petition.version, "consents": "on", "consent_way": "consent_spoken", "consent_on": timezone.localdate().isoformat(), "sort": "need_schooling", "text": NEED,
        "aid": "aid_union", "help": HELP, "person_id": "", "unit_id": f"{union}:{person}", "due_on": due.isoformat(),
    }  # fmt: skip
    refused = unescape(handler.post(form, **given).content.decode())
    assert "交给别的单位帮，也要他同意" in refused and NEED in refused
    assert handler.post(form, **given, shares="on").status_code == 302
    helper, url = visit("union_handler"), url_of(walked)
    assert f"/desk/needs/{walked.petition.number}/" in helper.page("/desk/") and walked.petition.title not in helper.page("/desk/")
    assert helper.get(f"/desk/needs/{walked.petition.number}/")["Location"] == url
    assert url in helper.page("/desk/needs/") and NEED not in helper.page("/desk/needs/")
    page = helper.page(url)
    assert NEED in page and HELP in page and "孩子上学" in page and "工会" in page
    step = url_of(walked, "record_aid")
    assert NEED in helper.page(step)
    version = need_of(walked).petition.version
    refused = unescape(helper.post(step, version=version, is_given="yes", given_on=timezone.localdate().isoformat(), result="好").content.decode())
    assert "请写帮了什么" in refused and 'value="yes"' in refused
    stale = unescape(helper.post(step, version=version - 1, is_given="yes", given_on=timezone.localdate().isoformat(), result="补助送到家里了。").content.decode())
    assert "补助送到家里了。" in stale and f'value="{version}"' in stale
    for _click in range(2):
        answer = helper.post(step, version=version, is_given="yes", given_on=timezone.localdate().isoformat(), result="补助送到家里了。")
    assert answer.status_code == 404  # it was done by the first, and is theirs no more
    assert need_of(walked).status == "need_helped" and helper.get(url).status_code == 404 and url not in helper.page("/desk/needs/")
    assert "补助送到家里了。" in handler.page(petition_url(walked.petition))


def test_the_register_is_by_day_a_page_at_a_time_and_costs_the_same_with_more(enterprise: Enterprise, union: int, visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    person, today = enterprise.person("union_handler").pk, timezone.localdate()
    rows = [shared(now(enterprise), union, person, due_on=today + timedelta(days=days)) for days in (9, 3, 6)]
    helper = visit("union_handler")
    few = counted(helper, "/desk/needs/")
    numbers = re.findall(r'href="(/desk/needs/[^"]+/1/)"', helper.page("/desk/needs/"))
    assert numbers == [url_of(rows[1]), url_of(rows[2]), url_of(rows[0])]
    assert few <= MOST_QUERIES and counted(helper, url_of(rows[0])) <= MOST_OF_ONE and counted(helper, "/desk/") <= MOST_QUERIES + 2
    monkeypatch.setattr("xinqiao.petitions.needing.PAGE", 2)
    first = helper.page("/desk/needs/")
    assert url_of(rows[0]) not in first
    later = re.findall(r'rel="next" href="([^"]+)"', first)[0]
    assert url_of(rows[0]) in helper.page(unescape(later)) and counted(helper, "/desk/needs/") == few


def test_what_is_late_stands_before_the_head_of_the_union_and_leads_to_the_need(enterprise: Enterprise, union: int, visit: Visit) -> None:
    """The head reads what his people owe: the need, and no word of the petition."""
    walked = shared(now(enterprise), union, enterprise.person("union").pk, due_on=timezone.localdate())
    head = visit("union_head")
    page = head.page("/desk/")
    assert f"/desk/needs/{walked.petition.number}/" in page and walked.petition.title not in page and NEED not in page
    assert NEED in head.page(url_of(walked)) and url_of(walked) in head.page("/desk/needs/")
    officer = visit("union")  # the union's own duty has it in its own queue
    assert f"/desk/needs/{walked.petition.number}/" in officer.page("/desk/") and NEED in officer.page(url_of(walked))


def test_whoever_recorded_it_finds_it_in_his_register_and_goes_on_to_the_petition(enterprise: Enterprise, union: int, visit: Visit) -> None:
    walked = shared(now(enterprise), union, enterprise.person("union").pk)
    handler = visit("handler")
    assert url_of(walked) in handler.page("/desk/needs/") and petition_url(walked.petition) in handler.page(url_of(walked))
    assert f"{petition_url(walked.petition)}records/need/1/record_aid/" in handler.page(url_of(walked))
    assert "没有等您的单位落实的帮扶" in visit("other_handler").page("/desk/needs/")


AFTER_ITS_DAY = {"late": ("need_open", None), "met late": ("need_helped", 0), "told late": ("need_helped", 2)}  # the status, and how many days ago the help was given; it was due yesterday


def several(enterprise: Enterprise, counts: dict[tuple[NeedSort, str], int]) -> None:
    """Record so many needs of each kind in each turn, on one matter: figures count needs."""
    today = timezone.localdate()
    walked = Walk(enterprise, at=timezone.now()).to("accepted")
    rows, position = [], 0
    for (sort, status), count in counts.items():
        for _each in range(count):
            position += 1
            standing, ago = AFTER_ITS_DAY.get(status, (status, None))
            given = {} if ago is None else {"given_on": (today - timedelta(days=ago)).isoformat()}
            rows.append(LinkedRecord(
                petition=walked.petition, kind="need", position=position, unit_id=enterprise.mine.pk, opened_at=timezone.now(), content={"sort": sort.value, **given}, status=standing,
            ))  # fmt: skip
            if status in AFTER_ITS_DAY:
                RunningClock.objects.create(
                    petition=walked.petition, name="help_need", record=f"need:{position}", anchor_on=today - timedelta(days=9), due_on=today - timedelta(days=1),
                    statutory_on=today, effective_on=today, stopped_on=None if ago is None else today,
                )  # fmt: skip
    LinkedRecord.objects.bulk_create(rows)
    Petition.objects.filter(pk=walked.petition.pk).update(has_records=True)


def cells(page: str) -> dict[str, list[str]]:
    """Return the cells of the table of figures by the head of their row."""
    rows = re.findall(r'<tr><th scope="row">(.*?)</th>(.*?)</tr>', page, re.DOTALL)
    return {name: [re.sub(r"\s+", "", cell) for cell in re.findall(r"<td[^>]*>(.*?)</td>", row, re.DOTALL)] for name, row in rows}


H, K, S = NeedSort.HOUSING, NeedSort.ILLNESS, NeedSort.SCHOOLING


def test_figures_tell_how_many_wait_were_late_met_and_explained_by_kind(enterprise: Enterprise, visit: Visit) -> None:
    several(enterprise, {(H, "need_open"): 6, (K, "need_open"): 7, (H, "late"): 5, (H, "need_helped"): 8, (H, "met late"): 5, (K, "told late"): 6, (S, "need_unhelped"): 9, (S, "need_withdrawn"): 30})
    page = cells(visit("head").page("/desk/needs/figures/"))
    assert page["住房"] == ["6", "5", "8", "5", "0"] and page["看病"] == ["7", "0", "6", "0", "0"] and page["孩子上学"] == ["0", "0", "0", "0", "9"]
    assert page["合计"] == ["13", "5", "14", "5", "9"]
    assert counted(visit("head"), "/desk/needs/figures/") <= MOST_QUERIES


@pytest.mark.parametrize("housing", range(1, FEWEST))
def test_few_are_not_told_and_not_left_when_the_told_ones_are_taken_from_a_total(enterprise: Enterprise, visit: Visit, housing: int) -> None:
    """Attack 26: one small kind hides the next as well, or the total with it; in the sheet as on the page."""
    several(enterprise, {(H, "need_open"): housing, (K, "need_open"): 9, (S, "need_open"): 12})
    head = visit("head")
    page = cells(head.page("/desk/needs/figures/"))
    column = {name: row[0] for name, row in page.items()}
    assert column["住房"] == "有" and column["看病"] == "有" and column["孩子上学"] == "12"
    assert column["合计"] == str(21 + housing)  # of which what is hidden has two unknowns
    rows = [row for sheet in reading._from_workbook(head.get("/desk/needs/figures.xlsx").content) for row in sheet]
    found = {row[1]: row[2] for row in rows if len(row) > 2 and row[1] in column}
    assert not found["住房"] and not found["看病"] and found["孩子上学"] == "12"


def test_few_met_late_are_hidden_as_elsewhere(enterprise: Enterprise, visit: Visit) -> None:
    several(enterprise, {(H, "need_helped"): 20, (H, "met late"): 3})
    head = visit("head")
    page = cells(head.page("/desk/needs/figures/"))
    assert page["住房"][2:4] == ["20", "有"] and page["合计"][2:4] == ["20", "不显示"]
    rows = {row[1]: row for sheet in reading._from_workbook(head.get("/desk/needs/figures.xlsx").content) for row in sheet if len(row) > 6}
    assert "过了日子才帮" in rows["哪方面的困难"] and rows["住房"][5] == ""


def test_a_single_small_kind_takes_the_total_with_it(enterprise: Enterprise, visit: Visit) -> None:
    several(enterprise, {(H, "need_open"): 3})
    page = cells(visit("head").page("/desk/needs/figures/"))
    assert page["住房"][0] == "有" and page["合计"][0] == "不显示"


def test_figures_are_for_those_who_oversee_and_count_nothing_sealed_close_or_complaining_about_the_reader(enterprise: Enterprise, visit: Visit) -> None:
    several(enterprise, {(H, "need_open"): 6})
    for key in ("handler", "unit_head", "receptionist", "auditor"):
        assert visit(key).get("/desk/needs/figures/").status_code in (302, 403, 404) and visit(key).get("/desk/needs/figures.xlsx").status_code in (302, 403, 404)
    assert cells(visit("leader").page("/desk/needs/figures/"))["住房"][0] == "6"
    Petition.objects.update(is_sealed=True)
    assert cells(visit("leader").page("/desk/needs/figures/"))["住房"][0] == "0"


@pytest.mark.parametrize("year", ["1999", "2999", "x", "", "２０２６", "20260"])
def test_a_year_that_is_none_is_this_one(enterprise: Enterprise, visit: Visit, year: str) -> None:
    assert f">{timezone.localdate().year}<" in visit("head").page("/desk/needs/figures/", year=year)


def test_every_turn_has_its_column_in_both_languages(enterprise: Enterprise, visit: Visit) -> None:
    page = visit("head", "en").page("/desk/needs/figures/")
    assert all(turn.en[1:] in page for turn in NeedTurn) and "Needs and help" in page
