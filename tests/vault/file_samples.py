"""Files that tell who made them, where and when: as telephones and offices write them. `SECRETS` must be in no copy."""

from __future__ import annotations

import io
import struct
import zipfile
from datetime import datetime
from typing import Any

import docx
import pikepdf
import xlsxwriter
from PIL import Image
from PIL.PngImagePlugin import PngInfo

AUTHOR, COMPANY, CAMERA = "FanXiaoanWrites", "SecretMineCompany", "CamPhone9999"
SECRETS = (AUTHOR, COMPANY, CAMERA)
SHOWN = "ThreeBuildingNoHeat"


def picture(form: str = "JPEG", **options: Any) -> bytes:
    """Return a small picture with points of several colours."""
    drawn = Image.new("RGB", (40, 30), (200, 30, 30))
    drawn.paste((20, 60, 200), (0, 0, 20, 15))
    written = io.BytesIO()
    drawn.save(written, form, **options)
    return written.getvalue()


def photograph() -> bytes:
    """Return a JPEG with place, camera, author, time and a comment; it lies on its side."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x013B], exif[0x0112] = COMPANY, CAMERA, AUTHOR, 6
    exif.get_ifd(0x8825).update({1: "N", 2: (35.0, 46.0, 12.0), 3: "E", 4: (115.0, 4.0, 30.0)})
    exif.get_ifd(0x8769)[0x9003] = "2026:03:01 08:15:00"
    return picture("JPEG", exif=exif, comment=AUTHOR.encode()) + b"hidden behind: " + AUTHOR.encode()


def drawing() -> bytes:
    """Return a PNG with texts in it."""
    told = PngInfo()
    told.add_text("Author", AUTHOR)
    told.add_itxt("XML:com.adobe.xmp", f"<x>{COMPANY}</x>")
    return picture("PNG", pnginfo=told)


def word(text: str = SHOWN) -> bytes:
    """Return a Word file with its author, a remark, a tracked change, a company and a photograph inside."""
    paper = docx.Document()
    said = paper.add_paragraph(text)
    paper.core_properties.author = paper.core_properties.last_modified_by = AUTHOR
    paper.core_properties.created = datetime(2026, 3, 1, 8, 15)  # noqa: DTZ001 as Word keeps it
    paper.add_comment(said.runs[0], text="a remark", author=AUTHOR, initials="FXA")
    paper.add_picture(io.BytesIO(photograph()))
    written = io.BytesIO()
    paper.save(written)
    parts = unpacked(written.getvalue())
    body = parts["word/document.xml"].decode()
    change = f'<w:p w:rsidR="00FANFAN"><w:ins w:id="9" w:author="{AUTHOR}" w:date="2026-03-01T08:15:00Z"><w:r><w:t>added</w:t></w:r></w:ins></w:p>'
    parts["word/document.xml"] = body.replace("<w:body>", f"<w:body>{change}").encode()
    about = '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    parts["docProps/app.xml"] = f"{about}<Company>{COMPANY}</Company><Manager>{AUTHOR}</Manager></Properties>".encode()
    return packed(parts)


def workbook() -> bytes:
    """Return an Excel file with author, company and a signed remark."""
    written = io.BytesIO()
    book = xlsxwriter.Workbook(written, {"in_memory": True})
    book.set_properties({"author": AUTHOR, "company": COMPANY, "manager": AUTHOR})
    book.set_custom_property("Checked by", AUTHOR)
    sheet = book.add_worksheet()
    sheet.write("A1", SHOWN)
    sheet.write_comment("A1", f"{AUTHOR}:\nlook here", {"author": AUTHOR})
    book.close()
    return written.getvalue()


def open_document() -> bytes:
    """Return an OpenDocument text with its author in `meta.xml` and in an annotation."""
    office, dc, text = "urn:oasis:names:tc:opendocument:xmlns:office:1.0", "http://purl.org/dc/elements/1.1/", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    names = f'xmlns:office="{office}" xmlns:dc="{dc}" xmlns:text="{text}"'
    note = f"<office:annotation><dc:creator>{AUTHOR}</dc:creator><dc:date>2026-03-01T08:15:00</dc:date></office:annotation>"
    return packed({
        "mimetype": b"application/vnd.oasis.opendocument.text",
        "meta.xml": f"<office:document-meta {names}><office:meta><dc:creator>{AUTHOR}</dc:creator></office:meta></office:document-meta>".encode(),
        "content.xml": f"<office:document-content {names}><text:p>{SHOWN}{note}</text:p></office:document-content>".encode(),
        "META-INF/manifest.xml": b'<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
    })  # fmt: skip


def ofd() -> bytes:
    """Return an OFD (GB/T 33190) with its author."""
    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    about = f"<ofd:DocInfo><ofd:Author>{AUTHOR}</ofd:Author><ofd:Creator>{COMPANY}</ofd:Creator></ofd:DocInfo>"
    return packed({
        "OFD.xml": f"<ofd:OFD {space}><ofd:DocBody>{about}<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>".encode(),
        "Doc_0/Pages/Page_0/Content.xml": f"<ofd:Page {space}><ofd:TextCode>{SHOWN}</ofd:TextCode></ofd:Page>".encode(),
    })  # fmt: skip


def pdf() -> bytes:
    """Return a PDF with Info, XMP, a signed note, a script that runs on opening, an attached file, and a photograph."""
    paper = pikepdf.new()
    page = paper.add_blank_page(page_size=(200, 200))
    picture_of = pikepdf.Stream(paper, photograph())
    picture_of.stream_dict = pikepdf.Dictionary(
        Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=40, Height=30, ColorSpace=pikepdf.Name.DeviceRGB, BitsPerComponent=8,
        Filter=pikepdf.Name.DCTDecode, Length=0,
    )  # fmt: skip
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(P=picture_of))
    page.Contents = pikepdf.Stream(paper, f"BT ({SHOWN}) Tj ET /P Do".encode())
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9], T=AUTHOR, Contents="a remark")
    page.Annots = paper.make_indirect(pikepdf.Array([paper.make_indirect(note)]))
    paper.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=f"app.alert('{AUTHOR}')")
    paper.docinfo["/Author"], paper.docinfo["/Company"] = AUTHOR, COMPANY
    with paper.open_metadata() as about:
        about["dc:creator"] = [AUTHOR]
    paper.attachments["mine.txt"] = AUTHOR.encode()
    written = io.BytesIO()
    paper.save(written, compress_streams=False)
    return written.getvalue()


def pdf_text(content: bytes) -> bytes:
    """Return a PDF with nothing packed, so that it can be searched."""
    written = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as paper:
        paper.save(written, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable, stream_decode_level=pikepdf.StreamDecodeLevel.generalized)
    return written.getvalue()


def film() -> bytes:
    """Return the boxes of a film with its place and maker, its hours, and what is seen."""
    place = box(b"\xa9xyz", b"+35.7700+115.0750/" + CAMERA.encode())
    head = box(b"mvhd", bytes(4) + struct.pack(">II", 3_850_000_000, 3_850_000_001) + bytes(92))
    return box(b"ftyp", b"mp42\0\0\0\0mp42isom") + box(b"moov", head + box(b"udta", place + box(b"auth", AUTHOR.encode()))) + box(b"mdat", SHOWN.encode())


def box(name: bytes, body: bytes) -> bytes:
    """Return one box of an MP4."""
    return struct.pack(">I", 8 + len(body)) + name + body


def mp3() -> bytes:
    """Return an MP3 with a tag before and one behind its sound."""
    told = b"TPE1" + struct.pack(">I", len(AUTHOR) + 1) + b"\0\0\0" + AUTHOR.encode()
    return b"ID3\x03\0\0" + bytes([0, 0, 0, len(told)]) + told + b"\xff\xfb\x90\x00" + SHOWN.encode() + b"TAG" + AUTHOR.encode().ljust(125, b"\0")


def wav() -> bytes:
    """Return a WAV with a list of who made it."""
    chunks = b"".join(name + struct.pack("<I", len(body)) + body for name, body in ((b"fmt ", bytes(16)), (b"LIST", b"INFOIART" + AUTHOR.encode() + b"\0"), (b"data", SHOWN.encode() + b"\0")))
    return b"RIFF" + struct.pack("<I", 4 + len(chunks)) + b"WAVE" + chunks


def old_office(**streams: bytes) -> bytes:
    """Return an OLE file (as Word, Excel and PowerPoint wrote before 2007) with these streams, each of 4096 bytes."""
    names = ["Root Entry", *streams]
    sector, per = 512, 8
    entries = b""
    for n, name in enumerate(names):
        wide = name.encode("utf-16-le")
        kind, start, size = (5, 0xFFFFFFFE, 0) if n == 0 else (2, 1 + -(-len(names) // 4) + (n - 1) * per, 4096)
        child = 1 if n == 0 and streams else 0xFFFFFFFF
        right = n + 1 if 0 < n < len(names) - 1 else 0xFFFFFFFF
        entries += struct.pack("<64sHBBIII16sIQQIII", wide, len(wide) + 2, kind, 1, 0xFFFFFFFF, right, child, bytes(16), 0, 0, 0, start, size, 0)
    listed = -(-len(names) // 4)
    entries = entries.ljust(listed * sector, b"\0")
    fat = [0xFFFFFFFD, *[2 + n for n in range(listed - 1)], 0xFFFFFFFE]
    for n in range(len(streams)):
        first = 1 + listed + n * per
        fat += [*range(first + 1, first + per), 0xFFFFFFFE]
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(sector, b"\xff")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6sIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, bytes(6), 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    head += struct.pack("<I", 0) + b"\xff" * (sector - len(head) - 4)
    return head + table + entries + b"".join(body.ljust(4096, b"\0")[:4096] for body in streams.values())


def unpacked(content: bytes) -> dict[str, bytes]:
    """Return the parts of a package."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    """Return a package of these parts; `mimetype` lies unpacked, as OpenDocument wants it."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as package:
        for name, part in parts.items():
            package.writestr(name, part, zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED)
    return written.getvalue()


def locked_archive() -> bytes:
    """Return an archive whose entry says that it needs a password."""
    content = bytearray(packed({"a.txt": b"secret"}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + at] |= 1
    return bytes(content)


def bomb(megabytes: int = 400) -> bytes:
    """Return a small archive with one entry of so many megabytes of nothing."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package, package.open("nothing.txt", "w", force_zip64=True) as part:
        for _ in range(megabytes):
            part.write(b"0" * 1024 * 1024)
    return written.getvalue()
