"""约领导接待日: with his matter open, a petitioner chooses a day and a time, waits for one, or gives it back."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods

from xinqiao.outreach import bookings, receptions
from xinqiao.outreach.models import OutreachRecord
from xinqiao.petitions.dossier import load
from xinqiao.petitions.models import LinkedRecord
from xinqiao.petitions.refused import Refused
from xinqiao.petitions.steps.book_reception import TO_WAIT
from xinqiao.petitions.story import Event
from xinqiao.petitions.zone import local_day
from xinqiao.rules.facts import Facts
from xinqiao.rules.limits import CLAIM_LIMIT
from xinqiao.rules.terms import Medium, RecordKind
from xinqiao.rules.terms_reception import OPEN_BOOKINGS, BookingStatus
from xinqiao.web.petitioner import unsent
from xinqiao.web.petitioner.fields import Words
from xinqiao.web.petitioner.grants import Visit, holder_only
from xinqiao.web.petitioner.page import page, post_only
from xinqiao.web.petitioner.records import closed
from xinqiao.web.receptions import names_before, told
from xinqiao.web.ui.speech import speech

PAGE, AT_ONCE = "portal:booking", 12
CHOOSE = {"required": lazy("请选一个时间。"), "invalid_choice": lazy("您选的时间刚刚被别人约走了，请看看下面还有什么可以选。")}
FIRST = lazy("约接待日，先用编号和查询码打开您反映过的事。还没有反映过的，先点“反映事情”写下来，写完就能约。")
NAMED = lazy("您写的事里有这位领导的名字。反映的就是他，请另选一场，他不会知道；只是提到他、愿意和他谈的，请勾上再交一次。")
NOT_HE = lazy("这件事和这位领导有关，按规定不能由他来谈，也不会让他知道。请另选一场。")


class _Matter:
    """What the rules look at, without the story and the files of the matter: this page tells neither."""

    events: list[Event]

    def __init__(self, visit: Visit) -> None:
        self.visit, self.petition, self.speech, self.dossier, self.events = visit, visit.petition, speech(visit.today), load(visit.petition), []
        self.dossier.directory = visit.directory

    @cached_property
    def facts(self) -> Facts:
        """The values of the petition for its petitioner."""
        return self.dossier.facts(self.visit.actor, self.visit.today)

    def files_at(self, _at: datetime) -> list[dict[str, Any]]:
        """Return no files."""
        return []


class BookingForm(forms.Form):
    """One of the times that are free, or the waiting list; and in a few words what about."""

    slot = forms.ChoiceField(label=lazy("选一个时间"), widget=forms.RadioSelect, error_messages=CHOOSE)
    only_mentions = forms.BooleanField(label=lazy("我写的事只是提到这位领导，不是反映他，愿意和他谈"), required=False)
    words = Words(label=lazy("想当面说什么"), limit=CLAIM_LIMIT, rows=3, required=False, help_text=lazy("不写也行。写几句，领导好先了解。"))

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["slot"].choices = choices  # type: ignore[attr-defined]
        if "only_mentions" not in self.data:
            self.hidden = self.fields.pop("only_mentions")

    def ask(self, said: str) -> None:
        """Ask whether it only mentions who receives: that is asked where it names him, and nowhere else."""
        self.fields["only_mentions"] = self.hidden
        self.add_error("only_mentions", said)


@require_http_methods(["GET", "HEAD", "POST"])
@unsent.rescued("booking")
@holder_only(first=FIRST, keeps="day")
def booking(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show the days, or the times of one; take one."""
    telling, at = _Matter(visit), timezone.now()
    if _standing(telling) is not None or closed(telling, "book_reception") is not None or visit.petition.is_protected:
        if request.method == "POST" and _standing(telling) is not None:  # a second click, or another window
            messages.info(request, _("您已经约了一场。想换一场，请先取消原来的。"))
            return redirect(PAGE)
        return _shown(request, telling, [], None, None)
    days = bookings.to_book(at, AT_ONCE)
    kept = unsent.read(request, visit.petition.number, "booking", visit.today)
    asked = request.POST.get("slot") or request.GET.get("day") or kept.writing.what.get("slot", "")
    day = next((day for day in days if day.number == asked.partition(":")[0] and not _is_barred(telling, day)), None)
    if day is None:
        if request.method == "POST":
            messages.info(request, speech().say(bookings.GONE))
        return _shown(request, telling, days, None, None)
    form = BookingForm(request.POST if request.method == "POST" else None, choices=_choices(day), initial=kept.writing.what)
    if request.method == "POST" and form.is_valid() and (record := _is_booked(visit, day, form, at)) is not None:
        waits = record.standing is BookingStatus.WAITING
        chosen = form.cleaned_data["slot"] == f"{day.number}:{TO_WAIT}"
        says = _("您在候补：有号空出来就轮到您。") if waits and chosen else _("号刚刚约满了，您在候补：有号空出来就轮到您。") if waits else _("约好了。到那天带上回执或者编号来就行。")
        messages.success(request, says)
        return kept.done(redirect(PAGE))
    return _shown(request, telling, days, day, form)


def _is_booked(visit: Visit, day: OutreachRecord, form: BookingForm, at: datetime) -> LinkedRecord | None:
    slot = int(form.cleaned_data["slot"].partition(":")[2])
    try:
        return bookings.book(day.number, visit.petition, slot, actor=visit.actor, at=at, words=form.cleaned_data["words"], only_mentions=form.cleaned_data.get("only_mentions", False))
    except Refused as refused:
        form.fields["slot"].choices = _choices(receptions.days().get(pk=day.pk))  # type: ignore[attr-defined]
        if refused.field == "only_mentions":
            form.ask(str(NAMED))
            return None
        words = NOT_HE if refused.field in ("person_id", "unit_id") else speech().say(refused.words)
        form.add_error(refused.field if refused.field in form.fields else None, words)
    return None


