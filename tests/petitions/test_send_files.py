"""补送材料."""

from __future__ import annotations

from typing import Any

import pytest

from tests.petitions.cases import StepCases
from tests.petitions.world import MONDAY, THURSDAY, World
from tests.petitions.written import desk
from tests.walking import entry
from xinqiao.ops.verify import faults
from xinqiao.petitions.models import Attachment, Petition
from xinqiao.petitions.perform import perform
from xinqiao.petitions.upload import Upload
from xinqiao.rules.terms import Path


def kept(petition: Petition, name: str) -> Attachment:
    """Return a file of the petition, there before the step."""
    return Attachment.objects.create(
        petition=petition, file_key="0" * 40, name=name, media_type="image/png", size=7, sha256=name.ljust(64, "0"), added_at=MONDAY
    )  # fmt: skip


class TestSendFiles(StepCases):
    step, station, by = "send_files", "assigned", "clerk"
    open_in = frozenset({"forwarded", "assigned", "accepted", "drafted", "signed", "replied", "merged"})
    allowed = frozenset({"clerk", "head"})
    bad = (({"attachments": ()}, "attachments"), ({"attachments": (999_999,)}, "attachments"))

    @pytest.fixture(autouse=True)
    def _files(self, world: World) -> None:
        self.letter, self.photo = (kept(world.at("assigned"), name) for name in ("来信.png", "照片.png"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"attachments": (self.photo.pk,)}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == "assigned" and not (done.stopped or done.started or done.documents)
        assert done.told == {desk("handling_unit", world.mine)}
        assert done.line.body["files_along"] == [self.photo.sha256]
        assert dict(Attachment.objects.filter(petition=done.petition).values_list("pk", "goes_along")) == {self.letter.pk: False, self.photo.pk: True}

    def test_what_went_before_stays_there(self, world: World) -> None:
        self.take(world)
        self.take(world, attachments=(self.letter.pk,))
        assert Attachment.objects.filter(petition=world.at("assigned"), goes_along=True).count() == 2

    def test_not_of_another_matter_and_not_to_oneself(self, world: World) -> None:
        other = kept(world.at("registered"), "别人的.png")
        assert self.refusal(world, world.at("assigned"), attachments=(other.pk,)).field == "attachments"


@pytest.mark.postgres_too
def test_only_chosen_files_go_to_a_unit_and_none_to_the_next_by_itself(world: World) -> None:
    petition = world.at("registered")
    uploads = tuple(Upload(file_key=str(n) * 40, name=f"{n}.png", media_type="image/png", size=1, sha256=str(n) * 64) for n in (1, 2))
    perform("supplement", petition, entry("supplement", text="见附件。", uploads=uploads), actor=world.actor("clerk", petition), at=THURSDAY)
    first, second = Attachment.objects.filter(petition=petition).order_by("pk")

    def take(name: str, **fields: Any) -> None:
        row = Petition.objects.get(pk=petition.pk)
        perform(name, row, entry(name, **fields), actor=world.actor("clerk", row), at=THURSDAY)

    def along() -> list[int]:
        return list(Attachment.objects.filter(petition=petition, goes_along=True).order_by("pk").values_list("pk", flat=True))

    take("triage", category="0703", path=Path.OPINION)
    take("assign", unit_id=world.mine, attachments=(second.pk,))
    assert along() == [second.pk]
    take("recall", reason="产权在三矿。")
    take("assign", unit_id=world.enterprise.other_mine.pk)
    assert along() == []
    take("send_files", attachments=(first.pk,))
    assert along() == [first.pk]
    assert not [fault for fault in faults(with_files=False) if "files" in str(fault)]
    Attachment.objects.filter(pk=second.pk).update(goes_along=True)
    assert any("files went along" in str(fault) for fault in faults(with_files=False))
