"""The key files: made once, for the owner's eyes only."""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from xinqiao.vault.keyring import Keyring


def test_it_is_made_on_first_use_and_kept(tmp_path: Path) -> None:
    first = Keyring(tmp_path / "keys")
    key = first.key(first.current)
    again = Keyring(tmp_path / "keys")
    assert len(key) == 32 and again.key(again.current) == key and again.django_secret == first.django_secret


def test_only_the_owner_may_read_it(tmp_path: Path) -> None:
    ring = Keyring(tmp_path / "keys")
    assert ring.current
    assert stat.S_IMODE(ring.file.stat().st_mode) == 0o600
    assert stat.S_IMODE(ring.folder.stat().st_mode) == 0o700
    assert [file.name for file in ring.folder.iterdir()] == ["keyring.json"]  # no draft is left


def test_processes_that_start_at_once_agree_on_one(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        secrets = set(pool.map(lambda _: Keyring(tmp_path / "keys").django_secret, range(16)))
    assert len(secrets) == 1


def test_the_three_keys_are_three(tmp_path: Path) -> None:
    ring = Keyring(tmp_path / "keys")
    assert ring.blind("phone", "1") != ring.blind("email", "1") != Keyring(tmp_path / "others").blind("email", "1")
    assert ring.key("k1").hex() not in ring.blind("phone", "1")
    with pytest.raises(KeyError):
        ring.key("current")
