"""Substitutes (代理): who stands in for whom, from when to when; name one, end one early."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods, require_POST

from xinqiao.directory import change
from xinqiao.directory.change import substitutes
from xinqiao.directory.models import Person, Post, Substitution
from xinqiao.rules.terms import SEPARATED, Duty
from xinqiao.web.frame import SUBSTITUTED, page
from xinqiao.web.staff import StaffRequest, staff_only
from xinqiao.web.ui.speech import Speech, speech

CURRENT = "desk:substitutes"


class SubstituteForm(forms.Form):
    """A post, who stands in, and the days."""

    post = forms.TypedChoiceField(label=lazy("哪个岗位"), coerce=int, help_text=lazy("您自己的岗位；负责人还可以替本单位不在的人指定。"))
    substitute = forms.TypedChoiceField(label=lazy("谁代理"), coerce=int, help_text=lazy("只有本单位、本机关的人可以代理；他自己那几天要在岗。"))
    valid_from = forms.DateField(label=lazy("从哪天起"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
    valid_to = forms.DateField(label=lazy("到哪天止（含当天）"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))

    def __init__(self, posts: list[Post], people: dict[int, list[Person]], s: Speech, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = {person.pk: person for each in people.values() for person in each}
        self.fields["post"].choices = [("", _("请选一个")), *((post.pk, _post(post, s)) for post in posts)]  # type: ignore[attr-defined]
        self.fields["substitute"].choices = [("", _("请选一个")), *((pk, _name(person, s)) for pk, person in known.items())]  # type: ignore[attr-defined]


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only(*SUBSTITUTED)
def listed(request: StaffRequest) -> HttpResponse:
    """Who stands in for whom, of what one may see; a form to name somebody."""
    s, today = speech(timezone.localdate()), timezone.localdate()
    own = request.staff.own
    headed = own.units_with(*substitutes.HEADS)
    posts = _posts(own.person.pk, headed, today)
    people = {post.pk: substitutes.candidates(post, request.directory, today) for post in posts}
    form = SubstituteForm(posts, people, s, request.POST or None, initial={"valid_from": today, "post": posts[0].pk if len(posts) == 1 else None})
    if form.is_bound and form.is_valid() and _saved(request, form, posts):
        messages.success(request, _("代理已经定了，到那天起生效。"))
        if any((row.post_id, row.substitute_id) == (form.cleaned_data["post"], form.cleaned_data["substitute"]) for row in _less(own.person.pk, headed, today)):
            messages.warning(request, _("代理人是负责人：只由承办人员先看的件，他代理您也看不到。请看下面写的。"))
        return HttpResponseRedirect(reverse(CURRENT))
    known = substitutes.shown(own.person.pk, headed)
    less = substitutes.reading_less(known, today)
    rows = [_row(row, request, today, s) | {"reads_less": row.pk in less, "nobody_else": less.get(row.pk) is False} for row in known]
    most = request.directory.policy("substitute_days", today)
    return page(request, "desk/substitutes.html", {"form": form, "rows": rows, "has_posts": bool(posts), "most": most}, current=CURRENT)


def _less(person_id: int, headed: frozenset[int], today: date) -> list[Substitution]:
    """Return what counts or will, in which a head stands in for an officer."""
    known = substitutes.shown(person_id, headed)
    less = substitutes.reading_less(known, today)
    return [row for row in known if row.pk in less]


@require_POST
@staff_only(*SUBSTITUTED)
def end(request: StaffRequest, pk: int) -> HttpResponse:
    """End a substitution early."""
    row = get_object_or_404(substitutes.visible(request.staff.person.pk, request.staff.own.units_with(*substitutes.HEADS)), pk=pk)
    try:
        change.end_substitution(row, by=request.staff.name, at=timezone.now())
    except change.DirectoryError as refused:
        messages.error(request, speech().say(refused.said))
    else:
        messages.success(request, _("代理已经结束。他办过的事照样算数。"))
    return HttpResponseRedirect(reverse(CURRENT))


def _saved(request: StaffRequest, form: SubstituteForm, posts: list[Post]) -> bool:
    given = form.cleaned_data
    post = next(post for post in posts if post.pk == given["post"])
    entry = change.SubstituteEntry(
        post=post, substitute=Person.objects.get(pk=given["substitute"]), valid_from=given["valid_from"], valid_to=given["valid_to"]
    )
    try:
        change.name_substitute(entry, by=request.staff.name, at=timezone.now())
    except change.DirectoryError as refused:
        form.add_error(refused.field if refused.field in form.fields else None, speech().say(refused.said))
        return False
    return True


def _posts(person_id: int, headed: frozenset[int], today: date) -> list[Post]:
    """Return the posts for which one may name a substitute: one's own first, then those of the units one heads (one query)."""
    rows = substitutes.held_by(person_id, headed, today).exclude(duty__in=SEPARATED).select_related("person", "unit")
    return sorted(rows, key=lambda post: (post.person_id != person_id, post.unit_id, post.pk))[:200]


def _row(row: Substitution, request: StaffRequest, today: date, s: Speech) -> dict[str, Any]:
    me = request.staff.person.pk
    return {
        "pk": row.pk, "absent": _name(row.post.person, s), "post": _post(row.post, s, named=False), "substitute": _name(row.substitute, s),
        "from": row.valid_from, "to": row.valid_to, "is_over": row.valid_to < today, "counts": row.valid_from <= today <= row.valid_to,
        "is_mine": row.substitute_id == me, "never": row.valid_to < row.valid_from - timedelta(days=1), "one_day": row.valid_to == row.valid_from - timedelta(days=1),  # ended on its first day: it may have been used
    }  # fmt: skip


def _name(person: Person, s: Speech) -> str:
    return (person.name_en or person.name) if s.english else person.name


def _post(post: Post, s: Speech, *, named: bool = True) -> str:
    title = (post.title_en or post.title) if s.english else post.title
    unit = (post.unit.name_en or post.unit.name) if s.english else post.unit.name
    return " · ".join(filter(None, (_name(post.person, s) if named else "", unit, title, s.say(Duty(post.duty)) if title != s.say(Duty(post.duty)) else "")))
