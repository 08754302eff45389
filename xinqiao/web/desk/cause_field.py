"""What produced this? One choice from the tree of causes of the day (rules.causes), never a person."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as lazy

from xinqiao.rules.causes import NOT_A_PERSON, cause, group, tree_on
from xinqiao.web.ui.speech import Speech, speech


def cause_field() -> forms.ChoiceField:
    """Return the field; `offer_causes` fills it."""
    return forms.ChoiceField(label=lazy("这件事是什么产生的"))


def offer_causes(form: forms.Form, today: date, name: str = "cause") -> None:
    """Give a field the tree that is asked on this day, in the reader's language."""
    field: Any = form.fields[name]
    field.choices, field.help_text = cause_choices(today), speech().say(NOT_A_PERSON)


def cause_choices(today: date) -> list[tuple[str, Any]]:
    """Return the choices, by class; a class without causes is a choice itself."""
    s = speech()
    offered: list[tuple[str, Any]] = [("", s.say(lazy("请选一个")))]
    for each in tree_on(today).classes:
        said = [(one.code, s.say(one)) for one in each.choices]
        offered += [(s.say(each), said)] if each.causes else said
    return offered


def said_cause(code: str, s: Speech) -> str:
    """Return a cause in words, its class first; "" where nobody was asked."""
    found, above = cause(code), group(code)
    if found is None or above is None:
        return ""
    return s.say(found) if found.code == above.code else f"{s.say(above)} · {s.say(found)}"
