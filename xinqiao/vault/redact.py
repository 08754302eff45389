"""Take out of a text whatever says who somebody is: what leaves the office names nobody (条例§30, 个人信息保护法§28)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import fields
from functools import partial
from typing import NamedTuple

from xinqiao.vault.called import Covering, may_stand, ways
from xinqiao.vault.contact import Contact
from xinqiao.vault.mask import mask
from xinqiao.vault.models import Identity
from xinqiao.vault.names import known_names, places, without
from xinqiao.vault.opening import identity, opened

HIDDEN = "×××"
DIGIT = r"[\d〇零一二三四五六七八九幺]"  # \d knows the full-width ones too; 幺 is how a one is read out
GAP = r"[\s\-–—.·]?"
NOT_BEFORE, NOT_AFTER = r"(?<![\dA-Za-z])", r"(?![\dA-Za-z])"
# The longest first: an identity card is not to be read as a phone with something before it.
PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"[A-Z0-9._%+-]+@[A-Z0-9-]+(?:\.[A-Z0-9-]+)+",  # e-mail
        rf"{NOT_BEFORE}(?:\d{{15,19}}|\d{{17}}X){NOT_AFTER}",  # identity card (15, 18), bank card (16–19)
        rf"{NOT_BEFORE}\d{{6}}[\s-]\d{{8}}[\s-]\d{{3}}[\dX]{NOT_AFTER}",
        rf"{NOT_BEFORE}\d{{4}}(?:[\s-]\d{{4}}){{3}}(?:[\s-]\d{{1,3}})?{NOT_AFTER}",
        rf"(?<!\d)(?:\+?86{GAP})?[1１一幺][3-9３-９三四五六七八九](?:{GAP}{DIGIT}){{9}}(?!\d)",  # mobile phone
        rf"(?<!\d)[(（]?[0０]\d{{2,3}}[)）]?{GAP}\d{{7,8}}(?!\d)",  # phone with its area code
        r"(?<![\d.\-])(?:[(（]0(?:10|2\d|[3-9]\d\d)[)）]\s?\d{3,4}[\s-]|0(?:10|2\d|[3-9]\d\d)([\s-])\d{3,4}\1)\d{4}(?!\d)",  # … in groups
        rf"(?<!\d)[1１一幺](?:\s{DIGIT}){{10}}(?!\d)",  # a mobile phone, each digit apart
        r"(?:(?<=电话)|(?<=手机)|(?<=座机)|(?<=号码)|(?<=致电)|(?<=联系))[号码是为：:\s]{0,4}\d{3,4}[\s-]?\d{4}(?!\d)",
        r"(?:(?<=微信)|(?<=QQ)|(?<=工号)|(?<=证号))[号码是为：:\s]{0,4}[A-Za-z0-9_-]{4,20}",
    )
)  # fmt: skip
CARDS = PATTERNS[1:4]
BLANK = "\ue000"  # in no text of ours: it keeps the length, so that places stay where they are
PACKED = (re.compile(r"1[3-9]\d{9}|\d{15,}x?|0(?:10|2\d|[3-9]\d\d)\d{7,8}"),)


def redacted(text: str, *known: Contact) -> str:
    """Return `text` without numbers that lead to a person, and without what is known of these people.

    Dates, sums, and the numbers of petitions and documents stay. So do the names of others: whoever asks the store for those uses `covered`.
    """
    return _without((*(pattern for contact in known for pattern in _of(contact)), *PATTERNS), text)


class Covered(NamedTuple):
    """What a reader gets of people without a reason: `clean` takes them out of a text, `masked` has each of them masked by key.

    `named` takes out them and card numbers, and leaves every other number as it is: the phones that an office prints for everybody.
    """

    clean: Callable[[str], str]
    masked: Mapping[int, Contact]
    named: Callable[[str], str]


def covered(keys: Collection[int], said: Collection[str] = ()) -> Covered:
    """Return what may be read of these identities without a reason; `said`: the texts whose names of others in the vault are covered too (two queries)."""
    rows = list(identity(*keys) if len(keys) == 1 else Identity.objects.filter(pk__in=keys) if keys else ())
    known = {row.pk: opened(row) for row in rows}
    patterns = [pattern for contact in known.values() for pattern in _of(contact)]
    masked = {key: mask(contact) for key, contact in known.items()}
    return Covered(partial(_covering, (*patterns, *PATTERNS), known_names(said)), masked, partial(_without, (*patterns, *CARDS)))


def redactor(*of: Identity | int, said: Collection[str] = ()) -> Callable[[str], str]:
    """Return the function that redacts texts about people: their rows, or the keys of those, and the others whom `said` names (two queries). It shows nothing of them."""
    keys = [each for each in of if not isinstance(each, Identity)]
    rows = [each for each in of if isinstance(each, Identity)]
    rows += identity(keys[0]) if len(keys) == 1 else Identity.objects.filter(pk__in=keys) if keys else []
    patterns = [pattern for row in rows for pattern in _of(opened(row))]
    return partial(_covering, (*patterns, *PATTERNS), known_names(said))


def without_others(keys: Collection[int], said: Collection[str]) -> Callable[[str], str]:
    """Return the function that takes out of a text whom `said` names and the vault knows, except these people: for whoever has leave to read them (two queries)."""
    own = {name.strip() for row in Identity.objects.filter(pk__in=keys) for known in [opened(row)] for name in (known.name, known.on_envelope)}
    others = known_names(said) - own
    return partial(_covering, (), others)


def redacted_each(texts: Collection[tuple[int | None, str]]) -> list[str]:
    """Return texts of a list, each without numbers that lead to a person, the person of its identity's key (None: an anonymous one), and others whom the vault knows (two queries, none for none)."""
    keys = {key for key, _text in texts if key is not None}
    rows = Identity.objects.filter(pk__in=keys) if keys else ()
    known: dict[int | None, Contact] = {row.pk: opened(row) for row in rows}
    names = known_names([text for _key, text in texts])
    return [_covering(PATTERNS, names, _plainly(text, known.get(key))) for key, text in texts]


