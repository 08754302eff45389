"""Documents on the screen, papers to print, files to download, news."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from tests.vault.file_samples import drawing
from tests.web.visiting import petition_url
from xinqiao.documents.models import Document
from xinqiao.outbox.models import Evidence, Message
from xinqiao.petitions.file_checks import check_files
from xinqiao.rules.terms import Channel, Secrecy
from xinqiao.vault.contact import Contact

pytestmark = pytest.mark.django_db

BY_POST = {"channel": Channel.LETTER, "contact": Contact(name="范小安", phone="19900001234", address="二矿新村")}


def test_document_is_shown_masked_and_sent_as_pdf_and_word(walk, visit):
    started = walk("replied")
    handler = visit("handler")
    from xinqiao.documents.models import Document

    document = Document.objects.get(subject=started.petition.number, kind="decision")
    page = handler.page(f"/desk/documents/{document.number}/")
    assert "三日内恢复供暖。" in page and "范**" in page and "范小安" not in page
    for form, head in (("pdf", b"%PDF"), ("docx", b"PK")):
        sent = handler.get(f"/desk/documents/{document.number}/{form}/")
        assert sent.content.startswith(head) and sent["Content-Disposition"].startswith("attachment")
    assert handler.get(f"/desk/documents/{document.number}/exe/").status_code == 404
    assert "••••" in visit("clerk").page(
        f"/desk/documents/{started.petition.number}/"
    )  # the receipt without the query code


def test_paper_waits_is_opened_with_the_name_and_noted_once(walk, visit):
    started = walk("accepted", **BY_POST)
    handler = visit("handler")
    message = Message.objects.filter(medium="print", unit_id=started.enterprise.mine.pk).latest("pk")
    assert started.petition.number in handler.numbers("/desk/print/")
    paper = handler.post(f"/desk/print/{message.pk}/").content.decode()
    assert "范小安" in paper and Evidence.objects.filter(message=message).count() == 1
    for _ in range(2):
        assert handler.post(f"/desk/print/{message.pk}/done/").status_code == 302
    message.refresh_from_db()
    assert message.state == "sent" and Evidence.objects.filter(message=message, state="sent").count() == 1


def test_paper_of_a_confidential_petition_shows_no_name_to_the_unit(walk, visit):
    walk("accepted", secrecy=Secrecy.CONFIDENTIAL, **BY_POST)
    for message in Message.objects.filter(medium="print"):
        answer = visit("handler").post(f"/desk/print/{message.pk}/")
        assert "范小安" not in answer.content.decode()


def test_papers_of_other_units_are_not_there(walk, visit):
    walk("accepted", **BY_POST)
    for message in Message.objects.filter(medium="print"):
        for key in ("other_handler", "discipline", "leader"):
            assert visit(key).post(f"/desk/print/{message.pk}/").status_code == 404
            assert visit(key).post(f"/desk/print/{message.pk}/done/").status_code == 404
    assert not Evidence.objects.exists()


def test_file_is_a_download_and_never_a_page(walk, visit):
    petition, handler = walk("accepted").petition, visit("handler")
    photo = SimpleUploadedFile('"><svg onload=alert(1)>.png', drawing(), "image/svg+xml")
    handler.take(petition, "remark", text="见照片", uploads=photo)
    row = petition.attachments.get()
    assert handler.get(f"{petition_url(petition)}files/{row.pk}/").status_code == 404  # not checked yet
    assert "正在检查" in handler.page(petition_url(petition))
    check_files(timezone.now())
    sent = handler.download(f"{petition_url(petition)}files/{row.pk}/")
    assert sent["Content-Type"] == "image/png" and sent["Content-Disposition"].startswith("attachment")
    assert "sandbox" in sent["Content-Security-Policy"] and sent["X-Content-Type-Options"] == "nosniff"
    assert "<svg onload" not in handler.client.get(petition_url(petition)).content.decode()
    other = walk("accepted").petition
    assert handler.get(f"{petition_url(other)}files/{row.pk}/").status_code == 404
    assert visit("other_handler").get(f"{petition_url(petition)}files/{row.pk}/").status_code == 404


def test_news_tell_what_others_did(walk, visit):
    petition = walk("assigned").petition
    page = visit("handler").page("/desk/news/")
    assert petition.number in page and "交办" in page
    assert "Assign" in visit("handler", "en").page("/desk/news/")
    assert visit("other_handler").numbers("/desk/news/") == []


def test_a_document_shows_how_it_was_served_and_what_became_of_its_messages(walk, visit):
    petition = walk("replied").petition
    decision = Document.objects.get(subject=petition.number, kind="decision")
    told = Message.objects.get(subject=petition.number, medium="email", step="sign")
    Evidence.objects.create(message=told, at=told.queued_at, state="failed", detail="SMTPRecipientsRefused 550")
    page = visit("handler").page(f"/desk/documents/{decision.number}/")
    for words in ("送达和通知", "当面送达", "签收", "本人", "发过的通知", "发送失败 · SMTPRecipientsRefused 550", "网上收件箱"):
        assert words in page, words
    waiting = Document.objects.get(subject=walk("signed").petition.number, kind="decision")
    assert "还没有记送达" in visit("handler").page(f"/desk/documents/{waiting.number}/")
    assert "Service and messages" in visit("handler", "en").page(f"/desk/documents/{decision.number}/")


def test_papers_of_a_sealed_accusation_are_printed_by_the_discipline_duty_and_seen_by_nobody_else(walk, visit):
    """条例§30(3): also the slip that goes to the printer because a mail did not get through."""
    started = walk("sealed", **BY_POST)
    number, unit = started.petition.number, started.petition.handling_unit_id
    identity = started.petition.identity_id
    slip = Message.objects.create(
        subject=number, step="seal", party="petitioner", medium="print", identity_id=identity, unit_id=unit, language="zh", state="queued", queued_at=started.petition.recorded_at,
    )  # fmt: skip
    officer = visit("discipline")
    assert number in officer.numbers("/desk/print/") and "待打印" in officer.page("/desk/")
    assert "范小安" in officer.post(f"/desk/print/{slip.pk}/").content.decode()
    assert officer.post(f"/desk/print/{slip.pk}/done/").status_code == 302
    slip.refresh_from_db()
    assert slip.state == "sent"
    for key in ("clerk", "head", "handler", "unit_head", "leader", "other_handler"):
        assert number not in visit(key).page("/desk/print/") if key != "leader" else True
        assert visit(key).post(f"/desk/print/{slip.pk}/").status_code == 404
