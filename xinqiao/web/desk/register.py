"""Register what came by phone, visit, letter or from above: two minutes, by keyboard alone."""

from __future__ import annotations

import secrets
from typing import Any
from urllib.parse import urlencode

import segno
from django.conf import settings
from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from xinqiao.outreach import room as rooms
from xinqiao.outreach.steps import link_room_visit
from xinqiao.petitions import matter, protecting
from xinqiao.petitions.models import Petition
from xinqiao.petitions.perform import perform
from xinqiao.petitions.receipting import receipt_of
from xinqiao.petitions.refused import Refused
from xinqiao.petitions.steps import supplement
from xinqiao.petitions.zone import local_day
from xinqiao.rules.procedures.petition import PETITION
from xinqiao.rules.terms import Channel, Duty, Secrecy
from xinqiao.vault import reveal
from xinqiao.vault.contact import Contact, grouped
from xinqiao.web import signing
from xinqiao.web.checking import portal_address
from xinqiao.web.desk import repeat_hint
from xinqiao.web.desk.matters import OpenMatter, opened
from xinqiao.web.desk.petition_parts import similar_to
from xinqiao.web.desk.places import petition_url
from xinqiao.web.desk.register_form import CHANNELS, RegisterForm
from xinqiao.web.frame import page
from xinqiao.web.staff import StaffRequest, staff_only
from xinqiao.web.ui.context import paths
from xinqiao.web.ui.speech import speech

REGISTERS = (Duty.INTAKE, Duty.COORDINATOR, Duty.OFFICE_HEAD)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only(*REGISTERS)
def register(request: StaffRequest) -> HttpResponse:
    """Take a matter down; the same form sent twice registers once."""
    form = RegisterForm(
        request.POST or None, request.FILES or None, staff=request.staff, directory=request.directory,
        today=timezone.localdate(), initial={"token": secrets.token_hex(16), "channel": _channel(request), **_of_visit(request)},
    )  # fmt: skip
    if request.method == "POST":
        number = _registered_before(form)
        same = request.POST.get("sure") or request.POST.get("same")
        if number is None and same and (added := _added(request, form, same)) is not None:
            return added
        if number is None and not same:
            number = _linked(request, form, _registered(request, form))
        if number and matter.find(number, request.staff, request.directory) is None:
            return _shut(request, number)
        if number:
            return HttpResponseRedirect(reverse("desk:slip", args=[number]))
    return page(request, "desk/register.html", {"form": form}, current="desk:register")


def _shut(request: StaffRequest, number: str) -> HttpResponse:
    """Say number and query code once, where whoever registered an accusation must stand aside himself: he opens no page of it any more."""
    taken_down = Petition.objects.get(number=number)
    said = _("登记好了。这件您要回避，从现在起看不到。")
    if taken_down.first_receiver_id == request.staff.person.pk and local_day(taken_down.recorded_at) == timezone.localdate():
        code = grouped(reveal.query_code(taken_down.identity_id, subject=number))
        said = _("登记好了，编号 %(number)s，查询码 %(code)s：请现在抄给他。这件您要回避，从现在起看不到。") % {"number": number, "code": code}
    messages.success(request, said)
    return HttpResponseRedirect(reverse("desk:register"))


def _channel(request: StaffRequest) -> str:
    """Return the way the last one came: whoever takes down a pile of letters chooses it once."""
    asked = request.GET.get("channel", "")
    return asked if asked in {channel.value for channel in CHANNELS} else Channel.PHONE.value


def _perhaps(request: StaffRequest, form: RegisterForm) -> list[dict[str, Any]]:
    """Return what it may be already; nothing where its reader said that it is new, and never beside an accusation or a fear."""
    given, s = form.cleaned_data, speech(form.today)
    if request.POST.get("is_new") or _stands_alone(form):
        return []
    return repeat_hint.shown(repeat_hint.perhaps_same(request, _contact(form), given["title"], form.today), request, s, _("电话或者邮箱一样"), _("事情写得像"))


def _stands_alone(form: RegisterForm) -> bool:
    """Whether it accuses somebody or tells of a fear: it is compared with no other matter, and added to none."""
    given = form.cleaned_data
    return bool(given["accuses"] or given["about"].strip() or given["fears"] or given["fear_words"].strip())


def _contact(form: RegisterForm) -> Contact:
    """Return by what an earlier matter of his is found: nothing of somebody who gives no name."""
    given = form.cleaned_data
    return Contact(phone=given["phone"], email=given["email"]) if given["secrecy"] == Secrecy.REAL_NAME.value else Contact()


def _added(request: StaffRequest, form: RegisterForm, same: str) -> HttpResponse | None:
    """Write what was told into the matter that it belongs to; None, and an error or a question on the form, where that cannot be yet. The version makes two presses one."""
    number, _sep, version = same.partition(":")
    petition = matter.find(number, request.staff, request.directory)
    if not form.is_valid():
        form.say_what_is_wrong()
        return None
    form.keep(form.directory, form.today)
    if petition is None or not (version.isascii() and version.isdigit()):
        form.add_error(None, _("没有找到这一件。请登记新的一件。"))
        return None
    if _stands_alone(form):
        form.add_error(None, _("有检举控告、或者担心报复的，不补充到别的件里，请登记新的一件。"))
        return None
    if not request.POST.get("sure") and not repeat_hint.is_his(request, petition, _contact(form), form.today):
        form.other = repeat_hint.as_shown(petition, request)
        return None
    entry = supplement.Entry(text=form.cleaned_data["text"], uploads=tuple(form.kept_uploads))
    try:
        perform("supplement", petition, entry, actor=request.staff, at=timezone.now(), version=int(version[:9]))
    except Refused as refused:
        form.add_error(None, speech().say(refused.words))
        return None
    messages.success(request, _("补充进 %(number)s 了，没有另登一件。请把编号告诉他。") % {"number": number})
    return HttpResponseRedirect(petition_url(number))


