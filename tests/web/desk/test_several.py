"""One step on several matters: looked at before, each for itself, and nothing on what one may not see."""

from __future__ import annotations

from datetime import timedelta
from html import unescape

import pytest
from django.utils import timezone

from xinqiao.petitions.models import Petition, Referral

pytestmark = pytest.mark.django_db


def sent(visitor, step, numbers):
    """Take the step on these and return the page that says what came of it."""
    fields = {"number": numbers, "now": "yes", **({"cause": "housing.supply"} if step == "close" else {})}
    return unescape(visitor.client.post(f"/desk/several/{step}/", fields, follow=True).content.decode())


def test_matters_whose_window_is_over_are_closed_together(walk, visit):
    """Attack 48: a bulk action takes no step that the table refuses; each matter is asked by itself."""
    long_ago = timezone.now() - timedelta(days=60)
    ready = [walk("concluded", at=long_ago).petition.number for _ in range(2)]
    too_early = walk("concluded").petition.number
    clerk = visit("clerk")
    assert "/desk/several/close/" in clerk.page("/desk/")
    page = clerk.page("/desk/several/close/")
    assert all(number in page for number in [*ready, too_early]) and "办之前再看一眼" not in page
    looked = clerk.post("/desk/several/close/", number=[*ready, too_early]).content.decode()
    assert "办之前再看一眼" in looked and set(Petition.objects.values_list("status", flat=True)) == {"replied"}
    done = sent(clerk, "close", [*ready, too_early])
    assert "办好了 2 件。" in done and f"{too_early}：申请复查的期限" in done
    assert dict(Petition.objects.values_list("number", "status")) == dict.fromkeys(ready, "closed") | {too_early: "replied"}


def test_what_produced_them_is_asked_once_for_all(walk, visit):
    ready = walk("concluded", at=timezone.now() - timedelta(days=60)).petition
    clerk = visit("clerk")
    page = unescape(clerk.post("/desk/several/close/", number=[ready.number], now="yes").content.decode())
    assert "请选一个。" in page and "人不是原因" in page and "办之前再看一眼" in page
    sent(clerk, "close", [ready.number])
    ready.refresh_from_db()
    assert (ready.status, ready.cause) == ("closed", "housing.supply")
    assert "水电暖、物业" in clerk.page(f"/desk/petitions/{ready.number}/")


def test_referrals_are_taken_over_together_and_only_once(walk, visit):
    """Attack 48: sent again, the bulk action does nothing more."""
    numbers = [walk("assigned").petition.number for _ in range(2)]
    handler = visit("handler")
    sent(handler, "take_over", numbers)
    assert list(Referral.objects.values_list("status", flat=True)) == ["taken_over", "taken_over"]
    again = sent(handler, "take_over", numbers)
    assert "办好了 0 件。" in again and "办不了“签收”" in again
    looked = handler.post("/desk/several/take_over/", number=numbers).content.decode()
    assert "办不了" in looked and "确定，办这" not in looked


def test_only_what_waits_to_be_taken_over_is_listed(walk, visit):
    waiting = [walk("assigned").petition.number for _ in range(2)]
    taken, accepted = walk("assigned").petition.number, walk("accepted").petition.number
    handler = visit("handler")
    sent(handler, "take_over", [taken])
    assert sorted(handler.numbers("/desk/several/take_over/")) == sorted(waiting) or accepted in handler.numbers("/desk/several/take_over/")
    assert taken not in handler.numbers("/desk/several/take_over/")


def test_what_one_may_not_see_is_passed_over_in_silence(walk, visit):
    """Attacks 16, 17, 48: numbers of others in a bulk action."""
    sealed = walk("sealed").petition.number
    foreign = walk("assigned").petition.number
    before = dict(Petition.objects.values_list("number", "version"))
    for number in (sealed, foreign, "XQ-2026-9999999", "\x00"):
        page = sent(visit("other_handler"), "take_over", [number])
        assert "办好了 0 件。" in page and number not in page
    assert dict(Petition.objects.values_list("number", "version")) == before


def test_nothing_chosen_gets_a_sentence_and_other_steps_are_not_offered(walk, visit):
    """Attack 48: no other step has a bulk action."""
    walk("replied")
    assert "一件都没有选" in visit("clerk").post("/desk/several/close/").content.decode()
    for name in ("sign", "refuse", "triage", "nothing"):
        assert visit("clerk").get(f"/desk/several/{name}/").status_code == 404
    assert visit("leader").get("/desk/several/close/").status_code == 404
