"""Pages keep to the strict content policy, to plain speech and to the official words."""

from __future__ import annotations

import re

import pytest

from tests.architecture.source import none, template_files, text_of
from tests.architecture.wording import said
from xinqiao.ops.generate import glossary_md
from xinqiao.rules.terms import DocumentKind

PAGES = [file for file in template_files() if file.suffix == ".html"]
TO_PETITIONERS = ("/web/petitioner/", "/web/portal/", "/web/protected/")

FORBIDDEN = {
    "an inline style": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "an inline script": re.compile(r"<script\b(?![^>]*\bsrc=)", re.IGNORECASE),
    "an inline handler": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "a javascript: link": re.compile(r"javascript:", re.IGNORECASE),
    "an address of somebody else": re.compile(r"""(?:src|href|action)\s*=\s*["']?(?:https?:)?//""", re.IGNORECASE),
    "switched-off escaping": re.compile(r"\|\s*safe\b|\{%\s*autoescape\s+off"),
}
# `|safe` is allowed where the text is made by us: the code of a QR or of a chart, never anything a person wrote.
MADE_BY_US = {"xinqiao/web/ui/templates/ui/qr.html"}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_template_has(what: str) -> None:
    found = [
        f"{file}: {match[0].strip()[:80]}"
        for file in PAGES
        for match in FORBIDDEN[what].finditer(text_of(file))
        if not (what == "switched-off escaping" and str(file) in MADE_BY_US)
    ]
    none(found)


def test_every_form_that_posts_carries_its_token() -> None:
    posting = re.compile(r"<form\b[^>]*method=[\"']?post[^>]*>(.*?)</form>", re.IGNORECASE | re.DOTALL)
    bare = [str(file) for file in PAGES for form in posting.findall(text_of(file)) if "csrf_token" not in form]
    none(bare)


def test_every_picture_has_words() -> None:
    mute = [str(file) for file in PAGES for tag in re.findall(r"<img\b[^>]*>", text_of(file)) if "alt=" not in tag]
    none(mute)


# Words that sound official and are not ours, with the term that is (naming.md).
WRONG_WORDS = {
    "受理通知书": "受理告知书", "不予受理通知书": "不予受理告知书", "答复意见书": "处理意见书", "延期通知书": "延期办理告知书",
    "补正": "补充材料", "上访": "来访", "转办单": "转送、交办件", "初筛": "甄别", "结案": "办结", "派单": "交办", "工单": "信访事项",
    "投诉人": "信访人", "举报人": "反映人", "满意率": "满意度评价", "审结": "办结", "分派": "交办", "流转中": "办理",
}  # fmt: skip
# What nobody says to a person who asks for help (brief; domain §7.1).
NEVER_TO_A_PETITIONER = (
    "信访人",
    "越级",
    "缠访",
    "闹访",
    "无理",
    "法律责任",
    "依法追究",
    "后果自负",
    "严禁",
    "不得",
    "重点人员",
)
NEVER_ANYWHERE = ("重点人员", "缠访", "闹访", "无理访", "息诉罢访", "稳控", "黑名单", "风险等级", "信用分")


def texts() -> list[tuple[str, str]]:
    """Return every text of the product's pages with the file that says it."""
    return [(str(file), text) for file, text in said()]


def test_official_words_are_those_of_the_glossary() -> None:
    wrong = [
        f"{file}: {word} → {right}" for file, text in texts() for word, right in WRONG_WORDS.items() if word in text
    ]
    none(wrong)


def test_document_named_on_a_page_is_a_document_of_the_glossary() -> None:
    """Whatever ends like the name of a document and begins like one is one, written as in the glossary."""
    glossary = glossary_md()
    beginnings = "打击报复情况|并案|逾期申请|听证|协办|受理|去向|途径|延期|延期办理|补充材料|重新办理|处理|登记|送达|信访处理|转送|交办|办结|复查|复核|建议意见"
    endings = "告知书|通知书|意见书|答复书|回执|回证"
    named = re.compile(rf"(?:不予|信访事项)?(?:{beginnings})(?:{endings})")
    unknown = [f"{file}: {word}" for file, text in texts() for word in named.findall(text) if word not in glossary]
    none(unknown)
    assert all(named.search(kind.zh) for kind in DocumentKind if kind.zh.endswith(tuple(endings.split("|"))))


def test_portal_speaks_to_people_plainly_and_without_threats() -> None:
    said = [(file, text) for file, text in texts() if any(package in file for package in TO_PETITIONERS)]
    harsh = [f"{file}: {word} in {text[:40]}" for file, text in said for word in NEVER_TO_A_PETITIONER if word in text]
    none(harsh)


def test_nobody_is_labelled_anywhere() -> None:
    labels = [f"{file}: {word}" for file, text in texts() for word in NEVER_ANYWHERE if word in text]
    none(labels)


def test_portal_says_you_politely() -> None:
    rude = [f"{file}: {text[:40]}" for file, text in texts() if any(package in file for package in TO_PETITIONERS) and "你" in text]
    none(rude)
