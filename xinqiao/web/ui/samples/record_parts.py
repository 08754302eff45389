"""Samples of tables, figures and papers."""

from xinqiao.web.ui.drawing import bars
from xinqiao.web.ui.samples.values import ACCEPTED, AT, TITLE, TODAY, Both, Sample, picture


def work_rows() -> list[Sample]:
    """Three rows of a worklist."""
    heads = (Both("到期", "Due"), Both("事由", "Matter"), Both("状态", "Status"))
    rows = (
        ("late", Both("超 1 天", "1 day late")),
        ("soon", Both("还有 2 天", "2 days left")),
        ("", Both("还有 6 天", "6 days left")),
    )
    cells: tuple[Sample, ...] = ({"text": TITLE, "url": "#", "sub": "XQ-2026-0003790"}, {"text": ACCEPTED})
    work: list[Sample] = []
    for kind, due in rows:
        first: Sample = {"text": due}
        row = [{"head": head, **cell} for head, cell in zip(heads, (first, *cells), strict=True)]
        work.append({"kind": kind, "cells": row})
    return work


def record_parts(code: str) -> dict[str, list[Sample]]:
    """Samples of tables, figures and papers."""
    counted = [
        (Both("一矿", "Mine 1"), 96.0, "#"),
        (Both("二矿", "Mine 2"), 72.0, "#"),
        (Both("后勤中心", "Housing"), 8.0, ""),
    ]
    links = [{"label": "PDF", "url": "#"}, {"label": "Word", "url": "#"}]
    qr = {"svg": picture(), "label": Both("二维码", "QR code"), "caption": Both("扫一扫查进度", "Scan to look up")}
    return {
        "table": [
            {
                "caption": Both("待办", "Worklist"),
                "heads": [cell["head"] for cell in work_rows()[0]["cells"]],
                "rows": work_rows(),
            }
        ],
        "stat": [
            {"value": value, "label": label, "url": "#", "kind": kind}
            for value, label, kind in (
                (214, Both("件正在办", "in hand"), ""),
                (3, Both("件超期", "overdue"), "late"),
                ("98.6%", Both("按期答复", "answered on time"), "kept"),
            )
        ],
        "bars": [
            {
                "caption": Both("按期答复", "Answered on time"),
                "of": Both("单位", "Unit"),
                "counted": Both("百分比", "Per cent"),
                "bars": bars(counted, unit="%", most=100),
            }
        ],
        "document_row": [
            {"title": Both("受理告知书", "Acceptance notice"), "number": "信受〔2026〕12 号", "at": AT, "today": TODAY, "links": links}
        ],
        "letter": [
            {
                "unit": Both("星河煤业集团第二煤矿", "No. 2 Mine, Xinghe Coal Group"),
                "title": Both("受理告知书", "Acceptance notice"),
                "number": "信受〔2026〕12 号",
                "to": Both("李先生：", "Dear Mr Li,"),
                "paragraphs": [
                    Both(
                        "您反映的“宿舍三号楼停暖两周”，我单位 2026 年 3 月 16 日受理。",
                        "We accepted on 16 March 2026 what you wrote about the heating in dormitory 3.",
                    ),
                    Both("我们在 2026 年 5 月 15 日前书面答复您。", "We will answer you in writing by 15 May 2026."),
                ],
                "signed_by": Both("第二煤矿（印章）", "No. 2 Mine (seal)"),
                "signed_on": Both("2026 年 3 月 16 日", "16 March 2026"),
            }
        ],
        "qr": [qr],
        "receipt": [
            {"id": code, "title": Both("回执", "Your receipt"), "number": "XQ-2026-0003817", "code": "7K4M 92QD", **qr}
        ],
    }
