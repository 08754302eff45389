"""Attack 47: two clerks at the same second, a double click, fifty writers: one decision, and no gap in the numbers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.attacks.threads import at_once, seen, shared_store
from tests.linked.joint import merge
from tests.petitions.world import THURSDAY, World, put_back
from tests.walking import Walk, entry
from xinqiao.directory.duties import Actor, PetitionerActor
from xinqiao.documents.models import Document, Sequence
from xinqiao.ledger.append import history
from xinqiao.ledger.models import Entry
from xinqiao.ledger.walk import breaks
from xinqiao.petitions import overdue
from xinqiao.petitions.models import LinkedRecord, Petition, RunningClock
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import STALE, Refused
from xinqiao.rules.terms import Channel, Secrecy, ServiceWay

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres_too]
WRITERS = 50


@pytest.fixture
def shared(transactional_db: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    world = put_back()
    with shared_store(tmp_path, monkeypatch):
        yield world


def file_one(world: World, n: int, **fields: Any) -> Petition:
    filed = entry(
        "register", channel=Channel.ONLINE, secrecy=Secrecy.ANONYMOUS, title=f"第{n}件", text="路灯坏了。", **fields
    )
    return perform("register", Petition(desk_unit=world.enterprise.office), filed, actor=PetitionerActor(), at=THURSDAY)


def take(world: World, station: str, step: str, actor: Actor, **fields: Any) -> Petition:
    options = {name: fields.pop(name) for name in ("version",) if name in fields}
    return perform(step, world.at(station), entry(step, **fields), actor=actor, at=THURSDAY, **options)


def serials(numbers: list[str]) -> list[int]:
    return sorted(int("".join(filter(str.isdigit, number.replace("2026", "", 1)))) for number in numbers)


def filed() -> int:
    """Return how many petitions there are; the files of a watch against retaliation have numbers of their own."""
    return Petition.objects.filter(number__startswith="XQ-").count()


def test_fifty_writers_get_fifty_consecutive_numbers_of_petitions_and_of_documents(shared: World) -> None:
    """Attack 47: each files a petition and asks for a supplement; nobody is told that the store is locked."""
    clerk = shared.actor("clerk", shared.at("registered"))
    before = filed()

    def work(n: int) -> tuple[str, str]:
        petition = file_one(shared, n)
        asked = entry("ask_supplement", question="请补充时间。")
        perform("ask_supplement", petition, asked, actor=clerk, at=THURSDAY)
        return petition.number, Document.objects.get(subject=petition.number, kind="supplement_notice").number

    results = at_once(WRITERS, work)
    assert not [result for result in results if isinstance(result, Exception)]
    petitions, documents = zip(*results, strict=True)
    assert serials(list(petitions)) == list(range(before + 1, before + WRITERS + 1))
    first = serials(list(documents))[0]
    assert serials(list(documents)) == list(range(first, first + WRITERS))
    assert seen(lambda: list(breaks())) == []
    assert seen(lambda: Sequence.objects.get(scope="petition:2026").last) == before + WRITERS


def test_the_first_number_of_a_new_sequence_is_given_once(shared: World) -> None:
    """The row of the sequence itself is made in the race."""

    def first(n: int) -> str:
        filed = entry(
            "register", channel=Channel.ONLINE, secrecy=Secrecy.ANONYMOUS, title=f"第{n}件", text="路灯坏了。"
        )
        later = THURSDAY.replace(year=2031)
        record = Petition(desk_unit=shared.enterprise.office)
        return perform("register", record, filed, actor=PetitionerActor(), at=later).number

    results = at_once(8, first)
    assert sorted(map(str, results)) == [f"XQ-2031-{n:07d}" for n in range(1, 9)]


def test_taking_a_merge_apart_while_the_leading_one_is_signed_holds_nobody_up(shared: World) -> None:
    """并案: both steps touch both petitions; either comes first, neither waits for the other for ever."""

    def prepare() -> tuple[int, int]:
        lead, walk = Walk(shared.enterprise, at=THURSDAY).to("accepted"), Walk(shared.enterprise, at=THURSDAY).to("accepted")
        merge(walk, lead)
        lead.petition = Petition.objects.get(pk=lead.petition.pk)
        lead._reply()
        return lead.petition.pk, walk.petition.pk

    pairs = seen(lambda: [prepare() for _ in range(4)])

    def work(n: int) -> str:
        lead, merged = pairs[n // 2]
        if n % 2:
            record = LinkedRecord.objects.select_related("petition").get(petition=merged, kind="merge")
            fields = {"reason": "一件是停暖，一件是漏水。"}
            return perform("unmerge", record, entry("unmerge", **fields), actor=shared.actor("clerk", record.petition), at=THURSDAY).status
        petition = Petition.objects.get(pk=lead)
        return perform("sign", petition, entry("sign"), actor=shared.actor("unit_head", petition), at=THURSDAY).status

    results = at_once(8, work)
    assert [result for result in results if isinstance(result, Exception) and not isinstance(result, Refused)] == []
    for lead, merged in pairs:
        stand = seen(lambda lead=lead, merged=merged: [Petition.objects.get(pk=lead).status, Petition.objects.get(pk=merged).status])
        assert stand in (["signed", "signed"], ["signed", "accepted"])
    assert seen(lambda: list(breaks())) == []


def test_two_heads_sign_at_once_and_there_is_one_decision(shared: World) -> None:
    head, version = shared.actor("unit_head", shared.at("drafted")), shared.at("drafted").version
    results = at_once(2, lambda _: take(shared, "drafted", "sign", head, version=version))
    (refused,) = [result for result in results if isinstance(result, Exception)]
    assert isinstance(refused, Refused) and refused.words == STALE
    number = shared.at("drafted").number
    assert seen(lambda: Document.objects.filter(subject=number, kind="decision").count()) == 1
    assert seen(lambda: [line.verb for line in history(number)].count("sign")) == 1


def test_a_double_click_on_serve_serves_once(shared: World) -> None:
    """Attack 47: without a version the second is refused by the status or because nothing waits."""
    handler = shared.actor("handler", shared.at("signed"))
    results = at_once(4, lambda _: take(shared, "signed", "serve", handler, way=ServiceWay.IN_PERSON, recipient="本人"))
    assert sum(isinstance(result, Refused) for result in results) == 3
    assert not [result for result in results if isinstance(result, Exception) and not isinstance(result, Refused)]
    key = shared.at("signed").pk
    assert seen(lambda: RunningClock.objects.filter(petition=key, name="ask_review").count()) == 1


def test_the_unit_accepts_while_the_office_waits_and_chains_stay_whole(shared: World) -> None:
    """Different steps at the same moment: each is allowed or refused, none is lost, the chain has every one of them."""
    handler, petition = shared.actor("handler", shared.at("assigned")), shared.at("assigned")
    petitioner = PetitionerActor(petition_id=petition.pk)
    length = len(history(petition.number))

    def work(n: int) -> Petition:
        if n == 0:
            return take(shared, "assigned", "accept", handler)
        return take(shared, "assigned", "remark", petitioner, text=f"第{n}句")

    results = at_once(8, work)
    assert not [result for result in results if isinstance(result, Exception)]
    verbs = seen(lambda: [line.verb for line in history(petition.number)])[length:]
    assert sorted(verbs) == sorted(["referral.take_over", "accept", *["remark"] * 7])
    assert seen(lambda: list(breaks())) == []
    assert seen(lambda: Petition.objects.get(pk=petition.pk).version) == petition.version + 8


def test_the_same_filing_sent_twice_registers_once(shared: World) -> None:
    before = filed()
    results = at_once(6, lambda n: file_one(shared, n, source="filing:same"))
    assert sum(isinstance(result, Petition) for result in results) == 1
    assert seen(filed) == before + 1
    assert seen(lambda: Sequence.objects.get(scope="petition:2026").last) == before + 1


def test_four_workers_record_each_breach_and_give_each_warning_once(shared: World) -> None:
    """A limit that passed is on record once, and warned of once, however many workers find it at the same moment."""
    late = THURSDAY + timedelta(days=30)
    results = at_once(4, lambda _: (overdue.record_breaches(late), overdue.give_alerts(late)))
    assert not [result for result in results if isinstance(result, Exception)]

    def twice() -> list[str]:
        lines = [
            f"{entry.subject} {entry.verb} {entry.body.get('clock') or name}"
            for entry in Entry.objects.filter(verb__in=("breach", "alert"))
            for name in (entry.body.get("breached") or [""])
        ]
        return [line for line in lines if lines.count(line) > 1]

    assert seen(twice) == [] and seen(lambda: list(breaks())) == []
    assert seen(lambda: (overdue.record_breaches(late), overdue.give_alerts(late))) == (0, 0)
