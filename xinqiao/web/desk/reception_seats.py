"""Who comes to a reception day: the bookings on its page, somebody who is entered at the desk, and the brief for the leader."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods, require_safe

from xinqiao.directory.duties import holders
from xinqiao.outreach import bookings, brief, receptions
from xinqiao.outreach.access import FROM_ABOVE, IN_UNIT
from xinqiao.outreach.models import OutreachRecord
from xinqiao.petitions import matter
from xinqiao.petitions.conflict_check import NOT_HE
from xinqiao.petitions.models import LinkedRecord
from xinqiao.petitions.redacting import covered
from xinqiao.petitions.refused import Refused
from xinqiao.petitions.steps.book_reception import TO_WAIT, WALKS_IN
from xinqiao.petitions.zone import SHANGHAI, local_day
from xinqiao.rules.limits import CLAIM_LIMIT, SHORT_LIMIT
from xinqiao.rules.terms import Duty, Secrecy
from xinqiao.rules.terms_outreach import OutreachKind
from xinqiao.rules.terms_reception import OPEN_BOOKINGS, BookingStatus
from xinqiao.rules.terms_reception import ReceptionStatus as S
from xinqiao.web.desk.matters import note_several
from xinqiao.web.desk.places import capital, petition_url, row_key, step_url
from xinqiao.web.frame import page
from xinqiao.web.receptions import names_before, told
from xinqiao.web.staff import StaffRequest, staff_only
from xinqiao.web.ui.speech import Speech, speech

CURRENT = "desk:reception"
READERS = IN_UNIT[OutreachKind.RECEPTION_DAY] | FROM_ABOVE[OutreachKind.RECEPTION_DAY]
AT_THE_DESK = frozenset({Duty.INTAKE, Duty.COORDINATOR, Duty.OFFICE_HEAD})  # who books and cancels for somebody, and has to know which slots are gone, whoever has them
NUMBER_LIMIT = 40


class SeatForm(forms.Form):
    """Whose petition, and which time; or somebody who is here without a booking."""

    number = forms.CharField(label=lazy("信访事项编号"), max_length=NUMBER_LIMIT, help_text=lazy("还没有登记的，先登记，再来这里。"), error_messages={"required": lazy("请写编号。")})
    slot = forms.ChoiceField(label=lazy("哪个时间"), error_messages=dict.fromkeys(("required", "invalid_choice"), lazy("请选一个。")))
    only_mentions = forms.BooleanField(label=lazy("问过本人：事里只是提到这位领导，不是反映他，愿意和他谈"), required=False)
    words = forms.CharField(label=lazy("他想当面说什么"), required=False, max_length=CLAIM_LIMIT, widget=forms.Textarea(attrs={"rows": 3}), help_text=lazy("照他说的写。不写也行。"))

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["slot"].choices = choices  # type: ignore[attr-defined]
        if "only_mentions" not in self.data:
            self.hidden = self.fields.pop("only_mentions")

    def ask(self, said: str) -> None:
        """Ask whether it only mentions who receives: that is asked where it names him, and nowhere else."""
        self.fields["only_mentions"] = self.hidden
        self.add_error("only_mentions", said)


class DropForm(forms.Form):
    """Whose slot, and why it is given back."""

    key = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=lazy("为什么取消"), max_length=SHORT_LIMIT, help_text=lazy("例如：他打电话来说那天要上夜班。反映人看得到。"), error_messages={"required": lazy("请写为什么取消，反映人看得到。")},
    )  # fmt: skip


def whom_to_ask(day: OutreachRecord, request: StaffRequest, s: Speech) -> str:
    """Return what the desk does about a booking whose matter the reader may not see: which post to ask, never one whom it may be about (one query).

    Neither who receives nor the reader himself is named; where nobody is left, the petitioner does it himself.
    """
    posts = holders({day.unit_id}, frozenset({Duty.OFFICE_HEAD, Duty.COORDINATOR}), day.on)
    others = [post for post in posts if post.person_id != day.person_id and post.person_id not in request.staff.everyone]
    post = min(others, key=lambda each: (each.duty != Duty.OFFICE_HEAD.value, each.pk), default=None)
    if post is None or Duty.OFFICE_HEAD in request.staff.duties_in(day.unit_id):
        return _("人来了照样请进。要改期、取消，由他本人凭编号和查询码在网上办。")
    title = (post.title_en or post.title) if s.english else post.title
    return _("人来了照样请进。要改期、取消，请问%(unit)s的%(post)s，不用说是什么事。") % {"unit": s.say(request.directory.unit(day.unit_id)), "post": title}


def may_seat(day: OutreachRecord, request: StaffRequest) -> bool:
    """Return whether the reader enters who comes: he keeps this desk, or the office above it."""
    return day.unit_id in request.staff.units_with(*AT_THE_DESK) or _from_above(day, request)


def may_drop(day: OutreachRecord, request: StaffRequest) -> bool:
    """Return whether the reader gives a slot back for somebody who called: never whoever receives, for he would choose who comes to him."""
    return may_seat(day, request) and day.person_id not in request.staff.everyone


def knows_taken(day: OutreachRecord, request: StaffRequest) -> bool:
    """Return whether the reader is told that somebody comes whose petition he may not see: the desk only, for it may be about the reader (条例§30(3))."""
    at_desk = day.unit_id in request.staff.units_with(*AT_THE_DESK) or _from_above(day, request)
    return at_desk and day.person_id not in request.staff.everyone


def _from_above(day: OutreachRecord, request: StaffRequest) -> bool:
    directory = request.directory
    offices = request.staff.units_with(Duty.COORDINATOR, Duty.OFFICE_HEAD) & directory.units.keys()
    return any(day.unit_id in directory.subtree(directory.organisation(unit).pk) for unit in offices)


def rows(day: OutreachRecord, request: StaffRequest, s: Speech) -> list[dict[str, Any]]:
    """Return who comes when, as this reader may see it: of a petition that he may not see, that a slot is taken, and that the desk only (three queries at most)."""
    may_see = brief.seen(day, request.staff, request.directory)
    titles = dict(zip(may_see.petitions, covered([(row, row.title) for row in may_see.petitions.values()], request.staff), strict=True))
    times, found, is_told = receptions.slot_times(day), [], knows_taken(day, request)
    for seat in sorted(bookings.seats(day), key=brief.order):
        booking = may_see.booking(seat)
        if booking is None and not is_told:
            continue
        found.append({"slot": seat["slot"], "time": when(seat["slot"], times), **(_shown(booking, titles[seat["petition"]], s) if booking is not None else {})})
    return found


def when(slot: int, times: list[datetime]) -> str:
    """Return the time of a slot, or what stands in its place."""
    if slot == WALKS_IN:
        return _("没有预约")
    return f"{times[slot - 1]:%H:%M}" if 0 < slot <= len(times) else _("候补")


def _shown(booking: LinkedRecord, title: str, s: Speech) -> dict[str, Any]:
    number = booking.petition.number
    comes_on = local_day(datetime.fromisoformat(booking.content["at"]))
    step = {BookingStatus.BOOKED: "record_attendance", BookingStatus.CAME: "decide_at_reception"}.get(BookingStatus(booking.status), "")
    if step == "record_attendance" and comes_on > timezone.localdate():
        step = ""
    return {
        "number": number, "title": title, "url": petition_url(number), "status": s.say(booking.standing), "key": booking.pk,
        "step_url": step_url(number, step, booking) if step else "", "label": capital(s.say(booking.procedure.by_name[step].label)) if step else "",
        "may_drop": booking.standing in OPEN_BOOKINGS,
    }  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only(*READERS)
def seat(request: StaffRequest, number: str) -> HttpResponse:
    """Give somebody a slot at the desk, put him on the waiting list, or enter that he is here without a booking."""
    day, now = _day(request, number), timezone.now()
    if not may_seat(day, request):
        raise Http404
    s, choices = speech(timezone.localdate(now)), _choices(day, now)
    form = SeatForm(request.POST if request.method == "POST" else None, choices=choices)
    if request.method == "POST" and form.is_valid() and _is_seated(request, day, form, now):
        return HttpResponseRedirect(reverse("desk:reception_day", args=[number]))
    values = {
        "form": form if choices else None, "refusal": "" if choices else s.say(bookings.GONE), "title": _("登记来谈的人"), "back": reverse("desk:reception_day", args=[number]),
        "day": told(day, request.directory, names_before([day], s), s),
    }  # fmt: skip
    return page(request, "desk/reception_step.html", values, current=CURRENT)


def _choices(day: OutreachRecord, now: datetime) -> list[tuple[str, str]]:
    times, rows = receptions.slot_times(day), []
    if day.on == local_day(now) and day.standing in (S.PUBLISHED, S.RECEIVING):
        rows.append((str(WALKS_IN), _("人已经来了，没有预约")))
    if bookings.is_open(day, now):
        rows += [(str(slot), f"{times[slot - 1]:%H:%M}") for slot in bookings.free_slots(day)] or [(str(TO_WAIT), _("号满了，排候补"))]
    return rows


def _is_seated(request: StaffRequest, day: OutreachRecord, form: SeatForm, now: datetime) -> bool:
    petition = matter.find(form.cleaned_data["number"].strip(), request.staff, request.directory)
    if petition is None or petition.disposed_on is not None:
        form.add_error("number", _("没有这个编号的件，或者您看不到它。请对照回执再看一遍。"))
        return False
    receives = day.person_id in request.staff.everyone  # whoever receives does not say himself that it is not about him
    try:
        record = bookings.book(day.number, petition, int(form.cleaned_data["slot"]), actor=request.staff, at=now, words=form.cleaned_data["words"], only_mentions=form.cleaned_data.get("only_mentions", False) and not receives)
    except Refused as refused:
        if refused.field == "only_mentions" and not receives:
            form.ask(speech().say(refused.words))
            return False
        words = NOT_HE if refused.field in ("person_id", "unit_id", "only_mentions") else refused.words
        form.add_error(refused.field if refused.field in form.fields else None, speech().say(words))
        return False
    messages.success(request, _("已登记：%(status)s。") % {"status": speech().say(record.standing)})
    return True


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only(*AT_THE_DESK)
def drop(request: StaffRequest, number: str) -> HttpResponse:
    """Say first whose slot is given back and what follows, and why; then give it back. A second press changes nothing."""
    day = _day(request, number)
    asked = request.POST if request.method == "POST" else request.GET
    wanted, may_see = row_key(asked.get("key")), brief.seen(day, request.staff, request.directory)
    record = next((row for each in bookings.seats(day) if (row := may_see.booking(each)) is not None and row.pk == wanted), None)
    back = reverse("desk:reception_day", args=[number])
    if may_drop(day, request) and record is None and _is_over(request, bookings.given_back(number, wanted)):
        messages.info(request, _("这个预约已经取消了，没有再做什么。"))
        return HttpResponseRedirect(back)
    if record is None or not may_drop(day, request):
        raise Http404
    s = speech(timezone.localdate())
    form = DropForm(request.POST if request.method == "POST" else None, initial={"key": record.pk})
    if request.method == "POST" and form.is_valid() and _is_dropped(request, record, form):
        return HttpResponseRedirect(back)
    title = covered([(record.petition, record.petition.title)], request.staff)[0]
    values = {
        "form": form, "title": _("替他取消预约"), "back": back, "about": f"{title} · {record.petition.number}",
        "explains": _("他打电话来、当面来说了，才替他取消。取消以后不能恢复，要来得另约；这个号让给候补的人。反映人会收到通知，看得到您写的原因；他的事照常办理。"),
        "day": told(day, request.directory, names_before([day], s), s),
    }  # fmt: skip
    return page(request, "desk/reception_step.html", values, current=CURRENT)


def _is_over(request: StaffRequest, record: LinkedRecord | None) -> bool:
    """Whether it was given back already, and the reader may know of it."""
    return record is not None and matter.find(record.petition.number, request.staff, request.directory) is not None


def _is_dropped(request: StaffRequest, record: LinkedRecord, form: DropForm) -> bool:
    try:
        bookings.drop(record, actor=request.staff, at=timezone.now(), reason=form.cleaned_data["reason"])
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, speech().say(refused.words))
        return False
    messages.success(request, _("取消了。候补的人会自动轮上，并得到通知。"))
    return True


@require_safe
@staff_only(*READERS)
def brief_page(request: StaffRequest, number: str) -> HttpResponse:
    """What the leader reads before he receives: each booking on a sheet, for a tablet or for paper."""
    day, today = _day(request, number), timezone.localdate()
    s, directory = speech(today), request.directory
    found, times = brief.briefs(day, request.staff, directory), receptions.slot_times(day)
    note_several(request, [each.petition for each in found], today)
    sheets = [
        {
            "time": when(each.seat["slot"], times), "title": each.title, "number": each.petition.number, "url": petition_url(each.petition.number), "name": each.name or s.say(Secrecy(each.petition.secrecy)),
            "status": s.say(each.petition.standing), "came": s.say(each.booking.standing), "words": each.words, "received": s.day(local_day(each.petition.received_at)),
            "claims": [{"text": text, "outcome": s.say(outcome) if outcome else ""} for text, outcome in each.claims],
            "done": [{"at": s.day(local_day(at)), "label": capital(s.say(label))} for at, label in each.done],
            "owed": [{"work": capital(s.say(line.work)), "unit": s.say(directory.unit(line.unit_id)), "due": s.day(line.due_on) if line.due_on else ""} for line in each.owed],
            "promises": [{"text": line.text, "unit": s.say(directory.unit(line.unit_id)), "status": s.say(line.standing)} for line in each.promises],
        }
        for each in found
    ]  # fmt: skip
    values = {"day": told(day, directory, names_before([day], s), s), "sheets": sheets, "hidden": len(bookings.seats(day)) - len(found) if knows_taken(day, request) else 0, "printed": s.moment(timezone.now().astimezone(SHANGHAI))}
    return page(request, "desk/reception_brief.html", values, current=CURRENT)


def _day(request: StaffRequest, number: str) -> OutreachRecord:
    day = receptions.one(request.staff, request.directory, number)
    if day is None:
        raise Http404
    return day

