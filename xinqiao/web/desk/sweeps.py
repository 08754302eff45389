"""Sweeps for issues, not people: my unit's month, the units below, one finding, and the form of each step."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from xinqiao.directory.duties import holders
from xinqiao.directory.snapshot import UnitFacts
from xinqiao.ledger.append import history
from xinqiao.outreach.access import units_of, visible_to
from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.sweeps import OPEN, found_at, of_kind
from xinqiao.petitions import matter
from xinqiao.petitions.refused import STALE
from xinqiao.rules.procedures.outreach import OUTREACH
from xinqiao.rules.terms import Duty
from xinqiao.rules.terms_advice import AdviceSource
from xinqiao.rules.terms_outreach import OutreachKind
from xinqiao.rules.terms_sweep import FINDERS, LINE, FindingCause, HowSeen, SweepStatus
from xinqiao.rules.text import Text
from xinqiao.rules.transition import Transition
from xinqiao.web.desk.advice_parts import raised_from
from xinqiao.web.desk.people import colleagues
from xinqiao.web.desk.places import capital, petition_url
from xinqiao.web.desk.short_form import hinted, take_step
from xinqiao.web.desk.sweep_forms import FORMS, RecordForm, SweepForm, TakeOnForm
from xinqiao.web.frame import page
from xinqiao.web.staff import StaffRequest, staff_only
from xinqiao.web.ui.speech import Speech, speech

CURRENT = "desk:sweeps"
SEEING = FINDERS | {Duty.LEADER}
MOST = 100  # findings on one page
MARKS = {SweepStatus.SWEEP_MISSED: "late", SweepStatus.SWEEPING: "soon"}


def own_units(request: StaffRequest) -> list[UnitFacts]:
    """Return the units in which one sweeps, or to whose office findings come, in tree order."""
    mine = request.staff.units_with(*FINDERS)
    return [unit for unit in request.directory.in_order() if unit.pk in mine]


def chosen(request: StaffRequest, units: list[UnitFacts]) -> UnitFacts | None:
    """Return the unit that is asked for by its key, else the first; Http404 for one that is not among them."""
    asked = request.GET.get("unit") or request.POST.get("unit")
    found = next((unit for unit in units if unit.key == asked), None)
    if asked and found is None:
        raise Http404
    return found or next(iter(units), None)


def month_of(request: StaffRequest, today: date) -> date:
    """Return the first day of the month that is asked for; of this one for what is none or has not come."""
    try:
        first = date.fromisoformat(f"{request.GET.get('month', '')}-01")
    except ValueError:
        first = today
    return (first if first.year >= 2000 and first <= today else today).replace(day=1)


@require_safe
@staff_only(*SEEING)
def sweeps(request: StaffRequest) -> HttpResponse:
    """The month of one's unit: reported or not, what is open, what was found in it."""
    today = timezone.localdate()
    units, s, first = own_units(request), speech(today), month_of(request, today)
    unit = chosen(request, units)
    if unit is None:
        return HttpResponseRedirect(reverse("desk:sweeps_below"))
    sweep = of_kind(OutreachKind.SWEEP).filter(unit=unit.pk, on=first).first()
    found = [line(row, request, s) for row in found_in(unit.pk, first)[:MOST]]
    values = {
        "unit": s.say(unit), "key": unit.key, "month": first, "sweep": sweep and said_sweep(sweep, request, s), "is_line": unit.kind in LINE, "day": request.directory.policy("sweep_day", today),
        "open": [one for one in found if one["is_open"]], "others": [one for one in found if not one["is_open"]], "is_full": len(found) == MOST,
        "tabs": [{"label": s.say(one), "url": address(unit=one.key), "current": one.pk == unit.pk} for one in units] if len(units) > 1 else [],
        "new_url": address("desk:new_finding", unit=unit.key), "months": months(first, today, unit=unit.key),
        "sheet_url": address("desk:findings_sheet", unit=unit.key, month=f"{first:%Y-%m}"), "import_url": address("desk:sweep_import", unit=unit.key),
    }  # fmt: skip
    return page(request, "desk/sweeps.html", values, current=CURRENT)


def found_in(unit_id: int, first: date) -> QuerySet[OutreachRecord]:
    """Return what is open in a unit, or was found there and is open elsewhere, and what was found in the month from `first` on; the most urgent first."""
    there = Q(unit=unit_id) | Q(place_key=found_at(unit_id))
    return of_kind(OutreachKind.FINDING).filter(there, Q(status__in=OPEN) | Q(on__gte=first, on__lt=following(first))).order_by("due_on", "pk")


