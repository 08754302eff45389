"""The address behind the picture on a receipt: whoever scans it stands at the look-up with both fields filled."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

import segno
from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from xinqiao.documents.content import Content, Verify
from xinqiao.rules.text import Text, say

SCAN = Text("扫一扫，直接查进度。也可以打开这个网址：", "Scan it to look up how far it is, or open this address:")


def look_up_address(request: HttpRequest) -> str:
    """Return the address of the look-up, to be typed by hand."""
    return request.build_absolute_uri(reverse("portal:look_up"))


def scanned_address(request: HttpRequest, number: str, code: str) -> str:
    """Return the address that fills in both fields. The code stands behind the #: a browser never sends that part."""
    return f"{look_up_address(request)}?{urlencode({'number': number})}#{code.replace(' ', '')}"


def picture(request: HttpRequest, number: str, code: str) -> SafeString:
    """Return the picture of the scanned address."""
    made = segno.make(scanned_address(request, number, code), micro=False, error="m")
    drawing = made.svg_inline(scale=4, border=2, omitsize=True, lineclass=None, svgclass=None)
    return mark_safe(drawing)  # noqa: S308 segno's own drawing: squares, nothing that was typed


def with_picture(receipt: Content, request: HttpRequest, number: str, code: str) -> Content:
    """Return a receipt as its holder saves it: with the picture, so that the saved paper is enough to look up.

    The frozen document has none: it would hold the query code, and the address this installation had on that day.
    """
    found = Verify(say(SCAN, receipt.language), scanned_address(request, number, code))
    return replace(receipt, blocks=(*receipt.blocks, found))
