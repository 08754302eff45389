"""Identities in the store: unreadable there, matched blindly, opened through one door that writes it down."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.db import connection

from xinqiao.ledger.append import history
from xinqiao.vault import mask, reveal, store
from xinqiao.vault.contact import Contact
from xinqiao.vault.models import Identity

pytestmark = pytest.mark.django_db
WHO = Contact(name="范小安", phone="19900001234", email="fan@example.cn", address="二矿新村三号楼")
CODE = "123456789012"
AT = datetime(2026, 3, 2, tzinfo=UTC)


def put(subject: str, contact: Contact = WHO, code: str = CODE) -> int:
    identity, digests = store.new_identity(subject, contact, code)
    store.save([identity], digests)
    return int(identity.pk)


def test_raw_sql_reads_nothing_of_it() -> None:
    put("XQ-1")
    with connection.cursor() as cursor:
        raw = ""
        for table in ("vault_identity", "vault_contactdigest"):
            cursor.execute(f"SELECT * FROM {table}")  # noqa: S608  (our own names)
            raw += str(cursor.fetchall())
    assert "XQ-1" in raw
    assert not any(part in raw for part in (WHO.name, WHO.phone, WHO.email, "新村", CODE, "1234", "example"))


def test_the_addressee_is_read_back_whole_and_only_with_its_own_petition() -> None:
    key = put("XQ-1")
    assert reveal.addressee(key, subject="XQ-1") == WHO and reveal.query_code(key, subject="XQ-1") == CODE
    for read in (reveal.addressee, reveal.query_code):
        with pytest.raises(Identity.DoesNotExist):
            read(key, subject="XQ-2")


def test_every_opening_is_written_down_with_who_and_why_and_without_the_name() -> None:
    key = put("XQ-1")
    assert reveal.reveal(key, subject="XQ-1", actor="person:7", reason="上门核实", at=AT) == WHO
    (entry,) = history("XQ-1")
    assert (entry.verb, entry.actor, entry.at, entry.body) == ("reveal", "person:7", AT, {"reason": "上门核实"})


def test_an_opening_of_another_petitions_identity_opens_and_records_nothing() -> None:
    key = put("XQ-1")
    with pytest.raises(Identity.DoesNotExist):
        reveal.reveal(key, subject="XQ-2", actor="person:7", reason="好奇", at=AT)
    assert not history("XQ-1") and not history("XQ-2")


def test_a_masked_identity_is_read_in_one_query(django_assert_num_queries: object) -> None:
    key = put("XQ-1")
    assert callable(django_assert_num_queries)
    with django_assert_num_queries(1):
        shown = mask.masked(key)
    assert (shown.name, shown.phone) == ("范**", "199****1234")
    assert mask.masked(key + 1) == Contact()


@pytest.mark.parametrize("phone", ["+86 199-0000-1234", "１９９００００１２３４", "199 0000 1234"])
def test_the_same_phone_in_another_spelling_is_found(phone: str) -> None:
    first, second = put("XQ-1"), put("XQ-2", Contact(phone=phone))
    assert store.same_contact(first, limit=5) == ["XQ-2"] and store.same_contact(second, limit=5) == ["XQ-1"]


def test_matches_are_newest_first_each_once_and_never_itself() -> None:
    keys = [put(f"XQ-{n}") for n in range(4)]
    assert store.same_contact(keys[1], limit=9) == ["XQ-3", "XQ-2", "XQ-0"]
    assert store.same_contact(keys[1], limit=2) == ["XQ-3", "XQ-2"]


@pytest.mark.postgres_too
def test_others_of_the_same_contact_are_found_in_one_query(django_assert_num_queries: object) -> None:
    keys = [put(f"XQ-{n:02}") for n in range(14)]
    assert callable(django_assert_num_queries)
    with django_assert_num_queries(1):
        assert store.same_contact(keys[0], limit=99) == [f"XQ-{n:02}" for n in range(13, 3, -1)]  # ten at most


def test_the_same_name_or_address_is_no_match() -> None:
    first = put("XQ-1")
    put("XQ-2", replace(WHO, phone="13900000000", email=""))
    assert store.same_contact(first, limit=5) == []


def test_nothing_given_matches_nobody() -> None:
    first = put("XQ-1", Contact())
    put("XQ-2", Contact())
    assert store.same_contact(first, limit=5) == []


def test_a_phone_is_not_an_address_even_if_the_digits_are_the_same() -> None:
    assert store.contact_digest("phone", "123") != store.contact_digest("email", "123")


def test_a_query_code_is_matched_whole() -> None:
    kept = store.code_digest(CODE)
    assert store.code_matches(CODE, kept) and CODE not in kept
    assert not any(store.code_matches(code, kept) for code in ("", CODE[:-1], CODE + "0", "000000000000"))
