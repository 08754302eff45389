"""What is signed, as plain lines that anybody can read, print, type in again and check with openssl (docs/verifying.md)."""

from __future__ import annotations

import email
import email.policy
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

# kind -> the names of its lines, in their order; the number behind the kind is the edition of the form.
FORMS: dict[str, tuple[str, ...]] = {
    "seal 1": ("number", "sealed", "after", "last", "entries", "root", "previous", "next_key", "key"),
    "receipt 1": ("number", "received", "registered", "filed", "key"),
}
SEAL, RECEIPT = FORMS
HEAD = re.compile(rf"^xinqiao (?P<kind>{'|'.join(FORMS)})$")
ROW = re.compile(r"^(?P<name>[a-z_]+):[ \t]*(?P<value>\S*)$")
QUOTED = re.compile(r"^[>\s]+|\s+$")  # a mail that was answered or forwarded has marks before its lines
ENCODED = re.compile(r"^content-transfer-encoding:\s*(base64|quoted-printable)\s*$", re.IGNORECASE | re.MULTILINE)
LONGEST_VALUE = 200


class Unreadable(Exception):
    """There is no whole statement in it."""


@dataclass(frozen=True, slots=True)
class Signed:
    """One statement: its kind, its values by name (all text), and its signature in base64; "" on paper without one.

    `content` is what a receipt's file says was filed, as it stands there: it is not signed itself, its digest is (`filed`).
    """

    kind: str
    values: Mapping[str, str]
    signature: str = ""
    content: Any = field(default=None, compare=False, repr=False)

    @property
    def text(self) -> str:
        """The lines that are signed: UTF-8, each ended by a line feed."""
        rows = [f"xinqiao {self.kind}", *(f"{name}: {self.values[name]}".rstrip() for name in FORMS[self.kind])]
        return "\n".join(rows) + "\n"

    @property
    def message(self) -> bytes:
        """The bytes that are signed."""
        return self.text.encode()

    @property
    def digest(self) -> str:
        """The SHA-256 (hex) of the bytes that are signed."""
        return hashlib.sha256(self.message).hexdigest()

    @property
    def whole(self) -> str:
        """The lines with the signature below, as they are mailed and printed."""
        return f"{self.text}signature: {self.signature}\n"

    def as_json(self) -> dict[str, Any]:
        """Return the same as plain values, as it is downloaded."""
        ordered = {name: self.values[name] for name in FORMS[self.kind]}
        return {"xinqiao": self.kind, **ordered, "signature": self.signature}


def read(text: str) -> list[Signed]:
    """Return every statement in a file: JSON (one, or a list under "seals"), or the text of a mail or a print.

    Raises Unreadable if there is none, or one that lacks a line.
    """
    text = _unfolded(text)
    found = _in_json(text) if text.lstrip("\ufeff \n\r\t").startswith(("{", "[")) else _in_lines(text)
    if not found:
        raise Unreadable("no seal and no receipt in it")
    return found


def from_values(given: Any) -> Signed:
    """Return the statement that a JSON object holds; Unreadable if it holds none."""
    if not isinstance(given, dict) or str(given.get("xinqiao")) not in FORMS:
        raise Unreadable("not a seal or a receipt")
    kind = str(given["xinqiao"])
    values = {name: given.get(name) for name in (*FORMS[kind], "signature")}
    texts = {name: str(value) for name, value in values.items() if isinstance(value, str | int)}
    if missing := values.keys() - texts.keys() - {"signature"}:
        raise Unreadable(f"lacks {', '.join(sorted(missing))}")
    if any(len(value) > LONGEST_VALUE or not value.isprintable() for value in texts.values()):
        raise Unreadable("not a seal or a receipt")
    return Signed(kind, {name: texts[name] for name in FORMS[kind]}, texts.get("signature", ""), given.get("content"))


def _unfolded(text: str) -> str:
    """Return a mail that was saved as a file as its text: on its way a server may have written it in base64 or with soft line ends."""
    if not ENCODED.search(text):
        return text
    parts = email.message_from_string(text.lstrip("\ufeff"), policy=email.policy.default).walk()
    bodies = [part.get_payload(decode=True) for part in parts if part.get_content_maintype() == "text"]
    return "\n".join(body.decode("utf-8", "replace") for body in bodies if isinstance(body, bytes))


def _in_json(text: str) -> list[Signed]:
    try:
        given = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise Unreadable("not JSON") from error
    if isinstance(given, dict) and "seals" in given:
        given = given["seals"]
    return [from_values(each) for each in (given if isinstance(given, list) else [given])]


def _in_lines(text: str) -> list[Signed]:
    found: list[dict[str, Any]] = []
    for line in text.replace("\r\n", "\n").split("\n"):
        plain = QUOTED.sub("", line)
        if head := HEAD.match(plain):
            found.append({"xinqiao": head["kind"]})
        elif found and (row := ROW.match(plain)):
            found[-1].setdefault(row["name"], row["value"])
    return [from_values(each) for each in found]
