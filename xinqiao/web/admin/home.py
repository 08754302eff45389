"""The first page of the administration: what is there, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from xinqiao.directory.gaps import Gap, gaps
from xinqiao.directory.models import Person, PostProposal
from xinqiao.insight.figures import open_in
from xinqiao.rules.text import Text
from xinqiao.sign_in import two_people
from xinqiao.web.admin.page import SECURITY, SYSTEM, administrators_only, page
from xinqiao.web.staff import StaffRequest

MOST_GAPS = 30
WHERE = {"unit": "unit", "calendar": "calendar_year", "units": "units", "people": "people"}


@require_safe
@administrators_only
def home(request: StaffRequest) -> HttpResponse:
    """Counts that open, and the gaps to close."""
    today = timezone.localdate()
    units = sum(unit.exists_on(today) for unit in request.directory.units.values())
    people = Person.objects.filter(is_active=True).count()
    waiting = PostProposal.objects.filter(is_agreed=None).count() + two_people.waiting().count()
    is_system, is_security = (bool(request.staff.duties & duties) for duties in (SYSTEM, SECURITY))
    stats = [
        {"label": _("在用单位"), "value": units, "url": reverse("administration:units") if is_system else ""},
        {"label": _("在用账号"), "value": people, "url": reverse("administration:people") if is_security else ""},
        {"label": _("待同意的岗位和登录"), "value": waiting, "url": reverse("administration:posts_waiting")},
    ]
    missing = [*gaps(request.directory, today), *_left_behind(request, today)]
    shown = [{"said": gap.said, "url": _where(gap) if (is_security if gap.kind == "people" else is_system) else ""} for gap in missing[:MOST_GAPS]]
    return page(request, "home", "home", stats=stats, gaps=shown, more=len(missing) - len(shown))


def _left_behind(request: StaffRequest, today: date) -> Iterator[Gap]:
    """Units that are closed, still have petitions to handle, and have nobody to go on with them."""
    units = request.directory.units.values()
    closed = {unit.pk: unit for unit in units if unit.valid_to and request.directory.heir(unit.pk, today) is None}
    for pk, n in open_in(frozenset(closed), today).items():
        said = Text(
            "“{unit}”已经撤销，还有 {n} 件没办完，没有承接单位。请在单位页指定承接单位，或者请信访办收回改派。",
            "'{unit}' is closed, still has {n} open petitions and no successor. Please name one on its page, or let the petition office recall them.",
        )
        yield Gap(said.fill(unit=closed[pk], n=n), "unit", closed[pk].key)


def _where(gap: Gap) -> str:
    return reverse(f"administration:{WHERE[gap.kind]}", args=[gap.key] if gap.key else [])
