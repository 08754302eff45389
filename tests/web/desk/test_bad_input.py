"""Bad input on the form of every step: a sentence at its field, what was typed stays, nothing is written."""

from __future__ import annotations

from datetime import timedelta
from html import unescape

import pytest
from django import forms
from django.utils import timezone

from tests.web.desk.test_steps import WAYS, filled, start
from xinqiao.ledger.append import history
from xinqiao.petitions.models import Petition
from xinqiao.rules.procedures.referral import REFERRAL
from xinqiao.web.desk.forms import FORMS

pytestmark = pytest.mark.django_db

HUGE = "长" * 100_000
RARE = "𠮷野家🚰\u200b㐀“漏水”<b>&amp;\n第二行"


def texts_of(name):
    """Return the fields of a step into which people write; the answer item by item has its own for every claim."""
    if name == "reply":
        return ["facts_1", "basis_2", "opinion_2"]
    fields = FORMS[name].base_fields.items()
    return [key for key, field in fields if type(field) is forms.CharField and not field.widget.is_hidden]


LINE_BY_LINE = {("sponsor", "milestones")}  # each line begins with its day: test_oversight
FROM_THE_DIRECTORY = {("name_complained", "person_id"), ("name_complained_sealed", "person_id")}  # a name or login that is there: test_complained
WITH_IT = {("record_check_in", "measure"): {"owner": "班组长", "until": (timezone.localdate() + timedelta(days=9)).isoformat(), "none_needed": ""}, ("verify_contact", "name"): {"proof": "id_shown"}}  # what is asked for with a field
EVERY = [(name, field) for name in WAYS for field in texts_of(name)]


def sent(walk, visit, name, language="zh-hans", /, **changed):
    """Send a step's form with some fields changed; return the petition as it was, and the answer."""
    started = start(walk, WAYS[name][0])
    petition = Petition.objects.get(pk=started.petition.pk)
    visitor = visit(WAYS[name][1], language)
    answer = visitor.take(petition, name, referral=name in REFERRAL.by_name, **(filled(started, name) | changed))
    return petition, answer


def unchanged(petition):
    now = Petition.objects.get(pk=petition.pk)
    return (now.status, now.version) == (petition.status, petition.version)


@pytest.mark.one_store
@pytest.mark.parametrize(("name", "field"), EVERY)
def test_a_hundred_thousand_characters_are_refused_with_a_sentence_and_kept(walk, visit, name, field):
    petition, answer = sent(walk, visit, name, **{field: HUGE})
    page = answer.content.decode()
    assert answer.status_code == 200 and unchanged(petition)
    assert 'class="field wrong"' in page and "您写的内容都还在" in page and HUGE in page


@pytest.mark.parametrize(("name", "field"), [one for one in EVERY if one not in LINE_BY_LINE | FROM_THE_DIRECTORY])
def test_rare_characters_are_taken_as_they_are(walk, visit, name, field):
    petition, answer = sent(walk, visit, name, **({field: RARE} | WITH_IT.get((name, field), {})))
    assert answer.status_code == 302, unescape(answer.content.decode())[-2000:]
    assert len(history(petition.number)) > 1


REQUIRED = [
    (name, field) for name, field in EVERY
    if name == "reply" or FORMS[name].base_fields[field].required
]  # fmt: skip


@pytest.mark.one_store
@pytest.mark.parametrize(("language", "empty"), [("zh-hans", ""), ("en", " \n\t")])
@pytest.mark.parametrize(("name", "field"), REQUIRED)
def test_what_is_needed_and_empty_is_asked_for(walk, visit, name, field, empty, language):
    petition, answer = sent(walk, visit, name, language, **{field: empty})
    page = answer.content.decode()
    assert answer.status_code == 200 and unchanged(petition) and 'class="field wrong"' in page, name


@pytest.mark.parametrize(
    ("name", "changed", "sentence"),
    [
        ("serve", {"served_on": "2026-02-30"}, "这一天写得不对"), ("serve", {"served_on": ""}, "请选一天"), ("serve", {"served_on": "昨天"}, "这一天写得不对"),
        ("serve", {"served_on": (timezone.localdate() + timedelta(2)).isoformat()}, "送达日期不能晚于今天"),
        ("serve", {"served_on": "2011-01-01"}, "送达日期不能早于文书日期"), ("serve", {"served_on": "99999-01-01"}, "这一天写得不对"),
        ("serve", {"way": ""}, "请选一个"), ("serve", {"way": "pigeon"}, "在给出的选项里选"), ("serve", {"numbers": []}, "请至少选一个"),
        ("serve", {"result": "refused", "witness": ""}, "拒收须写明见证人"),
        ("ask_extension", {"days": "0"}, "日"), ("ask_extension", {"days": "31"}, "30"), ("ask_extension", {"days": "十"}, "整数"),
        ("ask_extension", {"days": "9" * 500}, "30"), ("reply", {"outcome_2": ""}, "结论</a>：请选一个。"), ("reply", {"outcome_2": "maybe"}, "在给出的选项里选"), ("reply", {"outcome_2": ""}, '#id_outcome_2">2. '),
        ("triage", {"category": ""}, "请选一个"), ("triage", {"category": "9999"}, "在给出的选项里选"), ("triage", {"claims": "\n".join(["要求"] * 60)}, "要求"),
        ("verify_contact", {"phone": "没有电话"}, "电话只能写数字"), ("verify_contact", {"email": "不知道"}, "邮箱写得不对"),
        ("assign", {"unit_id": ""}, "请选一个"), ("refuse", {"ground": ""}, "请选一个"), ("close", {"agreed_in_writing": ""}, "申请复查的期限"),
    ],
)  # fmt: skip
def test_wrong_choices_and_days_get_a_clear_sentence(walk, visit, name, changed, sentence):
    petition, answer = sent(walk, visit, name, **changed)
    page = unescape(answer.content.decode())
    wrong = page.split('class="form_errors"')[1].split("</ul>")[0] if 'class="form_errors"' in page else ""
    assert answer.status_code == 200 and unchanged(petition) and sentence in wrong, wrong
