"""What goes along to the unit in charge: nothing that nobody chose, and it is told how much stayed behind."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.web.visiting import petition_url
from xinqiao.petitions.models import Attachment, Petition
from xinqiao.vault import files

pytestmark = [pytest.mark.django_db, pytest.mark.postgres_too]


def kept(petition: Petition, name: str, at) -> Attachment:
    return Attachment.objects.create(
        petition=petition, file_key=files.keep(name.encode()), name=name, media_type="image/png", size=7, sha256=name.ljust(64, "0"), added_at=at, state="clean"
    )  # fmt: skip


def test_only_chosen_files_reach_the_unit_and_more_can_be_sent_later(walk, visit):
    walked = walk("triaged")
    petition, before = walked.petition, walked.at - timedelta(hours=1)
    card, photo = kept(petition, "身份证.png", before), kept(petition, "暖气片.png", before)
    clerk, handler, url = visit("clerk"), visit("handler"), petition_url(petition)
    form = clerk.page(f"{url}assign/")
    assert "这些材料没有遮盖" in form and "身份证.png" in form and f'value="{photo.pk}" checked' not in form
    clerk.take(petition, "assign", unit_id=walked.enterprise.mine.pk, report_on=(walked.at + timedelta(days=30)).date().isoformat(), attachments=[photo.pk])
    page = handler.page(url)
    assert "暖气片.png" in page and "身份证.png" not in page and "另有 1 份材料留在登记单位" in page
    assert handler.get(f"{url}files/{photo.pk}/").status_code == 302 and handler.get(f"{url}files/{card.pk}/").status_code == 404
    assert clerk.get(f"{url}files/{card.pk}/").status_code == 302
    assert f"{url}send_files/" in clerk.page(url) and f"{url}send_files/" not in page
    clerk.take(Petition.objects.get(pk=petition.pk), "send_files", attachments=[card.pk])
    assert handler.get(f"{url}files/{card.pk}/").status_code == 302 and f"{url}send_files/" not in clerk.page(url)


def test_what_comes_in_while_the_unit_has_it_reaches_the_unit(walk, visit):
    walked = walk("assigned")
    kept(walked.petition, "新照片.png", walked.at + timedelta(hours=1))
    assert "新照片.png" in visit("handler").page(petition_url(walked.petition))
