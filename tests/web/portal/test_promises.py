"""A promise that was kept: the petitioner reads how, and opens what shows it."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from tests.linked import LINKED_ROUTES
from tests.vault import file_samples
from tests.walking import Walk
from xinqiao.petitions.file_checks import check_files
from xinqiao.petitions.models import Attachment
from xinqiao.web.uploads import keep_good

Holder = Callable[..., tuple[Client, Walk]]


def test_what_shows_that_it_was_kept_is_his_to_open(holder: Holder) -> None:
    client, walked = holder()
    LINKED_ROUTES["promised"](walked)
    uploads, wrong = keep_good([SimpleUploadedFile("新泵.jpg", file_samples.photograph())], most=2, megabytes=20)
    assert not wrong
    walked.take_linked("promise", "keep_promise", "handler", proof="三月三日换好，室内十九度。", uploads=tuple(uploads))
    check_files(timezone.now())
    page = client.get("/matter/").content.decode()
    kept = re.search(r'<section class="card" aria-labelledby="record-1">.*?</section>', page, re.DOTALL)
    assert kept and "室内十九度" in kept[0] and "新泵.jpg" in kept[0]
    file = Attachment.objects.get(petition=walked.petition)
    ticket = client.get(f"/matter/files/{file.pk}/")
    assert ticket.status_code == 302 and Client().get(ticket["Location"]).status_code == 200


def test_a_file_that_staff_added_at_another_moment_is_not(holder: Holder) -> None:
    client, walked = holder()
    LINKED_ROUTES["promise_kept"](walked)
    file = Attachment.objects.create(
        petition=walked.petition, file_key="x", name="内部.pdf", media_type="application/pdf", size=1, sha256="0" * 64,
        from_petitioner=False, added_at=timezone.now(), state="clean",
    )  # fmt: skip
    assert "内部.pdf" not in client.get("/matter/").content.decode()
    assert client.get(f"/matter/files/{file.pk}/").status_code == 404
