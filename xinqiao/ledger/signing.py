"""The key that signs seals and receipts: a file outside the database, or a command; old public halves stay for ever."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import secrets
import shlex
import subprocess
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

KEY_ID = re.compile(r"[0-9a-f]{16}")
COMMAND_SECONDS = 10


class Signer:
    """Ed25519 (RFC 8032). `folder/signing.pem` (mode 0600) is made on first use; `folder/signing_public/<id>.pem` are published.

    With `command`, that program signs instead: it gets the bytes on standard input and answers with the signature in
    base64; `public` is then the file of its public key. Nothing of a private key is ever in the database or in a log.
    """

    def __init__(self, folder: Path, *, command: str = "", public: str = "") -> None:
        self.folder = folder
        self.file = folder / "signing.pem"
        self.public_folder = folder / "signing_public"
        self.command = shlex.split(command)
        self._public_of_command = public
        self._loaded: tuple[tuple[int, int], Ed25519PrivateKey, str] | None = None
        self._publics: dict[str, Ed25519PublicKey] = {}

    @property
    def key_id(self) -> str:
        """The id of the key that signs now: 16 hexadecimal digits."""
        if self.command:
            return self._publish(read_public(Path(self._public_of_command).read_bytes()))
        return self._key()[1]

    def sign(self, message: bytes) -> str:
        """Return the signature of a message, in base64 (88 characters)."""
        if self.command:
            done = subprocess.run(self.command, input=message, capture_output=True, timeout=COMMAND_SECONDS, check=True)  # noqa: S603 (the deployment's own)
            return done.stdout.decode().strip()
        return base64.b64encode(self._key()[0].sign(message)).decode()

    def verifies(self, message: bytes, key_id: str, signature: str) -> bool:
        """Return whether the signature is that of one of our keys, the present or an old one."""
        public = self.public(key_id)
        return public is not None and verifies(public, message, signature)

    def public(self, key_id: str) -> Ed25519PublicKey | None:
        """Return the public half of a key; None if it is none of ours, or its file holds another one."""
        if key_id not in self._publics and KEY_ID.fullmatch(key_id):
            try:
                found = read_public((self.public_folder / f"{key_id}.pem").read_bytes())
            except (FileNotFoundError, ValueError):
                return None
            if id_of(found) == key_id:
                self._publics[key_id] = found
        return self._publics.get(key_id)

    def published(self) -> dict[str, str]:
        """Return every public key, as PEM by its id: the one that signs now first."""
        now = self.key_id
        ids = sorted((file.stem for file in self.public_folder.glob("*.pem")), key=lambda key_id: (key_id != now, key_id))
        return {key_id: as_pem(found) for key_id in ids if (found := self.public(key_id))}

    def prepare_next(self) -> str:
        """Make the key that comes after this one and publish it; return its id. It signs only after `change_to`."""
        key = Ed25519PrivateKey.generate()
        self.folder.joinpath("signing.next").unlink(missing_ok=True)
        _write_private(self.folder / "signing.next", key)
        return self._publish(key.public_key())

    def change_to(self, key_id: str) -> None:
        """Let the prepared key sign from now on; nothing happens if it does already. The old private half is gone.

        Raises ValueError, and changes nothing, if another key or none was prepared.
        """
        if self.command or self.key_id == key_id:
            return
        following = self.folder / "signing.next"
        if not following.exists() or id_of(_read_private(following).public_key()) != key_id:
            raise ValueError(f"key {key_id} was announced, but its file {following} is not there")
        following.replace(self.file)
        self._loaded = None

    def _key(self) -> tuple[Ed25519PrivateKey, str]:
        """Return the private key and its id; read again when its file was exchanged."""
        try:
            stat = self.file.stat()
        except FileNotFoundError:
            self._create()
            stat = self.file.stat()
        mark = (stat.st_mtime_ns, stat.st_ino)
        if self._loaded is None or self._loaded[0] != mark:
            key = _read_private(self.file)
            self._loaded = mark, key, self._publish(key.public_key())
        return self._loaded[1:]

    def _create(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft = self.folder / f"signing.{os.getpid()}.{secrets.token_hex(4)}"
        _write_private(draft, Ed25519PrivateKey.generate())
        try:
            os.link(draft, self.file)  # atomic, and keeps the winner when two processes start at once
        except FileExistsError:
            pass
        finally:
            draft.unlink()

    def _publish(self, public: Ed25519PublicKey) -> str:
        """Keep the public half beside the others; return its id."""
        key_id = id_of(public)
        if key_id in self._publics:
            return key_id
        self.public_folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        file = self.public_folder / f"{key_id}.pem"
        if not file.exists():
            draft = self.public_folder / f".{key_id}.{os.getpid()}.{secrets.token_hex(4)}"
            draft.write_text(as_pem(public))
            draft.replace(file)
        self._publics[key_id] = public
        return key_id


def verifies(public: Ed25519PublicKey, message: bytes, signature: str) -> bool:
    """Return whether a signature in base64 is that of `public` over the message."""
    try:
        public.verify(base64.b64decode(signature, validate=True), message)
    except (InvalidSignature, ValueError):
        return False
    return True


def id_of(public: Ed25519PublicKey) -> str:
    """Return the id of a key: the first 16 hexadecimal digits of the SHA-256 of its 32 raw bytes."""
    return hashlib.sha256(public.public_bytes_raw()).hexdigest()[:16]


def as_pem(public: Ed25519PublicKey) -> str:
    """Return a public key as it is published."""
    form = serialization.PublicFormat.SubjectPublicKeyInfo
    return public.public_bytes(serialization.Encoding.PEM, form).decode()


def read_public(pem: bytes) -> Ed25519PublicKey:
    """Return the public key of a PEM file; ValueError if there is none of the right kind in it."""
    found = serialization.load_pem_public_key(pem)
    if not isinstance(found, Ed25519PublicKey):
        raise ValueError("not an Ed25519 public key")
    return found


def _read_private(file: Path) -> Ed25519PrivateKey:
    key = serialization.load_pem_private_key(file.read_bytes(), None)
    if not isinstance(key, Ed25519PrivateKey):
        raise ValueError(f"{file}: not an Ed25519 key")
    return key


def _write_private(file: Path, key: Ed25519PrivateKey) -> None:
    pem = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )  # fmt: skip
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(pem)
        stream.flush()
        os.fsync(stream.fileno())
