"""Which column of a file means what: the national names, our own, and a mapping file for all others."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

from xinqiao.rules.terms import Channel
from xinqiao.rules.terms import Path as LawfulPath
from xinqiao.rules.text import Text

# field -> the column names under which it is known (national export, our export, plain English)
KNOWN: dict[str, tuple[str, ...]] = {
    "source": ("信访件编号", "编号", "id"),
    "title": ("标题", "title"),
    "text": ("概况", "正文", "text"),
    "received_at": ("信访日期", "登记日期", "time", "received_at"),
    "name": ("姓名", "name"),
    "phone": ("手机号码", "电话", "phone"),
    "email": ("电子邮箱", "email"),
    "address": ("住址", "address"),
    "place": ("问题属地", "place"),
    "channel": ("信访形式", "channel"),
    "path": ("信访目的", "path"),
    "category": ("类别编码", "category"),
    "unit": ("责任单位", "unit"),
    "accepted_at": ("受理日期", "accepted_at"),
    "reply": ("答复内容", "reply"),
    "replied_at": ("答复日期", "reply_time", "replied_at"),
    "served_at": ("送达日期", "served_at"),
}

CHANNELS: dict[str, Channel] = {
    "来信": Channel.LETTER, "来访": Channel.VISIT, "网上信访": Channel.ONLINE, "手机信访": Channel.ONLINE,
    "微信信访": Channel.ONLINE, "网上建议": Channel.ONLINE, "电话信访": Channel.PHONE, "来电": Channel.PHONE,
    "领导信箱": Channel.ONLINE, "上级转办": Channel.HANDED_DOWN, "12345转办": Channel.HANDED_DOWN,
    "接待日": Channel.VISIT, "下访": Channel.OUTREACH, "排查发现": Channel.SWEEP, "100": Channel.LETTER, "200": Channel.VISIT,
    "300": Channel.ONLINE, "303": Channel.ONLINE,
} | {channel.value: channel for channel in Channel}  # fmt: skip

PATHS: dict[str, LawfulPath] = {
    "求决": LawfulPath.OPINION, "申诉": LawfulPath.OPINION, "意见建议": LawfulPath.STUDY, "揭发控告": LawfulPath.ACCUSATION,
    "咨询": LawfulPath.OPINION, "其他": LawfulPath.OPINION,
} | {path.value: path for path in LawfulPath}  # fmt: skip

REQUIRED = ("text", "received_at")


class ColumnError(Exception):
    """The columns of the file cannot be understood; `words` says what to do."""

    def __init__(self, words: Text) -> None:
        super().__init__(words.zh)
        self.words = words


def read_mapping(path: Path) -> dict[str, str]:
    """Return a mapping file (.toml or .json: field = "column name"); raises ColumnError for one that is none."""
    try:
        loaded = tomllib.loads(path.read_text("utf-8")) if path.suffix == ".toml" else json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise _no_mapping(path) from error
    if not isinstance(loaded, dict):
        raise _no_mapping(path)
    unknown = sorted(set(loaded) - set(KNOWN))
    if unknown:
        words = Text(
            "对照表里有不认识的字段：{names}。可以用的是：{known}。", "The mapping names unknown fields: {names}. Known: {known}."
        )
        raise ColumnError(words.fill(names=", ".join(unknown), known=", ".join(KNOWN)))
    return {str(field): str(column) for field, column in loaded.items()}


def _no_mapping(path: Path) -> ColumnError:
    words = Text(
        "对照表 {name} 读不出来。请写成 .toml 或 .json，每行一条：字段 = \"列名\"。",
        'The mapping {name} cannot be read. Write a .toml or .json file: field = "column name".',
    )
    return ColumnError(words.fill(name=path.name))


def match(columns: list[str], mapping: dict[str, str] | None = None) -> dict[str, str]:
    """Return field -> column for the columns of a file; raises ColumnError if a required one is missing."""
    found: dict[str, str] = {}
    for field, names in KNOWN.items():
        wanted = (mapping[field],) if mapping and field in mapping else names
        column = next((name for name in wanted if name in columns), None)
        if column is not None:
            found[field] = column
    missing = [field for field in REQUIRED if field not in found]
    if missing:
        words = Text(
            "文件缺少这些列：{names}。文件里的列是：{columns}。请改列名，或者用 --mapping 给出对照表。",
            "Columns are missing: {names}. The file has: {columns}. Rename them or give a --mapping.",
        )
        raise ColumnError(
            words.fill(names="、".join(" / ".join(KNOWN[field]) for field in missing), columns="、".join(columns))
        )
    return found
