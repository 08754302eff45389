"""The long lists of a matter's page as finished HTML: one formatting a row costs a tenth of a template's loop."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

EVENT = '<li><time datetime="{}">{}</time><div class="told"><p>{}</p></div></li>\n'
PAPER = (
    '<div class="document_row"><div class="document_row_text"><details class="term"><summary>{title}'
    '<span class="visually_hidden">{tap}</span></summary><p>{plain}</p></details>'
    '<span class="sub"><span class="number">{number}</span> · {when}</span></div>\n'
    '<ul><li><a href="{url}">{read}<span class="visually_hidden"> {title}</span></a></li>'
    '<li><a href="{url}pdf/">PDF<span class="visually_hidden"> {title}</span></a></li>'
    '<li><a href="{url}docx/">Word<span class="visually_hidden"> {title}</span></a></li></ul></div>\n'
)


def timeline(events: Iterable[dict[str, Any]]) -> SafeString:
    """Return the items of a timeline."""
    return format_html_join("", EVENT, ((event["at"].isoformat(), event["when"], event["text"]) for event in events))


def documents(papers: Iterable[dict[str, Any]]) -> SafeString:
    """Return the rows of documents that can be read, saved as PDF and as Word."""
    words = {"tap": _("：点开看意思"), "read": _("看")}
    return SafeString("".join(format_html(PAPER, **words, **paper) for paper in papers))
