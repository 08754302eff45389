"""A customer's own Word templates: the one to begin with, what may stand in them, and what is wrong with one."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import date, datetime

from xinqiao.directory import change
from xinqiao.directory.change import DirectoryError
from xinqiao.directory.models import WordTemplate
from xinqiao.documents.content import (
    Content,
    Fields,
    Heading,
    ItemConclusion,
    Items,
    Numbered,
    Paragraph,
    Remedy,
    Verify,
)
from xinqiao.documents.placeholders import NO_WORD
from xinqiao.documents.rendering.word import render_docx, render_template, wrong_in_template
from xinqiao.rules.document_kinds import RULES
from xinqiao.rules.terms import DocumentKind
from xinqiao.rules.text import Text

MOST_BYTES = 2 * 1024 * 1024
MOST_PARTS, MOST_UNPACKED = 500, 30 * 1024 * 1024
TOO_LARGE = Text("文件最大 2 MB。请把里面的图片压小。", "The file may have 2 MB at most. Make its pictures smaller.")
MACROS = Text("文件里有宏或者嵌入的程序，不能用。请去掉再传。", "There are macros or embedded programs in the file. Remove them and try again.")
OUTSIDE = Text(
    "文件连着外面的模板、图片或文档，打开时会去取。请把图片嵌入文件，把文档模板改回 Normal，再另存。",
    "The file fetches a template, picture or document from elsewhere. Embed the pictures, set the template back to Normal, and save it again.",
)
UNFILLED = Text("试着填了一次，没有成功。请从下载的模板重新改起。", "It could not be filled. Begin again with the template you can download.")
PROGRAMS = re.compile(r"vbaProject|/activeX/|/embeddings/|oleObject", re.IGNORECASE)


def problems(content: bytes) -> list[Text]:
    """Return what keeps a file from being a template, each in one sentence; an empty list if nothing does."""
    if len(content) > MOST_BYTES:
        return [TOO_LARGE]
    if found := _packed_wrong(content):
        return [found]
    try:
        wrong = wrong_in_template(content)
        if not wrong:
            filled(content, sample(DocumentKind.DECISION))
    except Exception:  # whatever a strange file makes a reader of Word files raise
        return [UNFILLED]
    return wrong


def check(content: bytes) -> None:
    """Raise DirectoryError with every sentence about what is wrong with a template, if anything is."""
    wrong = problems(content) if content else []
    if wrong:
        raise DirectoryError(Text("".join(each.zh for each in wrong), " ".join(each.en for each in wrong)), "file")


def keep(
    kind: DocumentKind, content: bytes, name: str, effective_from: date, *, by: str, at: datetime
) -> WordTemplate:  # fmt: skip
    """Let documents of `kind` take this template from a day on; an empty one: the product's own. DirectoryError as above."""
    check(content)
    return change.set_word_template(kind, content, name, effective_from, by=by, at=at)


def filled(template: bytes, letter: Content) -> bytes:
    """Return the letter (merged already or with nothing to merge) on this template, as .docx."""
    return render_docx(replace(letter, word_file=template), {})


def default(kind: DocumentKind) -> bytes:
    """Return the product's own template, to be changed in Word: the same sheet as without one (GB/T 9704-2012)."""
    return render_template(sample(kind))


def sample(kind: DocumentKind) -> Content:
    """Return a letter of this kind with invented content, to look at a template."""
    unit, day = "某某矿业集团有限公司", date(2026, 3, 26)
    answer = ItemConclusion("补发2025年10月至12月的夜班津贴", "经查考勤，您共上夜班62个。", "支持", "《工资支付办法》第二十一条", "随5月工资补发。")
    return Content(
        title=kind.zh, number=f"某矿信{RULES[kind].mark}〔2026〕12号", addressee="张三：", signatory=unit, signed_on=day,
        blocks=(
            Paragraph("您反映的“夜班津贴少发三个月”一事（编号 XQ-2026-0000123，2026年3月18日收到），现告知如下："),
            Heading("您的要求"), Numbered(("补发2025年10月至12月的夜班津贴。", "说明为什么没有发。")),
            Fields((("办理单位", unit), ("联系电话", "0351-0000000"))), Items((answer,)),
            Remedy("您如果不服，可以自收到之日起30日内申请复查。"),
            Verify("扫码核对是不是我们发的", "https://example.com/verify/?number=1&check=000000000000", "https://example.com/verify/"),
        ),
        check_value="核对码（SHA-256）：" + "0" * 64,
    )  # fmt: skip


def _packed_wrong(content: bytes) -> Text | None:
    """Look at the parts of the package before any of them is read as a document."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
            names = {part.filename for part in parts}
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
                return TOO_LARGE
            if not {"[Content_Types].xml", "word/document.xml"} <= names:
                return NO_WORD
            if any(PROGRAMS.search(f"/{name}") for name in names):
                return MACROS
            texts = {name: package.read(name) for name in names if name.endswith((".xml", ".rels"))}
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError, RuntimeError):
        return NO_WORD
    if b"macroEnabled" in texts["[Content_Types].xml"] or any(b"<!DOCTYPE" in text or b"<!ENTITY" in text for text in texts.values()):
        return MACROS
    return OUTSIDE if any(_reaches_out(text) for name, text in texts.items() if name.endswith(".rels")) else None


def _reaches_out(relations: bytes) -> bool:
    """Return whether a part fetches something when it is opened; a link that somebody clicks does not."""
    entries = re.findall(rb"<(?:\w+:)?Relationship\b[^>]*>", relations)
    return any(b"External" in entry and not re.search(rb"/hyperlink[\"']", entry) for entry in entries)
