"""Oversight in lists: what calls for supervision, and the registers of supervisions, directives, sponsorships and the like."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from xinqiao.petitions import redacting, registers, worth_supervising
from xinqiao.petitions.models import LinkedRecord, Petition
from xinqiao.petitions.registers import Kept
from xinqiao.petitions.worth_supervising import Listed, Worth
from xinqiao.petitions.zone import local_day
from xinqiao.rules.clocks import CLOCKS
from xinqiao.rules.record_kinds import RECORD_RULES
from xinqiao.rules.terms import Duty, RecordKind
from xinqiao.rules.terms_oversight import RecommendationStatus
from xinqiao.web.desk.people import colleagues
from xinqiao.web.desk.places import capital, petition_url, place, row_key, said_place, step_url
from xinqiao.web.desk.record_parts import read
from xinqiao.web.frame import LEADING, OVERSEEING, page
from xinqiao.web.staff import StaffRequest, staff_only
from xinqiao.web.ui.speech import Speech, speech

# What a register shows of a record besides its matter, its unit, its day and where it stands.
SHOWN: dict[RecordKind, tuple[str, ...]] = {
    RecordKind.SUPERVISION: ("form", "ground", "demand"),
    RecordKind.DIRECTIVE: ("text", "report"),
    RecordKind.SPONSORSHIP: ("plan", "milestones"),
    RecordKind.RECOMMENDATION: ("sort", "cause", "text", "adoption", "answer"),
    RecordKind.FAILURE: ("failure", "proposed", "consequence"),
    RecordKind.SAMPLE: ("note", "reopen"),
}
PARTS = {"overdue": lazy("期限过了"), "promises": lazy("承诺到期"), "round": lazy("转来转去"), "unheard": lazy("不满意没回访"), "missed": lazy("漏了诉求"), "again": lazy("又来反映")}


@require_safe
@staff_only(*OVERSEEING)
def worth(request: StaffRequest) -> HttpResponse:
    """What calls for supervision, by the reason; nothing of it is stored, and nothing is about a person."""
    part = request.GET.get("part", "overdue")
    if part not in PARTS:
        raise Http404
    s = speech(today := timezone.localdate())
    found, rest = _listed(part, request, today)
    url = reverse("desk:oversight")
    values = {
        "tabs": _tabs(None, s), "rows": [_worth(row, request, s) for row in redacting.covered_lines(found, request.staff)],
        "parts": [{"label": label, "url": f"{url}?part={key}", "current": key == part} for key, label in PARTS.items()],
        "later_url": f"{url}?{urlencode({'part': part, 'after': said_place(rest)})}" if rest else "",
        "earlier_url": f"{url}?part={part}" if "after" in request.GET else "",
    }  # fmt: skip
    return page(request, "desk/worth_supervising.html", values, current="desk:oversight")


def _listed(part: str, request: StaffRequest, today: date) -> Listed:
    actor, directory, after = request.staff, request.directory, place(request.GET.get("after"))
    if part == "round":
        return worth_supervising.going_round(actor, directory, today, after=after)
    if part == "unheard":
        return worth_supervising.unheard(actor, directory, today, after=after)
    if part == "missed":
        return worth_supervising.missed(actor, directory, after=after)
    if part == "again":
        return worth_supervising.again(actor, directory, today, after=after)
    return worth_supervising.unkept(actor, directory, after=after, promises=part == "promises")


def _worth(row: Worth, request: StaffRequest, s: Speech) -> dict[str, Any]:
    why = s.say(CLOCKS[row.clock]) if row.clock else ""
    why = _("又来的是 %(number)s") % {"number": row.other} if row.other else why
    return {
        "url": petition_url(row.number), "title": row.title, "number": row.number, "ground": s.say(row.ground), "why": why,
        "since": s.day(row.since), "unit": s.say(request.directory.unit(row.unit_id)),
        "status": s.say(Petition.procedure.statuses(row.status)),
        "steps": [{"label": capital(s.say(_label(name))), "url": step_url(row.number, name)} for name in ("supervise", "remind")],
    }  # fmt: skip


def _label(name: str) -> Any:
    return LinkedRecord(kind=RecordKind.SUPERVISION.value).procedure.by_name[name].label


@require_safe
@staff_only(*OVERSEEING)
def register(request: StaffRequest, kind: str) -> HttpResponse:
    """One register, newest first: what was asked of whom, by when, and what came of it."""
    if kind not in SHOWN:
        raise Http404
    of = RecordKind(kind)
    s = speech(today := timezone.localdate())
    found, rest = registers.register(of, request.staff, request.directory, before=row_key(request.GET.get("before")))
    back = registers.came_back(found, request.staff, request.directory) if of is RecordKind.RECOMMENDATION else {}
    url = reverse("desk:register_of", args=[kind])
    values = {
        "tabs": _tabs(of, s), "title": capital(s.say(of)), "is_sample": of is RecordKind.SAMPLE, "can_sample": bool(request.staff.duties & LEADING),
        "rows": [row | {"back": _back(kept, back, today)} for kept, row in zip(found, _rows(found, request, s, today), strict=True)],
        "later_url": f"{url}?before={rest}" if rest else "", "earlier_url": url if "before" in request.GET else "",
    }  # fmt: skip
    return page(request, "desk/register_of.html", values, current="desk:oversight")


def _rows(found: Sequence[Kept], request: StaffRequest, s: Speech, today: date) -> list[dict[str, Any]]:
    """Return the rows of a register; titles and what was written in the records as this reader reads them (one query for all)."""
    people = colleagues((kept.record.person_id for kept in found if kept.record.person_id), request.directory)
    rows = [_row(kept, request, s, today, people) for kept in found]
    said = [(kept.record.petition, text) for kept, row in zip(found, rows, strict=True) for text in (row["title"], *(text for _label, text in row["facts"]))]
    texts = iter(redacting.covered(said, request.staff))
    return [row | {"title": next(texts), "facts": [(label, next(texts)) for label, _text in row["facts"]]} for row in rows]


def _row(kept: Kept, request: StaffRequest, s: Speech, today: date, people: Any) -> dict[str, Any]:
    record, rule = kept.record, RECORD_RULES[RecordKind(kept.record.kind)]
    person = people.get(record.person_id or 0)
    facts = [
        (capital(s.say(rule.fields[name].label)), read(record.content[name], rule.fields[name], request.directory, s))
        for name in SHOWN[rule.kind] if record.content.get(name) not in (None, "", [])
    ]  # fmt: skip
    return {
        "url": petition_url(record.petition.number), "title": record.petition.title, "number": record.petition.number,
        "unit": s.say(request.directory.unit(record.unit_id)) if record.unit_id else "",
        "person": f"{s.say(person.post)} {s.say(person.name)}" if person else "", "on": s.day(local_day(record.opened_at)),
        "due": s.day(kept.due_on) if kept.due_on else "", "is_late": kept.due_on is not None and kept.due_on < today,
        "status": s.say(record.standing), "facts": facts,
    }  # fmt: skip


@require_safe
@staff_only(Duty.AUDITOR)
def audited(request: StaffRequest) -> HttpResponse:
    """Quality samples for auditors, to read: how each was drawn and what the check found, by number and category; nothing of the petition itself."""
    s = speech(timezone.localdate())
    found, rest = registers.samples(request.staff, request.directory, before=row_key(request.GET.get("before")))
    hide = redacting.of_several([kept.record.petition for kept in found])
    url = reverse("desk:audited")
    values = {
        "rows": [_audited(kept.record, request, s, hide) for kept in found],
        "later_url": f"{url}?before={rest}" if rest else "", "earlier_url": url if "before" in request.GET else "",
    }  # fmt: skip
    return page(request, "desk/audited.html", values, current="desk:audited")


def _audited(record: LinkedRecord, request: StaffRequest, s: Speech, hide: Callable[[str], str]) -> dict[str, Any]:
    rule, petition, directory = RECORD_RULES[RecordKind.SAMPLE], record.petition, request.directory
    facts = [
        (capital(s.say(field.label)), hide(text) if name == "note" else text)
        for name, field in rule.fields.items()
        if record.content.get(name) not in (None, "", []) and (text := read(record.content[name], field, directory, s))
    ]  # fmt: skip
    unit = directory.unit(petition.handling_unit_id or petition.desk_unit_id)
    return {
        "number": petition.number, "category": s.say(directory.category_name(petition.category)) if petition.category else "",
        "unit": s.say(unit) if unit else "", "on": s.day(local_day(record.opened_at)), "status": s.say(record.standing), "facts": facts,
    }  # fmt: skip


def _back(kept: Kept, back: dict[int, int], today: date) -> str:
    """Return whether the same kind of matter came back after an accepted recommendation; "" for all else."""
    record = kept.record
    if record.status != RecommendationStatus.ACCEPTED.value:
        return ""
    if n := back.get(record.pk, 0):
        return ngettext("%(n)s 件同类的又来了", "%(n)s 件同类的又来了", n) % {"n": n}
    days = {"days": registers.RELAPSE_DAYS}
    return _("%(days)s 天内没有再来") % days if registers.is_over(record, today) else _("没有再来（还在看，满 %(days)s 天为止）") % days


def _tabs(current: RecordKind | None, s: Speech) -> Sequence[dict[str, Any]]:
    """Return the tabs over all lists of oversight."""
    first = {"label": _("值得督办的"), "url": reverse("desk:oversight"), "count": None, "current": current is None}
    return [first, *(
        {"label": capital(s.say(kind)), "url": reverse("desk:register_of", args=[kind.value]), "count": None, "current": kind is current}
        for kind in SHOWN
    )]  # fmt: skip
