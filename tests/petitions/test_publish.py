"""批准公开."""

from __future__ import annotations

from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import BY_MAIL
from tests.walking import entry
from xinqiao.petitions.models import LinkedRecord
from xinqiao.petitions.perform import perform
from xinqiao.petitions.publishing import published, published_one

ELSEWHERE = {"proposed": "publication_proposed", "published": "published", "declined": "publication_declined", "taken_down": "publication_taken_down"}


class TestPublish(StepCases):
    step, station, by, kind = "publish", "publication_proposed", "head", "publication"
    open_in = frozenset({"proposed"})
    allowed = frozenset({"head"})
    elsewhere = ELSEWHERE

    def test_it_does_what_its_row_says(self, world: World) -> None:
        before = {row.key for row in published()[0]}
        done = self.take(world)
        assert done.linked.status == "published" and done.told == BY_MAIL and not done.documents
        assert done.linked.content["published_on"] == "2026-03-05"
        new = [row for row in published()[0] if row.key not in before]
        assert [(row.title, row.answer, row.unit_id) for row in new] == [("宿舍停暖", "三日内恢复供暖，取暖费退还。", world.mine)]
        assert not [work for _, _, work, _ in done.owed if work == "approve_publication"]

    def test_who_prepared_it_does_not_approve_it(self, world: World) -> None:
        petition = world.at("replied")
        head = world.actor("head", petition)
        fields = {"title": "停暖", "question": "恢复供暖", "answer": "三日内恢复供暖，退还。", "agreed_on": THURSDAY.date(), "consent": "当面签了同意书"}
        record = perform("propose_publication", LinkedRecord(petition=petition, kind="publication"), entry("propose_publication", **fields), actor=head, at=THURSDAY)
        assert "要由另一位批准" in self.refusal(world, record).words.zh

    def test_what_is_sealed_later_is_shown_no_more(self, world: World) -> None:
        petition = world.at("published")
        key = petition.records.get(kind="publication").pk
        assert published_one(key) is not None
        petition.is_sealed = True
        petition.save()
        assert published_one(key) is None and key not in {row.key for row in published()[0]}
