"""One function for every kind of file that is taken: the clean copy, or why there is none."""

from __future__ import annotations

from collections.abc import Callable

from xinqiao.rules.terms_files import FileFault
from xinqiao.vault.cleaning import archives, ole, pdf, pictures, sound
from xinqiao.vault.cleaning.unclean import UncleanError
from xinqiao.vault.kinds import ARCHIVE, ENDINGS, ODF, OFFICE

Cleaner = Callable[[bytes, str], tuple[bytes, str]]


def _as_it_is(content: bytes, kind: str) -> tuple[bytes, str]:
    """Plain text and AMR sound have no place for anything but what they say."""
    return content, kind


def _cleaner(kind: str) -> Cleaner:
    if kind.startswith("image/"):
        return pictures.clean
    if kind.startswith((OFFICE, ODF)) or kind in ("application/ofd", ARCHIVE):
        return lambda content, kind: archives.clean(content, kind, clean)
    if kind == "application/pdf":
        return pdf.clean
    if kind in ole.KINDS:
        return ole.clean
    return _as_it_is if kind in ("text/plain", "audio/amr") else sound.clean


def clean(content: bytes, kind: str) -> tuple[bytes, str]:
    """Return the clean copy of a file of this media type, and the media type of the copy (a HEIC becomes a JPEG).

    The copy of a picture is drawn anew, that of a package packed anew, that of a PDF written anew: what nothing refers to is gone.
    Raises UncleanError with the fault; whatever else a stranger's bytes bring about in a library is BROKEN.
    """
    if kind not in ENDINGS:
        raise UncleanError(FileFault.UNSAFE)
    try:
        return _cleaner(kind)(content, kind)
    except (UncleanError, MemoryError):
        raise
    except Exception as error:
        raise UncleanError(FileFault.BROKEN) from error
