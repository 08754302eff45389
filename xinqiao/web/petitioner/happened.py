"""When it happened, in one line."""

from __future__ import annotations


def happened(where: dict[str, str]) -> str:
    """Return when it happened in the writer's words, with the day in front if he knew it."""
    return "，".join(part for part in (where.get("happened_on", ""), where.get("happened", "")) if part)
