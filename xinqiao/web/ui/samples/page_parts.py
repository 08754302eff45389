"""Samples of the parts that stand around the content of a page."""

from xinqiao.web.ui.samples.values import OPEN, TITLE, Both, Sample


def doors() -> list[Sample]:
    """The three doors of the front page."""
    return [
        {
            "title": Both("反映事情", "Tell us"),
            "text": Both("三步写完，不用注册。", "Three steps, no account."),
            "url": "#",
            "icon": "write",
            "main": True,
        },
        {
            "title": Both("查进度", "Look up"),
            "text": Both("用编号和查询码。", "With number and code."),
            "url": "#",
            "icon": "search",
        },
        {
            "title": Both("怎么办、多久", "How, how long"),
            "text": Both("每一步由谁办、几天办。", "Who does each step, in how many days."),
            "url": "#",
            "icon": "clock",
        },
    ]


def page_parts(code: str) -> dict[str, list[Sample]]:
    """Samples of the parts that stand around the content of a page."""
    other = {"code": "zh-hans", "label": "中文"} if code == "en" else {"code": "en", "label": "English"}
    return {
        "breadcrumb": [{"items": [{"label": Both("我的待办", "My work"), "url": "#"}, {"label": TITLE}]}],
        "mark": [{}],
        "pager": [{"earlier_url": "#", "later_url": "#"}],
        "switches": [
            {"csrf_token": "sample", "here": "/", "mode": mode, "other_language": other} for mode in ("plain", "elder")
        ],
        "tabs": [
            {
                "label": Both("按到期分", "By due date"),
                "tabs": [
                    {"label": Both("已超期", "Overdue"), "count": 2, "url": "#", "kind": "late"},
                    {"label": Both("三天内", "Three days"), "count": 5, "url": "#", "kind": "soon"},
                    {"label": Both("本周", "This week"), "count": 9, "url": "#", "current": True},
                ],
            }
        ],
        "icon": [
            {"name": name}
            for name in (
                "info",
                "warn",
                "error",
                "good",
                "sealed",
                "write",
                "search",
                "clock",
                "paper",
                "print",
                "copy",
                "phone",
                "person",
                "go",
            )
        ],
        "doors": [{"doors": doors()}],
        "button": [
            {"label": OPEN.en if code == "en" else OPEN.zh, "kind": kind, "url": "#"}
            for kind in ("main", "plain", "grave")
        ],
    }
