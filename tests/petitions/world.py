"""One petition at every station, walked once for a test process."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache, partial
from hashlib import sha256
from importlib import import_module
from typing import Any

from django.apps import apps
from django.db import connection, transaction

from tests.enterprise import Enterprise, build
from tests.linked import LINKED_ROUTES, call_outs
from tests.stage import Stage
from tests.walking import ROUTES, Walk, conclusion
from xinqiao.directory import snapshot
from xinqiao.directory.duties import Actor, Clockwork, PetitionerActor
from xinqiao.directory.models import Edition
from xinqiao.petitions.models import LinkedRecord, Petition, Referral
from xinqiao.petitions.zone import SHANGHAI
from xinqiao.rules.terms import Path, ServiceWay
from xinqiao.rules.triage import Sort

MONDAY = datetime(2026, 3, 2, 9, tzinfo=SHANGHAI)  # the day on which every petition of the world stands
THURSDAY = datetime(2026, 3, 5, 9, tzinfo=SHANGHAI)  # the day on which the tests take their step
MIXED = (Sort("0703", Path.OPINION), Sort("1301", Path.STUDY))  # a claim and a proposal in one petition
SPLIT = (Sort("0703", Path.OPINION), Sort("0102", Path.ARBITRATION))
EVERYBODY = (
    "receptionist", "clerk", "head", "handler", "unit_head", "other_handler", "other_head", "leader", "discipline",
    "auditor", "admin", "petitioner", "another petitioner", "clockwork",
)  # fmt: skip


def _go(walk: Walk, to: str) -> Walk:
    return walk.to(to)


def _returned(walk: Walk) -> Walk:
    return walk.to("declined").take("take_back", "clerk", note="产权确已移交。")


def _own(walk: Walk) -> Walk:
    return walk.to("triaged").take("accept", "clerk")


def _diverting(walk: Walk) -> Walk:
    return walk.take("triage", "clerk", category="0201", path=Path.ARBITRATION)


def _forwarded(walk: Walk) -> Walk:
    walk.to("forwarded")
    for name in ("accept", "reply", "sign", "serve"):
        getattr(walk, f"_{name}")()
    return walk


def _wanting_to_withdraw(walk: Walk) -> Walk:
    return walk.take("ask_withdrawal", walk.petitioner, reason="暖气来了，不用办了。", is_voluntary=True)


def _hazard(walk: Walk) -> Walk:
    return _wanting_to_withdraw(walk.take("triage", "clerk", category="0901", path=Path.OPINION))


def _own_withdrawal(walk: Walk) -> Walk:
    return _wanting_to_withdraw(_own(walk))


def _split(walk: Walk) -> Walk:
    return walk.take("triage", "clerk", category="0703", path=Path.OPINION, sorts=SPLIT)


def _split_on(walk: Walk) -> Walk:
    return _split(walk).take("divert", "clerk", competent_body="市劳动争议仲裁委员会", limit="一年内")


def _reopening(walk: Walk) -> Walk:
    terms = import_module("xinqiao.rules.terms")
    return walk.take("ask_reopen", walk.petitioner, ground=terms.ReopenGround.NEW_FACTS, reason="有新的情况。")


def _closed_refusal(walk: Walk) -> Walk:
    walk.to("refused").take("serve", "clerk", way=ServiceWay.IN_PERSON, recipient="本人")
    return _reopening(walk.take("close", "clerk"))


def _own_reopening(walk: Walk) -> Walk:
    _own(walk).take("reply", "clerk", conclusions=tuple(conclusion() for _ in walk.dossier.claims))
    walk.take("sign", "head").take("serve", "clerk", way=ServiceWay.IN_PERSON, recipient="本人")
    return _reopening(walk)


STATIONS: dict[str, tuple[Callable[[Walk], Walk], dict[str, Any]]] = {
    **{station: (partial(_go, to=station), {}) for station in ROUTES},
    "returned": (_returned, {}),  # the unit's objection was agreed to
    "forwarded_replied": (_forwarded, {}),  # no report is owed
    "accepted_by_office": (_own, {}),  # the petition office handles it itself
    "closed_refusal_reopen_asked": (_closed_refusal, {}),
    "own_reopen_asked": (_own_reopening, {}),
    "withdrawal_asked_at_once": (_wanting_to_withdraw, {}),
    "hazard_withdrawal_asked": (_hazard, {}),
    "own_withdrawal_asked": (_own_withdrawal, {}),
    **{station: (partial(_go, to=station), {"is_close": True} if station in call_outs.ROUTES else {}) for station in LINKED_ROUTES},
    "triaged_diverting": (_diverting, {}),
    "triaged_split": (_split, {}),  # one claim is ours, the other a labour dispute
    "partly_diverted": (_split_on, {}),
    **{
        f"proposal_{station}": (partial(_go, to=station), {"path": Path.STUDY})
        for station in ("assigned", "accepted", "drafted", "signed", "replied")
    },
    **{
        f"mixed_{station}": (partial(_go, to=station), {"sorts": MIXED})
        for station in ("triaged", "assigned", "accepted", "drafted", "signed", "replied")
    },
}


@dataclass
class World:
    """The enterprise and the petitions, by the name of the station where they stand."""

    enterprise: Enterprise
    keys: dict[str, int]

    @property
    def office(self) -> int:
        return self.enterprise.office.pk

    @property
    def mine(self) -> int:
        return self.enterprise.mine.pk

    def at(self, station: str) -> Petition:
        """Return the petition that stands at `station`, fresh from the store."""
        return Petition.objects.get(pk=self.keys[station])

    def referral(self, station: str) -> Referral:
        """Return the newest referral of the petition at `station`."""
        return Referral.objects.filter(petition=self.keys[station]).latest("pk")

    def linked(self, station: str, kind: str) -> LinkedRecord:
        """Return the newest linked record of this kind of the petition at `station`."""
        return LinkedRecord.objects.filter(petition=self.keys[station], kind=kind).latest("pk")

    def actor(self, key: str, petition: Petition) -> Actor:
        """Return one of EVERYBODY; "petitioner" is the one of `petition`."""
        if key == "petitioner":
            return PetitionerActor(petition_id=petition.pk)
        if key == "another petitioner":
            return PetitionerActor(petition_id=(petition.pk or 0) + 1)
        return Clockwork() if key == "clockwork" else self.enterprise.actor(key, MONDAY.date())


@lru_cache(maxsize=1)
def _tables() -> tuple[tuple[str, int, str], ...]:
    """Return (name, number of columns, key) of all our tables."""
    ours = [model for model in apps.get_models() if model.__module__.startswith("xinqiao.")]
    return tuple((m._meta.db_table, len(m._meta.concrete_fields), str(m._meta.pk.column)) for m in ours)


def contents() -> dict[str, list[Any]]:
    """Return all rows of all our tables: two moments with the same contents have nothing written between them."""
    rows = {}
    with connection.cursor() as cursor:
        for table, _, key in _tables():
            cursor.execute(f'SELECT * FROM "{table}" ORDER BY "{key}"')  # noqa: S608  (our own names)
            rows[table] = cursor.fetchall()
    return rows


def moment() -> str:
    """Return a print of the whole store: two moments with the same print have nothing written between them (`contents` shows what, where they differ)."""
    if connection.vendor == "sqlite":
        return sha256(connection.connection.serialize()).hexdigest()
    parts = (f"SELECT '{table}' AS t, count(*) AS n, sum(hashtextextended(r::text, 0)) AS h FROM \"{table}\" r" for table, _, _ in _tables())  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts) + " ORDER BY t")
        return str(cursor.fetchall())


def walk_everywhere() -> World:
    """Write the enterprise and walk a petition to every station."""
    enterprise = build()
    return World(enterprise, {name: go(Walk(enterprise, at=MONDAY, **traits)).petition.pk for name, (go, traits) in STATIONS.items()})


_STAGE = Stage("world", lambda: pickle.dumps(walk_everywhere()))


@contextmanager
def standing() -> Iterator[World]:
    """Let a test stand in the world; what it adds to the enterprise is not the next test's."""
    with _STAGE.open() as kept:
        yield pickle.loads(kept)  # noqa: S301  (our own bytes)


@lru_cache(maxsize=1)
def _walked() -> tuple[bytes, dict[str, list[Any]]]:
    """Walk every petition, keep all rows in memory, leave the store as it was."""
    with transaction.atomic():
        kept, rows = pickle.dumps(walk_everywhere()), contents()
        transaction.set_rollback(True)
    return kept, rows


def put_back() -> World:
    """Write the kept rows into the store of this test: where it cannot stand on a stage, since its threads commit."""
    kept, rows = _walked()
    Edition.objects.all().delete()
    with connection.cursor() as cursor:
        for table, columns, _ in _tables():
            if rows[table]:
                places = ", ".join(["%s"] * columns)
                cursor.executemany(f'INSERT INTO "{table}" VALUES ({places})', rows[table])  # noqa: S608
    snapshot.forget()
    world: World = pickle.loads(kept)  # noqa: S301  (our own bytes)
    return world