class Passage(NamedTuple):
    """A piece of a text as the full-text index keeps it (normalised, without white space), around a word at `[start:end]`.

    `key`: whose matter it is; `is_said`: whether the petitioner brought the text, so that names of others in it are covered.
    """

    key: int
    text: str
    start: int
    end: int
    is_said: bool


def legible(passages: Collection[Passage]) -> list[bool]:
    """Return of each whether its word is read by whoever reads the text covered: no sign of it belongs to a number, the person of the key or another whom the vault knows.

    Two queries, none for none. Where white space is gone a phone may stand between other digits, so it is looked for among them too.
    """
    rows = Identity.objects.filter(pk__in={one.key for one in passages}) if passages else ()
    own = {row.pk: _of(_normalised(opened(row))) for row in rows}
    names = known_names([one.text for one in passages if one.is_said], packed=True)
    return [not _is_hidden(one, (*own.get(one.key, ()), *PATTERNS, *PACKED), names) for one in passages]


def _is_hidden(passage: Passage, patterns: Iterable[Covering], names: Collection[str]) -> bool:
    if passage.is_said and any(start < passage.end and passage.start < end for start, end in places(names, passage.text, packed=True)):
        return True
    for pattern in patterns:
        blanked = pattern.sub(_blank, passage.text)
        if blanked[passage.start : passage.end] != passage.text[passage.start : passage.end]:
            return True
    return False


def _blank(found: re.Match[str]) -> str:
    return BLANK * len(found[0])


def _normalised(contact: Contact) -> Contact:
    """Return it as the index writes: one form of each sign, lower case (NFKC)."""
    return Contact(**{part.name: unicodedata.normalize("NFKC", getattr(contact, part.name)).lower() for part in fields(contact)})


def _covering(patterns: Iterable[Covering], names: Collection[str], text: str) -> str:
    return without(names, _without(patterns, text), HIDDEN)


def _plainly(text: str, known: Contact | None) -> str:
    for part in (known.address, known.email, known.phone, known.name, known.on_envelope) if known else ():
        if len(part.strip()) > 1:
            text = text.replace(part.strip(), HIDDEN)
    for name in (known.name, known.on_envelope) if known else ():
        text = _without(ways(name), text) if name and may_stand(name, text) else text
    return text


def _without(patterns: Iterable[Covering], text: str) -> str:
    for pattern in patterns:
        text = pattern.sub(HIDDEN, text)
    return text


def _of(known: Contact) -> list[Covering]:
    """Return what covers one person's name, phone, mail and address, however they are written."""
    parts = [known.address, known.email, known.phone]
    return [*(_loose(part) for part in map(str.strip, parts) if len(part) > 1), *ways(known.name), *ways(known.on_envelope)]


def _loose(part: str) -> re.Pattern[str]:
    chars = [re.escape(char) for char in part if not char.isspace() and char not in "-–—"]
    return re.compile(r"[\s\-–—]*".join(chars), re.IGNORECASE)
