"""Contacts: what is the same contact, and what never shows."""

from __future__ import annotations

import pytest

from xinqiao.vault.contact import Contact, comparable, grouped, new_query_code
from xinqiao.vault.mask import mask

WHO = Contact(name="欧阳小安", phone="13812346621", email="ouyang@example.cn", address="二矿新村三号楼二单元")


@pytest.mark.parametrize(
    "spelling",
    ["13812346621", "138 1234 6621", "138-1234-6621", "+86 138 1234 6621", "+8613812346621", "0086 138 1234 6621",
     "１３８１２３４６６２１", " 13812346621\n", "（138）12346621"],
)  # fmt: skip
def test_a_phone_number_in_another_spelling_is_the_same(spelling: str) -> None:
    assert comparable("phone", spelling) == "13812346621"


@pytest.mark.parametrize(("one", "other"), [("0391-5550100", "0391-5550101"), ("13812346621", "8613812346622")])
def test_another_number_is_another(one: str, other: str) -> None:
    assert comparable("phone", one) != comparable("phone", other)


def test_an_address_is_compared_without_case_and_width() -> None:
    assert comparable("email", " Fan@Example.CN ") == comparable("email", "ｆａｎ@example.cn")


def test_it_never_shows_in_a_log_or_a_traceback() -> None:
    shown = f"{WHO!r} {WHO} {[WHO]}"
    assert not any(part in shown for part in (WHO.name, WHO.phone, WHO.email, WHO.address))


def test_masked_only_as_much_is_left_as_tells_two_people_apart() -> None:
    assert mask(WHO) == Contact(name="欧**", phone="138****6621", email="o***@example.cn", address="二矿新村……")


@pytest.mark.parametrize(
    "contact", [Contact(), Contact(phone="12345"), Contact(email="no address"), Contact(name="安")]
)
def test_masking_short_or_missing_parts_shows_nothing_more(contact: Contact) -> None:
    masked = mask(contact)
    assert "12345" not in masked.phone and "address" not in masked.email
    assert bool(masked.name) == bool(contact.name) and bool(masked.phone) == bool(contact.phone)


def test_a_query_code_is_twelve_digits_and_never_the_same() -> None:
    codes = {new_query_code() for _ in range(200)}
    assert len(codes) == 200 and all(len(code) == 12 and code.isdecimal() for code in codes)
    assert grouped("123456789012") == "1234 5678 9012"


def test_empty_is_nothing_at_all() -> None:
    assert Contact().is_empty and not Contact(address="二矿").is_empty
