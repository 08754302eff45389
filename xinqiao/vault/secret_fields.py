"""Columns whose content lies encrypted where the record is secret: a sealed accusation is unreadable in a dump of the store.

A model with such columns says by its property `is_secret` whether its row is; readers and writers notice nothing. Rows are
written by `save`, `bulk_create` or the journal, all of which ask `stored`; never by `update`, which knows no row.
"""

from __future__ import annotations

import json
from typing import Any, ClassVar

from django.db import models

from xinqiao.vault.cipher import decrypt, encrypt

MARK = "\ue0f0"  # a private character in front: what somebody typed can hold it too, and is then encrypted itself
KEY = "encrypted by the vault"  # plain letters: SQLite finds no other key in a path


class CipherText(models.TextField):  # type: ignore[type-arg]
    """A text that the vault has encrypted before: the field only knows to what it is bound, so that a turned key can rewrite it.

    `context` may name columns of the row: "factor.totp.{person_id}".
    """

    def __init__(self, *args: Any, context: str = "", **options: Any) -> None:
        self.bound_to = context
        super().__init__(*args, **options)

    def deconstruct(self) -> Any:
        """Say the context in migrations too."""
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "context": self.bound_to}


class SecretField(models.Field):  # type: ignore[type-arg]
    """What the two kinds share: which value goes into the row."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._context = ""

    @property
    def context(self) -> str:
        """What the ciphertext is bound to: the column."""
        if not self._context:
            self._context = f"{self.model._meta.label_lower}.{self.name}"
        return self._context

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:  # Django gives it so
        """Return what is written for this row."""
        return self.stored(model_instance)

    def stored(self, row: Any) -> Any:
        """Return the value of `row` as it goes into the store: encrypted if the row is secret, else as it is."""
        value = getattr(row, self.attname)
        return self.encrypted(value) if value and (row.is_secret or self.looks_encrypted(value)) else value

    def encrypted(self, value: Any) -> Any:
        """Return `value` encrypted."""
        raise NotImplementedError

    def looks_encrypted(self, value: Any) -> bool:
        """Return whether a value, as stored or as typed, has the form of an encrypted one."""
        raise NotImplementedError


class SecretText(SecretField, models.TextField):  # type: ignore[type-arg]
    """A text: stored as MARK + "key id:base64" where its row is secret."""

    kind: ClassVar = str

    def encrypted(self, value: Any) -> str:
        """Return the text encrypted."""
        return MARK + encrypt(value, self.context)

    def looks_encrypted(self, value: Any) -> bool:
        """Return whether it begins with the mark."""
        return isinstance(value, str) and value.startswith(MARK)

    def from_db_value(self, value: Any, _expression: Any, _connection: Any) -> Any:
        """Return the plain text of a row; raises InvalidTag if it was changed."""
        return decrypt(value[1:], self.context) if value and value[0] == MARK else value


class SecretJSON(SecretField, models.JSONField):
    """Plain JSON values: stored as {KEY: "key id:base64"} where their row is secret. Nothing in them can be asked for by a query then."""

    def encrypted(self, value: Any) -> dict[str, str]:
        """Return the values encrypted."""
        return {KEY: encrypt(json.dumps(value, cls=self.encoder, ensure_ascii=False), self.context)}

    def looks_encrypted(self, value: Any) -> bool:
        """Return whether it is a dictionary of the one key."""
        return isinstance(value, dict) and KEY in value

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        """Return the plain values of a row; raises InvalidTag if they were changed."""
        found = super().from_db_value(value, expression, connection)
        return json.loads(decrypt(found[KEY], self.context)) if self.looks_encrypted(found) else found
