"""The form of diverting: which path, for which claims, and on a labour dispute what is known already."""

from __future__ import annotations

from tests.petitions.world import SPLIT
from tests.web.visiting import petition_url, step_url
from xinqiao.petitions.dossier import load
from xinqiao.petitions.models import Petition
from xinqiao.rules.terms import Path
from xinqiao.rules.triage import Sort

GIVEN = {"competent_body": "市劳动争议仲裁委员会", "limit": "一年", "help_offered": ""}


def sorted_as(walk, *sorts: Sort) -> Petition:
    return walk("registered").take("triage", "clerk", category="0703", path=Path.OPINION, sorts=sorts).petition


def test_a_labour_dispute_brings_its_limit_and_the_offer_of_mediation(walk, visit):
    petition = sorted_as(walk, *SPLIT)
    form = visit("clerk").page(step_url(petition, "divert"))
    assert "一年内（劳动争议调解仲裁法第二十七条）" in form and "企业劳动争议调解委员会" in form
    assert "劳动争议仲裁（要求 2）" in form
    assert "labour arbitration (claims 2)" in visit("clerk", "en").page(step_url(petition, "divert"))


def test_the_rest_goes_on_and_the_page_says_what_was_sent_away(walk, visit):
    petition, clerk = sorted_as(walk, *SPLIT), visit("clerk")
    assert clerk.take(petition, "divert", path="arbitration", **GIVEN).status_code == 302
    assert Petition.objects.get(pk=petition.pk).status == "triaged"
    assert "劳动争议仲裁 · 导入其他程序" in clerk.page(petition_url(petition))
    assert f'href="{step_url(petition, "assign")}"' in clerk.page(petition_url(petition))


def test_of_two_paths_one_is_chosen(walk, visit):
    petition = sorted_as(walk, Sort("1101", Path.COURT), Sort("0102", Path.ARBITRATION))
    form = visit("clerk").page(step_url(petition, "divert"))
    assert "（要求 1）" in form and "（要求 2）" in form and "第二十七条" not in form
    assert visit("clerk").take(petition, "divert", path="", **GIVEN).status_code == 200
    assert visit("clerk").take(petition, "divert", path="court", **GIVEN).status_code == 302
    assert [claim.is_diverted for claim in load(petition).claims] == [True, False]


def test_only_what_remains_is_answered_and_sorted(walk, visit):
    walked = walk("registered").take("triage", "clerk", category="0703", path=Path.OPINION, sorts=SPLIT)
    walked.take("divert", "clerk", competent_body="市仲裁委", limit="一年")
    assert "claim_1" in visit("clerk").page(step_url(walked.petition, "triage"))
    assert "claim_2" not in visit("clerk").page(step_url(walked.petition, "triage"))
    walked.take("assign", "clerk", unit_id=walked.enterprise.mine.pk).take("accept", "handler")
    form = visit("handler").page(step_url(walked.petition, "reply"))
    assert "facts_1" in form and "facts_2" not in form
