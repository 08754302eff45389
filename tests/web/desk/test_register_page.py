"""Registering a phone call, a visit, a letter."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.web.visiting import petition_url
from xinqiao.petitions.models import Petition
from xinqiao.petitions.receipting import receipt_of
from xinqiao.petitions.zone import local_day
from xinqiao.rules.terms import Medium

pytestmark = pytest.mark.django_db

TOKEN = "0123456789abcdef0123456789abcdef"


def form(**changed):
    return {
        "token": TOKEN, "channel": "phone", "title": "食堂涨价没有公示", "text": "二矿食堂从上周起一份菜涨了两块，没见公示。",
        "claims": "公示涨价的理由\n\n恢复原价", "place": "二矿食堂", "happened": "上周", "received_on": timezone.localdate().isoformat(),
        "secrecy": "real_name", "name": "范小安", "phone": "139 0000 1234", "email": "", "address": "二矿新村",
    } | changed  # fmt: skip


def test_call_becomes_a_petition_with_number_code_and_claims(visit, enterprise):
    receptionist = visit("receptionist")
    answer = receptionist.post("/desk/register/", **form())
    petition = Petition.objects.get()
    assert answer.url == petition_url(petition) + "slip/"
    assert [claim.text for claim in petition.claims.all()] == ["公示涨价的理由", "恢复原价"]
    assert (petition.channel, petition.reach) == ("phone", Medium.PRINT)
    assert petition.first_receiver == enterprise.person("receptionist") and petition.desk_unit == enterprise.office
    slip = receptionist.page(answer.url)
    import re

    assert petition.number in slip and re.search(r"\d{4} \d{4} \d{4}", slip) and "<svg" in slip
    assert "我的信息" in slip  # where to see what is kept, and to correct it


def test_form_sent_twice_registers_once(visit):
    receptionist = visit("receptionist")
    first, second = (receptionist.post("/desk/register/", **form()) for _ in range(2))
    assert first.url == second.url and Petition.objects.count() == 1
    receptionist.post("/desk/register/", **form(token="f" * 32, is_new="1"))
    assert Petition.objects.count() == 2


def test_letter_keeps_its_day_and_its_clock_begins_there(visit):
    day = timezone.localdate() - timedelta(days=4)
    visit("clerk").post("/desk/register/", **form(channel="letter", received_on=day.isoformat()))
    petition = Petition.objects.get()
    assert local_day(petition.received_at) == day == petition.clocks.get().anchor_on


def test_a_letter_is_asked_for_its_postmark_at_once(visit):
    clerk = visit("clerk")
    shown = re.compile(r"<details[^>]* open><summary>来信的邮戳和信封")
    assert shown.search(clerk.page("/desk/register/", channel="letter")) and not shown.search(clerk.page("/desk/register/", channel="phone"))


@pytest.mark.parametrize(
    ("changed", "zh", "en"),
    [
        ({"phone": "一三八"}, "电话只能写数字", "only digits"),
        ({"received_on": "2999-01-01"}, "收到日期不能晚于今天", "cannot have been received after today"),
        ({"received_on": "昨天"}, "这一天写得不对", "not a date"),
        ({"title": ""}, "请写一句话的标题", "title of one sentence"),
        ({"title": "长" * 61}, "最多 60 个字", "60 are allowed"),
        ({"text": " "}, "请写下发生了什么", "what happened"),
        ({"text": "字" * 100_000}, "最多 10000 个字", "10000 are allowed"),
        ({"email": "x@"}, "邮箱写得不对", "not an e-mail address"),
        ({"name": ""}, "请写姓名", "Write the name"),
        ({"channel": "online"}, "", ""),
        ({"secrecy": "nonsense"}, "", ""),
    ],
)  # fmt: skip
def test_wrong_input_gets_a_sentence_keeps_the_text_and_writes_nothing(visit, changed, zh, en):
    page = visit("receptionist").post("/desk/register/", **form(**changed)).content.decode()
    assert zh in page and "二矿新村" in page and Petition.objects.count() == 0
    assert en.lower() in visit("receptionist", "en").post("/desk/register/", **form(**changed)).content.decode().lower()


def test_anonymous_caller_leaves_no_name(visit):
    visit("receptionist").post("/desk/register/", **form(secrecy="anonymous"))
    petition = Petition.objects.get()
    page = visit("clerk").page(petition_url(petition))
    assert "范" not in page.replace("范围", "") and petition.reach == Medium.PORTAL


def test_slip_shows_who_called_before_and_only_to_the_registrar(visit):
    receptionist = visit("receptionist")
    receptionist.post("/desk/register/", **form())
    before = Petition.objects.get()
    slip = receptionist.post("/desk/register/", **form(token="e" * 32, title="又来电话", phone="13900001234", is_new="1")).url
    assert "同一联系方式以前来过" in receptionist.page(slip) and before.number in receptionist.page(slip)
    assert visit("clerk").get(slip).status_code == 302  # another colleague gets the petition's page, not the code
    Petition.objects.update(recorded_at=timezone.now() - timedelta(days=2))
    assert receptionist.get(slip).status_code == 302


def test_page_is_for_those_who_register(visit):
    for key in ("handler", "unit_head", "leader", "discipline", "auditor", "admin"):
        assert visit(key).get("/desk/register/").status_code == 404
        assert visit(key).post("/desk/register/", **form()).status_code == 404
    assert Petition.objects.count() == 0


def test_foreign_unit_is_not_taken(visit, enterprise):
    visit("receptionist").post("/desk/register/", **form(desk_unit=enterprise.mine.pk))
    assert not Petition.objects.exclude(desk_unit=enterprise.office).exists()


def test_slip_reads_it_back_and_the_next_one_comes_the_same_way(visit):
    receptionist = visit("receptionist")
    slip = receptionist.page(receptionist.post("/desk/register/", **form(channel="letter")).url)
    assert "念一遍给他听" in slip and "公示涨价的理由" in slip and 'href="/desk/register/?channel=letter"' in slip
    assert 'value="letter" required id="id_channel_2" checked' in receptionist.page("/desk/register/", channel="letter")
    for odd in ("online", "x", "<b>"):
        assert 'value="phone" required id="id_channel_0" checked' in receptionist.page("/desk/register/", channel=odd)


def test_name_is_not_called_optional_where_it_is_asked_for(visit):
    page = visit("receptionist").page("/desk/register/")
    assert "（可不填）" not in page.split('for="id_name">')[1].split("</label>")[0]


@pytest.mark.parametrize("channel", ["phone", "visit", "letter"])
def test_slip_is_signed_and_the_receipt_on_it_is_checked_like_any_other(visit, client, channel):
    receptionist = visit("receptionist")
    slip = receptionist.page(receptionist.post("/desk/register/", **form(channel=channel)).url)
    receipt = receipt_of(Petition.objects.get().number)
    assert all(receipt.values[name] in slip for name in ("filed", "key", "registered"))
    assert slip.count("<svg class=") + slip.count("qr_picture") >= 2 and "/verify/receipt/" in slip
    assert "打上面的电话" in slip and "<dd>0391-5550100</dd>" in re.sub(r"<dd[^>]*>", "<dd>", slip.split("receipt_text")[1].split("</dl>")[0])
    said = f"{receipt.values['number']} {receipt.values['filed'][:12]}"  # what is read out on the phone
    assert "这张回执是真的" in client.post("/verify/receipt/", {"said": said}).content.decode()


def test_the_slip_has_the_way_to_report_it_as_urgent_until_it_is_reported(visit):
    """条例§25: whoever took the call reports it from the slip, by one press."""
    receptionist = visit("receptionist")
    slip = receptionist.post("/desk/register/", **form()).url
    petition = Petition.objects.get()
    urgent = petition_url(petition) + "mark_urgent/"
    assert f'href="{urgent}" data-key="u"' in receptionist.page(slip)
    assert receptionist.take(petition, "mark_urgent", reason="食堂门口聚了四十多人，有人要拦运煤车。", measures="").status_code == 302
    assert urgent not in receptionist.page(slip) and Petition.objects.get().urgent_report


def test_the_slip_leads_to_the_portal_even_where_staff_use_another_address(visit, settings):
    settings.PORTAL_ADDRESS = "https://petitions.example.cn"
    receptionist = visit("receptionist")
    slip = receptionist.page(receptionist.post("/desk/register/", **form()).url)
    assert f"https://petitions.example.cn/lookup/?number={Petition.objects.get().number}" in slip and "http://testserver" not in slip
