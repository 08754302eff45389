"""Feature 11.2: the auditor reads who changed which post, policy, category, calendar or unit, when, before and after."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests.enterprise import Enterprise
from tests.web.visiting import Visitor
from xinqiao.directory import change, change_log, snapshot
from xinqiao.directory.change.units import UnitEntry
from xinqiao.ledger.models import Entry
from xinqiao.sign_in.record import record

Visit = Callable[[str], Visitor]
PAGE = "/desk/changes/"


def changed(enterprise: Enterprise) -> None:
    """One change of each kind, by whom it is."""
    now, today = timezone.now(), timezone.localdate()
    system, security = ({"by": f"person:{enterprise.person(key).pk}", "at": now} for key in ("admin", "security"))
    change.set_policy("due_soon_days", 5, today, **system)  # type: ignore[arg-type]
    change.rename_category("0101", "新名字", "New name", today + timedelta(days=1), **system)  # type: ignore[arg-type]
    change.set_day(timezone.localdate().replace(month=12, day=31), change.CalendarDays.OFF, "单位放假", **system)  # type: ignore[arg-type]
    mine = enterprise.mine
    fields = {name: getattr(mine, name) for name in UnitEntry.__dataclass_fields__}
    change.change_unit(mine, UnitEntry(**{**fields, "place": "新址 8 号"}), today, **system)  # type: ignore[arg-type]
    change.end_post(enterprise.person("other_handler").posts.get(), today, **security)  # type: ignore[arg-type]
    person = enterprise.person("other_handler")
    off = change.PersonEntry(login=person.login, name=person.name, name_en=person.name_en, is_active=False)
    change.change_person(person, off, **security)  # type: ignore[arg-type]
    record("factor.reset", enterprise.person("handler"), **security, kinds="totp")  # type: ignore[arg-type]
    snapshot.forget()


def test_every_change_is_told_with_before_and_after(enterprise: Enterprise, visit: Visit) -> None:
    changed(enterprise)
    page = visit("auditor").page(PAGE)
    today = timezone.localdate()
    for said in ("测试admin", "测试security", "数：3 → 5", "新名字", "改成休息：", "地点：矿区路 1 号 → 新址 8 号", f"最后一天：没有 → {today.isoformat()}", "账号在用：是 → 否", "#1"):
        assert said in page, said
    assert "重设了第二道验证" not in page  # another chain
    sign_ins = visit("auditor").page(PAGE + "?group=sign_ins")
    assert "重设了第二道验证" in sign_ins and "测试handler" in sign_ins


def test_a_substitute_is_told_by_name_not_by_a_key(enterprise: Enterprise, visit: Visit) -> None:
    head, other = enterprise.person("unit_head"), enterprise.person("handler")
    entry = change.SubstituteEntry(post=head.posts.get(), substitute=other, valid_from=timezone.localdate(), valid_to=timezone.localdate())
    change.name_substitute(entry, by=f"person:{head.pk}", at=timezone.now())
    snapshot.forget()
    page = visit("auditor").page(PAGE + "?group=posts")
    assert "代理人：测试handler" in page and f"代理人：{other.pk}" not in page


def test_it_is_narrowed_by_kind_and_by_who(enterprise: Enterprise, visit: Visit) -> None:
    changed(enterprise)
    auditor = visit("auditor")
    policies = auditor.page(PAGE + "?group=policies")
    assert "改了规定" in policies and "结束了岗位" not in policies
    security = auditor.page(PAGE + "?who=security")
    assert "结束了岗位" in security and "改了规定" not in security
    assert "没有这个登录名" in auditor.page(PAGE + "?who=nobody%00")
    assert "没有这样的变更" in auditor.page(PAGE + "?group=witnesses")


def test_it_is_the_auditors_alone_and_says_the_same_in_english(enterprise: Enterprise, visit: Visit) -> None:
    """Attack 15: nobody else opens it."""
    changed(enterprise)
    for key in enterprise.people.keys() - {"other_handler"}:  # who was switched off
        assert visit(key).get(PAGE).status_code == (200 if key == "auditor" else 404), key
    auditor = visit("auditor")
    auditor.client.cookies["language"] = "en"
    assert "Value: 3 → 5" in auditor.page(PAGE)


def test_every_verb_of_the_directory_has_its_words() -> None:
    """A change that an administrator can make and that the log would not name fails here."""
    import re

    from django.conf import settings

    sources = [*(settings.PACKAGE / "directory/change").glob("*.py"), settings.PACKAGE / "outbox/witnesses.py"]
    verbs = {verb for source in sources for verb in re.findall(r'record\(\s*"([a-z_.]+)"', source.read_text("utf-8"))}
    assert len(verbs) > 20 and verbs <= set(change_log.VERBS)


def test_a_page_holds_fifty_and_the_rest_is_reached(enterprise: Enterprise, visit: Visit, django_assert_max_num_queries: Any) -> None:
    today = timezone.localdate()
    for number in range(60):
        change.set_policy("due_soon_days", 2 + number % 3, today, by="command", at=timezone.now())
    auditor = visit("auditor")
    first = auditor.page(PAGE)
    assert first.count("改了规定</span>") == 50 and "服务器上的命令" in first
    lowest = Entry.objects.filter(subject="directory").order_by("-number")[49].number
    assert auditor.page(f"{PAGE}?before={lowest}").count("改了规定</span>") == 10
    with django_assert_max_num_queries(9):
        auditor.page(PAGE)


@pytest.mark.parametrize("before", ["x", "-1", "9" * 40, "\0"])
def test_a_made_up_place_is_the_newest_page(enterprise: Enterprise, visit: Visit, before: str) -> None:
    changed(enterprise)
    assert visit("auditor").get(PAGE, before=before).status_code == 200
