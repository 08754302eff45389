"""Pages that give and end posts."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from xinqiao.directory import change
from xinqiao.directory.models import Person, Post, PostProposal
from xinqiao.rules.terms import Duty
from xinqiao.rules.text import say
from xinqiao.web.admin import sign_ins
from xinqiao.web.admin.forms import LastDayForm, PostForm
from xinqiao.web.admin.missing import Missing
from xinqiao.web.admin.page import administrators_only, done, language, named, page, saved, security_only, stamp
from xinqiao.web.staff import StaffRequest

MOST, LATELY = 200, 20


@require_http_methods(["GET", "HEAD", "POST"])
@security_only
def add(request: StaffRequest, pk: int) -> HttpResponse:
    """Give a person a post."""
    person = get_object_or_404(Person, pk=pk)
    form = PostForm(request.directory, request.POST or None, initial={"valid_from": timezone.localdate()})
    made: list[Post | PostProposal] = []
    if saved(form, lambda: made.append(change.give_post(form.entry(person), **stamp(request)))):
        waits = isinstance(made[0], PostProposal)
        return done(request, _("岗位已提出，等另一位管理员同意后生效。") if waits else _("岗位已给。"), "person", pk)
    back = reverse("administration:person", args=[pk])
    return page(request, "form", "people", form=form, title=_("给一个岗位"), about=person.name, back=back)


@require_http_methods(["GET", "HEAD", "POST"])
@security_only
def end(request: StaffRequest, pk: int) -> HttpResponse:
    """End a post."""
    post = get_object_or_404(Post.objects.select_related("person", "unit"), pk=pk)
    form, missing = LastDayForm(request.POST or None, initial={"last_day": timezone.localdate()}), Missing(request)

    def write() -> None:
        last_day = form.cleaned_data["last_day"]
        missing.look(last_day + timedelta(days=1))
        change.end_post(post, last_day, **stamp(request))

    if saved(form, write):
        missing.warn()
        return done(request, _("岗位已结束，记录还在。"), "person", post.person_id)
    back = reverse("administration:person", args=[post.person_id])
    about = f"{post.person.name} · {post.title} · {post.unit.name}"
    return page(request, "form", "people", form=form, title=_("结束岗位"), about=about, back=back, grave=True)


@require_safe
@administrators_only
def waiting(request: StaffRequest) -> HttpResponse:
    """Posts that wait for the consent of a second administrator, and what was decided last (three queries)."""
    rows = PostProposal.objects.select_related("person", "unit")
    askers = {f"person:{pk}": say(named(name, name_en), language()) for pk, name, name_en in Person.objects.filter(pk__in=_askers(rows)).values_list("pk", "name", "name_en")}
    me = request.staff
    here = {
        "rows": [_row(row, askers, me.name, me.person.pk) for row in rows.filter(is_agreed=None).order_by("pk")[:MOST]],
        "decided": [_row(row, askers, me.name, me.person.pk) for row in rows.exclude(is_agreed=None).order_by("-decided_at", "-pk")[:LATELY]],
    }
    return page(request, "posts_waiting", "posts_waiting", **here, resets=sign_ins.waiting(request))


@require_POST
@administrators_only
def decide(request: StaffRequest, pk: int) -> HttpResponse:
    """Agree to a post, or not."""
    row = get_object_or_404(PostProposal, pk=pk)
    agrees = request.POST.get("answer") == "agree"
    try:
        (change.agree_to_post if agrees else change.decline_post)(row, **stamp(request))
    except change.DirectoryError as refused:
        messages.error(request, say(refused.said, language()))
        return redirect("administration:posts_waiting")
    return done(request, _("已同意，岗位已给。") if agrees else _("没有给这个岗位。"), "posts_waiting")


def _askers(rows: QuerySet[PostProposal]) -> list[int]:
    asked = rows.order_by("-pk").values_list("asked_by", "decided_by")[: MOST + LATELY]
    return sorted({int(name.removeprefix("person:")) for pair in asked for name in pair if name.startswith("person:")})


def _row(row: PostProposal, names: dict[str, str], me: str, my_pk: int) -> dict[str, object]:
    return {
        "row": row, "name": named(row.person.name, row.person.name_en), "duty": Duty(row.duty), "title": named(row.title, row.title_en), "unit": named(row.unit.name, row.unit.name_en),
        "asker": names.get(row.asked_by, "—"), "decider": names.get(row.decided_by, "—"), "mine": row.asked_by == me, "about_me": row.person_id == my_pk,
    }  # fmt: skip
