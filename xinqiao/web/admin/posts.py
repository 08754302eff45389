"""Pages that give and end posts."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from xinqiao.directory import change
from xinqiao.directory.models import Person, Post
from xinqiao.web.admin.forms import LastDayForm, PostForm
from xinqiao.web.admin.missing import Missing
from xinqiao.web.admin.page import admin_only, done, page, saved, stamp
from xinqiao.web.staff import StaffRequest


@require_http_methods(["GET", "HEAD", "POST"])
@admin_only
def add(request: StaffRequest, pk: int) -> HttpResponse:
    """Give a person a post."""
    person = get_object_or_404(Person, pk=pk)
    form = PostForm(request.directory, request.POST or None, initial={"valid_from": timezone.localdate()})
    if saved(form, lambda: change.add_post(form.entry(person), **stamp(request))):
        return done(request, _("岗位已给。"), "person", pk)
    back = reverse("administration:person", args=[pk])
    return page(request, "form", "people", form=form, title=_("给一个岗位"), about=person.name, back=back)


@require_http_methods(["GET", "HEAD", "POST"])
@admin_only
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
