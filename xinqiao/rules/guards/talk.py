"""Guards of talks: with whom nobody can talk."""

from __future__ import annotations

from xinqiao.rules.facts import Facts
from xinqiao.rules.text import Text


def somebody_to_talk_with(facts: Facts) -> Text | None:
    """Refuse where nobody knows who the petitioner is: whoever sought him out would find out."""
    if not facts.is_anonymous:
        return None
    return Text("他没有留姓名：不要去找他。要说的话写在留言里，他凭查询码看得到。", "He left no name: do not seek him out. Write to him; he reads it with his query code.")
