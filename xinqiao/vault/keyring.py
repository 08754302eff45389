"""The key files: made on first use, readable by the owner only, never in code, logs or the database."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import os
import secrets
from functools import cached_property
from pathlib import Path


class Keyring:
    """Keys in `folder/keyring.json`: {"current": id, "keys": {id: base64 of 32 bytes}}. Old ids stay for reading."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file = folder / "keyring.json"

    @cached_property
    def _content(self) -> dict[str, dict[str, str]]:
        if not self.file.exists():
            self._create()
        loaded: dict[str, dict[str, str]] = json.loads(self.file.read_text())
        return loaded

    def _create(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        fresh = {"vault": {"current": "k1", "k1": _random()}, "index": {"k1": _random()}, "django": {"k1": _random()}}
        draft = self.folder / f"keyring.{os.getpid()}.{secrets.token_hex(4)}"
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as stream:
            json.dump(fresh, stream)
            stream.flush()
            os.fsync(stream.fileno())
        try:
            os.link(draft, self.file)  # atomic, and keeps the winner when two processes start at once
        except FileExistsError:
            pass
        finally:
            draft.unlink()

    @cached_property
    def current(self) -> str:
        """The id of the key that encrypts now."""
        return self._content["vault"]["current"]

    def key(self, key_id: str) -> bytes:
        """Return the 32 bytes of the encryption key `key_id`; KeyError if it is not on the ring."""
        if key_id == "current":
            raise KeyError(key_id)
        return base64.b64decode(self._content["vault"][key_id])

    @cached_property
    def _index(self) -> bytes:
        return base64.b64decode(self._content["index"]["k1"])

    def blind(self, purpose: str, value: str) -> str:
        """Return the keyed digest (hex) under which `value` can be matched without being readable."""
        return hmac.new(self._index, f"{purpose}\0{value}".encode(), hashlib.sha256).hexdigest()

    @cached_property
    def django_secret(self) -> str:
        """Django's signing secret."""
        return self._content["django"]["k1"]


def _random() -> str:
    return base64.b64encode(secrets.token_bytes(32)).decode()
