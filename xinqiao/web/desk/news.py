"""What one's units were told: the newest thirty."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from xinqiao.outbox.deliver import MAIL_FAILED
from xinqiao.petitions import reading
from xinqiao.petitions.notices import CAME_BACK
from xinqiao.petitions.redacting import covered_lines
from xinqiao.rules.procedures.every import PROCEDURES
from xinqiao.rules.terms import Duty
from xinqiao.rules.text import Text
from xinqiao.web.desk.places import capital, petition_url, row_key, said_title
from xinqiao.web.frame import WORKING, page
from xinqiao.web.staff import StaffRequest, staff_only
from xinqiao.web.ui.speech import Speech, speech

NOT_DELIVERED = Text("发给反映人的邮件没有送到，请打电话或者寄纸质的", "the mail to the petitioner did not arrive: call, or send paper")
RETURNED = Text("文书没有送到，请另想办法送达", "a document did not arrive: find another way to serve it")
LABELS = {MAIL_FAILED: NOT_DELIVERED, CAME_BACK: RETURNED} | {name: row.label for procedure in PROCEDURES for name, row in procedure.by_name.items()}


URGENT = frozenset({"mark_urgent", "remind_urgent", "alarm_urgent"})


def _said(row: reading.News, s: Speech) -> str:
    """Return which step was taken; of an urgent report also by what hour a head acknowledges it (条例§25)."""
    said = capital(s.say(LABELS.get(row.step, row.step)))
    if row.step not in URGENT or row.until is None:
        return said
    return said + _("（%(at)s 前确认）") % {"at": s.moment(row.until)}


@require_safe
@staff_only(*WORKING, Duty.LEADER)
def news(request: StaffRequest) -> HttpResponse:
    """Steps that others took on matters of one's units, newest first."""
    s = speech(timezone.localdate())
    told, rest = reading.news(request.staff, request.directory, before=row_key(request.GET.get("before")))
    rows = [
        {
            "url": petition_url(row.number),
            "number": row.number,
            "title": said_title(row.number, row.title, s),
            "at": s.moment(row.at),
            "step": _said(row, s),
        }
        for row in covered_lines(told, request.staff)
    ]
    newest_url = reverse("desk:news") if request.GET.get("before") else ""
    values = {"rows": rows, "newest_url": newest_url, "earlier_url": f"{reverse('desk:news')}?before={rest}" if rest else ""}
    return page(request, "desk/news.html", values, current="desk:news")
