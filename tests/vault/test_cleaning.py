"""The copy of a file that people may open: it shows what the file shows, and tells nothing about its maker."""

from __future__ import annotations

import io
import os
import signal
import zlib
from collections.abc import Callable

import olefile
import pikepdf
import pytest
from PIL import Image

from tests.vault import file_samples as samples
from xinqiao.rules.terms_files import FileFault
from xinqiao.vault.cleaning import apart
from xinqiao.vault.cleaning.clean import clean
from xinqiao.vault.cleaning.unclean import UncleanError
from xinqiao.vault.kinds import HEAD, OFFICE, media_type

HUGE = (60_000).to_bytes(4, "big") * 2 + b"\x08\x02\0\0\0"  # 3.6 thousand million points
PACKED = {
    "docx": (samples.word, f"{OFFICE}wordprocessingml.document"), "xlsx": (samples.workbook, f"{OFFICE}spreadsheetml.sheet"),
    "odt": (samples.open_document, "application/vnd.oasis.opendocument.text"), "ofd": (samples.ofd, "application/ofd"),
}  # fmt: skip


def told(content: bytes) -> list[str]:
    return [word for word in samples.SECRETS if word.encode() in content or word.encode("utf-16-le") in content]


def fault_of(content: bytes, kind: str) -> FileFault:
    with pytest.raises(UncleanError) as unclean:
        clean(content, kind)
    return unclean.value.fault


def test_a_photograph_loses_place_camera_author_and_what_hangs_behind_it() -> None:
    photograph = samples.photograph()
    assert set(told(photograph)) == set(samples.SECRETS)
    copy, kind = clean(photograph, "image/jpeg")
    with Image.open(io.BytesIO(copy)) as shown, Image.open(io.BytesIO(photograph)) as before:
        assert dict(shown.getexif()) == {} and "comment" not in shown.info and kind == "image/jpeg"
        assert shown.size == before.size[::-1]  # it lay on its side, and said so in what is gone: it stands now
        red, green, blue = shown.convert("RGB").getpixel((2, 38))  # type: ignore[misc]
        assert red > 150 and green < 90 and blue < 90
    assert told(copy) == [] and b"Exif" not in copy and b"GPS" not in copy


@pytest.mark.parametrize("form", ["PNG", "GIF", "WEBP"])
def test_other_pictures_are_drawn_anew(form: str) -> None:
    before = samples.drawing() if form == "PNG" else samples.picture(form)
    before += samples.AUTHOR.encode()  # behind the end of the picture
    copy, kind = clean(before, f"image/{form.lower()}")
    assert told(before) and told(copy) == [] and kind == f"image/{form.lower()}"
    with Image.open(io.BytesIO(copy)) as shown:
        assert shown.size == (40, 30)


def test_a_moving_picture_keeps_moving() -> None:
    written = io.BytesIO()
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "green", "blue")]
    frames[0].save(written, "GIF", save_all=True, append_images=frames[1:], duration=40, comment=samples.AUTHOR)
    copy, _ = clean(written.getvalue(), "image/gif")
    with Image.open(io.BytesIO(copy)) as shown:
        assert getattr(shown, "n_frames", 1) == 3 and told(copy) == []


@pytest.mark.parametrize("ending", PACKED)
def test_office_files_keep_their_words_and_lose_their_makers(ending: str) -> None:
    make, kind = PACKED[ending]
    content = make()
    assert media_type(content[:HEAD], content, ending) == kind
    before, after = samples.unpacked(content), samples.unpacked(clean(content, kind)[0])
    assert any(told(part) for part in before.values())
    assert [name for name, part in after.items() if told(part) or told(name.encode())] == []
    assert any(samples.SHOWN.encode() in part for part in after.values())
    assert not any(b"2026-03-01" in part for part in after.values())  # when it was written, changed, remarked upon


