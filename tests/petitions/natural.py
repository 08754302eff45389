"""All rows of the core without their keys, for comparing two stores that were written in another order."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db import models

from xinqiao.documents.models import Service
from xinqiao.petitions.models import Petition
from xinqiao.vault import reveal
from xinqiao.vault.models import Identity

LEFT_OUT = {"directory", "insight", "web"}  # nothing of a step is written there
Row = dict[str, Any]


def natural_rows() -> dict[str, list[str]]:
    """Return every row of every table as text, keys replaced by what they stand for, sorted."""
    stands_for = _meanings()
    found = {}
    for model in apps.get_models():
        if model.__module__.startswith("xinqiao.") and model._meta.app_label not in LEFT_OUT:
            rows = model._default_manager.all()
            found[model._meta.label] = sorted(repr(sorted(_natural(row, stands_for).items())) for row in rows)
    return found


def _meanings() -> dict[str, dict[int | None, Any]]:
    numbers: dict[int | None, Any] = dict(Petition.objects.values_list("pk", "number"))
    services: dict[int | None, Any] = {
        row.pk: sorted(document.number for document in row.documents.all())
        for row in Service.objects.prefetch_related("documents")
    }
    subjects: dict[int | None, Any] = dict(Identity.objects.values_list("pk", "subject"))
    # The full-text index knows petitions by their key.
    return {"petition_id": numbers, "document_id": numbers, "service_id": services, "identity_id": subjects}


def _natural(row: models.Model, stands_for: dict[str, dict[int | None, Any]]) -> Row:
    if isinstance(row, Identity):  # every encryption is different
        contact = reveal.addressee(row.pk, subject=row.subject)
        who = [contact.name, contact.phone, contact.email, contact.address]
        return {"subject": row.subject, "who": who, "code": reveal.query_code(row.pk, subject=row.subject)}
    values = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    if row._meta.pk.attname not in stands_for:
        del values[row._meta.pk.attname]
    return {name: stands_for[name].get(value) if name in stands_for else value for name, value in ((name, _ordered(value)) for name, value in values.items())}


def _ordered(value: Any) -> Any:
    """Return the same with the keys of every dictionary in order: the stores keep them in orders of their own."""
    if isinstance(value, dict):
        return {key: _ordered(value[key]) for key in sorted(value)}
    return [_ordered(each) for each in value] if isinstance(value, list) else value
