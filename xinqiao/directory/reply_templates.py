"""Which reply templates are offered for a matter."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from xinqiao.directory.models import ReplyTemplate

MOST = 100


def offered(*categories: str, today: date) -> list[ReplyTemplate]:
    """Return the templates for some categories on a day: those of a leaf first, then of a class, then for all."""
    in_use = Q(valid_from__lte=today) & (Q(valid_to=None) | Q(valid_to__gte=today))
    fitting = ReplyTemplate.objects.filter(in_use, category__in={"", *categories, *(code[:2] for code in categories)})
    return sorted(fitting.order_by("name", "pk")[:MOST], key=lambda row: -len(row.category))


def fits(row: ReplyTemplate, category: str) -> bool:
    """Return whether a template is for a claim of this category."""
    return row.category in (category, category[:2], "")


def in_use(today: date) -> list[ReplyTemplate]:
    """Return every template that is offered today, by category and name."""
    rows = ReplyTemplate.objects.filter(Q(valid_to=None) | Q(valid_to__gte=today))
    return list(rows.order_by("category", "name", "pk")[: MOST * 10])
