"""Pages for what went wrong: one sentence that says what to do."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from xinqiao.web import kept

STAFF_PAGES = ("/desk/", "/leader/", "/admin/")  # their way back is the worklist, not the petitioner's home


def _page(request: HttpRequest, title: str, text: str, status: int) -> HttpResponse:
    values = {"error_title": title, "error_text": text, "is_staff": request.path.startswith(STAFF_PAGES)}
    return render(request, "ui/error.html", values, status=status)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: also the answer for a record one may not see."""
    return _page(request, _("没有找到这一页"), _("网址可能写错了，或者您没有权限看。请回到首页，从那里再找。"), 404)


def dead_link(request: HttpRequest) -> HttpResponse:
    """404: a ticket for a file was used, ran out, or its reader may not see the file any more. Which, is not said."""
    return _page(request, _("这个下载链接已经失效"), _("一个链接只能用一次，一分钟内有效。请回到原来那一页，再点一次文件名。"), 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: nothing was written. What a petitioner sent is offered again; all this asks nothing of the store."""
    if kept.is_petitioners(request) and kept.is_worth(request) and kept.came_from_us(request):
        return kept.offered_again(request, status=500)
    return _page(request, _("系统出了点问题"), _("您刚才的操作没有保存，什么都没有写进去。请过一会儿再试。"), 500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form is too old or came from elsewhere. What somebody wrote on a page of ours is offered again."""
    if kept.is_worth(request) and kept.came_from_us(request):
        return kept.offered_again(request) if kept.may_go_on(request) else kept.sign_in_page(request)
    return _page(request, _("这一页放得太久了"), _("什么都没有改动。请返回上一页，先把写的字复制下来，再刷新这一页重新提交。"), 403)
