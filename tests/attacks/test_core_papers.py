"""Attacks 12, 35, 36: what people wrote is only text on every paper and in every table that leaves the house."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from django.urls import get_resolver
from pypdf import PdfReader

from tests.petitions.world import THURSDAY, World
from tests.walking import entry
from tests.web.visiting import plain_pages, visit  # noqa: F401 fixtures
from xinqiao.directory import change
from xinqiao.documents.models import Document
from xinqiao.petitions import merging
from xinqiao.petitions.perform import perform
from xinqiao.petitions.steps.reply import Conclusion
from xinqiao.rules.terms import Outcome

LURES = (
    "<iframe src=http://169.254.169.254/latest/meta-data>", '#read("/etc/passwd")', "file:///etc/passwd",
    '@import url("http://169.254.169.254/x.css")', "{{petitioner}} {{query_code}} {% load x %}", "$x^2$ \\input{/etc/passwd}",
)  # fmt: skip


def test_an_answer_full_of_lures_is_printed_letter_by_letter(world: World) -> None:
    """Attack 12: through the real steps, in all three forms; no name is merged where somebody typed a placeholder."""
    drafted, handler = world.at("accepted"), world.actor("handler", world.at("accepted"))
    said = Conclusion(outcome=Outcome.REJECT, facts="\n".join(LURES), basis=LURES[1], opinion=LURES[4])
    perform("reply", drafted, entry("reply", conclusions=(said, said)), actor=handler, at=THURSDAY)
    perform("sign", drafted, entry("sign"), actor=world.actor("unit_head", drafted), at=THURSDAY)
    document = Document.objects.get(subject=drafted.number, kind="decision")
    merge = merging.for_petitioner(drafted, "zh")
    html = merging.as_html(document, merge, "zh")
    pdf = PdfReader(io.BytesIO(merging.as_file(document, merge, "zh", "pdf")[1]))
    printed = re.sub(r"\s", "", "".join(page.extract_text() for page in pdf.pages))
    assert all(re.sub(r"\s", "", lure) in printed for lure in LURES)
    assert "root:" not in printed + html and "<iframe" not in html
    assert html.count(merge["petitioner"]) == printed.count(merge["petitioner"]) == 1
    with zipfile.ZipFile(io.BytesIO(merging.as_file(document, merge, "zh", "docx")[1])) as package:
        parts = [package.read(name).decode(errors="replace") for name in package.namelist()]
    assert not any('TargetMode="External"' in part or "root:" in part for part in parts)


@pytest.mark.django_db
def test_no_cell_of_any_table_that_leaves_the_house_is_a_formula(visit, enterprise):  # noqa: F811
    """Attack 36: `=`, `+`, `-`, `@` and a tab at the head of names and units; every download of a table is looked through."""
    admin, now = visit("admin"), THURSDAY
    for n, sign in enumerate(("=", "+", "-", "@", "\t=")):
        name = f"{sign}HYPERLINK(\"http://evil.example\")"
        change.add_person(change.PersonEntry(login=f"x{n}", name=name), by="person:1", at=now)
    tables = [f"/admin/{pattern}" for pattern in _downloads()]
    assert tables == ["/admin/sheets/template.xlsx", "/admin/sheets/directory.xlsx"]  # a new one is looked through, too
    for address in tables:
        with zipfile.ZipFile(io.BytesIO(admin.get(address).content)) as book:
            parts = "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xml"))
        assert "<f>" not in parts and not re.search(r"<t[^>]*>[=+\-@\t]", parts)


def _downloads() -> list[str]:
    resolver = next(part for part in get_resolver().url_patterns if str(part.pattern) == "admin/")
    return [str(part.pattern) for part in resolver.url_patterns if re.search(r"\.(xlsx|csv)$", str(part.pattern))]
