"""Addresses of the petitioner's side."""

from __future__ import annotations

from django.urls import path

from xinqiao.web.petitioner import (
    checking,
    checking_receipts,
    files_given,
    filing,
    handling,
    looking_up,
    matter,
    papers,
    parted,
    receipt,
    reopening,
    reviewing,
    signed,
    taking_down,
    taking_part,
    withdrawing,
)
from xinqiao.web.portal import ledger, members, pages, published

app_name = "portal"

urlpatterns = [
    path("", pages.home, name="home"),
    path("how/", pages.how, name="how"),
    path("file/", filing.what, name="file"),
    path("file/where/", filing.where, name="file_where"),
    path("file/who/", filing.who, name="file_who"),
    path("file/receipt/", receipt.receipt, name="receipt"),
    path("file/receipt/saved/", signed.saved, name="receipt_saved"),
    path("file/receipt/file/", signed.receipt_file, name="receipt_file"),
    path("lookup/", looking_up.look_up, name="look_up"),
    path("verify/", checking.check, name="check"),
    path("verify/receipt/", checking_receipts.check_receipt, name="check_receipt"),
    path("ledger/", ledger.listed, name="ledger"),
    path("ledger/seals.json", ledger.as_json, name="ledger_json"),
    path("ledger/seals/<int:number>/", ledger.one, name="ledger_seal"),
    path("ledger/keys/<str:key_id>.pem", ledger.key, name="ledger_key"),
    path("published/", published.listed, name="published"),
    path("published/<int:key>/", published.one, name="published_one"),
    path("matter/published/", taking_down.take_mine_down, name="take_down"),
    path("member/", members.member, name="member"),
    path("member/matter/", members.member_matter, name="member_matter"),
    path("member/answer/", members.member_answer, name="member_answer"),
    path("member/review/", members.member_review, name="member_review"),
    path("member/leave/", members.member_leave, name="member_leave"),
    path("member/documents/<str:number>/", members.member_document, name="member_document"),
    path("leave/", looking_up.leave, name="leave"),
    path("matter/", matter.matter, name="matter"),
    path("matter/write/", taking_part.write, name="write"),
    path("matter/withdraw/", withdrawing.withdraw, name="withdraw"),
    path("matter/review/", reviewing.review, name="review"),
    path("matter/review/withdraw/", reviewing.drop, name="drop_review"),
    path("matter/again/", reopening.reopen, name="reopen"),
    path("matter/recusal/", handling.recusal, name="recusal"),
    path("matter/hearing/", handling.hearing, name="hearing"),
    path("matter/mediation/", handling.mediation, name="mediation"),
    path("matter/part/<str:number>/", parted.part, name="part"),
    path("matter/rate/", taking_part.rate, name="rate"),
    path("matter/files/<int:pk>/", files_given.attachment, name="attachment"),
    path("matter/documents/<str:number>/open/", papers.open_envelope, name="open_document"),
    path("matter/documents/<str:number>/pdf/", papers.download, {"form": "pdf"}, name="document_pdf"),
    path("matter/documents/<str:number>/docx/", papers.download, {"form": "docx"}, name="document_docx"),
    path("matter/documents/<str:number>/", papers.letter, name="document"),
]
