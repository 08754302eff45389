"""Filing with the box, and what follows: discipline sees it, asks after thirty days, finds it, answers; the desk sees nothing."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.enterprise import Enterprise
from tests.journeys.test_journeys import STORY
from tests.journeys.walker import Walker
from xinqiao.petitions import protecting
from xinqiao.petitions.models import Petition, RunningClock
from xinqiao.petitions.zone import local_day

pytestmark = [pytest.mark.journey, pytest.mark.slow]

FEAR = "组长放话：谁写信谁下井。"


def file_in_fear(walker: Walker) -> tuple[Petition, str]:
    """File with the box ticked; return the petition and its query code."""
    walker.as_petitioner()
    walker.go("/file/")
    walker.write(text=STORY, wants="马上恢复供暖")
    walker.press()
    walker.write(place="二矿宿舍三号楼", happened="上个月开始")
    walker.press()
    walker.choose(secrecy="real_name")
    walker.write(name="范小安", phone="19900001234")
    walker.page.locator("details:has([name=fear_words]) summary").click()
    walker.page.locator("main [name=fears]").check()
    walker.write(fear_words=FEAR)
    walker.press()
    petition = Petition.objects.get(guards=None)
    code = re.search(r"\d{4} \d{4} \d{4}", walker.text())
    assert code is not None
    return petition, code[0]


def find_and_answer(walker: Walker, file: Petition) -> None:
    """Ask him, find it, recommend, answer in writing: as the discipline officer does."""
    walker.as_staff("discipline")
    walker.go(f"/desk/petitions/{file.number}/")
    walker.press("a[href$='/record_check_in/']:visible")
    walker.choose(how="meeting", finding="retaliated")
    walker.write(said="调了，没有手续。", found="调令没有理由。", measure="恢复原岗位", owner="矿长", until=(local_day(timezone.now()) + timedelta(days=3)).isoformat())
    walker.press()
    walker.press("a[href$='/advise_liability/']:visible")
    walker.choose(proposed="warn")
    walker.write(to="集团党委", text="组长因人反映问题调了他的岗，建议诫勉。")
    walker.press()
    walker.press("a[href$='/answer_retaliation/']:visible")
    walker.write(text="查实组长调了您的岗，已经恢复，组长受到诫勉。")
    walker.press()


def test_fear_at_filing_to_the_written_answer(walker: Walker, house: Enterprise) -> None:
    petition, code = file_in_fear(walker)
    file = protecting.file_of(petition)
    assert file is not None
    for key in ("clerk", "head"):
        walker.as_staff(key)
        walker.go(f"/desk/petitions/{petition.number}/")
        assert FEAR not in walker.page.content() and file.number not in walker.page.content()

    walker.as_staff("discipline")
    walker.go("/desk/")
    assert file.number in walker.text()
    walker.go(f"/desk/petitions/{file.number}/")
    assert FEAR in walker.text() and petition.number in walker.text() and petition.title not in walker.text()
    walker.press("a[href$='/record_check_in/']:visible")
    walker.choose(how="phone", finding="quiet")
    walker.write(said="还没有，就是怕。", found="排班没有变。", none_needed="他说先看看。")
    walker.press()

    RunningClock.objects.filter(petition=file, name="check_in").update(due_on=local_day(timezone.now()) + timedelta(days=1))  # the thirtieth day comes
    walker.as_petitioner()
    walker.go("/lookup/")
    walker.write(number=petition.number, code=code)
    walker.press()
    walker.go("/matter/")
    walker.press("main .notice a[href='/matter/retaliation/']")
    walker.choose(answer="yes")
    walker.page.locator("main [name=words]").first.fill("昨天真把我调去下井了。")
    walker.press()
    assert "昨天真把我调去下井了。" in walker.text()

    find_and_answer(walker, file)
    walker.as_petitioner()
    walker.go("/matter/retaliation/")
    walker.press("main .envelope a")
    assert "已经恢复" in walker.text()
    assert Petition.objects.get(pk=petition.pk).version == petition.version, "the petition itself stands as it was filed"
