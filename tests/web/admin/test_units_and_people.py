"""The administrator adds, changes and closes units, and gives people posts and passwords."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.enterprise import Enterprise
from tests.walking import Walk
from tests.web.admin.conftest import Signed, text
from xinqiao.directory.change import add_person
from xinqiao.directory.change.people import PersonEntry
from xinqiao.directory.models import Person, Post, PostProposal, Unit
from xinqiao.ledger.append import history
from xinqiao.petitions import succession


def unit_values(enterprise: Enterprise, **more: object) -> dict[str, object]:
    return {
        "key": "mine-9", "name": "第九煤矿", "short_name": "九矿", "kind": "plant", "parent_id": enterprise.group.pk,
        "valid_from": "2026-01-01", "handles_petitions": "on", **more,
    }  # fmt: skip


def test_a_unit_is_added_changed_and_closed(enterprise: Enterprise, admin: Client) -> None:
    assert admin.post(reverse("administration:unit_add"), unit_values(enterprise)).status_code == 302
    today = timezone.localdate()
    changed = unit_values(enterprise, name="新九矿", effective_on=today.isoformat())
    assert admin.post(reverse("administration:unit_edit", args=["mine-9"]), changed).status_code == 302
    page = text(admin.get(reverse("administration:unit", args=["mine-9"])))
    assert "新九矿" in page and "第九煤矿" in page
    before = (today - timedelta(days=1)).isoformat()
    assert "第九煤矿" in text(admin.get(reverse("administration:units"), {"on": before}))
    closed = {"last_day": today.isoformat(), "successor": enterprise.mine.pk}
    assert admin.post(reverse("administration:unit_close", args=["mine-9"]), closed).status_code == 302
    assert Unit.objects.get(key="mine-9").successor == enterprise.mine
    assert history("directory")[-1].actor == f"person:{enterprise.person('admin').pk}"


def test_a_refusal_stands_beside_its_field_and_keeps_what_was_typed(enterprise: Enterprise, admin: Client) -> None:
    values = unit_values(enterprise, key="mine-2", name="一个要留住的名字")
    page = text(admin.post(reverse("administration:unit_add"), values))
    assert "已经有编码为 mine-2 的单位" in page and "一个要留住的名字" in page
    admin.cookies["language"] = "en"
    assert "There is a unit with the code mine-2 already" in text(
        admin.post(reverse("administration:unit_add"), values)
    )
    assert not Unit.objects.filter(name="一个要留住的名字").exists()


def test_a_stale_form_does_not_undo_what_somebody_else_changed(enterprise: Enterprise, admin: Client) -> None:
    url = reverse("administration:unit_edit", args=["mine-2"])
    form = admin.get(url).context["form"]
    values = {name: value for name, value in form.initial.items() if value not in (None, False)}
    assert admin.post(url, {**values, "name": "先改的"}).status_code == 302
    page = text(admin.post(url, {**values, "name": "后改的"}))
    assert "别人刚刚改过这个单位" in page and Unit.objects.get(key="mine-2").name == "先改的"


@pytest.mark.parametrize("typed", ["yesterday", "0001-01-01", "9999-12-31", "2026-02-30"])
def test_a_day_that_is_none_gets_a_sentence(enterprise: Enterprise, admin: Client, typed: str) -> None:
    page = admin.get(reverse("administration:units"), {"on": typed})
    assert page.status_code == 200 and "日期看不懂" in text(page)
    values = unit_values(enterprise, valid_from=typed)
    assert admin.post(reverse("administration:unit_add"), values).status_code == 200
    assert not Unit.objects.filter(key="mine-9").exists()


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("key", "九 矿", "只能用字母、数字、下划线和短横"), ("name", "长" * 100_000, "最多 80 个字，现在有 100000 个"),
        ("name", "九\0矿", "里面有看不见的字符"), ("kind", "rocket", "请在给出的选项里选一个"),
        ("parent_id", "9" * 30, "请在给出的选项里选一个"), ("valid_from", "1800-01-01", "不能比 1900-01-01 更小或更早"),
        ("valid_from", "2200-01-01", "不能比 2100-12-31 更大或更晚"),
    ],
    ids=lambda part: part[:12],
)  # fmt: skip
def test_bad_input_gets_a_plain_sentence(enterprise: Enterprise, admin: Client, field: str, typed: str, said: str) -> None:
    page = text(admin.post(reverse("administration:unit_add"), unit_values(enterprise, **{field: typed})))
    assert said in page and "字段" not in page and "变量" not in page
    assert not Unit.objects.filter(key="mine-9").exists()


def test_what_a_closed_unit_has_not_finished_is_said(
    enterprise: Enterprise, admin: Client, walk: Callable[..., Walk]
) -> None:
    """Its successor goes on (条例§24); where there is none the administrator reads it until he names one."""
    walk("accepted")
    url = reverse("administration:unit_close", args=["mine-2"])
    assert "它手上还有 1 件没办完" in text(admin.get(url))
    assert "它手上还有" not in text(admin.get(reverse("administration:unit_close", args=["mine-3"])))
    home = reverse("administration:home")
    yesterday = timezone.localdate() - timedelta(days=1)
    assert admin.post(url, {"last_day": yesterday.isoformat()}).status_code == 302
    assert "“二矿”已经撤销，还有 1 件没办完，没有承接单位" in text(admin.get(home))
    successor = reverse("administration:unit_successor", args=["mine-2"])
    page = reverse("administration:unit", args=["mine-2"])
    assert successor in text(admin.get(page)) and "没有承接单位：停用以后就没有人办" in text(admin.get(page))
    assert "承接单位也要可办信访" in text(admin.post(successor, {"successor": enterprise.group.pk}))
    assert admin.post(successor, {"successor": enterprise.other_mine.pk}).status_code == 302
    assert "已经撤销" not in text(admin.get(home))
    assert Unit.objects.get(key="mine-2").successor == enterprise.other_mine
    assert "起由“三矿”接着办" in text(admin.get(page))
    succession.succeed_units(timezone.now())
    assert "有 1 件转由承接单位接着办" in text(admin.get(page)) and "还有 1 件" not in text(admin.get(page))


def test_a_unit_that_still_exists_gets_its_successor_when_it_is_closed(enterprise: Enterprise, admin: Client) -> None:
    url = reverse("administration:unit_successor", args=["mine-2"])
    assert "还在用" in text(admin.post(url, {"successor": enterprise.other_mine.pk}))


def test_names_with_markup_stay_text(enterprise: Enterprise, admin: Client) -> None:
    bad = "<script>alert(1)</script>"
    admin.post(reverse("administration:unit_add"), unit_values(enterprise, name=bad, short_name="<b>"))
    for url in (reverse("administration:units"), reverse("administration:unit", args=["mine-9"])):
        assert bad not in text(admin.get(url))


def test_a_large_tree_opens_level_by_level(enterprise: Enterprise, admin: Client) -> None:
    since = enterprise.mine.valid_from
    Unit.objects.bulk_create(
        Unit(key=f"s-{n}", name=f"区队{n}", short_name=str(n), kind="section", parent=enterprise.mine, valid_from=since)
        for n in range(400)
    )
    page = text(admin.get(reverse("administration:units")))
    assert "下面还有 400 个单位" in page and "区队399" not in page
    assert "区队1<" in text(admin.get(reverse("administration:units"), {"under": "mine-2"}))


def test_a_person_is_added_given_a_post_and_a_password_shown_once(enterprise: Enterprise, security: Client, admin: Client) -> None:
    made = security.post(reverse("administration:person_add"), {"name": "李新", "login": "Li-Xin", "is_active": "on"})
    person = Person.objects.get(login="li-xin")
    assert made["Location"] == reverse("administration:person", args=[person.pk])
    post = {"unit": enterprise.mine.pk, "duty": "handler", "title": "承办员", "valid_from": "2026-01-01"}
    assert security.post(reverse("administration:post_add", args=[person.pk]), post).status_code == 302
    waiting = PostProposal.objects.get(person=person)
    assert "李新" in text(admin.get(reverse("administration:posts_waiting"))) and not person.posts.exists()
    assert admin.post(reverse("administration:post_decide", args=[waiting.pk]), {"answer": "agree"}).status_code == 302
    shown = security.post(reverse("administration:password", args=[person.pk]))
    person.refresh_from_db()
    assert person.must_change_password and person.check_password(shown.context["password"])
    assert "no-store" in shown["Cache-Control"]
    end = reverse("administration:post_end", args=[person.posts.get().pk])
    assert security.post(end, {"last_day": timezone.localdate().isoformat()}).status_code == 302


def test_switching_an_account_off_ends_its_session_at_once(
    enterprise: Enterprise, signed: Signed, security: Client
) -> None:
    person, browser = enterprise.person("handler"), signed("handler")
    assert browser.get(reverse("desk:worklist")).status_code == 200
    values = {"name": person.name, "login": person.login}
    assert security.post(reverse("administration:person_edit", args=[person.pk]), values).status_code == 302
    assert browser.get(reverse("desk:worklist")).status_code == 302
    security.post(reverse("administration:person_edit", args=[person.pk]), {**values, "is_active": "on"})
    assert browser.get(reverse("desk:worklist")).status_code == 302


def test_removing_the_last_holder_of_a_duty_is_warned_about_at_once(enterprise: Enterprise, security: Client) -> None:
    post, today = enterprise.person("handler").posts.get(), timezone.localdate()
    ended = security.post(reverse("administration:post_end", args=[post.pk]), {"last_day": today.isoformat()}, follow=True)
    assert "“二矿”可办信访，但没有承办人" in text(ended)
    other = enterprise.person("other_handler")
    values = {"name": other.name, "login": other.login}
    off = security.post(reverse("administration:person_edit", args=[other.pk]), values, follow=True)
    assert "“三矿”可办信访，但没有承办人" in text(off) and "“二矿”" not in text(off)
    receptionist = enterprise.person("receptionist").posts.get()
    url = reverse("administration:post_end", args=[receptionist.pk])
    assert "但没有" not in text(security.post(url, {"last_day": today.isoformat()}, follow=True))


def test_one_cannot_give_oneself_a_duty(enterprise: Enterprise, security: Client) -> None:
    own = enterprise.person("security")
    post = {"unit": enterprise.mine.pk, "duty": "handler", "title": "承办员", "valid_from": "2026-01-01"}
    page = text(security.post(reverse("administration:post_add", args=[own.pk]), post))
    assert "不能改自己的职责" in page and Post.objects.filter(person=own).count() == 1


def test_people_are_found_and_paged_by_key(enterprise: Enterprise, security: Client) -> None:
    now = timezone.now()
    for number in range(60):
        add_person(PersonEntry(login=f"zz-{number:03}", name=f"赵{number}"), by="command", at=now)
    first = security.get(reverse("administration:people"), {"q": "赵"})
    assert len(first.context["rows"]) == 50
    second = security.get(reverse("administration:people") + "?" + first.context["later"])
    assert len(second.context["rows"]) == 10
    assert "测试handler" in text(security.get(reverse("administration:people"), {"q": "二矿 handler"}))
    assert "没有找到人" in text(security.get(reverse("administration:people"), {"q": "没有这个人%_"}))
    for asked in ({"q": "赵\0"}, {"after": "\0"}):  # PostgreSQL takes a null in no text
        assert security.get(reverse("administration:people"), asked).status_code == 200


def test_lists_ask_the_store_a_fixed_number_of_times(
    enterprise: Enterprise, signed: Signed, django_assert_max_num_queries: object
) -> None:
    for name in ("home", "units", "people", "categories", "policies", "posts_waiting"):
        admin = signed("security" if name == "people" else "admin")
        admin.get(reverse(f"administration:{name}"))
        with django_assert_max_num_queries(12):  # type: ignore[operator]
            admin.get(reverse(f"administration:{name}"))
