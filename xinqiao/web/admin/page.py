"""What all pages of the administration share: who may come in, the frame, and saving a form."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypedDict

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as lazy

from xinqiao.directory.change import DirectoryError
from xinqiao.rules.terms import SEPARATED
from xinqiao.rules.text import Text, say
from xinqiao.web.frame import FINDING, frame, menu
from xinqiao.web.staff import StaffRequest, staff_only

SYSTEM, SECURITY, AUDIT = (frozenset({duty}) for duty in SEPARATED)
system_only, security_only, audit_only = (staff_only(*duties) for duties in (SYSTEM, SECURITY, AUDIT))
administrators_only = staff_only(*SYSTEM | SECURITY)
SECTIONS = (
    ("home", lazy("概览"), SYSTEM | SECURITY), ("units", lazy("各单位"), SYSTEM), ("people", lazy("人员"), SECURITY), ("posts_waiting", lazy("待同意的岗位和登录"), SYSTEM | SECURITY),
    ("categories", lazy("信访类别"), SYSTEM), ("guides", lazy("办理指引"), SYSTEM), ("questions", lazy("补充问题"), SYSTEM), ("policy_texts", lazy("政策库"), SYSTEM), ("reply_templates", lazy("答复范本"), SYSTEM), ("word_templates", lazy("Word 模板"), SYSTEM),
    ("routing", lazy("分办建议"), SYSTEM), ("policies", lazy("规定"), SYSTEM | SECURITY), ("calendar", lazy("工作日历"), SYSTEM),
    ("retention", lazy("保管期限"), SYSTEM), ("witnesses", lazy("账本见证人"), SYSTEM), ("sheets", lazy("导入导出"), SYSTEM | SECURITY),
)  # fmt: skip


class Stamp(TypedDict):
    """Who changes the directory, and when."""

    by: str
    at: datetime


def stamp(request: StaffRequest) -> Stamp:
    """Return the signature of a change made now on a page."""
    return Stamp(by=request.staff.name, at=timezone.now())


def language() -> str:
    """Return "en" or "zh": the language of the page."""
    return "en" if (get_language() or "").startswith("en") else "zh"


def named(zh: str, en: str) -> Text:
    """Return a name in both languages; the Chinese one where there is no other."""
    return Text(zh, en or zh)


def page(request: StaffRequest, template: str, section: str, **here: Any) -> HttpResponse:
    """Render a page of the administration with its side bar."""
    held = request.staff.duties
    nav = [
        {"label": label, "url": reverse(f"administration:{name}"), "current": name == section}
        for name, label, duties in SECTIONS
        if held & duties
    ]
    may = {"runs_system": bool(held & SYSTEM), "runs_security": bool(held & SECURITY)}
    return render(request, f"administration/{template}.html", {**frame(request), "menu": menu(nav, no_find=not held & FINDING), **may, **here})


def saved(form: forms.Form, write: Callable[[], object]) -> bool:
    """Run a change once the form is filled in rightly; put a refusal beside its field. False: show the form again."""
    if not form.is_bound or not form.is_valid():
        return False
    try:
        write()
    except DirectoryError as refused:
        form.add_error(refused.field if refused.field in form.fields else None, say(refused.said, language()))
        return False
    return True


def done(request: HttpRequest, said: str, name: str, *args: object) -> HttpResponse:
    """Go to a page and say there what was done."""
    messages.success(request, said)
    return HttpResponseRedirect(reverse(f"administration:{name}", args=args))
