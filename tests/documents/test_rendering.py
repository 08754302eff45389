"""A frozen document is the same letter as a page, a Word file and a PDF, and what people wrote is only ever text."""

from __future__ import annotations

import io
import json
import os
import re
import socket
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader

from tests.documents.samples import (
    ACCEPTANCE,
    DECISION,
    GOLDEN,
    MERGE,
    RENDERERS,
    SAMPLES,
    UNIT,
    Page,
    Renderer,
    docx_text,
    letter,
    pdf_text,
    texts,
)
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
    canonical_json,
    digest,
)
from xinqiao.documents.rendering import render_docx, render_html, render_pdf
from xinqiao.documents.rendering.glyphs import coverage
from xinqiao.documents.rendering.wording import ordinal, signature_margins


@pytest.mark.parametrize("name", SAMPLES)
def test_content_comes_back_from_its_json_as_it_was(name: str) -> None:
    content = SAMPLES[name]
    assert Content.from_json(json.loads(json.dumps(content.to_json(), ensure_ascii=False))) == content


def test_the_hash_of_a_document_never_changes() -> None:
    found = {name: digest(content) for name, content in SAMPLES.items()}
    assert_golden("digests.json", json.dumps(found, indent=2) + "\n")


def test_the_hash_does_not_depend_on_the_order_of_keys() -> None:
    turned = dict(reversed(list(DECISION.to_json().items())))
    assert digest(turned) == digest(DECISION)
    assert canonical_json(turned) == canonical_json(DECISION)


def test_the_hash_changes_with_every_part() -> None:
    others = (
        replace(DECISION, title="信访答复意见书"), replace(DECISION, number="二矿信意见〔2026〕8号"), replace(DECISION, note="附"),
        replace(DECISION, signed_on=date(2026, 5, 21)), replace(DECISION, blocks=DECISION.blocks[:-1]),
    )  # fmt: skip
    assert len({digest(each) for each in (DECISION, *others)}) == 6


@pytest.mark.parametrize(
    "broken",
    [
        {"language": "fr"}, {"blocks": [{"kind": "script", "text": "x"}]}, {"blocks": [{"kind": "paragraph"}]},
        {"blocks": [{"text": "x"}]}, {"surplus": 1}, {"signed_on": "26/03/2026"},
    ],
)  # fmt: skip
def test_what_is_no_document_content_is_refused(broken: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"unknown|not a document|Invalid isoformat"):
        Content.from_json(ACCEPTANCE.to_json() | broken)


# The three forms


@pytest.mark.parametrize("name", SAMPLES)
def test_all_three_forms_say_everything(name: str) -> None:
    content = SAMPLES[name]
    said = [content.title, content.number, content.signatory, content.note]
    said += [MERGE["petitioner"]] if content.addressee else []  # a form for the file is written to nobody
    for block in content.blocks:
        match block:
            case Items(rows=rows):
                said += [text for row in rows for text in (row.claim, row.conclusion, row.basis, row.opinion)]
            case Numbered(items=items):
                said += items
            case Verify(text=text, url=url):
                said += [text, url]
            case Heading(text=text) | Remedy(text=text):
                said.append(text)
            case _:
                pass
    for form, text in texts(content).items():
        flat = re.sub(r"\s+", "", text)
        for each in said:
            assert re.sub(r"\s+", "", each) in flat, f"{form} lacks {each!r}"


@pytest.mark.parametrize("name", SAMPLES)
def test_the_page_is_drawn_as_it_always_was(name: str) -> None:
    assert_golden(f"{name}.html", render_html(SAMPLES[name], MERGE) + "\n")


