"""Joint meetings at the desk: the list, one meeting, its agenda, its tasks, and the form of each step."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from xinqiao.outreach import agenda, meeting_calendar, meeting_sheet, meetings
from xinqiao.outreach.access import visible_to
from xinqiao.outreach.models import OutreachRecord
from xinqiao.petitions.refused import STALE
from xinqiao.rules.procedures.outreach import OUTREACH
from xinqiao.rules.terms import Duty
from xinqiao.rules.terms_meeting import CONVENERS, TASK_OWNERS
from xinqiao.rules.terms_outreach import OutreachKind
from xinqiao.rules.transition import Transition
from xinqiao.web.desk import meeting_parts as parts
from xinqiao.web.desk.meeting_forms import FORMS, MeetingForm
from xinqiao.web.desk.people import colleagues
from xinqiao.web.desk.places import capital, row_key
from xinqiao.web.desk.roster_plan import WORKBOOK, download, language
from xinqiao.web.desk.short_form import hinted, take_step
from xinqiao.web.desk.visits import since_of
from xinqiao.web.frame import page
from xinqiao.web.staff import StaffRequest, staff_only
from xinqiao.web.ui.speech import Speech, speech

CURRENT = "desk:meetings"
SEEING = tuple(TASK_OWNERS | CONVENERS | {Duty.LEADER})
ON_TASKS = (*SEEING, Duty.DISCIPLINE)  # who reads a matter that was sealed since has its tasks, and nothing else of the meeting
PAGE, MOST, LOOKED_BACK = 30, 500, timedelta(days=120)
KINDS = (OutreachKind.JOINT_MEETING, OutreachKind.MEETING_INVITATION, OutreachKind.MEETING_TASK)


def tabs(request: StaffRequest, current: str) -> list[dict[str, Any]]:
    """Return the ways between the pages of joint meetings; none for whoever opens one of them alone."""
    named = (("desk:meetings", _("会议")), ("desk:meeting_tasks", _("还没办完的任务"))) if request.staff.duties & {*SEEING} else ()
    return [{"label": label, "url": reverse(name), "current": name == current} for name, label in named]


@require_safe
@staff_only(*SEEING)
def listed(request: StaffRequest) -> HttpResponse:
    """The meetings from a day on (four months back, unless another day is asked for)."""
    today = timezone.localdate()
    since, s = since_of(request, today - LOOKED_BACK), speech(today)
    rows = meetings.planned(request.staff, request.directory, since, PAGE + 1)
    known = colleagues((row.person_id for row in rows), request.directory)
    values = {
        "tabs": tabs(request, CURRENT), "rows": [parts.line(row, known, request.directory, s) for row in rows[:PAGE]], "since": since, "may_convene": parts.office_of(request) is not None,
        "earlier": since.replace(year=since.year - 1, day=1) if since.year > 1 else None, "later": rows[PAGE].on if len(rows) > PAGE else None,
    }  # fmt: skip
    return page(request, "desk/meetings.html", values, current=CURRENT)


@require_safe
@staff_only(*SEEING)
def as_sheet(request: StaffRequest) -> HttpResponse:
    """The meetings as a workbook: when, where, who chairs, which units; nothing of any item."""
    today = timezone.localdate()
    rows, s = meetings.planned(request.staff, request.directory, since_of(request, today - LOOKED_BACK), MOST), speech(today)
    known = colleagues((row.person_id for row in rows), request.directory)
    written = meeting_sheet.workbook([meeting_sheet.line(row, parts.line(row, known, request.directory, s)) for row in rows], language())
    return download(written, WORKBOOK, "joint-meetings.xlsx")


@require_safe
@staff_only(*SEEING)
def as_calendar(request: StaffRequest) -> HttpResponse:
    """The meetings as iCalendar."""
    rows = meetings.planned(request.staff, request.directory, since_of(request, timezone.localdate() - LOOKED_BACK), MOST)
    return download(meeting_calendar.calendar(rows, request.directory, language(), at=timezone.now()), "text/calendar; charset=utf-8", "joint-meetings.ics")


@require_safe
@staff_only(*ON_TASKS)
def tasks(request: StaffRequest) -> HttpResponse:
    """The tasks of all meetings that are not accepted yet, oldest day first, a page at a time; on the first those of sealed matters, for who reads these."""
    s, after = speech(timezone.localdate()), row_key(request.GET.get("after"))
    rows = meetings.tasks_seen(request.staff, request.directory).filter(status__in=meetings.OPEN_TASKS).select_related("person").order_by("pk")
    found = list((rows.filter(pk__gt=after) if after else rows)[: PAGE + 1])
    sealed = {} if after else {row.pk: row for row in meetings.sealed_tasks(request.staff, request.directory)}
    shown = [(row, row.content["petition"]) for row in sealed.values()]
    shown += [pair for pair in meetings.with_matters(found[:PAGE], request.staff, request.directory) if pair[0].pk not in sealed]
    values = {
        "tabs": tabs(request, "desk:meeting_tasks"), "rows": [parts.task_line(row, number, request, s) for row, number in shown],
        "later_url": f"{reverse('desk:meeting_tasks')}?after={found[PAGE - 1].pk}" if len(found) > PAGE else "", "newest_url": reverse("desk:meeting_tasks") if after else "",
    }  # fmt: skip
    return page(request, "desk/meeting_tasks.html", values, current=CURRENT)


def opened(request: StaffRequest, number: str) -> OutreachRecord:
    """Return the meeting, invitation or task of this number; Http404 if it is not there for whoever asks (one query; for a task up to five)."""
    kind = next((kind for kind in KINDS if number.startswith(f"{kind.value}-")), None)
    if kind is None or not number.isprintable():
        raise Http404
    if kind is OutreachKind.JOINT_MEETING:
        row = meetings.one(request.staff, request.directory, number)
    elif kind is OutreachKind.MEETING_TASK:
        found = meetings.task(number, request.staff, request.directory)
        row = found[0] if found else None
    else:
        row = visible_to(request.staff, kind, request.directory).select_related("person").filter(number=number).first()
    if row is None:
        raise Http404
    return row


@require_safe
@staff_only(*SEEING)
def one(request: StaffRequest, number: str) -> HttpResponse:
    """One meeting as this reader sees it: what became of the last tasks, the items, who is invited and came, what was decided, the story."""
    found, today = opened(request, number), timezone.localdate()
    if found.kind != OutreachKind.JOINT_MEETING:
        raise Http404
    return page(request, "desk/meeting.html", parts.whole(found, request, speech(today)), current=CURRENT)


@require_safe
@staff_only(*CONVENERS)
def proposed(request: StaffRequest, number: str) -> HttpResponse:
    """What the agenda proposes by itself; each is taken up or left off, with a reason."""
    found, today = opened(request, number), timezone.localdate()
    if found.kind != OutreachKind.JOINT_MEETING or refusal(found, OUTREACH[OutreachKind.JOINT_MEETING].by_name["put_on_agenda"], request) is not None:
        raise Http404
    s = speech(today)
    rows = [parts.proposal(each, found, request, s) for each in agenda.proposals(found, request.staff, request.directory, today)]
    values = {"meeting": parts.line(found, {}, request.directory, s), "rows": rows, "by_hand_url": reverse("desk:meeting_step", args=[number, "put_on_agenda"])}
    return page(request, "desk/meeting_agenda.html", values, current=CURRENT)


@require_safe
@staff_only(*ON_TASKS)
def task(request: StaffRequest, number: str) -> HttpResponse:
    """One task: what, by whom, until when, what shows it; what was told and sent back; the steps the reader may take."""
    found = meetings.task(number, request.staff, request.directory)
    if found is None:
        raise Http404
    return page(request, "desk/meeting_task.html", parts.whole_task(*found, request, speech(timezone.localdate())), current=CURRENT)


def refusal(found: OutreachRecord, row: Transition, request: StaffRequest) -> Any:
    """Return why a step cannot be taken now, by whoever asks; None if it can."""
    return row.refusal(found.facts(request.staff, timezone.localdate(), request.directory))


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only(*CONVENERS)
def begin(request: StaffRequest) -> HttpResponse:
    """Convene a meeting for the office in which one prepares them."""
    office = parts.office_of(request)
    if office is None:
        raise Http404
    return _form_page(request, meetings.new(office), OUTREACH[OutreachKind.JOINT_MEETING].by_name["convene"])


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only(*ON_TASKS)
def step(request: StaffRequest, number: str, name: str) -> HttpResponse:
    """Show the form of a step of a meeting, an invitation or a task, or take it."""
    found = opened(request, number)
    row = OUTREACH[OutreachKind(found.kind)].by_name.get(name)
    if row is None or name not in FORMS or name == "convene":
        raise Http404
    return _form_page(request, found, row)


def _form_page(request: StaffRequest, found: OutreachRecord, row: Transition) -> HttpResponse:
    s = speech(timezone.localdate())
    if (why := refusal(found, row, request)) is not None:
        return _page(request, found, row, None, s, why=s.say(why))
    about = parts.asked(request, found, row.name, s)
    if about is None:
        raise Http404
    form = FORMS[row.name](request.POST or None, record=found, offered=about.offered)
    if request.method == "POST":
        if form.is_stale:
            form.errors.clear()
            form.add_error(None, s.say(STALE))
            form.again(found.version)
        elif form.is_valid() and not hinted(form) and (taken := take_step(request, found, form)) is not None:
            messages.success(request, _("已办：%(step)s。") % {"step": s.say(row.label)})
            return HttpResponseRedirect(back(taken))
    return _page(request, found, row, form, s, about=about)


def back(record: OutreachRecord) -> str:
    """Return where one goes on after a step."""
    if record._state.adding:
        return reverse(CURRENT)
    if record.kind == OutreachKind.MEETING_TASK:
        return reverse("desk:meeting_task", args=[record.number])
    return reverse("desk:meeting", args=[record.place_key if record.kind == OutreachKind.MEETING_INVITATION else record.number])


def _page(request: StaffRequest, found: OutreachRecord, row: Transition, form: MeetingForm | None, s: Speech, *, why: str = "", about: parts.About | None = None) -> HttpResponse:
    values = {
        "label": capital(s.say(row.label)), "form": form, "refusal": why, "back": back(found), "title": about.title if about else "", "warnings": about.warnings if about else (), "who": about.who if about else "",
    }  # fmt: skip
    return page(request, "desk/meeting_step.html", values, current=CURRENT)