def following(first: date) -> date:
    """Return the first day of the next month."""
    return (first + timedelta(days=32)).replace(day=1)


def address(name: str = "desk:sweeps", **query: str) -> str:
    """Return the address of a page of the sweeps."""
    return f"{reverse(name)}?{urlencode(query)}"


def months(first: date, today: date, name: str = "desk:sweeps", **query: str) -> dict[str, str]:
    """Return the addresses of the month before and of the one after, where it has come."""
    before, after = (first - timedelta(days=1)).replace(day=1), following(first)
    return {"before": address(name, month=f"{before:%Y-%m}", **query), "after": address(name, month=f"{after:%Y-%m}", **query) if after <= today else ""}


def said_sweep(sweep: OutreachRecord, request: StaffRequest, s: Speech) -> dict[str, Any]:
    """Return where a sweep stands, what was reported, and the step that is open to the reader."""
    row = next((row for row in OUTREACH[OutreachKind.SWEEP].by_name.values() if row.name in FORMS and refusal(sweep, row, request) is None), None)
    return {
        "status": s.say(sweep.standing), "kind": MARKS.get(SweepStatus(sweep.status), ""), "due": s.day(sweep.due_on) if sweep.due_on else "", "looked": sweep.content.get("looked", ""),
        "why_late": sweep.content.get("why_late", ""), "label": capital(s.say(row.label)) if row else "", "url": step_url(sweep, row.name) if row else "",
    }  # fmt: skip


def line(row: OutreachRecord, request: StaffRequest, s: Speech) -> dict[str, Any]:
    """Return a finding as a line of a list."""
    days = (row.due_on - timezone.localdate()).days if row.due_on else None
    return {
        "number": row.number, "url": reverse("desk:finding", args=[row.number]), "subject": row.content["subject"], "place": row.content["place"], "status": s.say(row.standing),
        "is_open": row.status in OPEN, "days": days, "on": row.due_on, "unit": s.say(request.directory.unit(row.unit_id)), "is_late": days is not None and days < 0,
    }  # fmt: skip


@require_safe
@staff_only(*SEEING)
def below(request: StaffRequest) -> HttpResponse:
    """The units below: who has reported and who has not, in the order of the tree; what is open past its day, longest first. Nobody is ranked by how much he found."""
    today, directory = timezone.localdate(), request.directory
    s, first = speech(today), month_of(request, today)
    seen = units_of(request.staff, OutreachKind.SWEEP, directory)
    top = chosen(request, tops(request))
    if top is None:
        return page(request, "desk/sweeps_below.html", {"top": "", "month": first}, current=CURRENT)
    tree = directory.subtree(top.pk) & seen
    late = of_kind(OutreachKind.FINDING).filter(unit__in=tree, status__in=OPEN, due_on__lt=today).order_by("due_on", "pk")[:MOST]
    values = {
        "top": s.say(top), "month": first, "months": months(first, today, "desk:sweeps_below", unit=top.key), "late": [line(row, request, s) for row in late],
        "rows": rows_below(request, top, first, s), "sheet_url": address("desk:sweeps_below_sheet", unit=top.key, month=f"{first:%Y-%m}"),
        "own": own_units(request), "up": [{"label": s.say(unit), "url": address("desk:sweeps_below", unit=unit.key)} for unit in reversed(directory.ancestors(top.pk)) if unit.pk in seen],
    }  # fmt: skip
    return page(request, "desk/sweeps_below.html", values, current=CURRENT)


def tops(request: StaffRequest) -> list[UnitFacts]:
    """Return the units of the line whose sweeps one sees, in tree order."""
    seen = units_of(request.staff, OutreachKind.SWEEP, request.directory)
    return [unit for unit in request.directory.in_order() if unit.pk in seen and unit.kind in LINE]


def rows_below(request: StaffRequest, top: UnitFacts, first: date, s: Speech) -> list[dict[str, Any]]:
    """Return the units below one in their order, each with its month and how many below it have reported (one query)."""
    directory, today = request.directory, timezone.localdate()
    tree = directory.subtree(top.pk) & units_of(request.staff, OutreachKind.SWEEP, directory)
    standing = dict(of_kind(OutreachKind.SWEEP).filter(on=first, unit__in=tree).values_list("unit_id", "status"))
    return [_below(unit, standing, directory.subtree(unit.pk) - {unit.pk}, s) for unit in directory.children(top.pk) if unit.kind in LINE and unit.exists_on(today)]


