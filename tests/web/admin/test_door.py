"""Only the system administrator comes in, and no petition text is reachable from here."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import URLPattern, reverse
from django.utils import timezone

from tests.enterprise import Enterprise
from tests.walking import Walk
from tests.web.admin.conftest import Signed
from xinqiao.directory import change
from xinqiao.outbox import witnesses
from xinqiao.web.admin.urls import urlpatterns

KEYS = {"policy": "due_soon_days", "policy_special": "remind_days"}
POSTED = {"password", "sign_in_of", "sheet_preview", "sheet_load"}
DOWNLOADS = {"sheet_template", "sheet_export", "word_template_file"}
OTHERS = ("receptionist", "clerk", "head", "handler", "unit_head", "leader", "discipline", "auditor")


def row(name: str, enterprise: Enterprise) -> int:
    """Return the key of what the page is about."""
    if name.startswith("reply_template"):
        entry = change.TemplateEntry(name="补发", opinion="三日内补发。")
        return change.add_reply_template(entry, by="person:1", at=timezone.now()).pk
    if name == "routing_retire":
        rule = change.RoutingEntry(category="0703", unit_id=enterprise.mine.pk, reason="归它管")
        return change.add_routing_rule(rule, by="person:1", at=timezone.now()).pk
    if name == "witness_end":
        today = timezone.localdate()
        return witnesses.add_witness("职工代表大会", "keep@example.org", today, by="person:1", at=timezone.now()).pk
    handler = enterprise.person("handler")
    return handler.posts.get().pk if name == "post_end" else handler.pk


def address(pattern: URLPattern, enterprise: Enterprise) -> str:
    """Return an address of this page that exists."""
    known = {
        "key": KEYS.get(pattern.name or "", enterprise.mine.key), "code": "0101", "year": 2026, "month": 3,
        "number": 17, "what": "end", "kind": "decision", "which": "default", "pk": row(pattern.name or "", enterprise),
    }  # fmt: skip
    wanted = pattern.pattern.converters
    return reverse(f"administration:{pattern.name}", kwargs={name: known[name] for name in wanted})


@pytest.mark.parametrize("pattern", urlpatterns, ids=lambda pattern: pattern.name)
def test_every_page_is_closed_to_others_and_to_the_street(
    pattern: URLPattern, enterprise: Enterprise, signed: Signed, client: Client
) -> None:
    url = address(pattern, enterprise)
    method = "post" if pattern.name in POSTED else "get"
    for key in OTHERS:
        assert getattr(signed(key), method)(url).status_code == 404, key
    outside = getattr(client, method)(url)
    assert outside.status_code == 302 and outside["Location"].startswith(reverse("desk:sign_in"))


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize(
    "pattern", [p for p in urlpatterns if p.name not in POSTED | DOWNLOADS], ids=lambda pattern: pattern.name
)
def test_every_page_opens_in_both_languages_and_is_never_kept(
    pattern: URLPattern, language: str, enterprise: Enterprise, admin: Client
) -> None:
    admin.cookies["language"] = language
    response = admin.get(address(pattern, enterprise), follow=True)
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    page = response.content.decode()
    assert "style=" not in page and "<script>" not in page
    assert f'<html lang="{"en" if language == "en" else "zh-Hans"}"' in page


@pytest.mark.parametrize("pattern", urlpatterns, ids=lambda pattern: pattern.name)
def test_other_methods_and_posts_without_a_token_change_nothing(pattern: URLPattern, enterprise: Enterprise) -> None:
    url = address(pattern, enterprise)
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(enterprise.person("admin"), backend="xinqiao.directory.sessions.StaffBackend")
    assert strict.post(url).status_code in (403, 405)
    for method in ("put", "patch", "delete"):
        assert getattr(strict, method)(url).status_code in (403, 405)


def test_no_petition_is_reachable(walk: Callable[..., Walk], admin: Client) -> None:
    number = walk("registered").petition.number
    for name in ("home", "units", "people", "categories", "policies", "sheets"):
        assert number not in admin.get(reverse(f"administration:{name}")).content.decode()
    worklist = admin.get(reverse("desk:worklist"))  # where everybody arrives after signing in; his is empty
    assert worklist.status_code == 200 and number not in worklist.content.decode()
    for name in ("find", "news", "print_list", "register"):
        assert admin.get(reverse(f"desk:{name}")).status_code == 404, name
    assert admin.get(f"/desk/petitions/{number}/").status_code == 404


def test_unknown_keys_are_not_found(enterprise: Enterprise, admin: Client) -> None:
    for url in (
        "/admin/units/nowhere/", "/admin/units/nowhere/edit/", "/admin/people/999999/", "/admin/posts/999999/end/",
        "/admin/categories/9999/", "/admin/policies/nothing/", "/admin/calendar/1999/", "/admin/calendar/2026/2/30/",
        "/admin/people/99999999999999999999999/",
    ):  # fmt: skip
        assert admin.get(url).status_code == 404, url
