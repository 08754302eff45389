"""PDF: written anew without Info, XMP, names of commentators, scripts, attached files and earlier versions."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name, Object, Pdf, Stream

from xinqiao.rules.terms_files import FileFault
from xinqiao.vault.cleaning.pictures import without_segments
from xinqiao.vault.cleaning.unclean import UncleanError

MOST_OBJECTS = 300_000
# In any object: who made it, when, with what; the private data of the program that made it; what runs by itself; what is attached.
NEVER = (
    "/Metadata", "/PieceInfo", "/LastModified", "/AA", "/OpenAction", "/JavaScript", "/EmbeddedFiles", "/AF", "/JS", "/XFA", "/Perms",
    "/Collection", "/SpiderInfo",
)  # fmt: skip
OF_A_NOTE = ("/T", "/NM", "/M", "/CreationDate", "/RC")  # of an annotation: its author, name, times; its rich text repeats the author
ACTIVE = ("/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE", "/Rendition", "/RichMediaExecute")
PLAYERS = ("/FileAttachment", "/RichMedia", "/Movie", "/Screen", "/3D", "/Sound")


def clean(content: bytes, kind: str) -> tuple[bytes, str]:
    """Return the PDF written anew; one that asks for a password to be read is LOCKED."""
    try:
        document = pikepdf.open(io.BytesIO(content))
    except pikepdf.PasswordError as locked:
        raise UncleanError(FileFault.LOCKED) from locked
    with document:
        if len(document.objects) > MOST_OBJECTS:
            raise UncleanError(FileFault.BOUNDS)
        for key in [key for key in document.trailer.keys() if key in ("/Info", "/ID")]:  # noqa: SIM118 a PDF object is no dict
            del document.trailer[key]
        _without_notes_that_play(document)
        for found in document.objects:
            _strip(found, 0)
        written = io.BytesIO()
        document.save(written, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return written.getvalue(), kind


def _without_notes_that_play(document: Pdf) -> None:
    for page in document.pages:
        notes = page.obj.get("/Annots")
        if isinstance(notes, pikepdf.Array):
            page.obj["/Annots"] = pikepdf.Array([note for note in notes if not (isinstance(note, Dictionary) and str(note.get("/Subtype")) in PLAYERS)])


def _strip(found: Object, depth: int) -> None:
    """Strip an object and what lies directly inside it; other objects come by themselves."""
    if depth > 60:
        raise UncleanError(FileFault.BOUNDS)
    if isinstance(found, pikepdf.Array):
        for part in found:
            _strip_inside(part, depth)
    elif isinstance(found, Dictionary | Stream):
        is_note = found.get("/Subtype") is not None and ("/Rect" in found or found.get("/Type") == Name.Annot)
        for key in list(found.keys()):
            if key in NEVER or (is_note and key in OF_A_NOTE and not (key == "/T" and "/FT" in found)) or (key in ("/A", "/Next") and _is_active(found.get(key))):
                del found[key]
            else:
                _strip_inside(found.get(key), depth)
        if isinstance(found, Stream):
            _picture(found)


def _strip_inside(part: object, depth: int) -> None:
    if isinstance(part, pikepdf.Array | Dictionary) and not part.is_indirect:
        _strip(part, depth + 1)


def _is_active(action: object) -> bool:
    return isinstance(action, Dictionary) and str(action.get("/S")) in ACTIVE


def _picture(found: Stream) -> None:
    """Take Exif and the like out of a JPEG that lies in the PDF as it came from the camera."""
    if found.get("/Filter") == Name.DCTDecode:
        parms: Any = found.get("/DecodeParms")
        found.write(without_segments(found.read_raw_bytes()), filter=Name.DCTDecode, decode_parms=parms)
