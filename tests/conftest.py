"""What every test with a database uses: a small enterprise and petitions that walked real steps."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.enterprise import Enterprise, build
from tests.stage import Stage
from tests.walking import Walk

STAGE = Stage("enterprise", lambda: pickle.dumps(build()))


@pytest.fixture(autouse=True)
def _fresh_memory(request: pytest.FixtureRequest) -> None:
    """Nothing of an earlier test's directory or figures stays in memory."""
    if {"db", "transactional_db"} & set(request.fixturenames) or request.node.get_closest_marker("django_db"):
        from django.core.cache import cache  # lazy: rules tests run without Django

        from xinqiao.directory import snapshot  # lazy, as above

        snapshot.forget()
        cache.clear()


@pytest.fixture(autouse=True)
def _no_look_at_what_waits(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """PostgreSQL numbers on from test to test: without this one filing in 64 would cost one statement more than the others."""
    if "enterprise" in request.fixturenames:
        from xinqiao.wording import index  # lazy: rules tests run without Django

        monkeypatch.setattr(index, "LOOK_EVERY", 2**62)


@pytest.fixture(autouse=True)
def _plain_static_files(settings: Any) -> None:
    """Pages name static files as they are; the hashed names of a served product exist only after collecting."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain}


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Before the store of the tests is dropped, end what a test's thread may have left open: PostgreSQL waits for nobody."""
    from django.db import connection  # lazy: rules tests run without Django

    from tests import stage  # lazy, as above

    with django_db_blocker.unblock():
        stage.prepare()
    yield
    with django_db_blocker.unblock():
        stage.clear()
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT pid, backend_type, state, left(query, 200), pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
            for row in cursor.fetchall():
                print("left open:", *row)


@pytest.fixture
def enterprise(db: Any) -> Iterator[Enterprise]:
    """A group with its petition office, discipline department and two mines, and people with duties; each test has objects of its own."""
    from django.db import connection  # lazy: rules tests run without Django

    if connection.in_atomic_block:
        with STAGE.open() as kept:
            yield pickle.loads(kept)  # noqa: S301  (our own bytes)
    else:  # its threads and servers must see what it commits
        yield build()


@pytest.fixture
def walk(enterprise: Enterprise) -> Callable[..., Walk]:
    """`walk("accepted")` files a petition and takes real steps until it stands there."""

    def start(to: str = "registered", **traits: Any) -> Walk:
        return Walk(enterprise, **traits).to(to)

    return start
