"""Pages of the questions by kind of matter: write a version, try it as a petitioner sees it, put it in force from a day on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods, require_safe

from xinqiao.directory import change
from xinqiao.directory.change.questions import DOWN, IN_WRITING, UP
from xinqiao.directory.models import QuestionSetRow
from xinqiao.directory.snapshot import question_set
from xinqiao.rules.questions import Question, QuestionSet, in_force
from xinqiao.rules.text import Text, say
from xinqiao.web.admin.forms_questions import AskForm, CategoryForm, NameForm, QuestionForm, Seen
from xinqiao.web.admin.page import done, language, page, saved, stamp, system_only
from xinqiao.web.questions import QuestionsForm
from xinqiao.web.staff import StaffRequest

LISTED, ONE = "questions", "question_set"
METHODS = ["GET", "HEAD", "POST"]
NEW = "new"
MOST_BEFORE = 50  # earlier versions shown
WAYS = {"up": UP, "down": DOWN}


@require_safe
@system_only
def listed(request: StaffRequest) -> HttpResponse:
    """Every category with questions: what is asked today, what from another day on, what is being written."""
    today, sets = timezone.localdate(), list(request.directory.question_sets.values())
    now = in_force(sets, today)
    writing = dict(QuestionSetRow.objects.filter(**IN_WRITING).values_list("category", "pk"))
    coming = {each.category: each for each in sorted(sets, key=lambda each: (each.valid_from or today, -each.pk), reverse=True) if each.valid_from and each.valid_from > today}
    rows = [
        {"code": code, "category": request.directory.category_name(code), "now": now.get(code), "coming": coming.get(code), "writing": writing.get(code)}
        for code in sorted({each.category for each in sets} | writing.keys())
    ]  # fmt: skip
    return page(request, LISTED, LISTED, rows=rows)


@require_http_methods(METHODS)
@system_only
def add(request: StaffRequest) -> HttpResponse:
    """Begin to write: for a category without questions, or a new version for one that has some."""
    form = CategoryForm(request.directory, request.POST or None)
    made: list[QuestionSetRow] = []
    if saved(form, lambda: made.append(change.write_questions(form.cleaned_data["category"], **stamp(request)))):
        return done(request, _("一题一题写，写完看一看样子，再定从哪天起问。"), ONE, made[0].pk)
    return page(request, "form", LISTED, form=form, title=_("写补充问题"), back=reverse(f"administration:{LISTED}"))


@require_http_methods(METHODS)
@system_only
def show(request: StaffRequest, pk: int) -> HttpResponse:
    """One version: in writing with its buttons, settled as it is or was asked."""
    row = get_object_or_404(QuestionSetRow, pk=pk, dropped_on=None)
    if request.method == "POST":
        return _acted(request, row)
    asked = question_set(row)
    before = QuestionSetRow.objects.filter(category=row.category).exclude(valid_from=None).exclude(pk=row.pk).order_by("-valid_from", "-pk")[:MOST_BEFORE]
    current = in_force(request.directory.question_sets.values(), timezone.localdate()).get(row.category)
    here = {
        "row": row, "category": request.directory.category_name(row.category), "questions": _told(asked), "before": before,
        "is_current": current is not None and current.pk == row.pk, "title": _title(request, row),
    }  # fmt: skip
    return page(request, ONE, LISTED, **here)


@require_http_methods(METHODS)
@system_only
def name(request: StaffRequest, pk: int) -> HttpResponse:
    """Say what people call such a matter."""
    row = _in_writing(pk)
    form = NameForm(request.POST or None, initial={"title": row.title, "title_en": row.title_en, "seen": row.revision})
    if _saved(request, form, row, lambda: change.name_questions(pk, form.revision(), form.cleaned_data["title"], form.cleaned_data["title_en"], **stamp(request))):
        return done(request, _("叫法已改。"), ONE, pk)
    return page(request, "form", LISTED, form=form, title=_("反映人看到的叫法"), about=_title(request, row), back=_back(pk))


@require_http_methods(METHODS)
@system_only
def question(request: StaffRequest, pk: int, key: str) -> HttpResponse:
    """Write one question, or change it; "new" adds one at the end."""
    row = _in_writing(pk)
    asked = question_set(row)
    written = next((each for each in asked.questions if each.key == key), None)
    if written is None and key != NEW:
        raise Http404
    form = QuestionForm(asked, written, request.POST or None, seen=row.revision)
    if _saved(request, form, row, lambda: change.put_question(pk, form.revision(), form.question(), **stamp(request))):
        return done(request, _("问题写好了。"), ONE, pk)
    return page(request, "form", LISTED, form=form, title=_("写一个问题") if written is None else _("改这个问题"), about=_title(request, row), back=_back(pk))


@require_safe
@system_only
def preview(request: StaffRequest, pk: int) -> HttpResponse:
    """All questions in both languages as they are asked, with their conditions: to look at, and to print as a paper form."""
    row = get_object_or_404(QuestionSetRow, pk=pk, dropped_on=None)
    asked = question_set(row)
    forms = []
    for tongue, code in (("zh", "zh-hans"), ("en", "en")):
        with override(code):
            form = QuestionsForm(None, asked, asked.questions, {}, is_strict=False, with_conditions=True)
            forms.append({"language": code, "title": say(asked.title, tongue) or _title(request, row), "fields": [field.as_field_group() for field in form]})
    return page(request, "question_preview", LISTED, row=row, forms=forms, title=_title(request, row), back=_back(pk))


@require_http_methods(METHODS)
@system_only
def ask(request: StaffRequest, pk: int) -> HttpResponse:
    """Put the version in force from a day on."""
    row = _in_writing(pk)
    form = AskForm(request.POST or None, initial={"valid_from": timezone.localdate(), "seen": row.revision})
    if _saved(request, form, row, lambda: change.ask_questions(pk, form.revision(), form.cleaned_data["valid_from"], **stamp(request))):
        return done(request, _("定下来了。已经反映过的，问过什么还是什么。"), LISTED)
    about = _("这一版一个问题也没有：从这一天起，这一类什么也不问。") if not row.questions else _title(request, row)
    return page(request, "form", LISTED, form=form, title=_("定从哪天起问"), about=about, back=_back(pk))


@require_http_methods(METHODS)
@system_only
def drop(request: StaffRequest, pk: int) -> HttpResponse:
    """Give up what is being written."""
    row = _in_writing(pk)
    form = Seen(request.POST or None, initial={"seen": row.revision})
    if _saved(request, form, row, lambda: change.drop_questions(pk, form.revision(), **stamp(request))):
        return done(request, _("正在写的这一版已经放弃，谁也没有被问过。"), LISTED)
    return page(request, "form", LISTED, form=form, title=_("放弃这一版"), about=_title(request, row), back=_back(pk), grave=True)


def _saved(request: StaffRequest, form: Seen, row: QuestionSetRow, write: Callable[[], object]) -> bool:
    """Save as everywhere; after a refusal the page carries what is there now, so that whoever has looked may press again."""
    if saved(form, write):
        return True
    if form.is_bound:
        row.refresh_from_db()
        sent = request.POST.copy()
        sent["seen"] = str(row.revision)
        form.data = sent
    return False


def _acted(request: StaffRequest, row: QuestionSetRow) -> HttpResponse:
    """Move or take out a question, or begin a new version, as the button says that was pressed."""
    what, _colon, key = request.POST.get("do", "").partition(":")
    seen = _number(request.POST.get("seen"))
    try:
        if what == "write":
            return done(request, _("这是新的一版，从现在用的抄过来的。改好再定从哪天起问。"), ONE, change.write_questions(row.category, **stamp(request)).pk)
        if what in WAYS:
            change.move_question(row.pk, seen, key, WAYS[what], **stamp(request))
            return done(request, _("次序改了。"), ONE, row.pk)
        if what == "remove":
            change.remove_question(row.pk, seen, key, **stamp(request))
            return done(request, _("这个问题拿掉了。"), ONE, row.pk)
    except change.DirectoryError as refused:
        messages.error(request, say(refused.said, language()))
        return redirect(f"administration:{ONE}", row.pk)
    raise Http404


def _in_writing(pk: int) -> QuestionSetRow:
    return get_object_or_404(QuestionSetRow, pk=pk, **IN_WRITING)


def _title(request: StaffRequest, row: QuestionSetRow) -> str:
    named = request.directory.category_name(row.category)
    return f"{row.category} {say(named, language())}"


def _back(pk: int) -> str:
    return reverse(f"administration:{ONE}", args=[pk])


def _number(typed: str | None) -> int:
    return int(typed) if typed and typed.isascii() and typed.isdecimal() and len(typed) < 10 else -1


def _told(asked: QuestionSet) -> list[dict[str, Any]]:
    """Return the questions as the page lists them."""
    return [
        {"key": each.key, "text": each.text, "help": each.help, "kind": each.kind, "choices": each.choices, "is_needed": each.is_needed, "condition": _condition(asked, each)}
        for each in asked.questions
    ]  # fmt: skip


def _condition(asked: QuestionSet, question: Question) -> Text | None:
    return asked.condition(question) if question.asked_if else None
