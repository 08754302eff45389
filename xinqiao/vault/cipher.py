"""AES-256-GCM with the key id in front and the field's name as associated data."""

from __future__ import annotations

import base64
import os
from functools import lru_cache

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

NONCE = 12


@lru_cache(maxsize=16)
def _aead(key_id: str) -> AESGCM:
    return AESGCM(settings.KEYRING.key(key_id))


def encrypt_bytes(plain: bytes, context: str) -> bytes:
    """Return key id + ":" + nonce + ciphertext; `context` must be given again to read it."""
    key_id: str = settings.KEYRING.current
    nonce = os.urandom(NONCE)
    return key_id.encode() + b":" + nonce + _aead(key_id).encrypt(nonce, plain, context.encode())


def decrypt_bytes(sealed: bytes, context: str) -> bytes:
    """Return the plain bytes; raises InvalidTag if they were changed or belong to another context."""
    key_id, _, rest = sealed.partition(b":")
    return _aead(key_id.decode()).decrypt(rest[:NONCE], rest[NONCE:], context.encode())


def key_of_bytes(sealed: bytes) -> str:
    """Return the id of the key under which bytes were encrypted; their beginning is enough."""
    return sealed.partition(b":")[0].decode()


def encrypt(plain: str, context: str) -> str:
    """Return `plain` encrypted as text ("key id:base64"); the empty string stays empty."""
    if not plain:
        return ""
    key_id, _, rest = encrypt_bytes(plain.encode(), context).partition(b":")
    return f"{key_id.decode()}:{base64.b64encode(rest).decode()}"


def decrypt(sealed: str, context: str) -> str:
    """Return the plain text of `encrypt`."""
    if not sealed:
        return ""
    key_id, _, rest = sealed.partition(":")
    return decrypt_bytes(f"{key_id}:".encode() + base64.b64decode(rest), context).decode()
