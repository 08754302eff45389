"""甄别, and the sealing that it may bring about (条例§30(3))."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import transaction

from tests.petitions.cases import StepCases
from tests.petitions.world import EVERYBODY, THURSDAY, World
from tests.petitions.written import BY_MAIL, desk
from tests.walking import entry
from xinqiao.directory import snapshot
from xinqiao.directory.duties import Staff
from xinqiao.petitions.access import visible_to
from xinqiao.petitions.dossier import load
from xinqiao.petitions.models import Claim, Obligation, Referral
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import Refused
from xinqiao.rules.terms import Path
from xinqiao.rules.triage import Sort
from xinqiao.wording import index

SEALING: tuple[dict[str, Any], ...] = (
    {"category": "1003", "path": Path.OPINION},
    {"category": "0703", "path": Path.ACCUSATION},
)


class TestTriage(StepCases):
    step, station, by = "triage", "registered", "clerk"
    open_in = frozenset({"registered", "awaiting_supplement", "triaged"})
    allowed = frozenset({"clerk", "head"})
    bad = (
        ({"category": "9999"}, "category"),
        ({"category": "07"}, "category"),
        ({"category": ""}, "category"),
        ({"claims": ("长" * 1_001,)}, "claims"),
        ({"claims": ("退费",) * 21}, "claims"),
        ({"sorts": (Sort("0703", Path.OPINION),)}, "claims"),
        ({"sorts": (Sort("0703", Path.OPINION), Sort("07", Path.OPINION))}, "claims"),
    )

    def fields(self, world: World) -> dict[str, Any]:
        return {"category": "0703", "path": Path.OPINION}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert (done.status, done.petition.category, done.petition.path) == ("triaged", "0703", "opinion")
        assert not (done.stopped or done.started or done.documents or done.told)
        assert done.owed == {(world.office, "coordinator", "send", date(2026, 3, 17))}
        assert {claim.path for claim in Claim.objects.filter(petition=done.petition)} == {"opinion"}

    def test_it_sets_the_claims_right_and_deletes_none(self, world: World) -> None:
        petition = self.take(world, claims=("恢复三号楼供暖",)).petition
        assert [claim.text for claim in load(petition).claims] == ["恢复三号楼供暖"]
        kept = Claim.objects.filter(petition=petition, is_dropped=True).values_list("text", flat=True)
        assert set(kept) == {"马上恢复供暖", "退还这两周的取暖费"}  # the petitioner's own words stay as they were
        again = self.take(world, "triaged", claims=("甲", "乙", "丙")).petition
        assert [(claim.position, claim.text) for claim in load(again).claims] == [(1, "甲"), (2, "乙"), (3, "丙")]

    def test_every_claim_has_its_own_category_and_path(self, world: World) -> None:
        done = self.take(world, sorts=(Sort("1301", Path.STUDY), Sort("0703", Path.OPINION)))
        claims = load(done.petition).claims
        assert [(claim.category, claim.path) for claim in claims] == [("1301", "study"), ("0703", "opinion")]
        assert (done.petition.category, done.petition.path) == ("0703", "opinion")  # the sixty days lead
        assert done.line.body["sorts"] == [[1, "1301", "study"], [2, "0703", "opinion"]]

    def test_the_whole_follows_its_claims(self, world: World) -> None:
        done = self.take(world, sorts=(Sort("1301", Path.STUDY), Sort("1302", Path.STUDY)))
        assert (done.petition.category, done.petition.path) == ("1301", "study")

    def test_without_words_of_their_own_claims_are_what_the_whole_is(self, world: World) -> None:
        petition = self.take(world, claims=("甲", "乙", "丙")).petition
        assert {(claim.category, claim.path) for claim in load(petition).claims} == {("0703", "opinion")}

    def test_an_accusation_in_any_claim_seals_the_whole(self, world: World) -> None:
        for sort in (Sort("0703", Path.ACCUSATION), Sort("1003", Path.OPINION)):
            with transaction.atomic():
                done = self.take(world, sorts=(Sort("0703", Path.OPINION), sort))
                assert done.status == "sealed" and done.petition.is_sealed
                transaction.set_rollback(True)

    def test_it_may_be_done_again_before_it_is_sent(self, world: World) -> None:
        done = self.take(world, "triaged", category="1301", path=Path.STUDY)
        assert (done.status, done.petition.path) == ("triaged", "study")

    def test_the_wait_for_a_supplement_does_not_stop_it(self, world: World) -> None:
        assert self.take(world, "awaiting_supplement").status == "triaged"

    @pytest.mark.parametrize("sealing", SEALING)
    def test_an_accusation_is_sealed_at_once(self, world: World, sealing: dict[str, Any]) -> None:
        discipline = world.enterprise.discipline_unit.pk
        done = self.take(world, **sealing)
        assert done.status == "sealed" and done.petition.is_sealed and done.petition.handling_unit_id == discipline
        assert done.stopped == {"tell": date(2026, 3, 5)}
        assert done.started == {"report_tell": (date(2026, 3, 5), date(2026, 3, 26))}
        assert done.told == BY_MAIL | {desk("discipline", discipline)} and done.kinds == ["sealed_transfer"]
        assert "停暖" not in str(done.documents[0].content) and done.documents[0].unit_id == world.office
        assert done.owed == {(discipline, "discipline", "tell_reporter", date(2026, 3, 26))}
        assert not Referral.objects.filter(petition=done.petition).exists()

    @pytest.mark.parametrize("sealing", SEALING)
    def test_sealed_words_are_out_of_the_index(self, world: World, sealing: dict[str, Any]) -> None:
        known = set(index.newest("停暖两周", limit=9_999))
        petition = self.take(world, **sealing).petition
        assert known - set(index.newest("停暖两周", limit=9_999)) == {petition.pk}

    def test_nothing_is_owed_by_the_desk_even_if_a_notice_was_waiting(self, world: World) -> None:
        done = self.take(world, "awaiting_supplement", **SEALING[0])
        assert {unit for unit, *_ in done.owed} == {world.enterprise.discipline_unit.pk}
        assert Obligation.objects.filter(petition=done.petition).count() == 1

    def test_only_the_discipline_duty_and_the_petitioner_see_it(self, world: World) -> None:
        petition, directory = self.take(world, **SEALING[0]).petition, snapshot.current()
        seeing = {
            key
            for key in EVERYBODY
            if visible_to(world.actor(key, petition), directory).filter(pk=petition.pk).exists()
        }
        assert seeing == {"discipline", "petitioner"}

    def test_staff_can_do_nothing_any_more(self, world: World) -> None:
        petition, today = self.take(world, **SEALING[0]).petition, THURSDAY.date()
        for key in EVERYBODY:
            actor = world.actor(key, petition)
            if not isinstance(actor, Staff):
                continue
            names = {row.name for row in petition.procedure.open_to(load(petition).facts(actor, today))}
            assert names == ({"tell_reporter", "remark", "refer_up_sealed"} if key == "discipline" else set()), key
        with pytest.raises(Refused):
            perform(
                "remark", petition, entry("remark", text="问一下"), actor=world.actor("clerk", petition), at=THURSDAY
            )