@pytest.mark.parametrize("name", SAMPLES)
def test_the_page_keeps_the_content_security_policy(name: str) -> None:
    page = Page(SAMPLES[name])
    assert not {"style", "script", "link", "img", "iframe"} & set(page.tags)
    assert not [key for key, _ in page.attributes if key == "style" or key.startswith("on") or key in ("src", "href")]


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("render", RENDERERS)
def test_the_same_letter_is_the_same_bytes(render: Renderer, name: str) -> None:
    assert render(SAMPLES[name], MERGE) == render(Content.from_json(SAMPLES[name].to_json()), dict(MERGE))


def test_the_same_letter_is_the_same_bytes_in_another_process() -> None:
    program = (
        "import json, sys, hashlib\nfrom xinqiao.documents.content import Content\n"
        "from xinqiao.documents.rendering import render_docx, render_pdf\n"
        "content, merge = json.load(sys.stdin)\ncontent = Content.from_json(content)\n"
        "print(*(hashlib.sha256(render(content, merge)).hexdigest() for render in (render_docx, render_pdf)))"
    )
    given = json.dumps([DECISION.to_json(), MERGE])
    found = [
        subprocess.run([sys.executable, "-c", program], input=given, capture_output=True, text=True, check=True).stdout
        for _ in range(2)
    ]
    assert found[0] == found[1]


def test_a_web_process_loads_no_typesetter_before_a_file_is_asked_for() -> None:
    program = "import sys, xinqiao.documents.rendering; print({'typst', 'docx', 'lxml', 'pylopdf_fonts_zh_cn'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_the_pdf_is_a4_in_the_manner_of_the_standard() -> None:
    reader = PdfReader(io.BytesIO(render_pdf(DECISION, MERGE)))
    assert [round(float(each)) for each in reader.pages[0].mediabox[2:]] == [595, 842]
    assert reader.metadata is not None
    assert reader.metadata.title == DECISION.title and reader.metadata.author == UNIT
    assert str(reader.trailer["/Root"]["/Lang"]) == "zh-CN"
    assert "/StructTreeRoot" in reader.trailer["/Root"]  # can be read aloud
    fonts = {str(font.get_object()["/BaseFont"]) for font in reader.pages[0]["/Resources"]["/Font"].values()}
    assert {name.split("+")[1].split("-")[0] for name in fonts} == {"NotoSerifSC", "NotoSansSC"}
    assert "— 1 —" in reader.pages[0].extract_text()


def test_the_word_file_is_a4_in_the_manner_of_the_standard() -> None:
    sheet = docx.Document(io.BytesIO(render_docx(DECISION, MERGE)))
    section, normal = sheet.sections[0], sheet.styles["Normal"]
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(each.mm) for each in margins] == [37, 35, 28, 26]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert normal.font.size.pt == 16 and 'w:eastAsia="FangSong"' in normal.element.xml
    title = sheet.styles["Heading 1"]
    assert title.font.size.pt == 22 and 'w:eastAsia="STZhongsong"' in title.element.xml
    for footer in (section.footer, section.even_page_footer):
        assert footer.paragraphs[0].text == "—  —" and "PAGE" in footer._element.xml
    known = sheet.core_properties
    assert known.created.date() == known.modified.date() == DECISION.signed_on
    assert (known.title, known.author, known.comments) == (DECISION.title, UNIT, "")


def test_the_word_file_has_its_properties_in_the_order_word_demands() -> None:
    with zipfile.ZipFile(io.BytesIO(render_docx(DECISION, MERGE))) as package:
        xml = package.read("word/document.xml").decode()
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in package.namelist() if "thumbnail" in name]
    properties = re.search(r"<w:tblPr>(.*?)</w:tblPr>", xml)
    assert properties is not None
    order = re.findall(r"<w:(tblW|jc|tblBorders|tblLayout|tblLook)\b", properties[1])
    assert order == ["tblW", "jc", "tblBorders", "tblLayout", "tblLook"]


