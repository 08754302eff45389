"""Addresses of the leader's pages."""

from __future__ import annotations

from django.urls import path

from xinqiao.web.leader import by_unit, channels, home, lists, rates, scorecard, units

app_name = "leader"

urlpatterns = [
    path("", home.home, name="home"),
    path("channels/", channels.channels, name="channels"),
    path("by-unit/", by_unit.by_unit, name="by_unit"),
    path("units/", units.by_size, name="units"),
    path("units/<int:key>/", scorecard.one, name="scorecard"),
    path("units/<int:key>/sheet/", scorecard.sheet, name="scorecard_sheet"),
    path("rates/", rates.by_unit, name="rates"),
    path("answers/", lists.answers, name="answers"),
    path("breaches/", lists.breaches, name="breaches"),
    path("to-sign/", lists.to_sign, name="to_sign"),
    path("to-decide/", lists.to_decide, name="to_decide"),
    path("<str:what>/", lists.owed, name="owed"),
]
