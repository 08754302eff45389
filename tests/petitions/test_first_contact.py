"""首次联系."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import MONDAY, THURSDAY, World
from tests.walking import Walk, entry
from xinqiao.directory import change
from xinqiao.directory.duties import Importer
from xinqiao.directory.snapshot import current
from xinqiao.petitions.models import RunningClock
from xinqiao.petitions.perform import perform
from xinqiao.petitions.story import tell
from xinqiao.rules.terms import Secrecy
from xinqiao.rules.terms_handling import ContactWay


class TestFirstContact(StepCases):
    step, station, by = "first_contact", "assigned", "handler"
    open_in = frozenset({"forwarded", "assigned", "accepted", "drafted", "signed"})
    allowed = frozenset({"handler"})
    bad = (
        ({"text": " "}, "text"),
        ({"text": "长" * 5_001}, "text"),
        ({"contacted_on": date(2026, 3, 6)}, "contacted_on"),
        ({"contacted_on": date(2026, 3, 1)}, "contacted_on"),
    )

    def fields(self, world: World) -> dict[str, Any]:
        return {"way": ContactWay.PHONE, "text": "说明了哪天上门看管道。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world, contacted_on=date(2026, 3, 3))
        assert done.status == "assigned" and done.stopped == {"first_contact": date(2026, 3, 3)}
        assert not (done.started or done.documents or done.told)
        assert done.line.body["way"] == "phone" and done.line.body["contacted_on"] == "2026-03-03"
        assert done.texts == {"text": "说明了哪天上门看管道。"} and not done.statements[0].is_public
        assert "first_contact" not in {work for _, _, work, _ in done.owed}

    def test_the_petitioner_reads_that_he_was_contacted_and_not_the_note(self, world: World) -> None:
        event = tell(self.take(world).petition, current())[-1]
        assert event.is_public and "和您联系过了" in event.sentence.zh and not event.texts_are_public

    def test_it_is_owed_from_the_day_the_unit_has_the_matter(self, world: World) -> None:
        """One working day after Monday is Tuesday; a unit that accepts later gets no new day."""
        for station in ("assigned", "accepted"):
            clock = RunningClock.objects.get(petition=world.at(station), name="first_contact")
            assert (clock.anchor_on, clock.due_on, clock.limit_days) == (date(2026, 3, 2), date(2026, 3, 3), 1)

    def test_an_office_that_handles_it_itself_owes_it_too(self, world: World) -> None:
        petition = world.at("triaged")
        perform("accept", petition, entry("accept"), actor=world.actor("clerk", petition), at=THURSDAY)
        clock = RunningClock.objects.get(petition=petition, name="first_contact")
        assert clock.due_on == date(2026, 3, 6)

    def test_only_once(self, world: World) -> None:
        self.take(world)
        assert "已经联系过" in self.refusal(world, world.at("assigned")).words.zh
        petition = world.at("assigned")
        perform("accept", petition, entry("accept"), actor=world.actor("handler", petition), at=THURSDAY)
        assert not RunningClock.objects.filter(petition=petition, name="first_contact", stopped_on=None).exists()

    def test_the_policy_of_the_day_sets_the_limit(self, world: World) -> None:
        change.set_policy("first_contact_working_days", 3, MONDAY.date(), by="test", at=MONDAY)
        walk = Walk(world.enterprise, at=MONDAY).to("assigned")
        clock = RunningClock.objects.get(petition=walk.petition, name="first_contact")
        assert (clock.due_on, clock.limit_days) == (date(2026, 3, 5), 3)

    def test_an_anonymous_petitioner_is_contacted_by_a_remark_of_the_unit(self, world: World) -> None:
        walk = Walk(world.enterprise, at=MONDAY, secrecy=Secrecy.ANONYMOUS).to("assigned")
        assert "留言就算首次联系" in self.refusal(world, walk.petition).words.zh
        clock = RunningClock.objects.get(petition=walk.petition, name="first_contact")
        walk.take("remark", "clerk", text="已经转给二矿。")
        clock.refresh_from_db()
        assert clock.stopped_on is None  # the sender is not the unit
        walk.take("remark", "handler", text="我们明天去看管道。")
        clock.refresh_from_db()
        assert clock.stopped_on == date(2026, 3, 2) and clock.stopped_by == "remark"

    def test_a_remark_to_whom_the_unit_can_ring_does_not_count(self, world: World) -> None:
        walk = Walk(world.enterprise, at=MONDAY).to("assigned").take("remark", "handler", text="我们明天去看管道。")
        assert RunningClock.objects.get(petition=walk.petition, name="first_contact").stopped_on is None

    def test_what_an_import_tells_of_is_not_measured_by_our_own_rules(self, world: World) -> None:
        petition = world.at("triaged")
        perform("forward", petition, entry("forward", unit_id=world.mine), actor=Importer(), at=THURSDAY)
        names = set(RunningClock.objects.filter(petition=petition).values_list("name", flat=True))
        assert names == {"tell", "tell_by_unit", "object"}
