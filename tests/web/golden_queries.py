"""How many queries a page may take: the golden file, one section a package."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

GOLDEN = Path(__file__).parent.parent / "golden" / "queries.json"


def expected(section: str) -> dict[str, int]:
    """Return the counts of one section."""
    counts: dict[str, int] = json.loads(GOLDEN.read_text(encoding="utf-8"))[section]
    return counts


def counted(visitor: Any, url: str, **query: Any) -> int:
    """Return how many queries a page takes when the directory is in memory already."""
    visitor.get(url, **query)
    with CaptureQueriesContext(connection) as queries:
        assert visitor.get(url, **query).status_code == 200
    return len(queries)
