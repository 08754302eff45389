"""The desk on matters of several people and several matters of one: registering, slips, merged and split petitions."""

from __future__ import annotations

import pytest
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.linked.joint import merge
from tests.walking import CODE, Walk
from tests.web.visiting import petition_url
from xinqiao.directory.models import Edition, Unit
from xinqiao.ledger.append import history
from xinqiao.outbox.models import Message
from xinqiao.petitions.models import LinkedRecord, Petition
from xinqiao.rules.terms import Channel, Path, Secrecy
from xinqiao.rules.terms_joint import MemberRole

pytestmark = pytest.mark.django_db
VISIT = {
    "token": "a" * 32, "channel": "visit", "title": "宿舍三号楼停暖", "text": "停了两周。", "claims": "恢复供暖", "secrecy": "real_name", "name": "范小安",
    "phone": "", "email": "", "address": "", "place": "", "happened": "", "received_on": "",
}  # fmt: skip


def registered(visit, **fields):
    today = timezone.localdate()
    answer = visit("receptionist").post("/desk/register/", **(VISIT | {"received_on": today.isoformat()} | fields))
    return answer, Petition.objects.order_by("-pk").first()


def test_a_group_is_registered_with_its_heads_and_representatives(visit, enterprise):
    answer, petition = registered(visit, heads="7", members="李建国 13900001111\n王小红")
    assert answer.status_code == 302 and petition.heads == 7
    page = visit("clerk").page(petition_url(petition))
    assert "集体访（7 人）" in page and "待本人确认 2" in page and "李**" in page and "李建国" not in page
    assert "group visit (7 people)" in visit("clerk", "en").page(petition_url(petition))


@pytest.mark.parametrize(("fields", "words"), [
    ({"heads": "很多"}, "人数请写 1 以上的数字"), ({"heads": "0"}, "人数请写 1 以上的数字"), ({"members": "甲\n乙\n丙\n丁\n戊"}, "代表最多 5 人"),
    ({"members": "13900001111"}, "请写联名人的姓名"), ({"members": "李建国", "secrecy": "anonymous"}, "匿名的件不登记姓名"),
])  # fmt: skip
def test_wrong_input_is_said_at_its_field_and_kept(visit, enterprise, fields, words):
    answer, petition = registered(visit, **fields)
    page = answer.content.decode()
    assert answer.status_code == 200 and words in page and petition is None and "停了两周。" in page
    assert "<details class=\"more\" open>" in page


def test_slip_is_opened_by_the_office_alone_and_that_is_on_record(walk, visit):
    walked = walk("member_named")
    url = f"{petition_url(walked.petition)}members/1/"
    assert url in visit("clerk").page(petition_url(walked.petition)) and "李建国" not in visit("clerk").page(url)
    assert history(walked.petition.number)[-1].verb == "member.name_member"
    page = visit("clerk").post(url).content.decode()
    assert "李建国" in page and "1234 5678" in page and "/member/?number=" in page
    assert history(walked.petition.number)[-1].verb == "reveal"
    for who in ("handler", "unit_head", "leader"):
        assert visit(who).get(url).status_code == 404
    assert visit("clerk").get(url.replace("/1/", "/9/")).status_code == visit("clerk").get(url.replace("/1/", "/0/")).status_code == 404


def test_no_slip_once_he_was_asked(walk, visit):
    for station in ("member_confirmed", "member_denied"):
        assert visit("clerk").get(f"{petition_url(walk(station).petition)}members/1/").status_code == 404


def test_twenty_signers_cost_the_queries_of_one(walk, visit):
    one, many = walk("member_named"), walk("member_named")
    for n in range(20):
        many.link("member", "name_member", "clerk", name=f"工友{n}")
    clerk, counts = visit("clerk"), []
    for walked in (one, many):  # the first reading of a day is written down
        clerk.page(petition_url(walked.petition))
    for walked in (one, many):
        with CaptureQueriesContext(connection) as seen:
            clerk.page(petition_url(walked.petition))
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_a_visit_two_levels_up_is_registered_and_said_as_a_fact(visit, walk, enterprise):
    deep = Unit.objects.create(
        key="deep", name="综采二队", name_en="Section 2", short_name="采二", kind="section", parent=enterprise.mine, valid_from="2020-01-01", handles_petitions=True,
    )  # fmt: skip
    Edition.objects.filter(pk=1).update(number=F("number") + 1)
    words = "越级走访：照常登记"
    for channel, told in ((Channel.VISIT, True), (Channel.LETTER, False), (Channel.PHONE, False)):
        walked = walk("triaged", channel=channel)
        walked.take("assign", "clerk", unit_id=deep.pk)
        page = visit("clerk").page(petition_url(walked.petition))
        assert (words in page) is told, channel
    near = walk("triaged", channel=Channel.VISIT).take("assign", "clerk", unit_id=enterprise.mine.pk)
    assert words not in visit("clerk").page(petition_url(near.petition))


def test_both_pages_of_a_merge_lead_to_each_other_and_name_nobody(walk, visit):
    walked = walk("merged")
    lead = Petition.objects.get(number=LinkedRecord.objects.get(petition=walked.petition, kind="merge").content["number"])
    own, other = visit("clerk").page(petition_url(walked.petition)), visit("clerk").page(petition_url(lead))
    assert petition_url(lead) in own and "已并案" in own and "并入" in own
    assert petition_url(walked.petition) in other and "马上恢复供暖" in other and "范小安" not in own + other


