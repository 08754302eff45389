"""档案保管和销毁: the schedule, batches that one person proposes and another decides, the list to print. No title, no text, no name."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from xinqiao.directory.refused import DirectoryError
from xinqiao.directory.snapshot import Snapshot
from xinqiao.petitions import disposing
from xinqiao.retention import batches, holds
from xinqiao.retention.models import Batch, Hold, Line
from xinqiao.rules.holds import HOLDERS, WHY_NOT, Hand, hand
from xinqiao.rules.terms import Duty
from xinqiao.rules.terms_retention import BatchStatus, LineStatus, RetentionClass
from xinqiao.rules.text import Text
from xinqiao.web.desk.people import colleagues
from xinqiao.web.frame import page
from xinqiao.web.schedule import schedule
from xinqiao.web.staff import StaffRequest, staff_only
from xinqiao.web.ui.speech import Speech, speech

CURRENT = "desk:retention"
READERS = tuple(dict.fromkeys((*batches.READERS, *HOLDERS)))
LATELY = 20
SECONDS = 3  # a page of a batch that is carried out asks again after so many
MOST_KEY = 2**62
RELEASE_AS = {Hand.RELEASES: lazy("解除"), Hand.ASKS: lazy("提出解除"), Hand.AGREES: lazy("同意解除")}
PERSON = re.compile(r"person:(\d+)")


def who(names: list[str], directory: Snapshot, s: Speech) -> dict[str, str]:
    """Return the members of staff behind names of the ledger, by post and name (one query at most)."""
    keys = {name: int(found[1]) for name in names if (found := PERSON.fullmatch(name))}
    known = colleagues(keys.values(), directory)
    return {name: " ".join(filter(None, (s.say(known[key].post), s.say(known[key].name)))) for name, key in keys.items() if key in known}


def of_whole(request: StaffRequest, *duties: Duty) -> bool:
    """Return whether one of these duties is held for the whole enterprise: a batch may hold files of every unit."""
    directory = request.directory
    homes = (directory.organisation(unit) for unit in request.staff.units_with(*duties) if unit in directory.units)
    return any(home.parent_id is None for home in homes)


def may_hold(request: StaffRequest) -> bool:
    """Return whether this person places holds."""
    return bool(holds.seats(request.staff, request.directory))


def refused(request: StaffRequest, error: DirectoryError) -> None:
    """Say a refusal at the head of the next page."""
    messages.warning(request, speech().say(error.said))


@require_safe
@staff_only(*READERS)
def retention(request: StaffRequest) -> HttpResponse:
    """The schedule, the newest batches, the holds in force and those released last."""
    today, s, reads_batches = timezone.localdate(), speech(timezone.localdate()), of_whole(request, *batches.READERS)
    rows, in_force, over = (batches.newest(LATELY) if reads_batches else []), *_holds(request, is_reader=reads_batches or may_hold(request))
    names = who([*(row.proposed_by for row in rows), *(row.decided_by for row in rows), *(hold.placed_by for hold in in_force), *(hold.released_by for hold in over)], request.directory, s)
    values = {
        "schedule": schedule(request.directory, today, s), "batches": [_batch(row, names, s) for row in rows],
        "holds": [hold_row(hold, request, names, s) for hold in in_force], "released": [hold_row(hold, request, names, s) for hold in over],
        "may_propose": of_whole(request, *batches.PROPOSERS) and not any(row.state == BatchStatus.PROPOSED for row in rows),
        "may_hold": may_hold(request), "reads_batches": reads_batches, "reads_holds": reads_batches or may_hold(request),
    }  # fmt: skip
    return page(request, "desk/retention.html", values, current=CURRENT)


def _holds(request: StaffRequest, *, is_reader: bool) -> tuple[list[Hold], list[Hold]]:
    """Return the holds in force and those released last that this person may read of: none on a petition that complains about him."""
    if not is_reader:
        return [], []
    in_force, over = holds.in_force(), holds.released()
    hidden = disposing.hidden_among({hold.number for hold in (*in_force, *over) if hold.number}, request.staff, request.directory)
    return [hold for hold in in_force if hold.number not in hidden], [hold for hold in over if hold.number not in hidden]


def _batch(row: Batch, names: dict[str, str], s: Speech) -> dict[str, Any]:
    return {
        "number": row.number, "url": reverse("desk:batch", args=[row.pk]), "state": s.say(BatchStatus(row.state)), "listed": getattr(row, "listed", 0),
        "done": getattr(row, "done", 0), "proposed": row.proposed_at, "proposer": names.get(row.proposed_by, ""), "decider": names.get(row.decided_by, ""),
        "decided": row.decided_at, "note": row.note, "done_at": row.done_at,
    }  # fmt: skip


def hold_row(hold: Hold, request: StaffRequest, names: dict[str, str], s: Speech) -> dict[str, Any]:
    """Return a hold as staff read it: what it covers, why, until when somebody looks again, by whom."""
    directory = request.directory
    tie = holds.tie(hold, request.staff.name, holds.seats(request.staff, directory), directory)
    does = hand(tie, is_asked=hold.asked_at is not None)
    parts = (
        hold.number, s.say(directory.category_name(hold.category)) if hold.category else "",
        s.say(directory.unit(hold.unit_id)) if hold.unit_id else "",
        _("%(from)s至 %(to)s收到的") % {"from": s.day(hold.received_from) if hold.received_from else "…", "to": s.day(hold.received_to) if hold.received_to else "…"}
        if hold.received_from or hold.received_to else "",
    )  # fmt: skip
    return {
        "what": " · ".join(filter(None, parts)), "reason": hold.reason, "review": s.day(hold.review_on), "is_due": hold.review_on <= timezone.localdate(),
        "placer": names.get(hold.placed_by, ""), "placed": hold.placed_at, "released": hold.released_at, "releaser": names.get(hold.released_by, ""),
        "why_released": hold.why_released, "url": reverse("desk:release_hold", args=[hold.pk]),
        "duty": s.say(Duty(hold.placed_as)) if hold.placed_as else "", "asked": hold.asked_at, "asked_why": hold.asked_why,
        "does": RELEASE_AS.get(does, "") if may_hold(request) else "", "why_not": s.say(WHY_NOT[tie].fill(duty=Duty(hold.placed_as or Duty.DISCIPLINE))) if does is Hand.NOTHING else "",
    }  # fmt: skip


@require_POST
@staff_only(*batches.PROPOSERS)
def propose(request: StaffRequest) -> HttpResponse:
    """List what is due now as a batch that waits for another person."""
    if not of_whole(request, *batches.PROPOSERS):
        raise Http404
    now = timezone.now()
    found = disposing.due(timezone.localdate(now))
    try:
        made = batches.propose(found.lines, found.held, by=request.staff.name, at=now)
    except DirectoryError as error:
        refused(request, error)
        return HttpResponseRedirect(reverse("desk:retention"))
    return HttpResponseRedirect(reverse("desk:batch", args=[made.pk]))


def _known(key: int) -> Batch:
    found = batches.by_key(key) if key < MOST_KEY else None
    if found is None:
        raise Http404
    return found


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only(*batches.READERS)
def batch(request: StaffRequest, key: int) -> HttpResponse:
    """One batch, line by line; whoever decides strikes out or approves here, and sees how far the worker is."""
    found = _known(key)
    if not of_whole(request, *batches.READERS):
        raise Http404
    may_decide = found.state == BatchStatus.PROPOSED and of_whole(request, *batches.DECIDERS) and found.proposed_by != request.staff.name
    trouble, field = "", ""
    if request.method == "POST":
        if not of_whole(request, *batches.DECIDERS):
            raise Http404
        try:
            clean = disposing.covering({line.subject for line in batches.lines_of(found)})
            struck = {position: clean(reason) for position, reason in _struck(request).items()} | _not_his(request, found)
            batches.decide(key, struck, by=request.staff.name, at=timezone.now(), note=clean(request.POST.get("note", "")))
        except DirectoryError as error:
            trouble, field, found = speech().say(error.said), error.field, _known(key)
            may_decide = may_decide and found.state == BatchStatus.PROPOSED
        else:
            messages.success(request, _("批准了，马上开始销毁。进度在这一页看。"))
            return HttpResponseRedirect(reverse("desk:batch", args=[key]))
    values = _values(request, found, trouble=trouble, field=field) | {
        "may_decide": may_decide, "may_drop": found.state == BatchStatus.PROPOSED and found.proposed_by == request.staff.name,
        "is_own": found.proposed_by == request.staff.name,
    }  # fmt: skip
    response = page(request, "desk/batch.html", values, current=CURRENT)
    if found.state == BatchStatus.APPROVED:
        response["Refresh"] = str(SECONDS)
    return response


def _struck(request: StaffRequest) -> dict[int, str]:
    """Return the lines that are struck out: position -> what was typed as the reason."""
    positions = [int(value) for value in request.POST.getlist("struck") if value.isascii() and value.isdigit()]
    return {position: request.POST.get(f"reason_{position}", "") for position in positions}


def _not_his(request: StaffRequest, found: Batch) -> dict[int, str]:
    """Return as struck out the lines that the decider must not learn of: nobody approves what he cannot read."""
    lines = batches.lines_of(found)
    hidden = disposing.hidden_among({line.subject for line in lines}, request.staff, request.directory)
    return {line.position: _("留到下一批。") for line in lines if line.subject in hidden}


def _values(request: StaffRequest, found: Batch, *, trouble: str = "", field: str = "") -> dict[str, Any]:
    s = speech(timezone.localdate())
    lines, names = batches.lines_of(found), who([found.proposed_by, found.decided_by], request.directory, s)
    hidden = disposing.hidden_among({*(line.subject for line in lines), *(number for number, _hold in found.held)}, request.staff, request.directory)
    lines = [line for line in lines if line.subject not in hidden]
    struck = _struck(request) if request.method == "POST" else {}
    over = [line for line in lines if line.state in (LineStatus.DISPOSED, LineStatus.SPARED)]
    to_do = [line for line in lines if line.state != LineStatus.STRUCK]
    kept_back = {hold.pk: hold for hold in holds.in_force()} if found.held else {}
    return {
        "batch": _batch(found, names, s), "key": found.pk, "lines": [_line(line, request.directory, s, struck, field) for line in lines], "trouble": trouble,
        "is_running": found.state == BatchStatus.APPROVED, "is_done": found.state == BatchStatus.DONE, "waits": found.state == BatchStatus.PROPOSED,
        "over": len(over), "total": len(to_do), "gone": sum(line.state == LineStatus.DISPOSED for line in lines),
        "held": [{"number": number, "reason": kept_back[hold].reason if hold in kept_back else _("（已解除，下一批再列）")} for number, hold in found.held if number not in hidden],
        "note": request.POST.get("note", ""), "on_paper": None, "today": s.day(timezone.localdate()),
    }  # fmt: skip


def _line(line: Line, directory: Snapshot, s: Speech, struck: dict[int, str], field: str) -> dict[str, Any]:
    return {
        "position": line.position, "number": line.subject, "class": s.say(RetentionClass(line.retention_class)),
        "category": s.say(directory.category_name(line.category)) if line.category else "", "unit": s.say(directory.unit(line.unit_id)),
        "received": s.day(line.received_on), "closed": s.day(line.closed_on), "years": line.years, "until": s.day(line.kept_until),
        "state": s.say(LineStatus(line.state)), "is_out": line.state in (LineStatus.STRUCK, LineStatus.SPARED), "disposed": line.disposed_at,
        "reason": struck.get(line.position, s.say(Text(*line.reason.split("\n", 1))) if line.state == LineStatus.SPARED and "\n" in line.reason else line.reason), "is_struck": line.position in struck, "is_wrong": field == f"reason_{line.position}",
    }  # fmt: skip


@require_POST
@staff_only(*batches.PROPOSERS)
def drop(request: StaffRequest, key: int) -> HttpResponse:
    """Take a batch back that nobody has decided yet."""
    if _known(key).proposed_by != request.staff.name:
        raise Http404
    try:
        batches.drop(key, by=request.staff.name, at=timezone.now())
    except DirectoryError as error:
        refused(request, error)
    return HttpResponseRedirect(reverse("desk:batch", args=[key]))


@require_safe
@staff_only(*batches.READERS)
def batch_list(request: StaffRequest, key: int) -> HttpResponse:
    """The disposal list (销毁清册), to print and to sign by both and by who watched. It lies in the archive for ever: each day stands with its year."""
    if not of_whole(request, *batches.READERS):
        raise Http404
    values = _values(request, _known(key)) | {"on_paper": date.min, "today": speech(date.min).day(timezone.localdate())}
    return page(request, "desk/batch_list.html", values, current=CURRENT)


def tombstone_row(number: str, directory: Snapshot, s: Speech) -> dict[str, Any]:
    """Return what is left of a petition for whoever might have seen it: days, class, batch, who decided."""
    line = batches.tombstone(number)
    if line is None:
        raise Http404
    names = who([line.batch.proposed_by, line.batch.decided_by], directory, s)
    return _line(line, directory, s, {}, "") | {"batch": _batch(line.batch, names, s)}
