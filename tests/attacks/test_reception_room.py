"""The reception room under attack: a screen with numbers only, notes that lead to nobody and are wiped, a number had once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.utils import timezone

from tests.attacks.threads import at_once, seen, shared_store
from tests.enterprise import Enterprise, build
from tests.outreach.rooms import COMING, TALKED, TURN, WIPING, Room
from tests.web.visiting import visit  # noqa: F401 a fixture
from xinqiao.ledger.models import Entry
from xinqiao.outreach import room as rooms
from xinqiao.outreach import room_numbers
from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.steps import take_room_number
from xinqiao.web.desk.room_forms import FORMS

NAME, WISH, FACTS = "范小安", "三号楼停暖两周没人管", "热水壶碰倒了"
CROWD = 6


@pytest.fixture
def desk(enterprise: Enterprise) -> Room:
    return Room(enterprise)


def came(desk: Room, at: Any = None) -> OutreachRecord:
    """Return a visit of today that holds all it can hold, and is still at the window."""
    now = at or timezone.now()
    visited = desk.take("call_room_number", desk.came(now), "receptionist", now)
    visited = desk.take("note_room_visit", visited, "receptionist", now, wish=WISH, names=(NAME,), names_wished=True)
    return desk.take("note_room_incident", visited, "receptionist", now, facts=f"{FACTS}，没有人受伤。")


@pytest.mark.django_db
def test_the_board_and_the_tablet_show_numbers_only(desk: Room) -> None:
    """Attack 32: whoever stands before the screen, or photographs it, learns no name, no matter, no petition and nobody at the window."""
    visited = came(desk)
    waiting = desk.came(timezone.now(), heads=7)
    mark, stranger = rooms.opens_for(desk.house.office.pk), Client()
    petition = desk.mine("receptionist", timezone.now())
    for url in (f"/room/{mark}/board/", f"/room/{mark}/"):
        page = stranger.get(url).content.decode()
        for hidden in (NAME, WISH, FACTS, petition, visited.number, waiting.number, "测试receptionist"):
            assert hidden not in page, (url, hidden)
    board = stranger.get(f"/room/{mark}/board/").content.decode()
    shown = re.findall(r'<li class="number">(.*?)</li>', board)
    assert shown == ["1", "2"] and "no-store" in stranger.get(f"/room/{mark}/board/")["Cache-Control"]


@pytest.mark.django_db
def test_the_address_of_a_screen_opens_that_room_today_and_nothing_else(desk: Room) -> None:
    """Attack 16: the mark cannot be made up or bent to another unit, and it signs nobody in."""
    mark = rooms.opens_for(desk.house.office.pk)
    payload, rest = mark.split(":", 1)
    for wrong in (f"{payload[:-1]}x:{rest}", f"{mark}x", "1", "x" * 400):
        assert Client().get(f"/room/{wrong}/").status_code == 404 and Client().post(f"/room/{wrong}/", {"heads": 1}).status_code == 404
    stranger = Client()
    stranger.get(f"/room/{mark}/")
    assert stranger.get("/desk/room/").status_code in (302, 403) and not OutreachRecord.objects.exists()


@pytest.mark.django_db
def test_no_field_and_no_list_leads_from_a_person_to_a_note(desk: Room, visit: Any) -> None:  # noqa: F811
    """Attack 21: a note about a visit is found by its day and number only; no form asks whom it is about, and no search finds its words or the name."""
    came(desk)
    assert set(FORMS["note_room_incident"].base_fields) == {"version", "anyway", "token", "facts", "witness"}
    for who in ("receptionist", "clerk", "head", "leader"):
        for words in (NAME, FACTS, WISH):
            page = visit(who).page("/desk/find/", q=words) if who != "leader" else ""
            assert "room_visit-" not in page and FACTS not in page.replace(f'value="{words}"', ""), (who, words)
    listed = visit("receptionist").page("/desk/room/")
    assert all(hidden not in listed for hidden in (NAME, FACTS, WISH))
    for query in (f"name={NAME}", f"person={NAME}", f"q={FACTS}", "incidents=1", "order=names"):
        assert visit("receptionist").page(f"/desk/room/?{query}").count("room_visit-") == listed.count("room_visit-")
    assert not OutreachRecord.objects.filter(person__name=NAME).exists()


@pytest.mark.django_db
def test_a_note_lies_encrypted_and_is_gone_after_its_days_everywhere(desk: Room, tmp_path: Path) -> None:
    """Attack 30: in the store it is unreadable, in the ledger it never stood, and after its days it is in no row and no dump."""
    visited = desk.take("leave_room", came(desk, COMING), "receptionist", TALKED)

    def stored() -> str:
        with connection.cursor() as cursor:
            cursor.execute("SELECT content FROM outreach_outreachrecord WHERE number = %s", [visited.number])
            return str(cursor.fetchall())

    before = stored()
    assert all(hidden not in before for hidden in (NAME, FACTS, WISH))
    desk.take("wipe_room_visit", visited, "clockwork", WIPING)
    assert stored() != before and FACTS not in str(OutreachRecord.objects.get(pk=visited.pk).content)
    lines = str(list(Entry.objects.filter(subject=visited.number).values_list("body", flat=True)))
    assert all(hidden not in lines for hidden in (NAME, FACTS, WISH)) and '"notes": 1' in lines.replace("'", '"')
    call_command("dumpdata", "outreach", output=str(tmp_path / "dump.json"))
    dump = (tmp_path / "dump.json").read_text(encoding="utf-8")
    assert all(hidden not in dump for hidden in (NAME, FACTS, WISH))


@pytest.mark.django_db
def test_a_visit_does_not_lead_to_a_report_that_its_reader_may_not_see(desk: Room, visit: Any) -> None:  # noqa: F811
    """Attack 18: what a visit became is named to whoever may open it; the others read that something was registered, and no number."""
    now = timezone.now()
    visited = desk.take("link_room_visit", desk.take("call_room_number", desk.came(now), "receptionist", now), "receptionist", now)
    number = visited.content["petition"]
    assert number in visit("clerk").page(f"/desk/room/{visited.number}/")
    from xinqiao.petitions.models import Petition

    Petition.objects.filter(number=number).update(is_sealed=True)
    page = visit("clerk").page(f"/desk/room/{visited.number}/")
    assert number not in page and "不归您看" in page
    assert number not in str(list(Entry.objects.filter(subject=visited.number).values_list("body", flat=True)))


@pytest.fixture
def crowd(transactional_db: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Room]:
    """The room with a morning on which everybody comes at once."""
    desk = Room(build())
    desk.came(COMING)
    with shared_store(tmp_path, monkeypatch):
        yield desk


@pytest.mark.django_db(transaction=True)
@pytest.mark.postgres_too
def test_who_comes_at_once_gets_a_number_each_and_none_twice(crowd: Room) -> None:
    """Attack 47: six take a number at the same moment, two of them by the same form; then two call the same number."""
    actor, unit = crowd.actor("clockwork", COMING), crowd.house.office.pk

    def take(n: int) -> int:
        entry = take_room_number.Entry(token="a" * 32 if n < 2 else f"{n:032x}")
        return rooms.queue_number(room_numbers.take_number(unit, entry, actor=actor, at=COMING))

    given = at_once(CROWD, take)
    assert sorted(set(given)) == [2, 3, 4, 5, 6] and given[0] == given[1], given  # type: ignore[type-var]
    first = seen(lambda: rooms.visits().earliest("pk"))
    called = at_once(2, lambda n: crowd.take("call_room_number", first, ("receptionist", "clerk")[n], TURN, version=first.version).status)
    assert sorted(isinstance(one, Exception) for one in called) == [False, True]
