"""Files to import, and the command as somebody types it."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from typing import Any

from django.core.management import call_command

ROWS = [
    {"id": "1", "title": "宿舍停暖", "text": "三号楼停暖两周。", "time": "2019-03-01T08:00:00", "name": "范小安", "phone": "19900001234"},
    {"id": "2", "title": "欠发奖金", "text": "去年奖金没发。", "time": "2019-01-05T20:30:00", "reply": "已补发。", "reply_time": "2019-04-01T10:00:00"},
    {"id": "3", "title": "房屋裂缝", "text": "沉陷区裂缝没人量。", "time": "2019-02-01T09:00:00", "reply": "已测量。", "reply_time": "2019-03-01T10:00:00"},
]  # fmt: skip


def write(folder: Path, rows: list[dict[str, Any]], name: str = "rows.jsonl") -> Path:
    path = folder / name
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), "utf-8")
    return path


def run(path: Path, *options: str) -> str:
    out = StringIO()
    call_command("import", str(path), "--unit", "mine-2", *options, stdout=out, stderr=out)
    return out.getvalue()
