"""A data folder of its own for every test run, chosen before the settings are read (a plugin: `-p tests.store`)."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path

import pytest

if "XINQIAO_TEST_DATA" not in os.environ:  # the workers of pytest-xdist inherit the folder of the first process
    folder = tempfile.mkdtemp(prefix="xinqiao-test-")
    (Path(folder) / "static").mkdir()
    os.environ["XINQIAO_TEST_DATA"] = folder
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
os.environ["XINQIAO_DATA"] = os.environ["XINQIAO_TEST_DATA"]


@pytest.hookimpl(trylast=True)
def pytest_configure() -> None:
    """Let pages of tests name static files without the manifest that only a built product has (stack.md, pitfall 6)."""
    from django.conf import settings  # lazy: not before pytest-django has set it up

    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
