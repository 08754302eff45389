"""Attacks 15, 16, 21: lists of names, receipts, tickets, slips and messages leave by the same door as the page of the petition, for every duty."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.attacks.test_closed_world import BY_POST, everything, holders  # noqa: F401 a fixture
from tests.enterprise import Enterprise
from tests.vault import file_samples as samples
from tests.walking import Walk
from tests.web.visiting import Visitor, petition_url, plain_pages, visit  # noqa: F401 fixtures
from xinqiao.directory import snapshot
from xinqiao.directory.duties import Staff, staff
from xinqiao.outbox.models import Message
from xinqiao.petitions import export_making, exports, printing, reading, receipting
from xinqiao.petitions.access import visible_to
from xinqiao.petitions.file_checks import check_files
from xinqiao.petitions.models import Attachment, Export, FileTicket, LinkedRecord, Petition
from xinqiao.petitions.refused import Refused
from xinqiao.petitions.upload import Upload
from xinqiao.rules.exports import ASKING, EXPORTED
from xinqiao.rules.terms import Duty, Medium, MessageState, Party
from xinqiao.rules.terms_sharing import AccessPurpose, IdentityPart
from xinqiao.vault import files
from xinqiao.vault.contact import Contact

pytestmark = pytest.mark.postgres_too
Visit = Callable[..., Visitor]
ALL_DAYS = exports.Chosen(since=date(2000, 1, 1), until=timezone.localdate() + timedelta(days=30))


def seen(actor: Staff) -> set[str]:
    return set(visible_to(actor, snapshot.current()).values_list("number", flat=True))


def actors(enterprise: Enterprise) -> list[tuple[str, Staff]]:
    """Everybody, then one for every duty in every kind of unit, then a substitute."""
    return [(key, staff(enterprise.person(key), timezone.localdate(), snapshot.current())) for key in holders(enterprise)]


def test_a_list_of_names_holds_what_its_asker_sees_and_may_take_out(everything: list[Petition], enterprise: Enterprise) -> None:  # noqa: F811
    """Attack 15: for every duty what may be exported is what he sees of his office, with a real name, unsealed; whoever is no officer asks for nothing."""
    directory, at = snapshot.current(), timezone.now()
    askers = 0
    for key, actor in actors(enterprise):
        directory, desk, may = snapshot.current(), exports.office_of(actor), seen(actor)
        if not actor.duties & ASKING:
            assert desk is None, key
            with pytest.raises(Refused):
                exports.ask(ALL_DAYS, actor, directory, at, purpose=AccessPurpose.MEET, reason="逐户走访核实供暖", parts=tuple(IdentityPart))
            continue
        assert desk is not None, key
        listed = set(exports.eligible(ALL_DAYS, desk, actor, directory).values_list("number", flat=True))
        free = Petition.objects.filter(desk_unit=desk, secrecy=EXPORTED.value, is_sealed=False, is_protected=False, identity_id__isnull=False)
        assert listed == may & set(free.values_list("number", flat=True)), key
        for status in {petition.status for petition in everything}:  # a filter tells no more than the list
            chosen = exports.Chosen(since=ALL_DAYS.since, until=ALL_DAYS.until, status=status)
            assert set(exports.eligible(chosen, desk, actor, directory).values_list("number", flat=True)) <= listed, (key, status)
        askers += bool(listed)
    assert askers >= 3


def test_a_list_of_names_is_there_for_its_asker_and_its_custodians_alone(everything: list[Petition], enterprise: Enterprise, visit: Visit) -> None:  # noqa: F811
    """Attack 16: by every way to it (own, to decide, its page, its file) nobody else finds it, and what is not there looks the same."""
    clerk = enterprise.actor("clerk")
    asked = exports.ask(ALL_DAYS, clerk, snapshot.current(), timezone.now(), purpose=AccessPurpose.MEET, reason="逐户走访核实供暖", parts=tuple(IdentityPart))
    exports.grant(asked.pk, enterprise.actor("custodian"), snapshot.current(), timezone.now(), days=1)
    export_making.make_exports(timezone.now())
    export = Export.objects.get(pk=asked.pk)
    assert export.made > 0
    for key, actor in actors(enterprise):
        is_asker, is_custodian = actor.person_id == clerk.person_id, export.custody_unit_id in actor.units_with(Duty.CUSTODIAN)
        assert (exports.own_one(actor, export.pk) is not None) is is_asker, key
        assert ([row.pk for row in exports.own(actor)] == [export.pk]) is is_asker, key
        in_care = exports.in_care(export.pk, actor.units_with(Duty.CUSTODIAN))
        assert (in_care is not None) is is_custodian, key
        assert exports.may_download(export, actor, timezone.localdate()) is is_asker, key
        for tail in ("", "1/"):
            answers = [visit(key).post(f"/desk/exports/{pk}/{tail}").status_code for pk in (export.pk, 999_999)] if not is_asker else []
            assert len(set(answers)) <= 1 and not {200, 302} & set(answers), (key, tail, answers)


def test_papers_and_slips_to_print_are_one_door(everything: list[Petition], enterprise: Enterprise) -> None:  # noqa: F811
    """Attack 15: the list, each paper by its key, and what is noted as printed; the number of queued papers tells nobody more than his list."""
    queued = list(Message.objects.filter(medium=Medium.PRINT.value, state=MessageState.QUEUED.value))
    printers = 0
    for key, actor in actors(enterprise):
        directory, may = snapshot.current(), seen(actor)
        listed, rest = printing.to_print(actor, directory)
        assert rest is None
        by_key = {message.pk for message in queued if printing.paper(message.pk, actor, directory) is not None}
        assert by_key == {paper.message.pk for paper in listed}, key
        assert {paper.petition.number for paper in listed} <= may, key
        his = {message.pk for message in queued if message.unit_id in actor.units_with(*printing.PRINTERS) and message.subject in may}
        assert by_key <= his, key
        hidden = next((message for message in queued if message.pk not in by_key), None)
        assert hidden is None or not printing.mark_printed(hidden.pk, actor, directory, timezone.now()), key
        printers += bool(listed)
    assert printers >= 3


def test_messages_to_a_desk_reach_whom_they_are_for_and_are_read_by_who_sees_the_matter(everything: list[Petition], enterprise: Enterprise) -> None:  # noqa: F811
    """Attack 15, 18: the news are the messages to one's units about what one sees; none is written to a unit that is complained about, and none says what it is about."""
    told = list(Message.objects.filter(medium=Medium.DESK.value, state=MessageState.SENT.value))
    named = LinkedRecord.objects.filter(kind="complained", unit_id__isnull=False)
    for record in named:
        assert not [message for message in told if message.subject == record.petition.number and message.unit_id == record.unit_id and message.queued_at > record.opened_at]
    readers = 0
    for key, actor in actors(enterprise):
        may, found, before = seen(actor), set(), None
        while True:
            page, before = reading.news(actor, snapshot.current(), before=before)
            found |= {(row.number, row.step, row.at) for row in page}
            if before is None:
                break
        his = {(message.subject, message.step, message.queued_at) for message in told if _is_for(message, actor) and message.subject in may}
        assert found == his, key
        readers += bool(found)
    assert readers >= 5


