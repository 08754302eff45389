"""The form of triage: one group of fields for every claim, the whole first."""

from __future__ import annotations

import pytest
from django.utils.html import escape

from tests.web.visiting import petition_url, step_url
from xinqiao.petitions.dossier import load
from xinqiao.petitions.models import Petition


def sorts(petition: Petition) -> list[tuple[str, str, str]]:
    claims = load(Petition.objects.get(pk=petition.pk)).claims
    return [(claim.text, claim.category, claim.path) for claim in claims]


def rows(*claims: tuple[str, str, str]) -> dict[str, str]:
    """Return the fields of the claims as a browser sends them."""
    parts = ("claim", "category", "path")
    return {f"{part}_{n}": value for n, row in enumerate(claims, 1) for part, value in zip(parts, row, strict=True)}


WARM, BACK = "马上恢复供暖", "退还这两周的取暖费"


@pytest.mark.parametrize(
    ("given", "more", "expected"),
    [
        (((WARM, "", ""), (BACK, "", "")), "", [(WARM, "0703", "opinion"), (BACK, "0703", "opinion")]),
        (((WARM, "", ""), (BACK, "1301", "")), "", [(WARM, "0703", "opinion"), (BACK, "1301", "study")]),  # its usual path
        (((WARM, "", ""), (BACK, "", "court")), "", [(WARM, "0703", "opinion"), (BACK, "0703", "court")]),
        (((WARM, "", ""), (BACK, "0102", "opinion")), "", [(WARM, "0703", "opinion"), (BACK, "0102", "opinion")]),
        (((WARM, "", ""), ("退费\n道歉", "1301", "")), "", [(WARM, "0703", "opinion"), ("退费", "1301", "study"), ("道歉", "1301", "study")]),
        (((WARM, "", ""), ("", "1301", "")), "公开账目", [(WARM, "0703", "opinion"), ("公开账目", "0703", "opinion")]),
        ((("", "", ""), ("", "", "")), "", [(WARM, "0703", "opinion"), (BACK, "0703", "opinion")]),  # nothing said: as they were
    ],
)  # fmt: skip
def test_each_claim_is_what_its_row_says(walk, visit, given, more, expected):
    petition = walk("registered").petition
    answer = visit("clerk").take(petition, "triage", category="0703", path="usual", claims=more, **rows(*given))
    assert answer.status_code == 302
    assert sorts(petition) == expected


def test_what_was_chosen_stands_there_again_and_only_where_it_differs(walk, visit):
    petition, clerk = walk("registered").petition, visit("clerk")
    clerk.take(petition, "triage", category="0703", path="usual", claims="", **rows((WARM, "", ""), (BACK, "1301", "")))
    form = clerk.page(step_url(petition, "triage"))
    assert WARM in form and BACK in form
    assert form.count('<option value="0703" selected') == 1 and form.count('<option value="1301" selected') == 1
    page = clerk.page(petition_url(petition))
    assert "1301 合理化建议 · 建议意见" in page
    assert "Improvement proposals · proposal" in visit("clerk", "en").page(petition_url(petition))


def test_a_category_that_there_is_not_is_refused_at_its_row(walk, visit):
    petition = walk("registered").petition
    answer = visit("clerk").take(petition, "triage", category="0703", path="usual", claims="", **rows((WARM, "9999", ""), (BACK, "", "")))
    assert answer.status_code == 200 and escape("在给出的选项里选") in answer.content.decode()


def test_an_accusation_in_one_row_seals_all(walk, visit):
    petition = walk("registered").petition
    visit("clerk").take(petition, "triage", category="0703", path="usual", claims="", **rows((WARM, "", ""), (BACK, "1003", "")))
    assert Petition.objects.get(pk=petition.pk).is_sealed
