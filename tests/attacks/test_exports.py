"""Attacks 19, 21, 36: a list of names leaves the store only by two people, for one, for a purpose, until a day; and nothing in it is a formula."""

from __future__ import annotations

import io
import zipfile
from datetime import timedelta

import pytest
from django.utils import timezone
from python_calamine import CalamineWorkbook

from tests.walking import CODE
from tests.web.visiting import plain_pages, visit  # noqa: F401 fixtures
from xinqiao.directory import snapshot
from xinqiao.directory.models import PolicyRow, Post
from xinqiao.ledger.append import history
from xinqiao.ops import verify
from xinqiao.petitions import export_making, exports
from xinqiao.petitions.models import Export, ExportPart, Petition
from xinqiao.petitions.refused import Refused
from xinqiao.rules.terms import Duty, Secrecy
from xinqiao.rules.terms_sharing import AccessPurpose, IdentityPart
from xinqiao.vault import files
from xinqiao.vault.contact import Contact

pytestmark = [pytest.mark.django_db, pytest.mark.postgres_too]
ALL = tuple(IdentityPart)


def chosen(**values):
    today = timezone.localdate()
    return exports.Chosen(**{"since": today - timedelta(days=30), "until": today} | values)


def ask(enterprise, who="clerk", parts=ALL, **values):
    return exports.ask(chosen(**values), enterprise.actor(who), snapshot.current(), timezone.now(), purpose=AccessPurpose.MEET, reason="逐户走访核实供暖", parts=parts)


def grant(enterprise, export, who="custodian", days=1):
    return exports.grant(export.pk, enterprise.actor(who), snapshot.current(), timezone.now(), days=days)


def made(enterprise, **values):
    export = ask(enterprise, **values)
    grant(enterprise, export)
    assert export_making.make_exports(timezone.now()) == 1
    return Export.objects.get(pk=export.pk)


def cells(content):
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()


def contents(export):
    return [files.fetch(part.file_key) for part in exports.parts_of(export)]


def person(n, **more):
    return Contact(**{"name": f"范小{'甲乙丙丁戊己庚辛'[n]}", "phone": f"1990000123{n}", "address": f"二矿新村{n}号楼"} | more)


def test_attack_19_a_list_holds_real_names_and_nobody_who_asked_for_secrecy_nor_anything_sealed(walk, enterprise):
    """Attack 19: never confidential, never anonymous, never sealed, never merged with a stricter one, never of another office."""
    walk("accepted", contact=person(0))
    walk("accepted", contact=person(1), secrecy=Secrecy.CONFIDENTIAL)
    walk("accepted", contact=Contact(), secrecy=Secrecy.ANONYMOUS)
    walk("sealed", contact=person(3))
    protected = walk("registered", contact=person(4)).petition
    Petition.objects.filter(pk=protected.pk).update(is_protected=True)
    export = made(enterprise)
    (content,) = contents(export)
    rows = cells(content)
    assert len(rows) == 3 and rows[2][-3:] == ["范小甲", "19900001230", "二矿新村0号楼"]
    assert (export.total, export.made, export.left_out) == (1, 1, 0)


def test_what_is_sealed_after_the_leave_is_left_out(walk, enterprise):
    kept, gone = walk("registered", contact=person(0)), walk("registered", contact=person(1))
    export = ask(enterprise)
    grant(enterprise, export)
    gone._seal()
    export_making.make_exports(timezone.now())
    export.refresh_from_db()
    assert export.left_out == 1 and [row[0] for row in cells(contents(export)[0])[2:]] == [kept.petition.number]
    assert not [line for line in history(gone.petition.number) if line.verb == "reveal"]


def test_only_what_was_asked_for_is_in_it(walk, enterprise):
    walk("accepted", contact=person(0))
    text = str(cells(contents(made(enterprise, parts=(IdentityPart.PHONE,)))[0]))
    assert "19900001230" in text and "范小甲" not in text and "二矿新村" not in text


def test_what_came_after_it_was_asked_is_not_in_what_the_custodian_lets_out(walk, enterprise):
    """Attack 19: he decides about the petitions that he was told of; a period that is still running adds nobody."""
    before = walk("triaged").petition
    export = ask(enterprise)
    since = walk("triaged").petition
    Petition.objects.filter(pk=since.pk).update(recorded_at=timezone.now())
    export = grant(enterprise, export)
    assert export.total == 1 and [key for key, _status in export.fixed] == [before.pk]


