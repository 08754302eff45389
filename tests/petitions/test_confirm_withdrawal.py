"""确认撤回."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import MONDAY, THURSDAY, World
from tests.petitions.written import BY_MAIL, desk
from tests.walking import entry
from xinqiao.directory.models import Person, Post
from xinqiao.petitions.perform import perform
from xinqiao.rules.guards.ending import EX_OFFICIO
from xinqiao.rules.owed import WITHDRAWABLE
from xinqiao.rules.terms import Duty, ServiceWay

NEVER = date(9999, 12, 31)


class TestConfirmWithdrawal(StepCases):
    step, station, by = "confirm_withdrawal", "withdrawal_asked", "clerk"
    open_in = frozenset(WITHDRAWABLE)
    allowed = frozenset({"clerk", "head", "leader"})
    bad = (
        ({"note": " "}, "note"), ({"note": "长" * 5_001}, "note"), ({"was_pressed": True}, "was_pressed"),
        ({"called_on": THURSDAY.date() + timedelta(days=1)}, "called_on"),
        ({"called_on": MONDAY.date() - timedelta(days=1)}, "called_on"),
    )  # fmt: skip

    def fields(self, world: World) -> dict[str, Any]:
        return {"called_on": THURSDAY.date(), "was_pressed": False, "note": "他说暖气来了，自己愿意撤。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == "withdrawn" and done.petition.withdrawal_asked_on is None
        assert set(done.stopped) == {"tell", "tell_by_unit", "handle", "report", "first_contact"} and not done.started
        assert set(done.stopped.values()) == {THURSDAY.date()}
        assert done.kinds == ["withdrawal_notice"]
        assert done.told == {*BY_MAIL, desk("desk", world.office), desk("handling_unit", world.mine)}
        assert done.line.body["was_pressed"] is False and done.line.body["called_on"] == "2026-03-05"
        assert done.texts == {"note": "他说暖气来了，自己愿意撤。"} and not done.statements[0].is_public
        assert (world.office, "coordinator", "serve_notice", NEVER) in done.owed
        assert not [work for _, _, work, _ in done.owed if work in ("answer", "confirm_withdrawal")]

    def test_notice_says_when_he_asked_and_when_he_was_asked_and_that_it_was_free(self, world: World) -> None:
        text = str(self.take(world).documents[0].content)
        for words in ("2026年3月2日申请撤回", "2026年3月5日向您本人核实", "没有人要求或者逼您撤回", "不会删除"):
            assert words in text, words

    def test_nothing_is_confirmed_that_nobody_asked_for(self, world: World) -> None:
        assert self.refusal(world, world.at("accepted")).words.zh == "反映人没有申请撤回。"

    def test_hazard_goes_on_ex_officio(self, world: World) -> None:
        assert self.refusal(world, world.at("hazard_withdrawal_asked")).words == EX_OFFICIO

    def test_what_was_not_read_is_not_ended(self, world: World) -> None:
        assert "先甄别" in self.refusal(world, world.at("withdrawal_asked_at_once")).words.zh

    def test_office_that_handles_it_itself_leaves_it_to_the_leader(self, world: World) -> None:
        record = world.at("own_withdrawal_asked")
        for key in ("clerk", "head", "handler", "petitioner"):
            assert "承办单位以外的" in self.refusal(world, record, key).words.zh
        assert self.take(world, "own_withdrawal_asked", by="leader").status == "withdrawn"

    def test_second_post_in_the_handling_unit_shuts_out(self, world: World) -> None:
        clerk = Person.objects.get(login="clerk")
        Post.objects.create(
            person=clerk, unit=world.enterprise.mine, duty=Duty.HANDLER.value, title="兼", valid_from=date(2020, 1, 1)
        )  # fmt: skip
        assert "承办单位以外的" in self.refusal(world, world.at("withdrawal_asked")).words.zh

    def test_papers_from_before_are_served_without_consequence_and_then_it_is_closed(self, world: World) -> None:
        done = self.take(world)
        serve = entry("serve", way=ServiceWay.IN_PERSON, recipient="本人")
        served = perform("serve", done.petition, serve, actor=world.actor("clerk", done.petition), at=THURSDAY)
        assert served.status == "withdrawn" and served.rating_until is None
        closed = perform("close", served, entry("close"), actor=world.actor("clerk", served), at=THURSDAY)
        assert closed.status == "closed"

    def test_signed_decision_opens_no_review_after_a_withdrawal(self, world: World) -> None:
        record = world.at("signed")
        asked = entry("ask_withdrawal", reason="好了。", is_voluntary=True)
        record = perform("ask_withdrawal", record, asked, actor=world.actor("petitioner", record), at=THURSDAY)
        self.attempt(world, record, "clerk")
        serve = entry("serve", way=ServiceWay.IN_PERSON, recipient="本人")
        record = world.at("signed")
        served = perform("serve", record, serve, actor=world.actor("clerk", record), at=THURSDAY)
        assert served.status == "withdrawn" and not served.clocks.filter(stopped_on=None).exists()
