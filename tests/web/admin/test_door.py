"""Each page of the administration is open to one of the separated administrators (三员分立), and no petition text is reachable from here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import URLPattern, reverse
from django.utils import timezone

from tests.enterprise import Enterprise
from tests.walking import Walk
from tests.web.admin.conftest import Signed
from xinqiao.directory import change
from xinqiao.outbox import witnesses
from xinqiao.rules.policy import POLICIES, SECURITY_KEYS
from xinqiao.sign_in import two_people
from xinqiao.web.admin.urls import urlpatterns

KEYS = {"question": "new", "policy": "due_soon_days", "policy_special": "remind_days"}
POSTED = {"password", "sign_in_of", "sign_in_decide", "sheet_preview", "sheet_load", "post_decide"}
DOWNLOADS = {"sheet_template", "sheet_export", "word_template_file"}
EVERYBODY = (
    "receptionist", "clerk", "head", "handler", "unit_head", "other_handler", "other_head", "leader", "discipline", "auditor", "custodian",
    "admin", "security",
)  # fmt: skip
# Every page of the administration and whose it is; a page that is not here fails the test.
SHARED = {"home", "sign_in_decide", "posts_waiting", "post_decide", "policies", "policy", "policy_special", "sheets", "sheet_template", "sheet_export", "sheet_preview", "sheet_load"}
SECURITY = {"people", "person_add", "person", "person_edit", "password", "sign_in_of", "post_add", "post_end"}
SYSTEM = {
    "units", "unit_add", "unit", "unit_edit", "unit_close", "unit_successor", "unit_seal", "categories", "category_add", "category",
    "category_rename", "category_retire", "guides", "guide_add", "guide", "guide_retire", "questions", "question_set_add", "question_set", "question_set_name", "question_set_preview", "question_set_ask", "question_set_drop", "question", "policy_texts", "policy_text_add", "policy_text", "policy_text_renew", "policy_text_end", "policy_text_publish", "reply_templates", "reply_template_add", "reply_template", "reply_template_retire", "word_templates",
    "word_template", "word_template_file", "routing", "routing_add", "routing_retire", "retention", "witnesses", "witness_add", "witness_end", "calendar",
    "calendar_year", "calendar_official", "calendar_day",
}  # fmt: skip


def openers(name: str) -> set[str]:
    """Return who opens a page; `policy` and `policy_special` are asked for a policy of the system administrator's."""
    if name in SYSTEM or name in ("policy", "policy_special"):
        return {"admin"}
    return {"security"} if name in SECURITY else {"admin", "security"}


def row(name: str, enterprise: Enterprise) -> int:
    """Return the key of what the page is about."""
    if name.startswith("reply_template"):
        entry = change.TemplateEntry(name="补发", opinion="三日内补发。")
        return change.add_reply_template(entry, by="person:1", at=timezone.now()).pk
    if name.startswith(("guide", "question")):
        at = timezone.now()
        return (change.write_questions("0101", by="person:1", at=at) if name.startswith("question") else change.add_guide(change.GuideEntry(facts="哪一天"), by="person:1", at=at)).pk
    if name.startswith("policy_text"):
        text = change.PolicyTextEntry(title="供暖办法", issued_by="甲", effective_from=date(2020, 1, 1), text="第一条 暖。")
        return change.add_policy_text(text, is_public=False, by="person:1", at=timezone.now()).paper_id
    if name == "routing_retire":
        rule = change.RoutingEntry(category="0703", unit_id=enterprise.mine.pk, reason="归它管")
        return change.add_routing_rule(rule, by="person:1", at=timezone.now()).pk
    if name == "witness_end":
        today = timezone.localdate()
        return witnesses.add_witness("职工代表大会", "keep@example.org", today, by="person:1", at=timezone.now()).pk
    handler = enterprise.person("handler")
    if name in ("post_decide", "sign_in_decide"):
        entry = change.PostEntry(person=handler, unit=enterprise.other_mine, duty="handler", title="兼职承办人", valid_from=timezone.localdate())
        at = timezone.now()
        made = change.give_post(entry, by=f"person:{enterprise.person('discipline').pk}", at=at) if name == "post_decide" else two_people.ask(handler, "password", "甲", by="person:1", at=at)
        return made.pk
    return handler.posts.get().pk if name == "post_end" else handler.pk


def address(pattern: URLPattern, enterprise: Enterprise) -> str:
    """Return an address of this page that exists."""
    known = {
        "key": KEYS.get(pattern.name or "", enterprise.mine.key), "code": "0101", "year": 2026, "month": 3,
        "number": 17, "what": "end", "kind": "decision", "which": "default", "pk": row(pattern.name or "", enterprise),
    }  # fmt: skip
    wanted = pattern.pattern.converters
    return reverse(f"administration:{pattern.name}", kwargs={name: known[name] for name in wanted})


