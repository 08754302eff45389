"""JSON as it is read: a Chinese character takes its three bytes in the store, not the six of an escape."""

from __future__ import annotations

import json
from typing import Any


class PlainJSON(json.JSONEncoder):
    """Django gives its JSON fields' encoder no `ensure_ascii`; this one says it (SQLite; PostgreSQL's jsonb needs nothing)."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "ensure_ascii": False})
