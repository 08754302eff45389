"""The reception room for whoever sits in it: a board of numbers, and a tablet that gives out the next one. No name stands on either."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from xinqiao.directory import snapshot
from xinqiao.directory.duties import Clockwork
from xinqiao.directory.snapshot import Snapshot, UnitFacts
from xinqiao.outreach import room as rooms
from xinqiao.outreach import room_numbers
from xinqiao.outreach.steps import take_room_number
from xinqiao.petitions.refused import Refused
from xinqiao.web.petitioner.page import page
from xinqiao.web.taking_number import TakeForm
from xinqiao.web.ui.speech import speech

AGAIN_SECONDS, BACK_SECONDS = 15, 20
MOST_WAITING = 60  # a tablet gives out no more while so many wait: whoever presses for fun does not use up the day


def _unit(mark: str, directory: Snapshot) -> UnitFacts:
    """Return the unit whose room the address opens; Http404 for one that is none, or is of yesterday."""
    unit_id = rooms.opened_for(mark)
    unit = directory.unit(unit_id) if unit_id is not None else None
    if unit is None:
        raise Http404
    return unit


@require_safe
def room_board(request: HttpRequest, mark: str) -> HttpResponse:
    """Which numbers are being received, which are next, how many wait. It asks again by itself."""
    directory = snapshot.current()
    unit = _unit(mark, directory)
    now, following, waiting = rooms.board(unit.pk, timezone.localdate())
    answer = page(request, "portal/room_board", directory, {"unit": unit, "now": now, "following": following, "waiting": waiting})
    answer["Refresh"] = str(AGAIN_SECONDS)
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
def room_number(request: HttpRequest, mark: str) -> HttpResponse:
    """Give out the next number; pressed twice it is the same one."""
    directory, now = snapshot.current(), timezone.now()
    unit = _unit(mark, directory)
    called, _following, waiting = rooms.board(unit.pk, timezone.localdate(now))
    given_before = _given(request)
    mine = rooms.of_number(unit.pk, timezone.localdate(now), given_before) if given_before else None
    values: dict[str, Any] = {"unit": unit, "form": TakeForm(), "waiting": waiting, "now": called, "error": "", "given": given_before, "ticket": rooms.ticket(mine, directory) if mine else None}
    here = reverse("portal:room_number", args=[mark])
    if request.method == "POST" and directory.maintenance is None:
        form = TakeForm(request.POST)
        if not form.is_valid():
            values["error"] = _("人数请写 1 以上的数字，再按一次。")
        elif waiting >= MOST_WAITING:
            values["error"] = _("等的人很多了，请到窗口说一声。")
        else:
            try:
                given = room_numbers.take_number(unit.pk, take_room_number.Entry(**form.cleaned_data), actor=Clockwork(), at=now)
                return HttpResponseRedirect(f"{here}?n={rooms.queue_number(given)}")
            except Refused as refused:
                values["error"] = speech().say(refused.words)
        values["form"] = form
    answer = page(request, "portal/room_number", directory, values)
    if values["given"]:
        answer["Refresh"] = f"{BACK_SECONDS}; url={here}"
    return answer


def _given(request: HttpRequest) -> int | None:
    """Return the number that was just given out, for this screen to show."""
    said = request.GET.get("n", "")
    return int(said) if said.isascii() and said.isdigit() and 0 < int(said[:4]) <= take_room_number.MOST_A_DAY else None
