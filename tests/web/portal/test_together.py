"""Filing together; the co-signers on their own phones; a part with a number of its own; a petition that is merged."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.enterprise import Enterprise
from tests.linked.joint import MEMBER_CODE
from tests.walking import CODE, Walk, entry
from tests.web.portal import ways
from xinqiao.directory import snapshot
from xinqiao.documents.models import Document
from xinqiao.ops.verify import faults
from xinqiao.petitions.models import LinkedRecord, Petition
from xinqiao.petitions.perform import perform
from xinqiao.petitions.zone import local_day
from xinqiao.vault.mask import masked

pytestmark = pytest.mark.django_db
OTHERS = "李建国 13900001111\n13900002222，王小红\n赵四"


def enter(client: Client, number: str, code: str = MEMBER_CODE) -> Any:
    return client.post("/member/", {"number": number, "code": code})


def confirmed(walk: Callable[..., Walk], client: Client, to: str) -> Walk:
    """A petition that stands at `to`, with a co-signer who confirmed on this phone."""
    walked = walk("registered")
    walked.link("member", "name_member", "clerk", name="李建国", phone="13900001111", code=MEMBER_CODE).to(to)
    assert enter(client, walked.petition.number).status_code == 302
    assert client.post("/member/answer/", {"answer": "yes"}).status_code == 302
    return walked


def test_others_are_filed_with_their_heads_and_their_names_only_in_the_vault(client: Client, enterprise: Enterprise) -> None:
    petition = ways.file(client, heads="12", members=OTHERS)
    members = list(LinkedRecord.objects.filter(petition=petition, kind="member").order_by("position"))
    assert petition.heads == 12 and len(members) == 3 and {row.status for row in members} == {"named"}
    assert [masked(row.identity_id or 0).name for row in members] == ["李**", "王**", "赵**"]
    assert [masked(row.identity_id or 0).phone for row in members] == ["139****1111", "139****2222", ""]
    assert "李建国" not in str(list(LinkedRecord.objects.values())) and "13900001111" not in str(list(Petition.objects.values()))
    page = client.get("/matter/").content.decode()
    assert "联名（12 人）" in page and page.count("待本人确认") == 3 and "李建国" not in page


def test_who_confirmed_does_not_take_it_back_by_a_slip_of_the_thumb(client: Client, walk: Callable[..., Walk]) -> None:
    walked = confirmed(walk, client, "triaged")
    page = client.get("/member/matter/").content.decode()
    assert walked.petition.title not in page.split("</title>")[0]
    folded = page.split("<summary>其实没有签过名？</summary>")[1].split("</details>")[0]
    assert "人数里不再算您" in folded and 'value="no"' in folded and page.count('value="no"') == 1
    assert client.post("/member/answer/", {"answer": "no"}).status_code == 302
    assert LinkedRecord.objects.get(petition=walked.petition).status == "denied"


def test_who_files_alone_pays_nothing_for_it(client: Client, enterprise: Enterprise) -> None:
    petition = ways.file(client, heads="", members="")
    assert petition.heads == 1 and not petition.has_records
    assert "和您一起反映的人" not in client.get("/matter/").content.decode()


def test_heads_are_never_fewer_than_who_is_named(client: Client, enterprise: Enterprise) -> None:
    assert ways.file(client, heads="2", members=OTHERS).heads == 4


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"heads": "十二"}, "人数请写一个数字"), ({"heads": "0"}, "人数请写一个数字"), ({"heads": "99999999"}, "人数请写一个数字"),
        ({"members": "甲\n乙\n丙\n丁\n戊"}, "代表最多五位"), ({"members": "13900001111"}, "请写联名人的姓名"),
        ({"members": "李建国", "secrecy": "anonymous"}, "选了匿名就不写别人的姓名"), ({"members": "长" * 401}, "最多 400 个字"),
    ],
)  # fmt: skip
def test_wrong_input_is_said_and_kept(client: Client, enterprise: Enterprise, fields: Any, words: str) -> None:
    ways.begin(client)
    ways.go_on(client)
    page = ways.finish(client, **fields).content.decode()
    assert words in page and not Petition.objects.exists()
    assert all(value in page for value in fields.values())


def test_a_co_signer_says_yes_and_then_reads_how_it_stands(client: Client, walk: Callable[..., Walk]) -> None:
    walked = confirmed(walk, client, "replied")
    assert LinkedRecord.objects.get(kind="member").status == "confirmed"
    page = client.get("/member/matter/").content.decode()
    decision = next(row.number for row in _documents(walked) if row.kind == "decision")
    assert walked.petition.title in page and decision in page and CODE not in page and "范小安" not in page
    letter = client.get(f"/member/documents/{decision}/").content.decode()
    assert "三日内恢复供暖。" in letter and "范小安" not in letter
    assert client.get(f"/member/documents/{walked.petition.number}/").status_code == 404  # the receipt has the query code


def test_a_co_signer_asks_for_a_review_alone(client: Client, walk: Callable[..., Walk]) -> None:
    walked = confirmed(walk, client, "replied")
    assert "申请复查" in client.get("/member/matter/").content.decode()
    page = client.post("/member/review/", {"grounds": "没"}).content.decode()
    assert "请写明为什么不服" in page
    assert client.post("/member/review/", {"grounds": "三号楼四单元还是没有暖气。"}).status_code == 302
    review = LinkedRecord.objects.get(petition=walked.petition, kind="review")
    assert review.content["grounds"] == "三号楼四单元还是没有暖气。"


def test_what_a_co_signer_asks_for_is_told_as_his_and_not_as_the_petitioners(client: Client, walk: Callable[..., Walk]) -> None:
    walked = confirmed(walk, client, "replied")
    client.post("/member/review/", {"grounds": "三号楼四单元还是没有暖气。"})
    ways.enter(client, walked.petition, CODE)
    assert "（由和您一起反映的人提出）您申请复查" in client.get("/matter/").content.decode()


def test_a_co_signer_takes_no_other_step(client: Client, walk: Callable[..., Walk]) -> None:
    confirmed(walk, client, "replied")
    for path in ("/matter/", "/matter/write/", "/matter/withdraw/", "/matter/rate/"):
        assert client.get(path).headers["Location"] == "/lookup/"


def test_whoever_never_signed_says_so_and_reads_nothing_more(client: Client, walk: Callable[..., Walk]) -> None:
    walked = walk("member_named")
    enter(client, walked.petition.number)
    assert "您参加了吗" in client.get("/member/matter/").content.decode()
    client.post("/member/answer/", {"answer": "no"})
    page = client.get("/member/matter/").content.decode()
    assert LinkedRecord.objects.get(kind="member").status == "denied" and "记下了：您没有签过名" in page and "马上恢复供暖" not in page
    assert client.post("/member/answer/", {"answer": "yes"}).status_code == 302
    assert LinkedRecord.objects.get(kind="member").status == "denied"


def test_wrong_number_and_wrong_code_get_the_same_answer_and_tries_are_counted(client: Client, walk: Callable[..., Walk]) -> None:
    number = walk("member_named").petition.number
    tries = snapshot.current().policy("lookup_tries_per_hour", local_day(walk("member_named").at))
    for typed, code in ((number, "00000000"), ("XQ-2026-9999999", MEMBER_CODE)):
        assert "编号和联名码对不上" in enter(client, typed, code).content.decode()
    for _ in range(tries):
        enter(client, number, "00000000")
    assert "试的次数太多了" in enter(client, number).content.decode()


def test_without_a_slip_there_is_nothing_to_see(client: Client, walk: Callable[..., Walk]) -> None:
    for path in ("/member/matter/", "/member/review/", "/member/documents/x/"):
        assert client.get(path).headers["Location"] == "/member/"
    assert client.get("/member/answer/").status_code == 405
    walked = walk("member_named")
    client.post("/lookup/", {"number": walked.petition.number, "code": MEMBER_CODE})  # a slip is no query code
    assert client.get("/matter/").status_code == 302


def test_a_grant_ends_with_leaving(client: Client, walk: Callable[..., Walk]) -> None:
    enter(client, walk("member_named").petition.number)
    client.post("/member/leave/")
    assert client.get("/member/matter/").status_code == 302


def test_the_part_that_was_split_off_opens_from_the_matter(holder: Any) -> None:
    client, walked = holder("split")
    part = LinkedRecord.objects.get(petition=walked.petition).content["number"]
    page = client.get("/matter/").content.decode()
    assert part in page and "另外编号办理的一部分" in page
    assert client.post(f"/matter/part/{part}/").status_code == 302
    assert part in client.get("/matter/").content.decode()
    assert client.post(f"/matter/part/{walked.petition.number}/").status_code == 404  # the way back is the key itself


def test_nobody_comes_from_his_matter_into_that_of_another(holder: Any, walk: Callable[..., Walk]) -> None:
    client, _ = holder("split")
    assert client.post(f"/matter/part/{walk('triaged').petition.number}/").status_code == 404


def test_a_merged_petition_says_with_which_number_and_not_with_whom(holder: Any) -> None:
    client, walked = holder("merged")
    lead = LinkedRecord.objects.get(petition=walked.petition).content["number"]
    page = client.get("/matter/").content.decode()
    assert lead in page and "两件一起办" in page and "信访事项并案告知书" in page
    english = client.get("/matter/", headers={"accept-language": "en"}, follow=True)
    assert english.status_code == 200


def test_whoever_was_merged_reads_which_unit_has_it_and_who_decides(holder: Any) -> None:
    client, walked = holder("merged")
    lead = Petition.objects.get(number=LinkedRecord.objects.get(petition=walked.petition).content["number"])
    perform("assign", lead, entry("assign", unit_id=walked.enterprise.mine.pk), actor=walked.enterprise.actor("clerk"), at=walked.at)
    page = client.get("/matter/").content.decode()
    assert "信访事项去向告知书" in page and "负责：二矿承办人" in page


def test_a_part_that_was_put_back_says_where_it_is_answered(holder: Any) -> None:
    client, walked = holder("split")
    part = LinkedRecord.objects.get(petition=walked.petition).content["number"]
    client.post(f"/matter/part/{part}/")
    walked.take_linked("split", "unsplit", "clerk", reason="两项归同一个单位管。")
    page = client.get("/matter/").content.decode()
    assert "并回了原来那一件" in page and "书面答复单独给您" not in page


def test_whoever_has_the_problem_of_a_published_answer_files_his_own(client: Client, walk: Callable[..., Walk]) -> None:
    shown = walk("published")
    key = LinkedRecord.objects.get(petition=shown.petition, kind="publication").pk
    assert f"/file/?same={key}" in client.get(f"/published/{key}/").content.decode()
    page = client.get(f"/file/?same={key}").content.decode()
    assert "宿舍停暖" in page and f'value="{key}"' in page and shown.petition.number not in page
    assert ways.begin(client, same=str(key)).status_code == 302
    ways.go_on(client)
    ways.finish(client)
    petition = Petition.objects.latest("pk")
    assert LinkedRecord.objects.get(petition=petition, kind="same").content == {"key": key, "title": "宿舍停暖"}
    assert petition.status == "registered" and list(faults()) == []


@pytest.mark.parametrize("same", ["", "0", "99999", "x", "9" * 40, "１"])
def test_a_published_answer_that_is_not_there_holds_nobody_up(client: Client, enterprise: Enterprise, same: str) -> None:
    assert client.get(f"/file/?same={same}").status_code == 200
    if len(same) < 18:
        ways.begin(client, same=same)
        ways.go_on(client)
        ways.finish(client)
        assert not Petition.objects.get().has_records


def _documents(walked: Walk) -> Any:
    return Document.objects.filter(subject=walked.petition.number)