def _of_visit(request: StaffRequest) -> dict[str, Any]:
    """Return what is known already, where it is registered from a visit to the reception room (one query; none where it is not)."""
    row = rooms.one(request.staff, request.directory, request.GET["visit"]) if request.GET.get("visit") else None
    return {} if row is None else {"visit": row.number, "heads": row.content["heads"]}


def _linked(request: StaffRequest, form: RegisterForm, number: str | None) -> str | None:
    """Say on the visit what it became; where that cannot be, the petition is registered all the same."""
    visit = form.cleaned_data.get("visit") if number else ""
    row = rooms.one(request.staff, request.directory, visit) if visit else None
    if row is not None and number:
        try:
            perform("link_room_visit", row, link_room_visit.Entry(petition=number), actor=request.staff, at=timezone.now())
        except Refused as refused:
            messages.info(request, _("登记好了；没有连上来访记录：%(why)s") % {"why": speech().say(refused.words)})
    return number


def _registered_before(form: RegisterForm) -> str | None:
    """Return the number under which this very form was registered already."""
    source = form.source
    return Petition.objects.filter(source=source).values_list("number", flat=True).first() if source else None


def _registered(request: StaffRequest, form: RegisterForm) -> str | None:
    """Register, and return the number; None if something is to be mended first."""
    form.is_valid()
    form.keep(form.directory, form.today)
    if form.is_asking:
        for name in form.errors.keys() - {"uploads"}:
            del form.errors[name]
        return None
    form.say_what_is_wrong()
    if form.errors:
        return None
    form.perhaps = _perhaps(request, form)
    if form.perhaps:
        return None
    record = Petition(desk_unit_id=form.desk_unit_id)
    try:
        with transaction.atomic():
            at, given = timezone.now(), form.cleaned_data
            petition = perform("register", record, form.entry(), actor=form.staff, at=at)
            if given["fears"] or given["fear_words"].strip():
                protecting.declare(petition, given["fear_words"], has_happened=False, at=at, by=form.staff)
            return petition.number
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, speech().say(refused.words))
    except IntegrityError:  # the second click was quicker than the first: its row is there now
        return _registered_before(form)
    return None


@require_safe
@staff_only(*REGISTERS)
def slip(request: StaffRequest, number: str) -> HttpResponse:
    """The slip with number and query code, for whoever took the matter down, on the day he did."""
    found = opened(request, number)
    petition = found.petition
    if petition.first_receiver_id != request.staff.person.pk or local_day(petition.recorded_at) != found.today:
        messages.info(request, _("凭条只在登记当天、由登记人打印。"))
        return HttpResponseRedirect(petition_url(number))
    values = {
        "petition": petition, "can_report": PETITION.by_name["mark_urgent"].refusal(found.facts()) is None,
        "url": petition_url(number),
        "receipt": _receipt(request, found), "signed": _signed(request, number),
        "similar": similar_to(petition, found),
        "claims": found.dossier.claims,
    }
    return page(request, "desk/slip.html", values, current="desk:register")


def _signed(request: StaffRequest, number: str) -> dict[str, Any] | None:
    """Return what the slip says of its signature: whoever came in person, by phone or by letter gets the same proof."""
    receipt = receipt_of(number)
    if receipt is None:
        return None
    values = receipt.values
    return {"filed": values["filed"], "key": values["key"], "registered": values["registered"], "svg": signing.picture(request, receipt), "address": signing.check_address(request)}


def _receipt(request: StaffRequest, found: OpenMatter) -> dict[str, Any]:
    petition = found.petition
    s = speech(found.today)
    address = portal_address(request, paths(settings.ROOT_URLCONF)["look_up"] + "?" + urlencode({"number": petition.number}), is_protected=petition.is_protected)
    drawing = segno.make(address, micro=False).svg_inline(border=2, svgclass=None, lineclass=None, omitsize=True)
    unit = found.directory.unit(petition.desk_unit_id)
    tell = found.dossier.clock("tell")
    rows = [
        {"label": _("收到"), "value": s.day(local_day(petition.received_at))}, {"label": _("登记单位"), "value": s.say(unit)},
        {"label": _("最晚哪天告诉您由谁办"), "value": s.day(tell.due_on) if tell else ""},
    ]  # fmt: skip
    rows += [{"label": _("电话"), "value": unit.phone}] if unit and unit.phone else []  # whoever has the slip alone can phone
    letter = matter.texts_of(petition, "register") if petition.channel == Channel.LETTER.value else {}
    rows += [{"label": _("来信的邮戳和信封"), "value": " ".join(letter[name] for name in ("posted_on", "envelope") if name in letter)}] if letter.keys() & {"posted_on", "envelope"} else []
    code = reveal.query_code(petition.identity_id, subject=petition.number)
    return {
        "number": petition.number,
        "code": grouped(code),
        "rows": rows,
        "svg": mark_safe(drawing),  # noqa: S308 drawn by segno from our own address
        "address": address,
    }
