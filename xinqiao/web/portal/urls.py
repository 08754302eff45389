"""Addresses of the portal."""

from __future__ import annotations

from django.urls import path

from xinqiao.web.petitioner.urls import matter_urls
from xinqiao.web.portal import (
    booking,
    ledger,
    members,
    on_duty,
    pages,
    policies,
    published,
    reception,
    retaliation,
    room,
)

app_name = "portal"

urlpatterns = [
    path("", pages.home, name="home"),
    path("on-duty/", on_duty.on_duty, name="on_duty"),
    path("ledger/", ledger.listed, name="ledger"),
    path("ledger/seals.json", ledger.as_json, name="ledger_json"),
    path("ledger/seals/<int:number>/", ledger.one, name="ledger_seal"),
    path("ledger/keys/<str:key_id>.pem", ledger.key, name="ledger_key"),
    path("reception/", reception.listed, name="reception"),
    path("room/<str:mark>/", room.room_number, name="room_number"),
    path("room/<str:mark>/board/", room.room_board, name="room_board"),
    path("matter/reception/", booking.booking, name="booking"),
    path("matter/reception/drop/", booking.booking_drop, name="booking_drop"),
    path("published/", published.listed, name="published"),
    path("published/<int:key>/", published.one, name="published_one"),
    path("policies/", policies.listed, name="policies"),
    path("policies/<int:key>/", policies.policy, name="policy"),
    path("policies/<int:key>/file/", policies.policy_file, name="policy_file"),
    path("member/", members.member, name="member"),
    path("member/matter/", members.member_matter, name="member_matter"),
    path("member/answer/", members.member_answer, name="member_answer"),
    path("member/review/", members.member_review, name="member_review"),
    path("member/leave/", members.member_leave, name="member_leave"),
    path("member/documents/<str:number>/", members.member_document, name="member_document"),
    path("member/retaliation/", retaliation.member_retaliation, name="member_retaliation"),
    path("member/retaliation/answer/", retaliation.member_answer, name="member_retaliation_answer"),
    path("member/retaliation/reply/", retaliation.member_reply, name="member_retaliation_reply"),
    path("member/retaliation/papers/<str:number>/", retaliation.member_paper, name="member_retaliation_paper"),
    *matter_urls,
]
