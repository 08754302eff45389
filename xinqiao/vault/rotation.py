"""Turn the keys of the ring: everything that lies encrypted is written anew under the current key, a few rows at a time.

While it runs, old and new are read alike, and somebody may write: a row is replaced only if it is still what was read.
It can be broken off and begun again at any moment.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidTag
from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models.functions import Cast

from xinqiao.vault import files
from xinqiao.vault.cipher import decrypt, encrypt
from xinqiao.vault.models import ContactDigest, Identity
from xinqiao.vault.opening import opened
from xinqiao.vault.secret_fields import KEY, MARK, CipherText, SecretField, SecretJSON, SecretText
from xinqiao.vault.store import code_digest, contact_digest, digested

BATCH = 200
FILES = "files"


@dataclass(kw_only=True)
class Lot:
    """What was found in one place: a column ("vault.identity.name"), or the files."""

    place: str
    encrypted: int = 0  # values that lie encrypted
    rewritten: int = 0
    left: int = 0  # still under an old key: to do, or just changed by somebody
    unreadable: int = 0  # no key of the ring opens them


@dataclass(frozen=True, slots=True)
class Code:
    """The digest of the query code of one identity of one petition."""

    identity_id: int
    subject: str
    digest: str


def turn(*, rehearse: bool, on_progress: Callable[[int], object] | None = None) -> Iterator[Lot]:
    """Write everything encrypted anew under the current key; when rehearsing, open everything and write nothing."""
    for model, field in columns():
        yield _column(model, field, rehearse=rehearse, on_progress=on_progress)
    yield _files(rehearse=rehearse, on_progress=on_progress)


def columns() -> list[tuple[type[models.Model], models.Field[Any, Any]]]:
    """Return every column of the store in which something can lie encrypted."""
    tables = (model for model in apps.get_models() if not model._meta.proxy)
    return [(model, field) for model in tables for field in model._meta.local_fields if isinstance(field, CipherText | SecretField)]


def _column(model: type[models.Model], field: Any, *, rehearse: bool, on_progress: Callable[[int], object] | None) -> Lot:
    lot, last = Lot(place=f"{model._meta.label_lower}.{field.name}"), 0
    names = [name for name in ("person_id",) if isinstance(field, CipherText) and f"{{{name}}}" in field.bound_to]
    rows = _candidates(model, field).annotate(kept_as=Cast(field.name, models.TextField())).order_by("pk")
    while batch := list(rows.filter(pk__gt=last).values("pk", "kept_as", *names)[:BATCH]):
        last = batch[-1]["pk"]
        for row in batch:
            _value(model, field, row, lot, rehearse=rehearse)
        if on_progress:
            on_progress(len(batch))
    return lot


def _candidates(model: type[models.Model], field: Any) -> models.QuerySet[Any]:
    """Return the rows in which something lies encrypted."""
    rows = model._default_manager.all()
    if isinstance(field, SecretJSON):
        return rows.filter(**{f"{field.name}__has_key": KEY})
    return rows.filter(**{f"{field.name}__startswith": MARK}) if isinstance(field, SecretText) else rows.exclude(**{field.name: ""})


def _value(model: type[models.Model], field: Any, row: dict[str, Any], lot: Lot, *, rehearse: bool) -> None:
    lot.encrypted += 1
    kept_as = row["kept_as"]
    sealed: str = json.loads(kept_as)[KEY] if isinstance(field, SecretJSON) else kept_as.removeprefix(MARK)
    context = field.bound_to.format(**row) if isinstance(field, CipherText) else field.context
    try:
        plain = decrypt(sealed, context)
    except (InvalidTag, KeyError, ValueError):
        lot.unreadable += 1
        return
    if sealed.startswith(f"{settings.KEYRING.current}:"):
        return
    if rehearse:
        lot.left += 1
        return
    fresh: Any = encrypt(plain, context)
    if isinstance(field, SecretField):
        fresh = {KEY: fresh} if isinstance(field, SecretJSON) else MARK + fresh
    same = model._default_manager.annotate(kept_as=Cast(field.name, models.TextField())).filter(pk=row["pk"], kept_as=kept_as)
    if model._default_manager.filter(pk__in=same.values("pk")).update(**{field.name: fresh}):
        lot.rewritten += 1
    else:
        lot.left += 1


def _files(*, rehearse: bool, on_progress: Callable[[int], object] | None) -> Lot:
    lot = Lot(place=FILES)
    for key in files.kept():
        lot.encrypted += 1
        try:
            if files.encrypted_under(key) == settings.KEYRING.current:
                files.fetch(key)
            elif rehearse:
                files.fetch(key)
                lot.left += 1
            else:
                files.rewrite(key)
                lot.rewritten += 1
        except (InvalidTag, KeyError, ValueError):
            lot.unreadable += 1
        if on_progress:
            on_progress(1)
    return lot


def turn_index(on_codes: Callable[[list[Code]], None], *, on_progress: Callable[[int], object] | None = None) -> Lot:
    """Compute every blind index anew under the current index key; `on_codes` gets the new digests of query codes."""
    lot, last = Lot(place="blind index"), 0
    while batch := list(Identity.objects.filter(pk__gt=last).order_by("pk")[:BATCH]):
        last = batch[-1].pk
        digests = {(row.identity_id, row.kind): row for row in ContactDigest.objects.filter(identity__in=[row.pk for row in batch])}
        changed, codes = [], []
        for row in batch:
            contact = opened(row)
            for kind, value in digested(contact):
                known = digests.get((row.pk, kind))
                if known is not None and known.digest != (fresh := contact_digest(kind, value)):
                    known.digest = fresh
                    changed.append(known)
            if row.query_code:
                codes.append(Code(row.pk, row.subject, code_digest(decrypt(row.query_code, "identity.query_code"))))
        ContactDigest.objects.bulk_update(changed, ["digest"])
        on_codes(codes)
        lot.encrypted += len(batch)
        lot.rewritten += len(changed)
        if on_progress:
            on_progress(len(batch))
    return lot
