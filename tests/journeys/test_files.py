"""A file in a real browser: it is downloaded by its name, and one that cannot be opened says why."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from tests.attacks.test_files import sent
from tests.enterprise import Enterprise
from tests.journeys.walker import Walker
from tests.vault import file_samples as samples
from tests.walking import CODE, Walk
from xinqiao.petitions.file_checks import check_files
from xinqiao.petitions.models import Attachment
from xinqiao.rules.terms_files import FileFault, FileState
from xinqiao.vault import files

pytestmark = [pytest.mark.journey, pytest.mark.slow]


def test_files_are_downloaded_or_say_why_not(walker: Walker, house: Enterprise, tmp_path: Path) -> None:
    given = (
        sent(samples.photograph(), "三号楼走廊.jpg", "image/jpeg"), sent(samples.locked_archive(), "账本.zip", "application/zip"),
        sent(samples.picture(), "昨天的照片.jpg", "image/jpeg"),
    )  # fmt: skip
    petition = Walk(house, uploads=given).to("triaged").petition
    check_files(timezone.now())
    Attachment.objects.filter(petition=petition, name="昨天的照片.jpg").update(state=FileState.QUARANTINED, fault=FileFault.UNSCANNED)
    clean = Attachment.objects.get(petition=petition, state=FileState.CLEAN)
    walker.as_staff("clerk")
    walker.go(f"/desk/petitions/{petition.number}/")
    assert received(walker, tmp_path) == files.fetch(files.copy_of(clean.file_key))
    walker.as_petitioner()
    walker.go("/lookup/")
    walker.write(number=petition.number, code=CODE)
    walker.press()
    walker.go("/matter/")
    assert received(walker, tmp_path) == files.fetch(clean.file_key)
    assert walker.page.locator(".kept_file").count() == 3 and walker.page.locator(".kept_file a").count() == 1


def received(walker: Walker, folder: Path) -> bytes:
    """Press the name of the file and return what came."""
    link: Any = walker.page.locator(".kept_file a").first
    if not link.is_visible():
        walker.page.locator("details:has(.kept_file) > summary").first.click()
    with walker.page.expect_download() as download:
        link.click()
    assert download.value.suggested_filename == "三号楼走廊.jpg"
    place = folder / "came.jpg"
    download.value.save_as(place)
    return place.read_bytes()
