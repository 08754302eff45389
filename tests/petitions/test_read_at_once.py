"""急事先看身份."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.linked.protections import feared
from tests.petitions.cases import StepCases
from tests.petitions.world import MONDAY, THURSDAY, World
from tests.petitions.written import desk
from tests.walking import Walk
from xinqiao.directory.models import Post
from xinqiao.petitions import dossier
from xinqiao.petitions.identity_access import leave
from xinqiao.petitions.refused import Refused
from xinqiao.rules.terms import Duty, Secrecy
from xinqiao.rules.terms_sharing import AccessPurpose
from xinqiao.vault.contact import Contact

REASON = "明天就要把他调走，要马上找他的单位停住。"


class TestReadAtOnce(StepCases):
    step, station, by, kind, is_opening = "read_at_once", "feared", "discipline", "identity_access", True
    open_in = frozenset({"start"})
    allowed = frozenset({"discipline"})
    bad = (({"reason": " "}, "reason"), ({"reason": "急"}, "reason"), ({"reason": "长" * 5_001}, "reason"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"purpose": AccessPurpose.PROVE, "reason": REASON}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done, archive = self.take(world), world.enterprise.person("archivist").posts.get().unit_id
        assert done.linked.status == "read_at_once" and (done.linked.unit_id, done.linked.person_id) == (archive, world.enterprise.person("discipline").pk)
        assert done.linked.content == {"purpose": "prove", "reason": REASON, "duty": "discipline", "until": "2026-03-05"}
        assert (archive, "custodian", "decide_access", date(2026, 3, 6)) in done.owed and done.told == {desk("record_unit", archive)}
        assert done.statements[0].is_public and done.texts == {"reason": REASON}, "the petitioner reads it at once"

    def test_it_is_for_one_person_and_for_today_alone(self, world: World) -> None:
        about, actor = dossier.load(self.take(world).petition), world.enterprise.actor("discipline")
        assert leave(about, actor, THURSDAY.date()) is not None and leave(about, actor, THURSDAY.date() + timedelta(days=1)) is None
        assert leave(about, world.enterprise.actor("clerk"), THURSDAY.date()) is None

    def test_nobody_reads_at_once_but_on_a_watch(self, world: World) -> None:
        for station in ("accepted", "sealed"):
            for key in ("discipline", "clerk", "handler"):
                self.refusal(world, self.record(world, station), key)

    def test_an_anonymous_person_has_no_name_to_read(self, world: World) -> None:
        hidden = feared(Walk(world.enterprise, at=MONDAY, secrecy=Secrecy.ANONYMOUS, contact=Contact()))
        with pytest.raises(Refused):
            hidden.link("identity_access", "read_at_once", "discipline", **self.fields(world))

    def test_where_every_custodian_stands_in_the_line_it_says_who_must_see_to_it(self, world: World) -> None:
        """By any post of theirs: whoever also works in the registering office is told nothing of a watch."""
        Post.objects.create(person=world.enterprise.person("archivist"), unit=world.enterprise.office, duty=Duty.INTAKE.value, title="兼", valid_from=MONDAY.date())
        assert "要不在经手单位那条线上的" in self.refusal(world, self.record(world, "feared")).words.zh

    def test_he_reads_today_without_asking_twice(self, world: World) -> None:
        assert "今天就可以看" in self.refusal(world, self.record(world, "read_at_once"), at=MONDAY).words.zh
