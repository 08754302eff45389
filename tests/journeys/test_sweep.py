"""A month's sweep in a browser: solved where it was found within three days, grown into a petition with its history, taken in from Excel, reported."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.enterprise import Enterprise
from tests.journeys.walker import Walker
from tests.outreach.sweeps import Shaft, shaft_of
from xinqiao.ledger.append import history
from xinqiao.outreach.models import OutreachRecord
from xinqiao.petitions.models import Petition
from xinqiao.rules.procedures.finding import FINDING

pytestmark = [pytest.mark.journey, pytest.mark.slow]


def written_down(walker: Walker, **fields: str) -> OutreachRecord:
    """Let the head of the team write down what he found."""
    walker.as_staff("team_head")
    walker.go("/desk/sweeps/")
    walker.press("main a[href*='/desk/sweeps/new/']")
    walker.write(**fields)
    walker.page.locator("main [name=cause]").select_option("living")
    walker.press()
    return OutreachRecord.objects.filter(kind="finding").latest("pk")


def test_one_is_solved_in_three_days_and_one_grows(walker: Walker, house: Enterprise) -> None:
    shaft: Shaft = shaft_of(house)
    first, today = timezone.localdate().replace(day=1), timezone.localdate()
    sweep = shaft.take("open_sweep", OutreachRecord(kind="sweep", unit_id=shaft.team.pk, on=first), "clockwork", timezone.now())
    small = written_down(walker, place="掘进一队更衣室", subject="更衣室的暖气不热。", headcount="10-20", measure="换一组暖气片。")
    assert small.due_on == today + timedelta(days=3) and small.status == "solving"
    walker.press("main a[href$='/solve_finding/']")
    walker.write(done="换了暖气片，量了在二十度以上。")
    walker.choose(seen="not_agreed")
    walker.press()  # those concerned do not accept it: a sentence says so, and what was written stays
    assert "还不算解决" in walker.text() or "so it is not solved" in walker.text()
    walker.choose(seen="agreed")
    walker.press()
    small.refresh_from_db()
    assert small.status == "finding_solved" and not Petition.objects.exists()
    assert [entry.verb.partition(".")[2] for entry in history(small.number)] == ["record_finding", "solve_finding"]  # the light record: two lines
    big = written_down(walker, place="掘进一队井口", subject="夜班班车停了两周。", headcount="25")
    walker.press("main a[href$='/pass_to_office/']")
    walker.write(reason="车队说要集团定，人越来越多。")
    walker.press()
    walker.as_staff("clerk")
    walker.go(f"/desk/sweeps/{big.number}/")
    walker.press("main a[href$='/register_finding/']")
    walker.write(title="掘进一队夜班班车停了", text="掘进一队反映夜班班车停了两周。")
    walker.press()
    petition = Petition.objects.get(source=big.number)
    assert big.content["place"] in petition.text and "人越来越多" in petition.text  # its history went along
    walker.press(f"main a[href='/desk/petitions/{petition.number}/']")
    assert big.content["place"] in walker.text()
    walker.press(f"main a[href='/desk/sweeps/{big.number}/']")
    assert str(FINDING.by_name["pass_to_office"].story.zh) in walker.text() or str(FINDING.by_name["pass_to_office"].story.en) in walker.text()
    walker.as_staff("team_head")
    walker.go("/desk/sweeps/import/?unit=team")
    rows = "在什么地方,是什么事,涉及多少人,因为什么\n灯房,矿灯充电架坏了。,30,安全和劳动保护\n灯房,充电慢。,很多,安全和劳动保护"
    for content, is_good in ((rows, False), (rows.replace("很多", "12"), True)):
        walker.page.locator("main input[type=file]").set_input_files({"name": "sweep.csv", "mimeType": "text/csv", "buffer": content.encode()})
        walker.press("main form.stack button")
        assert (walker.page.locator("main [name=kept]").count() == 1) is is_good
    assert OutreachRecord.objects.filter(kind="finding").count() == 2
    walker.press("main form[action*='/load/'] button")
    assert OutreachRecord.objects.filter(kind="finding").count() == 4
    walker.press(f"main a[href$='/{sweep.number}/report_sweep/']")
    walker.write(looked="三个班的班前会都问了。")
    walker.press()
    sweep.refresh_from_db()
    assert sweep.status == "sweep_reported" and sweep.content["found"] == 4
    walker.as_staff("section_head")
    walker.go("/desk/sweeps/below/?unit=section")
