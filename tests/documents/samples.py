"""Letters to draw, and what they say in each of the three forms."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import docx
from pypdf import PdfReader

from xinqiao.documents.content import (
    Block,
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
from xinqiao.documents.rendering import render_docx, render_html, render_pdf

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "documents"
MERGE = {"petitioner": "王建国", "query_code": "K7M4-Q2PD"}
UNIT = "北岭煤业集团第二煤矿"

ACCEPTANCE = Content(
    title="信访事项受理告知书", number="二矿信受〔2026〕12号", addressee="{{petitioner}}：", signatory=UNIT,
    signed_on=date(2026, 3, 26),
    blocks=(
        Paragraph("您反映的“夜班津贴少发三个月”一事（编号 XF-2026-000123，2026年3月18日收到），现告知如下："),
        Paragraph(f"{UNIT}已于2026年3月26日受理，将在2026年5月25日前书面答复您。（《信访工作条例》第三十四条）"),
        Heading("您的要求"),
        Numbered(("补发2025年10月至12月的夜班津贴，共1,860元。", "说明为什么没有发，今后按月发。")),
        Fields((("办理单位", UNIT), ("联系电话", "0351-7654321"), ("查询码", "{{query_code}}"))),
        Paragraph("{{petitioner}}可以凭编号和查询码查进度；办完后可以评价。", merges=True),
        Verify("扫码核对本告知书", "https://xinqiao.example.com/verify/9f3c2a71"),
    ),
)  # fmt: skip
DECISION = Content(
    title="信访处理意见书", number="二矿信意见〔2026〕7号", addressee="{{petitioner}}：", signatory=UNIT,
    signed_on=date(2026, 5, 20),
    blocks=(
        Paragraph(f"{UNIT}经过调查，对您的要求逐项答复如下："),
        Items((
            ItemConclusion(
                claim="补发2025年10月至12月的夜班津贴。", facts="考勤改用新系统，夜班工时没有导入。\n您共上夜班62个。",
                conclusion="支持", basis="《北岭煤业集团工资支付办法》第二十一条", opinion="随2026年5月工资补发。",
            ),
            ItemConclusion(
                claim="说明为什么没有发。", facts="两个系统之间没有接口。", conclusion="解释说明", basis="",
                opinion="接口已于2026年4月30日开通。",
            ),
        )),
        Remedy("您如果不服本处理意见，可以自收到本意见书之日起30日内向北岭煤业集团有限公司申请复查。"),
    ),
)  # fmt: skip
ENGLISH = Content(
    title="Decision on a petition", number="二矿信意见〔2026〕7号", addressee="{{petitioner}}:",
    signatory="Beiling Coal Group No. 2 Mine", signed_on=date(2026, 5, 20), language="en",
    note="Courtesy translation; the Chinese text is the official one.",
    blocks=(
        Paragraph("On your matter “夜班津贴少发三个月” you are told:"),
        Items((
            ItemConclusion("Pay the allowance.", "The mine’s system didn’t pass it on.", "Supported", "Art. 21", "Paid."),
        )),
        Remedy("If you do not agree you may ask for a review within 30 days of receiving this decision (Art. 35)."),
    ),
)  # fmt: skip
APPROVAL = Content(
    title="延期审批表", number="二矿信延批〔2026〕3号", addressee="", signatory=UNIT, signed_on=date(2026, 3, 26),
    blocks=(
        Paragraph("“宿舍停暖”一事申请延长办理期限，审批如下："),
        Fields((("申请延长", "15日"), ("申请理由", "管网改造要等配件。\n配件四月到。"), ("批准人", "二矿负责人")), is_form=True),
    ),
)  # fmt: skip
SAMPLES = {"approval.zh": APPROVAL, "acceptance_notice.zh": ACCEPTANCE, "decision.zh": DECISION, "decision.en": ENGLISH}
Renderer = Callable[..., str | bytes]
RENDERERS: tuple[Renderer, ...] = (render_html, render_docx, render_pdf)


def letter(*blocks: Block, **parts: str) -> Content:
    return replace(ACCEPTANCE, blocks=blocks or (Paragraph("正文。"),), **parts)


def pdf_text(content: Content) -> str:
    """The text of the PDF on one line: a letter may break anywhere between Han characters."""
    pages = PdfReader(io.BytesIO(render_pdf(content, MERGE))).pages
    return "".join(page.extract_text() for page in pages).replace("\n", "")


def docx_text(content: Content) -> str:
    sheet = docx.Document(io.BytesIO(render_docx(content, MERGE)))
    return "\n".join(text.text or "" for text in sheet.element.body.iter() if text.tag.endswith("}t"))


class Page(HTMLParser):
    """The tags and the text of a fragment."""

    def __init__(self, content: Content) -> None:
        super().__init__()
        self.source = render_html(content, MERGE)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.feed(self.source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text += data


def texts(content: Content) -> dict[str, str]:
    return {"html": Page(content).text, "docx": docx_text(content), "pdf": pdf_text(content)}


# Content
