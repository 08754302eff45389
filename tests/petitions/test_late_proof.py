"""A where-sent notice that was overtaken after it had gone out: proof that it arrived is taken later, with the day on which it did (条例§23(2))."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from tests.petitions.world import MONDAY
from tests.walking import Walk
from xinqiao.directory import snapshot
from xinqiao.directory.duties import Importer
from xinqiao.documents.models import Document
from xinqiao.ledger.append import history
from xinqiao.ops.verify import faults
from xinqiao.petitions import overdue
from xinqiao.petitions.models import Petition, RunningClock
from xinqiao.petitions.refused import Refused
from xinqiao.petitions.story import tell
from xinqiao.rules.terms import ServiceResult, ServiceWay

pytestmark = pytest.mark.postgres_too
Walker = Callable[..., Walk]
ISSUED, ARRIVED, OVERTAKEN = date(2026, 3, 2), date(2026, 3, 4), date(2026, 3, 5)
REGISTERED_MAIL = {"way": ServiceWay.MAIL, "recipient": "本人", "tracking_number": "RB123"}


@pytest.fixture
def overtaken(walk: Walker) -> Walk:
    """Sent to a unit on Monday; on Thursday taken back; nobody has entered yet that the notice arrived."""
    walked = walk("declined", at=MONDAY).days(3)
    walked._take_back()
    return walked


def notice(walked: Walk, n: int = 0) -> Document:
    return Document.objects.filter(subject=walked.petition.number, kind="where_sent_notice").order_by("pk")[n]


def prove(walked: Walk, on: date = ARRIVED, by: Any = "clerk", **fields: Any) -> Walk:
    return walked.take("serve", by, numbers=(notice(walked).number,), served_on=on, **(REGISTERED_MAIL | fields))


def tell_clocks(walked: Walk) -> list[RunningClock]:
    return list(RunningClock.objects.filter(petition=walked.petition, name="tell").order_by("pk"))


def test_the_time_to_tell_stops_on_the_day_it_arrived_and_the_notice_stays_overtaken(overtaken: Walk) -> None:
    prove(overtaken.days(6))
    found = notice(overtaken)
    assert (found.superseded_by, found.service and found.service.served_on) == ("take_back", ARRIVED)
    assert [clock.stopped_on for clock in tell_clocks(overtaken)] == [ARRIVED]
    line = history(overtaken.petition.number)[-1]
    assert (line.body["branch"], line.body["stopped"], line.at.date()) == ("proven_before", {"tell": "2026-03-04"}, date(2026, 3, 11))
    assert "proof_of_service" in {kind for kind, *_ in line.body["documents"]} and not overtaken.dossier.overtaken
    assert overtaken.petition.status == "triaged" and list(faults()) == []
    event = tell(overtaken.petition, snapshot.current())[-1]
    assert event.proven == (found.number,) and "以最新的告知为准" in event.sentence.zh and "had reached you" in event.sentence.en


def test_a_time_that_stopped_late_gets_its_true_day_and_the_ledger_keeps_both(overtaken: Walk) -> None:
    overtaken.take("assign", "clerk", unit_id=overtaken.enterprise.other_mine.pk).days(20)
    overdue.record_breaches(overtaken.at)
    overtaken.petition = Petition.objects.get(pk=overtaken.petition.pk)
    overtaken.take("serve", "clerk", way=ServiceWay.IN_PERSON, recipient="本人")
    (clock,) = tell_clocks(overtaken)
    assert clock.stopped_on == date(2026, 3, 25) > clock.due_on and clock.breached_on
    prove(overtaken.days(1))
    (clock,) = tell_clocks(overtaken)
    assert clock.stopped_on == ARRIVED and clock.breached_on  # what was recorded stays on record; the figures read the day (it no longer counts as unkept)
    line = history(overtaken.petition.number)[-1]
    assert line.body["stopped_earlier"] == {"tell": ["2026-03-25", "2026-03-04"]} and "stopped" not in line.body
    assert ("2026-03-25" in str(line.body)) and list(faults()) == []
    (change,) = (row for row in tell(overtaken.petition, snapshot.current())[-1].changes if "停在哪天" in row.what.zh)
    assert (change.before.zh, change.after.zh) == ("2026年3月25日", "2026年3月4日")
    RunningClock.objects.filter(pk=clock.pk).update(stopped_on=date(2026, 3, 25))
    assert any("clock tell is not what was recorded" in str(fault) for fault in faults())


def test_what_arrived_after_it_was_overtaken_is_on_file_and_stops_nothing(overtaken: Walk) -> None:
    """It told what was over: who deals with it now is still to be told. The day itself counts as after: nobody knows the hour."""
    prove(overtaken.days(6), OVERTAKEN)
    assert history(overtaken.petition.number)[-1].body["branch"] == "proven_after"
    assert [clock.stopped_on for clock in tell_clocks(overtaken)] == [None] and notice(overtaken).service is not None
    assert list(faults()) == []


def test_a_later_notice_is_served_all_the_same(overtaken: Walk) -> None:
    overtaken.take("assign", "clerk", unit_id=overtaken.enterprise.other_mine.pk)
    prove(overtaken.days(2))
    assert [row.number for row in overtaken.dossier.unserved] == [notice(overtaken, 1).number]
    overtaken.take("serve", "clerk", way=ServiceWay.IN_PERSON, recipient="本人")
    assert [clock.stopped_on for clock in tell_clocks(overtaken)] == [ARRIVED] and not overtaken.dossier.unserved
    assert list(faults()) == []


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"on": OVERTAKEN, "way": ServiceWay.IN_PERSON}, "只能补记那天以前送到的"),
        ({"on": OVERTAKEN + timedelta(days=1), "way": ServiceWay.OTHER}, "只能补记那天以前送到的"),
        ({"tracking_number": " "}, "请填邮件号"),
        ({"result": ServiceResult.RETURNED, "recipient": ""}, "只能补记已经送到的"),
        ({"result": ServiceResult.EXEMPT, "recipient": "", "reason": "找不到人。"}, "只能补记已经送到的"),
        ({"on": ISSUED - timedelta(days=1)}, "不能早于文书日期"),
        ({"recipient": " "}, "请写明谁签收的"),
        ({"by": Importer()}, "已经不用送了"),
    ],
)  # fmt: skip
def test_what_proves_nothing_is_refused(overtaken: Walk, fields: dict[str, Any], said: str) -> None:
    lines = len(history(overtaken.days(6).petition.number))
    with pytest.raises(Refused, match=said):
        prove(overtaken, **fields)
    assert len(history(overtaken.petition.number)) == lines and notice(overtaken).service is None


def test_it_is_entered_by_itself_and_once(overtaken: Walk) -> None:
    overtaken.take("assign", "clerk", unit_id=overtaken.enterprise.other_mine.pk).days(6)
    both = (notice(overtaken).number, notice(overtaken, 1).number)
    with pytest.raises(Refused, match="单独填"):
        overtaken.take("serve", "clerk", numbers=both, served_on=ARRIVED, **REGISTERED_MAIL)
    prove(overtaken)
    with pytest.raises(Refused, match="已经送达过"):
        prove(overtaken)


def test_serving_all_that_waits_leaves_it_alone(overtaken: Walk) -> None:
    overtaken.take("assign", "clerk", unit_id=overtaken.enterprise.other_mine.pk).take("serve", "clerk", way=ServiceWay.IN_PERSON, recipient="本人")
    assert notice(overtaken).service is None and notice(overtaken, 1).service is not None


def test_the_petitioner_cannot_sign_for_it_on_his_page(overtaken: Walk) -> None:
    with pytest.raises(Refused, match="已经不用送了"):
        prove(overtaken.days(6), by=overtaken.petitioner, way=ServiceWay.ELECTRONIC, tracking_number="", recipient="")
