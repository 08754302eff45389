"""The administrator gives a unit the picture of its seal."""

from __future__ import annotations

from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.enterprise import Enterprise
from tests.seals import seal_png
from tests.web.admin.conftest import text
from xinqiao.directory.models import Seal

TODAY = timezone.localdate


def send(admin: Client, content: bytes = b"", name: str = "章.png", **fields: str) -> object:
    values: dict[str, object] = {"effective_from": TODAY().isoformat(), **fields}
    if content:
        values["file"] = SimpleUploadedFile(name, content)
    return admin.post(reverse("administration:unit_seal", args=["mine-2"]), values)


def test_a_seal_is_taken_shown_and_ended(enterprise: Enterprise, admin: Client) -> None:
    unit, page = reverse("administration:unit", args=["mine-2"]), reverse("administration:unit_seal", args=["mine-2"])
    assert "没有印章图样" in text(admin.get(unit)) and "现在没有印章" in text(admin.get(page))
    assert send(admin, seal_png()).status_code == 302  # type: ignore[attr-defined]
    assert "有印章图样，" in text(admin.get(unit)) and "data:image/png;base64," in text(admin.get(page))
    assert send(admin, ends="on").status_code == 302  # type: ignore[attr-defined]
    assert "现在没有印章" in text(admin.get(page)) and Seal.objects.count() == 2


def test_what_is_wrong_is_said_at_its_field(enterprise: Enterprise, admin: Client) -> None:
    yesterday = (TODAY() - timedelta(days=1)).isoformat()
    for answer, words in (
        (send(admin), "请选一个文件。"), (send(admin, seal_png(), ends="on"), "就不要勾这一项"), (send(admin, b"x", "章.png"), "这不是 PNG 图片"),
        (send(admin, seal_png(size=50)), "这张是 50×50"), (send(admin, seal_png(), effective_from=yesterday), "印章不能倒着生效"),
        (send(admin, seal_png(), effective_from="x"), "从哪天起用"), (send(admin, b"\x89PNG" + b"0" * 1_100_000), "最大 1 MB"),
    ):  # fmt: skip
        assert answer.status_code == 200 and words in text(answer), words  # type: ignore[attr-defined]
    assert not Seal.objects.exists()
    admin.cookies["language"] = "en"
    assert "This is no PNG picture" in text(send(admin, b"x"))