@post_only
@holder_only()
def booking_drop(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Give it back; a second press changes nothing."""
    record = _standing(_Matter(visit))
    if record is not None:
        try:
            bookings.drop(record, actor=visit.actor, at=timezone.now())
        except Refused as refused:
            messages.info(request, speech().say(refused.words))
        else:
            messages.success(request, _("取消了，不影响办理。想来的时候再约。"))
    return redirect(PAGE)


def _standing(telling: _Matter) -> LinkedRecord | None:
    return next((row for row in reversed(telling.dossier.records_of(RecordKind.BOOKING)) if row.standing in OPEN_BOOKINGS), None)


def _gone(telling: _Matter) -> str:
    """Return what he reads of a booking that was cancelled and whose time is still to come: whoever looks here before he leaves home stays at home."""
    last = next(reversed(telling.dossier.records_of(RecordKind.BOOKING)), None)
    if last is None or last.standing is not BookingStatus.DROPPED:
        return ""
    s, kept, at = telling.speech, last.content, datetime.fromisoformat(last.content["at"])
    if at < timezone.now():
        return ""
    said = [_("%(at)s 在%(place)s的接待，您的预约已经取消，那天不用来。") % {"at": s.moment(at), "place": kept["place"]}]
    said += [_("为什么取消：%(why)s") % {"why": kept["reason"]}] if kept.get("reason") else []
    return (" " if s.english else "").join(said)


def _is_barred(telling: _Matter, day: OutreachRecord) -> bool:
    """Return whether the rules keep this leader, or the unit that receives, out of the matter (条例§28(3))."""
    dossier, today = telling.dossier, telling.visit.today
    if not (dossier.accused or dossier.complained):
        return False
    return day.person_id in dossier.barred(today) or day.unit_id in dossier.kept_out(today).units


def _choices(day: OutreachRecord) -> list[tuple[str, str]]:
    """Return the times that are free; where none is, the waiting list."""
    times, free = receptions.slot_times(day), bookings.free_slots(day)
    if not free:
        return [(f"{day.number}:{TO_WAIT}", _("号约满了，我愿意候补"))]
    return [(f"{day.number}:{slot}", f"{times[slot - 1]:%H:%M}") for slot in free]


def _shown(request: HttpRequest, telling: _Matter, days: list[OutreachRecord], day: OutreachRecord | None, form: BookingForm | None) -> HttpResponse:
    visit, s, record = telling.visit, telling.speech, _standing(telling)
    names = names_before(days, s)
    rows = [{**told(row, visit.directory, names, s), "free": len(bookings.free_slots(row)), "is_barred": _is_barred(telling, row), "url": f"{reverse(PAGE)}?day={row.number}"} for row in days]
    why_not = "" if record else s.say(words) if (words := closed(telling, "book_reception")) else _protected(visit)
    context = {
        "petition": visit.petition, "days": rows, "form": form, "why_not": why_not, "not_he": NOT_HE, "booked": _booked(record, telling) if record else None, "gone": "" if record else _gone(telling),
        "day": next((row for row in rows if day is not None and row["number"] == day.number), None), "office": visit.directory.front_desk(visit.today),
    }  # fmt: skip
    return page(request, "portal/booking", visit.directory, context, section="reception")


def _protected(visit: Visit) -> str:
    return _("从受保护的网站交的，不在接待日当面谈：别人看得到谁来了。") if visit.petition.is_protected else ""


def _booked(record: LinkedRecord, telling: _Matter) -> dict[str, Any]:
    s, kept = telling.speech, record.content
    return {
        "is_waiting": record.standing is BookingStatus.WAITING, "leader": (kept.get("leader_en") if s.english else "") or kept["leader"], "at": s.moment(datetime.fromisoformat(kept["at"])), "place": kept["place"],
        "change": kept.get("change", ""), "words": kept.get("words", ""), "told": _told(record, telling),
    }  # fmt: skip


def _told(record: LinkedRecord, telling: _Matter) -> str:
    """Return by what way he hears of a change, and where nothing reminds him, by which day to look here again."""
    s, reach = telling.speech, telling.petition.reach
    on = local_day(datetime.fromisoformat(record.content["at"]))
    if reach == Medium.EMAIL.value:
        return _("换人、改期、轮到没有，都写在这一页，并往您的邮箱发一封信提醒，信里不写内容。")
    if reach == Medium.PRINT.value:
        return _("换人、改期、轮到没有，都写在这一页；接待室也打印告知单给您。日子近了，纸可能赶不上：来以前打电话问一声，或者再打开这一页看一看。")
    look_on = _to_look(on, telling)
    if look_on is None:
        return _("换人、改期、轮到没有，都写在这一页。我们不发短信：出门以前，请再打开这一页看一看，或者打接待室的电话问。")
    return _("换人、改期、轮到没有，都写在这一页。我们不发短信：请在 %(day)s 再打开看一看，或者打接待室的电话问。") % {"day": s.day(look_on)}


def _to_look(on: date, telling: _Matter) -> date | None:
    """Return the day on which a reminder would go out; None where it is not after today."""
    visit = telling.visit
    look_on = on - timedelta(days=visit.directory.policy("reception_remind_days", visit.today))
    return look_on if look_on > visit.today else None