def _is_for(message: Message, actor: Staff) -> bool:
    held = actor.duties_in(message.unit_id)
    if not held:
        return False
    if message.party == Party.UNIT_HEAD.value:
        return bool(held & {Duty.UNIT_HEAD, Duty.OFFICE_HEAD})
    return message.party != Party.LEADER.value or Duty.LEADER in held


def test_no_message_that_leaves_the_house_names_a_matter_or_a_person(everything: list[Petition]) -> None:  # noqa: F811
    """Attack 25: what is kept of a message is a step, a number, a medium; there is no field for words."""
    fields = {field.name for field in Message._meta.get_fields() if field.concrete}
    assert not {"text", "title", "body", "name", "address", "subject_line", "phone", "email"} & fields
    numbers = {petition.number for petition in everything}
    assert set(Message.objects.values_list("subject", flat=True)) <= numbers


def test_a_receipt_is_found_by_whoever_holds_it_and_tells_a_guesser_nothing(everything: list[Petition]) -> None:  # noqa: F811
    """Attack 15, 22: of every petition, sealed or not, number and fingerprint find the receipt; a wrong fingerprint gets the answer of a number that is not there."""
    at, unknown = timezone.now(), receipting.find("XQ-2026-9999999", "0" * 12, place="a", tries=10_000, at=timezone.now())
    for n, petition in enumerate(everything):
        receipt = receipting.receipt_of(petition.number)
        assert receipt is not None
        assert receipting.find(petition.number, "0" * 12, place=f"p{n}", tries=10_000, at=at) == unknown == receipting.Found()
        found = receipting.find(petition.number, receipt.values["filed"][:12], place=f"q{n}", tries=10_000, at=at)
        assert found.receipt is not None and found.receipt.values["number"] == petition.number
        assert {"title", "text", "name", "unit", "status", "category"}.isdisjoint(found.receipt.values)


@pytest.fixture
def with_files(walk: Callable[..., Walk]) -> list[Attachment]:
    """A file of a matter in a unit, of a sealed one, of one that complains about somebody, and of one that only the office has."""
    content = samples.picture()
    for station in ("accepted", "sealed", "complained_person", "registered"):
        upload = Upload(file_key=files.keep(content), name="a.jpg", media_type="image/jpeg", size=len(content), sha256=hashlib.sha256(content).hexdigest())
        walk(station, **{**BY_POST, "contact": Contact(name="范小安", phone="19900001234")}, uploads=(upload,))
    while check_files(timezone.now()):
        pass
    return list(Attachment.objects.order_by("pk"))


def test_files_slips_and_the_call_open_for_whoever_sees_the_matter_and_for_nobody_else(with_files: list[Attachment], enterprise: Enterprise, visit: Visit) -> None:  # noqa: F811
    """Attack 15, 24: for every duty: a ticket is given exactly where the page opens and lists the file, a ticket of another gives nothing away, slips and calls open only there."""
    assert len(with_files) == 4
    given = refused = 0
    for key, actor in actors(enterprise):
        may, visitor = seen(actor), visit(key)
        for file in with_files:
            number, url = file.petition.number, petition_url(file.petition)
            before: Any = FileTicket.objects.count()
            answer = visitor.get(f"{url}files/{file.pk}/")
            if number in may and url + f"files/{file.pk}/" not in visitor.page(url):  # the office has not sent it along
                assert answer.status_code == 404 and FileTicket.objects.count() == before, (key, number)
            elif number in may:
                assert answer.status_code == 302, (key, number)
                assert Client().get(answer["Location"]).status_code == 200, (key, number)
                given += 1
            else:
                assert answer.status_code == 404 and FileTicket.objects.count() == before, (key, number)
                assert {visitor.get(f"{url}{tail}/").status_code for tail in ("slip", "call", "envelope", "identity")} == {404}, (key, number)
                refused += 1
    assert given >= 20 and refused >= 50
