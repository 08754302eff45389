"""The ring of keys: in a file that is encrypted itself, never in code, logs or the database.

Envelope: the master key (a file or a command, `master_key`) wraps one ring key, the ring key encrypts the ring. So the
master key can change without anything in the store being touched, and a key of the ring without the master key.
"""

from __future__ import annotations

import base64
import fcntl
import hashlib
import hmac
import json
import os
import secrets
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from xinqiao.vault.master_key import NONCE, KeyFile, MasterKey
from xinqiao.vault.once import write_once, write_over

Ring = dict[str, dict[str, str]]
VAULT, INDEX, DJANGO = "vault", "index", "django"
LOOK_AGAIN = 2.0  # seconds after which a running process looks whether the ring has changed


class Keyring:
    """Keys in `folder/keyring.json`: {"vault": {"current": id, id: base64 of 32 bytes}, "index": …, "django": …}, encrypted.

    Old ids stay for reading until `retire`; an id is never used twice. A file written before the ring was encrypted is
    read as it is and encrypted by `protect`.
    """

    def __init__(self, folder: Path, master: MasterKey | None = None) -> None:
        self.folder = folder
        self.file = folder / "keyring.json"
        self.master = master or KeyFile(folder / "master.key")
        self._loaded: Ring | None = None
        self._stamp = (0, 0)
        self._looked = 0.0

    # What the product reads

    @property
    def current(self) -> str:
        """The id of the key that encrypts now."""
        return self._ring()[VAULT]["current"]

    def key(self, key_id: str) -> bytes:
        """Return the 32 bytes of the encryption key `key_id`; KeyError if it is not on the ring."""
        if key_id in ("current", "last"):
            raise KeyError(key_id)
        ring = self._ring()
        if key_id not in ring[VAULT]:
            ring = self._ring(afresh=True)  # another process has just turned the ring
        return base64.b64decode(ring[VAULT][key_id])

    def blind(self, purpose: str, value: str) -> str:
        """Return the keyed digest (hex) under which `value` can be matched without being readable."""
        ring = self._ring()[INDEX]
        return _blind(ring[ring["current"]], purpose, value)

    def blinds(self, purpose: str, value: str) -> list[str]:
        """Return the digests of `value` under every index key, the current one first: a rotation may be under way."""
        ring = self._ring()[INDEX]
        return [_blind(ring[key_id], purpose, value) for key_id in _ids(ring)]

    def blinds_of(self, purpose: str, values: Collection[str]) -> dict[str, str]:
        """Return the digests of many values under every index key, each with its value."""
        ring = self._ring()[INDEX]
        keys = [base64.b64decode(ring[key_id]) for key_id in _ids(ring)]
        return {hmac.digest(key, f"{purpose}\0{value}".encode(), "sha256").hex(): value for key in keys for value in values}

    def steady(self, purpose: str, value: str) -> str:
        """Return a keyed digest (hex) that no turned key changes: for tokens that nobody can guess and that soon end."""
        return _blind(self._ring()[DJANGO]["k1"], f"steady.{purpose}", value)

    @property
    def django_secret(self) -> str:
        """Django's signing secret."""
        return self._ring()[DJANGO]["k1"]

    # What the administrator's commands change

    def ids(self, what: str) -> list[str]:
        """Return the ids of the keys of `what` ("vault" or "index"), the current one first."""
        return _ids(self._ring(afresh=True)[what])

    def turn(self, what: str) -> str:
        """Put a new key on the ring and make it the current one; return its id."""
        with self._changing() as ring:
            last = int(ring[what].get("last", "1"))
            fresh = f"k{last + 1}"
            ring[what] |= {fresh: _random(), "current": fresh, "last": str(last + 1)}
        return fresh

    def retire(self, what: str, key_id: str) -> None:
        """Take an old key off the ring; whatever it still encrypts can never be read again. ValueError for the current one."""
        with self._changing() as ring:
            if key_id in ("current", "last") or key_id == ring[what]["current"]:
                raise ValueError(key_id)
            del ring[what][key_id]

    def protect(self, master: MasterKey | None = None) -> None:
        """Encrypt the ring anew, under another master key when one is given: nothing in the store changes."""
        with self._changing():
            self.master = master or self.master

    @property
    def is_protected(self) -> bool:
        """Whether the ring lies encrypted in its file."""
        self._ring()
        return "sealed" in json.loads(self.file.read_bytes())

    # The file

    def _ring(self, *, afresh: bool = False) -> Ring:
        now = time.monotonic()
        if self._loaded is not None and not afresh and now - self._looked < LOOK_AGAIN:
            return self._loaded
        if not self.file.exists():
            self._write(_fresh(), write_once)
        status, self._looked = self.file.stat(), now
        if (stamp := (status.st_mtime_ns, status.st_ino)) != self._stamp or self._loaded is None:
            self._loaded, self._stamp = self._read(), stamp
        return self._loaded

    def _read(self) -> Ring:
        content: dict[str, Any] = json.loads(self.file.read_bytes())
        if "sealed" not in content:
            content[INDEX].setdefault("current", "k1")
            return content
        sealed = base64.b64decode(content["sealed"])
        ring_key = self.master.unwrap(base64.b64decode(content["ring_key"]))
        ring: Ring = json.loads(AESGCM(ring_key).decrypt(sealed[:NONCE], sealed[NONCE:], b"keyring"))
        return ring

    def _write(self, ring: Ring, write: Any) -> None:
        ring_key, nonce = secrets.token_bytes(32), secrets.token_bytes(NONCE)
        sealed = nonce + AESGCM(ring_key).encrypt(nonce, json.dumps(ring).encode(), b"keyring")
        content = {
            "format": 2, "ring_key": base64.b64encode(self.master.wrap(ring_key)).decode(), "sealed": base64.b64encode(sealed).decode(),
        }  # fmt: skip
        write(self.file, json.dumps(content).encode())

    @contextmanager
    def _changing(self) -> Iterator[Ring]:
        """Change the ring: one process at a time, the old file or the new one."""
        self._ring()
        lock = os.open(self.folder / "keyring.lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX)
            ring = self._ring(afresh=True)
            changed = {what: dict(keys) for what, keys in ring.items()}
            yield changed
            self._write(changed, write_over)
            self._ring(afresh=True)
        finally:
            os.close(lock)


def _fresh() -> Ring:
    return {VAULT: {"current": "k1", "k1": _random()}, INDEX: {"current": "k1", "k1": _random()}, DJANGO: {"k1": _random()}}


def _ids(keys: dict[str, str]) -> list[str]:
    return [keys["current"], *sorted(key_id for key_id in keys if key_id not in ("current", "last", keys["current"]))]


def _random() -> str:
    return base64.b64encode(secrets.token_bytes(32)).decode()


def _blind(key: str, purpose: str, value: str) -> str:
    return hmac.new(base64.b64decode(key), f"{purpose}\0{value}".encode(), hashlib.sha256).hexdigest()