def test_every_page_is_in_one_area() -> None:
    assert {pattern.name for pattern in urlpatterns} == SHARED | SECURITY | SYSTEM
    assert not SHARED & SECURITY and not SHARED & SYSTEM and not SECURITY & SYSTEM


@pytest.mark.parametrize("pattern", urlpatterns, ids=lambda pattern: pattern.name)
def test_every_page_is_open_to_whose_it_is_and_closed_to_all_others(
    pattern: URLPattern, enterprise: Enterprise, signed: Signed, client: Client
) -> None:
    """Attack 15: for every duty and every page of the administration."""
    url = address(pattern, enterprise)
    method = "post" if pattern.name in POSTED else "get"
    opens = {key for key in EVERYBODY if getattr(signed(key), method)(url).status_code != 404}
    assert opens == openers(pattern.name or "")
    outside = getattr(client, method)(url)
    assert outside.status_code == 302 and outside["Location"].startswith(reverse("desk:sign_in"))


@pytest.mark.parametrize("who", ["admin", "security"])
def test_each_sets_his_own_policies_only_and_sees_no_others(enterprise: Enterprise, signed: Signed, who: str) -> None:
    browser = signed(who)
    page = browser.get(reverse("administration:policies")).content.decode()
    for key in POLICIES:
        url = reverse("administration:policy", args=[key])
        is_own = (key in SECURITY_KEYS) is (who == "security")
        assert (url in page) is is_own and (browser.get(url).status_code == 200) is is_own, key
        assert is_own or browser.post(url, {"value": 1, "effective_from": "2030-01-01"}).status_code == 404


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize(
    "pattern", [p for p in urlpatterns if p.name not in POSTED | DOWNLOADS], ids=lambda pattern: pattern.name
)
def test_every_page_opens_in_both_languages_and_is_never_kept(
    pattern: URLPattern, language: str, enterprise: Enterprise, signed: Signed
) -> None:
    admin = signed(min(openers(pattern.name or "")))
    admin.cookies["language"] = language
    response = admin.get(address(pattern, enterprise), follow=True)
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    page = response.content.decode()
    assert "style=" not in page and "<script>" not in page
    assert f'<html lang="{"en" if language == "en" else "zh-Hans"}"' in page


@pytest.mark.parametrize("pattern", urlpatterns, ids=lambda pattern: pattern.name)
def test_other_methods_and_posts_without_a_token_change_nothing(pattern: URLPattern, enterprise: Enterprise) -> None:
    url, own = address(pattern, enterprise), min(openers(pattern.name or ""))
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(enterprise.person(own), backend="xinqiao.directory.sessions.StaffBackend")
    assert strict.post(url).status_code in (403, 405)
    for method in ("put", "patch", "delete"):
        assert getattr(strict, method)(url).status_code in (403, 405)


@pytest.mark.parametrize("who", ["admin", "security"])
def test_no_petition_is_reachable(walk: Callable[..., Walk], signed: Signed, who: str) -> None:
    """Neither administrator reads a text, a title, a name or a number on any page that is his."""
    petition, browser = walk("registered").petition, signed(who)
    for pattern in urlpatterns:
        if pattern.name in POSTED | DOWNLOADS or pattern.pattern.converters or who not in openers(pattern.name or ""):
            continue
        page = browser.get(reverse(f"administration:{pattern.name}"), follow=True).content.decode()
        assert petition.number not in page and petition.title not in page, pattern.name
    worklist = browser.get(reverse("desk:worklist"))  # where everybody arrives after signing in; his is empty
    assert worklist.status_code == 200 and petition.number not in worklist.content.decode()
    for name in ("find", "news", "print_list", "register", "ledger", "audited", "custody", "oversight"):
        assert browser.get(reverse(f"desk:{name}")).status_code == 404, name
    assert browser.get(f"/desk/petitions/{petition.number}/").status_code == 404


def test_unknown_keys_are_not_found(enterprise: Enterprise, admin: Client, security: Client) -> None:
    for url in (
        "/admin/units/nowhere/", "/admin/units/nowhere/edit/", "/admin/people/999999/", "/admin/posts/999999/end/",
        "/admin/categories/9999/", "/admin/policies/nothing/", "/admin/calendar/1999/", "/admin/calendar/2026/2/30/",
        "/admin/people/99999999999999999999999/",
    ):  # fmt: skip
        assert admin.get(url).status_code == 404 == security.get(url).status_code, url
