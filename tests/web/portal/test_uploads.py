"""Files are taken by what they are, not by what they are called."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.web.portal import pictures as p
from xinqiao.vault import files
from xinqiao.vault.kinds import file_name, media_type
from xinqiao.web.uploads import keep_good

WORD = p.package("[Content_Types].xml", "word/document.xml")
GOOD: dict[str, tuple[bytes, str]] = {
    "a.jpg": (p.JPEG, "image/jpeg"), "a.png": (p.PNG, "image/png"), "a.gif": (p.GIF, "image/gif"),
    "a.webp": (p.WEBP, "image/webp"), "a.heic": (p.HEIC, "image/heic"), "a.pdf": (p.PDF, "application/pdf"),
    "a.amr": (p.AMR, "audio/amr"), "a.wav": (p.WAV, "audio/x-wav"), "a.mp3": (p.MP3, "audio/mpeg"),
    "a.m4a": (p.M4A, "audio/mp4"), "a.mp4": (p.MP4, "video/mp4"), "a.mov": (p.MOV, "video/quicktime"),
    "a.doc": (p.OLE, "application/msword"), "a.xls": (p.OLE, "application/vnd.ms-excel"),
    "a.ppt": (p.OLE, "application/vnd.ms-powerpoint"), "a.docx": (WORD, "word"),
    "a.xlsx": (p.package("[Content_Types].xml", "xl/workbook.xml"), "sheet"),
    "a.pptx": (p.package("[Content_Types].xml", "ppt/presentation.xml"), "presentation"),
    "a.ofd": (p.package("OFD.xml", "Doc_0/Document.xml"), "application/ofd"),
    "a.txt": ("经过如下：𠮷".encode(), "text/plain"), "b.txt": ("经过如下".encode("gb18030"), "text/plain"),
}  # fmt: skip
BAD: dict[str, bytes] = {
    "exe.jpg": b"MZ\x90\x00" + b"\x00" * 200,
    "page.html": b"<!DOCTYPE html><script>alert(1)</script>",
    "page.txt": b"<html><body onload=alert(1)>",
    "drawing.png": b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    "drawing.svg": b"<svg onload=alert(1)>",
    "cut.docx": WORD[:40],
    "zero.txt": b"a\x00b",
    "script.sh": b"#!/bin/sh\nrm -rf /\n",
    "what.doc": b"not a word file at all",
    "ole.exe": p.OLE,
}


@pytest.mark.parametrize("name", GOOD)
def test_good_files_are_known_by_their_content(name: str) -> None:
    content, kind = GOOD[name]
    assert kind in str(media_type(content[:8192], content, name.rpartition(".")[2]))


@pytest.mark.parametrize("name", BAD)
def test_bad_files_are_refused_with_a_sentence(name: str, settings: Any, tmp_path: Any) -> None:
    settings.DATA = tmp_path
    kept, wrong = keep_good([SimpleUploadedFile(name, BAD[name])], most=9, megabytes=20)
    assert kept == []
    assert name in wrong[0].zh
    assert name in wrong[0].en
    assert not (tmp_path / "files").exists()


def test_large_empty_and_surplus_files_are_refused(settings: Any, tmp_path: Any) -> None:
    settings.DATA = tmp_path
    large = SimpleUploadedFile("photo.jpg", p.JPEG + b"\x00" * (3 * 1024 * 1024))
    good = [SimpleUploadedFile(f"{n}.jpg", p.JPEG + bytes([n])) for n in range(3)]
    more = SimpleUploadedFile("3.jpg", p.JPEG + b"3")
    kept, wrong = keep_good([large, SimpleUploadedFile("e.jpg", b""), *good, more], most=2, megabytes=2)
    assert [upload.name for upload in kept] == ["0.jpg", "1.jpg"]
    assert ["4 MB" in wrong[0].zh, "空的" in wrong[1].zh, "最多放 2 个" in wrong[2].zh] == [True] * 3
    assert "2.jpg、3.jpg" in wrong[2].zh and len(wrong) == 3  # one sentence, however many are too many
    assert files.fetch(kept[0].file_key) == p.JPEG + b"\x00"


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("../../etc/passwd.txt", "passwd.txt"), ("C:\\fakepath\\照片 1.jpg", "照片 1.jpg"), ("a\u202egpj.exe", "agpj.exe"),
        ('"><svg onload>.jpg', "svg onload.jpg"), (".htaccess", "htaccess"), ("", "文件"), ("名" * 300 + ".jpg", "名" * 100 + ".jpg"),
        ("a\r\nSet-Cookie: x.jpg", "aSet-Cookie x.jpg"),
    ],
)  # fmt: skip
def test_names_lose_what_could_steer_a_disk_or_a_header(raw: str, clean: str) -> None:
    assert file_name(raw) == clean


@pytest.mark.parametrize(("name", "kept_as"), [("x.exe", "x.jpg"), ("x.html", "x.jpg"), ("x", "x.jpg"), ("x.JPEG", "x.JPEG")])
def test_a_file_gets_the_ending_of_what_it_is(name: str, kept_as: str, settings: Any, tmp_path: Any) -> None:
    settings.DATA = tmp_path
    kept, _ = keep_good([SimpleUploadedFile(name, p.JPEG)], most=9, megabytes=20)
    assert kept[0].name == kept_as
