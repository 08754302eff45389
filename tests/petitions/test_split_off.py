"""拆出一部分."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from typing import Any

from tests.linked.joint import split
from tests.petitions.cases import StepCases
from tests.petitions.world import MONDAY, THURSDAY, World
from tests.walking import CODE, Walk, entry
from xinqiao.directory import snapshot
from xinqiao.ledger.append import history
from xinqiao.ops.verify import faults
from xinqiao.petitions.access import visible_to
from xinqiao.petitions.dossier import load
from xinqiao.petitions.lookup import look_up, look_up_member, part_of
from xinqiao.petitions.models import LinkedRecord, Petition
from xinqiao.petitions.perform import perform
from xinqiao.petitions.upload import Upload
from xinqiao.rules.terms import Path, RecordKind
from xinqiao.vault import files, reveal
from xinqiao.vault.mask import masked


class TestSplitOff(StepCases):
    step, station, by, kind, is_opening = "split_off", "triaged", "clerk", "split", True
    open_in = frozenset({"start"})
    allowed = frozenset({"clerk", "head"})
    bad = (
        ({"positions": ()}, "positions"), ({"positions": (1, 2)}, "positions"), ({"positions": (9,)}, "positions"), ({"title": " "}, "title"),
        ({"title": "长" * 121}, "title"), ({"reason": "拆"}, "reason"),
    )  # fmt: skip

    def fields(self, world: World) -> dict[str, Any]:
        return {"positions": (2,), "title": "退还两周的取暖费", "reason": "供暖和退费归两个单位管。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        record = self.record(world, "triaged")
        self.attempt(world, record, "clerk")
        petition = Petition.objects.get(pk=world.keys["triaged"])
        part = Petition.objects.get(number=LinkedRecord.objects.get(petition=petition, kind="split").content["number"])
        assert [claim.text for claim in load(petition).claims] == ["马上恢复供暖"]
        assert [claim.text for claim in load(part).claims] == ["退还这两周的取暖费"] and part.status == "registered"
        assert petition.claims.get(position=2).is_dropped  # the text stays on file
        assert list(faults()) == []

    def test_no_day_is_gained_and_the_same_key_opens_both(self, world: World) -> None:
        walk = Walk(world.enterprise, at=MONDAY).to("triaged").days(10)
        split(walk)
        number = LinkedRecord.objects.get(petition=walk.petition).content["number"]
        part = Petition.objects.get(number=number)
        tell = load(part).clock("tell")
        assert tell is not None and (tell.anchor_on, tell.due_on) == (date(2026, 3, 2), date(2026, 3, 17))
        assert part.received_at == walk.petition.received_at
        assert look_up(number, CODE, place="here", tries=5, at=THURSDAY).petition == part
        assert part_of(walk.petition, number) == part and part_of(part, walk.petition.number) is None
        assert reveal.addressee(part.identity_id, subject=number).name == "范小安"

    def test_of_an_accusation_the_open_part_shows_no_trace(self, world: World) -> None:
        """条例§30(3): the ordinary claims go off into a petition of their own; what remains, with the letter, is sealed."""
        walk = Walk(world.enterprise, at=MONDAY, claims=("恢复供暖", "查处队长吃回扣"), text="停暖两周。队长吃回扣。", title="停暖和队长吃回扣")
        walk.link("split", "split_off", "clerk", positions=(1,), title="三号楼停暖", reason="供暖是另一件普通的事。")
        part = Petition.objects.get(number=LinkedRecord.objects.get(petition=walk.petition).content["number"])
        sealed = perform("triage", walk.petition, entry("triage", category="1003", path=Path.ACCUSATION), actor=world.enterprise.actor("clerk", MONDAY.date()), at=MONDAY)
        assert sealed.is_sealed and not part.is_sealed and not part.has_records
        assert "回扣" not in part.text + part.title and part.text == "恢复供暖"
        for who in ("clerk", "head", "handler", "leader"):
            seen = visible_to(world.enterprise.actor(who, MONDAY.date()), snapshot.current())
            assert not seen.filter(pk=sealed.pk).exists()
        assert sealed.number not in str([line.body for line in history(part.number)])

    def test_those_who_bring_it_together_bring_the_part_too_each_with_his_own_code(self, world: World) -> None:
        """条例§20(3): whoever confirmed is not asked again; whoever denied brings neither."""
        walk = Walk(world.enterprise, at=MONDAY, heads=6).to("triaged")
        for n, name in enumerate(("李建国", "赵大海", "孙小平")):
            walk.link("member", "name_member", "clerk", name=name, phone=f"1390000111{n}", code=f"1234567{n}")
            if n:
                walk.take_linked("member", "deny_member" if n == 2 else "confirm_member", "clerk", how="当面，看了身份证", said="是我自己说的。")
        split(walk)
        part = Petition.objects.get(number=LinkedRecord.objects.get(petition=walk.petition, kind="split").content["number"])
        rows = load(part).records_of(RecordKind.MEMBER)
        assert [(row.status, masked(row.identity_id or 0).name) for row in rows] == [("named", "李**"), ("confirmed", "赵**")]
        assert rows[1].content["said"] == "是我自己说的。" and part.heads == 6
        assert look_up_member(part.number, "12345671", place="here", tries=5, at=THURSDAY).member == rows[1]
        assert look_up_member(part.number, "12345672", place="here", tries=5, at=THURSDAY).member is None
        assert list(faults()) == []

    def test_files_that_are_chosen_go_along_and_no_other(self, world: World) -> None:
        uploads = tuple(Upload(file_key=files.keep(name.encode()), name=name, media_type="text/plain", size=len(name.encode()), sha256=sha256(name.encode()).hexdigest()) for name in ("工资单.txt", "举报信.txt"))
        walk = Walk(world.enterprise, at=MONDAY, uploads=uploads).to("triaged")
        chosen = walk.petition.attachments.get(sha256=uploads[0].sha256)
        walk.link("split", "split_off", "clerk", positions=(2,), attachments=(chosen.pk,), title="退还取暖费", reason="归两个单位管。")
        part = Petition.objects.get(number=LinkedRecord.objects.get(petition=walk.petition, kind="split").content["number"])
        assert [(row.name, row.from_petitioner) for row in part.attachments.all()] == [("工资单.txt", True)]
        assert walk.petition.attachments.count() == 2 and list(faults()) == []

    def test_only_before_it_is_decided_who_deals_with_it_and_not_while_merged(self, world: World) -> None:
        for station, words in (("assigned", "才能走这一步"), ("accepted", "才能走这一步"), ("merge_asked", "并案"), ("leading", "有别的件并在这一件里")):
            assert words in self.refusal(world, self.record(world, station)).words.zh
