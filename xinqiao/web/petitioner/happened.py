"""When it happened, in one line; and whom it is about, as a line of the text."""

from __future__ import annotations

from django.utils.translation import gettext as _


def happened(where: dict[str, str]) -> str:
    """Return when it happened in the writer's words, with the day in front if he knew it."""
    return "，".join(part for part in (where.get("happened_on", ""), where.get("happened", "")) if part)


def with_about(text: str, where: dict[str, str]) -> str:
    """Return the text with a last line on whom it complains about, in the writer's words: part of what is filed, hashed and handed on."""
    about = where.get("about", "").strip()
    return f"{text}\n\n{_('反映的是')}：{about}" if about else text
