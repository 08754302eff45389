"""联名人本人确认."""

from __future__ import annotations

from typing import Any

import pytest

from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from tests.walking import entry
from xinqiao.directory import snapshot
from xinqiao.directory.duties import MemberActor
from xinqiao.ops.verify import faults
from xinqiao.petitions.access import visible_to
from xinqiao.petitions.dossier import load
from xinqiao.petitions.models import LinkedRecord, Petition
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import Refused

ELSEWHERE = {"named": "member_named", "confirmed": "member_confirmed", "denied": "member_denied"}


def himself(record: LinkedRecord) -> MemberActor:
    return MemberActor(petition_id=record.petition_id, record_id=record.pk, position=record.position)


class TestConfirmMember(StepCases):
    step, station, by, kind = "confirm_member", "member_named", "clerk", "member"
    open_in = frozenset({"named"})
    allowed = frozenset({"receptionist", "clerk", "head", "clockwork"})
    elsewhere = ELSEWHERE
    bad = (({"how": " "}, "how"), ({"said": ""}, "said"), ({"said": "长" * 5_001}, "said"), ({"how": "长" * 101}, "how"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"how": "当面，看了身份证", "said": "是我签的字。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "confirmed" and done.linked.content["how"] == "当面，看了身份证"
        assert done.told == set() and not (done.started or done.stopped or done.documents) and done.texts == {}
        assert [fault for fault in faults() if done.petition.number in fault] == []

    def test_he_says_it_himself_with_his_own_code_and_writes_nothing(self, world: World) -> None:
        record = world.linked("member_named", "member")
        perform("confirm_member", record, entry("confirm_member"), actor=himself(record), at=THURSDAY)
        record.refresh_from_db()
        assert record.status == "confirmed" and "本人" in record.content["how"]

    def test_nobody_speaks_for_another(self, world: World) -> None:
        record = world.linked("member_named", "member")
        other = MemberActor(petition_id=record.petition_id, record_id=record.pk + 1, position=2)
        stranger = MemberActor(petition_id=record.petition_id + 1, record_id=record.pk)
        for actor, words in ((other, "不能替别人"), (stranger, "只有")):
            with pytest.raises(Refused) as caught:
                perform("confirm_member", record, entry("confirm_member"), actor=actor, at=THURSDAY)
            assert words in caught.value.words.zh

    def test_who_is_named_takes_no_step_in_the_matter_but_sees_it(self, world: World) -> None:
        for station, speaks in (("member_named", False), ("member_confirmed", True), ("member_denied", False)):
            record = world.linked(station, "member")
            dossier = load(Petition.objects.get(pk=record.petition_id))
            facts = dossier.facts(himself(record), THURSDAY.date())
            assert bool(facts.desk_duties) is speaks
            assert not Petition.procedure.open_to(facts)
            assert visible_to(himself(record), snapshot.current()).count() == 1

