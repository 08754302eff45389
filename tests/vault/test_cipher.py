"""Encryption at rest: unreadable, bound to its field, and any change is noticed."""

from __future__ import annotations

import pytest
from cryptography.exceptions import InvalidTag
from django.conf import settings

from xinqiao.vault.cipher import decrypt, decrypt_bytes, encrypt, encrypt_bytes


@pytest.mark.parametrize("plain", ["范小安", "𠮷田", "a", "长" * 10_000, "line\nbreak:colon"])
def test_what_goes_in_comes_out(plain: str) -> None:
    sealed = encrypt(plain, "identity.name")
    assert decrypt(sealed, "identity.name") == plain
    assert plain not in sealed or len(plain) == 1
    assert sealed.startswith(f"{settings.KEYRING.current}:")


def test_the_same_text_is_never_the_same_twice() -> None:
    assert encrypt("范小安", "identity.name") != encrypt("范小安", "identity.name")


def test_empty_stays_empty() -> None:
    assert encrypt("", "identity.name") == "" == decrypt("", "identity.name")


def test_it_cannot_be_moved_to_another_field() -> None:
    with pytest.raises(InvalidTag):
        decrypt(encrypt("19900001234", "identity.phone"), "identity.name")


def test_one_changed_byte_is_noticed() -> None:
    sealed = bytearray(encrypt_bytes(b"evidence", "file.1"))
    sealed[-1] ^= 1
    with pytest.raises(InvalidTag):
        decrypt_bytes(bytes(sealed), "file.1")


def test_a_key_that_is_not_on_the_ring_is_a_fault() -> None:
    with pytest.raises(KeyError):
        decrypt("k99:AAAA", "identity.name")
