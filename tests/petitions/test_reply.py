"""拟处理意见."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import World
from tests.walking import conclusion
from xinqiao.petitions.models import Claim
from xinqiao.petitions.steps.reply import Conclusion
from xinqiao.petitions.vouching import conclusions_digest
from xinqiao.rules.terms import Outcome

GOOD = conclusion()


def _without(part: str, text: str = " ") -> Conclusion:
    return Conclusion(
        **({name: getattr(GOOD, name) for name in ("outcome", "facts", "basis", "opinion")} | {part: text})
    )


class TestReply(StepCases):
    step, station, by = "reply", "accepted", "handler"
    open_in = frozenset({"accepted", "drafted"})
    allowed = frozenset({"handler"})
    bad = (
        ({"conclusions": ()}, "conclusions"),
        ({"conclusions": (GOOD,)}, "conclusions"),
        ({"conclusions": (GOOD, GOOD, GOOD)}, "conclusions"),
        ({"conclusions": (GOOD, _without("facts"))}, "conclusions"),
        ({"conclusions": (GOOD, _without("basis"))}, "conclusions"),
        ({"conclusions": (_without("opinion"), GOOD)}, "conclusions"),
        ({"conclusions": (GOOD, _without("facts", "长" * 10_001))}, "conclusions"),
        ({"conclusions": (GOOD, conclusion(Outcome.ADOPT))}, "conclusions"),
        ({"conclusions": (GOOD, _without("opinion", "少发的____元已补发。"))}, "conclusions"),
    )

    def fields(self, world: World) -> dict[str, Any]:
        return {"conclusions": (GOOD, conclusion(Outcome.EXPLAIN))}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == "drafted" and done.running("handle")
        assert not (done.stopped or done.started or done.documents or done.told)
        outcomes = Claim.objects.filter(petition=done.petition).order_by("position").values_list("outcome", flat=True)
        assert list(outcomes) == ["support", "explain"]
        assert (world.mine, "unit_head", "sign", date(2026, 5, 1)) in done.owed
        written = [(row.outcome.value, row.facts, row.basis, row.opinion) for row in self.fields(world)["conclusions"]]
        assert done.line.body["conclusions_sha256"] == conclusions_digest(written)

    def test_a_draft_may_be_written_again(self, world: World) -> None:
        done = self.take(world, "drafted", conclusions=(conclusion(Outcome.REJECT), GOOD))
        assert done.status == "drafted"
        assert Claim.objects.get(petition=done.petition, position=1).outcome == "reject"

    def test_a_proposal_is_adopted_or_not(self, world: World) -> None:
        adopted = conclusion(Outcome.ADOPT_PARTLY)
        assert self.take(world, "proposal_accepted", conclusions=(adopted, adopted)).status == "drafted"
        assert self.refusal(world, world.at("proposal_assigned")).words.zh  # not accepted yet
        refused = self.refusal(world, world.at("proposal_drafted"))
        assert refused.field == "conclusions"

    def test_each_claim_is_concluded_in_the_words_of_its_path(self, world: World) -> None:
        adopted, supported = conclusion(Outcome.ADOPT), conclusion(Outcome.SUPPORT)
        assert self.take(world, "mixed_accepted", conclusions=(supported, adopted)).status == "drafted"
        for wrong in ((adopted, supported), (supported, supported), (supported,)):
            refused = self.refusal(world, world.at("mixed_drafted"), conclusions=wrong)
            assert refused.field == "conclusions"

    def test_not_while_an_extension_waits(self, world: World) -> None:
        assert "延期" in self.refusal(world, world.at("extension_asked")).words.zh