def test_nobody_decides_about_his_own_and_nobody_decides_twice(walk, enterprise):
    """Attack 19: the second person is another person, with the duty, and of two at once one decides."""
    walk("accepted", contact=person(0))
    Post.objects.create(person=enterprise.person("clerk"), unit=enterprise.group, duty=Duty.CUSTODIAN.value, title="保管员", valid_from=enterprise.mine.valid_from)
    export = ask(enterprise)
    for who in ("clerk", "head", "admin", "unit_head"):
        with pytest.raises(Refused):
            grant(enterprise, export, who)
    exports.refuse(export.pk, enterprise.actor("custodian"), timezone.now(), reason="用拨号条就行")
    with pytest.raises(Refused):
        grant(enterprise, export)
    assert export_making.make_exports(timezone.now()) == 0 and not ExportPart.objects.exists()


def test_without_another_custodian_nobody_could_decide_and_that_is_said(walk, enterprise):
    walk("accepted", contact=person(0))
    Post.objects.filter(duty=Duty.CUSTODIAN.value).delete()
    with pytest.raises(Refused, match="身份保管员"):
        ask(enterprise)


def test_the_same_asked_twice_is_asked_once(walk, enterprise):
    walk("accepted", contact=person(0))
    assert ask(enterprise).pk == ask(enterprise).pk and ask(enterprise, parts=(IdentityPart.NAME,)).pk != ask(enterprise).pk


@pytest.mark.parametrize(("values", "field"), [({"since": timezone.localdate() + timedelta(days=2), "until": timezone.localdate()}, "until"), ({"status": "closed"}, "since")])
def test_what_is_wrong_is_said_at_its_field(walk, enterprise, values, field):
    walk("accepted", contact=person(0))
    with pytest.raises(Refused) as refused:
        ask(enterprise, **values)
    assert refused.value.field == field


def test_more_than_a_list_may_hold_is_refused(walk, enterprise):
    for n in range(2):
        walk("registered", contact=person(n))
    PolicyRow.objects.create(key="export_most", value=1, effective_from=enterprise.mine.valid_from, recorded_at=timezone.now(), recorded_by="test")
    snapshot.forget()
    with pytest.raises(Refused, match="最多 1 件"):
        ask(enterprise)


def test_attack_36_no_cell_of_a_list_is_a_formula(walk, enterprise):
    """Attack 36: a name, phone or address that begins like a formula is text, with an apostrophe before it."""
    walk("accepted", contact=Contact(name='=HYPERLINK("http://x")', phone="+8613900001111", address="@SUM(A1)"))
    (content,) = contents(made(enterprise))
    row = cells(content)[2]
    assert row[-3:] == ["'=HYPERLINK(\"http://x\")", "'+8613900001111", "'@SUM(A1)"]
    sheet = zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet and "hyperlink" not in sheet.lower()


def test_every_sheet_and_every_printed_page_says_who_when_for_what_and_under_which_leave(walk, enterprise, monkeypatch):
    monkeypatch.setattr(export_making, "AT_ONCE", 2)
    for n in range(5):
        walk("registered", contact=person(n))
    export = made(enterprise)
    every = contents(export)
    assert len(every) == 3 and export.made == 5
    for position, content in enumerate(every, 1):
        mark = cells(content)[0][0]
        sheet = zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml").decode()
        for said in ("测试clerk", timezone.localdate().isoformat(), "上门见面、核实情况", f"名单 {export.pk}-{position}"):
            assert said in mark and said in sheet.partition("<headerFooter>")[2]
    assert [row[0] for content in every for row in cells(content)[2:]] == sorted({row[0] for content in every for row in cells(content)[2:]})


def test_a_worker_that_is_killed_between_two_parts_goes_on_with_the_next(walk, enterprise, monkeypatch):
    monkeypatch.setattr(export_making, "AT_ONCE", 2)
    numbers = [walk("registered", contact=person(n)).petition.number for n in range(5)]
    export = ask(enterprise)
    grant(enterprise, export)

    def killed():
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export_making.make_exports(timezone.now(), rest=killed)
    late = walk("registered", contact=person(6)).petition.number
    assert export_making.make_exports(timezone.now()) == 0  # another worker may still be alive
    assert export_making.make_exports(timezone.now() + export_making.LEASE * 2) == 1
    export.refresh_from_db()
    listed = [row[0] for content in contents(export) for row in cells(content)[2:]]
    assert listed == numbers and late not in listed
    assert [len([line for line in history(number) if line.verb == "reveal"]) for number in numbers] == [1] * 5


