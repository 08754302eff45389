"""见证人: named with a day, ended with a day, each change in the ledger."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from tests.enterprise import Enterprise
from tests.web.admin.conftest import Signed
from xinqiao.ledger.models import Entry
from xinqiao.outbox.models import Witness


def test_a_witness_is_added_and_ended(signed: Signed, enterprise: Enterprise) -> None:
    admin, today = signed("admin"), timezone.localdate()
    form = {"name": "省国资委信访处", "address": "Keep@example.org", "effective_from": today.isoformat()}
    assert f'value="{today.isoformat()}"' in admin.get("/admin/witnesses/add/").content.decode()  # a field of days takes no other form
    assert admin.post("/admin/witnesses/add/", form)["Location"] == "/admin/witnesses/"
    row = Witness.objects.get()
    assert "省国资委信访处" in admin.get("/admin/witnesses/").content.decode()
    again = admin.post("/admin/witnesses/add/", form | {"name": "别的"}).content.decode()
    assert "已经是见证人了" in again and "别的" in again
    assert admin.post(f"/admin/witnesses/{row.pk}/end/").status_code == 302
    row.refresh_from_db()
    assert row.ended_on == today + timedelta(days=1)  # he gets one more, and learns of it
    assert "已经停用了" in admin.post(f"/admin/witnesses/{row.pk}/end/").content.decode()
    lines = Entry.objects.filter(subject="directory", verb__startswith="witness.")
    assert [line.verb for line in lines.order_by("number")] == ["witness.add", "witness.end"]
    assert "example.org" not in str([line.body for line in lines])


def test_bad_input_keeps_what_was_typed(signed: Signed, enterprise: Enterprise) -> None:
    admin, past = signed("admin"), timezone.localdate() - timedelta(days=1)
    for change in ({"address": "nobody"}, {"effective_from": past.isoformat()}, {"name": " "}):
        form = {"name": "工会", "address": "a@example.org", "effective_from": timezone.localdate().isoformat()} | change
        page = admin.post("/admin/witnesses/add/", form)
        assert page.status_code == 200 and (form["name"].strip() or form["address"]) in page.content.decode()
    assert not Witness.objects.exists()
