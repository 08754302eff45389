"""All addresses of the product, by audience."""

from __future__ import annotations

from django.urls import include, path

from xinqiao.web import health
from xinqiao.web.desk import exports, file_given
from xinqiao.web.petitioner import files_given

urlpatterns = [
    path("healthz", health.healthz),
    path("readyz", health.readyz),
    path("files/staff/<str:ticket>/", file_given.given, name="file_for_staff"),
    path("files/lists/<str:ticket>/", exports.given, name="export_given"),
    path("files/own/<str:ticket>/", files_given.given, name="file_for_petitioner"),
    path("", include("xinqiao.web.portal.urls")),
    path("desk/", include("xinqiao.web.desk.urls")),
    path("leader/", include("xinqiao.web.leader.urls")),
    path("admin/", include("xinqiao.web.admin.urls")),
    path("ui/", include("xinqiao.web.ui.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
]

handler404 = "xinqiao.web.errors.not_found"
handler500 = "xinqiao.web.errors.server_error"
