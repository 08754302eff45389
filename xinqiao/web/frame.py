"""The frame of every staff page: who is signed in, and where he can go by virtue of his duties."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from xinqiao.directory.models import Maintenance
from xinqiao.petitions.printing import PRINTERS
from xinqiao.rules.exports import ASKING
from xinqiao.rules.terms import Duty
from xinqiao.rules.terms_advice import ANSWERING, RAISING
from xinqiao.rules.terms_meeting import CONVENERS, TASK_OWNERS
from xinqiao.rules.terms_need import HELPERS
from xinqiao.rules.terms_outreach import ON_SHIFT
from xinqiao.rules.terms_sweep import FINDERS
from xinqiao.rules.terms_visit import VISITORS
from xinqiao.web.staff import StaffRequest
from xinqiao.web.ui.speech import Speech, speech

RECEIVING = frozenset({Duty.INTAKE, Duty.COORDINATOR, Duty.OFFICE_HEAD, Duty.UNIT_HEAD, Duty.LEADER})
DESK = frozenset({Duty.INTAKE, Duty.COORDINATOR, Duty.OFFICE_HEAD})
UNIT = frozenset({Duty.HANDLER, Duty.UNIT_HEAD})
WORKING = DESK | UNIT | {Duty.DISCIPLINE, Duty.UNION}
LEADING = frozenset({Duty.LEADER, Duty.OFFICE_HEAD})
OVERSEEING = LEADING | {Duty.COORDINATOR}
AUDIT = frozenset({Duty.AUDITOR})
EXPLAINED = AUDIT | {Duty.OFFICE_HEAD}  # who may ask why somebody sees a petition
ADMIN = frozenset({Duty.SYSTEM_ADMIN, Duty.SECURITY_ADMIN})
SUBSTITUTED = WORKING | {Duty.LEADER, Duty.CUSTODIAN}  # whose posts may have a substitute
FINDING = WORKING | {Duty.LEADER}  # who has something to find; the others get no box that leads nowhere

# name of the address -> label, and the duties one of which opens the page (desk/urls.py asks for the same ones)
ENTRIES: tuple[tuple[str, Promise | str, frozenset[Duty]], ...] = (
    ("desk:worklist", lazy("我的待办"), WORKING),
    ("desk:register", lazy("登记一件"), DESK),
    ("desk:room", lazy("接待室"), DESK),
    ("desk:find", lazy("查找"), FINDING),
    ("desk:policies", lazy("政策库"), FINDING),
    ("desk:oversight", lazy("督办和台账"), OVERSEEING),
    ("desk:audited", lazy("质量抽查"), frozenset({Duty.AUDITOR})),
    ("desk:reception", lazy("领导接待日"), RECEIVING),
    ("desk:exports", lazy("名单导出"), ASKING),
    ("desk:print_list", lazy("待打印"), frozenset(PRINTERS)),
    ("desk:news", lazy("消息"), WORKING | {Duty.LEADER}),
    ("desk:keep_out", lazy("登记回避"), frozenset({Duty.DISCIPLINE})),
    ("desk:why", lazy("为什么看得到"), EXPLAINED),
    ("desk:roster", lazy("值班"), ON_SHIFT),
    ("desk:sweeps", lazy("矛盾排查"), FINDERS | {Duty.LEADER}),
    ("desk:visits", lazy("下访"), VISITORS | {Duty.LEADER}),
    ("desk:advice_list", lazy("原因和建议"), ANSWERING | RAISING),
    ("desk:meetings", lazy("联席会议"), TASK_OWNERS | CONVENERS | {Duty.LEADER}),
    ("desk:needs", lazy("困难帮扶"), HELPERS | {Duty.LEADER}),
    ("desk:substitutes", lazy("代理"), SUBSTITUTED),
    ("desk:ledger", lazy("核对账本"), AUDIT),
    ("desk:changes", lazy("管理变更记录"), AUDIT),
    ("desk:custody", lazy("身份查阅"), frozenset({Duty.CUSTODIAN})),
    ("desk:retention", lazy("档案保管"), frozenset({Duty.CUSTODIAN, Duty.LEADER, Duty.AUDITOR, Duty.DISCIPLINE})),
    ("leader:home", lazy("领导一览"), LEADING),
    ("administration:home", lazy("系统管理"), ADMIN),
)

KEYS = {"desk:register": "n"}  # pressed on any page of staff; `desk.js` knows the rest


@cache
def _address(name: str, urlconf: str) -> str | None:
    """Return the address of a page, looked up once; None where the page is not installed."""
    try:
        return reverse(name, urlconf)
    except NoReverseMatch:
        return None


def frame(request: StaffRequest, current: str = "") -> dict[str, Any]:
    """Return what `ui/desk_base.html` needs besides the page's own values."""
    held, s = request.staff.duties, speech()
    person, posts = request.staff.person, request.staff.posts
    post = posts[0] if posts else None
    return {
        "maintenance": _said(request.directory.maintenance, s),
        "menu": _menu(held, current, get_language(), settings.ROOT_URLCONF), "no_find": not held & FINDING,
        "person_name": (person.name_en or person.name) if s.english else person.name,
        "post_name": ((post.title_en or post.title) if s.english else post.title) if post else "",
    }


@lru_cache(maxsize=1000)
def _menu(held: frozenset[Duty], current: str, _language: str | None, urlconf: str) -> SafeString:
    """Return the side bar: it says the same to whoever holds the same duties, and drawing it takes most of a frame (docs/performance.md)."""
    entries = [
        {"label": str(label), "url": url, "current": name == current, "key": KEYS.get(name, "")}
        for name, label, duties in ENTRIES
        if held & duties and (url := _address(name, urlconf))
    ]
    return menu(entries, no_find=not held & FINDING)


def menu(entries: Sequence[Mapping[str, Any]], *, no_find: bool) -> SafeString:
    """Return a side bar of these entries: `label`, `url`, `current`, and the `key` that opens it."""
    return render_to_string("ui/side_nav.html", {"side_nav": entries, "no_find": no_find})


def _said(maintenance: Maintenance | None, s: Speech) -> str:
    if maintenance is None:
        return ""
    until = _("预计到 {until}。").format(until=s.moment(maintenance.until)) if maintenance.until else ""
    return " ".join(part for part in (_("系统正在维护：都能看，什么都办不了；期限照样算。"), until, maintenance.why) if part)


def page(
    request: StaffRequest,
    template: str,
    values: Mapping[str, Any] | None = None,
    *,
    current: str = "",
    status: int = 200,
) -> HttpResponse:
    """Return a staff page inside its frame."""
    return render(request, template, {**frame(request, current), **(values or {})}, status=status)
