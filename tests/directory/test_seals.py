"""The picture of a unit's seal: only a clean PNG, from a day on, on the directory's chain."""

from __future__ import annotations

import hashlib
import io
from datetime import timedelta

import pytest
from django.utils import timezone
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from tests.directory.conftest import House
from tests.seals import seal_png
from xinqiao.directory import artwork, change, snapshot
from xinqiao.directory.change import DirectoryError
from xinqiao.directory.models import Seal
from xinqiao.ledger.append import history

pytestmark = [pytest.mark.django_db, pytest.mark.postgres_too]
NOW = timezone.now()
TODAY = timezone.localdate(NOW)


def test_it_counts_from_its_day_and_the_newest_that_has_begun_wins(house: House) -> None:
    later = TODAY + timedelta(days=10)
    first = change.set_seal(house.first, seal_png(), TODAY, by="person:1", at=NOW)
    second = change.set_seal(house.first, seal_png(colour="#a00000"), later, by="person:1", at=NOW)
    directory = snapshot.current()
    assert directory.seal(house.first.pk, TODAY) == first.sha256 != second.sha256 == directory.seal(house.first.pk, later)
    assert directory.seal(house.first.pk, TODAY - timedelta(days=1)) == directory.seal(house.second.pk, TODAY) == ""
    change.set_seal(house.first, b"", later + timedelta(days=1), by="person:1", at=NOW)
    assert snapshot.current().seal(house.first.pk, later + timedelta(days=1)) == ""
    assert artwork.seal_picture(first.sha256) == bytes(first.picture)
    lines = [line for line in history("directory") if line.verb == "seal.set"]
    assert [line.body["sha256"] for line in lines] == [first.sha256, second.sha256, ""] and lines[0].body["unit"] == house.first.pk


def test_it_is_drawn_anew_and_nothing_hidden_in_the_file_stays(house: House) -> None:
    notes, written = PngInfo(), io.BytesIO()
    notes.add_text("Author", "张三 13812345678")
    Image.open(io.BytesIO(seal_png())).save(written, "PNG", pnginfo=notes)
    row = change.set_seal(house.first, written.getvalue() + b"PK\x03\x04<script>", TODAY, by="person:1", at=NOW)
    kept = bytes(row.picture)
    assert kept.startswith(b"\x89PNG") and b"138" not in kept and b"<script>" not in kept and b"PK" not in kept[-40:]
    assert row.sha256 == hashlib.sha256(kept).hexdigest()


@pytest.mark.parametrize(
    "picture",
    [b"no picture", seal_png(form="JPEG"), seal_png()[:200], seal_png(size=100), seal_png(size=3001), b"\x89PNG" + b"0" * (1024 * 1024 + 1), b"<svg xmlns='http://www.w3.org/2000/svg'/>"],
    ids=["text", "jpeg", "broken", "small", "large", "heavy", "svg"],
)  # fmt: skip
def test_what_is_no_usable_picture_is_refused_with_a_sentence(house: House, picture: bytes) -> None:
    with pytest.raises(DirectoryError) as refused:
        change.set_seal(house.first, picture, TODAY, by="person:1", at=NOW)
    assert refused.value.field == "file" and refused.value.said.zh != refused.value.said.en and not Seal.objects.exists()


def test_it_cannot_begin_in_the_past(house: House) -> None:
    with pytest.raises(DirectoryError) as refused:
        change.set_seal(house.first, seal_png(), TODAY - timedelta(days=1), by="person:1", at=NOW)
    assert refused.value.field == "effective_from"


def test_an_altered_picture_is_not_printed(house: House) -> None:
    row = change.set_seal(house.first, seal_png(colour="#b00000"), TODAY, by="person:1", at=NOW)
    Seal.objects.update(picture=seal_png(colour="#0000ff"))
    assert artwork.seal_picture(row.sha256) == artwork.seal_picture("0" * 64) == artwork.seal_picture("") == b""
