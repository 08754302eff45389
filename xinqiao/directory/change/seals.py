"""Give a unit the picture of its seal from a day on, or take it away."""

from __future__ import annotations

import hashlib
import io
from datetime import date, datetime

from django.utils import timezone
from PIL import Image, UnidentifiedImageError

from xinqiao.directory.change.record import changes, record
from xinqiao.directory.models import Seal, Unit
from xinqiao.directory.refused import refuse

MOST_BYTES = 1024 * 1024
LEAST_PIXELS, MOST_PIXELS = 200, 3000  # a side; below, a seal 42 mm wide is a blot


@changes
def set_seal(unit: Unit, picture: bytes, effective_from: date, *, by: str, at: datetime) -> Seal:
    """Let documents that `unit` issues from a day on bear this picture (PNG); an empty one: none. Older ones keep theirs."""
    if effective_from < timezone.localdate(at):
        raise refuse(
            "印章不能倒着生效：已经发出的文书不变。请填今天或以后的日期。",
            "A seal cannot begin in the past: what was issued stays as it is. Please give today or a later day.",
            "effective_from",
        )
    clean = _clean(picture) if picture else b""
    sha256 = hashlib.sha256(clean).hexdigest() if clean else ""
    was = Seal.objects.filter(unit=unit, effective_from__lte=effective_from).order_by("-effective_from", "-pk").values_list("sha256", flat=True).first()
    row = Seal.objects.create(
        unit=unit, picture=clean, sha256=sha256, effective_from=effective_from, recorded_at=at, recorded_by=by
    )  # fmt: skip
    record("seal.set", {"unit": unit.pk, "sha256": sha256, "from": effective_from, "was": was or ""}, by=by, at=at)
    return row


def _clean(picture: bytes) -> bytes:
    """Return the picture drawn anew: only its pixels, nothing that was hidden behind or beside them."""
    if len(picture) > MOST_BYTES:
        raise refuse("印章图片最大 1 MB。", "The picture may have 1 MB at most.", "file")
    try:
        with Image.open(io.BytesIO(picture), formats=("PNG",)) as opened:
            width, height = opened.size
            if not (LEAST_PIXELS <= width <= MOST_PIXELS and LEAST_PIXELS <= height <= MOST_PIXELS):
                raise refuse(
                    "印章图片每边要有 {least} 到 {most} 个像素，这张是 {width}×{height}。",
                    "Each side needs {least} to {most} pixels; this one has {width}×{height}.",
                    "file", least=LEAST_PIXELS, most=MOST_PIXELS, width=width, height=height,
                )  # fmt: skip
            drawn = opened.convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise refuse("这不是 PNG 图片，或者图片坏了。请另存为 PNG 再传。", "This is no PNG picture, or it is broken. Save it as PNG and try again.", "file") from error
    written = io.BytesIO()
    drawn.save(written, "PNG", optimize=True)
    return written.getvalue()