def _below(unit: UnitFacts, standing: dict[int, str], under: frozenset[int], s: Speech) -> dict[str, Any]:
    counted = Counter(standing[pk] in (SweepStatus.SWEEP_REPORTED, SweepStatus.SWEEP_ZERO) for pk in under if pk in standing)
    status = SweepStatus(standing[unit.pk]) if unit.pk in standing else None
    return {
        "name": s.say(unit), "url": address("desk:sweeps_below", unit=unit.key) if under else "", "status": s.say(status) if status else _("没有人负责报，由上一级看"),
        "kind": MARKS.get(status, "") if status else "quiet", "reported": counted[True], "total": counted[True] + counted[False],
    }  # fmt: skip


def opened(request: StaffRequest, kind: OutreachKind, number: str) -> OutreachRecord:
    """Return the record of this number; Http404 if it is not there for whoever asks."""
    row = visible_to(request.staff, kind, request.directory).filter(number=number).first() if number.isprintable() else None
    if row is None:
        raise Http404
    return row


def refusal(found: OutreachRecord, row: Transition, request: StaffRequest) -> Text | None:
    """Return why a step cannot be taken now, by whoever asks; None if it can."""
    return row.refusal(found.facts(request.staff, timezone.localdate(), request.directory))


def step_url(found: OutreachRecord, name: str) -> str:
    """Return the address of a step's form."""
    return reverse("desk:sweep_step", args=[found.number, name])


@require_safe
@staff_only(*SEEING)
def finding(request: StaffRequest, number: str) -> HttpResponse:
    """One finding: its facts, its story, and the steps that the reader may take."""
    found, s = opened(request, OutreachKind.FINDING, number), speech(timezone.localdate())
    steps = [
        {"label": capital(s.say(row.label)), "url": step_url(found, row.name), "is_main": row.name in ("solve_finding", "register_finding") or (row.name == "take_on_finding" and found.status == "found")}
        for row in OUTREACH[OutreachKind.FINDING].by_name.values() if row.name in FORMS and refusal(found, row, request) is None
    ]  # fmt: skip
    values = {**about(found, request, s), "steps": steps, "story": story(found, request, s), "line": line(found, request, s), **raised_from(AdviceSource.FINDING, found, request, s)}
    return page(request, "desk/finding.html", values, current=CURRENT)


def about(found: OutreachRecord, request: StaffRequest, s: Speech) -> dict[str, Any]:
    """Return what every page of a finding shows. The petition it became is named to whoever may open that."""
    if found.kind == OutreachKind.SWEEP:
        return {"title": f"{s.say(request.directory.unit(found.unit_id))} {found.on:%Y-%m}", "facts": [], "back_url": reverse("desk:sweeps")}
    said, owner = found.content, colleagues([found.person_id], request.directory)
    least, most = said["headcount"]
    petition = matter.find(said["petition"], request.staff, request.directory) if "petition" in said else None
    facts = [
        (_("在什么地方"), said["place"]), (_("是什么事"), said["subject"]), (_("涉及多少人"), f"{least}" if least == most else f"{least}–{most}"),
        (_("因为什么"), "　".join(filter(None, (s.say(FindingCause(said["cause"])), said.get("cause_text", ""))))),
        (_("在哪个单位发现的"), s.say(request.directory.unit(int(found.place_key.removeprefix("unit-"))))), (_("现在由谁负责"), s.say(request.directory.unit(found.unit_id))),
        (_("谁来办"), s.say(owner[found.person_id].name) if found.person_id in owner else ""), (_("打算怎么办"), said.get("measure", "")), (_("怎么解决的"), said.get("done", "")),
        (_("当事人怎么看"), "　".join(filter(None, (s.say(HowSeen(said["seen"])), said.get("seen_text", "")))) if "seen" in said else ""), (_("原因"), said.get("dropped", "")),
    ]  # fmt: skip
    return {
        "title": said["subject"][:40], "facts": [{"label": label, "value": value} for label, value in facts if value], "back_url": reverse("desk:sweeps"), "number": found.number,
        "petition": petition and {"number": petition.number, "url": petition_url(petition.number)},
    }  # fmt: skip


