"""Word, Excel and PowerPoint files of before 2007: names are overwritten where these formats keep them; nothing moves."""

from __future__ import annotations

import io
import struct

import olefile

from xinqiao.rules.terms_files import FileFault
from xinqiao.vault.cleaning.unclean import UncleanError

KINDS = ("application/msword", "application/vnd.ms-excel", "application/vnd.ms-powerpoint")
SUMMARIES = ("\x05SummaryInformation", "\x05DocumentSummaryInformation")
PROGRAMS = {"macros", "_vba_project_cur", "vba", "_vba_project"}
NO_PROPERTIES = struct.pack("<HHI16sI", 0xFFFE, 0, 0, bytes(16), 0)
FIRST_PAIR, REVISERS, SAVERS = 0x9A, 51, 71  # MS-DOC FibRgFcLcb97: SttbfRMark, SttbSavedBy
WRITE_ACCESS, LOCK, END_OF_PART = 0x005C, 0x002F, 0x000A  # MS-XLS records


def clean(content: bytes, kind: str) -> tuple[bytes, str]:
    """Return the file with empty summaries, without the names of those who changed and saved it. Macros are UNSAFE."""
    written = io.BytesIO(content)
    with olefile.OleFileIO(written, write_mode=True) as package:
        streams = {"/".join(path).lower(): path for path in package.listdir()}
        if "encryptedpackage" in streams:
            raise UncleanError(FileFault.LOCKED)
        if any(part in PROGRAMS for name in streams for part in name.split("/")):
            raise UncleanError(FileFault.UNSAFE)
        for name, path in streams.items():
            if any(name.endswith(summary.lower()) for summary in SUMMARIES):
                package.write_stream(path, NO_PROPERTIES.ljust(package.get_size(path), b"\0")[: package.get_size(path)])
        for name, blank in (("worddocument", _word), ("workbook", _excel), ("book", _excel), ("current user", _powerpoint)):
            if name in streams:
                blank(package, streams[name])
    return written.getvalue(), kind


def _word(package: olefile.OleFileIO, path: list[str]) -> None:
    """Blank the lists of those who tracked changes and of those who saved it last, with the folders they saved it in."""
    head = package.openstream(path).read(0x400)
    flags = int.from_bytes(head[0x0A:0x0C], "little")
    if flags & 0x0100:
        raise UncleanError(FileFault.LOCKED)
    table = ["1Table" if flags & 0x0200 else "0Table"]
    if not package.exists(table):
        return
    listed = bytearray(package.openstream(table).read())
    for pair in (REVISERS, SAVERS):
        at, size = struct.unpack_from("<II", head, FIRST_PAIR + 8 * pair)
        _blank_strings(listed, at, min(at + size, len(listed)))
    package.write_stream(table, bytes(listed))


def _blank_strings(listed: bytearray, at: int, end: int) -> None:
    """Overwrite every string of an STTB with as many dashes."""
    if end - at < 6 or listed[at : at + 2] != b"\xff\xff":
        return
    extra = int.from_bytes(listed[at + 4 : at + 6], "little")
    at += 6
    while at + 2 <= end:
        size = 2 * int.from_bytes(listed[at : at + 2], "little")
        listed[at + 2 : min(at + 2 + size, end)] = b"-\0" * (min(size, end - at - 2) // 2)
        at += 2 + size + extra


def _excel(package: olefile.OleFileIO, path: list[str]) -> None:
    """Blank the name of the last user."""
    book, at = bytearray(package.openstream(path).read()), 0
    while at + 4 <= len(book):
        record, size = struct.unpack_from("<HH", book, at)
        if record == LOCK:
            raise UncleanError(FileFault.LOCKED)
        if record == WRITE_ACCESS:
            book[at + 4 : at + 4 + size] = b" " * min(size, len(book) - at - 4)
        if record == END_OF_PART:
            break  # the first part is the workbook's own; the sheets hold no user
        at += 4 + size
    package.write_stream(path, bytes(book))


def _powerpoint(package: olefile.OleFileIO, path: list[str]) -> None:
    """Blank the name of the last user in the stream that holds nothing else but where the newest edit lies."""
    user = bytearray(package.openstream(path).read())
    if len(user) >= 28:
        length = int.from_bytes(user[20:22], "little")
        user[28 : 28 + length] = b"-" * min(length, max(0, len(user) - 28))
        wide = 28 + length + 4
        user[wide:] = (b"-\0" * len(user))[: max(0, len(user) - wide)]
        package.write_stream(path, bytes(user))
