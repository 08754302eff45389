"""Codes from a generator (RFC 6238): six digits, half a minute each, one of them before and after for clocks that differ."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime

import pyotp

from xinqiao.directory.models import Person
from xinqiao.sign_in.models import Factor
from xinqiao.vault.factor_secrets import seal, unseal

ISSUER = "Xinqiao"
STEP = 30  # seconds
DRIFT = 1  # codes before and after the present one


def fresh_secret(person: Person) -> str:
    """Return a new secret of 160 bits, sealed for `person`: it may wait in a session until its first code is shown."""
    return seal(pyotp.random_base32(), person.pk)


def shown(person: Person, sealed: str) -> str:
    """Return a sealed secret in groups of four, to be typed where no camera is."""
    secret = unseal(sealed, person.pk)
    return " ".join(secret[place : place + 4] for place in range(0, len(secret), 4))


def address(person: Person, sealed: str) -> str:
    """Return the otpauth: address for the QR code."""
    return pyotp.TOTP(unseal(sealed, person.pk)).provisioning_uri(name=person.login, issuer_name=ISSUER)


def step_of(person: Person, sealed: str, typed: str, at: datetime) -> int:
    """Return the half minute whose code was typed; 0 if it is none of those that count now."""
    code = re.sub(r"\D", "", unicodedata.normalize("NFKC", typed))
    generator, now = pyotp.TOTP(unseal(sealed, person.pk)), int(at.timestamp()) // STEP
    found = [step for step in range(now - DRIFT, now + DRIFT + 1) if pyotp.utils.strings_equal(generator.generate_otp(step), code)]
    return max(found, default=0)


def use(factor: Factor, typed: str, at: datetime) -> bool:
    """Return whether `typed` is a code of this generator that nobody has used yet, and use it up."""
    step = step_of(factor.person, factor.secret, typed, at)
    newer = Factor.objects.filter(pk=factor.pk, last_step__lt=step)  # two at once: the store lets one through
    return bool(step and newer.update(last_step=step, used_at=at))
