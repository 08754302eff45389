"""Pages of people: find, add, edit, set the first password."""

from __future__ import annotations

from django.db.models import Prefetch, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from xinqiao.directory import change
from xinqiao.directory.models import Person, Post
from xinqiao.rules.terms import Duty
from xinqiao.rules.text import say
from xinqiao.sign_in import sessions, two_people
from xinqiao.web.admin.forms import PersonForm
from xinqiao.web.admin.missing import Missing
from xinqiao.web.admin.page import done, language, named, page, saved, security_only, stamp
from xinqiao.web.admin.sign_ins import ask_second, first_password, sign_in_of
from xinqiao.web.staff import StaffRequest

PAGE = 50
SIGN_IN_ACTS = (
    ("end", lazy("让他全部退出"), lazy("在哪里登录着，都马上退出。")),
    ("release", lazy("解除登录等待"), lazy("他连续输错、要等的时候用；密码不变。")),
    ("second_step", lazy("重设第二道验证"), lazy("手机和备用码都丢了的时候用；先当面或打电话核对是不是本人。要另一位管理员同意。")),
)  # fmt: skip


@require_safe
@security_only
def found(request: StaffRequest) -> HttpResponse:
    """People by sign-in name, found by words of their name, their sign-in name or their unit."""
    words, after = _asked(request, "q").strip(), _asked(request, "after")
    people = _matching(words).filter(login__gt=after).prefetch_related(_current_posts())
    rows = list(people.order_by("login")[: PAGE + 1])
    later = urlencode({"q": words, "after": rows[PAGE - 1].login}) if len(rows) > PAGE else ""
    here = {"rows": [_row(person) for person in rows[:PAGE]], "words": words, "later": later, "after": after}
    return page(request, "people", "people", **here)


@require_safe
@security_only
def show(request: StaffRequest, pk: int) -> HttpResponse:
    """One person with all posts, present and past."""
    person = get_object_or_404(Person, pk=pk)
    today = timezone.localdate()
    posts = [
        {
            "post": post,
            "duty": Duty(post.duty),
            "title": named(post.title, post.title_en),
            "unit": named(post.unit.name, post.unit.name_en),
            "over": post.valid_to is not None and post.valid_to < today,
        }
        for post in person.posts.select_related("unit").order_by("-valid_from", "-pk")[:100]
    ]
    here = {"person": person, "posts": posts, "own": person.pk == request.staff.person.pk, "sign_in": sign_in_of(person), "sign_in_acts": SIGN_IN_ACTS}
    return page(request, "person", "people", **here)


@require_http_methods(["GET", "HEAD", "POST"])
@security_only
def add(request: StaffRequest) -> HttpResponse:
    """Add a person."""
    form = PersonForm(request.POST or None)
    made: list[Person] = []
    if saved(form, lambda: made.append(change.add_person(form.entry(), **stamp(request)))):
        return done(request, _("人员已新增。接下来给岗位、设初始密码。"), "person", made[0].pk)
    return page(request, "form", "people", form=form, title=_("新增人员"), back=reverse("administration:people"))


@require_http_methods(["GET", "HEAD", "POST"])
@security_only
def edit(request: StaffRequest, pk: int) -> HttpResponse:
    """Change a person, or switch the account off."""
    person = get_object_or_404(Person, pk=pk)
    names = ("name", "name_en", "login", "email", "is_active")
    form, missing = PersonForm(request.POST or None, initial={name: getattr(person, name) for name in names}), Missing(request)

    def write() -> None:
        missing.look(timezone.localdate())
        changed = change.change_person(person, form.entry(), **stamp(request))
        if not changed.is_active:
            sessions.end_all(changed)

    if saved(form, write):
        missing.warn()
        return done(request, _("已保存。"), "person", pk)
    back = reverse("administration:person", args=[pk])
    return page(request, "form", "people", form=form, title=_("修改人员"), about=person.name, back=back)


@require_POST
@security_only
def password(request: StaffRequest, pk: int) -> HttpResponse:
    """Set a first password and show it this once."""
    person = get_object_or_404(Person, pk=pk)
    if person.pk != request.staff.person.pk and two_people.needs_second(person, two_people.PASSWORD, timezone.now()):
        return ask_second(request, person, two_people.PASSWORD)
    first = first_password()
    try:
        change.set_password(person, first, must_change=True, **stamp(request))
        sessions.end_all(person)
    except change.DirectoryError as refused:
        return page(request, "password", "people", person=person, refused=refused.said)
    return page(request, "password", "people", person=person, password=first)


def _asked(request: StaffRequest, name: str) -> str:
    """Return what the address asks for, without the null that PostgreSQL takes in no text."""
    return request.GET.get(name, "")[:40].replace("\0", "")


def _matching(words: str) -> QuerySet[Person]:
    people = Person.objects.all()
    for word in words.split():
        here = Q(login__icontains=word) | Q(name__icontains=word) | Q(name_en__icontains=word)
        people = people.filter(here | Q(pk__in=Post.objects.filter(unit__name__icontains=word).values("person")))
    return people


def _current_posts() -> Prefetch[str, QuerySet[Post], str]:
    today = timezone.localdate()
    current = (
        Post.objects.filter(valid_from__lte=today).exclude(valid_to__lt=today).select_related("unit").order_by("pk")
    )
    return Prefetch("posts", current, to_attr="current_posts")


def _row(person: Person) -> dict[str, object]:
    posts: list[Post] = person.current_posts  # type: ignore[attr-defined]
    held = [
        f"{say(Duty(post.duty), language())} · {say(named(post.unit.name, post.unit.name_en), language())}"
        for post in posts
    ]
    return {"person": person, "posts": held, "has_password": person.has_usable_password()}
