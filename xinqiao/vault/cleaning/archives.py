"""Packages (Word, Excel, PowerPoint, OpenDocument, OFD) and plain archives: opened within bounds, packed anew from clean parts."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable

from xinqiao.rules.terms_files import FileFault
from xinqiao.vault.cleaning import markup
from xinqiao.vault.cleaning.unclean import UncleanError
from xinqiao.vault.kinds import (
    ARCHIVE,
    ENTRIES_LIMIT,
    HEAD,
    ODF,
    OFFICE,
    file_name,
    is_within_bounds,
    media_type,
    with_ending,
)

MOST_BYTES = 300 * 1024 * 1024  # of everything in one archive when unpacked
MOST_FILES = 500  # in an archive somebody packed by hand
BLOCK = 1024 * 1024
DAY = (1980, 1, 1, 0, 0, 0)
LITTER = re.compile(r"(^|/)(__MACOSX/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._)", re.IGNORECASE)
PROGRAMS = re.compile(r"(vbaproject\.bin|vbadata\.xml|activex/|macrosheets/|customui/|(^|/)Basic/|(^|/)Scripts/)", re.IGNORECASE)
MARKED = re.compile(r"\.(xml|rels|rdf)$", re.IGNORECASE)
DRAWN = {"image/jpeg", "image/png", "image/gif", "image/webp"}
Clean = Callable[[bytes, str], tuple[bytes, str]]


def clean(content: bytes, kind: str, inner: Clean) -> tuple[bytes, str]:
    """Return the package or archive packed anew; `inner` cleans what lies in it.

    Bounds: 5,000 parts (500 files in a plain archive), 300 MB unpacked, one level deep. Names that lead out of it are UNSAFE.
    """
    parts = _read(content)
    return (_archive(parts, inner), kind) if kind == ARCHIVE else (_package(parts, kind, inner), kind)


def _read(content: bytes) -> dict[str, bytes]:
    """Return the parts by name; what an entry says about its own size is not believed."""
    if not is_within_bounds(content):
        raise UncleanError(FileFault.BOUNDS)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            entries = [entry for entry in package.infolist() if not entry.is_dir()]
            _check(entries)
            left, parts = MOST_BYTES, {}
            for entry in entries:
                parts[_name(entry)] = part = _unpacked(package, entry, left)
                left -= len(part)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise UncleanError(FileFault.BROKEN) from error
    return parts


def _check(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > ENTRIES_LIMIT or sum(entry.file_size for entry in entries) > MOST_BYTES:
        raise UncleanError(FileFault.BOUNDS)
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise UncleanError(FileFault.LOCKED)
    if any(_leads_out(entry.orig_filename) or (entry.external_attr >> 16) & 0o170000 == 0o120000 for entry in entries):
        raise UncleanError(FileFault.UNSAFE)


def _leads_out(name: str) -> bool:
    path = name.replace("\\", "/")
    return path.startswith("/") or ".." in path.split("/") or ":" in path.split("/")[0] or "\0" in path


def _name(entry: zipfile.ZipInfo) -> str:
    """Return the name as it was meant: Chinese Windows writes GBK and does not say so."""
    if entry.flag_bits & 0x800:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return entry.filename


def _unpacked(package: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> bytes:
    blocks, size = [], 0
    with package.open(entry) as stream:
        while block := stream.read(BLOCK):
            size += len(block)
            if size > most:
                raise UncleanError(FileFault.BOUNDS)
            blocks.append(block)
    return b"".join(blocks)


def _archive(parts: dict[str, bytes], inner: Clean) -> bytes:
    """Return an archive of clean copies, in one folder; whatever is not taken by itself is not taken in an archive."""
    wanted = {name: part for name, part in parts.items() if part and not LITTER.search(name)}
    if len(wanted) > MOST_FILES:
        raise UncleanError(FileFault.BOUNDS)
    packed: dict[str, bytes] = {}
    for name, part in wanted.items():
        kind = media_type(part[:HEAD], part, name.rpartition(".")[2].lower())
        if kind is None or kind == ARCHIVE:
            raise UncleanError(FileFault.NESTED if kind else FileFault.UNSAFE)
        cleaned, now = inner(part, kind)
        packed[_free(with_ending(file_name(name), now), packed)] = cleaned
    if not packed:
        raise UncleanError(FileFault.BROKEN)
    return _packed(packed)


def _free(name: str, taken: dict[str, bytes]) -> str:
    stem, dot, ending = name.rpartition(".")
    names = (f"{stem}({n}){dot}{ending}" for n in range(2, MOST_FILES + 2))
    return name if name not in taken else next(free for free in names if free not in taken)


def _package(parts: dict[str, bytes], kind: str, inner: Clean) -> bytes:
    if any(PROGRAMS.search(name) for name in parts):
        raise UncleanError(FileFault.UNSAFE)
    if kind.startswith(ODF) and b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise UncleanError(FileFault.LOCKED)
    cleaned = {name: _part(name, part, inner) for name, part in parts.items()}
    if kind.startswith(OFFICE):
        cleaned = markup.without_authors_prefix(cleaned)
    return _packed(cleaned)


def _part(name: str, part: bytes, inner: Clean) -> bytes:
    if MARKED.search(name):
        return markup.clean(name, part) if part else part
    if name == "mimetype":
        return part
    kind = media_type(part[:HEAD], part, name.rpartition(".")[2].lower())
    if kind == ARCHIVE:
        raise UncleanError(FileFault.NESTED)
    if kind in DRAWN:
        return inner(part, kind)[0]
    if kind is not None and "/embed" in name.lower():
        return inner(part, kind)[0]
    return b"" if "/embed" in name.lower() or "printersettings" in name.lower() else part


def _packed(parts: dict[str, bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        for name in sorted(parts, key=lambda name: name != "mimetype"):
            entry = zipfile.ZipInfo(name, DAY)
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            package.writestr(entry, parts[name])
    return written.getvalue()
