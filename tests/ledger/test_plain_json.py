"""What the store keeps as JSON is readable text and takes no more room than it must."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import connection

from xinqiao.ledger.append import Line, append, history

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 2, tzinfo=UTC)


def test_chinese_is_kept_as_it_is_and_comes_back() -> None:
    said = {"reason": "上门核实，𠮷先生"}
    append([Line(subject="XQ-1", verb="reveal", actor="person:7", at=AT, recorded_at=AT, body=said)])
    with connection.cursor() as cursor:
        cursor.execute("SELECT CAST(body AS text) FROM ledger_entry WHERE subject = 'XQ-1'")
        assert "上门核实，𠮷先生" in cursor.fetchone()[0]
    assert history("XQ-1")[0].body == said
