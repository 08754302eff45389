"""What is said at a call-back is read outside the handling unit only; the leader finds what he must decide."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.web.visiting import petition_url
from xinqiao.directory import snapshot
from xinqiao.directory.models import Post
from xinqiao.petitions.zone import local_day

pytestmark = pytest.mark.django_db


def test_handling_unit_reads_that_it_was_asked_and_not_what_was_said(walk, visit):
    walked = walk("withdrawal_asked")
    walked.take("keep_open", "clerk", called_on=local_day(walked.at), was_pressed=True, note="队长让他写的。")
    url = petition_url(walked.petition)
    assert "队长让他写的" in visit("clerk").page(url) and "暖气来了，不用办了" in visit("clerk").page(url)
    for who in ("handler", "unit_head"):
        page = visit(who).page(url)
        assert "队长让他写的" not in page and "暖气来了，不用办了" not in page and "不撤回，继续办" in page


def test_wish_to_withdraw_is_seen_at_a_glance(walk, visit):
    assert "申请撤回，待核实" in visit("handler").page(petition_url(walk("withdrawal_asked").petition))
    assert "申请撤回，待核实" not in visit("handler").page(petition_url(walk("withdrawn").petition))


def test_leader_finds_what_the_office_that_handles_it_may_not_confirm(walk, visit):
    walked = walk("triaged").take("accept", "clerk")
    walked.take("ask_withdrawal", walked.petitioner, reason="好了。", is_voluntary=True)
    leader = visit("leader")
    assert "/leader/to-decide/" in leader.page("/leader/")
    assert leader.numbers("/leader/to-decide/") == [walked.petition.number]
    answer = leader.take(walked.petition, "confirm_withdrawal", called_on=local_day(walked.at).isoformat(), was_pressed="no", note="他自愿。")
    assert answer.status_code == 302
    assert leader.numbers("/leader/to-decide/") == []
    assert "/leader/to-decide/" not in leader.page("/leader/")


def test_leader_finds_what_two_units_no_longer_have(walk, visit):
    petition, leader = walk("returned_twice").petition, visit("leader")
    assert leader.numbers("/leader/to-decide/") == [petition.number]
    assert "请上级领导指定承办单位" in visit("clerk").page(petition_url(petition))


def test_three_facts_stand_apart_and_what_he_said_is_kept_from_the_unit(walk, visit):
    walked = walk("replied")
    url = petition_url(walked.petition)
    assert "还没有回访" in visit("handler").page(url) and "还没有办结" in visit("handler").page(url)
    answer = visit("clerk").take(
        walked.petition, "record_outcome", called_on=local_day(walked.at).isoformat(), resolution="partly", note="钱还没退。"
    )
    assert answer.status_code == 302
    page = visit("handler").page(url)
    assert "部分化解" in page and "按期完成" in page and "钱还没退" not in page
    assert "钱还没退" in visit("clerk").page(url)


def test_leader_reads_no_share_of_fewer_than_ten(walk, visit):
    walk("replied")
    page = visit("leader").page("/leader/")
    assert page.count("不到 10 件，不显示") == 3 and "真正化解" in page


def test_leader_reads_what_an_office_without_a_head_would(enterprise, walk, visit):
    walked = walk("reopen_asked")
    assert visit("leader").numbers("/leader/to-decide/") == []
    Post.objects.filter(person=enterprise.person("head")).update(valid_to=local_day(walked.at) - timedelta(days=9))
    snapshot.forget()  # a change by the screens would be a new edition of the directory
    assert visit("leader").numbers("/leader/to-decide/") == [walked.petition.number]
