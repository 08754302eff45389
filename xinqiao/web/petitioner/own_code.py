"""换查询码: the receipt is lost, or somebody else may have seen it. To the mailbox that he left at once; else staff make sure first that it is he."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from xinqiao.directory import snapshot
from xinqiao.petitions import file_tickets
from xinqiao.petitions.models import LinkedRecord
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import Refused
from xinqiao.petitions.steps import ask_code
from xinqiao.rules.terms_sharing import ContactStatus
from xinqiao.web.petitioner import grants, unsent
from xinqiao.web.petitioner.page import page, post_only, unkept
from xinqiao.web.ui.speech import speech


@post_only
def own_code(request: HttpRequest) -> HttpResponse:
    """Exchange the code. Whoever pressed is out with everybody else who holds the old one: the new one is in the mailbox alone."""
    directory = snapshot.current()
    visit = grants.read(request, directory)
    if visit is None:
        messages.info(request, _("为了安全，查询已经自动退出。请再输一次编号和查询码。"))
        return unkept(redirect("portal:look_up"))
    record, held = LinkedRecord(petition=visit.petition, kind="contact"), grants.holder(visit.petition)
    try:
        perform("ask_code", record, ask_code.Entry(), actor=visit.actor, at=timezone.now())
    except Refused as refused:
        messages.info(request, speech().say(refused.words))
        return unkept(redirect("portal:own_data"))
    if record.standing is not ContactStatus.RENEWED:
        messages.success(request, _("记下了。接下来怎么办，写在下面。"))
        return unkept(redirect("portal:own_change"))
    file_tickets.drop(held)
    context = {
        "title": _("新的查询码发到您的邮箱了"), "text": _("旧的马上不能用了，在别的手机、电脑上打开着的也退出了。几分钟后收邮件，用新的查询码进来；没有收到，请打下面的电话。"),
        "url": reverse("portal:look_up"), "action": _("查进度"),
    }  # fmt: skip
    return unkept(unsent.forget(grants.take_away(page(request, "stopped", directory, context, section="look_up"))))