def test_five_thousand_characters_go_on_over_numbered_pages() -> None:
    said = "".join(chr(0x4E00 + n % 3000) for n in range(5000))
    reader = PdfReader(io.BytesIO(render_pdf(letter(Paragraph(said)), MERGE)))
    pages = [page.extract_text() for page in reader.pages]
    assert 8 <= len(pages) <= 10  # 22 lines of 28 characters a page (GB/T 9704 §5.2.3)
    for n, text in enumerate(pages, 1):
        assert f"— {n} —" in text
    assert said in re.sub(r"\s|— \d+ —", "", "".join(pages))
    assert UNIT in pages[-1] and said[-1] in pages[-1]  # the signature does not stand alone


def test_a_run_without_spaces_stays_on_the_paper() -> None:
    reader = PdfReader(io.BytesIO(render_pdf(letter(Paragraph("w" * 3000), Paragraph("1-2-3-" * 500)), MERGE)))
    beyond: list[float] = []

    def visit(text: str, _cm: list[float], tm: list[float], _font: object, _size: float) -> None:
        if text.strip() and tm[4] > 595 - 26 / 25.4 * 72:
            beyond.append(tm[4])

    said = "".join(page.extract_text(visitor_text=visit) for page in reader.pages)
    assert said.count("w") == 3000 and said.count("2") >= 500
    assert not beyond


def test_the_longest_answer_the_limits_allow_is_printed_whole() -> None:
    """A claim longer than a page, repeated as the head of its table, once left the typesetter running for ever."""
    row = ItemConclusion("甲" * 1000, "乙" * 5000, "支持", "丙" * 1000, "丁" * 5000)
    content = letter(Items((row, row)))
    for form, text in (("pdf", pdf_text(content)), ("docx", docx_text(content))):
        assert [text.count(char) for char in "甲乙丙丁"] == [2000, 10000, 2000, 10000], form


def test_many_at_once_get_their_own_letter() -> None:
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda n: pdf_text(replace(DECISION, number=f"信〔2026〕{n}号")), range(1000, 1008)))
    for n, text in enumerate(made, 1000):
        assert f"〔2026〕{n}号" in text


# Placeholders and literal text


def test_placeholders_are_merged_where_the_letter_has_them() -> None:
    for text in texts(ACCEPTANCE).values():
        flat = re.sub(r"\s", "", text)
        assert "王建国：" in flat and "王建国可以凭编号" in flat and "K7M4-Q2PD" in flat
        assert "{{" not in flat


@pytest.mark.parametrize("render", RENDERERS)
def test_a_frozen_document_never_holds_a_name(render: Renderer) -> None:
    render(ACCEPTANCE, MERGE)
    assert "王建国" not in canonical_json(ACCEPTANCE).decode()


def test_braces_somebody_typed_stay_as_they_are() -> None:
    said = "我写了 {{petitioner}} {petitioner} {0} {} %(x)s ${x} {{ query_code }} {{{query_code}}}"
    content = letter(
        Paragraph(said), Numbered((said,)), Remedy(said), Fields((("说明", said),)),
        Items((ItemConclusion(said, said, "支持", said, said),)),
    )  # fmt: skip
    for form, text in texts(content).items():
        assert re.sub(r"\s", "", text).count(re.sub(r"\s", "", said)) >= 8, (
            form
        )  # a claim stands again on the next page


def test_a_value_is_never_looked_at_again() -> None:
    content = letter(Paragraph("正文。"))
    assert "{{query_code}}：" in render_html(content, {"petitioner": "{{query_code}}", "query_code": "SECRET"})
    assert "SECRET" not in render_html(content, {"petitioner": "{{query_code}}", "query_code": "SECRET"})


def test_a_placeholder_without_a_value_is_seen_not_hidden() -> None:
    assert "{{petitioner}}：" in render_html(letter(), {})


MARKUP = (
    '#read("/etc/passwd") *x* $y$ <z>', "= 标题 #pagebreak() @ref `raw` ~ \\ // /* */ [x] https://a.cn",
    "<script>alert(1)</script>&amp;<b>粗</b>", "<w:p><w:r/></w:p> ]]> & \"引\" 'x'", "“直引号”\"straight\" -- --- ...",
)  # fmt: skip


