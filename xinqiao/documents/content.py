"""What a document says, as plain values: frozen when it is issued, read again whenever it is rendered."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any, ClassVar, Literal

Language = Literal["zh", "en"]
JSON = dict[str, Any]
UNSTORED = frozenset({"check_value", "seal_picture", "word_file", "is_personal"})


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; a line break starts a new paragraph. Placeholders in it are merged only if `merges`.

    A text that quotes what somebody wrote must not set `merges`: a petitioner may write {{petitioner}} too.
    """

    kind: ClassVar = "paragraph"
    text: str
    merges: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading between paragraphs."""

    kind: ClassVar = "heading"
    text: str


@dataclass(frozen=True, slots=True)
class Fields:
    """Rows of (label, value). A value that is one placeholder and nothing else is merged.

    `is_form`: drawn as the ruled table of a form for the file (登记表, 审批表), not as lines of a letter.
    """

    kind: ClassVar = "fields"
    rows: tuple[tuple[str, str], ...]
    is_form: bool = False


@dataclass(frozen=True, slots=True)
class ItemConclusion:
    """The answer to one claim (条例§32): the claim, the facts found, the conclusion, its basis, the opinion."""

    claim: str
    facts: str
    conclusion: str
    basis: str
    opinion: str


@dataclass(frozen=True, slots=True)
class Items:
    """The answers claim by claim, drawn as a table."""

    kind: ClassVar = "items"
    rows: tuple[ItemConclusion, ...]


@dataclass(frozen=True, slots=True)
class Remedy:
    """What the petitioner can do next, where and until when."""

    kind: ClassVar = "remedy"
    text: str


@dataclass(frozen=True, slots=True)
class Numbered:
    """A numbered list."""

    kind: ClassVar = "numbered"
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verify:
    """Where the document can be checked: a sentence and the address drawn as a QR code.

    `shown` is what stands beside it to be typed by hand, where the whole address is too long for that.
    """

    kind: ClassVar = "verify"
    text: str
    url: str
    shown: str = ""


Block = Paragraph | Heading | Fields | Items | Remedy | Numbered | Verify
KINDS: dict[str, type[Block]] = {
    block.kind: block for block in (Paragraph, Heading, Fields, Items, Remedy, Numbered, Verify)
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """One document in one language. `addressee` holds a placeholder like {{petitioner}}, never a name.

    `seal` and `word_template` are the SHA-256 of the picture of the unit's seal, and of the customer's own Word
    template, that were in force when it was issued; empty where there was none.
    What is not stored: `check_value`, the line with the hash of the whole document, known only once it is frozen;
    `seal_picture` (PNG) and `word_file` (.docx), the contents that belong to the two hashes; `is_personal`, that a person
    signs it and no unit: then it has no red head (set when `signatory`, a placeholder, is filled).
    """

    title: str
    number: str
    addressee: str
    blocks: tuple[Block, ...]
    signatory: str
    signed_on: date
    note: str = ""
    language: Language = "zh"
    seal: str = ""
    word_template: str = ""
    check_value: str = ""
    seal_picture: bytes = field(default=b"", repr=False)
    word_file: bytes = field(default=b"", repr=False)
    is_personal: bool = False

    def adding(self, *blocks: Block) -> Content:
        """Return the content with more blocks at its end."""
        return replace(self, blocks=(*self.blocks, *blocks))

    def covering(self, clean: Callable[[str], str]) -> Content:
        """Return the content with every text of its body passed through `clean`. The frozen document stays what it is."""
        return replace(self, blocks=tuple(_block_from_json(_each_text(_block_to_json(block), clean)) for block in self.blocks), note=clean(self.note))

    def to_json(self) -> JSON:
        """Return the content as JSON values; `from_json` gives the same content back."""
        plain: JSON = {name: getattr(self, name) for name in _names(Content) if name not in UNSTORED}
        for name in ("seal", "word_template"):  # left out when empty, so that older documents keep their hash
            if not plain[name]:
                del plain[name]
        return plain | {
            "blocks": [_block_to_json(each) for each in self.blocks],
            "signed_on": self.signed_on.isoformat(),
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Content:
        """Read stored JSON. Raises ValueError for an unknown key, block kind or language, or a missing key."""
        if stored.get("language", "zh") not in ("zh", "en"):
            raise ValueError(f"unknown language {stored['language']!r}")
        read = dict(stored)
        try:
            read["blocks"] = tuple(_block_from_json(each) for each in stored["blocks"])
            read["signed_on"] = date.fromisoformat(stored["signed_on"])
            return cls(**read)
        except (KeyError, TypeError) as error:
            raise ValueError(f"not a document content: {error}") from error


def canonical_json(content: Content | Mapping[str, Any]) -> bytes:
    """Return the one byte string that is hashed: sorted keys, no needless space, UTF-8."""
    plain = content.to_json() if isinstance(content, Content) else content
    return json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def digest(content: Content | Mapping[str, Any]) -> str:
    """Return the SHA-256 of the canonical JSON, in hex."""
    return hashlib.sha256(canonical_json(content)).hexdigest()


def _names(of: type[Content] | type[Block] | type[ItemConclusion]) -> tuple[str, ...]:
    return tuple(each.name for each in fields(of))


def _block_to_json(block: Block) -> JSON:
    match block:
        case Paragraph(text=text, merges=merges):
            # Left out when false, so that a plain paragraph stays {"kind", "text"} and keeps its hash.
            return {"kind": block.kind, "text": text} | ({"merges": True} if merges else {})
        case Fields(rows=rows, is_form=is_form):
            # As above: rows of a letter keep the hash they had.
            return {"kind": block.kind, "rows": [list(row) for row in rows]} | ({"is_form": True} if is_form else {})
        case Items(rows=answers):
            names = _names(ItemConclusion)
            return {"kind": block.kind, "rows": [{name: getattr(row, name) for name in names} for row in answers]}
        case Numbered(items=items):
            return {"kind": block.kind, "items": list(items)}
        case Verify(text=text, url=url, shown=shown):
            return {"kind": block.kind, "text": text, "url": url} | ({"shown": shown} if shown else {})
        case _:
            return {"kind": block.kind} | {name: getattr(block, name) for name in _names(type(block))}


def _each_text(value: Any, clean: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [_each_text(each, clean) for each in value]
    return {key: each if key in ("kind", "url") else _each_text(each, clean) for key, each in value.items()} if isinstance(value, dict) else value


def _block_from_json(stored: Mapping[str, Any]) -> Block:
    parts = {key: value for key, value in stored.items() if key != "kind"}
    match stored["kind"]:
        case "fields":
            return Fields(tuple((label, value) for label, value in parts["rows"]), is_form=parts.get("is_form", False))
        case "items":
            return Items(tuple(ItemConclusion(**row) for row in parts["rows"]))
        case "numbered":
            return Numbered(tuple(parts["items"]))
        case kind if kind in KINDS:
            return KINDS[kind](**parts)
        case kind:
            raise ValueError(f"unknown block {kind!r}")
