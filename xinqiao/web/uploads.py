"""Check uploaded files and put the good ones into the vault; say in one sentence what is wrong with the others."""

from __future__ import annotations

import hashlib
import io
import re
import unicodedata
import zipfile
from collections.abc import Iterable
from typing import Any

import filetype
from django.core.files.uploadedfile import UploadedFile

from xinqiao.petitions.upload import Upload
from xinqiao.rules.text import Text
from xinqiao.vault import files

HEAD = 8192
MEGABYTE = 1024 * 1024
ENTRIES_LIMIT = 5000  # a document of an office has a few dozen parts; an archive made to exhaust us has thousands
NAME_LIMIT = 100
OLE, ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"
OFFICE = "application/vnd.openxmlformats-officedocument."

# media type -> the ending its name gets
ENDINGS: dict[str, str] = {
    "image/jpeg": "jpg", "image/png": "png", "image/gif": "gif", "image/webp": "webp", "image/heic": "heic",
    "application/pdf": "pdf", "application/ofd": "ofd", "text/plain": "txt",
    "application/msword": "doc", "application/vnd.ms-excel": "xls", "application/vnd.ms-powerpoint": "ppt",
    f"{OFFICE}wordprocessingml.document": "docx", f"{OFFICE}spreadsheetml.sheet": "xlsx",
    f"{OFFICE}presentationml.presentation": "pptx",
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

ACCEPT = ".jpg,.jpeg,.png,.gif,.webp,.heic,.pdf,.ofd,.txt,.doc,.docx,.xls,.xlsx,.ppt,.pptx,.mp4,.mov,.m4a,.mp3,.amr,.wav"

KEPT = Text("您写的内容和别的文件都还在。", "What you wrote and the other files are kept.")
TOO_LARGE = Text(
    "“{name}”有 {size} MB，最大 {most} MB。请换一个小一点的，或者只拍有字的部分。{kept}",
    "“{name}” has {size} MB; {most} MB is the most. Take a smaller one, or photograph only the part with the writing. {kept}",
)
EMPTY = Text("“{name}”是空的，里面没有内容。请重新选一次。{kept}", "“{name}” is empty. Please choose the file again. {kept}")
UNKNOWN = Text(
    "“{name}”打不开：它不是照片、录音、录像，也不是 PDF、Word、Excel、PPT、OFD 或文本文件。请换一个，或者把内容拍成照片。{kept}",
    "“{name}” cannot be taken: it is no picture, recording, video, PDF, Word, Excel, PowerPoint, OFD or text file. "
    "Choose another, or photograph what it shows. {kept}",
)
TOO_MANY = Text(
    "最多放 {most} 个文件，这几个放不下了：{names}。可以先去掉不要的，或者交了以后再补充。{kept}",
    "At most {most} files fit here; these are too many: {names}. Remove some, or add them after filing. {kept}",
)


def keep_good(
    uploaded: Iterable[UploadedFile[Any]], *, most: int, megabytes: int, already: int = 0
) -> tuple[list[Upload], list[Text]]:  # fmt: skip
    """Return the files that were kept in the vault, and what is wrong with the others: a sentence for each, one for a surplus.

    `most` files may be there in all, `already` are; each may have `megabytes` (of 1,048,576 bytes).
    """
    kept: list[Upload] = []
    wrong: list[Text] = []
    surplus: list[str] = []
    for file in uploaded:
        name = file_name(file.name or "")
        if already + len(kept) >= most:
            surplus.append(name)
            continue
        found = _checked(file, name, megabytes)
        if isinstance(found, Text):
            wrong.append(found)
        else:
            kept.append(found)
    if surplus:
        names = Text("、".join(surplus), ", ".join(surplus))
        wrong.append(TOO_MANY.fill(names=names, most=most, kept=KEPT))
    return kept, wrong


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


def _checked(file: UploadedFile[Any], name: str, megabytes: int) -> Upload | Text:
    """Return the file as kept in the vault, or what is wrong with it. One that is too large is not even read."""
    size = file.size or 0
    if size == 0:
        return EMPTY.fill(name=name, kept=KEPT)
    if size > megabytes * MEGABYTE:
        return TOO_LARGE.fill(name=name, size=-(-size // MEGABYTE), most=megabytes, kept=KEPT)
    file.seek(0)
    content: bytes = file.read()
    kind = media_type(content[:HEAD], content, name.rpartition(".")[2].lower())
    if kind is None:
        return UNKNOWN.fill(name=name, kept=KEPT)
    return Upload(
        file_key=files.keep(content), name=_with_ending(name, kind), media_type=kind, size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
    )  # fmt: skip


def _with_ending(name: str, kind: str) -> str:
    """Give the name the ending of what the file is: a picture called x.exe becomes x.jpg."""
    stem, dot, ending = name.rpartition(".")
    if not dot:
        return f"{name}.{ENDINGS[kind]}"
    same = {"jpeg": "jpg", "heif": "heic", "m4v": "mp4"}.get(ending.lower(), ending.lower())
    return name if same == ENDINGS[kind] else f"{stem}.{ENDINGS[kind]}"


def _zipped(whole: bytes) -> str | None:
    """Return the type of an office document by the names of its parts; nothing is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(whole)) as package:
            names = package.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return None
    if len(names) > ENTRIES_LIMIT:
        return None
    if "OFD.xml" in names:
        return "application/ofd"
    if "[Content_Types].xml" not in names:
        return None
    return next((kind for folder, kind in PARTS if any(name.startswith(folder) for name in names)), None)


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
