"""`xinqiao verify-receipt FILE --key public.pem`: is a receipt (or a seal) ours? Offline: no database, no settings, no network."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from xinqiao.ledger.signing import id_of, read_public, verifies
from xinqiao.ledger.statement import Signed, Unreadable, read
from xinqiao.petitions.vouching import digest_of_filed

LARGEST = 4_000_000  # bytes


def main(arguments: list[str]) -> int:
    """Check every statement of a file; return 0 if all stand, 1 if one does not, 2 if there is nothing to check."""
    parser = argparse.ArgumentParser(prog="xinqiao verify-receipt", description=__doc__)
    parser.add_argument("file", type=Path, help="the receipt: JSON, or its lines as text / 回执文件")
    parser.add_argument("--key", type=Path, required=True, help="the public key (PEM) / 公钥文件")
    given = parser.parse_args(arguments)
    try:
        text = given.file.read_bytes()[:LARGEST].decode("utf-8-sig")
        public, statements = read_public(given.key.read_bytes()), read(text)
    except (OSError, ValueError, Unreadable) as error:
        print(f"读不了 / cannot be read: {error}")
        return 2
    faults = [f"{held.kind} {held.values['number']}: {why}" for held in statements for why in faults_of(held, id_of(public), public, _filed(text))]
    for fault in faults:
        print(fault)
    if not faults:
        print("\n".join(f"{held.text}属实 / it is genuine" for held in statements))
    return 1 if faults else 0


def faults_of(held: Signed, key_id: str, public: Any, filed: Any) -> list[str]:
    """Return what is wrong with one statement; `filed`: what the same file says was filed, None if it does not say."""
    if held.values["key"] != key_id:
        return [f"它是用另一把密钥 {held.values['key']} 签的 / signed with another key (this one is {key_id})"]
    if not verifies(public, held.message, held.signature):
        return ["签名不对：不是我们发的，或者改过了 / the signature is wrong: not ours, or changed"]
    if filed is not None and digest_of_filed(filed) != held.values.get("filed"):
        return ["签名是真的，但内容不是当时交的 / the signature is genuine, but this is not what was filed"]
    return []


def _filed(text: str) -> Any:
    if not text.lstrip().startswith("{"):
        return None
    return json.loads(text).get("content")
