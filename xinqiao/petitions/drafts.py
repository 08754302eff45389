"""Filings on their way: kept on the server between the three steps, encrypted, until filed or too old."""

from __future__ import annotations

import hashlib
import json
import secrets
from dataclasses import asdict, dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from django.conf import settings

from xinqiao.petitions.models import Draft, Petition
from xinqiao.petitions.upload import Upload
from xinqiao.prepared import Prepared
from xinqiao.vault.sealing import seal, unseal

CONTEXT = "petitions.draft"


@dataclass(frozen=True, kw_only=True)
class Writing:
    """What was typed so far: the fields of the pages by name, and the files. `who` stays only while it is needed."""

    what: dict[str, str] = field(default_factory=dict)
    where: dict[str, str] = field(default_factory=dict)
    who: dict[str, str] = field(default_factory=dict)
    asked: dict[str, str] = field(default_factory=dict)  # the version of the questions, and the answers
    uploads: tuple[Upload, ...] = ()

    def with_uploads(self, new: list[Upload]) -> Writing:
        """Return it with more files; one that is there already (a page sent twice) is not added again."""
        known = {upload.sha256 for upload in self.uploads}
        fresh = {upload.sha256: upload for upload in new if upload.sha256 not in known}
        return replace(self, uploads=(*self.uploads, *fresh.values()))

    def without_upload(self, sha256: str) -> Writing:
        """Return it without one file."""
        return replace(self, uploads=tuple(upload for upload in self.uploads if upload.sha256 != sha256))

    def mark(self) -> str:
        """Return a short mark of what would be filed: another text or another file gives another mark."""
        told = json.dumps([self.what, self.where, self.asked, [upload.sha256 for upload in self.uploads]], sort_keys=True)
        return hashlib.sha256(told.encode()).hexdigest()[:16]


def new_token() -> str:
    """Return a token nobody can guess."""
    return secrets.token_urlsafe(24)


def apart(purpose: str, token: str) -> str:
    """Return the token under which something else than a filing is kept: nobody can work it out from the one he holds."""
    return str(settings.KEYRING.steady(f"draft.{purpose}", token))


def source(token: str) -> str:
    """Return the key under which the filing of this draft registers, once."""
    return f"portal:{_digest(token)}"


_stored = Prepared(lambda digest: Draft.objects.filter(token_digest=digest), str)
_filed = Prepared(lambda key: Petition.objects.filter(source=key), str)


def load(token: str, today: date) -> Writing | None:
    """Return what was written under this token; None if there is nothing, or it is too old."""
    row = _stored.first(_digest(token)) if token else None
    if row is None or row.expires_on < today:
        return None
    opened = unseal(row.sealed, CONTEXT)
    return _read(json.loads(opened)) if opened else None


def save(token: str, writing: Writing, *, today: date, keep_days: int) -> None:
    """Keep what was written, for `keep_days` from today."""
    sealed = seal(json.dumps(asdict(writing), ensure_ascii=False), CONTEXT)
    values = {"sealed": sealed, "expires_on": today + timedelta(days=keep_days)}
    Draft.objects.update_or_create(token_digest=_digest(token), defaults=values)


def drop(token: str) -> None:
    """Remove a draft: it was filed, or its writer does not want it any more."""
    Draft.objects.filter(token_digest=_digest(token)).delete()


def filed(token: str) -> Petition | None:
    """Return the petition this draft has become."""
    return _filed.first(source(token)) if token else None


def sweep(today: date) -> int:
    """Remove the drafts that are too old; returns how many."""
    return Draft.objects.filter(expires_on__lt=today).delete()[0]


def _digest(token: str) -> str:
    return str(settings.KEYRING.steady("draft", token))


def _read(stored: dict[str, Any]) -> Writing:
    uploads = tuple(Upload(**upload) for upload in stored.get("uploads", ()))
    return Writing(what=stored["what"], where=stored["where"], who=stored["who"], asked=stored.get("asked", {}), uploads=uploads)
