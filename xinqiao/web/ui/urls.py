"""Addresses of the design system: the mode switch and the gallery."""

from django.urls import path

from xinqiao.web.ui import views

app_name = "ui"

urlpatterns = [
    path("mode/", views.mode, name="mode"),
    path("gallery/", views.gallery, name="gallery"),
]
