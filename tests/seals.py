"""A seal to print: a red ring, as it comes from a customer."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw


def seal_png(size: int = 400, *, colour: str = "#c00000", form: str = "PNG") -> bytes:
    """Return the picture of a ring in this colour."""
    picture = Image.new("RGB" if form == "JPEG" else "RGBA", (size, size), "white")
    ImageDraw.Draw(picture).ellipse((8, 8, size - 8, size - 8), outline=colour, width=10)
    written = io.BytesIO()
    picture.save(written, form)
    return written.getvalue()
