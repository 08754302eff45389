"""What a file really is, by its content: never by its name or by what the browser says of it."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile

import filetype

HEAD = 8192
ENTRIES_LIMIT = 5000  # a document of an office has a few dozen parts; an archive made to exhaust us has thousands
DIRECTORY_LIMIT = 1024 * 1024  # bytes of the list of entries: read whole by `zipfile`, so it is bounded before
NAME_LIMIT = 100
OLE, ZIP, ZIP_END = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04", b"PK\x05\x06"
OFFICE = "application/vnd.openxmlformats-officedocument."
ODF = "application/vnd.oasis.opendocument."
ARCHIVE = "application/zip"

# media type -> the ending its name gets
ENDINGS: dict[str, str] = {
    "image/jpeg": "jpg", "image/png": "png", "image/gif": "gif", "image/webp": "webp", "image/heic": "heic",
    "application/pdf": "pdf", "application/ofd": "ofd", "text/plain": "txt", ARCHIVE: "zip",
    "application/msword": "doc", "application/vnd.ms-excel": "xls", "application/vnd.ms-powerpoint": "ppt",
    f"{OFFICE}wordprocessingml.document": "docx", f"{OFFICE}spreadsheetml.sheet": "xlsx",
    f"{OFFICE}presentationml.presentation": "pptx",
    f"{ODF}text": "odt", f"{ODF}spreadsheet": "ods", f"{ODF}presentation": "odp",
    "video/mp4": "mp4", "video/quicktime": "mov", "audio/mp4": "m4a", "audio/mpeg": "mp3", "audio/amr": "amr",
    "audio/x-wav": "wav",
}  # fmt: skip
SNIFFED = {kind for kind in ENDINGS if kind.startswith(("image/", "video/", "audio/"))} | {"application/pdf"}
ALIASES = {"image/heif": "image/heic", "video/x-m4v": "video/mp4", "audio/wav": "audio/x-wav", "audio/m4a": "audio/mp4"}
OLE_ENDINGS = {"doc": "application/msword", "xls": "application/vnd.ms-excel", "ppt": "application/vnd.ms-powerpoint"}
PARTS = (
    ("word/", f"{OFFICE}wordprocessingml.document"), ("xl/", f"{OFFICE}spreadsheetml.sheet"),
    ("ppt/", f"{OFFICE}presentationml.presentation"),
)  # fmt: skip
MARKUP = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|svg|\?xml|script|head|body|iframe|math|!--)", re.IGNORECASE)
UNNAMEABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff<>:\"/\\|?*]")


def media_type(head: bytes, whole: bytes, ending: str) -> str | None:
    """Return what a file really is, by its content; None for what is not taken. `ending` decides among like ones."""
    if MARKUP.match(head):
        return None
    if head.startswith(OLE):
        return OLE_ENDINGS.get(ending)
    if head.startswith(ZIP):
        return _zipped(whole)
    guess = filetype.guess_mime(head)
    known = ALIASES.get(guess, guess)
    if known in SNIFFED:
        return str(known)
    return "text/plain" if guess is None and ending == "txt" and _is_text(whole) else None


def file_name(raw: str) -> str:
    """Return a name without folders and without characters that steer a screen, a disk or a header."""
    bare = unicodedata.normalize("NFC", raw).replace("\\", "/").rsplit("/", 1)[-1]
    stem, dot, ending = UNNAMEABLE.sub("", bare).strip(". ").rpartition(".")
    if not dot:
        stem, ending = ending, ""
    short = stem[:NAME_LIMIT].strip() or "文件"
    return f"{short}.{ending[:10]}" if ending else short


def with_ending(name: str, kind: str) -> str:
    """Give the name the ending of what the file is: a picture called x.exe becomes x.jpg."""
    stem, dot, ending = name.rpartition(".")
    if not dot:
        return f"{name}.{ENDINGS[kind]}"
    same = {"jpeg": "jpg", "heif": "heic", "m4v": "mp4"}.get(ending.lower(), ending.lower())
    return name if same == ENDINGS[kind] else f"{stem}.{ENDINGS[kind]}"


def is_within_bounds(whole: bytes) -> bool:
    """Return whether the list of entries of an archive is short enough to be read at all."""
    end = whole.rfind(ZIP_END, max(0, len(whole) - 66_000))
    if end < 0 or len(whole) < end + 22:
        return True  # no end: `zipfile` refuses it without reading further
    entries, listed = int.from_bytes(whole[end + 10 : end + 12], "little"), int.from_bytes(whole[end + 12 : end + 16], "little")
    return entries <= ENTRIES_LIMIT and listed <= DIRECTORY_LIMIT


def _zipped(whole: bytes) -> str | None:
    """Return the type of an office document by the names of its parts, else that of an archive; nothing is unpacked."""
    if not is_within_bounds(whole):
        return ARCHIVE  # its check quarantines it
    try:
        with zipfile.ZipFile(io.BytesIO(whole)) as package:
            names = package.namelist()
            kind = package.read("mimetype")[:80].decode("ascii", "replace") if _is_plain(package, "mimetype") else ""
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError):
        return None
    if "OFD.xml" in names:
        return "application/ofd"
    if kind in ENDINGS and kind.startswith(ODF):
        return kind
    if "[Content_Types].xml" not in names:
        return ARCHIVE
    return next((kind for folder, kind in PARTS if any(name.startswith(folder) for name in names)), ARCHIVE)


def _is_plain(package: zipfile.ZipFile, name: str) -> bool:
    """Return whether a part is there, small, and neither packed nor locked: so an OpenDocument says what it is."""
    part = next((one for one in package.infolist() if one.filename == name), None)
    return part is not None and part.compress_type == zipfile.ZIP_STORED and part.file_size <= 80 and not part.flag_bits & 1


def _is_text(whole: bytes) -> bool:
    if b"\0" in whole:
        return False
    for encoding in ("utf-8", "gb18030"):
        try:
            whole.decode(encoding)
        except UnicodeDecodeError:
            continue
        return True
    return False
