"""Sound and film: what they are heard and seen by stays byte for byte; place, names, device and times are emptied."""

from __future__ import annotations

from collections.abc import Iterator

from xinqiao.rules.terms_files import FileFault
from xinqiao.vault.cleaning.unclean import UncleanError

PARENTS = {b"moov", b"trak", b"mdia", b"minf", b"stbl", b"edts", b"moof", b"traf", b"mvex"}
TOLD = {b"udta", b"meta", b"uuid"}  # place (©xyz), model, title, author, XMP
TIMED = {b"mvhd", b"tkhd", b"mdhd"}  # when it was taken and changed
HEARD = (b"fmt ", b"data", b"fact")
MOST_BOXES = 20_000


def clean(content: bytes, kind: str) -> tuple[bytes, str]:
    """Return the recording without what it tells about its maker."""
    if kind == "audio/mpeg":
        return _mp3(content), kind
    if kind == "audio/x-wav":
        return _wav(content), kind
    return _boxes(content), kind


def _boxes(content: bytes) -> bytes:
    """Empty what tells in an MP4 or QuickTime file in place: nothing moves, so nothing that points to a place has to change."""
    written = bytearray(content)
    for name, body, end in _walk(written, 0, len(written), [0]):
        if name in TOLD:
            written[body - 4 : body] = b"free"
            written[body:end] = bytes(end - body)
        elif name in TIMED:
            times = 16 if written[body : body + 1] == b"\x01" else 8
            written[body + 4 : body + 4 + times] = bytes(times)
    return bytes(written)


def _walk(content: bytearray, at: int, last: int, seen: list[int]) -> Iterator[tuple[bytes, int, int]]:
    """Yield (name, where the body begins, where it ends) of every box, outer ones first."""
    while at + 8 <= last:
        seen[0] += 1
        size, name, head = int.from_bytes(content[at : at + 4], "big"), bytes(content[at + 4 : at + 8]), 8
        if size == 1:
            size, head = int.from_bytes(content[at + 8 : at + 16], "big"), 16
        end = last if size == 0 else at + size
        if end > last or end < at + head or seen[0] > MOST_BOXES:
            raise UncleanError(FileFault.BROKEN)
        if head == 16 and name in TOLD:
            raise UncleanError(FileFault.BROKEN)  # nobody needs four gigabytes to say where he was
        yield name, at + head, end
        if name in PARENTS:
            yield from _walk(content, at + head, end, seen)
        at = end


def _mp3(content: bytes) -> bytes:
    """Cut the tags before and after the sound: ID3v2, ID3v1, APE."""
    while content[:3] == b"ID3" and len(content) > 10:
        length = sum((content[6 + n] & 0x7F) << (7 * (3 - n)) for n in range(4))
        content = content[10 + length + (10 if content[5] & 0x10 else 0) :]
    if content[-128:-125] == b"TAG":
        content = content[:-128]
    if content[-32:-24] == b"APETAGEX":
        length = int.from_bytes(content[-20:-16], "little")
        content = content[: max(0, len(content) - length - 32)]
    if not content:
        raise UncleanError(FileFault.BROKEN)
    return content


def _wav(content: bytes) -> bytes:
    """Keep the chunks that are heard; lists, broadcast notes and tags go."""
    kept, at = bytearray(), 12
    while at + 8 <= len(content):
        name, size = content[at : at + 4], int.from_bytes(content[at + 4 : at + 8], "little")
        if name in HEARD:
            kept += content[at : at + 8 + size + size % 2]
        at += 8 + size + size % 2
    if not kept:
        raise UncleanError(FileFault.BROKEN)
    return b"RIFF" + (4 + len(kept)).to_bytes(4, "little") + b"WAVE" + bytes(kept)