def test_a_word_file_stays_one_that_word_opens() -> None:
    import docx  # lazy: only here

    copy, _ = clean(samples.word(), PACKED["docx"][1])
    paper = docx.Document(io.BytesIO(copy))
    assert samples.SHOWN in "".join(part.text for part in paper.paragraphs) and len(paper.inline_shapes) == 1
    assert [remark.text for remark in paper.comments] == ["a remark"] and paper.core_properties.author == ""


def test_a_pdf_is_written_anew() -> None:
    before = samples.pdf()
    copy, _ = clean(before, "application/pdf")
    plain = samples.pdf_text(copy)
    assert set(told(samples.pdf_text(before))) == set(samples.SECRETS) and told(plain) == []
    assert samples.SHOWN.encode() in plain and b"a remark" in plain
    assert not [word for word in (b"JavaScript", b"/OpenAction", b"/EmbeddedFile", b"Exif", b"/Metadata") if word in plain]
    with pikepdf.open(io.BytesIO(copy)) as paper:
        assert len(paper.pages) == 1


@pytest.mark.parametrize(
    ("make", "kind"), [(samples.film, "video/mp4"), (samples.mp3, "audio/mpeg"), (samples.wav, "audio/x-wav")]
)  # fmt: skip
def test_sound_and_film_keep_what_is_heard_and_seen(make: Callable[[], bytes], kind: str) -> None:
    before = make()
    copy, _ = clean(before, kind)
    assert told(before) and told(copy) == [] and samples.SHOWN.encode() in copy
    if kind == "video/mp4":
        assert len(copy) == len(before) and b"+35.77" not in copy  # nothing moved, so what points to a place still does


def test_old_office_files_lose_names_where_the_format_keeps_them() -> None:
    name = samples.AUTHOR.encode("utf-16-le")
    listed = b"\xff\xff\x01\x00\x00\x00" + (len(samples.AUTHOR)).to_bytes(2, "little") + name
    head = bytearray(0x400)
    head[0x9A + 8 * 51 : 0x9A + 8 * 51 + 8] = (16).to_bytes(4, "little") + len(listed).to_bytes(4, "little")
    before = samples.old_office(**{"WordDocument": bytes(head) + samples.SHOWN.encode(), "0Table": bytes(16) + listed, "\x05SummaryInformation": samples.AUTHOR.encode()})
    copy, _ = clean(before, "application/msword")
    assert told(before) == [samples.AUTHOR] and told(copy) == []
    with olefile.OleFileIO(io.BytesIO(copy)) as package:
        assert samples.SHOWN.encode() in package.openstream("WordDocument").read()
    book = (0x809).to_bytes(2, "little") + b"\2\0\0\0" + (0x5C).to_bytes(2, "little") + (112).to_bytes(2, "little") + samples.AUTHOR.encode().ljust(112) + b"\x0a\0\0\0"
    copy, _ = clean(samples.old_office(Workbook=book), "application/vnd.ms-excel")
    assert told(copy) == []
    assert fault_of(samples.old_office(Macros=b"x"), "application/msword") is FileFault.UNSAFE
    assert fault_of(samples.old_office(EncryptedPackage=b"x"), "application/msword") is FileFault.LOCKED


def test_an_archive_holds_clean_copies_under_plain_names() -> None:
    given = samples.packed({"三号楼/照片.jpg": samples.photograph(), "三号楼/说明.docx": samples.word(), "__MACOSX/x": b"x", "b/照片.jpg": samples.picture()})
    after = samples.unpacked(clean(given, "application/zip")[0])
    assert sorted(after) == ["照片(2).jpg", "照片.jpg", "说明.docx"]
    assert told(after["照片.jpg"]) == [] and not any(told(part) for part in samples.unpacked(after["说明.docx"]).values())


