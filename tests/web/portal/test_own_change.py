"""改姓名、联系方式: begun by the petitioner, confirmed by a code from the old mailbox or by staff, taken back by one press."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.walking import CODE, Walk, entry
from tests.web.portal import ways
from xinqiao.outbox.deliver import deliver, due_messages
from xinqiao.petitions.models import LinkedRecord, RunningClock
from xinqiao.petitions.perform import perform
from xinqiao.rules.terms import Secrecy
from xinqiao.rules.terms_sharing import ContactProof
from xinqiao.vault import reveal
from xinqiao.vault.contact import Contact, grouped
from xinqiao.vault.models import CodeOpening
from xinqiao.web.ui.speech import speech

Holder = Callable[..., tuple[Client, Walk]]
PAGE, CODE_PAGE, DROP, DISOWN = "/matter/data/change/", "/matter/data/change/code/", "/matter/data/change/drop/", "/matter/data/change/disown/"
NEW = "13700008888"


def read(client: Client) -> str:
    answer = client.get(PAGE)
    assert answer.status_code == 200
    return answer.content.decode()


def ask(client: Client, walked: Walk, **fields: str) -> Any:
    return client.post(PAGE, {"number": walked.petition.number, "phone": NEW, "reason": "换了手机号"} | fields)


def phone(walked: Walk) -> str:
    return reveal.addressee(walked.petition.identity_id, subject=walked.petition.number).phone


def sent_code(mailbox: list[Any]) -> str:
    """Deliver what waits and return the code from the newest mail."""
    for key in due_messages(timezone.now()):
        deliver(key, timezone.now())
    said = mailbox[-1].body
    assert NEW not in said and "19900001234" not in said and "范小安" not in said and "供暖" not in said
    return said.split("确认码 ")[1].split("，")[0]


def test_he_asks_and_nothing_changes_before_it_was_checked(holder: Holder) -> None:
    client, walked = holder("accepted")
    assert "改姓名、联系方式" in client.get("/matter/data/").content.decode() and "核实以前什么都不变" in read(client)
    assert ask(client, walked)["Location"] == PAGE
    shown = read(client)
    assert "您提出了，等核实" in shown and "137****8888" in shown and NEW not in shown and phone(walked) == "19900001234"
    assert "您提出了，等核实" in client.get("/matter/data/").content.decode() and "凭编号和查询码提出改" in client.get("/matter/").content.decode()
    ask(client, walked, phone="13700009999")  # a second press, a stale page
    assert "一次只能提一个" in read(client), "what he typed in another window was not taken, and he is told so"
    assert LinkedRecord.objects.filter(petition=walked.petition, kind="contact").count() == 1
    client.cookies["language"] = "en"
    english = read(client)
    assert "Phone number" in english and "Asked for, to be checked" in english and "the petitioner" not in english


def test_the_code_from_the_old_mailbox_makes_it_count_at_once(holder: Holder, mailoutbox: list[Any]) -> None:
    client, walked = holder("accepted")
    ask(client, walked)
    code = sent_code(mailoutbox)
    assert mailoutbox[-1].to == ["fan@example.cn"]
    assert "确认码不对" in client.post(CODE_PAGE, {"code": "12345678"}).content.decode() and phone(walked) == "19900001234"
    assert client.post(CODE_PAGE, {"code": code})["Location"] == "/matter/data/"
    assert phone(walked) == NEW and "137****8888" in client.get("/matter/data/").content.decode()
    assert client.post(CODE_PAGE, {"code": code})["Location"] == PAGE  # pressed twice


def test_one_press_takes_it_back(holder: Holder) -> None:
    client, walked = holder("accepted")
    ask(client, walked)
    assert "不改了，撤回" in read(client)
    assert client.post(DROP)["Location"] == PAGE and client.post(DROP)["Location"] == PAGE
    assert phone(walked) == "19900001234" and LinkedRecord.objects.get(petition=walked.petition, kind="contact").status == "contact_dropped"
    assert client.get(DROP).status_code == 405 and "提出修改" in read(client), "he may ask for another"


def test_it_was_not_me_calls_a_person_stops_every_change_and_ends_with_a_new_code(holder: Holder) -> None:
    client, walked = holder("accepted")
    ask(client, walked)
    assert "不是我提的" in read(client) and "换新的查询码" in read(client)
    assert client.get(DISOWN).status_code == 405
    assert client.post(DISOWN)["Location"] == PAGE and client.post(DISOWN)["Location"] == PAGE
    record = LinkedRecord.objects.get(petition=walked.petition, kind="contact")
    day = RunningClock.objects.get(petition=walked.petition, name="speak_contact").due_on
    shown = read(client)
    assert record.status == "contact_disowned" and f"最晚 {speech(day).day(day)}" in shown and "谁也不能用这个查询码再提修改" in shown
    assert "您说不是您提的，我们来找您" in client.get("/matter/data/").content.decode() and "提出修改" not in shown
    ask(client, walked, phone="13700009999")
    assert LinkedRecord.objects.filter(petition=walked.petition, kind="contact").count() == 1 and "谁也不能用这个查询码再提修改" in read(client)
    client.cookies["language"] = "en"
    assert "nobody can ask for a change by this query code" in read(client)
    client.cookies["language"] = "zh-hans"
    RunningClock.objects.filter(petition=walked.petition, name="speak_contact").update(due_on=day - timedelta(days=30))
    assert "以前找您，现在晚了" in read(client)
    given = entry("speak_contact", proof=ContactProof.OLD_PHONE, note="打原来的电话，他说不是他。")
    perform("speak_contact", record, given, actor=walked.enterprise.actor("head"), at=timezone.now())
    assert client.get(PAGE)["Location"].startswith("/lookup/"), "whoever holds the old code is out at once, in every window"
    assert "对不上" in ways.enter(client, walked.petition, CODE).content.decode()
    code = reveal.query_code(walked.petition.identity_id, subject=walked.petition.number)
    assert ways.enter(client, walked.petition, code).status_code == 302
    assert "查询码换了新的" in read(client) and "查询码换了新的" in client.get("/matter/").content.decode()


def test_the_new_code_goes_to_the_old_mailbox_and_to_nobody_who_works_here(holder: Holder, mailoutbox: list[Any]) -> None:
    client, walked = holder("accepted")
    ask(client, walked, phone="", email="thief@example.cn")
    client.post(DISOWN)
    record = LinkedRecord.objects.get(petition=walked.petition, kind="contact")
    given = entry("speak_contact", proof=ContactProof.OLD_MAIL, note="写信到原来的邮箱，他回了。")
    perform("speak_contact", record, given, actor=walked.enterprise.actor("head"), at=timezone.now())
    for key in due_messages(timezone.now()):
        deliver(key, timezone.now())
    code = grouped(reveal.query_code(walked.petition.identity_id, subject=walked.petition.number))
    (mail,) = [mail for mail in mailoutbox if code in mail.body]
    assert mail.to == ["fan@example.cn"] and mail.subject == "您的新查询码" and "范小安" not in mail.body and "供暖" not in mail.body
    assert not [mail for mail in mailoutbox if "thief@example.cn" in mail.to]


def test_what_became_of_it_and_why_it_was_refused_stand_on_the_page(holder: Holder) -> None:
    client, walked = holder("accepted")
    ask(client, walked)
    assert "上次提的" not in read(client)
    record = LinkedRecord.objects.get(petition=walked.petition, kind="contact")
    why = "电话里说不清楚，请带身份证来一趟。"
    perform("refuse_contact", record, entry("refuse_contact", reason=why), actor=walked.enterprise.actor("clerk"), at=timezone.now())
    shown = read(client)
    assert "上次提的" in shown and "没有改" in shown and why in shown, "staff were told that he reads the reason"
    ask(client, walked)
    assert why not in read(client), "another waits now"


def test_the_page_says_by_when_and_owns_up_once_it_is_late(holder: Holder) -> None:
    client, walked = holder("accepted")
    ask(client, walked)
    running = RunningClock.objects.get(petition=walked.petition, name="check_contact")
    day = speech(running.due_on).day(running.due_on)
    shown = read(client)
    assert f"最晚 {day} 核实是不是您本人" in shown and "现在晚了" not in shown
    client.cookies["language"] = "en"
    assert "we make sure that it is you; then a second person confirms it" in read(client)
    client.cookies["language"] = "zh-hans"
    RunningClock.objects.filter(pk=running.pk).update(due_on=running.due_on - timedelta(days=30))
    assert "现在晚了，是我们的责任" in read(client)
    record = LinkedRecord.objects.get(petition=walked.petition, kind="contact")
    given = entry("check_contact", proof=ContactProof.OLD_PHONE, note="打原来的电话问过本人。")
    perform("check_contact", record, given, actor=walked.enterprise.actor("clerk"), at=timezone.now())
    confirmed_by = RunningClock.objects.get(petition=walked.petition, name="confirm_contact").due_on
    assert f"最晚 {speech(confirmed_by).day(confirmed_by)}，由另一位工作人员确认" in read(client)


def test_a_name_has_no_code_and_says_what_will_be_shown(holder: Holder, mailoutbox: list[Any]) -> None:
    client, walked = holder("accepted")
    ask(client, walked, phone="", name="范晓安", reason="名字登记错了一个字")
    shown = read(client)
    assert "范**" in shown and "范晓安" not in shown and "用原来的邮箱确认" not in shown
    for key in due_messages(timezone.now()):
        deliver(key, timezone.now())
    assert all("确认码" not in mail.body for mail in mailoutbox)


@pytest.mark.parametrize(("fields", "said"), [({"phone": ""}, "至少写一样新的"), ({"phone": "没有"}, "电话里只能有数字"), ({"email": "x"}, "邮箱地址好像不完整"), ({"reason": ""}, "请写为什么要改")])
def test_what_is_wrong_is_said_and_what_was_typed_stays(holder: Holder, fields: dict[str, str], said: str) -> None:
    client, walked = holder("accepted")
    shown = ask(client, walked, address="三号楼东单元", **fields).content.decode() if "phone" not in fields or fields["phone"] else ask(client, walked, **fields).content.decode()
    assert said in shown and not LinkedRecord.objects.filter(petition=walked.petition, kind="contact").exists()
    assert "phone" in fields or NEW in shown


def test_whoever_was_logged_out_meanwhile_loses_nothing(holder: Holder) -> None:
    client, walked = holder("accepted")
    del client.cookies["xinqiao_matter"]
    assert ask(client, walked)["Location"].startswith("/lookup/")
    assert ways.enter(client, walked.petition, CODE)["Location"] == PAGE
    assert NEW in read(client)


def test_who_left_nothing_and_an_accusation_are_told_so(holder: Holder) -> None:
    client, walked = holder("accepted", secrecy=Secrecy.ANONYMOUS)
    assert "没有什么要改的" in read(client) and ask(client, walked).status_code == 200
    client, walked = holder("sealed")
    assert "有权处理的部门" in read(client)
    assert not LinkedRecord.objects.filter(kind="contact").exists()


NEW_CODE = "/matter/data/new-code/"


def test_he_exchanges_his_code_by_one_press_and_whoever_holds_the_old_one_is_out(holder: Holder, mailoutbox: list[Any]) -> None:
    """Attacks 22, 43: the new code is in his mailbox alone, not even on the page of whoever pressed; a thief who presses gets nothing."""
    client, walked = holder("accepted")
    thief = Client()
    assert ways.enter(thief, walked.petition, CODE).status_code == 302
    shown = client.get("/matter/data/").content.decode()
    assert "换查询码" in shown and "f***@example.cn" in shown.replace("f**@", "f***@")
    assert client.get(NEW_CODE).status_code == 405
    answer = client.post(NEW_CODE)
    said = answer.content.decode()
    code = reveal.query_code(walked.petition.identity_id, subject=walked.petition.number)
    assert answer.status_code == 200 and "新的查询码发到您的邮箱了" in said and code not in said and grouped(code) not in said and "no-store" in answer["Cache-Control"]
    for window in (client, thief):
        assert window.get("/matter/data/")["Location"].startswith("/lookup/")
        assert window.post(NEW_CODE)["Location"].startswith("/lookup/")
    for key in due_messages(timezone.now()):
        deliver(key, timezone.now())
    assert mailoutbox[-1].to == ["fan@example.cn"] and grouped(code) in mailoutbox[-1].body and "供暖" not in mailoutbox[-1].body
    assert "对不上" in ways.enter(client, walked.petition, CODE).content.decode()
    assert ways.enter(client, walked.petition, code).status_code == 302
    assert client.post(NEW_CODE)["Location"] == "/matter/data/" and "刚换过" in client.get("/matter/data/").content.decode()


def test_without_a_mailbox_staff_make_sure_first(holder: Holder) -> None:
    client, walked = holder("accepted", contact=Contact(name="范小安", phone="19900001234"))
    assert "确定是您本人，再换新的" in client.get("/matter/data/").content.decode()
    assert client.post(NEW_CODE)["Location"] == PAGE
    assert "您要换查询码，我们来找您" in read(client) and "正在换" in client.get("/matter/data/").content.decode()
    client.post(NEW_CODE)  # a second press
    assert LinkedRecord.objects.filter(petition=walked.petition, kind="contact").count() == 1


def test_he_reads_on_which_days_his_code_was_used(holder: Holder) -> None:
    """Attack 22: a day that was not his shows that somebody else has the code; no hour and no place is kept."""
    client, walked = holder("accepted")
    CodeOpening.objects.all().delete()
    for _ in range(2):
        ways.enter(client, walked.petition, CODE)
    CodeOpening.objects.create(subject=walked.petition.number, day=timezone.localdate() - timedelta(days=9))
    ways.enter(client, walked.petition, "999999999999")
    assert ways.enter(client, walked.petition, CODE).status_code == 302
    shown = client.get("/matter/data/").content.decode()
    days = [speech(timezone.localdate()).day(timezone.localdate() - timedelta(days=n)) for n in (0, 9)]
    assert f"{days[0]} · 3 次" in shown and f"{days[1]} · 1 次" in shown and shown.index(days[0]) < shown.index(days[1])


def test_of_whom_no_contact_is_known_there_is_no_button(holder: Holder) -> None:
    client, walked = holder("accepted", secrecy=Secrecy.ANONYMOUS, contact=Contact())
    shown = client.get("/matter/data/").content.decode()
    assert "查询码不能换" in shown and NEW_CODE not in shown
    client.post(NEW_CODE)
    assert not LinkedRecord.objects.filter(petition=walked.petition, kind="contact").exists()
