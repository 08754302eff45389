"""One petition on one page."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.web.golden_queries import counted, expected
from tests.web.visiting import petition_url, step_url
from xinqiao.ledger.append import history
from xinqiao.petitions.models import LinkedRecord, Petition, RunningClock
from xinqiao.rules.terms import Secrecy
from xinqiao.vault.contact import Contact

pytestmark = pytest.mark.django_db


def test_page_shows_text_claims_story_and_what_is_owed(walk, visit):
    petition = walk("accepted").petition
    page = visit("handler").page(petition_url(petition))
    for words in (
        petition.title, petition.text, "马上恢复供暖", "调查并写处理意见", "办理期限", "二矿受理了", "受理", "申请延期",
        "信访事项受理告知书", "还没送达", "承办人 测试handler", "天冷，请优先办理。",
    ):  # fmt: skip
        assert words in page, words


def test_identity_is_masked_until_a_custodian_gives_leave(walk, visit):
    petition = walk("access_granted").petition
    handler = visit("handler")
    page = handler.page(petition_url(petition))
    assert "范**" in page and "199****1234" in page
    assert "范小安" not in page and "19900001234" not in page
    before = len(history(petition.number))
    form = handler.page(petition_url(petition) + "identity/")
    assert "范小安" not in form and "身份保管员同意您看到" in form and len(history(petition.number)) == before
    shown = handler.post(petition_url(petition) + "identity/").content.decode()
    assert "范小安" in shown and "19900001234" in shown
    last = history(petition.number)[-1]
    assert (last.verb, last.body["reason"]) == ("reveal", "约好去家里看暖气管。")
    again = handler.page(petition_url(petition))
    assert "约好去家里看暖气管。" in again and "范小安" not in again
    colleague = visit("unit_head").post(petition_url(petition) + "identity/").content.decode()
    assert "范小安" not in colleague and "申请查阅身份" in colleague  # the leave is one person's


def test_leave_ends_with_its_last_day(walk, visit):
    started = walk("access_granted")
    LinkedRecord.objects.filter(petition=started.petition, kind="identity_access").update(content={"purpose": "meet", "reason": "上门", "until": "2020-01-01"})
    shown = visit("handler").post(petition_url(started.petition) + "identity/").content.decode()
    assert "范小安" not in shown and "申请查阅身份" in shown


def test_a_call_takes_the_number_alone_and_an_envelope_no_number(walk, visit):
    petition = walk("accepted").petition
    handler = visit("handler")
    slip, envelope = petition_url(petition) + "call/", petition_url(petition) + "envelope/"
    assert "19900001234" not in handler.page(slip) + handler.page(envelope) and "范小安" not in handler.page(envelope)
    assert "19900001234" not in handler.post(slip, why="").content.decode()
    called = handler.post(slip, why="facts").content.decode()
    assert "19900001234" in called and "范小安" not in called
    written = visit("handler", "en").post(envelope).content.decode()
    assert "范小安" in written and "19900001234" not in written
    *_, call, letter = history(petition.number)
    assert (call.verb, call.body["reason"], call.body["parts"]) == ("reveal", "打电话：核实情况", ["phone"])
    assert (letter.verb, letter.body["reason"], letter.body["parts"]) == ("reveal", "寄送文书", ["address", "name"])  # kept in Chinese whoever writes
    told, read = handler.page(petition_url(petition)), visit("handler", "en").page(petition_url(petition))
    assert ">姓名、地址<" in told and ">电话号码<" in told and ">Name, address<" in read and "address name" not in told + read


@pytest.mark.parametrize(
    ("secrecy", "shown_to"),
    [
        (Secrecy.CONFIDENTIAL, {"clerk", "head"}),
        (Secrecy.REAL_NAME, {"clerk", "head", "handler", "unit_head", "receptionist"}),
    ],
)
def test_identity_may_be_asked_for_by_whom_the_table_says(walk, visit, secrecy, shown_to):
    petition = walk("accepted", secrecy=secrecy).petition
    for key in ("clerk", "head", "handler", "unit_head", "receptionist", "leader"):
        visitor = visit(key)
        page = visitor.page(petition_url(petition))
        assert ("范**" in page) == (key in shown_to), key
        answer = visitor.post(petition_url(petition) + "identity/", reason="送达文书")
        assert (answer.status_code == 200) == (key in shown_to), key
        assert "范小安" not in answer.content.decode(), key
        envelope = visitor.post(petition_url(petition) + "envelope/")
        assert ("范小安" in envelope.content.decode()) == (key in shown_to), key


def test_steps_closed_to_the_reader_are_shown_with_the_reason(walk, visit):
    page = visit("clerk").page(petition_url(walk("accepted").petition))
    assert "只有单位负责人、信访办主任可以批准延期" in page or "只有信访办主任、单位负责人可以批准延期" in page


def test_owed_step_is_the_one_main_button(walk, visit):
    petition = walk("accepted").petition
    page = visit("handler").page(petition_url(petition))
    assert page.count('class="button main"') == 1
    assert (
        f'<a class="button main" href="{step_url(petition, "reply")}">' in page
        or f'href="{step_url(petition, "serve")}"' in page
    )


def test_petition_of_others_is_not_there(walk, visit):
    petition = walk("accepted").petition
    for key in ("other_handler", "other_head", "auditor", "admin", "discipline"):
        for url in (
            petition_url(petition),
            petition_url(petition) + "identity/",
            step_url(petition, "reply"),
            f"/desk/documents/{petition.number}/",
        ):
            assert visit(key).get(url).status_code == 404, (key, url)


def test_similar_matters_come_from_the_vault(walk, visit):
    first, second = walk("accepted").petition, walk().petition
    assert first.number in visit("clerk").page(petition_url(second))
    other = walk(contact=Contact(name="范小安", phone="18800000000")).petition
    assert "同一联系方式" not in visit("clerk").page(petition_url(other))  # a name alone is no match


def test_what_is_confidential_or_filed_on_the_protected_host_is_linked_with_no_name(walk, visit):
    """Whoever deals with a petition under a real name does not read from it whose the confidential one in his hands is."""
    hidden, named = walk("accepted", secrecy=Secrecy.CONFIDENTIAL).petition, walk("accepted").petition
    assert hidden.number in visit("clerk").page(petition_url(named))  # may open both names
    assert hidden.number not in visit("handler").page(petition_url(named)) and visit("handler").get(petition_url(hidden)).status_code == 200
    Petition.objects.filter(pk=hidden.pk).update(is_protected=True)
    assert hidden.number not in visit("clerk").page(petition_url(named)) and named.number not in visit("clerk").page(petition_url(hidden))


def test_time_limit_is_explained_day_by_day(walk, visit):
    petition = walk("accepted").petition
    clock = petition.clocks.get(name="handle")
    page = visit("handler").page(f"{petition_url(petition)}clocks/{clock.pk}/")
    assert "起算日不计入" in page and page.count("<tr") == 62  # the head, the day it starts, sixty days
    assert visit("handler").get(f"{petition_url(petition)}clocks/{clock.pk + 10_000}/").status_code == 404


def test_time_limit_says_both_last_days_whom_it_binds_and_what_became_of_it(walk, visit):
    petition = walk("replied").petition
    for name, words in (
        ("handle", ("约束工作人员", "60 天，节假日也算（条例§34）", "· 送达")), ("ask_review", ("是反映人的权利", "30 天，节假日也算（条例§35）", "算数的最后一天")),
        ("object", ("5 个工作日（条例§23(3)）",)), ("take_over", ("1 个工作日（本单位的规定或者发出的人定的）",)),
    ):  # fmt: skip
        clock = petition.clocks.get(name=name)
        page = visit("handler").page(f"{petition_url(petition)}clocks/{clock.pk}/")
        assert all(word in page for word in words), name
        assert "Last day by the rule" in visit("handler", "en").page(f"{petition_url(petition)}clocks/{clock.pk}/")
    RunningClock.objects.filter(petition=petition, name="handle").update(breached_on="2026-01-05", paused_on="2026-01-04", effective_on="2026-12-31")
    late = visit("handler").page(f"{petition_url(petition)}clocks/{petition.clocks.get(name='handle').pk}/")
    assert "起记为超期" in late and "恢复以后再往后顺延" in late and "遇节假日顺延到" in late


def test_petitioners_own_time_limit_is_never_late(walk, visit):
    petition = walk("replied").petition
    RunningClock.objects.filter(petition=petition, name="ask_review").update(
        due_on="2020-01-01", stopped_on="2021-01-01"
    )
    page = visit("clerk").page(petition_url(petition))
    assert "已经结束" in page and "超期完成" not in page


def test_answers_documents_and_rating_are_on_the_page(walk, visit):
    page = visit("clerk").page(petition_url(walk("rated").petition))
    for words in ("支持", "三日内恢复供暖。", "信访事项处理意见书", "送达回证", "反映人的评价", "来得慢，但是办好了。"):
        assert words in page, words


def test_remarks_stand_as_a_dialogue(walk, visit):
    started = walk("accepted")
    started.take("remark", started.petitioner, text="什么时候来修？")
    page = visit("handler").page(petition_url(started.petition))
    assert "什么时候来修？" in page and "反映人" in page


def test_english_page_has_no_chinese_of_ours(walk, visit):
    import re

    page = visit("handler", "en").page(petition_url(walk("rated").petition))
    frame = re.sub(r'<div class="prose said">.*?</div>', "", page, flags=re.DOTALL)
    for words in ("现在", "我能做的", "期限", "文书", "经过", "反映人", "登记单位", "承办单位"):
        assert words not in frame, words


def test_queries_are_few_with_ten_events(walk, visit):
    started = walk("rated")
    started.take("remark", started.petitioner, text="谢谢")
    started.take("remark", "handler", text="不客气")
    petition = started.petition
    assert len(history(petition.number)) >= 10
    assert counted(visit("clerk"), petition_url(petition)) == expected("desk")["petition"] <= 16


@pytest.mark.parametrize("who", ["clerk", "head", "handler", "leader"])
def test_queries_stay_few_with_forty_events_and_much_linked_to_it(walk, visit, who):
    """Promises, a supervision, a review under way: they are loaded in one query, however many there are."""
    started = walk("review_drafted")
    due_on = timezone.localdate() + timedelta(days=9)
    for n in range(5):
        started.link("promise", "promise", "handler", text=f"换泵 {n}", due_on=due_on)
    for n in range(40):
        started.take("remark", "handler", text=f"第 {n} 次留言")
    assert len(history(started.petition.number)) >= 40
    assert counted(visit(who), petition_url(started.petition)) <= 16


def test_page_that_is_not_there_leads_back_to_the_desk(visit):
    for language, words in (("zh-hans", "回到工作台"), ("en", "Back to the desk")):
        answer = visit("handler", language).get("/desk/petitions/XQ-2026-9999999/")
        assert answer.status_code == 404 and f'href="/desk/">{words}' in answer.content.decode()


def test_timeline_says_what_was_changed_from_what_in_both_languages(walk, visit):
    petition = walk("accepted").petition
    assert "状态：已交办 → 已受理" in visit("clerk").page(petition_url(petition))
    assert "status: assigned → accepted" in visit("clerk", "en").page(petition_url(petition))


def test_where_the_only_head_stepped_aside_the_page_says_who_signs(walk, visit):
    petition = walk("head_recused").petition
    for who in ("unit_head", "handler", "leader"):
        page = visit(who).page(petition_url(petition))
        assert "该由负责人签发、审批的，由" in page and "领导来办" in page, who
    assert "您来办" in visit("leader").page(petition_url(petition)) and "您在这件事上已经回避" in visit("unit_head").page(petition_url(petition))
    assert "is done by the" in visit("handler", "en").page(petition_url(petition))
    assert counted(visit("leader"), petition_url(petition)) <= 17  # one of them for who acts in his place
    assert petition.number in visit("leader").page("/leader/to-decide/")