@pytest.mark.parametrize("said", MARKUP)
def test_what_people_write_is_printed_literally(said: str) -> None:
    content = letter(Paragraph(said), Items((ItemConclusion(said, said, "支持", said, said),)), title=said)
    for form, text in texts(content).items():
        found = re.sub(r"\s", "", text).count(re.sub(r"\s", "", said))
        assert found >= 6, f"{form}: {text}"


def test_rare_characters_and_emoji_are_shown_or_visibly_missing() -> None:
    """The page and the Word file keep them; the PDF prints □ and names the missing ones below the letter."""
    said = "姓𠮷的矿工👍🏽说：㐂䶮 ok"
    content = letter(Paragraph(said), addressee="𠮷先生：")
    assert said in Page(content).text and said in docx_text(content)
    printed = pdf_text(content)
    assert "□先生：" in printed and "□" in printed.split("姓")[1]
    assert "U+20BB7" in printed and "U+1F44D" in printed


def test_the_font_of_the_wheel_has_the_common_characters() -> None:
    import pylopdf_fonts_zh_cn  # lazy: belongs to the PDF only

    for font in (pylopdf_fonts_zh_cn.serif_path(), pylopdf_fonts_zh_cn.sans_path()):
        covered = coverage(font)
        # GB 2312 is what the names and places of a letter are written in, nearly always.
        common = bytes(range(0xB0, 0xF8))
        gb2312 = "".join(
            bytes((row, cell)).decode("gb2312", errors="ignore") for row in common for cell in range(0xA1, 0xFF)
        )
        assert len(gb2312) == 6763
        assert not [char for char in gb2312 + "□〔〕“”—×" if char not in covered]
        assert "𠮷" not in covered and "👍" not in covered


@pytest.mark.parametrize("render", RENDERERS)
@pytest.mark.parametrize(
    "said", ["\x00\x01\x1b[31m\x7f", "\ud800半个\udfff", "\u202e反着\u202c", "a\r\nb\rc\u2028d\te", "", "\n\n", "\ufeff\ufffe\uffff", "e\u0301\u200d\ufe0f"]
)  # fmt: skip
def test_characters_no_paper_can_show_do_not_break_the_letter(render: Renderer, said: str) -> None:
    content = letter(
        Paragraph(said), Heading(said), Numbered((said,)), Fields(((said, said),)),
        Items((ItemConclusion(said, said, said, said, said),)), Remedy(said), Verify(said, "https://a.cn"), title="题" + said,
    )  # fmt: skip
    made = render(content, MERGE | {"petitioner": said})
    assert made
    if isinstance(made, str):
        assert not set(made) & set("\x00\x1b\x7f\u202e\ud800")
        made.encode()


@pytest.mark.parametrize("render", RENDERERS)
def test_a_letter_without_blocks_or_addressee_is_still_a_letter(render: Renderer) -> None:
    assert render(replace(ACCEPTANCE, blocks=(), addressee=""), {})
    assert render(letter(Fields(()), Items(()), Numbered(())), {})


# Attack 12


@pytest.fixture
def canary() -> Iterator[tuple[int, list[bytes]]]:
    """A listener on the loopback and what reached it."""
    reached: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.05)
        done = threading.Event()

        def listen() -> None:
            while not done.is_set():
                try:
                    connection, _ = server.accept()
                except TimeoutError:
                    continue
                reached.append(b"connected")
                connection.close()

        thread = threading.Thread(target=listen)
        thread.start()
        yield server.getsockname()[1], reached
        time.sleep(0.1)
        done.set()
        thread.join()
    assert reached == []


