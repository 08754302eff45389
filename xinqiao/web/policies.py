"""The knowledge base (政策库) on a page: what the desk and the portal show alike, each through its own address."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from xinqiao.directory import policy_texts
from xinqiao.directory.models import PolicyVersion
from xinqiao.directory.snapshot import PolicyFacts, Snapshot
from xinqiao.insight.snippet import holds, snippet
from xinqiao.rules.policy_text import clauses, standing
from xinqiao.rules.terms_knowledge import PolicyStanding
from xinqiao.web.ui.speech import speech

PAGE, WORDS_LIMIT, MOST = 30, 100, 2**62
SANDBOX = "default-src 'none'; frame-ancestors 'none'; sandbox"
TAGS = {PolicyStanding.IN_FORCE: "kept", PolicyStanding.COMING: "soon", PolicyStanding.REPLACED: "quiet", PolicyStanding.REPEALED: "quiet"}


def listing(given: Any, directory: Snapshot, on: date, space: str) -> dict[str, Any]:
    """Return a page of the texts by title, or what was found by words. `space`: "desk", or "portal" where only public ones are shown."""
    words, at = given.get("q", "").strip()[:WORDS_LIMIT], given.get("from", "")
    begin = int(at) if at.isascii() and at.isdigit() and len(at) < 7 else 0
    is_public = space == "portal"
    if words:
        rows = [_hit(row, words, directory, on, space) for row in policy_texts.found(words, directory, on, public=is_public)]
        return {"words": words, "rows": rows, "most": policy_texts.PAGE, "limit": WORDS_LIMIT}
    every = policy_texts.current(directory, on, public=is_public)
    more = begin + PAGE if len(every) > begin + PAGE else None
    return {"words": "", "rows": [_row(row, directory, on, space) for row in every[begin : begin + PAGE]], "more": more, "is_first": begin == 0, "limit": WORDS_LIMIT}


def one(key: int, directory: Snapshot, on: date, space: str, words: str = "") -> dict[str, Any]:
    """Return a version with its clauses, and the other versions of the text; Http404 for what is not there for the reader."""
    head = _head(key, directory, space)
    whole = policy_texts.whole(head.pk)
    rows = policy_texts.versions(directory, head.paper)
    pieces = clauses(whole.text)
    return {
        "policy": _row(head, directory, on, space), "why": whole.why, "sha256": whole.sha256, "file_name": whole.file_name,
        "file_url": reverse(f"{space}:policy_file", args=[head.pk]) if whole.file_name else "",
        "pieces": pieces, "contents": [piece for piece in pieces if piece.anchor], "words": words,
        "versions": [_row(row, directory, on, space) | {"is_this": row.pk == head.pk} for row in reversed(rows)],
        "newer": next((_row(row, directory, on, space) for row in reversed(rows) if row.pk != head.pk and standing(row, rows, on) is PolicyStanding.IN_FORCE), None),
    }  # fmt: skip


def file(key: int, directory: Snapshot, space: str) -> HttpResponse:
    """Return the file of a version, to be kept and never to be run in the page's own place; Http404 where there is none."""
    content, name, kind = policy_texts.file_of(_head(key, directory, space).pk)
    if not content:
        raise Http404
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    response["Content-Security-Policy"], response["X-Content-Type-Options"] = SANDBOX, "nosniff"
    return response


def _head(key: int, directory: Snapshot, space: str) -> PolicyFacts:
    head = policy_texts.head(directory, key, public=space == "portal") if key < MOST else None
    if head is None:
        raise Http404
    return head


def versions(paper: int, directory: Snapshot, on: date, space: str) -> list[dict[str, Any]]:
    """Return the versions of a text, newest first."""
    return [_row(row, directory, on, space) for row in reversed(policy_texts.versions(directory, paper))]


def url_of(key: int, space: str, anchor: str = "") -> str:
    """Return the address of a version, at a clause if one is named."""
    return reverse(f"{space}:policy", args=[key]) + (f"#{anchor}" if anchor else "")


def _row(row: PolicyFacts, directory: Snapshot, on: date, space: str) -> dict[str, Any]:
    rows = policy_texts.versions(directory, row.paper)
    said, number = standing(row, rows, on), rows.index(row) + 1
    days = {"since": row.effective_from.isoformat(), "until": row.effective_until.isoformat() if row.effective_until else ""}
    return {
        "days": (_("从 %(since)s 到 %(until)s") if row.effective_until else _("从 %(since)s 起")) % days, "version": _("第 %(n)s 版，共 %(of)s 版") % {"n": number, "of": len(rows)} if len(rows) > 1 else "",
        "title": speech().say(row), "zh": row.zh, "en": row.en if row.en != row.zh else "", "number": row.number, "issued_by": row.issued_by, "until": row.effective_until,
        "standing": said, "tag": TAGS[said], "url": url_of(row.pk, space), "is_public": row.is_public, "paper": row.paper,
    }  # fmt: skip


def _hit(row: PolicyVersion, words: str, directory: Snapshot, on: date, space: str) -> dict[str, Any]:
    """Return a find with the clause in which the words stand."""
    wanted = words.split()
    pieces = clauses(row.text)
    best = max(pieces, key=lambda piece: sum(holds(piece.label + piece.text, word) for word in wanted), default=None)
    head = _head(row.pk, directory, space)
    if best is None or not holds(best.label + best.text, words):
        return _row(head, directory, on, space) | {"clause": "", "snippet": ""}
    where = f"?{urlencode({'q': words})}"
    return _row(head, directory, on, space) | {"url": f"{reverse(f'{space}:policy', args=[row.pk])}{where}{'#' + best.anchor if best.anchor else ''}", "clause": best.label, "snippet": snippet(best.text, words)}
