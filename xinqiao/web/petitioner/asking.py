"""The questions by kind of matter, a page at a time: each page asks only what the answers before it call for, and every page can be skipped."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from xinqiao.web.petitioner import asked as questions
from xinqiao.web.petitioner.filing import METHODS, begin, start_again
from xinqiao.web.petitioner.page import page, unkept
from xinqiao.web.questions import QuestionsForm


@require_http_methods(METHODS)
def ask(request: HttpRequest, level: int) -> HttpResponse:
    """Ask the questions of one level; what was answered rightly is kept, whichever button is pressed."""
    directory, draft = begin(request)
    if draft.writing is None:
        return start_again(request, draft)
    asked = questions.of(draft.writing, directory)
    shown = asked.at(level, given := questions.answers(draft.writing, asked)) if asked and level <= asked.deepest else []
    if asked is None or not shown:
        return unkept(draft.mark(redirect(questions.page_after(draft.writing, directory, level))))
    goes_on = not {"back", "skip"} & request.POST.keys()
    is_strict = goes_on and not settings.IS_PROTECTED  # whoever reports there answers what he likes
    form = QuestionsForm(request.POST if request.method == "POST" else None, asked, shown, given, is_strict=is_strict)
    if request.method == "POST":
        fits = form.is_valid()
        writing = questions.with_answers(draft.writing, asked, form.answers())
        draft = draft.keep(writing)
        if fits or not goes_on:
            if "skip" in request.POST:
                return unkept(draft.mark(redirect("portal:file_where")))
            way = questions.page_before if "back" in request.POST else questions.page_after
            return unkept(draft.mark(redirect(way(writing, directory, level))))
    return page(request, "file_asked", directory, {"form": form, "draft": draft, "asked": asked, "level": level}, section="file")
