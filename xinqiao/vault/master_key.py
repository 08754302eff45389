"""What wraps the ring of keys (envelope encryption): a key file, or a command that asks a key management service."""

from __future__ import annotations

import base64
import os
import shlex
import subprocess
from pathlib import Path
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from xinqiao.vault.once import write_once

NONCE, SIZE = 12, 32
PATIENCE = 20  # seconds that the command may take


class CannotUnwrap(Exception):
    """The ring of keys cannot be opened; the message says what to look at."""


class MasterKey(Protocol):
    """Wraps and unwraps the one key that encrypts the ring: 32 bytes."""

    def wrap(self, key: bytes) -> bytes:
        """Return `key` so that only this master key gives it back."""

    def unwrap(self, wrapped: bytes) -> bytes:
        """Return the key again; raises CannotUnwrap."""


class KeyFile:
    """AES-256-GCM with the base64 of 32 bytes in a file of its own, made on first use, readable by its owner only."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def wrap(self, key: bytes) -> bytes:
        """Return nonce + ciphertext."""
        if not self.path.exists():
            write_once(self.path, base64.b64encode(os.urandom(SIZE)))
        nonce = os.urandom(NONCE)
        return nonce + self._aead().encrypt(nonce, key, b"ring")

    def unwrap(self, wrapped: bytes) -> bytes:
        """Return the key again; raises CannotUnwrap if the file is missing or is another one."""
        try:
            return self._aead().decrypt(wrapped[:NONCE], wrapped[NONCE:], b"ring")
        except FileNotFoundError:
            raise CannotUnwrap(f"主密钥文件不见了 / the master key file is missing: {self.path}") from None
        except (InvalidTag, ValueError):
            raise CannotUnwrap(f"主密钥文件不是这个密钥环的 / this master key is not the one of this ring: {self.path}") from None

    def _aead(self) -> AESGCM:
        return AESGCM(base64.b64decode(self.path.read_bytes()))


class Command:
    """A command given `wrap` or `unwrap` as its last word and base64 on its input; it answers with base64."""

    def __init__(self, line: str) -> None:
        self.words = shlex.split(line)

    def wrap(self, key: bytes) -> bytes:
        """Return what the command made of the key."""
        return self._ask("wrap", key)

    def unwrap(self, wrapped: bytes) -> bytes:
        """Return the key again; raises CannotUnwrap if the command fails. Neither key nor answer is ever printed."""
        return self._ask("unwrap", wrapped)

    def _ask(self, what: str, value: bytes) -> bytes:
        try:
            done = subprocess.run(  # noqa: S603  the administrator's own command line
                [*self.words, what], input=base64.b64encode(value), capture_output=True, timeout=PATIENCE, check=True
            )
            answer = base64.b64decode(done.stdout, validate=False)
        except (OSError, subprocess.SubprocessError, ValueError) as failed:
            raise CannotUnwrap(f"密钥命令没有成功 / the key command failed: {self.words[0]} {what}") from failed
        if not answer:
            raise CannotUnwrap(f"密钥命令没有回答 / the key command gave no answer: {self.words[0]} {what}")
        return answer
