"""送达: what happens when a document reaches its addressee, and when it does not."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any, ClassVar

import pytest

from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import desk
from tests.walking import entry
from xinqiao.directory import snapshot
from xinqiao.directory.duties import Clockwork, Importer
from xinqiao.documents.models import Document
from xinqiao.outbox.models import Message
from xinqiao.petitions.dossier import load
from xinqiao.petitions.models import Petition
from xinqiao.petitions.notices import CAME_BACK
from xinqiao.petitions.perform import perform
from xinqiao.petitions.story import tell
from xinqiao.rules.terms import PetitionStatus, ServiceResult, ServiceWay

TUESDAY, FRIDAY = date(2026, 3, 3), date(2026, 3, 6)


def number_of(petition: Petition, kind: str) -> tuple[str]:
    """Return the number of the petition's newest document of a kind, as an entry gives it."""
    return (Document.objects.filter(subject=petition.number, kind=kind).latest("pk").number,)


class TestServe(StepCases):
    step, station, by = "serve", "signed", "handler"
    open_in = frozenset(PetitionStatus.values()) - {"sealed"}
    allowed = frozenset({"receptionist", "clerk", "head", "handler", "petitioner", "clockwork"})
    bad = (
        ({"served_on": FRIDAY}, "served_on"),
        ({"served_on": date(2026, 3, 1)}, "served_on"),
        ({"result": ServiceResult.REFUSED}, "witness"),
        ({"result": ServiceResult.REFUSED, "witness": " "}, "witness"),
        ({"numbers": ("二矿信意见〔2026〕999号",)}, "numbers"),
        ({"way": ServiceWay.ELECTRONIC}, "way"),
        ({"recipient": "长" * 61}, "recipient"),
        ({"witness": "长" * 61}, "witness"),
        ({"tracking_number": "1" * 61}, "tracking_number"),
    )

    def fields(self, world: World) -> dict[str, Any]:
        return {"way": ServiceWay.IN_PERSON, "recipient": "本人"}

    def fields_of(self, world: World, key: str) -> dict[str, Any]:
        return {"way": ServiceWay.ELECTRONIC} if key in ("petitioner", "clockwork") else {}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        """Everything that waits is served at once; the decision has the strongest consequence."""
        done = self.take(world)
        assert done.status == "replied" and done.line.body["branch"] == "answered"
        assert done.stopped == dict.fromkeys(("tell", "tell_by_unit", "handle", "first_contact"), date(2026, 3, 5))
        assert done.started["ask_review"][0] == date(2026, 3, 5)
        assert done.kinds == ["proof_of_service"] and done.told == {desk("desk", world.office)}
        assert done.petition.rating_until == date(2026, 4, 4)
        assert done.owed == {(world.mine, "handler", "report", date(2026, 5, 31)), (world.office, "coordinator", "call_back", date(2026, 4, 4))}
        assert {
            document.service_id for document in Document.objects.filter(subject=done.petition.number, kind="decision")
        } == {done.services[0].pk}
        assert len(done.line.body["served"]) == 3 and not load(done.petition).unserved

    def test_the_window_for_review_ends_on_the_later_day(self, world: World) -> None:
        """The thirtieth day is a Saturday: the petitioner has until Monday (民法典§203)."""
        clock = self.take(world).running("ask_review")
        assert clock is not None
        assert (clock.statutory_on, clock.effective_on, clock.due_on) == (
            date(2026, 4, 4), date(2026, 4, 6), date(2026, 4, 6),
        )  # fmt: skip

    def test_the_day_of_service_counts_and_not_the_day_it_was_entered(self, world: World) -> None:
        done = self.take(world, served_on=TUESDAY)
        assert done.stopped["handle"] == TUESDAY and done.started["ask_review"] == (TUESDAY, date(2026, 4, 2))
        assert done.petition.rating_until == date(2026, 4, 2) and done.services[0].served_on == TUESDAY

    def test_the_where_sent_notice_stops_the_offices_time_only(self, world: World) -> None:
        done = self.take(world, "assigned", "clerk")
        assert done.status == "assigned" and done.stopped == {"tell": date(2026, 3, 5)}
        assert done.running("tell_by_unit")

    def test_the_acceptance_notice_stops_both_times_to_tell_and_no_other(self, world: World) -> None:
        done = self.take(world, "accepted", numbers=number_of(world.at("accepted"), "acceptance_notice"))
        assert done.status == "accepted" and set(done.stopped) == {"tell", "tell_by_unit"}
        assert done.running("handle") and len(load(done.petition).unserved) == 1

    @pytest.mark.parametrize("station", ["refused", "diverted"])
    def test_the_notice_of_the_right_door_stops_the_time_to_tell(self, world: World, station: str) -> None:
        done = self.take(world, station, "clerk")
        assert done.status == station and done.stopped == {"tell": date(2026, 3, 5)}
        assert {work for _, _, work, _ in done.owed} == {"close"}

    def test_a_supplement_notice_stops_nothing(self, world: World) -> None:
        done = self.take(world, "awaiting_supplement", "clerk")
        assert not done.stopped and done.status == "awaiting_supplement" and "branch" not in done.line.body

    def test_a_proposal_is_answered_without_a_window(self, world: World) -> None:
        """条例§35: a review is asked of a decision. A proposal has none, so it may be filed away at once."""
        done = self.take(world, "proposal_signed")
        assert done.status == "replied" and "study" in done.stopped
        assert set(done.started) == {"call_back"} and not done.running("ask_review")
        assert done.petition.rating_until and "复查" not in tell(done.petition, snapshot.current())[-1].sentence.zh

    def test_claims_and_proposals_answered_at_once(self, world: World) -> None:
        done = self.take(world, "mixed_signed")
        assert done.status == "replied" and done.line.body["branch"] == "both_answered"
        assert {"handle", "study"} <= set(done.stopped) and set(done.started) == {"ask_review", "call_back"} and done.petition.rating_until

    def test_the_decision_first_and_the_reply_later(self, world: World) -> None:
        """The petitioner may ask for a review from the day of the decision; the reply is still owed."""
        petition = world.at("mixed_signed")
        done = self.take(world, "mixed_signed", numbers=number_of(petition, "decision"))
        assert done.status == "replied" and "handle" in done.stopped and done.running("study")
        assert (world.mine, "handler", "serve_decision", date(2026, 4, 1)) in done.owed
        later = self.take(world, "mixed_signed", numbers=number_of(petition, "proposal_reply"))
        assert later.status == "replied" and later.stopped == {"study": date(2026, 3, 5)} and not later.started
        assert later.running("ask_review") and "serve_decision" not in {work for _, _, work, _ in later.owed}

    def test_the_reply_first_does_not_answer_the_claims(self, world: World) -> None:
        done = self.take(world, "mixed_signed", numbers=number_of(world.at("mixed_signed"), "proposal_reply"))
        assert done.status == "signed" and "study" in done.stopped and done.running("handle")
        assert done.petition.rating_until is None
        assert (world.mine, "handler", "serve_decision", date(2026, 5, 1)) in done.owed

    def test_where_sent_notice_of_a_unit_that_gave_it_back_is_not_served_and_one_issued_before_stops_nothing(self, world: World) -> None:
        assert "没有待送达的文书" in self.refusal(world, world.at("returned"), "clerk").words.zh
        Document.objects.filter(subject=world.at("returned").number, superseded_by="take_back").update(superseded_by="")  # as before 2026-11-26
        done = self.take(world, "returned", by="clerk")
        assert done.petition.status == "triaged" and not done.stopped and done.running("tell")
        assert done.documents and not done.petition.handling_unit_id

    def test_returned_mail_is_not_served_and_the_clock_runs_on(self, world: World) -> None:
        done = self.take(world, way=ServiceWay.MAIL, result=ServiceResult.RETURNED, tracking_number="RB123")
        assert done.status == "signed" and not (done.stopped or done.started or done.documents)
        assert len(load(done.petition).unserved) == 3 and done.running("handle")
        assert done.told == {desk("desk", world.office), desk("handling_unit", world.mine)}
        assert (done.services[0].result, done.services[0].tracking_number) == ("returned", "RB123")
        assert {row.step for row in Message.objects.filter(subject=done.petition.number, medium="desk").order_by("-pk")[:2]} == {CAME_BACK}

    def test_who_refused_reads_that_it_counts_as_served_and_not_that_he_got_it(self, world: World) -> None:
        done = self.take(world, result=ServiceResult.REFUSED, witness="门卫 老宋", recipient="")
        said = tell(done.petition, snapshot.current())[-1].sentence
        assert "没有签收" in said.zh and "按已送达算" in said.zh and "可以申请复查" in said.zh and "您收到了" not in said.zh
        assert "counts as served" in said.en and "ask for a review" in said.en

    EXEMPT: ClassVar = {"way": ServiceWay.OTHER, "result": ServiceResult.EXEMPT, "recipient": "", "reason": "匿名，没有留下住址。"}

    @pytest.mark.parametrize(
        ("station", "by", "stopped"),
        [
            ("assigned", "clerk", {"tell"}), ("accepted", "handler", {"tell", "tell_by_unit"}), ("refused", "clerk", {"tell"}),
            ("awaiting_supplement", "clerk", set()),
        ],
    )  # fmt: skip
    def test_who_left_no_clear_address_need_not_be_told(
        self, world: World, station: str, by: str, stopped: set[str]
    ) -> None:
        """条例§23(2): the time to tell stops for a reason on file; nothing is called served, and he can read it when he comes."""
        done = self.take(world, station, by, **self.EXEMPT)
        assert done.status == station and set(done.stopped) == stopped and not (done.started or done.documents)
        assert done.services[0].result == "exempt" and done.texts == {"reason": "匿名，没有留下住址。"}
        assert not load(done.petition).unserved
        assert "随时可以看" in tell(done.petition, snapshot.current())[-1].sentence.zh

    def test_the_exemption_needs_a_reason_and_never_covers_an_answer(self, world: World) -> None:
        no_reason = self.EXEMPT | {"reason": " "}
        assert self.refusal(world, world.at("assigned"), "clerk", **no_reason).field == "reason"
        for station in ("signed", "proposal_signed"):
            assert self.refusal(world, world.at(station), **self.EXEMPT).field == "numbers"
        online = self.EXEMPT | {"way": ServiceWay.ELECTRONIC}
        assert self.refusal(world, world.at("assigned"), "petitioner", **online).field == "result"

    def test_refused_before_a_witness_is_served(self, world: World) -> None:
        done = self.take(world, result=ServiceResult.REFUSED, witness="社区网格员")
        assert done.status == "replied" and done.services[0].witness == "社区网格员"

    def test_the_petitioner_signs_online_and_for_his_own_only(self, world: World) -> None:
        assert self.refusal(world, world.at("signed"), "petitioner", way=ServiceWay.IN_PERSON).field == "way"
        assert self.refusal(world, world.at("signed"), "another petitioner", way=ServiceWay.ELECTRONIC).words.zh
        done = self.take(world, by="petitioner", way=ServiceWay.ELECTRONIC, recipient="")
        assert done.status == "replied" and done.services[0].recorded_by == "petitioner"

    @pytest.mark.parametrize("actor", [Clockwork(), Importer(on_behalf_of=1)])
    def test_the_program_and_an_import_may_record_online_service(self, world: World, actor: Any) -> None:
        online = entry("serve", way=ServiceWay.ELECTRONIC)
        assert perform("serve", world.at("signed"), online, actor=actor, at=THURSDAY).status == "replied"

    @pytest.mark.parametrize("station", ["registered", "triaged", "replied"])
    def test_there_must_be_something_to_serve(self, world: World, station: str) -> None:
        assert self.refusal(world, world.at(station), "clerk").words.zh == "没有待送达的文书。"

    def test_what_is_closed_was_served_whole(self, world: World) -> None:
        assert self.refusal(world, world.at("closed"), "clerk").words.zh == "现在是“办结归档”，办不了“送达”。"

    def test_the_extension_notice_moves_nothing(self, world: World) -> None:
        granted = entry("extend", days=15, reason="配件未到")
        petition = world.at("extension_asked")
        perform("extend", petition, granted, actor=world.actor("unit_head", petition), at=THURSDAY)
        done = self.take(world, "extension_asked", numbers=number_of(petition, "extension_notice"))
        assert not done.stopped and done.running("handle") and done.running("tell")

    def test_the_proof_says_what_how_when_and_to_whom(self, world: World) -> None:
        at: datetime = THURSDAY + timedelta(hours=2)
        done = self.take(world, at=at, recipient="家属", served_on=TUESDAY)
        written = str(done.documents[0].content["zh"])
        assert all(word in written for word in ("处理意见书", "当面送达", "2026年3月3日", "家属"))
        assert "{{petitioner}}" in written and "收件人签名或者盖章，原件存卷" in written

    @pytest.mark.parametrize(
        ("by", "fields", "signed"),
        [
            ("petitioner", {"way": ServiceWay.ELECTRONIC, "recipient": ""}, "打开即签收"),
            ("handler", {"result": ServiceResult.REFUSED, "witness": "社区网格员"}, "收件人拒收，由见证人证明"),
        ],
    )
    def test_the_proof_says_who_stands_for_it(
        self, world: World, by: str, fields: dict[str, Any], signed: str
    ) -> None:
        assert signed in str(self.take(world, by=by, **fields).documents[0].content["zh"])

    def test_staff_say_who_signed_for_it(self, world: World) -> None:
        assert self.refusal(world, world.at("signed"), recipient=" ").field == "recipient"
