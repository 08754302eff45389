"""Check uploaded files and put the good ones into the vault; say in one sentence what is wrong with the others."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from xinqiao.petitions.upload import Upload
from xinqiao.rules.text import Text
from xinqiao.vault import files
from xinqiao.vault.kinds import HEAD, file_name, media_type, with_ending

MEGABYTE = 1024 * 1024
ACCEPT = ".jpg,.jpeg,.png,.gif,.webp,.heic,.pdf,.ofd,.txt,.doc,.docx,.xls,.xlsx,.ppt,.pptx,.odt,.ods,.odp,.zip,.mp4,.mov,.m4a,.mp3,.amr,.wav"

KEPT = Text("您写的内容和别的文件都还在。", "What you wrote and the other files are kept.")
TOO_LARGE = Text(
    "“{name}”有 {size} MB，最大 {most} MB。请换一个小一点的，或者只拍有字的部分。{kept}",
    "“{name}” has {size} MB; {most} MB is the most. Take a smaller one, or photograph only the part with the writing. {kept}",
)
EMPTY = Text("“{name}”是空的，里面没有内容。请重新选一次。{kept}", "“{name}” is empty. Please choose the file again. {kept}")
UNKNOWN = Text(
    "“{name}”打不开：它不是照片、录音、录像，也不是 PDF、Word、Excel、PPT、OFD、文本文件或 zip 压缩包。请换一个，或者把内容拍成照片。{kept}",
    "“{name}” cannot be taken: it is no picture, recording, video, PDF, Word, Excel, PowerPoint, OFD, text file or zip archive. "
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
        file_key=files.keep(content), name=with_ending(name, kind), media_type=kind, size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
    )  # fmt: skip
