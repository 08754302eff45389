"""A notice that was overtaken before it was served leaves the desk's print list and the petitioner's page."""

from __future__ import annotations

import pytest

from tests.walking import CODE
from tests.web.visiting import petition_url
from xinqiao.documents.models import Document
from xinqiao.outbox.models import Message
from xinqiao.rules.terms import Channel, Medium
from xinqiao.vault.contact import Contact

pytestmark = [pytest.mark.django_db, pytest.mark.postgres_too]
BY_POST = {"channel": Channel.LETTER, "contact": Contact(name="范小安", phone="19900001234", address="二矿新村三号楼")}


def test_it_is_gone_from_print_list_and_from_the_petitioners_page_and_marked_at_the_desk(walk, visit, client):
    walked = walk("declined", **BY_POST)
    number = Document.objects.get(subject=walked.petition.number, kind="where_sent_notice").number
    clerk = visit("clerk")
    message = Message.objects.get(subject=walked.petition.number, medium=Medium.PRINT.value, document_numbers=[number])
    assert number in clerk.page("/desk/print/")
    client.post("/lookup/", {"number": walked.petition.number, "code": CODE})
    assert number in client.get("/matter/").content.decode()
    walked._take_back()
    assert number not in clerk.page("/desk/print/") and clerk.post(f"/desk/print/{message.pk}/").status_code == 404
    page = clerk.page(petition_url(walked.petition))
    assert "不再送达：同意退回" in page and number in page
    assert "Served no more: agree to the return" in visit("clerk", "en").page(petition_url(walked.petition))
    paper = clerk.page(f"/desk/documents/{number}/")
    assert "写的事已经变了" in paper and "待发送" not in paper
    page = client.get("/matter/").content.decode()
    assert number not in page and "退回" in page
    assert client.post(f"/matter/documents/{number}/open/", follow=True).redirect_chain[-1][0].endswith("/matter/")
