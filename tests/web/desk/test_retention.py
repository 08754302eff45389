"""档案保管和销毁: proposed by one, decided by another, carried out by the worker, told to whoever asks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.enterprise import Enterprise
from tests.walking import CODE, Walk
from tests.web.visiting import Visitor
from xinqiao.directory import change
from xinqiao.directory.models import Post
from xinqiao.documents.models import Document
from xinqiao.ops.verify import faults
from xinqiao.ops.work import dispose
from xinqiao.petitions import disposing, receipting
from xinqiao.petitions.models import LinkedRecord, Petition
from xinqiao.petitions.zone import SHANGHAI
from xinqiao.retention.models import Batch, Hold, Line
from xinqiao.rules.terms import Duty, ServiceWay

Open = Callable[..., Visitor]
HOME, HOLDS = "/desk/retention/", "/desk/retention/holds/"
THEN = datetime(2014, 3, 3, 9, tzinfo=SHANGHAI)


def closed(enterprise: Enterprise) -> Petition:
    """Return a petition of 2014 that was not accepted, told so in writing, and closed: ten years are over."""
    walk = Walk(enterprise, at=THEN, title="旧浴池的瓷砖", text="浴池的瓷砖掉了。").to("refused").days(1)
    return walk.take("serve", "clerk", way=ServiceWay.IN_PERSON, recipient="本人").take("close", "clerk").petition


@pytest.fixture
def old(enterprise: Enterprise) -> Petition:
    return closed(enterprise)


def proposed(visit: Open) -> str:
    response = visit("custodian").post(HOME + "propose/")
    assert response.status_code == 302
    return str(response["Location"])


def review_on() -> str:
    return (timezone.localdate() + timedelta(days=30)).isoformat()


def test_only_those_duties_open_it(visit: Open, old: Petition) -> None:
    for key in ("clerk", "head", "handler", "admin", "receptionist"):
        assert visit(key).get(HOME).status_code == 404, key
    for key in ("custodian", "leader", "auditor", "discipline"):
        shown = visit(key).page(HOME)
        assert "保管期限表" in shown and "30 年" in shown
    where = proposed(visit)
    assert visit("discipline").get(where).status_code == 404  # holds are his, batches are not
    assert visit("leader").post(HOME + "propose/").status_code == 404


def test_a_batch_from_the_proposal_to_the_tombstone(visit: Open, old: Petition) -> None:
    receipt = receipting.receipt_of(old.number)
    where = proposed(visit)
    shown = visit("custodian").page(where)
    assert old.number in shown and "保管 10 年" in shown and "2024 年 12 月 31 日" in shown and "您不能批准自己提出的批次" in shown
    assert "瓷砖" not in shown and "范小安" not in shown
    assert visit("custodian").post(where).status_code == 404  # who proposes does not decide
    assert "批准销毁" in visit("leader").page(where)
    assert visit("leader").post(where, note="同意").status_code == 302
    running = visit("leader").get(where)
    assert running["Refresh"] == "3" and "<progress" in running.content.decode()
    assert dispose()
    assert not dispose()  # it is done, and done once
    done = visit("leader").page(where)
    assert "1 件的内容已经销毁" in done and "Refresh" not in visit("leader").get(where)
    listed = visit("leader").page(where + "list/")
    assert "监销人" in listed and old.number in listed and "档案法第二十一条" in listed
    year = timezone.localdate().year
    assert listed.count(f"{year} 年") == 4  # the paper lies for ever: proposed, approved, carried out, printed
    gone = visit("clerk").get(f"/desk/petitions/{old.number}/")
    assert gone.status_code == 410 and "保管期满" in gone.content.decode() and Batch.objects.get().number in gone.content.decode()
    document = Document.objects.filter(subject=old.number).first()
    assert document is not None
    assert visit("clerk").get(f"/desk/documents/{document.number}/").status_code == 404
    assert list(faults()) == [] and receipt is not None


def test_the_petitioner_reads_what_became_of_it_and_his_receipt_still_stands(visit: Open, old: Petition) -> None:
    receipt = receipting.receipt_of(old.number)
    assert receipt is not None
    visit("leader").post(proposed(visit))
    dispose()
    client = Client()
    client.post("/lookup/", {"number": old.number, "code": CODE})
    for page in ("/matter/", "/matter/write/", "/file/receipt/"):
        told = client.get(page)
        assert told.status_code == 410, page
        assert "保管期满，内容已经销毁" in told.content.decode() and "批次" in told.content.decode()
    checked = client.post("/verify/receipt/", {"said": receipt.whole}).content.decode()
    assert "这张回执是真的" in checked and "内容在" in checked and "销毁了" in checked
    document = Document.objects.filter(subject=old.number, kind="refusal_notice").get()
    paper = client.get("/verify/", {"number": document.number, "check": document.digest[:12]}).content.decode()
    assert "这份文书是我们发的，保管期满已经销毁" in paper


def test_a_line_is_struck_out_with_a_reason_and_nothing_typed_is_lost(visit: Open, enterprise: Enterprise, old: Petition) -> None:
    other = closed(enterprise)
    where = proposed(visit)
    lines = {line.subject: line.position for line in Line.objects.all()}
    field = f"reason_{lines[old.number]}"
    refused = visit("leader").post(where, struck=[lines[old.number]], note="同意其余", **{field: ""}).content.decode()
    assert "请写明原因" in refused and "同意其余" in refused and "checked" in refused and Batch.objects.get().state == "proposed"
    visit("leader").post(where, struck=[lines[old.number]], **{field: "还在打官司"})
    dispose()
    old.refresh_from_db()
    other.refresh_from_db()
    assert old.disposed_on is None and old.text and other.disposed_on is not None
    assert "还在打官司" in visit("auditor").page(where)


def test_two_at_once_and_a_second_press_do_it_once(visit: Open, old: Petition) -> None:
    where = proposed(visit)
    second = visit("custodian").post(HOME + "propose/")
    assert second["Location"] == HOME and Batch.objects.count() == 1
    visit("leader").post(where)
    told = visit("leader").post(where).content.decode()
    assert "已经处理过了" in told and "批准销毁</button>" not in told


def test_nothing_due_is_said(visit: Open, enterprise: Enterprise) -> None:
    custodian = visit("custodian")
    custodian.post(HOME + "propose/")
    assert "没有保管期满" in custodian.page(HOME)


def test_a_batch_is_taken_back_by_whoever_proposed_it(visit: Open, old: Petition) -> None:
    where = proposed(visit)
    assert visit("leader").post(where + "drop/").status_code == 404
    visit("custodian").post(where + "drop/")
    assert "批次已撤回" in visit("custodian").page(where)
    assert visit("leader").post(where).status_code == 200 and Batch.objects.get().state == "batch_dropped"
    assert proposed(visit) != where


def test_a_hold_keeps_it_and_is_shown_to_who_proposes(visit: Open, enterprise: Enterprise, old: Petition) -> None:
    other = closed(enterprise)
    assert visit("custodian").get(HOLDS).status_code == 404
    discipline = visit("discipline")
    again_on = timezone.localdate() + timedelta(days=180)
    assert f'value="{again_on.isoformat()}"' in discipline.page(HOLDS)  # a field of days takes no other form
    wrong = discipline.post(HOLDS, number="XQ-2019-0009999", reason="正在核查", review_on=review_on()).content.decode()
    assert "没有这个编号" in wrong and "正在核查" in wrong
    assert discipline.post(HOLDS, number=old.number, reason="正在核查", review_on=review_on()).status_code == 302
    shown = visit("custodian").page(proposed(visit))
    assert "暂缓销毁的" in shown and "正在核查" in shown and [line.subject for line in Line.objects.all()] == [other.number]
    key = Hold.objects.get().pk
    shown = visit("leader").page(HOME)
    assert "由同一职责的另一位或者本线上级解除" in shown and f"{HOLDS}{key}/release/" not in shown  # it is the discipline duty's
    alone = visit("leader").post(f"{HOLDS}{key}/release/", reason="核查完了").content.decode()
    assert "这条暂缓由纪检人员提出" in alone and Hold.objects.get().released_at is None
    assert "提出解除" in discipline.page(f"{HOLDS}{key}/release/")
    assert discipline.post(f"{HOLDS}{key}/release/", reason="不用了").status_code == 302
    again = discipline.post(f"{HOLDS}{key}/release/", reason="不用了").content.decode()
    assert "要等另一位有权的人同意" in again and Hold.objects.get().released_at is None
    assert "同意解除" in visit("leader").page(HOME) and "不用了" in visit("leader").page(HOME)
    assert visit("leader").post(f"{HOLDS}{key}/release/", reason="核查完了").status_code == 302
    assert Hold.objects.get().released_by and "核查完了" in visit("leader").page(HOME)
    late = visit("leader").post(f"{HOLDS}{key}/release/", reason="再来一次").content.decode()
    assert "已经解除了" in late and "分管领导 测试leader" in late  # who did it


def test_a_hold_that_is_sent_twice_is_placed_once(visit: Open, old: Petition) -> None:
    for _ in range(2):
        assert visit("discipline").post(HOLDS, number=old.number, reason="正在核查", review_on=review_on()).status_code == 302
    assert Hold.objects.count() == 1


def test_who_brought_it_is_covered_in_every_reason_and_note(visit: Open, enterprise: Enterprise, old: Petition) -> None:
    """Attack 21: whoever places a hold or strikes a line out may name the petitioner; custodian, leader and auditor, who may not know him, read him covered, for ever."""
    other, secret = closed(enterprise), "范小安 19900001234 正在打官司"
    discipline = visit("discipline")
    assert discipline.post(HOLDS, number=old.number, reason=secret, review_on=review_on()).status_code == 302
    assert discipline.post(HOLDS, category="0101", reason="电话 19900001234 的都先留着", review_on=review_on()).status_code == 302
    hold = Hold.objects.get(number=old.number)
    assert hold.reason == "××× ××× 正在打官司"
    assert discipline.post(f"{HOLDS}{hold.pk}/release/", reason=f"{secret}，完了").status_code == 302
    visit("leader").post(f"{HOLDS}{hold.pk}/release/", reason=f"{secret}，同意")
    where = proposed(visit)
    field = f"reason_{Line.objects.get(subject=other.number).position}"
    visit("leader").post(where, struck=[Line.objects.get(subject=other.number).position], note=f"{secret}，其余同意", **{field: secret})
    rows = [*Hold.objects.values_list("reason", "asked_why", "why_released"), *Batch.objects.values_list("note"), *Line.objects.values_list("reason")]
    assert "正在打官司，其余同意" in str(rows) and "正在打官司，完了" in str(rows)
    pages = "".join(visit(key).page(address) for key in ("custodian", "leader", "auditor") for address in (HOME, where))
    assert "正在打官司" in pages and not any(word in pages + str(rows) for word in ("范小安", "19900001234"))


def test_a_line_that_is_held_after_all_is_spared_and_says_so_in_both_languages(visit: Open, old: Petition) -> None:
    where = proposed(visit)
    visit("discipline").post(HOLDS, number=old.number, reason="正在核查", review_on=review_on())
    visit("leader").post(where)
    dispose()
    assert "这件被要求暂缓销毁" in visit("leader").page(where)
    english = visit("leader", "en").page(where)
    assert "A legal hold covers it" in english and "暂缓" not in english.replace("正在核查", "")


def test_the_leader_of_a_part_reads_the_schedule_and_neither_batches_nor_holds(visit: Open, enterprise: Enterprise, old: Petition) -> None:
    """Batches and holds are of the whole enterprise: the head of a part would read that something about his part is looked into, and let it go."""
    Post.objects.filter(person=enterprise.person("unit_head")).update(duty=Duty.LEADER.value)
    other = closed(enterprise)
    visit("discipline").post(HOLDS, number=other.number, reason="正在核查", review_on=review_on())
    where, key = proposed(visit), Hold.objects.get().pk
    shown = visit("unit_head").page(HOME)
    assert "保管期限表" in shown and "正在核查" not in shown and other.number not in shown and "销毁批次" not in shown
    for place in (where, where + "list/", HOLDS, f"{HOLDS}{key}/release/"):
        assert visit("unit_head").get(place).status_code == 404, place
    assert visit("unit_head").post(f"{HOLDS}{key}/release/", reason="不用了").status_code == 404
    assert visit("unit_head").post(where).status_code == 404


def test_whoever_is_complained_about_learns_nothing_by_a_hold_or_a_batch(visit: Open, enterprise: Enterprise, old: Petition) -> None:
    other, held = closed(enterprise), closed(enterprise)
    visit("discipline").post(HOLDS, number=held.number, reason="正在核查", review_on=review_on())
    for petition in (old, held):
        LinkedRecord.objects.create(
            petition=petition, kind="complained", status="kept_out", position=1, person_id=enterprise.person("leader").pk, opened_at=THEN, content={}
        )
    leader, where = visit("leader"), proposed(visit)
    for page in (HOME, where, where + "list/"):
        shown = leader.page(page)
        assert old.number not in shown and held.number not in shown and "正在核查" not in shown, page
    told = leader.post(HOLDS, number=old.number, reason="审计", review_on=review_on()).content.decode()
    assert "没有这个编号，或者这件本来就不会销毁" in told
    assert leader.get(f"{HOLDS}{Hold.objects.get().pk}/release/").status_code == 404
    assert "正在核查" in visit("discipline").page(HOME)  # whoever looks into it is not under him
    assert visit("discipline").post(HOLDS, number=old.number, reason="还在核查", review_on=review_on()).status_code == 302
    leader.post(where)  # what he does not read he does not approve
    assert dict(Line.objects.values_list("subject", "state")) == {old.number: "struck", other.number: "listed"}


def test_of_a_sealed_petition_nobody_learns_by_a_hold(visit: Open, enterprise: Enterprise) -> None:
    sealed = Walk(enterprise).to("sealed").petition
    told = visit("leader").post(HOLDS, number=sealed.number, reason="审计", review_on=review_on()).content.decode()
    assert "没有这个编号，或者这件本来就不会销毁" in told and not Hold.objects.exists()


def test_a_hold_by_category_unit_and_days(visit: Open, enterprise: Enterprise, old: Petition) -> None:
    for fields, is_held in (
        ({"category": old.category[:2]}, True), ({"unit_id": enterprise.group.pk}, True), ({"unit_id": enterprise.other_mine.pk}, False),
        ({"received_from": "2014-03-03", "received_to": "2014-03-03"}, True), ({"received_to": "2014-03-02"}, False),
    ):  # fmt: skip
        visit("leader").post(HOLDS, reason="审计", review_on=review_on(), **fields)
        found = disposing.due(timezone.localdate())
        assert (bool(found.held), bool(found.lines)) == (is_held, not is_held), fields
        Hold.objects.update(released_at=timezone.now())


def test_the_administrator_reads_the_schedule_with_a_longer_policy(visit: Open, enterprise: Enterprise) -> None:
    today = timezone.localdate()
    change.set_policy("keep_formal_years", 50, today, by="test", at=timezone.now())
    shown = visit("admin").page("/admin/retention/")
    assert "50 年" in shown and "10 年" in shown and "国家档案局令第10号" in shown


def test_english_pages_say_all_in_english(visit: Open, old: Petition) -> None:
    where = proposed(visit)
    assert "Disposal batch" in visit("leader", "en").page(where) and "Retention schedule" in visit("leader", "en").page(HOME)
