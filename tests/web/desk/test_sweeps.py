"""The pages of the sweeps: report, write down, solve, hand up, register; who sees what; a hint that is never in the way."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests.enterprise import Enterprise
from tests.outreach.sweeps import FINDINGS, FIRST, NOON, Shaft, shaft_of
from tests.web.golden_queries import counted
from tests.web.visiting import Visitor
from xinqiao.outreach.models import OutreachRecord
from xinqiao.petitions.models import Petition

Visit = Callable[..., Visitor]
SEEN: dict[str, Any] = {"version": 0, "unit": "team", "place": "更衣室", "subject": "暖气不热。", "headcount": "10-20", "cause": "living"}


@pytest.fixture
def shaft(enterprise: Enterprise) -> Shaft:
    """A team and a section of the mine."""
    return shaft_of(enterprise)


def stand(number: str) -> OutreachRecord:
    return OutreachRecord.objects.get(number=number)


def take(visitor: Visitor, record: OutreachRecord, name: str, **fields: Any) -> Any:
    return visitor.post(f"/desk/sweeps/{record.number}/{name}/", version=stand(record.number).version, **fields)


def test_a_team_finds_and_solves_on_its_own(shaft: Shaft, visit: Visit) -> None:
    team = visit("team_head")
    sent = team.post("/desk/sweeps/new/", **SEEN, token="a" * 32, measure="换一组。")
    found = OutreachRecord.objects.get(kind="finding")
    assert sent.status_code == 302 and sent["Location"] == f"/desk/sweeps/{found.number}/" and found.status == "solving"
    assert team.post("/desk/sweeps/new/", **SEEN, token="a" * 32, measure="换一组。").status_code == 302 and OutreachRecord.objects.count() == 1  # a double click
    assert "暖气不热" in team.page("/desk/sweeps/") and "换一组" in team.page(f"/desk/sweeps/{found.number}/")
    refused = take(team, found, "solve_finding", done="换好了。", seen="not_agreed")
    assert refused.status_code == 200 and "不认可，还不算解决" in refused.content.decode() and "换好了。" in refused.content.decode()
    assert take(team, found, "solve_finding", done="换好了。", seen="agreed").status_code == 302 and stand(found.number).status == "finding_solved"


def test_what_grows_becomes_a_petition_and_each_leads_to_the_other(shaft: Shaft, visit: Visit) -> None:
    found = shaft.at("found")
    assert take(visit("team_head"), found, "pass_to_office", reason="人越来越多。").status_code == 302
    clerk = visit("clerk")
    assert found.number in clerk.page("/desk/sweeps/")
    assert take(clerk, found, "register_finding", title="更衣室不热", text="更衣室的暖气不热。").status_code == 302
    number = Petition.objects.get(source=found.number).number
    assert f"/desk/petitions/{number}/" in clerk.page(f"/desk/sweeps/{found.number}/")
    back = f'href="/desk/sweeps/{found.number}/"'
    assert back in clerk.page(f"/desk/petitions/{number}/")
    Petition.objects.filter(number=number).update(handling_unit=shaft.house.other_mine.pk, status="assigned")
    assert back not in visit("other_handler").page(f"/desk/petitions/{number}/")  # he sees the petition, not the sweep of the other mine
    assert number not in visit("team_head").page(f"/desk/sweeps/{found.number}/")  # it may be about the team itself


def test_the_month_is_reported_also_that_nothing_was_found(shaft: Shaft, visit: Visit) -> None:
    first = timezone.localdate().replace(day=1)
    sweep = shaft.take("open_sweep", OutreachRecord(kind="sweep", unit_id=shaft.team.pk, on=first), "clockwork", FIRST)
    team, section = visit("team_head"), visit("section_head")
    assert "正在排查" in section.page("/desk/sweeps/below/", unit="section")
    assert f"/desk/sweeps/{sweep.number}/report_sweep/" in team.page("/desk/sweeps/")
    assert take(team, sweep, "report_sweep", looked="三个班都问了。", is_zero="on").status_code == 302
    assert "零报告" in section.page("/desk/sweeps/below/", unit="section") and "零报告" in team.page("/desk/sweeps/")


def test_what_looks_like_a_phone_is_hinted_at_once_and_kept_if_sent_again(shaft: Shaft, visit: Visit) -> None:
    team = visit("team_head")
    said = {**SEEN, "subject": "找13800001234问。"}
    page = team.post("/desk/sweeps/new/", **said).content.decode()
    assert "好像写了人名" in page and "13800001234" in page and not OutreachRecord.objects.exists()
    assert team.post("/desk/sweeps/new/", **said, anyway="1").status_code == 302 and OutreachRecord.objects.count() == 1


def test_a_stale_form_takes_nothing_and_loses_nothing(shaft: Shaft, visit: Visit) -> None:
    found = shaft.at("found")
    answer = visit("team_head").post(f"/desk/sweeps/{found.number}/drop_finding/", version=found.version - 1, reason="记重了两次。")
    assert answer.status_code == 200 and "记重了两次。" in answer.content.decode() and stand(found.number).status == "found"


@pytest.mark.parametrize("who", ["other_head", "other_handler", "discipline", "auditor", "custodian", "admin"])
def test_whoever_stands_outside_the_line_finds_nothing(shaft: Shaft, visit: Visit, who: str) -> None:
    """Attack 16: no page, no step, by no number."""
    found, visitor = shaft.at("found"), visit(who)
    assert visitor.get(f"/desk/sweeps/{found.number}/").status_code == 404
    assert visitor.get(f"/desk/sweeps/{found.number}/solve_finding/").status_code == 404
    assert take(visitor, found, "drop_finding", reason="不要了。").status_code == 404 and stand(found.number).status == "found"
    listed = visitor.get("/desk/sweeps/below/")
    assert listed.status_code == 404 or found.number not in listed.content.decode()


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("station", sorted(FINDINGS))
def test_every_station_has_its_page_and_its_forms(shaft: Shaft, visit: Visit, station: str, language: str) -> None:
    found = shaft.at(station)
    for who in ("team_head", "clerk"):
        visitor = visit(who, language)
        page = visitor.page(f"/desk/sweeps/{found.number}/")
        for name in ("take_on_finding", "solve_finding", "hand_up_finding", "pass_to_office", "register_finding", "return_finding", "correct_finding", "drop_finding"):
            is_open = f"/desk/sweeps/{found.number}/{name}/" in page
            answer = visitor.get(f"/desk/sweeps/{found.number}/{name}/").content.decode()
            assert ("<form method=\"post\">" in answer) is is_open


def test_no_page_grows_with_what_was_found(shaft: Shaft, visit: Visit) -> None:
    """Ten queries at most, however much was found."""
    for _each in range(5):
        shaft.recorded()
    found = shaft.take("hand_up_finding", shaft.recorded(), "team_head", NOON + timedelta(minutes=1))
    for who, url in (("team_head", "/desk/sweeps/"), ("section_head", "/desk/sweeps/below/"), ("team_head", f"/desk/sweeps/{found.number}/"), ("team_head", "/desk/sweeps/new/"), ("clerk", "/desk/sweeps/")):
        assert counted(visit(who), url) <= 10, url
