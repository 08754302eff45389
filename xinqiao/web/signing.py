"""The signature of a receipt on paper and screens: fingerprint, key, and the picture that carries the whole receipt."""

from __future__ import annotations

import segno
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from xinqiao.documents.content import Content, Fields, Verify
from xinqiao.ledger.statement import Signed
from xinqiao.petitions import receipting
from xinqiao.rules.text import Text, say

SCAN = Text(
    "这张回执有签名，能证明哪天几点交了什么。扫一扫核对真假；或打开下面的网址，填编号和内容指纹。",
    "This receipt is signed: it proves what was filed, and when. Scan to check it, or open the address below with number and fingerprint.",
)
FILED, KEY, SIGNATURE = Text("内容指纹", "Fingerprint"), Text("签名钥匙", "Key"), Text("签名", "Signature")


def check_address(request: HttpRequest) -> str:
    """Return the address of the page on which anybody can check a receipt: the portal's own, even on what staff print."""
    path = reverse("portal:check_receipt", urlconf=settings.ROOT_URLCONF)
    return f"{settings.PORTAL_ADDRESS}{path}" if settings.PORTAL_ADDRESS else request.build_absolute_uri(path)


def carried_address(request: HttpRequest, receipt: Signed) -> str:
    """Return the address behind the picture. The receipt stands behind the #: no log gets it, and it is sent by a press only."""
    return f"{check_address(request)}#{receipting.carried(receipt)}"


def picture(request: HttpRequest, receipt: Signed) -> SafeString:
    """Return the picture that carries the whole receipt."""
    made = segno.make(carried_address(request, receipt), micro=False, error="l")
    return mark_safe(made.svg_inline(scale=3, border=2, omitsize=True, lineclass=None, svgclass=None))  # noqa: S308 segno's own drawing


def with_signature(content: Content, request: HttpRequest, number: str) -> Content:
    """Return the receipt as it is saved and printed: with fingerprint, key, signature, and the picture that carries them."""
    receipt = receipting.receipt_of(number)
    if receipt is None:
        return content
    language = content.language
    rows = (
        (say(FILED, language), receipt.values["filed"]), (say(KEY, language), receipt.values["key"]), (say(SIGNATURE, language), receipt.signature),
    )  # fmt: skip
    return content.adding(Fields(rows)).adding(Verify(say(SCAN, language), carried_address(request, receipt), check_address(request)))
