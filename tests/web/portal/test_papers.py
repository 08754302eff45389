"""Documents and files: opened by the holder, downloaded safely, closed to everybody else."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from html import unescape
from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pypdf import PdfReader

from tests.enterprise import Enterprise
from tests.vault import file_samples
from tests.walking import CODE, Walk
from tests.web.portal import ways
from xinqiao.documents.models import Document
from xinqiao.petitions.file_checks import check_files
from xinqiao.petitions.models import Attachment, Petition
from xinqiao.rules.terms import DocumentKind, PetitionStatus, Secrecy

Holder = Callable[..., tuple[Client, Walk]]


def at(number: str, tail: str = "") -> str:
    return f"/matter/documents/{quote(number)}/{tail}"


def decision(walked: Walk) -> Document:
    return Document.objects.get(subject=walked.petition.number, kind=DocumentKind.DECISION)


def test_opening_the_envelope_serves_the_document(holder: Holder) -> None:
    client, walked = holder("signed")
    number = decision(walked).number
    assert client.get(at(number))["Location"] == "/matter/"  # unopened: not to be read yet
    assert client.get(at(number, "pdf/"))["Location"] == "/matter/"
    response = client.post(at(number, "open/"), follow=True)
    assert "三日内恢复供暖" in response.content.decode()
    assert "范小安" in response.content.decode()
    assert Petition.objects.get(pk=walked.petition.pk).standing is PetitionStatus.REPLIED
    assert client.post(at(number, "open/"), follow=True).status_code == 200  # a second click
    assert Document.objects.get(number=number).service.way == "electronic"


def test_looking_at_the_address_of_the_button_serves_nothing(holder: Holder) -> None:
    client, walked = holder("signed")
    number = decision(walked).number
    assert client.get(at(number, "open/")).status_code == 405
    assert client.head(at(number, "open/")).status_code == 405
    assert decision(walked).service_id is None


def test_the_receipt_is_there_as_page_pdf_and_word(holder: Holder) -> None:
    client, walked = holder()
    page = client.get(at(walked.petition.number)).content.decode()
    assert "1234 5678 9012" in page
    for form, magic in (("pdf", b"%PDF"), ("docx", b"PK")):
        response = client.get(at(walked.petition.number, f"{form}/"))
        assert response.content.startswith(magic)
        assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''")
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Cache-Control"] == "no-store, private"


def test_a_nameless_letter_is_addressed_politely(holder: Holder) -> None:
    client, walked = holder(secrecy=Secrecy.ANONYMOUS)
    assert "反映人：" in client.get(at(walked.petition.number)).content.decode()
    assert "Sir or Madam" in client.get(at(walked.petition.number) + "?language=en").content.decode()


def test_without_a_grant_every_paper_is_not_there(client: Client, walk: Callable[..., Walk]) -> None:
    walked = walk("replied")
    number = decision(walked).number
    for tail in ("", "pdf/", "docx/"):
        assert client.get(at(number, tail)).status_code == 404
    assert client.post(at(number, "open/")).status_code == 404
    assert client.get("/matter/files/1/").status_code == 404


def test_another_matters_papers_are_not_there(holder: Holder, walk: Callable[..., Walk]) -> None:
    client, _ = holder()
    other = walk("signed")
    assert client.get(at(other.petition.number)).status_code == 404
    assert client.post(at(decision(other).number, "open/")).status_code == 404
    assert decision(other).service_id is None


def test_own_files_come_back_as_downloads_that_run_nothing(client: Client, enterprise: Enterprise) -> None:
    ways.begin(client)
    photograph = file_samples.photograph()
    ways.go_on(client, files=[SimpleUploadedFile("三号楼.jpg", photograph)])
    ways.finish(client)
    file = Attachment.objects.get()
    assert "正在检查" in client.get("/matter/").content.decode()
    assert client.get(f"/matter/files/{file.pk}/").status_code == 404
    check_files(timezone.now())
    ticket = client.get(f"/matter/files/{file.pk}/")["Location"]
    response = Client().get(ticket)
    assert response.content == photograph  # it is his own, as he sent it
    assert response["Content-Disposition"].startswith("attachment")
    assert response["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'; sandbox"
    assert response["X-Content-Type-Options"] == "nosniff"


def test_files_of_staff_are_seen_only_with_a_public_letter(holder: Holder) -> None:
    client, walked = holder("accepted")
    file = Attachment.objects.create(
        petition=walked.petition, file_key="x", name="内部.pdf", media_type="application/pdf", size=1, sha256="0" * 64,
        from_petitioner=False, added_at=walked.at,
    )  # fmt: skip
    assert client.get(f"/matter/files/{file.pk}/").status_code == 404
    assert "内部.pdf" not in client.get("/matter/").content.decode()


@pytest.mark.parametrize("number", ["%2e%2e%2f", "' OR 1=1", "二矿信〔2026〕0号"])
def test_unknown_numbers_are_not_there(holder: Holder, number: str) -> None:
    client, _ = holder()
    assert client.get(at(number)).status_code == 404
    assert ways.enter(client, Petition.objects.get(), CODE).status_code == 302


def test_an_ended_look_up_says_how_to_see_ones_papers_again(holder: Holder) -> None:
    client, walked = holder("signed")
    del client.cookies["xinqiao_matter"]
    pages = [client.post(at(decision(walked).number, "open/")), client.get(at("XQ-2026-0009999"))]
    for page in pages:
        assert page.status_code == 404
        assert "请再输一次编号和查询码" in page.content.decode()
        assert "no-store" in page["Cache-Control"]
    assert decision(walked).service_id is None


def test_the_address_of_a_button_says_where_the_button_is(holder: Holder) -> None:
    client, walked = holder("signed")
    for address in ("/leave/", at(decision(walked).number, "open/")):
        page = client.get(address)
        assert page.status_code == 405
        assert "这里要用页面上的按钮" in page.content.decode()


def test_the_saved_receipt_is_enough_to_look_up(holder: Holder) -> None:
    """On the page, in the PDF and in the Word file stands the picture that leads to the matter."""
    client, walked = holder()
    number = walked.petition.number
    address = f"http://testserver/lookup/?number={number}#{CODE}"
    assert address in client.get(at(number)).content.decode()
    pdf = PdfReader(io.BytesIO(client.get(at(number, "pdf/")).content))
    assert address in "".join(page.extract_text() for page in pdf.pages).replace("\n", "").replace(" ", "")
    word = zipfile.ZipFile(io.BytesIO(client.get(at(number, "docx/")).content))
    assert [name for name in word.namelist() if name.startswith("word/media/")]
    assert address.replace("&", "&amp;") in word.read("word/document.xml").decode()
    assert CODE not in str(Document.objects.get(subject=number).content)


def test_the_printed_receipt_says_where_and_whom_to_ask(client: Client, enterprise: Enterprise) -> None:
    ways.file(client)
    page = client.get("/file/receipt/").content.decode().split('class="receipt"')[1].split("</section>")[0]
    assert "http://testserver/lookup/" in page
    assert "查进度的网址" in page
    assert "电话" in page


def test_papers_between_units_are_not_the_petitioners(holder: Holder) -> None:
    client, walked = holder("declined")
    page = client.get("/matter/").content.decode()
    for kind in ("assign_letter", "objection"):
        row = Document.objects.get(subject=walked.petition.number, kind=kind)
        assert row.number not in unescape(page) and row.content["zh"]["title"] not in page
        assert client.get(f"/matter/documents/{quote(row.number)}/").status_code == 404
        assert client.get(f"/matter/documents/{quote(row.number)}/pdf/").status_code == 404