def test_a_part_that_fails_leaves_no_file_and_no_reading(walk, enterprise, monkeypatch):
    started = walk("registered", contact=person(0))
    export = ask(enterprise)
    grant(enterprise, export)
    before = set(files.kept())

    def broken(*_args, **_body):
        raise RuntimeError("no power")

    monkeypatch.setattr(export_making.exports, "record", broken)
    with pytest.raises(RuntimeError):
        export_making.make_exports(timezone.now())
    assert set(files.kept()) == before and not [line for line in history(started.petition.number) if line.verb == "reveal"]


def test_the_file_lies_encrypted_and_its_rows_hold_no_name(walk, enterprise):
    """Attack 30: neither the disk nor the store holds a name."""
    from tests.attacks.test_core_dump import all_tables  # lazy: the fixtures of that module are its own

    walk("accepted", contact=person(0))
    export = made(enterprise)
    (part,) = exports.parts_of(export)
    raw = files._place(part.file_key).read_bytes()
    assert raw[:2] != b"PK" and b"xl/worksheets" not in raw
    assert not [word for word in ("范小甲", "19900001230") for text in all_tables().values() if word in text]


def test_he_reads_on_his_page_that_his_name_was_taken_out_by_which_post_and_for_what(walk, enterprise, client):
    started = walk("accepted", contact=person(0))
    made(enterprise)
    client.post("/lookup/", {"number": started.petition.number, "code": CODE})
    page = client.get("/matter/").content.decode()
    assert "导出名单：上门见面、核实情况。逐户走访核实供暖" in page and "集团信访办信访专员" in page


def test_only_the_asker_downloads_once_by_a_ticket_and_every_download_is_recorded(walk, enterprise, visit):  # noqa: F811
    walk("accepted", contact=person(0))
    export = made(enterprise)
    url = f"/desk/lists/{export.pk}/files/1/"
    for other in ("head", "custodian", "handler", "admin", "unit_head"):
        assert visit(other).post(url).status_code in (302, 403, 404) and not ExportPart.objects.exclude(ticket="").exists(), other
    clerk = visit("clerk")
    ticket = clerk.post(url)["Location"]
    assert ticket.startswith("/files/lists/")
    answer = visit("head").get(ticket)  # whoever carries the address away: it was given to this session, and works once
    assert answer.status_code == 200 and cells(answer.content)[2][-3] == "范小甲"
    assert clerk.get(ticket).status_code != 200
    again = clerk.post(url)["Location"]
    assert clerk.get(again).status_code == 200
    assert [line.verb for line in history(export.subject)] == ["export.ask", "export.grant", "export.make", "export.finish", "export.download", "export.download"]


def test_a_ticket_dies_with_the_session_the_post_and_the_day(walk, enterprise, visit):  # noqa: F811
    """Attack 24: the address of a list after signing out, after losing the post, after its day."""
    walk("accepted", contact=person(0))
    export = made(enterprise)
    url, clerk = f"/desk/lists/{export.pk}/files/1/", visit("clerk")
    ticket = clerk.post(url)["Location"]
    Export.objects.filter(pk=export.pk).update(until=timezone.localdate() - timedelta(days=1))
    assert clerk.get(ticket).status_code != 200 and clerk.post(url).status_code == 404
    Export.objects.filter(pk=export.pk).update(until=timezone.localdate())
    ticket = clerk.post(url)["Location"]
    Post.objects.filter(person=enterprise.person("clerk")).update(valid_to=timezone.localdate() - timedelta(days=1))
    assert clerk.get(ticket).status_code != 200
    Post.objects.filter(person=enterprise.person("clerk")).update(valid_to=None)
    ticket = clerk.post(url)["Location"]
    clerk.post("/desk/sign-out/")
    assert clerk.get(ticket).status_code != 200