BAD: dict[str, tuple[Callable[[], bytes], str, FileFault]] = {
    "password": (samples.locked_archive, "application/zip", FileFault.LOCKED),
    "slip": (lambda: samples.packed({"../../etc/cron.d/x.txt": b"x"}), "application/zip", FileFault.UNSAFE),
    "slip with a back slash": (lambda: samples.packed({"..\\..\\x.txt": b"x"}), "application/zip", FileFault.UNSAFE),
    "nested": (lambda: samples.packed({"in.zip": samples.packed({"a.txt": b"x"})}), "application/zip", FileFault.NESTED),
    "many": (lambda: samples.packed({f"{n}.txt": b"x" for n in range(10_000)}), "application/zip", FileFault.BOUNDS),
    "some hundred": (lambda: samples.packed({f"{n}.txt": b"x" for n in range(501)}), "application/zip", FileFault.BOUNDS),
    "bomb": (samples.bomb, "application/zip", FileFault.BOUNDS),
    "program": (lambda: samples.packed({"a.exe": b"MZ\x90\0" + bytes(100)}), "application/zip", FileFault.UNSAFE),
    "macros": (lambda: samples.packed(samples.unpacked(samples.word()) | {"word/vbaProject.bin": b"x"}), PACKED["docx"][1], FileFault.UNSAFE),
    "laughs": (
        lambda: samples.packed(samples.unpacked(samples.word()) | {"word/document.xml": b'<!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>'}),
        PACKED["docx"][1], FileFault.UNSAFE,
    ),
    "points": (lambda: b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + HUGE + zlib.crc32(b"IHDR" + HUGE).to_bytes(4, "big") + b"\0\0\0\0IDAT" + bytes(4), "image/png", FileFault.BOUNDS),
    "half a picture": (lambda: samples.picture()[:300], "image/jpeg", FileFault.BROKEN),
    "no PDF": (lambda: b"%PDF-1.7 and nothing", "application/pdf", FileFault.BROKEN),
    "a kind nobody takes": (lambda: b"x", "image/svg+xml", FileFault.UNSAFE),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_what_cannot_be_made_clean_says_why(case: str) -> None:
    make, kind, fault = BAD[case]
    assert fault_of(make(), kind) is fault


def test_a_pdf_with_a_password_says_so() -> None:
    written = io.BytesIO()
    with pikepdf.open(io.BytesIO(samples.pdf())) as paper:
        paper.save(written, encryption=pikepdf.Encryption(owner="o", user="u"))
    assert fault_of(written.getvalue(), "application/pdf") is FileFault.LOCKED


def test_an_entry_that_lies_about_its_size_is_not_believed() -> None:
    content = bytearray(samples.bomb())
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        where = content.index(mark) + at
        content[where : where + 4] = (5).to_bytes(4, "little")
    assert fault_of(bytes(content), "application/zip") in (FileFault.BOUNDS, FileFault.BROKEN)


def test_cleaning_runs_apart_and_gives_the_copy_or_the_fault() -> None:
    copy, kind = apart.clean_apart(samples.photograph(), "image/jpeg")
    assert kind == "image/jpeg" and told(copy) == []
    with pytest.raises(UncleanError) as unclean:
        apart.clean_apart(samples.locked_archive(), "application/zip")
    assert unclean.value.fault is FileFault.LOCKED


@pytest.mark.parametrize("way", [f"import os; os.kill(os.getpid(), {int(signal.SIGSEGV)})", "import time; time.sleep(60)"])
def test_a_process_that_dies_or_hangs_is_a_fault_of_the_file(way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "COMMAND", (apart.COMMAND[0], "-c", way))
    monkeypatch.setattr(apart, "WALL_SECONDS", 2)
    with pytest.raises(UncleanError) as unclean:
        apart.clean_apart(b"x", "image/png")
    assert unclean.value.fault is FileFault.BOUNDS


def test_no_key_and_no_address_of_the_store_reaches_that_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XINQIAO_MASTER_KEY_FILE", "/secret")
    monkeypatch.setenv("DATABASE_URL", "postgres://secret")
    monkeypatch.setattr(apart, "COMMAND", (apart.COMMAND[0], "-c", "import os, sys; sys.stdout.write('text/plain\\n' + str(dict(os.environ)))"))
    seen, _ = apart.clean_apart(b"", "text/plain")
    assert b"secret" not in seen and os.environ["DATABASE_URL"]
