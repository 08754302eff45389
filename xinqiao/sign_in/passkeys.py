"""Passkeys (WebAuthn): the browser proves that it holds the private key; only the public one is kept here."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import Q
from fido2.server import Fido2Server
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from xinqiao.directory.models import Person
from xinqiao.sign_in.models import Factor

PREFERRED = UserVerificationRequirement.PREFERRED
LONGEST = 20_000  # characters of an answer; a real one has about a thousand
State = dict[str, str]


class NotAnswered(Exception):
    """What the browser sent is no answer to what was asked; nothing was changed."""


def to_add(person: Person, origin: str, held: list[Factor]) -> tuple[str, State]:
    """Return what the browser is asked (JSON) and what the session keeps of it, for a new passkey."""
    user = PublicKeyCredentialUserEntity(id=f"person:{person.pk}".encode(), name=person.login, display_name=person.login)
    options, state = _server(origin).register_begin(
        user, [_data(factor) for factor in held], user_verification=PREFERRED, resident_key_requirement=ResidentKeyRequirement.DISCOURAGED
    )  # fmt: skip
    return _asked(dict(options.public_key), state)


def added(person: Person, origin: str, state: State | None, answer: str, *, name: str, at: datetime) -> Factor:
    """Return the unsaved passkey from the browser's answer; raises NotAnswered."""
    try:
        made = _server(origin).register_complete(_needed(state), _read(answer))
        data = made.credential_data
    except (ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise NotAnswered from error
    if data is None:
        raise NotAnswered
    return Factor(
        person=person, kind=Factor.PASSKEY, name=name, credential=websafe_encode(bytes(data)), last_step=made.counter, added_at=at
    )  # fmt: skip


def to_use(origin: str, held: list[Factor]) -> tuple[str, State]:
    """Return what the browser is asked (JSON) and what the session keeps of it, to prove a passkey of `held`."""
    options, state = _server(origin).authenticate_begin([_data(factor) for factor in held], user_verification=PREFERRED)
    return _asked(dict(options.public_key), state)


def use(held: list[Factor], origin: str, state: State | None, answer: str, at: datetime) -> Factor:
    """Return the passkey that answered; raises NotAnswered, also for one whose count of signatures went back (a copy)."""
    by_data = {bytes(_data(factor)): factor for factor in held}
    try:
        read = _read(answer)
        used = _server(origin).authenticate_complete(_needed(state), [_data(factor) for factor in held], read)
        counted = AuthenticationResponse.from_dict(read).response.authenticator_data.counter
    except (ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise NotAnswered from error
    factor = by_data[bytes(used)]
    later = Q(last_step__lt=counted) if counted else Q(last_step=0)  # many passkeys do not count: theirs stays 0
    if not Factor.objects.filter(later, pk=factor.pk).update(last_step=counted, used_at=at):
        raise NotAnswered
    return factor


def passkeys_of(held: list[Factor]) -> list[Factor]:
    """Return those of the factors that are passkeys."""
    return [factor for factor in held if factor.kind == Factor.PASSKEY]


def _server(origin: str) -> Fido2Server:
    """Return the verifier for one origin ("https://xf.example.com"): exactly that one, no other port and no subdomain."""
    host = origin.partition("://")[2].rpartition(":")[0] if origin.count(":") > 1 else origin.partition("://")[2]
    return Fido2Server(PublicKeyCredentialRpEntity(id=host, name="Xinqiao"), verify_origin=lambda said: said == origin)


def _data(factor: Factor) -> AttestedCredentialData:
    return AttestedCredentialData(websafe_decode(factor.credential))


def _asked(options: Mapping[str, Any], state: Mapping[str, Any]) -> tuple[str, State]:
    kept = {"challenge": str(state["challenge"]), "user_verification": str(PREFERRED.value)}
    return json.dumps(options, default=_plain), kept


def _plain(value: object) -> object:
    """Return a value of the options as JSON knows it: bytes as base64url."""
    if isinstance(value, bytes):
        return websafe_encode(value)
    return dict(value) if isinstance(value, Mapping) else str(value)


def _needed(state: State | None) -> State:
    if not state:
        raise ValueError("nothing was asked")
    return state


def _read(answer: str) -> dict[str, Any]:
    if len(answer) > LONGEST:
        raise ValueError("too long")
    read = json.loads(answer)
    if not isinstance(read, dict):
        raise TypeError("not an object")
    return read
