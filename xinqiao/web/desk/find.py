"""Find a petition: by number, by words, by unit, status and days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from itertools import islice
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from xinqiao.directory.duties import Staff
from xinqiao.directory.snapshot import Snapshot
from xinqiao.insight import search
from xinqiao.insight.search import Query
from xinqiao.insight.snippet import holds, snippet
from xinqiao.insight.told import hidden_hits
from xinqiao.petitions.edition_memory import EditionMemory
from xinqiao.petitions.models import Petition
from xinqiao.petitions.redacting import covered, is_covered_for
from xinqiao.petitions.zone import local_day
from xinqiao.rules.terms import Channel, Duty, PetitionStatus
from xinqiao.web.desk.places import petition_url, row_key, said_status, said_title
from xinqiao.web.frame import WORKING, page
from xinqiao.web.staff import StaffRequest, staff_only
from xinqiao.web.stencil import Stencil
from xinqiao.web.ui.speech import Speech, speech

SHORTEST_NAME, MOST_NAMED = 2, 3
YEARS = range(1900, 2200)  # beyond them a day of Shanghai has no moment
ASKED = ("q", "unit", "status", "channel", "since", "until")


@require_safe
@staff_only(*WORKING, Duty.LEADER)
def find(request: StaffRequest) -> HttpResponse:
    """The newest twenty that fit and that one may open; further ones by “earlier”."""
    s = speech(today := timezone.localdate())
    given = {name: value for name in ASKED if (value := request.GET.get(name, "").strip())}
    query, wrong = _query(given, row_key(request.GET.get("before")))
    asked = not (wrong or query.is_empty)
    found = search.find(query, request.staff, request.directory, today) if asked else search.Found()
    values = {
        "given": given, "wrong": wrong, "find_words": query.words, "asked": asked, "limit": search.WORDS_LIMIT, "by_sound": found.is_by_sound,
        "named": [] if "unit" in given else _named(given.get("q", ""), request.directory, s),
        "narrowed": bool(given.keys() - {"q"}),
        "units": _chosen(_units(request.directory, s), given.get("unit")),
        "statuses": _chosen(_statuses(s.english), given.get("status")),
        "channels": _chosen(_channels(s.english), given.get("channel")),
        "rows": FOUND.fill(_row(*one, query.words, request.directory, s) for one in _covered(found, query.words, request.staff)),
        "newest_url": f"{reverse('desk:find')}?{urlencode(given)}" if request.GET.get("before") else "",
        "earlier_url": f"{reverse('desk:find')}?{urlencode(given | {'before': found.before})}" if found.before else "",
    }  # fmt: skip
    return page(request, "desk/find.html", values, current="desk:find")


def _query(given: Mapping[str, str], before: int | None) -> tuple[Query, str]:
    """Return what is looked for, and what is wrong with it in a sentence. A unit that is none finds nothing."""
    try:
        days = {name: date.fromisoformat(given[name]) for name in ("since", "until") if name in given}
        if not all(day.year in YEARS for day in days.values()):
            raise ValueError(given)
    except ValueError:
        return Query(words=given.get("q", "")), _("日期写得不对，请写成 2026-03-26 这样。")
    unit, status = given.get("unit"), given.get("status", "")
    channel = given.get("channel", "")
    if channel and channel not in Channel.values():
        return Query(), _("没有这种形式，请从单子里选。")
    if status and status not in PetitionStatus.values():
        return Query(), _("没有这个状态，请从单子里选。")
    query = Query(
        words=given.get("q", "")[: search.WORDS_LIMIT], unit_id=None if unit is None else row_key(unit) or 0,
        status=status, channel=channel, received_from=days.get("since"), received_to=days.get("until"), before=before,
    )  # fmt: skip
    return query, ""


def _named(words: str, directory: Snapshot, s: Speech) -> list[dict[str, str]]:
    """Return the units that are called like what was written: it may be the unit that is looked for."""
    asked = words.strip().lower()
    if len(asked) < SHORTEST_NAME:
        return []
    called = (unit for unit in directory.in_order() if asked in unit.zh.lower() or asked in unit.en.lower())
    return [
        {"label": s.say(unit), "url": f"{reverse('desk:find')}?{urlencode({'unit': unit.pk})}"}
        for unit in islice(called, MOST_NAMED)
    ]


FOUND = Stencil("desk/found.html", "url", "title", "about", "text", "on", "unit", "tag", "status")


def _covered(found: search.Found, words: str, staff: Staff) -> Iterator[tuple[Petition, str, str]]:
    """Yield each petition with its title and its text as this reader reads them; not one that was found by what is covered for him.

    Whoever reads ××× for a phone would else learn it by looking for it, digit by digit. Each word by itself: one that he reads beside it must not let it through.
    """
    petitions = found.petitions
    both = covered([(row, text) for row in petitions for text in (row.title, row.text)], staff)
    shown = list(zip(petitions, both[::2], both[1::2], strict=True))
    away = hidden_hits((row, word) for row in petitions if is_covered_for(row, staff) for word in words.split() if _is_elsewhere(row, word))
    for petition, title, text in shown:
        is_covered = (title, text) != (petition.title, petition.text)
        if not (is_covered and (found.is_by_sound or _tells(petition, title, text, words))) and petition.pk not in away:
            yield petition, title, text


def _tells(petition: Petition, title: str, text: str, words: str) -> bool:
    """Return whether one of the words stands in what is covered for this reader, and not in what he reads."""
    return any(holds(f"{petition.title} {petition.text}", word) and not holds(f"{title} {text}", word) for word in words.split())


def _is_elsewhere(petition: Petition, word: str) -> bool:
    """Return whether a word found the petition by what stands neither in its number nor in what the list shows of it."""
    return word.upper() not in petition.number and not holds(f"{petition.title} {petition.text}", word)


def _row(petition: Petition, title: str, text: str, words: str, directory: Snapshot, s: Speech) -> dict[str, Any]:
    unit = directory.unit(petition.handling_unit_id or petition.desk_unit_id)
    about = [petition.number, s.say(Channel(petition.channel))]
    if words and words.upper() not in petition.number and not holds(f"{petition.title} {petition.text}", words):
        about.append(_("写在附件或补充材料里"))
    return {
        "url": petition_url(petition.number), "about": " · ".join(about),
        "title": snippet(said_title(petition.number, title, s), words), "text": snippet(text, words),
        "on": s.day(local_day(petition.received_at)), "unit": s.say(unit), "status": said_status(petition.number, petition.status, s),
        "tag": "sealed" if petition.is_sealed else "",
    }  # fmt: skip


# The choices are the same for everybody: a widget would render a hundred options anew on every search.


_unit_options: EditionMemory[bool, str] = EditionMemory(4)


def _units(directory: Snapshot, s: Speech) -> str:
    memory = _unit_options.of(directory)
    if s.english not in memory:
        units = ((unit, len(directory.ancestors(unit.pk))) for unit in directory.in_order())
        memory[s.english] = _options([(str(unit.pk), "\u3000" * depth + s.say(unit)) for unit, depth in units])
    return memory[s.english]


@lru_cache(maxsize=2)
def _statuses(english: bool) -> str:
    return _options([(status.value, Speech(english).say(status)) for status in PetitionStatus])


@lru_cache(maxsize=2)
def _channels(english: bool) -> str:
    return _options([(channel.value, Speech(english).say(channel)) for channel in Channel])


def _options(choices: list[tuple[str, str]]) -> str:
    return "".join(f'<option value="{escape(value)}">{escape(label)}</option>' for value, label in choices)


def _chosen(options: str, value: str | None) -> SafeString:
    """Return the options with one selected; `value` is only looked for, never put into the page."""
    wanted = f'value="{escape(value)}"' if value else ""
    return mark_safe(options.replace(wanted, f"{wanted} selected", 1) if wanted and wanted in options else options)  # noqa: S308