def test_rendering_reaches_no_network_and_no_file(canary: tuple[int, list[bytes]], tmp_path: Path) -> None:
    """Attack 12: text with file://, http://169.254.169.254, <iframe>, @import is printed and never followed."""
    port, reached = canary
    secret = tmp_path / "secret.txt"
    secret.write_text("the-secret-of-the-house")
    lures = (
        f'<iframe src="http://127.0.0.1:{port}/a"></iframe>', f'<img src="file://{secret}">',
        f'@import url("http://127.0.0.1:{port}/b");', f'#read("{secret}")', f'#image("{secret}")', f'#include "{secret}"',
        f'#import "http://127.0.0.1:{port}/c.typ"', '#import "@preview/none:0.1.0"', "http://169.254.169.254/latest/meta-data",
        f'<!DOCTYPE x [<!ENTITY e SYSTEM "file://{secret}">]>&e;', f"file://{secret}", 'INCLUDETEXT "c:\\\\x"',
    )  # fmt: skip
    content = letter(
        *(Paragraph(lure) for lure in lures), Items((ItemConclusion(*lures[:5]),)), Verify(lures[0], f"file://{secret}"),
        signatory=lures[3], number=lures[0], title=lures[2],
    )  # fmt: skip
    merge = {"petitioner": lures[0]}
    html, word, pdf = render_html(content, merge), render_docx(content, merge), render_pdf(content, merge)
    with zipfile.ZipFile(io.BytesIO(word)) as package:
        parts = {name: package.read(name).decode(errors="replace") for name in package.namelist()}
    reader = PdfReader(io.BytesIO(pdf))
    printed = re.sub(r"\s", "", "".join(page.extract_text() for page in reader.pages))
    assert all(re.sub(r"\s", "", lure) in printed for lure in lures)
    assert "the-secret-of-the-house" not in html + printed + "".join(parts.values())
    assert not {"iframe", "img", "script", "link"} & set(Page(content).tags)
    assert not [name for name, part in parts.items() if 'TargetMode="External"' in part]
    assert not [name for name, part in parts.items() if "<!ENTITY" in part.replace("&lt;!ENTITY", "")]
    assert not [page for page in reader.pages if "/Annots" in page]
    for active in (b"/JavaScript", b"/Launch", b"/EmbeddedFile", b"/OpenAction", b"/URI"):
        assert active not in pdf
    assert not reached


def test_the_typesetter_itself_can_read_no_file(tmp_path: Path) -> None:
    """Attack 12: even if a text became markup, the typesetter's world is an empty folder."""
    from xinqiao.documents.rendering import pdf as press  # lazy: only to put another source in its place

    (tmp_path / "secret.typ").write_text("#let x = 1")
    with pytest.MonkeyPatch.context() as patch:
        for source in ('#read("/etc/passwd")', '#read("../../../../etc/passwd")', f'#include "{tmp_path}/secret.typ"'):
            other = tmp_path / "other.typ"
            other.write_text(source)
            patch.setattr(press, "SOURCE", other)
            with pytest.raises(RuntimeError, match=r"not found|failed to load|access|escape|outside"):
                render_pdf(DECISION, MERGE)


# Small rules of the sheet


def test_ordinals() -> None:
    assert [ordinal(n) for n in (1, 9, 10, 11, 20, 21, 99, 100)] == [
        "一",
        "九",
        "十",
        "十一",
        "二十",
        "二十一",
        "九十九",
        "100",
    ]


def test_the_date_stands_four_characters_off_the_edge_and_the_unit_is_centred_over_it() -> None:
    assert signature_margins("二矿", "2026年5月20日") == (4.0 + (6.5 - 2) / 2, 4.0)
    wide = signature_margins("北" * 30, "2026年5月20日")
    assert wide == (0.0, (30 - 6.5) / 2)


def assert_golden(name: str, found: str) -> None:
    """Compare with the golden file; `WRITE_GOLDEN=1` writes it instead."""
    path = GOLDEN / name
    if os.environ.get("WRITE_GOLDEN"):
        path.write_text(found, encoding="utf-8")
    assert found == path.read_text(encoding="utf-8")
