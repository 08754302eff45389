"""Which reply templates are offered for a matter."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from xinqiao.directory.models import ReplyTemplate

MOST = 100


def offered(category: str, today: date) -> list[ReplyTemplate]:
    """Return the templates for a category on a day: those of the leaf first, then of its class, then for all."""
    in_use = Q(valid_from__lte=today) & (Q(valid_to=None) | Q(valid_to__gte=today))
    fitting = ReplyTemplate.objects.filter(in_use, category__in={category, category[:2], ""})
    return sorted(fitting.order_by("name", "pk")[:MOST], key=lambda row: -len(row.category))


def in_use(today: date) -> list[ReplyTemplate]:
    """Return every template that is offered today, by category and name."""
    rows = ReplyTemplate.objects.filter(Q(valid_to=None) | Q(valid_to__gte=today))
    return list(rows.order_by("category", "name", "pk")[: MOST * 10])
