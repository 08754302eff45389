"""Several people, several matters: merging hides and restores, one of many may appeal, nobody signs for another."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.linked.joint import MEMBER_CODE, merge
from tests.petitions.test_unmerge import rows
from tests.walking import CODE, Walk, entry
from tests.web.visiting import petition_url, plain_pages, visit  # noqa: F401 fixtures
from xinqiao.directory.duties import MemberActor
from xinqiao.ops.verify import faults
from xinqiao.petitions.models import LinkedRecord, Petition
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import Refused
from xinqiao.rules.terms import Secrecy
from xinqiao.vault.models import Identity

pytestmark = pytest.mark.django_db


def test_merging_a_confidential_petition_hides_both_names_and_taking_it_apart_restores_both(walk: Callable[..., Walk], visit: Callable[..., Any]) -> None:  # noqa: F811
    """Attack 27."""
    real, hidden = walk("accepted"), walk("accepted", secrecy=Secrecy.CONFIDENTIAL)
    before = rows(real.petition, hidden.petition)
    merge(real, hidden)
    for one in (real, hidden):
        page = visit("handler").page(petition_url(one.petition))
        assert "范**" not in page and visit("handler").get(f"{petition_url(one.petition)}identity/").status_code == 404
    real.take_linked("merge", "unmerge", "clerk", reason="不是同一件事。")
    assert rows(real.petition, hidden.petition) == before
    assert "范**" in visit("handler").page(petition_url(real.petition)) and "范**" not in visit("handler").page(petition_url(hidden.petition))


def test_an_accusation_is_never_merged_and_one_that_is_merged_is_not_sealed_in_passing(walk: Callable[..., Walk]) -> None:
    """条例§30(3)."""
    sealed, open_one = walk("sealed"), walk("triaged")
    for number in (sealed.petition.number, sealed.petition.number.lower()):
        with pytest.raises(Refused) as caught:
            open_one.link("merge", "merge_into", "clerk", number=number, reason="同一件事，一起办。")
        assert "看不到它" in caught.value.words.zh  # as if there were no such number
    lead = walk("leading")
    with pytest.raises(Refused):
        lead._seal()


def test_one_of_many_asks_for_a_review_alone(client: Client, walk: Callable[..., Walk], plain_pages: None) -> None:  # noqa: F811
    """Attack 50: a collective case with one member appealing."""
    walked = walk("registered")
    for name in ("李建国", "王小红"):
        walked.link("member", "name_member", "clerk", name=name, code=MEMBER_CODE if name == "李建国" else "87654321")
    walked.to("replied")
    assert client.post("/member/", {"number": walked.petition.number, "code": MEMBER_CODE}).status_code == 302
    assert client.post("/member/review/", {"grounds": "还没有确认就申请。"}).status_code == 302
    assert not LinkedRecord.objects.filter(kind="review").exists()  # who did not say that he takes part is not heard
    client.post("/member/answer/", {"answer": "yes"})
    client.post("/member/review/", {"grounds": "四单元还是没有暖气。"})
    assert LinkedRecord.objects.get(kind="review").status == "under_review" and list(faults()) == []


def test_who_files_cannot_sign_for_those_he_names(client: Client, walk: Callable[..., Walk], plain_pages: None) -> None:  # noqa: F811
    """Signatures (feature 7.9): he never sees their codes, his own query code opens no slip, and one co-signer is not another."""
    walked = walk("member_named")
    record = LinkedRecord.objects.get(kind="member")
    client.post("/lookup/", {"number": walked.petition.number, "code": CODE})
    page = client.get("/matter/").content.decode()
    assert MEMBER_CODE not in page and "1234 5678" not in page and "李建国" not in page
    assert client.post("/member/answer/", {"answer": "yes"}).status_code == 302
    assert client.post("/member/", {"number": walked.petition.number, "code": CODE}).status_code == 200
    for actor in (walked.petitioner, MemberActor(petition_id=walked.petition.pk, record_id=record.pk + 1, position=2)):
        with pytest.raises(Refused):
            perform("confirm_member", record, entry("confirm_member"), actor=actor, at=walked.at)
    record.refresh_from_db()
    assert record.status == "named"


def test_names_and_codes_of_co_signers_cannot_be_read_in_a_dump(walk: Callable[..., Walk]) -> None:
    """Attack 30."""
    walk("member_named")
    everything = str([*LinkedRecord.objects.values(), *Identity.objects.values(), *Petition.objects.values()])
    for secret in ("李建国", "13900001111", MEMBER_CODE):
        assert secret not in everything
