"""The mode switch every page offers, and the gallery of components."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from xinqiao.web.ui.context import ELDER, PLAIN
from xinqiao.web.ui.gallery import exhibits

YEAR_IN_SECONDS = 365 * 24 * 60 * 60


def safe_next(request: HttpRequest) -> str:
    """The page to go back to: the posted `next` when it is on this host, else the front page."""
    target = request.POST.get("next", "")
    secure = request.is_secure()
    return target if url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=secure) else "/"


@require_POST
def mode(request: HttpRequest) -> HttpResponse:
    """Keeps large or standard type for a year and goes back to the page."""
    response = HttpResponseRedirect(safe_next(request))
    chosen = ELDER if request.POST.get("mode") == ELDER else PLAIN
    response.set_cookie(
        settings.MODE_COOKIE_NAME, chosen, max_age=None if settings.IS_PROTECTED else YEAR_IN_SECONDS, samesite="Lax", secure=request.is_secure(), httponly=True
    )
    return response


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component with sample values, in Chinese and in English."""
    return render(request, "ui/gallery.html", {"exhibits": exhibits()})
