"""A data folder for every process of a test run and a store of its own, chosen before the settings are read (a plugin: `-p tests.store`).

`XINQIAO_STORE=postgresql` runs on a private PostgreSQL; otherwise the store is SQLite.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path

import pytest

WANTED = os.environ.get("XINQIAO_STORE", "sqlite")

if "XINQIAO_TEST_DATA" not in os.environ:  # the workers of pytest-xdist inherit the store and the folder above theirs from the first process
    folder = tempfile.mkdtemp(prefix="xinqiao-test-")
    os.environ["XINQIAO_TEST_DATA"] = folder
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    os.environ["DATABASE_URL"] = ""
    if WANTED == "postgresql":
        from xinqiao.ops import private_postgresql

        os.environ["DATABASE_URL"] = private_postgresql.start(durable=False).url
own = Path(os.environ["XINQIAO_TEST_DATA"], os.environ.get("PYTEST_XDIST_WORKER", "alone"))  # no worker sweeps the files of another
(own / "static").mkdir(parents=True, exist_ok=True)
os.environ["XINQIAO_DATA"] = str(own)


@pytest.hookimpl(trylast=True)
def pytest_configure() -> None:
    """Let pages of tests name static files without the manifest that only a built product has (stack.md, pitfall 6)."""
    from django.conf import settings  # lazy: not before pytest-django has set it up

    from xinqiao.sign_in.hashing import Argon2  # lazy, as above

    Argon2.time_cost, Argon2.memory_cost = 1, 8  # what a password costs is measured by itself (tests/sign_in)
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}


def pytest_sessionstart() -> None:
    """Refuse to run on another store than was asked for."""
    from django.db import connection  # lazy, as above

    if connection.vendor != WANTED:
        pytest.exit(f"asked for {WANTED}, but the store is {connection.vendor}", returncode=3)


def pytest_report_header() -> str:
    """Say on which store the run is."""
    return f"store: {WANTED}"
