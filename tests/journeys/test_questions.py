"""From the screen of the administrator to what the clerk reads: questions by kind of matter, in a real browser."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from django.utils import timezone

from tests.enterprise import Enterprise
from tests.journeys.walker import Walker
from xinqiao.directory import snapshot
from xinqiao.directory.models import QuestionSetRow
from xinqiao.petitions.models import Petition
from xinqiao.rules.questions import apart

pytestmark = [pytest.mark.journey, pytest.mark.slow]


def test_questions_are_written_asked_and_read(walker: Walker, house: Enterprise) -> None:
    walker.as_staff("admin")
    walker.go("/admin/questions/add/")
    walker.page.locator("main [name=category]").select_option("0704")
    walker.press()
    version = urlsplit(walker.page.url).path
    walker.press("main a[href$='/name/']")
    walker.write(title="宿舍、食堂、班车", title_en="Dormitory, canteen, bus")
    walker.press()
    walker.press("main a[href$='/write/new/']")
    walker.write(text="是哪一样？", text_en="What is it?", choices="食堂\n班车", choices_en="Canteen\nBus")
    walker.choose(kind="one")
    walker.press()
    walker.press("main a[href$='/write/new/']")
    walker.write(text="哪一路车？", text_en="Which bus?")
    walker.choose(kind="short")
    walker.page.locator("main [name=asked_on][value='q1=2']").check()
    walker.press()
    walker.press("main a[href$='/preview/']")
    walker.go(version)
    walker.press("main a[href$='/ask/']")
    walker.write(valid_from=timezone.localdate().isoformat())
    walker.press()
    assert QuestionSetRow.objects.get(category="0704").valid_from
    snapshot.forget()
    walker.as_petitioner()
    walker.go("/file/")
    walker.write(text="班车天天晚点，上班迟到要扣钱。", wants="班车准点")
    walker.page.locator("main [name=kind]").select_option("0704")
    walker.press()
    walker.choose(ask_q1="2")
    walker.press()
    walker.write(ask_q2="三路")
    walker.press()
    walker.write(place="北门")
    walker.press()
    walker.choose(secrecy="anonymous")
    walker.press()
    petition = Petition.objects.latest("pk")
    assert [answer for _question, answer in apart(petition.text)[1]] in (["班车", "三路"], ["Bus", "三路"])
    walker.as_staff("clerk")
    walker.go(f"/desk/petitions/{petition.number}/")
    assert "三路" in walker.text()
    walker.go("/desk/register/")
    walker.page.locator("main [name=kind]").select_option("0704")
    walker.press("main button[name=ask]")
    assert walker.page.locator("main [name=ask_q2]").count() == 1
