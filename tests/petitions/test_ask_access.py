"""申请查阅身份."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.petitions.cases import StepCases
from tests.petitions.world import MONDAY, THURSDAY, World
from tests.petitions.written import desk
from tests.walking import Walk, entry
from xinqiao.directory.models import Post
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import Refused
from xinqiao.rules.terms import Secrecy
from xinqiao.rules.terms_sharing import AccessPurpose


class TestAskAccess(StepCases):
    step, station, by, kind, is_opening = "ask_access", "accepted", "handler", "identity_access", True
    open_in = frozenset({"start"})
    allowed = frozenset({"handler", "unit_head", "clerk", "head"})
    bad = (({"reason": " "}, "reason"), ({"reason": "要"}, "reason"), ({"reason": "长" * 5_001}, "reason"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"purpose": AccessPurpose.MEET, "reason": "约好去家里看暖气管。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done, group = self.take(world), world.enterprise.group.pk
        assert done.linked.status == "access_asked" and (done.linked.unit_id, done.linked.person_id) == (group, world.enterprise.person("handler").pk)
        assert done.linked.content == {"purpose": "meet", "reason": "约好去家里看暖气管。", "duty": "handler"}
        assert (group, "custodian", "decide_access", date(2026, 3, 6)) in done.owed
        assert done.told == {desk("record_unit", group)}

    def test_nobody_asks_twice_or_for_what_he_has(self, world: World) -> None:
        assert "正在等" in self.refusal(world, self.record(world, "access_asked")).words.zh
        assert "现在就可以看" in self.refusal(world, self.record(world, "access_granted")).words.zh
        assert self.take(world, "access_refused").linked.position == 2

    def test_the_answer_is_the_same_whether_a_name_was_left_or_not(self, world: World) -> None:
        """Attack 20: who asks for the identity of an anonymous matter gets the very answer that a confidential one gives."""
        said = []
        for secrecy in (Secrecy.ANONYMOUS, Secrecy.CONFIDENTIAL):
            hidden = Walk(world.enterprise, at=MONDAY, secrecy=secrecy).to("accepted")
            with pytest.raises(Refused) as caught:
                hidden.link("identity_access", "ask_access", "handler", **self.fields(world))
            said.append((caught.value.words, caught.value.field))
        assert said[0] == said[1]

    def test_a_unit_never_asks_for_the_name_of_whoever_wants_confidence(self, world: World) -> None:
        secret = Walk(world.enterprise, at=MONDAY, secrecy=Secrecy.CONFIDENTIAL).to("accepted")
        with pytest.raises(Refused) as caught:
            secret.link("identity_access", "ask_access", "handler", **self.fields(world))
        assert "信访办代转" in caught.value.words.zh
        assert secret.link("identity_access", "ask_access", "clerk", **self.fields(world))

    def test_without_another_custodian_it_says_who_must_see_to_it(self, world: World) -> None:
        Post.objects.filter(person=world.enterprise.person("archivist")).delete()
        Post.objects.filter(person=world.enterprise.person("custodian")).update(person=world.enterprise.person("handler"))
        record = self.record(world, "accepted")
        with pytest.raises(Refused) as caught:
            perform(self.step, record, entry(self.step, **self.fields(world)), actor=world.actor("handler", record), at=THURSDAY)
        assert "系统管理员" in caught.value.words.zh

    def test_on_a_watch_it_is_asked_of_a_custodian_outside_the_line(self, world: World) -> None:
        """ADR-0018: the custodian of the group stands above every handler, and does not learn that there is a watch."""
        done, archive = self.take(world, "feared", "discipline"), world.enterprise.person("archivist").posts.get().unit_id
        assert done.linked.unit_id == archive and done.linked.content["duty"] == "discipline"
        assert (archive, "custodian", "decide_access", date(2026, 3, 6)) in done.owed and done.told == {desk("record_unit", archive)}
        for key in ("clerk", "head", "handler", "unit_head", "custodian", "leader"):
            self.refusal(world, self.record(world, "feared"), key)
