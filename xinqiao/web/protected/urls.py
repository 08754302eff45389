"""All addresses of the protected host. Those of a matter bear the names they have on the portal: the shared pages link by them."""

from __future__ import annotations

from django.urls import include, path

from xinqiao.web import health
from xinqiao.web.petitioner import files_given
from xinqiao.web.petitioner.urls import matter_urls
from xinqiao.web.protected import pages
from xinqiao.web.ui import views

own = [path("", pages.home, name="home"), *matter_urls]

urlpatterns = [
    path("healthz", health.healthz),
    path("files/own/<str:ticket>/", files_given.given, name="file_for_petitioner"),
    path("", include((own, "portal"))),
    path("ui/", include(([path("mode/", views.mode, name="mode")], "ui"))),
    path("i18n/", include("django.conf.urls.i18n")),
]

handler404 = "xinqiao.web.errors.not_found"
handler500 = "xinqiao.web.errors.server_error"
