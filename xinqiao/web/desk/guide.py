"""The guides beside a petition (办理指引): what to check, how to listen, which clauses, how long it usually takes. Nothing is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from xinqiao.directory import policy_texts
from xinqiao.directory.snapshot import PolicyFacts
from xinqiao.petitions.zone import local_day
from xinqiao.rules.clocks import HANDLE
from xinqiao.rules.guides import Guidance, guidance, pieces
from xinqiao.rules.policy_text import anchor_of, in_force
from xinqiao.rules.terms import PetitionStatus as S
from xinqiao.rules.text import Text
from xinqiao.web import policies
from xinqiao.web.desk.matters import OpenMatter, opened
from xinqiao.web.desk.places import petition_url
from xinqiao.web.frame import page
from xinqiao.web.staff import StaffRequest, staff_only
from xinqiao.web.ui.speech import Speech, speech

UNANSWERED = frozenset({S.REGISTERED, S.AWAITING_SUPPLEMENT, S.TRIAGED, S.FORWARDED, S.ASSIGNED, S.ACCEPTED, S.DRAFTED, S.SIGNED, S.SEALED})


@require_safe
@staff_only()
def beside(request: StaffRequest, number: str) -> HttpResponse:
    """The guides for the categories of a petition's claims, each once, on a page of its own that can be printed."""
    found = opened(request, number)
    s = speech(found.today)
    values = {"petition": found.petition, "said": found.said(), "url": petition_url(number), "guides": guides(found, s), "general": _general(found, s)}
    return page(request, "desk/guide.html", values, current="desk:worklist")


def guides(found: OpenMatter, s: Speech) -> list[dict[str, Any]]:
    """Return the guide of each category among the claims, in their order; the directory is in memory, so this takes no query."""
    claims = found.dossier.claims
    codes = dict.fromkeys(code for code in (*(claim.category for claim in claims), found.petition.category) if code)
    rows = [guidance(found.directory.guides, code) for code in codes]
    known: set[Text] = set()  # what several categories share is said once, with the first
    return [_said(_without(row, known), found, s) for row in rows if row.since is not None]


def _without(row: Guidance, known: set[Text]) -> Guidance:
    """Return a guide without the points that were said already, and note its own as said."""

    def fresh(points: tuple[Text, ...]) -> tuple[Text, ...]:
        left = tuple(point for point in points if point not in known)
        known.update(left)
        return left

    return replace(row, facts=fresh(row.facts), talk=fresh(row.talk), clauses=fresh(row.clauses))


def _general(found: OpenMatter, s: Speech) -> dict[str, Any] | None:
    """Return the guide for all, where no claim has a category yet."""
    row = guidance(found.directory.guides, "")
    return _said(row, found, s) if row.since is not None else None


def _said(row: Guidance, found: OpenMatter, s: Speech) -> dict[str, Any]:
    name = found.directory.category_name(row.category) if row.category else None
    return {
        "name": f"{row.category} {s.say(name)}" if name else _("各类都用"), "lead": _("一般由%(lead)s主办") % {"lead": s.say(row.lead)} if row.lead.zh else "",
        "facts": [s.say(point) for point in row.facts], "talk": [s.say(point) for point in row.talk],
        "clauses": [_cited(point, local_day(found.petition.received_at), found, s) for point in row.clauses], "time": _time(row, found),
    }  # fmt: skip


def _cited(point: Text, filed: date, found: OpenMatter, s: Speech) -> list[dict[str, str]]:
    """Return a line in pieces; what it cites leads to the version in force on the day of filing, and beside it to today's if that is another."""
    said: list[dict[str, str]] = []
    for piece in pieces(s.say(point)):
        versions = policy_texts.cited(found.directory, piece.title) if piece.title else []
        then, now = in_force(versions, filed), in_force(versions, found.today)
        first = then or now or (versions[-1] if versions else None)
        said.append({"words": piece.words, "url": _url(first, piece.clause)})
        if first is not None and first is not now:
            said.append({"words": _("（收到那天的版本）") if first is then else _("（不在执行）"), "url": ""})
            said += [{"words": _("现行版本"), "url": _url(now, piece.clause)}] if now is not None else []
    return said


def _url(version: PolicyFacts | None, clause: str) -> str:
    return policies.url_of(version.pk, "desk", anchor_of(clause)) if version is not None else ""


def _time(row: Guidance, found: OpenMatter) -> str:
    """Return the standard time against the days used; a standard time is no time limit, so nothing is called late."""
    if row.standard_days is None:
        return ""
    used = days_used(found)
    said = {"n": row.standard_days, "used": used}
    if used is None:
        return ngettext("标准用时 %(n)s 天", "标准用时 %(n)s 天", row.standard_days) % said
    if found.petition.standing in UNANSWERED:
        return ngettext("标准用时 %(n)s 天，到今天用了 %(used)s 天", "标准用时 %(n)s 天，到今天用了 %(used)s 天", row.standard_days) % said
    return ngettext("标准用时 %(n)s 天，用了 %(used)s 天", "标准用时 %(n)s 天，用了 %(used)s 天", row.standard_days) % said


def days_used(found: OpenMatter) -> int | None:
    """Return the calendar days from the receipt (after a reopening: from its new beginning) to the served answer or today; None: it ended otherwise."""
    handled = sorted((row for row in found.matter.clocks if row.name == HANDLE.name), key=lambda row: row.pk)
    begin = handled[-1].anchor_on if len(handled) > 1 else local_day(found.petition.received_at)
    end: date | None = found.today if found.petition.standing in UNANSWERED else None
    if end is None and handled and handled[-1].stopped_by == "serve":
        end = handled[-1].stopped_on
    return None if end is None else max(0, (end - begin).days)