def test_after_its_day_it_is_gone_with_a_line_in_the_ledger(walk, enterprise, visit):  # noqa: F811
    walk("accepted", contact=person(0))
    export = made(enterprise)
    (key,) = [part.file_key for part in exports.parts_of(export)]
    today = timezone.localdate()
    assert exports.expire(today, timezone.now()) == 0
    assert exports.expire(today + timedelta(days=1), timezone.now()) == 1 and exports.expire(today + timedelta(days=1), timezone.now()) == 0
    assert not files._place(key).exists() and history(export.subject)[-1].verb == "export.expire"
    assert "已经到期销毁" in visit("clerk").page(f"/desk/lists/{export.pk}/")


def test_verify_finds_a_list_that_was_tampered_with(walk, enterprise):
    """Attack 49: a list that somebody let out in the store, or whose row is gone, is found."""
    walk("accepted", contact=person(0))
    export = made(enterprise)
    assert not [fault for fault in verify.faults() if "export" in fault]
    Export.objects.filter(pk=export.pk).update(state="export_asked")
    assert f"{export.subject}: the status is not the one recorded" in list(verify.faults())
    Export.objects.filter(pk=export.pk).update(state="export_ready")
    ExportPart.objects.update(rows=7)
    assert f"{export.subject}: the workbooks are not those recorded" in list(verify.faults())
    ExportPart.objects.all().delete()
    Export.objects.all().delete()
    assert f"{export.subject}: the list is missing, the ledger still names it" in list(verify.faults())


def test_the_pages_from_asking_to_the_file(walk, enterprise, visit):  # noqa: F811
    walk("accepted", contact=person(0))
    clerk, custodian, today = visit("clerk"), visit("custodian"), timezone.localdate()
    assert "您还没有申请过名单" in clerk.page("/desk/lists/")
    sent = {"purpose": "meet", "reason": "短", "parts": ["name", "phone"], "since": today - timedelta(days=5), "until": today}
    page = clerk.post("/desk/lists/ask/", **sent).content.decode()
    assert "请写清要这份名单做什么" in page and ">短</textarea>" in page.replace("\n", "")
    place = clerk.post("/desk/lists/ask/", **(sent | {"reason": "逐户走访核实供暖"}))["Location"]
    assert "等身份保管员决定" in clerk.page(place)
    page = custodian.page("/desk/identities/")
    assert "逐户走访核实供暖" in page and "范小甲" not in page and "1990000" not in page
    key = Export.objects.get().pk
    assert "请写 1 到 3 天" in custodian.post(f"/desk/identities/lists/{key}/grant/", days=99, note="").content.decode()
    assert custodian.post(f"/desk/identities/lists/{key}/grant/", days=1, note="用完交回").status_code == 302
    assert "刚刚有人处理过" in custodian.page(f"/desk/identities/lists/{key}/grant/")
    waiting = clerk.get(place)
    assert "0 / 1 件" in waiting.content.decode() and waiting["Refresh"] == "3"
    export_making.make_exports(timezone.now())
    page = clerk.page(place)
    assert "下载第 1 份（1 人）" in page and "用完交回" in page and "范小甲" not in page
    for other in ("head", "handler", "custodian"):
        assert visit(other).get(place).status_code in (302, 403, 404)
    assert "Download part 1" in visit("clerk", "en").page(place)


def test_a_refusal_carries_its_reason_to_the_asker(walk, enterprise, visit):  # noqa: F811
    walk("accepted", contact=person(0))
    export = ask(enterprise)
    visit("custodian").post(f"/desk/identities/lists/{export.pk}/refuse/", reason="用拨号条就能办")
    page = visit("clerk").page(f"/desk/lists/{export.pk}/")
    assert "身份保管员不同意导出" in page and "用拨号条就能办" in page


@pytest.mark.parametrize(("field", "day"), [("until", "9999-12-31"), ("since", "0001-01-01"), ("since", "1026-11-01")])
def test_a_year_that_cannot_be_is_said_at_its_field(walk, visit, field, day):  # noqa: F811
    walk("accepted", contact=person(0))
    today = timezone.localdate()
    sent = {"purpose": "meet", "reason": "逐户走访核实供暖", "parts": ["name"], "since": today, "until": today} | {field: day}
    page = visit("clerk").post("/desk/lists/ask/", **sent)
    assert page.status_code == 200 and "年份写错了" in page.content.decode() and not Export.objects.exists()
