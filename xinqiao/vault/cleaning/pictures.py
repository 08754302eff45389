"""Pictures: drawn anew from their points. Place, time, camera, author, thumbnails and whatever hung behind the picture are gone."""

from __future__ import annotations

import io
import warnings
from typing import Any

import pi_heif
from PIL import Image, ImageCms, ImageOps, ImageSequence

from xinqiao.rules.terms_files import FileFault
from xinqiao.vault.cleaning.unclean import UncleanError

MOST_POINTS = 100_000_000  # the largest telephone cameras take 200 million only on request; 50 is what they send
MOST_FRAMES = 200
SCAN, END = 0xDA, 0xD9  # marks of a JPEG
FORMATS = {"image/jpeg": "JPEG", "image/png": "PNG", "image/gif": "GIF", "image/webp": "WEBP", "image/heic": "HEIF"}
KEPT_MODES = {"JPEG": ("L", "RGB"), "PNG": ("1", "L", "LA", "P", "RGB", "RGBA", "I;16", "I"), "WEBP": ("RGB", "RGBA")}
SHOWS: dict[str, dict[str, Any]] = {"JPEG": {"quality": 90}, "WEBP": {"quality": 90}, "PNG": {}}

pi_heif.register_heif_opener(thumbnails=False)


def clean(content: bytes, kind: str) -> tuple[bytes, str]:
    """Return the picture drawn anew, upright, in ordinary colours; a HEIC as JPEG, which every desk can open."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return _drawn_anew(content, kind, FORMATS[kind])
        except Image.DecompressionBombError as bomb:
            raise UncleanError(FileFault.BOUNDS) from bomb


def _drawn_anew(content: bytes, kind: str, form: str) -> tuple[bytes, str]:
    with Image.open(io.BytesIO(content), formats=(form,)) as picture:
        if picture.width * picture.height > MOST_POINTS:
            raise UncleanError(FileFault.BOUNDS)
        if form in ("GIF", "WEBP") and getattr(picture, "n_frames", 1) > 1:
            return _moving(picture, form), kind
        if form == "GIF":
            return _written(_bare(picture.convert("RGBA")), "GIF"), kind
        form = "JPEG" if form == "HEIF" else form
        upright = _in_ordinary_colours(ImageOps.exif_transpose(picture))
        if upright.mode not in KEPT_MODES[form]:
            upright = upright.convert("RGBA" if form != "JPEG" and upright.has_transparency_data else "RGB")
        return _written(_bare(upright), form, **SHOWS[form]), "image/jpeg" if form == "JPEG" else kind


def without_segments(content: bytes) -> bytes:
    """Return a JPEG without Exif, XMP, IPTC, comments and what hangs behind it, its points untouched: for pictures inside a PDF."""
    if not content.startswith(b"\xff\xd8"):
        raise UncleanError(FileFault.BROKEN)
    kept, at = bytearray(content[:2]), 2
    while at + 4 <= len(content) and content[at] == 0xFF and content[at + 1] != END:
        mark, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4], "big")
        after = at + 2 + length
        if mark == SCAN:
            after = _end_of_scan(content, after)
        if not (0xE1 <= mark <= 0xED or mark in (0xEF, 0xFE)) or content[at + 4 : at + 16] == b"ICC_PROFILE\0":
            kept += content[at:after]
        at = after
    return bytes(kept) + bytes((0xFF, END))


def _end_of_scan(content: bytes, at: int) -> int:
    """Return where the next mark stands: within the points of a scan 0xFF is followed by 0 or by a number of restart."""
    while (at := content.find(b"\xff", at)) >= 0 and at + 1 < len(content):
        if content[at + 1] not in (0x00, 0xFF, *range(0xD0, 0xD8)):
            return at
        at += 1 if content[at + 1] == 0xFF else 2
    return len(content)


def _moving(picture: Image.Image, form: str) -> bytes:
    frames = min(getattr(picture, "n_frames", 1), MOST_FRAMES + 1)
    if frames > MOST_FRAMES or frames * picture.width * picture.height > MOST_POINTS:
        raise UncleanError(FileFault.BOUNDS)
    shown, lasts = [], []
    for frame in ImageSequence.Iterator(picture):
        lasts.append(int(frame.info.get("duration", 100)))
        shown.append(_bare(frame.convert("RGBA")))
    return _written(shown[0], form, save_all=True, append_images=shown[1:], duration=lasts, loop=0)


def _in_ordinary_colours(picture: Image.Image) -> Image.Image:
    """Return the picture in sRGB: its own profile, which can name a device, is then not needed."""
    profile = picture.info.get("icc_profile")
    if not profile or picture.mode not in ("RGB", "RGBA", "CMYK"):
        return picture
    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        changed = ImageCms.profileToProfile(picture, own, ImageCms.createProfile("sRGB"), outputMode="RGB" if picture.mode == "CMYK" else picture.mode)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture
    return changed or picture


def _bare(picture: Image.Image) -> Image.Image:
    """Return the points alone (with the palette that they point into)."""
    bare = picture.copy()
    bare.info = {key: value for key, value in picture.info.items() if key == "transparency"}
    return bare


def _written(picture: Image.Image, form: str, **options: Any) -> bytes:
    written = io.BytesIO()
    picture.save(written, form, **options)
    return written.getvalue()