def test_handling_unit_sees_no_name_of_either_while_one_of_them_is_confidential(walk, visit):
    lead, walked = walk("accepted", secrecy=Secrecy.CONFIDENTIAL), walk("accepted")
    assert "范**" in visit("handler").page(petition_url(walked.petition))
    merge(walked, lead)
    for one in (walked, lead):
        page = visit("handler").page(petition_url(one.petition))
        assert "范**" not in page and "199****1234" not in page
        assert visit("handler").get(f"{petition_url(one.petition)}identity/").status_code == 404
    walked.take_linked("merge", "unmerge", "clerk", reason="不是同一件事。")
    assert "范**" in visit("handler").page(petition_url(walked.petition))
    assert "范**" not in visit("handler").page(petition_url(lead.petition))


def test_merging_is_offered_where_the_same_matter_came_before(walk, visit):
    first, second = walk("triaged"), walk("triaged")
    page = visit("clerk").page(petition_url(second.petition))
    url = f"{petition_url(second.petition)}records/merge/0/merge_into/"
    assert "同一类事，以前反映过" in page and page.count(url) == 2
    assert f'value="{first.petition.number}"' in visit("clerk").page(url)


def test_of_a_sealed_original_the_open_part_says_nothing(walk, visit):
    walked = Walk(walk("registered").enterprise, claims=("恢复供暖", "查处吃回扣的人"), title="停暖和回扣", text="停暖。有人吃回扣。")
    walked.link("split", "split_off", "clerk", positions=(1,), title="三号楼停暖", reason="供暖是另一件普通的事。")
    part = Petition.objects.get(number=LinkedRecord.objects.get(petition=walked.petition).content["number"])
    walked.take("triage", "clerk", category="1003", path=Path.ACCUSATION)
    page = visit("clerk").page(petition_url(part))
    assert walked.petition.number not in page and "回扣" not in page
    assert visit("clerk").get(petition_url(walked.petition)).status_code == 404
    found = visit("clerk").page("/desk/find/", q="回扣")
    assert part.number not in found and walked.petition.number not in found


def test_slips_wait_in_the_print_list_and_a_copy_for_a_co_signer_has_neither_code_nor_name_of_another(walk, visit):
    walked = walk("triaged")
    for name in ("李建国", "王小红"):
        walked.link("member", "name_member", "clerk", name=name, address="二矿新村五号楼", code="12345678" if name == "李建国" else "87654321")
    slip = f"{petition_url(walked.petition)}members/2/"
    page = visit("clerk").page("/desk/print/")
    assert slip in page and "给第 2 位联名人" in page and "for co-signer 2" in visit("clerk", "en").page("/desk/print/")
    walked.take_linked("member", "confirm_member", "clerk", how="当面", said="是我。")
    assert slip not in visit("clerk").page("/desk/print/")  # he was asked
    walked._assign()
    message = Message.objects.get(subject=walked.petition.number, step="assign", party="member")
    paper = visit("clerk").post(f"/desk/print/{message.pk}/").content.decode()
    assert "王小红" in paper and "二矿新村五号楼" in paper and "范小安" not in paper and "李建国" not in paper and CODE not in paper
    assert visit("handler").post(f"/desk/print/{message.pk}/").status_code == 404


def test_whoever_confirms_a_merge_reads_both_on_one_page(walk, visit):
    walked = walk("merge_asked")
    lead = LinkedRecord.objects.get(petition=walked.petition, kind="merge").content["number"]
    url = f"{petition_url(walked.petition)}records/merge/1/confirm_merge/"
    for who in ("head", "leader"):
        page = visit(who).page(url)
        assert page.count("二矿宿舍三号楼从上月起没有暖气") == 2 and f"/desk/petitions/{lead}/" in page
    assert page.count("马上恢复供暖") == 2


def statements_of(visitor, petition, step, **fields):
    visitor.page(petition_url(petition))
    with CaptureQueriesContext(connection) as queries:
        answer = visitor.take(petition, step, **fields)
    assert answer.status_code == 302, answer.content.decode()
    mine = ("SAVEPOINT", "RELEASE", 'SELECT "petitions_petition"."version" AS')  # the test's own transaction, and how it learns the version
    return len([query for query in queries if not query["sql"].startswith(mine)])


@pytest.mark.postgres_too
def test_a_step_costs_no_more_with_five_representatives_and_sixty_co_signers(walk, visit):
    """A step by hand stays within 25 statements; a split is two steps of two petitions in one transaction, each within 19.

    Whoever splits asks the vault once for all who bring it.
    """
    counts = []
    for signers in (0, 60):
        walked = walk("triaged", heads=signers + 6)
        for n in range(signers + 4):
            role = MemberRole.REPRESENTATIVE if n < 4 else MemberRole.SIGNER
            walked.link("member", "name_member", "clerk", name=f"李建国{n}", phone=f"139{n:08d}", role=role, code=f"{n:08d}")
            walked.take_linked("member", "confirm_member", "clerk", how="当面，看了身份证", said="是我签的字。")
        petition, clerk = walked.petition, visit("clerk")
        said = statements_of(clerk, petition, "remark", text="明天来。")
        assert said <= 25 and Message.objects.filter(subject=petition.number, step="remark", party="member").count() == signers + 4
        split = statements_of(clerk, petition, "split_off", positions="2", title="退还两周的取暖费", reason="供暖和退费归两个单位管。")
        part = Petition.objects.get(number=LinkedRecord.objects.get(petition=petition, kind="split").content["number"])
        assert part.records.filter(kind="member", status="confirmed").count() == signers + 4
        counts.append((said, split))
    (said, split), (said_by_many, split_by_many) = counts
    assert said == said_by_many and split <= 2 * 19
    pieces = 3 if connection.vendor == "sqlite" else 0  # it takes 999 values in one statement: 125 messages go in three, 70 lines in two
    assert split_by_many - split <= pieces
