"""A customer's own Word template: filled whatever Word made of it, refused with a sentence, and nothing in it is ever run."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import docx
import pytest
from django.utils import timezone
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from tests.documents.samples import DECISION, MERGE, letter
from tests.enterprise import Enterprise
from tests.seals import seal_png
from tests.walking import Walk
from xinqiao.directory.change import DirectoryError
from xinqiao.directory.models import WordTemplate
from xinqiao.documents import word_templates
from xinqiao.documents.content import Content, Paragraph, Verify
from xinqiao.documents.models import Document
from xinqiao.documents.rendering import render_docx
from xinqiao.petitions import merging
from xinqiao.petitions.zone import local_day
from xinqiao.rules.terms import DocumentKind

Walker = Callable[..., Walk]
PLAIN = ("{{title}}", "{{number}}", "{{addressee}}", "{{body}}", "{{signatory}}", "{{date}}")


def template(*paragraphs: str, change: Callable[[Any], None] | None = None) -> bytes:
    """A Word file with these paragraphs, as somebody types one anew."""
    sheet = docx.Document()
    for text in paragraphs or PLAIN:
        sheet.add_paragraph(text)
    if change:
        change(sheet)
    written = io.BytesIO()
    sheet.save(written)
    return written.getvalue()


def written(content: Content, on: bytes, **merge: str) -> Any:
    return docx.Document(io.BytesIO(render_docx(replace(content, word_file=on), merge or MERGE)))


def text(sheet: Any) -> str:
    return "\n".join(node.text or "" for node in sheet.element.body.iter(qn("w:t")))


# Filling


def test_every_placeholder_gets_its_text_and_the_blocks_stand_where_the_body_was() -> None:
    sheet = written(DECISION, template("本矿专用", *PLAIN, "以下无正文"))
    lines = [each.text for each in sheet.paragraphs]
    assert lines[:4] == ["本矿专用", "信访处理意见书", "二矿信意见〔2026〕7号", "王建国："]
    assert lines.index("2026年5月20日") == lines.index("北岭煤业集团第二煤矿") + 1 < lines.index("以下无正文")
    assert "考勤改用新系统" in text(sheet) and len(sheet.tables) == 2 and "{{" not in text(sheet)
    tags = [child.tag.rpartition("}")[2] for child in sheet.element.body]
    assert tags.index("tbl") < len(tags) - tags[::-1].index("tbl") < tags.index("sectPr") - 2


def test_word_may_cut_a_placeholder_into_runs_of_other_looks() -> None:
    def cut(sheet: Any) -> None:
        paragraph = sheet.add_paragraph("编号：")
        for part in ("{", "{num", "ber}", "}，共一份"):
            paragraph.add_run(part).bold = part == "{num"

    sheet = written(DECISION, template(*PLAIN, change=cut))
    assert "编号：二矿信意见〔2026〕7号，共一份" in [each.text for each in sheet.paragraphs]


def test_headers_footers_and_tables_are_filled_too() -> None:
    def more(sheet: Any) -> None:
        sheet.sections[0].header.paragraphs[0].text = "{{issuer}}文件"
        sheet.sections[0].footer.paragraphs[0].text = "{{check}}"
        sheet.add_table(1, 1).cell(0, 0).text = "印发日期：{{ date }}"

    sheet = written(replace(DECISION, check_value="核对码：abc"), template(*PLAIN, change=more))
    assert sheet.sections[0].header.paragraphs[0].text == "北岭煤业集团第二煤矿文件"
    assert sheet.sections[0].footer.paragraphs[0].text == "核对码：abc" and text(sheet).count("核对码：abc") == 0
    assert sheet.tables[-1].cell(0, 0).text == "印发日期：2026年5月20日"


def test_what_the_template_leaves_out_stands_at_the_end() -> None:
    content = replace(DECISION, check_value="核对码：abc").adding(Verify("扫码核对", "https://example.com/verify/"))
    sheet = written(content, template())
    assert [each.text for each in sheet.paragraphs][-3:] == ["扫码核对", "https://example.com/verify/", "核对码：abc"]
    placed = written(content, template("{{verify}}", *PLAIN))
    assert placed.paragraphs[0].runs[0]._r.find(qn("w:drawing")) is not None and placed.paragraphs[1].text == "扫码核对"


def test_what_somebody_wrote_is_never_taken_for_a_placeholder() -> None:
    content = letter(Paragraph("我要{{number}}和{{title}}，{% for x in y %}{{ ''.__class__ }}"), title="关于{{body}}的事")
    sheet = written(content, template())
    assert "我要{{number}}和{{title}}，{% for x in y %}{{ ''.__class__ }}" in text(sheet)
    assert sheet.paragraphs[0].text == "关于{{body}}的事" and "二矿信受" in text(sheet)


def test_the_seal_stands_at_the_signatory() -> None:
    sheet = written(replace(DECISION, seal_picture=seal_png()), template())
    signed = next(each for each in sheet.paragraphs if each.text == "北岭煤业集团第二煤矿")
    assert signed._p.find(f".//{qn('wp:anchor')}") is not None
    house = written(replace(DECISION, seal_picture=seal_png()), word_templates.default(DocumentKind.DECISION))
    assert len(house.element.body.findall(f".//{qn('wp:anchor')}")) == 1


@pytest.mark.parametrize("kind", DocumentKind)
def test_the_products_own_template_is_right_for_every_kind(kind: DocumentKind) -> None:
    own = word_templates.default(kind)
    assert word_templates.problems(own) == []
    filled = docx.Document(io.BytesIO(word_templates.filled(own, word_templates.sample(kind))))
    assert kind.zh in [each.text for each in filled.paragraphs] and "{{" not in text(filled)


def test_on_the_products_own_template_a_letter_reads_as_without_one() -> None:
    with_one, without = written(DECISION, word_templates.default(DocumentKind.DECISION)), docx.Document(io.BytesIO(render_docx(DECISION, MERGE)))
    assert [line for line in text(with_one).split("\n") if line] == [line for line in text(without).split("\n") if line]
    assert [each.style.name for each in with_one.paragraphs if each.text] == [each.style.name for each in without.paragraphs if each.text]


def test_the_same_letter_gives_the_same_bytes_and_names_nobody_who_made_the_template() -> None:
    def made_by(sheet: Any) -> None:
        sheet.core_properties.author = sheet.core_properties.last_modified_by = "李秘书"

    own = template(*PLAIN, change=made_by)
    once, twice = (render_docx(replace(DECISION, word_file=own), MERGE) for _ in range(2))
    assert once == twice
    assert docx.Document(io.BytesIO(once)).core_properties.author == "北岭煤业集团第二煤矿"


# Refusing


def refusal(content: bytes) -> str:
    found = word_templates.problems(content)
    assert found and all(each.zh and each.en and each.zh != each.en for each in found)
    return "".join(each.zh for each in found)


@pytest.mark.parametrize(
    ("paragraphs", "words"),
    [
        (PLAIN[:-1], "缺占位符：{{date}}。"), (("没有",), "缺占位符：{{number}}、{{title}}、{{body}}、{{signatory}}、{{date}}。"),
        ((*PLAIN, "{{petitioner}}"), "不认识占位符 {{petitioner}}。可以用的是：{{issuer}}"), ((*PLAIN, "{{ x.__class__ }}"), "不认识占位符"),
        ((*PLAIN, "{{7*7}}"), "不认识占位符"), ((*PLAIN, "{% for a in b %}"), "不能写 {% %}"), ((*PLAIN, "｛｛title｝｝"), "半角"),
        ((*PLAIN, "{{title"), "没有配上"), ((*PLAIN, "title}}"), "没有配上"), (("正文：{{body}}", *PLAIN[:3], *PLAIN[4:]), "单独占一段"),
        ((*PLAIN, "{{body}}"), "只能写一次"),
    ],
)  # fmt: skip
def test_a_template_that_is_not_right_gets_a_sentence(paragraphs: tuple[str, ...], words: str) -> None:
    assert words in refusal(template(*paragraphs))


def test_the_body_cannot_stand_in_a_table_or_a_header() -> None:
    def in_table(sheet: Any) -> None:
        sheet.add_table(1, 1).cell(0, 0).text = "{{body}}"

    assert "单独占一段" in refusal(template(*PLAIN[:3], *PLAIN[4:], change=in_table))

    def in_header(sheet: Any) -> None:
        sheet.sections[0].header.paragraphs[0].text = "{{body}}"

    assert "单独占一段" in refusal(template(*PLAIN[:3], *PLAIN[4:], change=in_header))


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"MZ", b"{\\rtf1}", b"\xd0\xcf\x11\xe0" * 100, template()[:500]])
def test_what_is_no_word_file_gets_a_sentence(content: bytes) -> None:
    assert "不是 Word 的 .docx 文件" in refusal(content)


def test_what_runs_or_fetches_is_refused() -> None:
    good = template()
    outside = b'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="http://evil.example/x" TargetMode="External"/></Relationships>'
    assert "有宏" in refusal(_with(good, "word/vbaProject.bin", b"x"))
    assert "有宏" in refusal(_with(good, "word/embeddings/a.bin", b"x"))
    assert "连着外面" in refusal(_with(good, "word/_rels/settings.xml.rels", outside % b"attachedTemplate"))
    assert "连着外面" in refusal(_with(good, "word/_rels/header9.xml.rels", outside % b"image"))
    assert word_templates.problems(_with(good, "word/_rels/header9.xml.rels", outside % b"hyperlink")) == []
    assert "有宏" in refusal(_with(good, "word/comments.xml", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"))
    assert "文件最大 2 MB" in refusal(b"x" * (2 * 1024 * 1024 + 1))
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "x")
        package.writestr("word/document.xml", b" " * (31 * 1024 * 1024))
    assert "文件最大 2 MB" in refusal(bomb.getvalue())


def _with(content: bytes, name: str, part: bytes) -> bytes:
    packed = io.BytesIO(content)
    with zipfile.ZipFile(packed, "a") as package:
        package.writestr(name, part)
    return packed.getvalue()


@pytest.mark.parametrize("field", ["INCLUDEPICTURE http://evil.example/x", 'DDEAUTO c:\\\\x "y"', "includetext a.docx"])
def test_a_field_that_fetches_is_refused(field: str) -> None:
    def add(sheet: Any) -> None:
        code = OxmlElement("w:instrText")
        code.text = field
        sheet.add_paragraph().add_run()._r.append(code)

    assert "会去取外部内容的域" in refusal(template(*PLAIN, change=add))


# In force from a day on


def test_a_document_keeps_the_template_it_was_issued_with(walk: Walker, enterprise: Enterprise) -> None:
    before = timezone.now() - timedelta(days=3)
    row = word_templates.keep(DocumentKind.DECISION, template("二矿模板", *PLAIN), "二矿.docx", local_day(before), by="person:1", at=before)
    walked = walk("replied")
    decision = Document.objects.get(subject=walked.petition.number, kind="decision")
    assert decision.content["zh"]["word_template"] == row.sha256 and "word_template" not in decision.content["en"]
    now = timezone.now()
    word_templates.keep(DocumentKind.DECISION, template("新模板", *PLAIN), "新.docx", local_day(now), by="person:1", at=now)
    sheet = docx.Document(io.BytesIO(merging.as_file(decision, {}, "zh", "docx")[1]))
    assert sheet.paragraphs[0].text == "二矿模板" and decision.digest in text(sheet)
    assert "二矿模板" not in merging.as_html(decision, {}, "zh")
    notice = Document.objects.get(subject=walked.petition.number, kind="acceptance_notice")
    assert "word_template" not in notice.content["zh"]


def test_a_wrong_one_is_not_kept(enterprise: Enterprise) -> None:
    now = timezone.now()
    with pytest.raises(DirectoryError) as refused:
        word_templates.keep(DocumentKind.DECISION, template("空"), "a.docx", local_day(now), by="person:1", at=now)
    assert refused.value.field == "file" and "缺占位符" in refused.value.said.zh and not WordTemplate.objects.exists()
    with pytest.raises(DirectoryError) as past:
        word_templates.keep(DocumentKind.DECISION, template(), "a.docx", local_day(now - timedelta(days=2)), by="person:1", at=now)
    assert past.value.field == "effective_from"
