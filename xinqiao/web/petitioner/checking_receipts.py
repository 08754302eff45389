"""核对回执: is a receipt genuine, and does our ledger still say the same? Open to everybody who holds one; needs no trust in our store."""

from __future__ import annotations

import json
import re
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from xinqiao.directory import snapshot
from xinqiao.directory.snapshot import Snapshot
from xinqiao.ledger.statement import RECEIPT, Unreadable, read
from xinqiao.petitions import receipting
from xinqiao.petitions.receipting import Verdict
from xinqiao.petitions.zone import local_day
from xinqiao.retention.batches import tombstone
from xinqiao.web.petitioner.forms import CheckReceiptForm
from xinqiao.web.petitioner.page import page, place
from xinqiao.web.ui.speech import speech

LARGEST = 1_000_000  # bytes of a file
WALL_TIME = re.compile(r"^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})\+08:00$")  # a statement writes the moment for machines
NUMBER_AND_FINGERPRINT = re.compile(r"\s*(?P<number>[A-Za-z]{1,8}-?\d{4}-?\d{1,9})[\s,，;；:：]+(?P<value>[0-9a-fA-F][0-9a-fA-F \-]{11,90})\s*")


@require_http_methods(["GET", "HEAD", "POST"])
def check_receipt(request: HttpRequest) -> HttpResponse:
    """Ask for a receipt, as text or as its file, or tell whether it is genuine. Nothing that is sent here is kept."""
    directory = snapshot.current()
    form = CheckReceiptForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"form": form}
    if request.method == "POST" and form.is_valid():
        try:
            context["verdict"] = _told(_verdict(form))
        except Unreadable:
            context |= _by_fingerprint(request, form, directory)
    return page(request, "check_receipt", directory, context, section="check")


def _verdict(form: CheckReceiptForm) -> Verdict:
    """Return what is known of the first statement in what was sent. Raises Unreadable."""
    text = _text(form)
    held = read(text)[0]
    content = json.loads(text).get("content") if text.lstrip().startswith("{") else None
    return receipting.check(held, content)


def _text(form: CheckReceiptForm) -> str:
    sent = form.cleaned_data["file"]
    if sent is None:
        return str(form.cleaned_data["said"])
    try:
        return str(sent.read(LARGEST).decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise Unreadable from error


def _by_fingerprint(request: HttpRequest, form: CheckReceiptForm, directory: Snapshot) -> dict[str, Any]:
    """Answer to a number and a fingerprint that were typed; else say what can be read."""
    typed = NUMBER_AND_FINGERPRINT.fullmatch(form.cleaned_data["said"])
    if typed is None:
        form.add_error(None, _("看不出是回执。请把回执文件选上，或者粘贴全部签名文字，或者只写编号和内容指纹，中间空一格。"))
        return {}
    tries = directory.policy("lookup_tries_per_hour", timezone.localdate())
    found = receipting.find(typed["number"], typed["value"], place=place(request), tries=tries, at=timezone.now())
    if found.receipt:
        return {"verdict": _told(receipting.check(found.receipt))}
    if found.free_at:
        form.add_error(None, _("试的次数太多了。请在 {time} 以后再试。").format(time=speech().moment(found.free_at)))
    else:
        form.add_error(None, _("对不上：编号或者内容指纹有一个不对，或者这张回执不是我们发的。请对照回执再看一遍；还对不上，请打下面的电话。"))
    return {}


def _told(verdict: Verdict) -> dict[str, Any]:
    held = verdict.held
    labels = {
        "number": _("编号"), "received": _("收到"), "registered": _("登记时间"), "filed": _("内容指纹"), "key": _("签名钥匙"),
        "sealed": _("封存时间"), "entries": _("条数"), "root": _("总指纹"),
    }  # fmt: skip
    rows = [{"label": labels[name], "value": WALL_TIME.sub(r"\1 \2", value)} for name, value in held.values.items() if name in labels]
    line = tombstone(held.values["number"]) if held.kind == RECEIPT and verdict.stands else None
    gone = _("内容在 %(day)s销毁了：保管期满，批次 %(batch)s，两个人批准（档案法第二十一条、个人信息保护法第四十七条）。回执照样有效。") % {
        "day": speech().day(local_day(line.disposed_at)), "batch": line.batch.number,
    } if line and line.disposed_at else ""  # fmt: skip
    return {"rows": rows, "gone": gone, "is_receipt": held.kind == RECEIPT, "is_genuine": verdict.is_genuine, "stands": verdict.stands, "fits": verdict.fits}

