"""Who prints what must be served on paper: the unit that owes the service, as `rules.owed` says."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.walking import Walk
from xinqiao.outbox.models import Message
from xinqiao.petitions.models import Obligation
from xinqiao.rules.terms import Channel, Medium, Work
from xinqiao.vault.contact import Contact

pytestmark = pytest.mark.postgres_too


@pytest.mark.parametrize("station", ["awaiting_supplement", "assigned", "accepted", "refused", "signed"])
def test_papers_lie_in_the_print_queue_of_the_unit_that_must_serve_them(
    walk: Callable[..., Walk], station: str
) -> None:
    walked = walk(station, channel=Channel.LETTER, contact=Contact(name="范小安", address="二矿新村三号楼"))
    waiting = Message.objects.filter(subject=walked.petition.number, medium=Medium.PRINT.value)
    serving = Obligation.objects.filter(
        petition=walked.petition, work__in=(Work.SERVE_NOTICE.value, Work.SERVE_DECISION.value)
    )
    assert set(waiting.values_list("unit_id", flat=True)) == set(serving.values_list("unit_id", flat=True)) != set()
