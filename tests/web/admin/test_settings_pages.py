"""Categories, policies, the calendar and spreadsheets on the screen."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, timedelta
from html import unescape
from urllib.parse import urljoin

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.enterprise import Enterprise
from tests.walking import Walk
from tests.web.admin.conftest import Signed, text
from xinqiao.directory import change, seed, snapshot, spreadsheet
from xinqiao.directory.models import CalendarVersion, Person, PostProposal, RoutingRuleRow, Unit
from xinqiao.directory.refused import DirectoryError
from xinqiao.petitions.recounting import recount_clocks
from xinqiao.rules.scoped import Scope

HEADS = "单位编码,单位全称,简称,类型,上级单位编码,启用日期\n"


def test_a_policy_is_set_from_a_day_on(enterprise: Enterprise, admin: Client) -> None:
    later = timezone.localdate() + timedelta(days=10)
    url = reverse("administration:policy", args=["due_soon_days"])
    assert admin.post(url, {"value": "7", "effective_from": later.isoformat()}).status_code == 302
    assert snapshot.current().policy("due_soon_days", later) == 7
    assert later.isoformat() in text(admin.get(reverse("administration:policies")))
    assert "只能填 1 到 15 天" in text(admin.post(url, {"value": "99", "effective_from": later.isoformat()}))
    assert "不能倒着生效" in text(admin.post(url, {"value": "7", "effective_from": "2020-01-01"}))


def test_a_category_is_added_renamed_and_retired(enterprise: Enterprise, admin: Client) -> None:
    today = timezone.localdate()
    values = {"code": "0106", "name": "井下津贴", "name_en": "Pit pay", "valid_from": today.isoformat()}
    assert admin.post(reverse("administration:category_add"), values).status_code == 302
    renamed = {"name": "入井津贴", "name_en": "Pit pay", "effective_from": (today + timedelta(days=1)).isoformat()}
    assert admin.post(reverse("administration:category_rename", args=["0106"]), renamed).status_code == 302
    assert "入井津贴" in text(admin.get(reverse("administration:category", args=["0106"])))
    refused = admin.post(reverse("administration:category_retire", args=["10"]), {"last_day": today.isoformat()})
    assert "密封" in text(refused)


def test_a_code_in_full_width_digits_is_refused_and_the_tree_still_opens(enterprise: Enterprise, admin: Client) -> None:
    values = {"code": "９９", "name": "全角", "name_en": "Full width", "valid_from": timezone.localdate().isoformat()}
    assert "写法不对，请照说明写" in text(admin.post(reverse("administration:category_add"), values))
    assert "全角" not in text(admin.get(reverse("administration:categories")))


def test_the_calendar_is_changed_day_by_day_and_made_official(enterprise: Enterprise, admin: Client) -> None:
    CalendarVersion.objects.all().delete()
    snapshot.forget()
    seed.seed_calendar(timezone.now())
    page = text(admin.get(reverse("administration:calendar_year", args=[2027])))
    assert "暂定" in page and "还没有国务院办公厅的放假通知" in page
    assert "正式" in text(admin.get(reverse("administration:calendar_year", args=[2026])))
    url = reverse("administration:calendar_day", args=[2027, 2, 11])
    assert 'href="2/11/"' in page and urljoin(reverse("administration:calendar_year", args=[2027]), "2/11/") == url  # each day leads to its own form
    assert admin.post(url, {"kind": "off", "note": "国办发明电〔2026〕9 号"}).status_code == 302
    assert not snapshot.current().calendar.is_working(date(2027, 2, 11))
    assert "没有改动" in text(admin.post(url, {"kind": "off", "note": "x"}))
    admin.post(reverse("administration:calendar_official", args=[2027]), {"note": "国办发明电〔2026〕9 号"})
    assert 2027 in snapshot.current().calendar.official_years


def test_the_calendar_says_on_how_many_petitions_days_were_counted_anew(admin: Client, walk: Callable[..., Walk]) -> None:
    walk("assigned")
    now = timezone.now()
    coming = [day for n in range(1, 15) if (day := timezone.localdate() + timedelta(days=n)).weekday() < 5]
    change.new_calendar(coming, [], range(2011, 2028), "国办发明电", by="test", at=now)
    url = reverse("administration:calendar_year", args=[2026])
    assert "最新一版还没有用来算期限" in text(admin.get(url)) and "重算了" not in text(admin.get(url))
    recount_clocks(now + timedelta(hours=1))
    assert "按这一版重算了 1 件" in text(admin.get(url))


def test_a_policy_is_set_for_some_matters_only_and_given_up_again(enterprise: Enterprise, admin: Client) -> None:
    today = timezone.localdate()
    url = reverse("administration:policy_special", args=["remind_days"])
    given = {"channel": "visit", "urgency": "urgent", "clock": "tell", "value": "9", "effective_from": today.isoformat()}
    assert admin.post(url, given).status_code == 302
    meant = {"channel": "visit", "is_urgent": True, "clock": "tell"}
    assert snapshot.current().policy_for("remind_days", today, **meant) == 9
    assert snapshot.current().policy_for("remind_days", today, **{**meant, "is_urgent": False}) == 3
    page = text(admin.get(reverse("administration:policy", args=["remind_days"])))
    assert "分情况的规定" in page and "来访" in page and "告知期限" in page
    assert "只能填 1 到 30 天" in text(admin.post(url, {**given, "value": "99"}))
    assert "请至少选一种情况" in text(admin.post(url, {**given, "channel": "", "urgency": "", "clock": ""}))
    assert "请填一个数" in text(admin.post(url, {**given, "value": ""}))
    assert "不能倒着生效" in text(admin.post(url, {**given, "effective_from": "2020-01-01"}))
    assert admin.post(url, {**given, "value": "", "is_given_up": "on"}).status_code == 302
    assert snapshot.current().policy_for("remind_days", today, **meant) == 3
    assert "跟一般的一样" in text(admin.get(reverse("administration:policy", args=["remind_days"])))
    assert admin.get(reverse("administration:policy_special", args=["due_soon_days"])).status_code == 404
    assert "分情况的规定" not in text(admin.get(reverse("administration:policy", args=["due_soon_days"])))


def test_the_minutes_of_an_urgent_report_differ_by_channel_alone(enterprise: Enterprise, admin: Client) -> None:
    today = timezone.localdate()
    url = reverse("administration:policy_special", args=["urgent_remind_minutes"])
    form = text(admin.get(url))
    assert "信访形式" in form and "哪个期限" not in form and "是否重大紧急" not in form
    given = {"channel": "visit", "value": "30", "effective_from": today.isoformat()}
    assert admin.post(url, given).status_code == 302
    meant = {"is_urgent": True, "clock": ""}
    assert snapshot.current().policy_for("urgent_remind_minutes", today, channel="visit", **meant) == 30
    assert snapshot.current().policy_for("urgent_remind_minutes", today, channel="online", **meant) == 60
    page = text(admin.get(reverse("administration:policy", args=["urgent_remind_minutes"])))
    assert "来访" in page and "30 分钟" in page and "哪个期限" not in page
    assert "请至少选一种情况" in text(admin.post(url, {**given, "channel": ""}))
    assert "只能填 10 到 720 分钟" in text(admin.post(url, {**given, "value": "5"}))
    with pytest.raises(DirectoryError, match="只能按信访形式分"):
        change.set_policy_for("urgent_remind_minutes", Scope(clock="tell"), 30, today, by="test", at=timezone.now())


def test_a_unit_is_proposed_by_rule_with_its_reason_and_chosen_by_nobody_but_the_officer(
    enterprise: Enterprise, admin: Client, signed: Signed, walk: Callable[..., Walk]
) -> None:
    url = reverse("administration:routing_add")
    given = {"category": "0703", "words": "三号楼、四号楼", "unit_id": enterprise.mine.pk, "reason": "宿舍的暖气归二矿后勤"}
    assert admin.post(url, given).status_code == 302
    assert "宿舍的暖气归二矿后勤" in text(admin.get(reverse("administration:routing")))
    form = f"/desk/petitions/{walk('triaged').petition.number}/assign/"
    page = text(signed("clerk").get(form))
    assert "按分办建议" in page and "内容里有“三号楼”；宿舍的暖气归二矿后勤" in page
    assert f'value="{enterprise.mine.pk}" selected' not in page
    assert "类别和词至少写一样" in text(admin.post(url, {**given, "category": "", "words": ""}))
    assert "每个词至少两个字" in text(admin.post(url, {**given, "words": "楼"}))
    assert "可以办理信访事项的单位" in text(admin.post(url, {**given, "unit_id": enterprise.group.pk}))
    assert "密封交给纪检" in text(admin.post(url, {**given, "category": "10"}))
    rule = RoutingRuleRow.objects.get()
    assert admin.post(reverse("administration:routing_retire", args=[rule.pk])).status_code == 302
    assert "按分办建议" not in text(signed("clerk").get(form))


def upload(admin: Client, content: bytes, name: str = "units.csv") -> object:
    return admin.post(reverse("administration:sheet_preview"), {"file": SimpleUploadedFile(name, content)})


def test_a_file_is_shown_first_and_written_on_consent(enterprise: Enterprise, admin: Client) -> None:
    shown = upload(admin, f"{HEADS}mine-9,第九煤矿,九矿,矿（厂）,group,2026-01-01\n".encode())
    assert not Unit.objects.filter(key="mine-9").exists()
    kept = {"kept": shown.context["kept"]}  # type: ignore[attr-defined]
    done = admin.post(reverse("administration:sheet_load"), kept, follow=True)
    assert "导入完成。单位：新增 1" in text(done) and Unit.objects.get(key="mine-9").name == "第九煤矿"
    admin.cookies["language"] = "en"
    again = admin.post(reverse("administration:sheet_load"), kept, follow=True)  # a second click
    assert "Imported. Units: unchanged 1" in text(again) and Unit.objects.filter(key="mine-9").count() == 1


PEOPLE = "登录名,姓名,单位编码,职责,岗位名称,任职日期\nli-xin,李新,mine-2,承办人,承办员,2026-01-01\n"


def test_each_administrator_imports_his_own_sheet_only(enterprise: Enterprise, admin: Client, security: Client) -> None:
    units = f"{HEADS}mine-9,第九煤矿,九矿,矿（厂）,group,2026-01-01\n".encode()
    for browser, content, name in ((security, units, "units.csv"), (admin, PEOPLE.encode(), "people.csv")):
        assert "没有归您导入的表" in text(upload(browser, content, name))
    kept = {"kept": upload(security, PEOPLE.encode(), "people.csv").context["kept"]}  # type: ignore[attr-defined]
    assert "人员：新增 1" in text(security.post(reverse("administration:sheet_load"), kept, follow=True))
    waits = PostProposal.objects.get()
    assert waits.person.login == "li-xin" and not waits.person.posts.exists()
    security.post(reverse("administration:sheet_load"), kept)  # a second click asks for nothing twice
    assert PostProposal.objects.count() == 1
    book = admin.get(reverse("administration:sheet_export")).content
    shown = upload(admin, book, "both.xlsx")
    assert [row["sheet"].zh for row in shown.context["counts"]] == ["单位"]  # type: ignore[attr-defined]


def test_wrong_rows_are_named_in_the_language_of_the_page(enterprise: Enterprise, admin: Client) -> None:
    wrong = f"{HEADS}mine-9,第九煤矿,九矿,矿（厂）,kq-9,2026-01-01\n".encode()
    assert "第 2 行“上级单位编码”：没有编码为 kq-9 的单位" in text(upload(admin, wrong))
    admin.cookies["language"] = "en"
    assert "Row 2, 'Code of the unit above': There is no unit with the code kq-9" in unescape(
        text(upload(admin, wrong))
    )
    assert not Unit.objects.filter(key="mine-9").exists()


def test_a_consent_that_was_tampered_with_or_is_somebody_elses_writes_nothing(
    enterprise: Enterprise, admin: Client
) -> None:
    page = admin.post(reverse("administration:sheet_load"), {"kept": "eyJ4IjoxfQ:forged"})
    assert "什么都没有写" in text(page)


def test_other_files_get_a_sentence(enterprise: Enterprise, admin: Client) -> None:
    assert "打不开" in text(upload(admin, b"MZ\x90", "a.xlsx"))
    assert "最大 2 MB" in text(upload(admin, b"a" * (2 * 1024 * 1024 + 1)))
    assert "表头" in text(upload(admin, b"a,b\n1,2\n"))
    assert admin.post(reverse("administration:sheet_preview")).status_code == 200


def test_downloads_are_workbooks_that_come_in_again(enterprise: Enterprise, admin: Client) -> None:
    for name in ("sheet_template", "sheet_export"):
        response = admin.get(reverse(f"administration:{name}"))
        assert response["Content-Disposition"].startswith("attachment") and "no-store" in response["Cache-Control"]
        read = spreadsheet.read("a.xlsx", io.BytesIO(response.content).read())
        assert [sheet.kind for sheet in read] == ["units", "people"]
    assert len(read[1].rows) == Person.objects.count()
