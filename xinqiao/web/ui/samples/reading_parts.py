"""Samples of the parts that tell where a matter stands."""

from datetime import date, timedelta

from xinqiao.rules.terms_files import FileFault
from xinqiao.web.ui.samples.values import ACCEPTED, AT, OPEN, TELL, TODAY, Both, Sample


def stages() -> list[Sample]:
    """The way of a petition, third stage lit."""
    return [
        {"label": Both("已收到", "Received"), "state": "done", "note": Both("3 月 12 日", "12 Mar")},
        {"label": Both("已受理", "Accepted"), "state": "done", "note": Both("3 月 16 日", "16 Mar")},
        {"label": Both("办理中", "In hand"), "state": "here"},
        {"label": Both("书面答复", "Written answer"), "state": "todo", "note": Both("5 月 15 日前", "by 15 May")},
        {"label": Both("您来评价", "Your rating"), "state": "todo"},
    ]


def dues() -> list[Sample]:
    """Later, soon, late and kept."""
    days = [{"days": n, "on": TODAY + timedelta(n), "why": TELL, "today": TODAY} for n in (6, 2, 0, -1)]
    return [*days, {"days": -40, "on": date(2025, 12, 9), "why": TELL, "today": TODAY, "kept": True}]


def told() -> list[Sample]:
    """Two events of a timeline."""
    return [
        {
            "at": AT + timedelta(days=4),
            "by": Both("二矿信访科", "No. 2 mine"),
            "url": "#",
            "action": Both("下载", "Download"),
            "text": Both(
                "二矿受理，《受理告知书》已送到您这里。", "The mine accepted the matter; the notice was served on you."
            ),
        },
        {"at": AT, "text": Both("收到您的反映，回执已给您。", "We received what you wrote; the receipt is yours.")},
    ]


def letters() -> list[Sample]:
    """One message each way."""
    return [
        {
            "by": Both("二矿后勤科", "No. 2 mine, housing"),
            "at": AT,
            "text": Both("请问是几单元？", "Which entrance is it?"),
        },
        {
            "by": Both("您", "You"),
            "mine": True,
            "at": AT,
            "text": Both("二单元。\n\n谢谢。", "The second.\n\nThank you."),
        },
    ]


def kept_files(code: str) -> list[Sample]:
    """One that can be opened, one that cannot."""
    why = FileFault.LOCKED.said
    return [
        {"file": {"url": "#", "name": "2026-03-12.jpg", "note": ""}},
        {"file": {"url": "", "name": "2026-03.zip", "note": why.en if code == "en" else why.zh}},
    ]


def reading_parts(code: str) -> dict[str, list[Sample]]:
    """Samples of the parts that tell where a matter stands."""
    kinds = ("", "soon", "late", "kept", "sealed", "quiet")
    text = Both("您写的内容还在。", "What you wrote is still here.")
    return {
        "bridge": [{"stages": stages()}],
        "now_box": [
            {
                "id": f"now-{code}",
                "title": Both("二矿正在办理，5 月 15 日前给您书面答复", "The mine is working on it; a written answer by 15 May"),
                "days": 56,
                "on": date(2026, 5, 15),
                "why": Both("办结", "closing"),
                "today": TODAY,
            }
        ],
        "notice": [{"kind": kind, "text": text} for kind in ("info", "warn", "error", "good", "sealed")],
        "status_tag": [{"kind": kind, "label": ACCEPTED} for kind in kinds],
        "due": dues(),
        "timeline": [{"events": told(), "today": TODAY}],
        "kept_file": kept_files(code),
        "dialogue": [{"letters": letters(), "today": TODAY}],
        "definition_list": [
            {
                "rows": [
                    {"label": Both("负责人", "In charge"), "value": Both("后勤科科长", "Head of housing")},
                    {
                        "label": Both("编号", "Number"),
                        "value": "XQ-2026-0003817",
                        "hint": Both("3 月 12 日收到", "received 12 Mar"),
                    },
                ]
            }
        ],
        "term": [
            {
                "label": ACCEPTED,
                "text": Both(
                    "单位正式接下这件事，开始计算办理时间。",
                    "The unit takes the matter on; the time for handling starts.",
                ),
            }
        ],
        "empty": [
            {
                "title": Both("还没有事情", "Nothing here yet"),
                "text": Both("登记的第一件会出现在这里。", "The first matter will appear here."),
                "url": "#",
                "action": Both("登记一件", "Register one"),
            }
        ],
        "card": [
            {
                "title": Both("为什么是 5 月 15 日？", "Why 15 May?"),
                "text": Both("受理之日起 60 日内办结。", "Closed within 60 days of acceptance."),
                "url": "#",
                "action": OPEN,
            }
        ],
    }
