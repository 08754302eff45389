"""The administrator downloads a Word template, tries a changed one, and puts it into use."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import Any

import docx
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.enterprise import Enterprise
from tests.web.admin.conftest import text
from xinqiao.directory.models import WordTemplate
from xinqiao.documents import word_templates
from xinqiao.documents.placeholders import PLACEHOLDERS
from xinqiao.ledger.append import history
from xinqiao.rules.terms import DocumentKind

PAGE = "/admin/word-templates/decision/"


def send(admin: Client, content: bytes = b"", name: str = "本矿.docx", **fields: str) -> Any:
    values: dict[str, object] = {"effective_from": timezone.localdate().isoformat(), **fields}
    if content:
        values["file"] = SimpleUploadedFile(name, content)
    return admin.post(PAGE, values)


def own() -> bytes:
    sheet = docx.Document(io.BytesIO(word_templates.default(DocumentKind.DECISION)))
    sheet.paragraphs[0].insert_paragraph_before("本矿专用纸")
    written = io.BytesIO()
    sheet.save(written)
    return written.getvalue()


def test_one_is_downloaded_changed_tried_and_put_into_use(enterprise: Enterprise, admin: Client) -> None:
    sent = admin.get(f"{PAGE}default.docx")
    assert sent["Content-Disposition"].startswith("attachment") and sent.content == word_templates.default(DocumentKind.DECISION)
    changed = own()
    tried = send(admin, changed, preview="1")
    shown = [each.text for each in docx.Document(io.BytesIO(tried.content)).paragraphs]
    assert shown[0] == "本矿专用纸" and "信访事项处理意见书" in shown and not WordTemplate.objects.exists()
    assert send(admin, changed).status_code == 302
    page = text(admin.get(PAGE))
    assert "现在用本单位的" in page and "本矿.docx" in page and text(admin.get(reverse("administration:word_templates"))).count("本单位的") == 1
    assert admin.get(f"{PAGE}current.docx").content == changed != admin.get(f"{PAGE}default.docx").content
    assert history("directory")[-1].verb == "word_template.set"
    assert send(admin, ends="on").status_code == 302 and "现在用系统自带的" in text(admin.get(PAGE))


def test_the_page_lists_what_may_be_written(enterprise: Enterprise, admin: Client) -> None:
    page = text(admin.get(PAGE))
    for name in PLACEHOLDERS:
        assert f"{{{{{name}}}}}" in page
    assert page.count("必须有") == 5


def test_what_is_wrong_is_said_at_its_field(enterprise: Enterprise, admin: Client) -> None:
    sheet = docx.Document()
    sheet.add_paragraph("{{title}}{{x}}")
    written = io.BytesIO()
    sheet.save(written)
    yesterday = (timezone.localdate() - timedelta(days=1)).isoformat()
    for more in ({}, {"preview": "1"}):
        for answer, words in (
            (send(admin, **more), "请选一个文件。"), (send(admin, b"x", **more), "这不是 Word 的 .docx 文件"),
            (send(admin, written.getvalue(), **more), "不认识占位符 {{x}}"), (send(admin, written.getvalue(), **more), "缺占位符：{{number}}"),
        ):  # fmt: skip
            assert answer.status_code == 200 and words in text(answer), words
    assert "模板不能倒着生效" in text(send(admin, own(), effective_from=yesterday))
    assert not WordTemplate.objects.exists()
    admin.cookies["language"] = "en"
    assert "Unknown placeholders: {{x}}" in text(send(admin, written.getvalue()))


def test_unknown_kinds_and_files_are_not_there(enterprise: Enterprise, admin: Client) -> None:
    for url in ("/admin/word-templates/nothing/", "/admin/word-templates/nothing/default.docx", f"{PAGE}other.docx"):
        assert admin.get(url).status_code == 404
