"""核对文书: is a paper ours, and was it changed? Open to everybody who holds it; it says nothing of the matter."""

from __future__ import annotations

import re
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from xinqiao.directory import snapshot
from xinqiao.directory.snapshot import Snapshot
from xinqiao.petitions.checking import Checked, as_document_number
from xinqiao.petitions.checking import check as compare
from xinqiao.petitions.zone import local_day
from xinqiao.rules.terms import DocumentKind
from xinqiao.web.petitioner.forms import CheckForm
from xinqiao.web.petitioner.page import page, place
from xinqiao.web.petitioner.wording import capital
from xinqiao.web.ui.speech import speech

RECEIPT_NUMBER = re.compile(r"[A-Za-z]{1,8}-?\d{4}-?\d{1,9}(-\d{1,3})?")  # by its form alone: nothing is told of a number that exists


@require_safe
def check(request: HttpRequest) -> HttpResponse:
    """Ask for number and check value, or tell what belongs to them."""
    directory = snapshot.current()
    asked = {name: request.GET.get(name, "") for name in ("number", "check")}
    form = CheckForm(asked) if any(asked.values()) else CheckForm()
    context: dict[str, Any] = {"form": form}
    if form.is_bound and form.is_valid() and RECEIPT_NUMBER.fullmatch(as_document_number(form.cleaned_data["number"])):
        form.add_error("number", _("这是登记回执的编号，回执不在这里核对。请到下面的“核对回执”，写编号和内容指纹的前 12 位。"))
    elif form.is_bound and form.is_valid():
        tries = directory.policy("lookup_tries_per_hour", timezone.localdate())
        found = compare(**_typed(form), place=place(request), tries=tries, at=timezone.now())
        if found.document:
            context["found"] = _told(found, directory)
        elif found.free_at:
            form.add_error(None, _("试的次数太多了。请在 {time} 以后再试。").format(time=speech().moment(found.free_at)))
        else:
            form.add_error(None, _("对不上：编号或者核对码有一个不对，或者这份文书不是我们发的。请对照文书再看一遍；还对不上，请打下面的电话。"))
    return page(request, "check", directory, context, section="check")


def _typed(form: CheckForm) -> dict[str, str]:
    return {"number": form.cleaned_data["number"], "value": form.cleaned_data["check"]}


def _told(found: Checked, directory: Snapshot) -> dict[str, Any]:
    """Return what anybody may know of a document: what it is, its number, who issued it, when, and the whole check value."""
    document, s = found.document, speech()
    assert document is not None  # noqa: S101 asked by the caller
    issued_on = local_day(document.issued_at)
    rows = (
        (_("是什么"), capital(s.say(DocumentKind(document.kind)))), (_("编号"), document.number),
        (_("发出单位"), s.say(directory.unit(document.unit_id))), (_("日期"), issued_on.isoformat()),
        (_("核对码"), document.digest),
    )  # fmt: skip
    return {"rows": [{"label": label, "value": value} for label, value in rows], "is_whole": found.is_whole, "is_disposed": found.is_disposed}
