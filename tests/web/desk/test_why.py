"""Feature 15.4: why can X see this? The page says each reason, and no title."""

from __future__ import annotations

from collections.abc import Callable

from tests.enterprise import Enterprise
from tests.walking import Walk
from tests.web.visiting import Visitor

Visit = Callable[..., Visitor]
PAGE = "/desk/why/"


def main_of(page: str) -> str:
    """The part of a page that answers: around it stand tokens, which differ each time."""
    return page.partition("<main")[2].partition("</main>")[0]


def test_it_says_why_and_why_not_in_both_languages(enterprise: Enterprise, walk: Callable[..., Walk], visit: Visit) -> None:
    petition = walk("accepted").petition
    page = visit("auditor").page(PAGE, who="handler", number=petition.number)
    assert "测试handler今天看得到" in page and "这件由他的单位办理" in page and petition.title not in page
    assert "今天看得到" in visit("auditor").page(PAGE, who="handler", number=petition.number.lower())
    assert "测试other_head今天看不到" in visit("head").page(PAGE, who="other_head", number=petition.number)
    english = visit("auditor", "en").page(PAGE, who="other_head", number=petition.number)
    assert "does not see" in english and "neither falls to this post" in english


def test_an_accusation_is_answered_like_an_unknown_number(enterprise: Enterprise, walk: Callable[..., Walk], visit: Visit) -> None:
    sealed = walk("sealed").petition
    for key in ("auditor", "head"):
        answers = {main_of(visit(key).page(PAGE, who="discipline", number=number)).replace(number, "N") for number in (sealed.number, "XQ-2026-9999999")}
        assert len(answers) == 1 and "没有您可以查的这一件" in answers.pop()
    assert "没有这个登录名" in visit("auditor").page(PAGE, who="nobody", number=sealed.number)


def test_only_the_auditor_and_heads_of_office_open_it(enterprise: Enterprise, visit: Visit) -> None:
    """Attack 15."""
    assert {key for key in enterprise.people if visit(key).get(PAGE).status_code != 404} == {"auditor", "head"}
    assert visit("auditor").post(PAGE).status_code == 405
    assert "谁（登录名）" in visit("head").page(PAGE)
