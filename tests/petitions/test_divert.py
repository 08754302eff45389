"""导入其他程序."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import BY_MAIL
from tests.walking import conclusion, entry
from xinqiao.documents.models import Document
from xinqiao.ops.verify import faults
from xinqiao.petitions.dossier import load
from xinqiao.petitions.models import Petition
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import Refused
from xinqiao.rules.terms import Path, ReopenGround, ServiceWay
from xinqiao.rules.triage import Sort


def triage(world: World, station: str, **fields: Any) -> Petition:
    """Triage the petition at `station` once more."""
    petition = world.at(station)
    again = entry("triage", category="0703", path=Path.OPINION, **fields)
    return perform("triage", petition, again, actor=world.actor("clerk", petition), at=THURSDAY)


class TestDivert(StepCases):
    step, station, by = "divert", "triaged_diverting", "clerk"
    open_in = frozenset({"triaged"})
    allowed = frozenset({"clerk", "head"})
    bad = (
        ({"competent_body": " "}, "competent_body"),
        ({"competent_body": "长" * 5_001}, "competent_body"),
        ({"limit": ""}, "limit"),
        ({"limit": "长" * 5_001}, "limit"),
        ({"help_offered": "长" * 5_001}, "help_offered"),
    )

    def fields(self, world: World) -> dict[str, Any]:
        return {"competent_body": "市劳动争议仲裁委员会", "limit": "一年内", "help_offered": "工会可以陪同"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == "diverted" and done.kinds == ["path_notice"] and done.told == BY_MAIL
        assert not (done.stopped or done.started) and done.running("tell")
        assert done.owed == {(world.office, "coordinator", "serve_notice", date(2026, 3, 17))}
        assert (done.line.body["path"], done.line.body["diverted"]) == ("arbitration", [1, 2])

    def test_the_notice_names_the_path_the_body_the_limit_and_the_help(self, world: World) -> None:
        written = str(self.take(world).documents[0].content["zh"])
        assert all(word in written for word in ("劳动争议仲裁", "市劳动争议仲裁委员会", "一年内", "工会可以陪同"))

    def test_on_a_labour_dispute_it_says_the_year_and_offers_mediation(self, world: World) -> None:
        content = self.take(world).documents[0].content
        assert "一年" in str(content["zh"]) and "第二十七条" in str(content["zh"]) and "企业劳动争议调解委员会" in str(content["zh"])
        assert "one year" in str(content["en"]) and "mediation committee" in str(content["en"])
        court = (Sort("0703", Path.OPINION), Sort("1101", Path.COURT))
        triage(world, "triaged", sorts=court)
        assert "第二十七条" not in str(self.take(world, "triaged").documents[0].content["zh"])

    def test_only_the_claims_of_that_path_end_here(self, world: World) -> None:
        done = self.take(world, "triaged_split")
        assert done.status == "triaged" and done.line.body["branch"] == "partly" and done.line.body["diverted"] == [2]
        assert done.kinds == ["path_notice"] and done.told == BY_MAIL and done.running("tell")
        assert [claim.is_diverted for claim in load(done.petition).claims] == [False, True]
        written = str(done.documents[0].content["zh"])
        assert "退还这两周的取暖费" in written and "马上恢复供暖" not in written and "接着办" in written
        assert done.owed == {
            (world.office, "coordinator", "serve_notice", date(2026, 3, 17)), (world.office, "coordinator", "send", date(2026, 3, 17)),
        }  # fmt: skip

    def test_the_rest_goes_its_way_to_the_answer(self, world: World) -> None:
        petition = world.at("triaged_split")
        with pytest.raises(Refused, match="要先为它走那条途径"):
            perform("assign", petition, entry("assign", unit_id=world.mine), actor=world.actor("clerk", petition), at=THURSDAY)
        for step, by, fields in (
            ("assign", "clerk", {"unit_id": world.mine}), ("accept", "handler", {}),
            ("reply", "handler", {"conclusions": (conclusion(),)}), ("sign", "unit_head", {}),
        ):  # fmt: skip
            petition = world.at("partly_diverted")
            perform(step, petition, entry(step, **fields), actor=world.actor(by, petition), at=THURSDAY)
        decision = str(Document.objects.get(subject=petition.number, kind="decision").content["zh"])
        assert "马上恢复供暖" in decision and "退还这两周的取暖费" not in decision

    def test_its_notice_does_not_tell_of_the_rest(self, world: World) -> None:
        petition = world.at("partly_diverted")
        served = entry("serve", way=ServiceWay.IN_PERSON, recipient="本人")
        petition = perform("serve", petition, served, actor=world.actor("clerk", petition), at=THURSDAY)
        assert petition.status == "triaged" and load(petition).clock("tell") and not load(petition).unserved

    def test_triage_again_leaves_it_alone(self, world: World) -> None:
        petition = triage(world, "partly_diverted", claims=("恢复供暖", "道歉"))
        claims = [(claim.position, claim.text, claim.is_diverted, claim.path) for claim in load(petition).claims]
        assert claims == [
            (1, "恢复供暖", False, "opinion"), (2, "退还这两周的取暖费", True, "arbitration"), (3, "道歉", False, "opinion"),
        ]  # fmt: skip
        assert list(faults()) == []

    def test_two_other_paths_have_a_notice_each(self, world: World) -> None:
        petition = triage(world, "triaged", sorts=(Sort("1101", Path.COURT), Sort("0102", Path.ARBITRATION)))
        assert self.refusal(world, petition).field == "path"
        assert self.refusal(world, petition, path=Path.ADMINISTRATIVE).field == "path"
        done = self.take(world, "triaged", path=Path.COURT)
        assert done.status == "triaged" and done.line.body["diverted"] == [1]
        last = self.take(world, "triaged")
        assert last.status == "diverted" and last.line.body["path"] == "arbitration" and len(load(last.petition).unserved) == 2
        first, *_ = load(last.petition).unserved
        served = entry("serve", way=ServiceWay.IN_PERSON, recipient="本人", numbers=(first.number,))
        petition = perform("serve", last.petition, served, actor=world.actor("clerk", petition), at=THURSDAY)
        assert load(petition).clock("tell")  # the other notice is still to be served
        served = entry("serve", way=ServiceWay.IN_PERSON, recipient="本人")
        petition = perform("serve", petition, served, actor=world.actor("clerk", petition), at=THURSDAY)
        assert not load(petition).clock("tell")

    def test_not_what_the_petition_procedure_itself_must_answer(self, world: World) -> None:
        assert "甄别" in self.refusal(world, world.at("triaged")).words.zh

    def test_taken_up_anew_its_claims_are_ours_to_sort_again(self, world: World) -> None:
        petition = world.at("diverted")
        for step, by, fields in (
            ("serve", "clerk", {"way": ServiceWay.IN_PERSON, "recipient": "本人"}), ("close", "clerk", {}),
            ("ask_reopen", "petitioner", {"ground": ReopenGround.NEW_FACTS, "reason": "仲裁委说这件事不归它管，让我回来找单位。"}), ("reopen", "head", {"reason": "仲裁委出具了不予受理通知。"}),
            ("triage", "clerk", {"category": "0703", "path": Path.OPINION}),
        ):  # fmt: skip
            petition = perform(step, petition, entry(step, **fields), actor=world.actor(by, petition), at=THURSDAY)
        assert [claim.path for claim in load(petition).remaining] == ["opinion", "opinion"]
        assert list(faults()) == []
