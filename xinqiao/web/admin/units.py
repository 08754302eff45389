"""Pages of the unit tree."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from xinqiao.directory import change
from xinqiao.directory.as_of import Branch, tree_on
from xinqiao.directory.change.units import present_begin
from xinqiao.directory.models import Unit
from xinqiao.directory.snapshot import UnitFacts
from xinqiao.insight.figures import open_in
from xinqiao.petitions.moved import handed_over, successor
from xinqiao.rules.terms import Duty, UnitKind
from xinqiao.rules.text import say
from xinqiao.web.admin.forms import CloseForm, DayField, SuccessorForm, UnitChangeForm, UnitForm
from xinqiao.web.admin.page import done, language, named, page, saved, stamp, system_only
from xinqiao.web.staff import StaffRequest

MOST_BRANCHES = 300
MOST_POSTS = 200


@require_safe
@system_only
def tree(request: StaffRequest) -> HttpResponse:
    """The tree as it was on a day (`on`), or the part below one unit (`under`)."""
    today = timezone.localdate()
    on, wrong = _day(request.GET.get("on", ""), today)
    branches = _below(tree_on(on), request.GET.get("under", ""))
    here = {"rows": _rows(branches), "on": on, "wrong": wrong, "today": today, "count": len(branches)}
    return page(request, "units", "units", **here)


@require_safe
@system_only
def show(request: StaffRequest, key: str) -> HttpResponse:
    """One unit: how it is, how it was, who is in post."""
    unit = _unit(request, key)
    today = timezone.localdate()
    row = Unit.objects.get(pk=unit.pk)
    versions = row.versions.select_related("parent", "review_unit").order_by("-pk")[:50]
    history = [{"row": version, "kind": UnitKind(version.kind)} for version in versions]
    posts = row.posts.select_related("person").exclude(valid_to__lt=today).order_by("pk")[:MOST_POSTS]
    people = [{"post": post, "duty": Duty(post.duty), "title": named(post.title, post.title_en)} for post in posts]
    below = [child for child in request.directory.children(unit.pk) if child.exists_on(today)]
    facts = _facts(request, unit)
    has_seal = bool(request.directory.seal(unit.pk, today))
    left = _left(request, unit)
    return page(request, "unit", "units", unit=unit, facts=facts, history=history, people=people, below=below, has_seal=has_seal, left=left, has_ended=not unit.exists_on(today))


@require_http_methods(["GET", "HEAD", "POST"])
@system_only
def add(request: StaffRequest) -> HttpResponse:
    """Add a unit."""
    above = request.directory.by_key(request.GET.get("under", ""))
    start = {"parent_id": above.pk if above else None, "valid_from": timezone.localdate()}
    form = UnitForm(request.directory, request.POST or None, initial=start)
    if saved(form, lambda: change.add_unit(form.entry(), **stamp(request))):
        return done(request, _("单位已新增。"), "unit", form.cleaned_data["key"])
    return page(request, "form", "units", form=form, title=_("新增单位"), back=reverse("administration:units"))


@require_http_methods(["GET", "HEAD", "POST"])
@system_only
def edit(request: StaffRequest, key: str) -> HttpResponse:
    """Change a unit from a day on."""
    unit = _unit(request, key)
    row = Unit.objects.get(pk=unit.pk)
    start = {**_values(row), "effective_on": max(timezone.localdate(), present_begin(row))}
    form = UnitChangeForm(request.directory, request.POST or None, unit=unit, initial=start)
    if saved(form, lambda: change.change_unit(row, form.entry(), form.cleaned_data["effective_on"], **stamp(request))):
        return done(request, _("已保存，以前的样子留在历史里。"), "unit", key)
    back = reverse("administration:unit", args=[key])
    return page(request, "form", "units", form=form, title=_("修改单位"), about=unit, back=back)


@require_http_methods(["GET", "HEAD", "POST"])
@system_only
def close(request: StaffRequest, key: str) -> HttpResponse:
    """Close a unit; another takes over what it leaves."""
    unit = _unit(request, key)
    row = Unit.objects.get(pk=unit.pk)
    form = CloseForm(request.directory, request.POST or None, initial={"last_day": timezone.localdate()})
    if saved(form, lambda: change.close_unit(row, form.cleaned_data["last_day"], form.heir(), **stamp(request))):
        return done(request, _("单位已撤销，历史还在。"), "unit", key)
    back = reverse("administration:unit", args=[key])
    lead = _("撤销以后不能再转办给它；它的历史和文书都留着。")
    n = open_in(frozenset({unit.pk}), timezone.localdate()).get(unit.pk, 0)
    left = ngettext("它手上还有 %(n)s 件没办完：停用的第二天起由承接单位接着办，期限不变。没有承接单位的，请先办完或者请信访办收回改派。", "它手上还有 %(n)s 件没办完：停用的第二天起由承接单位接着办，期限不变。没有承接单位的，请先办完或者请信访办收回改派。", n) % {"n": n} if n else ""
    here = {"title": _("撤销单位"), "about": unit, "lead": lead, "left": left, "back": back, "grave": True}
    return page(request, "form", "units", form=form, **here)


@require_http_methods(["GET", "HEAD", "POST"])
@system_only
def succeed(request: StaffRequest, key: str) -> HttpResponse:
    """Say who succeeds a unit that was closed without a successor."""
    unit = _unit(request, key)
    row = Unit.objects.get(pk=unit.pk)
    form = SuccessorForm(request.directory, request.POST or None)
    if saved(form, lambda: change.name_successor(row, form.heir(), **stamp(request))):
        return done(request, _("已指定承接单位。没办完的件马上由它接着办。"), "unit", key)
    back = reverse("administration:unit", args=[key])
    lead = _("没办完的件由它接着办，期限不变，会告诉反映人。")
    return page(request, "form", "units", form=form, title=_("指定承接单位"), about=unit, lead=lead, back=back)


def _left(request: StaffRequest, unit: UnitFacts) -> list[str]:
    """Return what becomes of the matters of a unit that ends: how many are left there, who goes on, how many went over (条例§24)."""
    if unit.valid_to is None:
        return []
    heir, n = successor(request.directory, unit), open_in(frozenset({unit.pk}), timezone.localdate()).get(unit.pk, 0)
    said = []
    if n and heir:
        said.append(ngettext("它手上还有 %(n)s 件没办完：停用的第二天起由“%(heir)s”接着办，期限不变，会告诉反映人。", "它手上还有 %(n)s 件没办完：停用的第二天起由“%(heir)s”接着办，期限不变，会告诉反映人。", n) % {"n": n, "heir": say(heir, language())})
    elif n:
        said.append(ngettext("它手上还有 %(n)s 件没办完，没有承接单位：停用以后就没有人办。请指定承接单位，或者请信访办收回改派。", "它手上还有 %(n)s 件没办完，没有承接单位：停用以后就没有人办。请指定承接单位，或者请信访办收回改派。", n) % {"n": n})
    if gone := handed_over(unit.pk):
        said.append(ngettext("停用以后，有 %(n)s 件转由承接单位接着办；信访办在“单位撤销和日历改动”里看得到是哪些。", "停用以后，有 %(n)s 件转由承接单位接着办；信访办在“单位撤销和日历改动”里看得到是哪些。", gone) % {"n": gone})
    return said


def _unit(request: StaffRequest, key: str) -> UnitFacts:
    unit = request.directory.by_key(key)
    if unit is None:
        raise Http404
    return unit


def _values(row: Unit) -> dict[str, object]:
    return {field.attname: getattr(row, field.attname) for field in Unit._meta.concrete_fields}


def _day(typed: str, today: date) -> tuple[date, bool]:
    """Return the day that was asked for, or today and that it could not be read."""
    try:
        return (DayField().clean(typed), False) if typed else (today, False)
    except ValidationError:
        return today, True


def _below(branches: list[Branch], key: str) -> list[Branch]:
    """Return the branch of a unit with everything under it; the whole tree if it is not there."""
    start = next((number for number, branch in enumerate(branches) if branch.unit.key == key), None)
    if start is None:
        return branches
    depth = branches[start].depth
    end = next((n for n in range(start + 1, len(branches)) if branches[n].depth <= depth), len(branches))
    return branches[start:end]


def _rows(branches: list[Branch]) -> list[dict[str, object]]:
    """Return at most `MOST_BRANCHES` rows: where the tree is larger, its lower levels open unit by unit."""
    top = branches[0].depth if branches else 0
    deepest = max((branch.depth for branch in branches), default=0)
    while deepest > top + 1 and sum(branch.depth <= deepest for branch in branches) > MOST_BRANCHES:
        deepest -= 1
    rows: list[dict[str, object]] = []
    hidden = 0
    for branch in reversed(branches):
        if branch.depth > deepest:
            hidden += 1
            continue
        rows.append(
            {"branch": branch, "step": min(branch.depth - top, 6), "hidden": hidden if branch.depth == deepest else 0}
        )
        hidden = 0
    return rows[::-1][:MOST_BRANCHES]


def _facts(request: StaffRequest, unit: UnitFacts) -> list[dict[str, object]]:
    def link(pk: int | None) -> dict[str, object]:
        other = request.directory.unit(pk)
        return {"value": other or "—", "url": reverse("administration:unit", args=[other.key]) if other else ""}

    yes = {True: _("是"), False: _("否")}
    rows: list[dict[str, object]] = [
        {"label": _("单位编码"), "value": unit.key}, {"label": _("简称"), "value": unit.short_name},
        {"label": _("类型"), "value": unit.kind}, {"label": _("上级单位"), **link(unit.parent_id)},
        {"label": _("启用日期"), "value": unit.valid_from.isoformat()},
        {"label": _("可办信访"), "value": yes[unit.handles_petitions]},
        {"label": _("可出意见书"), "value": yes[unit.can_issue_opinion]},
        {"label": _("登记网上来件"), "value": yes[unit.is_front_desk]},
        {"label": _("复查单位"), **link(unit.review_unit_id), "hint": unit.review_outside},
        {"label": _("地址"), "value": unit.place or "—"}, {"label": _("电话"), "value": unit.phone or "—"},
        {"label": _("大约多少人"), "value": str(unit.headcount or "—")},
    ]  # fmt: skip
    if unit.valid_to:
        rows.append({"label": _("停用日期"), "value": unit.valid_to.isoformat()})
        rows.append({"label": _("承接单位"), **link(unit.successor_id)})
    return rows
