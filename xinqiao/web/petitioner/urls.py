"""Addresses of what a petitioner does: each host takes them into its own, under the name `portal`."""

from __future__ import annotations

from django.urls import path

from xinqiao.web.petitioner import (
    checking,
    checking_receipts,
    files_given,
    filing,
    handling,
    how,
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

matter_urls = [
    path("how/", how.how, name="how"),
    path("file/", filing.what, name="file"),
    path("file/where/", filing.where, name="file_where"),
    path("file/who/", filing.who, name="file_who"),
    path("file/receipt/", receipt.receipt, name="receipt"),
    path("file/receipt/saved/", signed.saved, name="receipt_saved"),
    path("file/receipt/file/", signed.receipt_file, name="receipt_file"),
    path("lookup/", looking_up.look_up, name="look_up"),
    path("verify/", checking.check, name="check"),
    path("verify/receipt/", checking_receipts.check_receipt, name="check_receipt"),
    path("matter/published/", taking_down.take_mine_down, name="take_down"),
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