def story(found: OutreachRecord, request: StaffRequest, s: Speech) -> list[dict[str, Any]]:
    """Return the chain of a finding in sentences, newest first; why it was handed on stands with the line."""
    entries, table = history(found.number), OUTREACH[OutreachKind.FINDING]
    keys = {entry.pk: int(entry.actor.partition(":")[2]) for entry in entries if entry.actor.startswith("person:")}
    known = colleagues(keys.values(), request.directory)
    why = {datetime.fromisoformat(step["at"]): step["why"] for step in [*found.content.get("moves", ()), *found.content.get("corrections", ())]}
    rows = []
    for entry in entries:
        row = table.by_name[entry.verb.partition(".")[2]].branch(entry.body.get("branch"))
        who = known.get(keys.get(entry.pk, 0))
        rows.append({"at": entry.at, "by": s.say(who.name) if who else "", "text": "\n".join(filter(None, (s.say(row.story), why.get(entry.at, ""))))})
    return rows[::-1]


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only(*FINDERS)
def new_finding(request: StaffRequest) -> HttpResponse:
    """Write down what one found: five fields. The same form sent twice is kept once."""
    unit = chosen(request, own_units(request))
    if unit is None:
        raise Http404
    s, record = speech(timezone.localdate()), OutreachRecord(kind=OutreachKind.FINDING.value, unit_id=unit.pk)
    form = RecordForm(request.POST or None, record=record)
    row = OUTREACH[OutreachKind.FINDING].by_name["record_finding"]
    if request.method == "POST" and form.is_valid() and not hinted(form):
        taken = take_step(request, record, form)
        if taken is not None or form.has_error("token"):
            messages.success(request, _("已办：%(step)s。") % {"step": s.say(row.label)})
            return HttpResponseRedirect(reverse("desk:finding", args=[taken.number]) if taken else address(unit=unit.key))
    values = {"label": capital(s.say(row.label)), "title": s.say(unit), "form": form, "url": address(unit=unit.key), "back_url": address(unit=unit.key), "unit_key": unit.key}
    return page(request, "desk/sweep_step.html", values, current=CURRENT)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only(*FINDERS)
def sweep_step(request: StaffRequest, number: str, name: str) -> HttpResponse:
    """Show the form of a step of a sweep or a finding, or take the step."""
    kind = next((kind for kind in (OutreachKind.SWEEP, OutreachKind.FINDING) if name in OUTREACH[kind].by_name), None)
    if name not in FORMS or kind is None:
        raise Http404
    found, row = opened(request, kind, number), OUTREACH[kind].by_name[name]
    why = refusal(found, row, request)
    if why is not None:
        return _page(request, found, row, None, why)
    form = FORMS[name](request.POST or None, record=found, people=_people(found) if FORMS[name] is TakeOnForm else ())
    if request.method == "POST":
        if form.is_stale:
            return _stale(request, found, row, form)
        if form.is_valid() and not hinted(form) and take_step(request, found, form):
            messages.success(request, _("已办：%(step)s。") % {"step": speech().say(row.label)})
            return HttpResponseRedirect(_after(request, found))
    return _page(request, found, row, form, None)


def _after(request: StaffRequest, found: OutreachRecord) -> str:
    """Return where one goes after a step: to the finding, unless it is no longer his to see."""
    is_there = found.kind == OutreachKind.FINDING and visible_to(request.staff, OutreachKind.FINDING, request.directory).filter(pk=found.pk).exists()
    return reverse("desk:finding", args=[found.number]) if is_there else reverse("desk:sweeps")


def _people(found: OutreachRecord) -> tuple[tuple[int, str], ...]:
    s = speech()
    posts = holders({found.unit_id}, FINDERS, timezone.localdate())
    return tuple({post.person_id: (post.person.name_en or post.person.name) if s.english else post.person.name for post in posts}.items())


def _stale(request: StaffRequest, found: OutreachRecord, row: Transition, form: SweepForm) -> HttpResponse:
    form.errors.clear()
    form.add_error(None, speech().say(STALE))
    form.again(found.version)
    return _page(request, found, row, form, None)


def _page(request: StaffRequest, found: OutreachRecord, row: Transition, form: SweepForm | None, why: Text | None) -> HttpResponse:
    s = speech(timezone.localdate())
    url = reverse("desk:sweeps") if found.kind == OutreachKind.SWEEP else reverse("desk:finding", args=[found.number])
    values = {**about(found, request, s), "label": capital(s.say(row.label)), "form": form, "refusal": why, "url": url}
    return page(request, "desk/sweep_step.html", values, current=CURRENT)
