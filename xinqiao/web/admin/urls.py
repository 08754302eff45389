"""Addresses of the administration."""

from __future__ import annotations

from django.urls import path

from xinqiao.web.admin import (
    calendar,
    categories,
    home,
    people,
    policies,
    posts,
    reply_templates,
    routing,
    seals,
    sheets,
    sign_ins,
    units,
    word_templates,
)

app_name = "administration"

urlpatterns = [
    path("", home.home, name="home"),
    path("units/", units.tree, name="units"),
    path("units/add/", units.add, name="unit_add"),
    path("units/<slug:key>/", units.show, name="unit"),
    path("units/<slug:key>/edit/", units.edit, name="unit_edit"),
    path("units/<slug:key>/close/", units.close, name="unit_close"),
    path("units/<slug:key>/successor/", units.succeed, name="unit_successor"),
    path("units/<slug:key>/seal/", seals.seal, name="unit_seal"),
    path("people/", people.found, name="people"),
    path("people/add/", people.add, name="person_add"),
    path("people/<int:pk>/", people.show, name="person"),
    path("people/<int:pk>/edit/", people.edit, name="person_edit"),
    path("people/<int:pk>/password/", people.password, name="password"),
    path("people/<int:pk>/sign-in/<slug:what>/", sign_ins.act, name="sign_in_of"),
    path("people/<int:pk>/posts/add/", posts.add, name="post_add"),
    path("posts/<int:pk>/end/", posts.end, name="post_end"),
    path("categories/", categories.tree, name="categories"),
    path("categories/add/", categories.add, name="category_add"),
    path("categories/<slug:code>/", categories.show, name="category"),
    path("categories/<slug:code>/rename/", categories.rename, name="category_rename"),
    path("categories/<slug:code>/retire/", categories.retire, name="category_retire"),
    path("templates/", reply_templates.listed, name="reply_templates"),
    path("templates/add/", reply_templates.add, name="reply_template_add"),
    path("templates/<int:pk>/", reply_templates.edit, name="reply_template"),
    path("templates/<int:pk>/retire/", reply_templates.retire, name="reply_template_retire"),
    path("word-templates/", word_templates.listed, name="word_templates"),
    path("word-templates/<slug:kind>/", word_templates.show, name="word_template"),
    path("word-templates/<slug:kind>/<slug:which>.docx", word_templates.download, name="word_template_file"),
    path("routing/", routing.listed, name="routing"),
    path("routing/add/", routing.add, name="routing_add"),
    path("routing/<int:pk>/retire/", routing.retire, name="routing_retire"),
    path("policies/", policies.listed, name="policies"),
    path("policies/<slug:key>/", policies.show, name="policy"),
    path("policies/<slug:key>/special/", policies.special, name="policy_special"),
    path("calendar/", calendar.this_year, name="calendar"),
    path("calendar/<int:year>/", calendar.show, name="calendar_year"),
    path("calendar/<int:year>/official/", calendar.official, name="calendar_official"),
    path("calendar/<int:year>/<int:month>/<int:number>/", calendar.day, name="calendar_day"),
    path("sheets/", sheets.start, name="sheets"),
    path("sheets/template.xlsx", sheets.template, name="sheet_template"),
    path("sheets/directory.xlsx", sheets.export, name="sheet_export"),
    path("sheets/preview/", sheets.preview, name="sheet_preview"),
    path("sheets/load/", sheets.load, name="sheet_load"),
]
