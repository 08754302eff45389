"""Attacks 25, 30, 31: who reads the whole store, a log or a message learns nobody's name, number or code."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from django.core import serializers
from django.db import connection

from tests.petitions.batching import BatchWalk
from tests.petitions.world import MONDAY, THURSDAY, World, contents
from tests.walking import Walk, entry
from xinqiao.documents.models import Document
from xinqiao.ledger.models import Entry
from xinqiao.outbox.models import Message
from xinqiao.petitions.journal import Journal
from xinqiao.petitions.models import Petition
from xinqiao.rules.document_kinds import RULES
from xinqiao.rules.terms import Channel, DocumentKind, Secrecy
from xinqiao.vault.contact import Contact
from xinqiao.vault.models import Identity
from xinqiao.vault.reveal import reveal
from xinqiao.wording import index

pytestmark = pytest.mark.postgres_too
WHO = Contact(name="上官翠翠", phone="17755553333", email="cuicui@mail.example.org", address="翡翠巷九十九号")
CODE = "908172635445"
SECRETS = (
    "上官", "翠翠", "17755553333", "5555333", "cuicui", "mail.example.org", "翡翠巷", CODE, "9081 7263 5445", "9081-7263",
)  # fmt: skip
ROUTES = ("closed", "rated", "declined", "refused", "diverted", "sealed", "extension_asked", "awaiting_supplement")


def filed(secrecy: Secrecy = Secrecy.REAL_NAME, **contact: str) -> dict[str, Any]:
    return {"secrecy": secrecy, "contact": replace(WHO, **contact), "query_code": CODE}


@pytest.fixture
def everyone(world: World) -> World:
    """Petitions of one woman on every route: by hand, in a journal, by phone, confidential, anonymous."""
    for station in ROUTES:
        Walk(world.enterprise, at=MONDAY, **filed()).to(station)
    for secrecy in Secrecy:
        Walk(world.enterprise, at=MONDAY, **filed(secrecy, email="")).to("closed")
        Walk(world.enterprise, at=MONDAY, channel=Channel.PHONE, **filed(secrecy, email="")).to("accepted")
    journal = Journal()
    batch = {"title": "楼道没有灯", "text": "三天没有灯。", "channel": Channel.LETTER}
    BatchWalk(world.enterprise, journal, at=MONDAY, **filed() | batch).to("rated")
    journal.write()
    petition = Petition.objects.latest("pk")
    reveal(petition.identity_id, subject=petition.number, actor="person:7", reason="上门核实", at=THURSDAY)
    index.fold()
    return world


def all_tables() -> dict[str, str]:
    """Return every row of every table of the store as text: Django's own too, and those inside the full-text index."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table != "wording_pairs":  # not a table of its own: what it knows lies in wording_pairs_data and others
                cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608  (a table's own name)
                found[table] = " ".join(plain(cell) for row in cursor.fetchall() for cell in row)
    return found


def plain(cell: object) -> str:
    return bytes(cell).decode(errors="replace") if isinstance(cell, bytes | memoryview) else str(cell)


def test_no_row_of_any_table_holds_a_name_a_number_or_a_code(everyone: World) -> None:
    tables = all_tables()
    assert len(tables["vault_identity"]) > 1000
    leaks = {(table, secret) for table, text in tables.items() for secret in SECRETS if secret in text}
    assert not leaks


def test_the_secrets_are_there_and_only_the_key_opens_them(everyone: World) -> None:
    """The test above would also pass if nothing had been stored."""
    opened = [reveal_of(row) for row in Identity.objects.order_by("-pk")[:8]]
    assert WHO in opened


def reveal_of(row: Identity) -> Contact:
    return reveal(row.pk, subject=row.subject, actor="test", reason="test", at=THURSDAY)


def test_a_dump_as_django_makes_it_holds_nothing_either(everyone: World) -> None:
    for model in (Petition, Document, Message, Entry, Identity):
        dumped = serializers.serialize("json", model._default_manager.all(), ensure_ascii=False)
        assert not any(secret in dumped for secret in SECRETS), model


def test_letters_hold_placeholders_where_the_name_will_be(everyone: World) -> None:
    for document in Document.objects.all():
        for content in document.content.values():
            rule = RULES[DocumentKind(document.kind)]
            if document.kind in ("hearing_minutes", "hearing_opinion"):  # for the file: they name posts and nobody
                assert "范小安" not in json.dumps(content, ensure_ascii=False)
                continue
            is_proof = document.kind == "proof_of_service"  # it goes to the file and names him among its fields
            is_his = document.kind in ("review_request", "final_review_request")  # he signs it himself
            assert content["addressee"].startswith("{{petitioner}}") is not (is_proof or is_his or rule.is_inner)
            assert ("{{petitioner}}" in json.dumps(content)) is not rule.is_inner  # between units nobody is named
    receipt = Document.objects.filter(kind="receipt").latest("pk")
    assert "{{query_code}}" in json.dumps(receipt.content)


def test_messages_say_that_something_is_new_and_never_what(everyone: World) -> None:
    """Attack 25: no name, no topic; not even the title of the matter, whatever its secrecy."""
    texts = [json.dumps(row, default=str, ensure_ascii=False) for row in Message.objects.values()]
    assert not [text for text in texts if "停暖" in text or "楼道" in text or "灯" in text]


def test_the_ledger_holds_no_sentence_that_anybody_wrote(everyone: World) -> None:
    bodies = json.dumps(list(Entry.objects.exclude(verb="reveal").values_list("body", flat=True)), ensure_ascii=False)
    for written in ("停暖", "没有灯", "优先办理", "移交清单", "管网", "供热公司", "仲裁委员会", "经查", "来得慢"):
        assert written not in bodies


def test_an_anonymous_matter_has_nothing_to_find(everyone: World) -> None:
    for petition in Petition.objects.filter(secrecy="anonymous"):
        row = Identity.objects.get(pk=petition.identity_id)
        assert (row.name, row.phone, row.email, row.address) == ("", "", "", "") and row.query_code
        assert not row.digests.exists()


def test_what_a_traceback_or_a_log_line_shows() -> None:
    step = entry("register", channel=Channel.ONLINE, title="灯", text="坏了", **filed())
    assert not any(secret in f"{step!r} {step.contact}" for secret in SECRETS)


def test_a_sealed_petition_is_unreadable_in_a_dump_from_the_moment_it_is_sealed(world: World) -> None:
    """Attack 30: what it says, what was asked for, what was written about it, its papers and its files, and the index too."""
    secret, remark = "某科长收了红包绿豆糕", "核查时翻到账本蓝皮书"
    walk = Walk(world.enterprise, at=MONDAY, title=f"举报：{secret}", text=secret, place=secret, happened=secret, claims=(secret,))
    index.fold()
    assert index.newest("绿豆糕", limit=9) and any(secret in text for text in all_tables().values())
    walk.to("sealed")
    walk.take("remark", "discipline", text=remark)
    assert index.newest("绿豆糕", limit=9) == []
    tables = all_tables()
    holding = {(table, said) for table, text in tables.items() for said in (secret, remark, escaped(secret), escaped(remark)) if said in text}
    assert not holding
    petition = Petition.objects.get(number=walk.petition.number)
    assert (petition.text, petition.place, petition.claims.get().text) == (secret, secret, secret)  # and whoever may see it reads it
    assert remark in str(petition.statements.latest("pk").texts) and secret in str(Document.objects.filter(subject=petition.number).first().content)  # type: ignore[union-attr]


def escaped(text: str) -> str:
    """Return how JSON may spell it in a row."""
    return json.dumps(text)[1:-1]


def test_nothing_else_was_forgotten(everyone: World) -> None:
    """`contents` is what other tests compare: it sees the tables that hold the walks."""
    assert {"vault_identity", "ledger_entry", "petitions_petition", "outbox_message"} <= set(contents())
