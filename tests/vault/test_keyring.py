"""The key files: made once, for the owner's eyes only."""

from __future__ import annotations

import base64
import json
import stat
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from xinqiao.vault.keyring import Keyring
from xinqiao.vault.master_key import CannotUnwrap, Command, KeyFile


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
    assert sorted(file.name for file in ring.folder.iterdir()) == ["keyring.json", "master.key"]  # no draft is left


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


KMS = """\
import base64, sys
key = bytes(byte ^ 0x5A for byte in base64.b64decode(sys.stdin.buffer.read()))
print(base64.b64encode(key).decode())
"""


def test_the_file_shows_no_key_and_opens_only_with_its_master_key(tmp_path: Path) -> None:
    ring = Keyring(tmp_path / "keys")
    secret = ring.django_secret
    assert secret not in ring.file.read_text() and ring.is_protected
    other = _other(tmp_path)
    other.wrap(b"x" * 32)  # makes the file
    with pytest.raises(CannotUnwrap, match="not the one"):
        assert Keyring(tmp_path / "keys", other).current
    (ring.folder / "master.key").unlink()
    with pytest.raises(CannotUnwrap, match="missing"):
        assert Keyring(tmp_path / "keys").current


def test_a_ring_of_the_first_format_is_read_and_can_be_protected(tmp_path: Path) -> None:
    keys = {what: {"k1": base64.b64encode(bytes([place]) * 32).decode()} for place, what in enumerate(("vault", "index", "django"))}
    keys["vault"]["current"] = "k1"
    ring = Keyring(tmp_path)
    ring.file.write_text(json.dumps(keys))
    before = (ring.key("k1"), ring.blind("phone", "1"), ring.django_secret)
    assert not ring.is_protected
    ring.protect()
    again = Keyring(tmp_path)
    assert again.is_protected and (again.key("k1"), again.blind("phone", "1"), again.django_secret) == before


def test_a_command_can_be_the_master_key(tmp_path: Path) -> None:
    script = tmp_path / "kms.py"
    script.write_text(KMS)
    master = Command(f"{sys.executable} {script}")
    ring = Keyring(tmp_path / "keys", master)
    assert Keyring(tmp_path / "keys", master).key("k1") == ring.key("k1") and not (ring.folder / "master.key").exists()
    with pytest.raises(CannotUnwrap, match="failed"):
        assert Keyring(tmp_path / "keys", Command(f"{sys.executable} {script}.gone")).current


def test_the_master_key_changes_and_the_keys_do_not(tmp_path: Path) -> None:
    ring = Keyring(tmp_path / "keys")
    before = ring.key("k1")
    ring.protect(_other(tmp_path))
    assert Keyring(tmp_path / "keys", _other(tmp_path)).key("k1") == before
    with pytest.raises(CannotUnwrap):
        assert Keyring(tmp_path / "keys").current


def test_a_new_key_encrypts_and_the_old_one_still_reads_until_it_is_retired(tmp_path: Path) -> None:
    ring, running = Keyring(tmp_path), Keyring(tmp_path)
    old, blind = running.key("k1"), running.blind("phone", "1")
    assert (ring.turn("vault"), ring.turn("index")) == ("k2", "k2")
    assert ring.current == "k2" and ring.ids("vault") == ["k2", "k1"] and ring.key("k1") == old
    assert running.key("k2") == ring.key("k2")  # a process that was running finds it as soon as it meets it
    assert ring.blind("phone", "1") != blind and blind in ring.blinds("phone", "1")
    with pytest.raises(ValueError, match="k2"):
        ring.retire("vault", "k2")
    ring.retire("vault", "k1")
    assert ring.ids("vault") == ["k2"] and ring.turn("vault") == "k3"  # an id is never used again
    with pytest.raises(KeyError):
        ring.key("k1")


def _other(folder: Path) -> KeyFile:
    return KeyFile(folder / "elsewhere" / "master.key")
